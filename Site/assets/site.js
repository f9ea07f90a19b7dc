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
themeSwitch();
shortcut();
cards();
reveal();
addEventListener('hashchange', reveal);
sorting();
filtering();
middle();
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
var card, owner, wanted, timer, known = new Map(), asked = new Set();
function soon(action, delay) { clearTimeout(timer); timer = setTimeout(action, delay); }
function linkAt(target) { return target.closest && target.closest('main a[href]:not(.card a, svg a)'); }
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
wanted = null;
if (!card) return;
card.remove();
owner.removeAttribute('aria-describedby');
if (isMarker(owner)) owner.setAttribute('aria-expanded', 'false');
card = owner = null;
}
function show(link, isOpened) {
if (link === owner && !isOpened) return;
wanted = link;
content(link, function (body) {
if (wanted !== link) return;
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
var left = root.dir === 'rtl' ? at.right + 12 - card.offsetWidth : at.left - 12;
card.style.left = Math.max(12, Math.min(left, room)) + scrollX + 'px';
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
function sorting() {
function sorted(items, sign, key) {
return items.map(item => [key(item), item]).sort(([a], [b]) => !a - !b || sign * (a - b) || 0).map(pair => pair[1]);
}
page.querySelectorAll('[data-sort]').forEach(table => {
var heads = table.querySelectorAll('thead th'), said = table.previousElementSibling, texts = table.dataset;
heads.forEach((head, column) => {
var name = head.textContent.trim(), button = head.querySelector('button');
if (!button) return;
button.ariaLabel = texts.sort.replace('{0}', name);
(head.querySelector('a') ? button : head).onclick = () => {
var up = head.ariaSort !== 'ascending';
heads.forEach(other => { other.ariaSort = null; });
head.ariaSort = up ? 'ascending' : 'descending';
for (var body of table.tBodies) {
body.append(...sorted([...body.querySelectorAll('tr:not(.grp)')], up ? 1 : -1, row => row.cells[column].dataset.k));
}
said.textContent = texts[head.ariaSort].replace('{0}', name);
};
});
});
var buttons = page.querySelectorAll('.sorts button'), whole = page.createElement('ul');
var lists = [...page.querySelectorAll('.group .entries')].map(list => [list, [...list.children]]);
whole.className = 'entries';
buttons.forEach((button, order) => {
button.onclick = () => {
buttons.forEach(other => { other.ariaPressed = other === button; });
lists.forEach(([list, items]) => list.append(...items));
whole.remove();
if (order) {
lists[0][0].parentNode.before(whole);
whole.append(...sorted(lists.flatMap(part => part[1]), 1, item => item.dataset.k.split(' ')[order - 1]));
}
settle();
};
});
}
function settle() {
var gone = false;
page.querySelectorAll('.group').forEach(group => { gone |= group.hidden = !group.querySelector('li:not([hidden])'); });
page.querySelectorAll('.jumps').forEach(jumps => { jumps.hidden = gone; });
}
function middle() {
page.querySelectorAll('.gfx > .net:not(:has(.meet))').forEach(net => {
net.parentNode.scrollLeft = (net.clientWidth - net.parentNode.clientWidth) / 2;
});
}
function filtering() {
var field = page.querySelector('#filter'), timer;
if (!field) return;
var said = page.querySelector('.tools [role=status]'), search = page.querySelector('.tools a'), leading = page.querySelector('.leading');
var items = [...page.querySelectorAll('.group li')].map(item => [item, fold(item.textContent)]);
function fold(text) { return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase(); }
field.oninput = () => {
var words = fold(field.value).match(/\S+/g), shown = 0;
items.forEach(([item, text]) => {
item.hidden = words && !words.every(word => text.includes(word));
shown += !item.hidden;
});
settle();
if (leading) leading.hidden = !!words;
if (search) {
search.hidden = !words;
search.search = new URLSearchParams({ q: field.value });
}
clearTimeout(timer);
timer = setTimeout(() => {
said.textContent = words ? said.dataset.shown.replace('{0}', shown).replace('{1}', items.length) : '';
}, 300);
};
field.oninput();
}
})();
