(function () {
'use strict';
const page = document, form = page.querySelector('.bigfind'), field = form.elements.q, found = page.querySelector('.found');
const hits = page.querySelector('.hits'), alphabet = page.querySelector('.alphabet'), perStep = 50, first = 12;
const kinds = Array.from(form.elements.kind.options).slice(1).map((option) => ({ id: option.value, name: option.text }));
const files = new Map(), taken = new Map();
let index;
window.briefingSearch = (name, data) => taken.get(name)(data);
function load(name) {
if (!files.has(name)) {
files.set(name, new Promise((resolve, reject) => {
const script = page.createElement('script');
taken.set(name, resolve);
script.src = hits.dataset.index + name + '.js' + (index ? '?' + index.version : '');
script.onload = () => script.remove();
script.onerror = () => { files.delete(name); reject(new Error(name)); };
page.head.append(script);
}));
}
return files.get(name);
}
async function open() {
if (index) return index;
const manifest = await load('manifest');
if (index) return index;
Array.from(manifest.digits).forEach((digit, value) => { digits[digit.charCodeAt(0)] = value; });
manifest.letters.split(' ').forEach((pair) => letters.set(pair[0], pair.slice(1)));
manifest.records = manifest.kinds.reduce((sum, count) => sum + count, 0);
const counts = unpack(manifest.sections), owners = [];
for (let i = 0, record = 0; i < counts.length; i += 1, record += 1) {
if (counts[i]) for (let n = counts[i]; n; n -= 1) owners.push(record);
else record += counts[i += 1];
}
manifest.owners = owners;
manifest.units = manifest.records + owners.length;
['terms', 'names', 'namesBack'].forEach((name) => { manifest[name] = manifest[name].split('|'); });
index = manifest;
return index;
}
const digits = [];
function unpack(text) {
const numbers = [];
for (let i = 0, high = 0; i < text.length; i += 1) {
const digit = digits[text.charCodeAt(i)];
if (digit < 56) { numbers.push(high * 56 + digit); high = 0; } else high = high * 32 + digit - 56;
}
return numbers;
}
function unpackGaps(text) {
let next = 0;
return unpack(text).map((gap) => { next += gap + 1; return next - 1; });
}
const letters = new Map(), folded = new Map();
const apostrophes = /['\u2018\u2019\u02bc]/, joiners = /[\u00ad\u200b-\u200f\u2060\ufeff]/, marks = /\p{M}/u, inWords = /[\p{L}\p{N}]/u;
const alone = /[\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u{20000}-\u{3ffff}]/u, hangul = /[\uac00-\ud7a3]/;
function fold(character) {
if (!folded.has(character)) folded.set(character, foldAnew(character));
return folded.get(character);
}
function foldAnew(character) {
if (joiners.test(character) || marks.test(character)) return '';
if (!inWords.test(character)) return null;
if (alone.test(character) || hangul.test(character)) return character;
let text = '';
for (const lower of character.toLowerCase()) {
if (letters.has(lower)) text += letters.get(lower);
else for (const part of lower.normalize('NFD')) if (!marks.test(part)) text += letters.has(part) ? letters.get(part) : part;
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
let own = apostrophes.test(character) ? undefined : fold(character);
if (own === undefined) apostrophe = word.length;
else if (own === null) finish();
else {
if (alone.test(character)) finish();
if (!word) start = at;
if (word.endsWith('o') && 'υ' === character.toLowerCase().normalize('NFD')[0]) own = 'u';
for (let letter of own) {
if (letter === 'y' && word) letter = 'i';
if (letter !== 'i' || word.length < 2 || !word.endsWith('i')) word += letter;
}
if (alone.test(character)) { at += character.length; finish(); continue; }
}
at += character.length;
}
finish();
return words;
}
function place(firsts, word) {
let low = 0, high = firsts.length;
while (high - low > 1) {
const middle = (low + high) >> 1;
if (firsts[middle] <= word) low = middle; else high = middle;
}
return low;
}
async function entries(name, folder, beginning) {
const from = place(index[name], beginning), to = Math.min(from + 3, place(index[name], beginning + '\uffff'));
const texts = await Promise.all(Array.from({ length: to - from + 1 }, (_, i) => load(folder + '/' + (from + i))));
return texts.join('|').split('|').filter((entry) => entry.startsWith(beginning)).map((entry) => {
const end = entry.search(/[ *+]/);
return { word: entry.slice(0, end), mark: entry[end], data: entry.slice(end + 1) };
});
}
const values = [0.5, 0.8, 1.1, 1.35, 3, 4, 6, 8];
function rarity(count) { return Math.log(1 + (index.units - count + 0.5) / (count + 0.5)); }
function add(term, entry, factor) {
const numbers = unpack(entry.data);
let i = 0, total = 0;
if (entry.mark === '+') { total = numbers[0]; i = 1; term.cut = { word: entry.word, all: total }; }
const list = [];
while (i < numbers.length) {
const level = numbers[i] % 8, end = i + 1 + (numbers[i] >> 3);
let unit = 0;
for (i += 1; i < end; i += 1) {
unit += numbers[i];
list.push([unit, level]);
unit += 1;
}
}
const rare = rarity(total || list.length) * factor;
for (const [unit, level] of list) {
if (level > 4) term.names += 1;
if (!(term.units.get(unit) >= values[level] * rare)) term.units.set(unit, values[level] * rare);
}
}
async function lookUp(word, isLast, isSettled) {
const term = { word: word, units: new Map(), names: 0, isBeginning: isLast, similar: [] };
const all = index.terms[0] === undefined ? [] : await entries('terms', 'terms', word);
const exact = all.find((entry) => entry.word === word && entry.mark !== '*');
if (exact) add(term, exact, 1);
if (isLast || !exact) {
term.isBeginning = true;
const beginning = all.find((entry) => entry.word === word && entry.mark === '*');
if (beginning) { add(term, beginning, 0.6); term.isCut = true; }
else all.forEach((entry) => { if (entry !== exact && entry.mark !== '*') add(term, entry, 0.6); });
}
if (word.length > 3 && (!term.names || (isSettled && term.names < 10))) await addSimilar(term);
return term;
}
async function addSimilar(term) {
const word = Array.from(term.word), half = word.length >> 1, back = word.slice().reverse();
const middle = word.slice();
[middle[half - 1], middle[half]] = [middle[half], middle[half - 1]];
const lists = await Promise.all([
entries('names', 'names', word.slice(0, half).join('')), entries('names', 'names', middle.join('')),
entries('namesBack', 'names-back', back.slice(0, word.length - half).join('')),
]);
lists[2].forEach((entry) => { entry.word = Array.from(entry.word).reverse().join(''); });
const missing = !term.units.size, best = [];
for (const entry of lists.flat()) {
if (term.similar.includes(entry.word) || !isNear(word, Array.from(entry.word))) continue;
term.similar.push(entry.word);
const records = unpackGaps(entry.data), value = 2 * rarity(records.length);
records.forEach((record) => { if (!(term.units.get(record) >= value)) term.units.set(record, value); });
best.push({ word: entry.word, record: records[0] });
}
if (!missing) return;
best.sort((a, b) => a.record - b.record);
for (const near of best.slice(0, 2)) {
const entry = (await entries('terms', 'terms', near.word)).find((other) => other.word === near.word && other.mark !== '*');
if (entry) add(term, entry, 0.4);
}
}
function isNear(a, b) {
let start = 0, end = 0;
while (start < a.length && a[start] === b[start]) start += 1;
while (end < Math.min(a.length, b.length) - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end += 1;
const restA = a.length - start - end, restB = b.length - start - end;
if (restA + restB === 0) return false;
return (restA < 2 && restB < 2) || (restA === 2 && restB === 2 && a[start] === b[start + 1] && a[start + 1] === b[start]);
}
function rank(terms) {
const scores = new Float64Array(index.records), units = new Float64Array(index.units), sets = new Uint32Array(index.records);
const section = new Map();
terms.forEach((term, bit) => {
const best = new Map();
for (const [unit, value] of term.units) {
const record = unit < index.records ? unit : index.owners[unit - index.records];
units[unit] += value;
if (!(best.get(record) >= value)) best.set(record, value);
}
for (const [record, value] of best) { scores[record] += value; sets[record] |= 1 << bit; }
});
const together = new Float64Array(index.records);
for (let unit = 0; unit < index.units; unit += 1) {
if (!units[unit]) continue;
const record = unit < index.records ? unit : index.owners[unit - index.records];
if (units[unit] > together[record]) together[record] = units[unit];
if (unit >= index.records && !(units[section.get(record)] >= units[unit])) section.set(record, unit);
}
const all = 2 ** terms.length - 1, list = [];
const firm = terms.reduce((sum, term, bit) => sum + (term.cut || term.isCut ? 0 : 2 ** bit), 0);
const some = [], partly = [];
for (let record = 0; record < index.records; record += 1) {
if (sets[record] === all) list.push(record);
else if (firm && (sets[record] & firm) === firm) some.push(record);
else if (sets[record]) partly.push(record);
}
const chosen = list.length < 10 && some.length ? list.concat(some) : list;
const isPartial = !chosen.length && partly.length > 0;
return {
isPartial: isPartial, section: section, scores: scores.map((score, record) => score + together[record]),
records: isPartial ? partly.filter((record) => scores[record]) : chosen,
};
}
const day = (year, month, date) => Date.UTC(year, month, date) / 864e5;
function days(text, isEnd) {
const part = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?$/.exec(text);
if (!part) return isEnd ? Infinity : -Infinity;
const [year, month, date] = [part[1], part[2], part[3]].map(Number);
if (!isEnd) return day(year, part[2] ? month - 1 : 0, part[3] ? date : 1);
return part[3] ? day(year, month - 1, date) : day(year + (part[2] ? 0 : 1), part[2] ? month : 0, 1) - 1;
}
let columns;
async function filtered(records, wanted) {
const kind = kinds.findIndex((one) => one.id === wanted.kind);
if (kind >= 0) records = records.filter((record) => kindOf(record) === kind);
if (!wanted.side && !wanted.from && !wanted.to) return records;
if (!columns) {
const [dates, sides] = await load('columns'), numbers = unpack(dates), spans = [];
for (let i = 0, last = 0; i < numbers.length; i += 1) {
if (!numbers[i]) { spans.push(null); continue; }
const distance = numbers[i] - 1;
last += distance % 2 ? -(distance + 1) / 2 : distance / 2;
spans.push([last, last + numbers[i += 1]]);
}
columns = { spans: spans, sides: sides.map((packed) => new Set(unpackGaps(packed))) };
}
const from = days(wanted.from, false), to = days(wanted.to, true), isDated = from > -Infinity || to < Infinity;
return records.filter((record) => {
const span = columns.spans[record];
if (wanted.side && !(columns.sides[wanted.side] && columns.sides[wanted.side].has(record))) return false;
return !isDated || (span && span[1] >= from && span[0] <= to);
});
}
function kindOf(record) {
let kind = 0;
for (let end = index.kinds[0]; record >= end; end += index.kinds[kind]) kind += 1;
return kind;
}
function grouped(result, limit) {
const groups = new Map();
for (const record of result.records) {
const kind = kindOf(record);
if (!groups.has(kind)) groups.set(kind, { kind: kind, records: [], isNamed: false });
groups.get(kind).records.push(record);
if (result.named.has(record)) groups.get(kind).isNamed = true;
}
const list = Array.from(groups.values()).sort((a, b) => b.isNamed - a.isNamed || a.kind - b.kind);
let room = limit;
for (const group of list) {
group.records.sort((a, b) => result.scores[b] - result.scores[a] || a - b);
group.shown = Math.min(group.records.length, limit / 5, room);
room -= group.shown;
}
for (const group of list) {
const more = Math.min(group.records.length - group.shown, room);
group.shown += more;
room -= more;
}
return list.filter((group) => group.shown);
}
async function record(number) {
const block = await load('records/' + Math.floor(number / index.recordsPerFile));
return block[number % index.recordsPerFile];
}
function element(name, className, content) {
const made = page.createElement(name);
if (className) made.className = className;
if (content) made.append(content);
return made;
}
function hitsIn(text, terms) {
return read(text).map((one) => {
one.term = terms.findIndex((term) =>
one.word === term.word || (term.isBeginning && one.word.startsWith(term.word)) || term.similar.includes(one.word));
return one;
}).filter((one) => one.term >= 0);
}
function marked(text, places, from, to) {
const made = page.createDocumentFragment();
let at = from;
places.filter((one) => one.start >= from && one.end <= to).forEach((one) => {
made.append(text.slice(at, one.start), element('mark', '', text.slice(one.start, one.end)));
at = one.end;
});
made.append(text.slice(at, to));
return made;
}
const length = 240;
function snippet(text, terms) {
const places = hitsIn(text, terms);
let best = 0, most = 0;
places.forEach((one, i) => {
const near = new Set();
for (let j = i; j < places.length && places[j].end < one.start + length * 0.7; j += 1) near.add(places[j].term);
if (near.size > most) { most = near.size; best = i; }
});
const hit = places[best], start = hit ? hit.start : 0;
let from = Math.max(0, start - 60), to = Math.min(text.length, from + length);
if (from) from = Math.min(start, text.indexOf(' ', from) + 1 || from);
if (to < text.length) to = Math.max(hit ? hit.end : 0, text.lastIndexOf(' ', to));
const made = marked(text, places, from, to);
if (from) made.prepend('… ');
if (to < text.length) made.append(' …');
return { node: made, hit: hit };
}
const watcher = new IntersectionObserver((seen) => {
seen.filter((one) => one.isIntersecting).forEach((one) => {
watcher.unobserve(one.target);
one.target.fill();
});
});
async function item(number, result, terms) {
const [title, address, detail, date, note] = await record(number), row = element('li'), link = element('a');
link.append(marked(title, hitsIn(title, terms), 0, title.length));
link.href = hits.dataset.root + address;
row.append(link);
if (date) row.append(' ', element('small', '', date));
if (detail) row.append(element('div', 'sub', marked(detail, hitsIn(detail, terms), 0, detail.length)));
if (note && (hitsIn(note, terms).length || kinds[kindOf(number)].id === 'fact')) {
row.append(element('p', '', snippet(note, terms).node));
}
if (result.section.has(number)) {
const quote = element('p', 'snippet');
row.append(quote);
quote.fill = () => quoteText(quote, link, address, result.section.get(number) - index.records, terms);
}
return row;
}
async function quoteText(quote, link, address, section, terms) {
const block = await load('texts/' + Math.floor(section / index.sectionsPerFile)).catch(() => null);
if (!block) return;
const [text, ...anchors] = block[section % index.sectionsPerFile], made = snippet(text, terms);
quote.replaceChildren(made.node);
if (!made.hit || address.includes('#')) return;
let anchor = '';
for (let i = 0; i < anchors.length && anchors[i] <= made.hit.start; i += 2) anchor = anchors[i + 1];
const words = text.slice(made.hit.start).split(' ', 4).join(' ');
link.href = hits.dataset.root + address + '#' + encodeURIComponent(anchor)
+ ':~:text=' + encodeURIComponent(words).replace(/-/g, '%2D');
}
function say(text) { if (found.textContent !== text) found.textContent = text; }
function counted(forms, count, query) {
const both = forms.split(' | ');
return (count === 1 ? both[0] : both[both.length - 1]).replace('{0}', count).replace('{1}', () => query);
}
let latest = 0, limit = perStep;
async function run(isSettled) {
const mine = latest += 1, query = field.value.trim();
const wanted = Object.fromEntries(['kind', 'side', 'from', 'to'].map((name) => [name, form.elements[name] ? form.elements[name].value : '']));
remember(query, wanted);
alphabet.hidden = query !== '';
if (!query) { hits.hidden = true; hits.replaceChildren(); say(''); return; }
try {
await open();
const words = Array.from(new Set(read(query).map((one) => one.word))).slice(0, 16);
const terms = await Promise.all(words.map((word, i) => lookUp(word, i === words.length - 1, isSettled)));
if (mine !== latest) return;
const result = rank(terms);
result.records = await filtered(result.records, wanted);
result.named = new Set(result.records.filter((one) => terms.some((term) => (term.units.get(one) || 0) > 0)));
const groups = grouped(result, isSettled ? limit : first);
const shown = await Promise.all(groups.map(async (group) => {
const rows = await Promise.all(group.records.slice(0, group.shown).map((one) => item(one, result, terms)));
return section(group, rows);
}));
if (mine !== latest || (isSettled && hits.contains(page.activeElement) && limit === perStep)) return;
if (isSettled && result.records.length > limit) shown.push(moreButton());
hits.replaceChildren(...shown);
hits.hidden = false;
if (!isSettled) return;
hits.querySelectorAll('.snippet').forEach((quote) => watcher.observe(quote));
announce(result, terms, query);
} catch (error) {
if (mine === latest) say(found.dataset.failed);
}
}
function announce(result, terms, query) {
const count = result.records.length;
let text = counted(count ? (result.isPartial ? found.dataset.some : found.dataset.found) : found.dataset.none, count, query);
terms.filter((term) => term.cut).forEach((term) => {
text += ' ' + found.dataset.best.replace('{0}', () => term.cut.word).replace('{1}', term.cut.all);
});
say(text);
}
function section(group, rows) {
const made = element('section', 'sec group'), title = element('h2', '', kinds[group.kind].name + ' '), list = element('ul', 'entries found-list');
title.id = 'hits-' + kinds[group.kind].id;
title.append(element('span', 'n', String(group.records.length)));
made.setAttribute('aria-labelledby', title.id);
list.append(...rows);
made.append(title, list);
return made;
}
function moreButton() {
const button = element('button', 'btn', hits.dataset.more);
button.type = 'button';
button.addEventListener('click', async () => {
const known = hits.querySelectorAll('li').length;
limit += perStep;
await run(true);
const links = hits.querySelectorAll('li > a');
if (links[known]) links[known].focus();
});
return button;
}
function remember(query, wanted) {
const address = new URLSearchParams(query ? { q: query } : {});
Object.keys(wanted).forEach((name) => { if (wanted[name]) address.set(name, wanted[name]); });
const text = address.toString();
try { history.replaceState(null, '', text ? '?' + text : location.pathname + location.hash); } catch (error) { /* then it stays */ }
}
let timer;
function soon() {
limit = perStep;
run(false);
clearTimeout(timer);
timer = setTimeout(() => run(true), 250);
}
new URLSearchParams(location.search).forEach((value, name) => { if (form.elements[name]) form.elements[name].value = value; });
field.addEventListener('focus', () => open().catch(() => {}));
form.addEventListener('input', soon);
form.addEventListener('submit', (event) => {
event.preventDefault();
const link = hits.querySelector('li > a');
if (field.value && link) link.focus();
});
page.addEventListener('keydown', (event) => {
const step = { ArrowDown: 1, ArrowUp: -1 }[event.key], links = Array.from(hits.querySelectorAll('li > a'));
const at = links.indexOf(page.activeElement);
if (event.key === 'Escape' && at >= 0) { event.preventDefault(); field.focus(); field.select(); }
if (!step || (at < 0 && page.activeElement !== field)) return;
const next = at + step < 0 ? field : links[at + step];
if (next) { event.preventDefault(); next.focus(); }
});
if (field.value) run(true);
})();
