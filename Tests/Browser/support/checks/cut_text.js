() => [...document.body.querySelectorAll('*')].filter(element => {
  if (!element.checkVisibility() || !element.textContent.trim() || element.closest('svg')) return false;
  const style = getComputedStyle(element);
  if (style.clipPath !== 'none' || element.clientWidth <= 1) return false;
  const cuts = value => value === 'hidden' || value === 'clip';
  return (cuts(style.overflowY) && element.scrollHeight > element.clientHeight + 1)
    || (cuts(style.overflowX) && element.scrollWidth > element.clientWidth + 1);
}).map(element => `${element.localName}.${element.className} cuts “${element.textContent.trim().slice(0, 40)}”`)
