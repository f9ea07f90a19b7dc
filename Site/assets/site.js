(function () {
'use strict';
var page = document, root = page.documentElement, script = page.currentScript, base = script.src.replace(/assets\/[^/]*$/, '');
root.classList.add('js');
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
cards();
reveal();
addEventListener('hashchange', reveal);
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
function cards() {
var card, owner, timer, known = new Map(), asked = new Set();
function soon(action, delay) { clearTimeout(timer); timer = setTimeout(action, delay); }
function linkAt(target) { return target.closest && target.closest('main a[href]:not(.card a)'); }
function isMarker(link) { return Boolean(link.closest('.ev')) && /^#evidence-/.test(link.getAttribute('href')); }
function content(link, then) {
var words = link.nextElementSibling;
if (isMarker(link)) then(page.getElementById(link.hash.slice(1)).querySelector('div').cloneNode(true));
else if (words && words.matches('.words[hidden]')) then(lines([words.textContent]));
else preview(link, then);
}
function lines(texts) {
var body = page.createElement('div');
texts.forEach(function (text, place) {
if (!text) return;
var line = page.createElement(texts.length > 1 ? ['b', 'span', 'small'][place] : 'span');
line.textContent = text;
body.append(line);
});
return body;
}
function preview(link, then) {
var address = link.href.split('#')[0], path = address.slice(base.length), hash = 0x811c9dc5, count = +script.dataset.cards;
if (!count || !address.startsWith(base) || !/^(people|organisations|meetings)\/(?!index)/.test(path) || address === here()) return;
for (var place = 0; place < path.length; place += 1) hash = Math.imul(hash ^ path.charCodeAt(place), 0x01000193) >>> 0;
var file = base + 'assets/cards/' + hash % count + '.js';
function give() { if (known.has(path)) then(lines(known.get(path))); }
if (known.has(path) || asked.has(file)) return give();
var part = page.createElement('script');
part.src = file;
part.onload = give;
asked.add(file);
page.head.append(part);
}
window.briefingCards = function (entries) { Object.keys(entries).forEach(function (path) { known.set(path, entries[path]); }); };
function here() { return location.href.split(/[?#]/)[0]; }
function hide() {
clearTimeout(timer);
if (!card) return;
card.remove();
owner.removeAttribute('aria-describedby');
if (isMarker(owner)) owner.setAttribute('aria-expanded', 'false');
card = owner = null;
}
function show(link, isOpened) {
if (link === owner && !isOpened) return;
content(link, function (body) {
hide();
owner = link;
card = page.createElement('div');
card.className = 'card';
card.id = 'card';
if (isMarker(link)) card.setAttribute('data-evidence', '');
card.append(body);
if (isOpened) openFor(link);
else describe(link, body);
page.body.append(card);
place(link);
if (isOpened) card.focus();
});
}
function describe(link, body) {
body.querySelectorAll('a').forEach(function (inner) { inner.replaceWith.apply(inner, inner.childNodes); });
card.setAttribute('role', 'tooltip');
link.setAttribute('aria-describedby', card.id);
card.addEventListener('pointerenter', function () { clearTimeout(timer); });
card.addEventListener('pointerleave', function () { soon(hide, 200); });
}
function openFor(link) {
var close = page.createElement('button');
close.type = 'button';
close.className = 'close';
close.textContent = '×';
close.setAttribute('aria-label', script.dataset.close);
close.addEventListener('click', leave);
card.setAttribute('role', 'dialog');
card.setAttribute('aria-label', link.textContent);
card.tabIndex = -1;
card.append(close);
card.addEventListener('keydown', function (event) {
var stops = card.querySelectorAll('a, button'), edge = stops[event.shiftKey ? 0 : stops.length - 1];
if (event.key !== 'Tab' || (page.activeElement !== edge && !(event.shiftKey && page.activeElement === card))) return;
event.preventDefault();
leave();
});
link.setAttribute('aria-expanded', 'true');
}
function leave() {
var link = owner;
hide();
if (link) link.focus({ preventScroll: true });
hide();
}
function place(link) {
var boxes = link.getClientRects(), at = boxes[boxes.length - 1], room = root.clientWidth - card.offsetWidth - 12;
var fits = at.bottom + card.offsetHeight + 12 < innerHeight || at.top < card.offsetHeight + 12;
var top = fits ? at.bottom + 6 : at.top - card.offsetHeight - 6;
card.style.left = Math.max(12, Math.min(at.left - 12, room)) + scrollX + 'px';
card.style.top = top + scrollY + 'px';
}
function isOpen() { return card && card.getAttribute('role') === 'dialog'; }
page.addEventListener('pointerover', function (event) {
var link = event.pointerType === 'mouse' && !isOpen() && linkAt(event.target);
if (link && link === owner) clearTimeout(timer);
else if (link) soon(function () { show(link); }, 280);
});
page.addEventListener('pointerout', function (event) { if (!isOpen() && linkAt(event.target)) soon(hide, 250); });
page.addEventListener('focusin', function (event) {
var link = linkAt(event.target);
if (card && card.contains(event.target)) return;
hide();
if (link && link.matches(':focus-visible')) soon(function () { show(link); }, isMarker(link) ? 0 : 280);
});
page.addEventListener('keydown', function (event) {
if (event.key !== 'Escape') return;
if (isOpen()) leave(); else hide();
});
page.addEventListener('click', function (event) {
if (card && card.contains(event.target)) return;
var link = linkAt(event.target), wasOpen = isOpen() && link === owner;
if (!link || !isMarker(link) || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return hide();
event.preventDefault();
if (wasOpen) leave(); else show(link, true);
});
page.querySelectorAll('.ev a[href^="#evidence-"]').forEach(function (link) {
link.setAttribute('aria-haspopup', 'dialog');
link.setAttribute('aria-expanded', 'false');
});
}
function reveal() {
var id = location.hash.slice(1), target;
try { target = id && page.getElementById(decodeURIComponent(id)); } catch (error) { return; }
page.querySelectorAll('[data-passage]').forEach(function (piece) {
piece.classList.toggle('here', piece.dataset.passage.split(' ').includes(id));
});
var closed = target && target.closest('details:not([open])');
if (!closed) return;
closed.open = true;
target.scrollIntoView();
}
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
