console.warn("planted");
