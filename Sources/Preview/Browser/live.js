/* Keeps a page of the preview up to date. It is added when the page is served and is no part of the site. */
(function () {
  'use strict';
  var page = document, own = page.currentScript.dataset, key = 'briefing-preview:' + location.pathname;
  var isServed = Number(own.version) > 0, seen = Number(own.number), session = own.session, source, latest;
  var root = own.edition ? '/.briefing/edition/' + encodeURIComponent(own.edition) + '/' : '/';

  /* Reloading, with all that a reader did to the page. */

  function fields() { return Array.from(page.querySelectorAll('input, textarea, select')); }
  function name(field) { return [field.tagName, field.type, field.name, field.id].join(' '); }
  function valueOf(field) {
    if (field.type === 'checkbox' || field.type === 'radio') return field.checked;
    return field.multiple ? Array.from(field.options).map(function (option) { return option.selected; }) : field.value;
  }
  function details() { return Array.from(page.querySelectorAll('details')); }
  function scrolled() { return Array.from(page.querySelectorAll('*')).filter(function (e) { return e.scrollLeft || (e.scrollTop && e !== page.documentElement); }); }
  /* Where an element stands among those of its kind: its number in the page, or its id, which outlasts what is added before it. */
  function placeOf(element, all) { return element.id ? '#' + element.id : all.indexOf(element); }
  function at(place, all) { return typeof place === 'string' ? page.getElementById(place.slice(1)) : all[place]; }

  function reload() {
    var everything = Array.from(page.querySelectorAll('*')), focus = page.activeElement, list = details();
    var state = {
      x: scrollX, y: scrollY, bar: !!bar && bar.open,
      fields: fields().filter(function (f) { return f.type !== 'password' && f.type !== 'file'; })
        .map(function (f) { return { name: name(f), value: valueOf(f), isFocused: f === focus, start: selection(f, 'selectionStart'), end: selection(f, 'selectionEnd') }; }),
      details: list.map(function (d) { return { place: placeOf(d, list), open: d.open }; }),
      scrolled: scrolled().map(function (e) { return { place: placeOf(e, everything), x: e.scrollLeft, y: e.scrollTop }; })
    };
    try { sessionStorage.setItem(key, JSON.stringify(state)); history.scrollRestoration = 'manual'; } catch (error) { /* Without a store the page opens at its top. */ }
    if (source) source.close();
    location.reload();
  }

  function selection(field, end) { try { return field[end]; } catch (error) { return null; } }

  function restore() {
    var text, state;
    try { text = sessionStorage.getItem(key); state = JSON.parse(text); } catch (error) { return; }
    if (!state) return;
    if (isServed) sessionStorage.removeItem(key);
    isBarOpen = state.bar;
    var counts = {}, waiting = {};
    state.fields.forEach(function (old) { (waiting[old.name] = waiting[old.name] || []).push(old); });
    fields().forEach(function (field) {
      var n = name(field), number = counts[n] = (counts[n] || 0) + 1, old = (waiting[n] || [])[number - 1];
      if (!old) return;
      if (JSON.stringify(valueOf(field)) !== JSON.stringify(old.value)) {
        if (typeof old.value === 'boolean') field.checked = old.value;
        else if (Array.isArray(old.value)) Array.from(field.options).forEach(function (option, i) { option.selected = old.value[i]; });
        else field.value = old.value;
        field.dispatchEvent(new Event('input', { bubbles: true }));
        field.dispatchEvent(new Event('change', { bubbles: true }));
      }
      if (old.isFocused) {
        field.focus({ preventScroll: true });
        try { field.setSelectionRange(old.start, old.end); } catch (error) { /* Not all fields have a selection. */ }
      }
    });
    var list = details();
    state.details.forEach(function (old) {
      var element = at(old.place, list);
      if (element && element.tagName === 'DETAILS') element.open = old.open;
    });
    var everything = Array.from(page.querySelectorAll('*'));
    state.scrolled.forEach(function (old) {
      var element = at(old.place, everything);
      if (element) element.scrollTo({ left: old.x, top: old.y, behavior: 'instant' });
    });
    function scroll() { scrollTo({ left: state.x, top: state.y, behavior: 'instant' }); }
    scroll();
    addEventListener('load', function () {
      scroll();
      history.scrollRestoration = 'auto';
    });
  }

  /* Showing another state of the page without loading it. What came with the page is kept as it was before scripts changed it; only what
     differs from that is exchanged, and only where no script had a hand in it. Everything else is loaded anew. */

  var came, twins = new WeakMap();
  /* What scripts of the page set up one by one when it is loaded. */
  var made = '[data-sort], .sorts, .gfx, .group, .ev, script';

  function pair(old, live) {
    twins.set(old, live);
    for (var i = 0; i < old.childNodes.length; i += 1) pair(old.childNodes[i], live.childNodes[i]);
  }

  page.addEventListener('readystatechange', function () {
    if (page.readyState !== 'interactive' || !page.body) return;
    came = page.body.cloneNode(true);
    came.materials = materials(page.head);
    pair(came, page.body);
  });

  function isAlike(a, b) {
    return a.nodeType === 1 && a.nodeName === b.nodeName && a.cloneNode().isEqualNode(b.cloneNode());
  }

  /* Collects what has to be exchanged below an element; false where that cannot be done. */
  function compare(old, fresh, changes) {
    var olds = Array.from(old.childNodes), news = Array.from(fresh.childNodes), next = null;
    while (olds.length && news.length && olds[0].isEqualNode(news[0])) { olds.shift(); news.shift(); }
    while (olds.length && news.length && olds[olds.length - 1].isEqualNode(news[news.length - 1])) { next = olds.pop(); news.pop(); }
    if (olds.length === news.length && olds.every(function (node, i) { return isAlike(node, news[i]); })) {
      return olds.every(function (node, i) { return compare(node, news[i], changes); });
    }
    var parent = twins.get(old);
    if (!parent.isConnected || parent.closest(made) || (next && twins.get(next).parentNode !== parent)) return false;
    if (!next && parent.lastChild !== twins.get(old.lastChild) && old.lastChild) return false;
    var isTouched = olds.some(function (node) { var live = twins.get(node); return live.parentNode !== parent || !live.isEqualNode(node); });
    var needsScripts = news.some(function (node) { return node.nodeType === 1 && (node.matches(made) || node.querySelector(made)); });
    if (isTouched || needsScripts) return false;
    changes.push(function () {
      olds.forEach(function (node) { twins.get(node).remove(); node.remove(); });
      news.forEach(function (node) {
        var copy = page.importNode(node, true), live = copy.cloneNode(true);
        old.insertBefore(copy, next);
        parent.insertBefore(live, next && twins.get(next));
        pair(copy, live);
      });
    });
    return true;
  }

  function materials(from) {
    return Array.from(from.querySelectorAll('link[rel~="stylesheet"], script[src]')).map(function (e) { return e.getAttribute('href') || e.getAttribute('src'); }).join();
  }

  function renew() {
    if (!came || !isServed) return reload();
    fetch(location.pathname + location.search).then(function (answer) { return answer.ok ? answer.text() : ''; }).then(function (text) {
      var fresh = new DOMParser().parseFromString(text, 'text/html'), changes = [];
      var script = fresh.querySelector('script[src="/.briefing/live.js"]');
      if (!script || script.dataset.session !== session || materials(fresh.head) !== came.materials || !isAlike(came, fresh.body) ||
        !compare(came, fresh.body, changes)) return reload();
      changes.forEach(function (change) { change(); });
      page.title = fresh.title;
      own.version = script.dataset.version;
      seen = Math.max(seen, Number(script.dataset.number));
    }).catch(reload);
  }

  /* What changed. */

  function addressOf(path) { return new URL(root + path.split('/').map(encodeURIComponent).join('/'), location.href).pathname; }
  function pathOf(address) {
    try { var url = new URL(address, location.href); return url.origin === location.origin ? decodeURI(url.pathname) : ''; } catch (error) { return ''; }
  }

  function swap(element, attribute) {
    var fresh = element.cloneNode(), url = new URL(element[attribute], location.href);
    url.searchParams.set('build', latest.number);
    if (element.tagName === 'IMG') { element[attribute] = url.href; return; }
    fresh[attribute] = url.href;
    fresh.addEventListener('load', function () { element.remove(); });
    fresh.addEventListener('error', function () { element.remove(); });
    element.after(fresh);
  }

  function take(event) {
    var before = latest;
    latest = event;
    if (event.session !== session) {
      /* Another program answers now. What it shows may be anything, once it shows something. */
      if (event.built) reload(); else show(event);
      return;
    }
    show(event);
    if (!event.built) return;
    var isOther = event.version !== Number(own.version) && !(before && before.version === event.version);
    if (isOther && !event.version) return reload();
    if (isOther) renew();
    if (event.number <= seen) return;
    seen = event.number;
    var paths = event.changed || [];
    if (event.changes > paths.length) return reload();
    var changed = new Set(paths.map(function (path) { return decodeURI(addressOf(path)); }));
    if (!changed.size) return;
    var styles = Array.from(page.querySelectorAll('link[rel~="stylesheet"]')), images = Array.from(page.images), swapped = new Set();
    styles.forEach(function (link) { var path = pathOf(link.href); if (changed.has(path)) { swapped.add(path); swap(link, 'href'); } });
    images.forEach(function (image) { var path = pathOf(image.src); if (changed.has(path)) { swapped.add(path); swap(image, 'src'); } });
    var isStale = performance.getEntriesByType('resource').some(function (entry) {
      var path = pathOf(entry.name);
      return changed.has(path) && !swapped.has(path) && !/\.(css|svg|png|jpe?g|gif|webp|avif|ico)$/i.test(path);
    });
    if (isStale) reload();
  }

  /* A page that nobody sees lets go of its connection, of which a browser has few; it asks what it missed when it is seen again. */

  function listen() {
    if (source || page.visibilityState === 'hidden') return;
    source = new EventSource('/.briefing/events?edition=' + encodeURIComponent(own.edition) + '&path=' + encodeURIComponent(own.path) +
      '&session=' + session + '&since=' + seen);
    source.addEventListener('message', function (event) { away(false); take(JSON.parse(event.data)); });
    source.addEventListener('error', function () {
      away(true);
      if (source && source.readyState === EventSource.CLOSED) { source = null; setTimeout(listen, 1000); }
    });
  }
  function leave() { if (source) { source.close(); source = null; } }
  page.addEventListener('visibilitychange', function () { if (page.visibilityState === 'hidden') leave(); else listen(); });
  addEventListener('pagehide', leave);
  addEventListener('pageshow', listen);

  /* What the preview says, in a tree of its own that the site's styles do not reach. */

  var host, tree, bar, broken, isBarOpen = false;

  function make(tag, attributes, children) {
    var element = page.createElement(tag);
    Object.keys(attributes || {}).forEach(function (name) { element.setAttribute(name, attributes[name]); });
    (children || []).forEach(function (child) { element.append(child); });
    return element;
  }

  function stage() {
    if (host) return;
    host = make('briefing-preview');
    tree = host.attachShadow({ mode: 'open' });
    tree.append(make('link', { rel: 'stylesheet', href: '/.briefing/live.css' }));
    page.documentElement.append(host);
  }

  function show(event) {
    if (page.readyState === 'loading') { page.addEventListener('DOMContentLoaded', function () { show(event); }, { once: true }); return; }
    if (!event.editions) return;
    stage();
    showBar(event);
    showBroken(event);
  }

  function showBroken(event) {
    if (broken) broken.remove();
    broken = null;
    if (!event.broken) return;
    var close = make('button', { type: 'button' }, ['Close']);
    var count = event.errors === 1 ? '1 error' : event.errors + ' errors';
    broken = make('section', { class: 'broken', 'aria-label': 'Errors in the content' }, [
      close, make('h1', { role: 'alert' }, [count + (event.built ? ': this is the last good version' : ': there is nothing to show yet')]),
      make('ol', {}, (event.reports || []).map(report))]);
    if (event.errors > (event.reports || []).length) broken.append(make('p', {}, ['The terminal shows all of them.']));
    close.addEventListener('click', function () { broken.remove(); broken = null; });
    tree.append(broken);
  }

  function report(found) {
    var parts = [];
    if (found.file) {
      var place = found.file + ':' + found.line + ':' + found.column;
      parts.push(make('p', {}, [found.editor ? make('a', { href: found.editor }, [place]) : place]));
    }
    parts.push(make('p', { class: 'message' }, [found.message]));
    if (found.before || found.behind) {
      var run = /^[\p{L}\p{N}_-]+|^./u.exec(found.behind || '');
      var mark = run ? run[0] : ' ';
      parts.push(make('pre', {}, [found.before || '', make('span', { class: 'at' }, [mark]), (found.behind || '').slice(mark.length)]));
    }
    if (found.help) parts.push(make('p', {}, ['Help: ' + found.help]));
    return make('li', {}, parts);
  }

  function showBar(event) {
    var wasOpen = bar ? bar.open : isBarOpen, other = event.editions.length > 1;
    if (bar) bar.remove();
    var standing = make('span', { class: 'standing' });
    var panel = make('div', { class: 'panel' });
    bar = make('details', { class: 'bar' }, [
      make('summary', {}, [make('span', { class: event.broken ? 'dot bad' : 'dot' }), 'Preview', other && event.edition ? ' · ' + event.edition : '',
      event.warnings ? ' · ' + (event.warnings === 1 ? '1 warning' : event.warnings + ' warnings') : '', standing]), panel]);
    if (other) {
      panel.append(make('h2', {}, ['Edition']), make('ul', {}, event.editions.map(function (edition) {
        var isHere = edition.name === event.edition, words = edition.name + ' (up to ' + edition.ceiling + ')';
        var address = edition.root + own.path.split('/').map(encodeURIComponent).join('/');
        return make('li', isHere ? { 'aria-current': 'true' } : {}, [isHere ? words : make('a', { href: address }, [words])]);
      })));
    }
    if (event.warnings) panel.append(make('h2', {}, ['Warnings']), make('ol', { class: 'warnings' }, event.remarks.map(report)));
    if (event.warnings > (event.remarks || []).length) panel.append(make('p', {}, ['The terminal shows all of them.']));
    var changes = make('div', { class: 'changes' });
    panel.append(make('h2', {}, ['Since the last publication']), changes);
    bar.addEventListener('toggle', function () { if (bar.open) showChanges(changes); });
    tree.append(bar);
    if (event.built) ask('path=' + encodeURIComponent(own.path), function (found) {
      if (found.standing && found.standing !== 'unchanged' && found.standing !== 'unpublished') standing.textContent = ' · this page ' + words[found.standing];
    });
    bar.open = wasOpen;
  }

  var words = { new: 'is new', changed: 'has changed', removed: 'is no longer there', unchanged: 'is as it was' };

  function ask(query, then) {
    fetch('/.briefing/changes?edition=' + encodeURIComponent(own.edition) + '&' + query).then(function (answer) { return answer.ok ? answer.json() : {}; })
      .then(then, function () { /* The next event asks again. */ });
  }

  function showChanges(place) {
    ask('path=' + encodeURIComponent(own.path), function (here) {
      place.replaceChildren();
      if (here.standing === 'unpublished') { place.append('Nothing was published yet.'); return; }
      place.append(make('p', {}, ['This page ' + (words[here.standing] || 'is not there') + '.']));
      if (here.lines) place.append(make('ul', { class: 'lines' }, here.lines.map(function (line) {
        return make('li', {}, [make(line.is === 'added' ? 'ins' : 'del', {}, [line.text])]);
      })));
      if (here.more) place.append(make('p', {}, [here.more + ' more lines.']));
      if (here.standing === 'changed' && !here.lines) place.append(make('p', {}, ['What changed cannot be read on it: links, marks or the order of things.']));
      ask('', function (all) {
        var list = all.pages || [];
        place.append(make('p', {}, [list.length ? 'Pages that changed:' : 'No page changed.']), make('ul', { class: 'pages' }, list.map(function (entry) {
          return make('li', {}, [entry.standing === 'removed' ? entry.path : make('a', { href: addressOf(entry.path) }, [entry.path]), ' ' + entry.standing]);
        })));
        if (all.more) place.append(make('p', {}, [all.more + ' more.']));
      });
    });
  }

  /* Words of a source that somebody marks are offered as evidence to copy; the browser writes nothing. */

  var copier, most = 12;

  function wordsIn(range) {
    var part = range.cloneContents();
    part.querySelectorAll('sup, .uses, .vh').forEach(function (element) { element.remove(); });
    part.querySelectorAll('p, li, h1, h2, h3, h4, h5, h6, td, th, pre, br').forEach(function (element) { element.after(' '); });
    return part.textContent.replace(/\s+/g, ' ');
  }

  function count(text, words) {
    var number = 0, place = text.indexOf(words);
    while (place >= 0) { number += 1; place = text.indexOf(words, place + 1); }
    return number;
  }

  /* The passage as it is written in a sidecar, with the fewest words beside it that tell it from its likes. */
  function evidence(range) {
    var texts = Array.from(page.querySelectorAll('.text .prose')), before = range.cloneRange(), behind = range.cloneRange();
    if (!texts.length || !texts.some(function (text) { return text.contains(range.startContainer); })) return '';
    before.setStartBefore(texts[0]);
    before.setEnd(range.startContainer, range.startOffset);
    behind.setStart(range.endContainer, range.endOffset);
    behind.setEndAfter(texts[texts.length - 1]);
    var quote = wordsIn(range).trim(), start = wordsIn(before).trimStart(), end = wordsIn(behind).trimEnd(), all = start + wordsIn(range) + end;
    if (!quote) return '';
    var value = JSON.stringify(quote), left = start.trim().split(' '), right = end.trim().split(' ');
    for (var n = 1; count(all, quote) > 1 && n <= most; n += 1) {
      var prefix = left.slice(-n).join(' '), suffix = right.slice(0, n).join(' ');
      if (prefix && count(all, prefix + ' ' + quote) === 1) return 'evidence: {quote: ' + value + ', prefix: ' + JSON.stringify(prefix) + '}';
      if (suffix && count(all, quote + ' ' + suffix) === 1) return 'evidence: {quote: ' + value + ', suffix: ' + JSON.stringify(suffix) + '}';
    }
    return 'evidence: ' + value;
  }

  function offer() {
    var marked = getSelection(), text = marked.rangeCount && !marked.isCollapsed ? evidence(marked.getRangeAt(0)) : '';
    if (copier) copier.remove();
    copier = null;
    if (!text) return;
    stage();
    copier = make('button', { type: 'button', class: 'copier', title: text }, ['Copy as evidence']);
    copier.addEventListener('click', function () {
      navigator.clipboard.writeText(text).then(function () { copier.textContent = 'Copied'; }, function () { copier.textContent = text; });
    });
    tree.append(copier);
    var place = marked.getRangeAt(0).getBoundingClientRect();
    copier.style.top = Math.min(innerHeight - 40, Math.max(4, place.bottom + 8)) + 'px';
    copier.style.left = Math.min(innerWidth - copier.offsetWidth - 4, Math.max(4, place.left)) + 'px';
  }

  var offering;
  page.addEventListener('selectionchange', function () {
    if (!page.querySelector('.text .prose')) return;
    clearTimeout(offering);
    offering = setTimeout(offer, 150);
  });

  function away(isAway) {
    var dot = bar && bar.querySelector('.dot');
    if (dot) { dot.classList.toggle('away', isAway); dot.title = isAway ? 'The preview has stopped.' : ''; }
  }

  page.addEventListener('DOMContentLoaded', restore);
  listen();
})();
