() => {
  const faults = [], root = document.documentElement;
  if (!root.lang) faults.push('no language');
  if (!['ltr', 'rtl'].includes(root.dir)) faults.push('no direction');
  const wanted = new Intl.Locale(root.lang || 'en').getTextInfo?.().direction;
  if (wanted && root.dir !== wanted) faults.push(`${root.lang} runs ${root.dir}`);
  if (!document.title.trim()) faults.push('no title');
  const headings = [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].filter(heading => heading.checkVisibility());
  const firsts = headings.filter(heading => heading.localName === 'h1');
  if (firsts.length !== 1) faults.push(`${firsts.length} first headings`);
  let level = 0;
  for (const heading of headings) {
    const own = Number(heading.localName[1]);
    if (own > level + 1) faults.push(`heading “${heading.textContent.trim().slice(0, 40)}” goes from level ${level} to ${own}`);
    level = own;
  }
  const ids = new Set();
  for (const element of document.querySelectorAll('[id]')) {
    if (ids.has(element.id)) faults.push(`id ${element.id} twice`);
    ids.add(element.id);
  }
  for (const link of document.querySelectorAll('a[href^="#"]')) {
    const id = decodeURIComponent(link.getAttribute('href').slice(1));
    if (id && !ids.has(id)) faults.push(`no target for #${id}`);
  }
  return faults;
}
