() => {
  const faults = document.getAnimations().map(animation => `animation on ${animation.effect?.target?.localName}`);
  for (const element of document.querySelectorAll('*')) {
    const style = getComputedStyle(element);
    const lasts = value => value.split(',').some(time => parseFloat(time) > .01);
    if (lasts(style.transitionDuration) || (style.animationName !== 'none' && lasts(style.animationDuration)))
      faults.push(`${element.localName}.${element.className} moves`);
    if (style.scrollBehavior === 'smooth') faults.push(`${element.localName} scrolls smoothly`);
  }
  return faults;
}
