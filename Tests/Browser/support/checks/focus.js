() => {
  const element = document.activeElement;
  if (!element || element === document.body) return null;
  const path = [];
  for (let at = element; at.parentElement; at = at.parentElement) path.push([...at.parentElement.children].indexOf(at));
  const faults = [], look = node => {
    const style = getComputedStyle(node);
    return [style.outlineStyle, style.outlineWidth, style.outlineColor, style.boxShadow, style.borderColor, style.backgroundColor].join();
  };
  const style = getComputedStyle(element);
  const outlined = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 1;
  if (!outlined) {
    const focused = look(element);
    element.blur();
    const same = look(element) === focused;
    element.focus({focusVisible: true, preventScroll: true});
    if (same) faults.push('does not show that it has the focus');
  }
  const boxes = [...element.getClientRects()].filter(box => box.width > 0 && box.height > 0);
  const inside = boxes.filter(box => box.bottom > 0 && box.right > 0 && box.top < innerHeight && box.left < innerWidth);
  if (!inside.length) faults.push('has the focus outside of the window');
  const over = inside.flatMap(box => [[.5, .5], [.1, .5], [.9, .5], [.5, .1], [.5, .9]].map(([x, y]) =>
    document.elementFromPoint(box.left + box.width * x, box.top + box.height * y)));
  const seen = over.some(hit => hit && (element.contains(hit) || hit.contains(element)));
  if (inside.length && !seen) faults.push(`has the focus under ${over[0] ? `${over[0].localName}.${over[0].className}` : "the window's edge"}`);
  const name = `${element.localName} “${(element.getAttribute('aria-label') || element.textContent || element.name || '').trim().slice(0, 30)}”`;
  return {path: path.join('.'), name, faults};
}
