() => new Promise(resolve => {
  let total = 0;
  const moved = new Set();
  new PerformanceObserver(list => {
    for (const shift of list.getEntries()) {
      total += shift.value;
      for (const {node} of shift.sources) moved.add(node ? `${node.localName || node.nodeName}.${node.className || ''}` : '?');
    }
  }).observe({type: 'layout-shift', buffered: true});
  setTimeout(() => resolve(total ? [`${total.toFixed(5)} (${[...moved].join(', ')})`] : []), 120);
})
