() => {
  const root = document.documentElement;
  const over = root.scrollWidth - root.clientWidth;
  if (over <= 0) return [];
  const leftToRight = getComputedStyle(root).direction === 'ltr';
  const widest = [...document.body.querySelectorAll('*')].filter(element => {
    const box = element.getBoundingClientRect();
    return box.width > 0 && (leftToRight ? box.right > root.clientWidth + 1 : box.left < -1);
  }).slice(-3).map(element => `${element.localName}.${element.className.baseVal ?? element.className}`);
  return [`${over} px wider than the window of ${root.clientWidth} px (${widest.join(', ')})`];
}
