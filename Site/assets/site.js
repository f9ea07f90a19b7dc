/* Conveniences; every page is whole without this file. It is loaded in the head, so that the theme is set before anything is painted. */
(function () {
  'use strict';
  var page = document, root = page.documentElement;
  root.classList.add('js');

  /* The theme: automatic, light or dark, remembered for the whole site. */
  var themes = ['auto', 'light', 'dark'], theme = 'auto';
  try { theme = localStorage.getItem('theme') || 'auto'; } catch (error) { /* storage may be denied */ }
  if (themes.indexOf(theme) < 0) theme = 'auto';
  wear(theme);

  function wear(name) {
    if (name === 'auto') delete root.dataset.theme; else root.dataset.theme = name;
  }

  page.addEventListener('DOMContentLoaded', function () {
    page.querySelectorAll('[data-js]').forEach(function (part) { part.hidden = false; });
    themeSwitch();
    shortcut();
    evidence();
    filter();
  });

  function themeSwitch() {
    var button = page.querySelector('.theme');
    if (!button) return;
    var word = button.querySelector('span');
    word.textContent = button.dataset[theme];
    button.addEventListener('click', function () {
      theme = themes[(themes.indexOf(theme) + 1) % themes.length];
      wear(theme);
      word.textContent = button.dataset[theme];
      try { localStorage.setItem('theme', theme); } catch (error) { /* then it holds for this page */ }
    });
  }

  /* Ctrl+K and Cmd+K lead to the search. Single keys stay free for assistive technology. */
  function shortcut() {
    page.addEventListener('keydown', function (event) {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
      var field = page.querySelector('#q') || page.querySelector('#find');
      if (!field) return;
      event.preventDefault();
      field.focus();
      field.select();
    });
  }

  /*
   * Evidence: a marker shows its passage beside it, taken from the list at the foot of the page.
   * The card can be pointed at, stays while it is, and goes on Escape. On touch screens the link leads to the list.
   */
  function evidence() {
    var card, owner, timer;

    function entry(marker) {
      var id = (marker.getAttribute('href') || '').slice(1);
      return /^evidence-/.test(id) && page.getElementById(id);
    }
    function marker(target) { return target.closest && target.closest('.ev a'); }
    function soon(action, delay) { clearTimeout(timer); timer = setTimeout(action, delay); }

    function hide() {
      clearTimeout(timer);
      if (!card) return;
      card.remove();
      owner.removeAttribute('aria-describedby');
      card = owner = null;
    }

    function show(link) {
      var source = entry(link);
      if (!source || link === owner) return;
      hide();
      var body = source.querySelector('div').cloneNode(true);
      body.querySelectorAll('a').forEach(function (inner) { inner.replaceWith.apply(inner, inner.childNodes); });
      card = page.createElement('div');
      card.className = 'card';
      card.id = 'evidence-card';
      card.setAttribute('role', 'tooltip');
      card.setAttribute('data-evidence', '');
      card.append(body);
      page.body.append(card);
      place(link);
      owner = link;
      link.setAttribute('aria-describedby', card.id);
      card.addEventListener('pointerenter', function () { clearTimeout(timer); });
      card.addEventListener('pointerleave', function () { soon(hide, 200); });
    }

    /* Below the marker, or above it where there is no room; never beyond the window's edges. */
    function place(link) {
      var at = link.getBoundingClientRect(), room = root.clientWidth - card.offsetWidth - 12;
      var fits = at.bottom + card.offsetHeight + 12 < innerHeight || at.top < card.offsetHeight + 12;
      var top = fits ? at.bottom + 6 : at.top - card.offsetHeight - 6;
      card.style.left = Math.max(12, Math.min(at.left - 12, room)) + scrollX + 'px';
      card.style.top = top + scrollY + 'px';
    }

    page.addEventListener('pointerover', function (event) {
      var link = event.pointerType === 'mouse' && marker(event.target);
      if (link && link === owner) clearTimeout(timer);
      else if (link) soon(function () { show(link); }, 250);
    });
    page.addEventListener('pointerout', function (event) {
      if (marker(event.target)) soon(hide, 250);
    });
    page.addEventListener('focusin', function (event) {
      var link = marker(event.target);
      if (link && link.matches(':focus-visible')) show(link); else hide();
    });
    page.addEventListener('keydown', function (event) { if (event.key === 'Escape') hide(); });
    page.addEventListener('click', hide);

    /* A passage in a closed list is opened for whoever follows its marker. */
    function reveal() {
      var target = location.hash.length > 1 && page.getElementById(decodeURIComponent(location.hash.slice(1)));
      var closed = target && target.closest('details:not([open])');
      if (!closed) return;
      closed.open = true;
      target.scrollIntoView();
    }
    addEventListener('hashchange', reveal);
    try { reveal(); } catch (error) { /* an address that cannot be decoded names nothing here */ }
  }

  /* The list from A to Z shows what holds all words that are typed; accents and case do not matter. */
  function filter() {
    var field = page.querySelector('#q'), found = page.querySelector('.found');
    if (!field || !found) return;
    var groups = Array.from(page.querySelectorAll('.sec:has(.az)')).map(function (section) {
      return { section: section, entries: Array.from(section.querySelectorAll('.az > li')).map(read) };
    });
    var jumps = page.querySelector('.jumps'), timer;

    function fold(text) { return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase(); }
    function read(item) { return { item: item, text: fold(item.textContent) }; }

    function run() {
      var words = fold(field.value).split(/\s+/).filter(Boolean), shown = 0, all = 0;
      groups.forEach(function (group) {
        var any = false;
        group.entries.forEach(function (entry) {
          var hit = words.every(function (word) { return entry.text.includes(word); });
          entry.item.hidden = !hit;
          any = any || hit;
          shown += hit;
          all += 1;
        });
        group.section.hidden = !any;
      });
      if (jumps) jumps.hidden = words.length > 0;
      /* Announced once the typing pauses. */
      clearTimeout(timer);
      timer = setTimeout(function () {
        found.textContent = words.length ? found.dataset.found.replace('{0}', shown).replace('{1}', all) : '';
      }, 300);
    }

    field.value = new URLSearchParams(location.search).get('q') || '';
    field.addEventListener('input', run);
    field.form.addEventListener('submit', function (event) {
      event.preventDefault();
      var first = page.querySelector('.az > li:not([hidden]) a');
      if (field.value && first) first.focus();
    });
    /* The arrow keys walk through what is left. */
    page.addEventListener('keydown', function (event) {
      var step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (!step) return;
      var links = Array.from(page.querySelectorAll('.az > li:not([hidden]) a')), at = links.indexOf(page.activeElement);
      if (at < 0 && page.activeElement !== field) return;
      var next = at + step < 0 ? field : links[at + step];
      if (next) { event.preventDefault(); next.focus(); }
    });
    if (field.value) run();
  }
})();
