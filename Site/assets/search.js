(function () {
'use strict';
const page = document, form = page.querySelector('.bigfind'), field = form.elements.q, found = page.querySelector('.found');
const hits = page.querySelector('.hits'), alphabet = page.querySelector('.alphabet');
const kinds = Array.from(form.elements.kind.options).slice(1);
const files = new Map(), takers = new Map();
let index;
window.briefingSearch = (name, data) => takers.get(name)(data);
function load(name) {
if (!files.has(name)) {
files.set(name, new Promise((resolve, reject) => {
const script = page.createElement('script');
takers.set(name, resolve);
script.src = hits.dataset.index + name + '.js' + (index ? '?' + index.version : '');
script.onload = () => script.remove();
script.onerror = () => { files.delete(name); reject(new Error(name)); };
page.head.append(script);
}));
}
return files.get(name);
}
async function open() {
const manifest = await load('manifest');
if (index) return;
Array.from(manifest.digits).forEach((digit, value) => { digits[digit] = value; });
manifest.letters.split(' ').forEach((pair) => letters.set(pair[0], pair.slice(1)));
manifest.records = manifest.kinds.reduce((sum, count) => sum + count, 0);
const owners = Array.from({ length: manifest.records }, (_, i) => i), counts = unpack(manifest.sections);
for (let i = 0, record = 0; i < counts.length; i += 1, record += 1) {
if (!counts[i]) record += counts[i += 1];
else for (let n = counts[i]; n; n -= 1) owners.push(record);
}
manifest.owners = owners;
for (const name of ['terms', 'names', 'namesBack']) manifest[name] = manifest[name].split('|');
index = manifest;
}
const digits = {};
function unpack(text) {
const numbers = [];
let high = 0;
for (let i = 0; i < text.length; i += 1) {
const digit = digits[text[i]];
if (digit < 56) numbers.push(high * 56 + digit);
high = digit < 56 ? 0 : high * 32 + digit - 56;
}
return numbers;
}
function unpackGaps(text) {
let next = 0;
return unpack(text).map((gap) => (next += gap + 1) - 1);
}
const letters = new Map(), folded = new Map(), mark = /\p{M}/u;
function fold(character) {
if (/['\u2018\u2019\u02bc]/.test(character)) return "'";
if (/[\u00ad\u200b-\u200f\u2060\ufeff]|\p{M}/u.test(character)) return '';
if (!/[\p{L}\p{N}]/u.test(character)) return null;
if (/[\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u{20000}-\u{3ffff}]/u.test(character)) return ' ' + character;
if (/[\uac00-\ud7a3]/.test(character)) return character;
let text = '';
for (const lower of character.toLowerCase()) {
for (const part of letters.has(lower) ? lower : lower.normalize('NFD')) {
if (!mark.test(part)) text += part !== 'υ' && letters.has(part) ? letters.get(part) : part;
}
}
return text;
}
function read(text) {
const words = [];
let word = '', start = 0, at = 0, apostrophe = -1;
function finish() {
if (apostrophe > 0 && apostrophe === word.length - 1 && word.endsWith('s')) word = word.slice(0, -1);
if (word) words.push({ word: word.length > 40 ? Array.from(word).slice(0, 40).join('') : word, start: start, end: at });
word = '';
apostrophe = -1;
}
for (const character of text) {
if (!folded.has(character)) folded.set(character, fold(character));
const own = folded.get(character), isAlone = own && own[0] === ' ';
if (own === null || isAlone) finish();
if (!word) start = at;
if (own === "'") apostrophe = word.length;
else for (let letter of (own || '').trim()) {
if (letter === 'υ') letter = word.endsWith('o') ? 'u' : 'y';
if (letter === 'y' && word) letter = 'i';
if (letter !== 'i' || word.length < 2 || !word.endsWith('i')) word += letter;
}
at += character.length;
if (isAlone) finish();
}
finish();
return words;
}
window.briefingSearch.words = (text) => open().then(() => read(text).map((one) => one.word));
async function entries(name, folder, beginning) {
const firsts = index[name], found = [];
let low = 0;
for (let high = firsts.length; high - low > 1;) {
const middle = (low + high) >> 1;
if (firsts[middle] <= beginning) low = middle; else high = middle;
}
for (let i = low; i < low + 4 && i < firsts.length && (i === low || firsts[i].startsWith(beginning)); i += 1) {
for (const entry of (await load(folder + '/' + i)).split('|')) {
if (!entry.startsWith(beginning)) continue;
const end = entry.search(/[ *+]/);
found.push({ word: entry.slice(0, end), mark: entry[end], data: entry.slice(end + 1) });
}
if (found.length && found[0].mark === '*' && found[0].word === beginning) break;
}
return found;
}
const values = [0.5, 0.8, 1.1, 1.35, 3, 4, 6, 8];
const rarity = (count) => Math.log(1 + (index.owners.length - count + 0.5) / (count + 0.5));
function add(term, entry, factor) {
const numbers = unpack(entry.data), list = [];
let i = entry.mark === '+' ? 1 : 0;
if (i) term.cut = { word: entry.word, all: numbers[0] };
while (i < numbers.length) {
const level = numbers[i] % 8, end = i + 1 + (numbers[i] >> 3);
for (let unit = -1; (i += 1) < end;) list.push([unit += numbers[i] + 1, level]);
}
const rare = factor * rarity(term.cut ? term.cut.all : list.length);
for (const [unit, level] of list) {
term.best(unit, values[level] * rare);
if (level > 3) term.titled.add(unit);
if (level > 4) term.names += 1;
}
}
async function lookUp(word, isLast, isSettled) {
const units = new Map(), term = {
word: word, units: units, titled: new Set(), names: 0, similar: new Set(),
best: (unit, value) => { if (!(units.get(unit) >= value)) units.set(unit, value); },
};
const all = await entries('terms', 'terms', word), exact = all.find((entry) => entry.word === word && entry.mark !== '*');
if (exact) add(term, exact, 1);
if (isLast || !exact) {
const beginning = all.find((entry) => entry.word === word && entry.mark === '*');
term.isBeginning = true;
term.isCut = !!beginning;
(beginning ? [beginning] : all).forEach((entry) => {
if (entry !== exact && (beginning || entry.mark !== '*')) add(term, entry, 0.6);
});
}
if (word.length > 2 && (isSettled ? term.names < 5 : !units.size)) await addSimilar(term);
return term;
}
async function addSimilar(term) {
const word = Array.from(term.word), half = word.length >> 1, back = word.slice(half).reverse().join(''), middle = word.slice();
[middle[half - 1], middle[half]] = [middle[half], middle[half - 1]];
const [before, between, behind] = await Promise.all([
entries('names', 'names', word.slice(0, half).join('')), entries('names', 'names', middle.join('')),
entries('namesBack', 'names-back', back),
]);
behind.forEach((entry) => { entry.word = Array.from(entry.word).reverse().join(''); });
const isMissing = !term.units.size, near = [];
for (const entry of before.concat(between, behind)) {
if (term.similar.has(entry.word) || !isNear(word, Array.from(entry.word))) continue;
term.similar.add(entry.word);
entry.records = unpackGaps(entry.data);
near.push(entry);
entry.records.forEach((record) => { term.titled.add(record); term.best(record, 2 * rarity(entry.records.length)); });
}
near.sort((a, b) => a.records[0] - b.records[0]);
for (const { word: name } of isMissing ? near.slice(0, 2) : []) {
(await entries('terms', 'terms', name)).forEach((entry) => { if (entry.word === name && entry.mark !== '*') add(term, entry, 0.4); });
}
}
function isNear(a, b) {
let start = 0, end = 0;
while (start < a.length && a[start] === b[start]) start += 1;
while (end < Math.min(a.length, b.length) - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end += 1;
const more = a.length - start - end, less = b.length - start - end;
if (more === 2 && less === 2) return a[start] === b[start + 1] && a[start + 1] === b[start];
return more < 2 && less < 2 && more + less > 0;
}
function rank(terms) {
const owners = index.owners, scores = new Float64Array(index.records), units = new Float64Array(owners.length);
const sets = new Uint32Array(index.records), together = new Float64Array(index.records), sections = new Map();
terms.forEach((term, bit) => {
const best = new Float64Array(index.records);
for (const [unit, value] of term.units) {
units[unit] += value;
best[owners[unit]] = Math.max(best[owners[unit]], value);
sets[owners[unit]] |= 1 << bit;
}
best.forEach((value, record) => { scores[record] += value; });
});
units.forEach((value, unit) => {
if (!value) return;
together[owners[unit]] = Math.max(together[owners[unit]], value);
if (unit >= index.records && !(units[sections.get(owners[unit])] >= value)) sections.set(owners[unit], unit);
});
const all = 2 ** terms.length - 1, records = owners.slice(0, index.records).filter((record) => sets[record]);
const firm = terms.reduce((sum, term, bit) => sum + (term.cut || term.isCut ? 0 : 2 ** bit), 0) || all;
let chosen = records.filter((record) => sets[record] === all);
if (chosen.length < 10) chosen = records.filter((record) => sets[record] === all || (sets[record] & firm) === firm);
const isPartial = !chosen.length && records.length > 0;
return { isPartial: isPartial, records: isPartial ? records : chosen, scores: scores.map((score, i) => score + together[i]), sections: sections };
}
function dayOf(text, isEnd) {
const [, year, month, day] = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?$/.exec(text) || [];
if (!year) return isEnd ? Infinity : -Infinity;
if (!isEnd) return Date.UTC(year, month ? month - 1 : 0, day || 1) / 864e5;
return (day ? Date.UTC(year, month - 1, day) : month ? Date.UTC(year, month, 0) : Date.UTC(year, 12, 0)) / 864e5;
}
function kindOf(record) {
let kind = 0;
for (let end = index.kinds[0]; record >= end; end += index.kinds[kind]) kind += 1;
return kind;
}
async function filtered(records, wanted) {
if (wanted.kind) records = records.filter((record) => kinds[kindOf(record)].value === wanted.kind);
if (!wanted.side && !wanted.from && !wanted.to) return records;
const [dates, sides] = await load('columns'), numbers = unpack(dates), spans = [];
for (let i = 0, last = 0; i < numbers.length; i += 1) {
const distance = numbers[i] - 1;
last += distance % 2 ? -(distance + 1) / 2 : Math.max(0, distance / 2);
spans.push(distance < 0 ? [NaN] : [last, last + numbers[i += 1]]);
}
const own = new Set(unpackGaps(sides[wanted.side] || '')), from = dayOf(wanted.from, false), to = dayOf(wanted.to, true);
const isDated = from > -Infinity || to < Infinity;
return records.filter((record) => (!wanted.side || own.has(record)) && (!isDated || (spans[record][1] >= from && spans[record][0] <= to)));
}
function grouped(result, terms, limit) {
const groups = kinds.map((_, kind) => ({ kind: kind, records: [], isTitled: false }));
for (const record of result.records) {
const group = groups[kindOf(record)];
group.records.push(record);
group.isTitled = group.isTitled || terms.some((term) => term.titled.has(record));
}
groups.sort((a, b) => b.isTitled - a.isTitled || a.kind - b.kind);
let room = limit;
for (const most of [Math.ceil(limit / 5), limit]) {
for (const group of groups) {
const shown = Math.min(group.records.length, most, (group.shown || 0) + room);
room -= shown - (group.shown || 0);
group.shown = shown;
}
}
for (const group of groups) group.records.sort((a, b) => result.scores[b] - result.scores[a] || a - b);
return groups.filter((group) => group.shown);
}
function element(name, className, ...content) {
const made = page.createElement(name);
if (className) made.className = className;
made.append(...content);
return made;
}
function places(text, terms) {
return read(text).filter((one) => {
one.term = terms.findIndex((term) =>
one.word === term.word || (term.isBeginning && one.word.startsWith(term.word)) || term.similar.has(one.word));
return one.term >= 0;
});
}
function marked(text, terms, from = 0, to = text.length) {
const made = page.createDocumentFragment();
for (const one of places(text, terms)) {
if (one.start < from || one.end > to) continue;
made.append(text.slice(from, one.start), element('mark', '', text.slice(one.start, one.end)));
from = one.end;
}
made.append(text.slice(from, to));
return made;
}
function snippet(text, terms) {
const all = places(text, terms);
let best = all[0], most = 0;
all.forEach((one, i) => {
const near = new Set(all.slice(i, i + 30).filter((other) => other.end < one.start + 160).map((other) => other.term)).size;
if (near > most) [most, best] = [near, one];
});
const start = best ? best.start : 0, from = start < 60 ? 0 : Math.min(start, text.indexOf(' ', start - 60) + 1);
const to = text.length < from + 240 ? text.length : text.lastIndexOf(' ', from + 240);
return { start: best ? start : -1, content: [from ? '… ' : '', marked(text, terms, from, Math.max(to, from + 40)), to < text.length ? ' …' : ''] };
}
const watcher = new IntersectionObserver((seen) => seen.forEach((one) => {
if (!one.isIntersecting) return;
watcher.unobserve(one.target);
one.target.fill();
}));
async function item(number, result, terms) {
const block = await load('records/' + Math.floor(number / index.recordsPerFile));
const [title, address, detail, date, note] = block[number % index.recordsPerFile], kind = kinds[kindOf(number)].value;
const link = element('a', '', element('bdi', '', marked(title, terms))), row = element('li', '', link);
link.href = hits.dataset.root + address;
if (date) row.append(' ', element('small', 'unc', date));
if (detail) row.append(element('div', 'sub', marked(detail, terms)));
if (note && (kind === 'fact' || places(note, terms).length)) row.append(element('p', '', ...snippet(note, terms).content));
const isSeen = new Set(places([title, detail, note].join(' '), terms).map((one) => one.term)).size === terms.length;
if (result.sections.has(number) && (kind === 'document' || !isSeen)) {
const quote = element('p', 'snippet');
quote.fill = () => fill(quote, link, kind === 'document', result.sections.get(number) - index.records, terms);
row.append(quote);
}
return row;
}
async function fill(quote, link, isDocument, section, terms) {
const block = await load('texts/' + Math.floor(section / index.sectionsPerFile)).catch(() => [['']]);
const [text, ...anchors] = block[section % index.sectionsPerFile] || [''], made = snippet(text, terms);
quote.replaceChildren(...made.content);
if (!isDocument || made.start < 0) return;
let anchor = '';
for (let i = 0; i < anchors.length && anchors[i] <= made.start; i += 2) anchor = anchors[i + 1];
const words = text.slice(made.start).split(' ', 4).join(' ');
link.href = link.getAttribute('href') + '#' + encodeURIComponent(anchor) + ':~:text=' + encodeURIComponent(words).replace(/-/g, '%2D');
}
function section(group, rows) {
const title = element('h2', '', kinds[group.kind].text + ' ', element('span', 'n', group.records.length));
title.id = 'hits-' + kinds[group.kind].value;
const made = element('section', 'sec group', title, element('ul', 'lines', ...rows));
made.setAttribute('aria-labelledby', title.id);
return made;
}
function moreButton() {
const button = element('button', 'btn', hits.dataset.more);
button.addEventListener('click', async () => {
const known = new Set(Array.from(hits.querySelectorAll('li > a'), (link) => link.pathname));
limit += 50;
await run(true);
const next = Array.from(hits.querySelectorAll('li > a')).find((link) => !known.has(link.pathname));
if (next) next.focus();
});
return button;
}
function counted(forms, count) {
const names = { 2: 'one other', 3: 'one few many', 6: 'zero one two few many other' }[forms.length] || '';
const at = names.split(' ').indexOf(new Intl.PluralRules(page.documentElement.lang).select(count));
return forms[at < 0 ? forms.length - 1 : at];
}
function announce(result, terms, query) {
const count = result.records.length, name = !count ? 'none' : result.isPartial ? 'some' : 'found';
const text = [counted(found.dataset[name].split(' | '), count).replace('{0}', count).replace('{1}', () => query)];
for (const { cut } of terms) if (cut) text.push(found.dataset.best.replace('{0}', () => cut.word).replace('{1}', cut.all));
found.textContent = text.join(' ');
}
let latest = 0, limit = 50, timer;
async function run(isSettled) {
const mine = latest += 1, query = field.value.trim(), wanted = {}, address = new URLSearchParams();
for (const { name, value } of form.elements) {
wanted[name] = value.trim();
if (name && wanted[name]) address.set(name, wanted[name]);
}
try { history.replaceState(null, '', location.pathname + (query ? '?' + address : '')); } catch (error) { /* then the address stays */ }
alphabet.hidden = query !== '';
hits.hidden = !query;
if (!query) { hits.replaceChildren(); found.textContent = ''; return; }
try {
await open();
const words = Array.from(new Set(read(query).map((one) => one.word))).slice(0, 16);
const terms = await Promise.all(words.map((word, i) => lookUp(word, i === words.length - 1, isSettled)));
if (mine !== latest) return;
const result = rank(terms);
result.records = await filtered(result.records, wanted);
const shown = await Promise.all(grouped(result, terms, isSettled ? limit : 6).map(async (group) =>
section(group, await Promise.all(group.records.slice(0, group.shown).map((record) => item(record, result, terms))))));
if (mine !== latest || (isSettled && limit === 50 && hits.contains(page.activeElement))) return;
if (isSettled && result.records.length > limit) shown.push(moreButton());
hits.replaceChildren(...shown);
if (!isSettled) return;
hits.querySelectorAll('.snippet').forEach((quote) => watcher.observe(quote));
announce(result, terms, query);
} catch (error) {
if (mine === latest) found.textContent = found.dataset.failed;
}
}
form.addEventListener('input', () => {
limit = 50;
run(false);
clearTimeout(timer);
timer = setTimeout(run, 250, true);
});
field.addEventListener('focus', () => open().catch(() => {}));
form.addEventListener('submit', (event) => {
event.preventDefault();
const link = hits.querySelector('li > a');
if (link) link.focus();
});
page.addEventListener('keydown', (event) => {
const links = Array.from(hits.querySelectorAll('li > a')), at = links.indexOf(page.activeElement);
if (event.key === 'Escape' && at >= 0) { field.focus(); field.select(); }
const step = { ArrowDown: 1, ArrowUp: -1 }[event.key], next = at + step < 0 ? field : links[at + step];
if (!next || (at < 0 && page.activeElement !== field)) return;
event.preventDefault();
next.focus();
});
new URLSearchParams(location.search).forEach((value, name) => { if (form.elements[name]) form.elements[name].value = value; });
if (field.value) run(true);
})();
