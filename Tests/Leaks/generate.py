"""Makes content folders with secrets in every key and in every written form, and says what the secrets are.

The words are invented and drawn by number, so that the same number gives the same folder.
"""

import base64
import gzip
import io
import random
import struct
import unicodedata
import zipfile
import zlib
from pathlib import Path

CONSONANTS = "b d f g k l m n p r s t v z".split()
VOWELS = "a e i o u".split()
GIVEN = "Anna Boris Clara David Elena Frank Greta Henry Irina Jonas Karl Laura Martin Nina Oscar Paula Robert Sofia Thomas Vera".split()
CYRILLIC = dict(zip("abvgdeziklmnoprstuf", "абвгдезиклмнопрстуф"))
COMMON = ("the minister told them in private that talks about the harbour would go on until summer and that nobody else "
          "should hear of the new offer before the council had met again to vote on it").split()


class Words:
    """Words that no other folder and no template has."""

    def __init__(self, rng):
        self.rng = rng
        self.taken = set()

    def word(self, syllables=3):
        while True:
            word = "".join(self.rng.choice(CONSONANTS) + self.rng.choice(VOWELS) for _ in range(syllables)) + self.rng.choice("xqj")
            if word not in self.taken:
                self.taken.add(word)
                return word

    def name(self):
        return self.word().capitalize()


def cyrillic(word):
    text = "".join(CYRILLIC.get(c, "и") for c in word.lower())
    return text.capitalize()


def png(text):
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
            + chunk(b"tEXt", b"Author\0" + text.encode("latin-1", "replace"))
            + chunk(b"zTXt", b"Comment\0\0" + zlib.compress(text.encode()))
            + chunk(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + text.encode())
            + chunk(b"IDAT", zlib.compress(b"\0\0")) + chunk(b"IEND", b""))


def jpeg(text):
    def segment(marker, data):
        return b"\xff" + bytes([marker]) + struct.pack(">H", len(data) + 2) + data
    value = text.encode("utf-8") + b"\0"
    exif = b"Exif\0\0MM\0*\0\0\0\x08\0\x01" + struct.pack(">HHII", 0x010E, 2, len(value), 26) + b"\0\0\0\0" + value
    return (b"\xff\xd8" + segment(0xE0, b"JFIF\0\x01\x01\0\0\x01\0\x01\0\0") + segment(0xE1, exif)
            + segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0<x>" + text.encode() + b"</x>") + segment(0xFE, text.encode())
            + segment(0xDB, b"\0" + bytes(range(1, 65))) + b"\xff\xda\0\x08\x01\x01\0\0?\0\x12\x34\xff\xd9" + text.encode())


def webp(text):
    def chunk(kind, data):
        return kind + struct.pack("<I", len(data)) + data + b"\0" * (len(data) % 2)
    body = (chunk(b"VP8X", b"\x0c\0\0\0\0\0\0\0\0\0") + chunk(b"VP8L", b"/\0\0\0\0\x07\x10\xfd\x8f\xfe\x07\x22\xa2\xff\x01")
            + chunk(b"EXIF", b"MM\0*" + text.encode()) + chunk(b"XMP ", text.encode()))
    return b"RIFF" + struct.pack("<I", len(body) + 4) + b"WEBP" + body


def tiff(text):
    value = text.encode() + b"\0"
    entries = [(0x100, 4, 1, 1), (0x101, 4, 1, 1), (0x13B, 2, len(value), 8 + 2 + 12 * 3 + 4)]
    return (b"MM\0*\0\0\0\x08" + struct.pack(">H", len(entries)) + b"".join(struct.pack(">HHII", *entry) for entry in entries)
            + b"\0\0\0\0" + value)


class Folder:
    """One content folder. `secrets` maps what must not be seen to where it was planted."""

    def __init__(self, number):
        self.rng = random.Random(number)
        self.words = Words(self.rng)
        self.files = {}
        self.secrets = {}
        self.amber = 'marking: "TLP:AMBER"'
        self.make()

    def secret(self, text, where):
        self.secrets[text] = where
        return text

    def passage(self, length=12):
        """Common words in an order that stands nowhere else."""
        return " ".join(self.rng.choice(COMMON) for _ in range(length))

    def make(self):
        rng, words = self.rng, self.words
        self.given, self.surname = rng.choice(GIVEN), words.name()
        self.other_script = f"{cyrillic(self.given)} {cyrillic(self.surname)}"
        self.codename = words.name()
        self.person_id = rng.choice([f"{self.given}-{self.surname}".lower(), words.word() + "-" + words.word()])
        self.organisation = f"{words.name()} {rng.choice(['Bank', 'Institute', 'Group'])}"
        self.organisation_id = words.word() + "-org"
        self.place, self.place_id = words.name(), words.word()
        self.work, self.work_id = f"The {words.name()} Report on {words.name()}", words.word() + "-report"
        self.meeting, self.meeting_id = f"The {words.name()} Talks of {words.name()}", words.word() + "-talks"
        self.issue, self.issue_id = f"The Question of {words.name()} {words.name()}", words.word() + "-question"
        self.term, self.term_id = f"{words.name()} Formula", words.word() + "-formula"
        for text, where in [
            (self.surname, "surname"), (cyrillic(self.surname), "surname in another script"), (self.codename, "alias"),
            (self.person_id, "person id"), (self.organisation, "organisation"), (self.organisation_id, "organisation id"),
            (self.place, "place"), (self.place_id, "place id"), (self.work, "work"), (self.work_id, "work id"),
            (self.meeting, "meeting"), (self.meeting_id, "meeting id"), (self.issue, "issue"), (self.issue_id, "issue id"),
            (self.term, "term"), (self.term_id, "term id"),
        ]:
            self.secret(text, where)
        # A term of two words whose second is common, and likewise an organisation, are secret as a whole.
        self.entities()
        self.hidden_document()
        self.marked_items()
        self.public_content()
        self.configuration()

    # Forms in which somebody is named

    def form(self):
        given, surname = self.given, self.surname
        return self.rng.choice([
            f"{given} {surname}", f"{given[0]}. {surname}", surname, f"{surname}'s friend", f"{surname}’s friend", f"Mr. {surname}",
            f"{given} {surname}'s paper", self.other_script, self.codename, f"{given} {surname.upper()}", f"GEN. {surname.upper()}",
            f"{surname}, {given}", unicodedata.normalize("NFD", f"{given} {surname}"), f"Dr. {given} {surname}",
        ])

    def mention(self):
        others = [self.organisation, self.place, self.work, self.meeting, self.issue, self.term]
        return self.rng.choice([self.form, self.form, self.form, lambda: self.rng.choice(others)])()

    def sentence(self):
        return self.rng.choice([
            f"Then {self.mention()} came to the harbour", f"It was {self.mention()} who spoke", f"They met {self.mention()} and left",
            f"Before noon {self.mention()}, as they said, had gone", f"{self.mention()} agreed", f"The letter names {self.mention()}",
        ])

    # Files

    def put(self, path, content):
        self.files[path] = content if isinstance(content, bytes) else content.encode("utf-8")

    @staticmethod
    def quoted(text):
        return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'

    def entities(self):
        q, amber = self.quoted, self.amber
        identifier = self.secret("Q" + str(self.rng.randrange(10**8, 10**9)), "identifier of a withheld person")
        description = self.secret(self.passage(), "description of a withheld person")
        self.put("seeds/register.yml", f"""
people:
  {self.person_id}:
    name: {q(f"{self.given} {self.surname}")}
    aliases: [{q(self.other_script)}, {q(self.codename)}]
    {amber}
    cover: a person of standing
    was: {self.secret(self.words.word() + "-former", "former id of a withheld person")}
    identifiers: {{wikidata: {identifier}}}
    description: {q(description)}
  ada-hill: {{name: Ada Hill}}
  ben-wood: {{name: Ben Wood}}
organisations:
  {self.organisation_id}: {{name: {q(self.organisation)}, {amber}, cover: a firm}}
  open-bank: {{name: Open Bank}}
places:
  {self.place_id}: {{name: {q(self.place)}, {amber}}}
  oslo: {{name: Oslo}}
works:
  {self.work_id}: {{title: {q(self.work)}, {amber}}}
meetings:
  {self.meeting_id}: {{title: {q(self.meeting)}, {amber}, participants: [{{person: ada-hill}}]}}
issues:
  {self.issue_id}: {{name: {q(self.issue)}, {amber}}}
  peace: {{name: Peace}}
terms:
  {self.term_id}: {{name: {q(self.term)}, definition: a plan, {amber}}}
""")

    def hidden_document(self):
        name = self.words.word() + "-cable"
        title = f"Cable on {self.words.name()} affairs and {self.words.name()}"
        text = self.passage(40)
        fact = self.passage()
        self.put(f"seeds/{name}.txt", text + "\n")
        self.put(f"seeds/{name}.yml", f"""
document: {{title: {self.quoted(title)}, {self.amber}, was: {self.secret(self.words.word() + "-draft", "former id of a withheld document")}, supersedes: plain, translation-of: plain, same-event-as: plain, sender: ada-hill}}
facts:
  - {{text: {self.quoted(fact)}, about: ada-hill, evidence: {self.quoted(" ".join(text.split()[3:12]))}}}
""")
        self.secret(name, "name of a withheld document")
        self.secret(title, "title of a withheld document")
        for start in range(0, 34, 6):
            self.secret(" ".join(text.split()[start:start + 6]), "passage of a withheld document")
        self.secret(fact, "statement of a withheld document")
        # Its facts may stay, its words may not.
        source = self.words.word() + "-source"
        words = self.passage(30)
        self.put(f"seeds/{source}.txt", words + "\n")
        self.put(f"seeds/{source}.yml", f"""
document: {{title: {self.quoted(self.words.name() + " papers of the spring")}, {self.amber}, source-only: true}}
facts:
  - {{text: She was there then., about: ada-hill, evidence: {self.quoted(" ".join(words.split()[3:12]))}}}
""")
        self.secret(source, "name of a document that is only a source")
        self.secret(" ".join(words.split()[3:12]), "evidence from a document that is only a source")
        self.hidden_name, self.hidden_title, self.hidden_words = name, title, " ".join(text.split()[15:24])

    def marked_items(self):
        q = self.quoted

        def marked(where):
            return q(self.secret(self.passage(), where))
        anchor = self.secret(self.words.word() + "-item", "id of a marked statement")
        self.put("seeds/marked.yml", f"""
facts:
  - {{id: {anchor}, text: {marked("marked fact")}, about: ada-hill, {self.amber}}}
  - {{supersedes: {anchor}, text: It was otherwise., about: ada-hill}}
  - {{id: open-fact, text: It was so., about: ben-wood, date: 2023-01}}
  - {{supersedes: open-fact, text: {marked("marked later fact")}, about: ben-wood, {self.amber}}}
positions: [{{holder: ada-hill, issue: peace, summary: {marked("marked position")}, {self.amber}}}]
judgements: [{{text: {marked("marked judgement")}, {self.amber}}}]
questions:
  - {{text: {marked("marked question")}, {self.amber}}}
  - {{text: What then?, about: ada-hill, answer: {{text: {marked("marked answer")}, {self.amber}}}}}
relations: [{{from: ada-hill, to: ben-wood, kind: {self.secret(self.words.word(), "marked relation")}, {self.amber}}}]
people:
  ada-hill: {{roles: [{{title: {q(self.secret(self.words.name() + " " + self.words.name() + " " + self.words.name(), "marked role"))}, {self.amber}}}]}}
meetings:
  open-talk:
    title: The open talk
    participants: [{{name: {q(self.secret(self.words.name() + " " + self.words.name(), "marked participant"))}, {self.amber}}}]
    topics: [{{text: {marked("marked topic")}, {self.amber}}}]
    comments: [{{by: ada-hill, text: {marked("marked comment")}, {self.amber}}}]
    questions: [{{text: {marked("marked question of a meeting")}, {self.amber}}}]
""")

    def public_content(self):
        q, s = self.quoted, self.sentence
        surname = self.surname.lower()
        telling = f"{surname}-in-oslo"
        items = f"""
people:
  ada-hill:
    description: {q(s() + ". See [" + s() + "](https://example.org/wiki/" + self.given + "_" + self.surname + ").")}
    aliases: [A. M. Hill]
    was: [{surname}-friend, a-m-hill]
    expertise: [{q(s())}]
    links: [{{url: {q("https://example.org/" + surname)}, title: {q(s())}}}]
    note: {q(s())}
    roles:
      - {{title: {q("adviser to " + self.given + " " + self.surname)}, organisation: {self.organisation_id}, tenure: {q("hired by " + self.surname)}, note: {q(s())}}}
    picture: {{file: media/{surname}.png, alt: {q(s())}, credit: {q(s())}}}
  {self.person_id}: {{country: "NO"}}
organisations:
  open-bank: {{aliases: [{q("The house of " + self.given + " " + self.surname)}]}}
  {surname}-fund: {{name: A fund, parent: {self.organisation_id}, description: {q(s())}, kind: {q("bank of " + self.surname)}}}
works:
  a-study: {{title: {q("A study by " + self.given + " " + self.surname)}, authors: [{self.person_id}], publisher: {self.organisation_id}, sourcing: {q(s())}, url: {q("https://example.org/" + surname + "/study")}, held-as: {self.hidden_name}}}
meetings:
  {telling}:
    title: {q("A walk with " + self.mention())}
    part-of: {self.meeting_id}
    date: 2023-05-0{self.rng.randrange(1, 9)}
    place: {self.place_id}
    venue: {q(s())}
    purpose: {q(s())}
    outcome: {q(s())}
    agreed: [{q(s())}]
    participants:
      - {{person: {self.person_id}, capacity: {q("host to " + self.surname)}}}
      - {{organisation: {self.organisation_id}}}
      - {{person: ada-hill, side: {self.organisation_id}, withheld: {q(s())}}}
      - {{name: {q("the driver of " + self.surname)}}}
      - {{group: {q("two friends of " + self.given + " " + self.surname)}}}
      - {{unnamed: {q("an aide to " + self.surname)}}}
    topics: [{{text: {q(s())}, issue: {self.issue_id}}}]
    comments: [{{by: {self.person_id}, to: ben-wood, text: {q(s())}, spokesperson: {{name: {q("an aide of " + self.surname)}}}}}]
    questions: [{{text: {q(s())}, about: {self.person_id}}}]
    interpreters: [{self.person_id}]
issues:
  peace: {{question: {q(s() + "?")}, parent: {self.issue_id}}}
terms:
  plan: {{name: The plan, definition: {q(s())}}}
positions:
  - {{holder: [{self.person_id}, ben-wood], issue: peace, stance: in-favour, summary: {q(s())}, to: {self.person_id}, meeting: {self.meeting_id}}}
  - {{holder: ada-hill, issue: {self.issue_id}, stance: opposed, summary: {q(s())}}}
facts:
  - {{id: {surname}-fact, text: {q(s())}, about: [ada-hill, {self.person_id}], kind: event, date: 2023-06, according-to: [{self.person_id}, {{unnamed: {q("a friend of " + self.surname)}, via: {self.work_id}}}]}}
  - {{text: {q(s())}, about: {self.place_id}, work: {self.work_id}, evidence: {{work: {self.work_id}, quote: {q(s())}, page: {q("4")}}}}}
  - {{text: {q(s())}, about: ada-hill, retracted: {{reason: {q(s())}, according-to: [{self.person_id}, {{name: {q("the clerk of " + self.surname)}}}]}}}}
relations: [{{from: ada-hill, to: {self.person_id}, kind: {q("friend-of-" + surname)}}}, {{from: {self.organisation_id}, to: {self.person_id}, kind: owner}}]
judgements: [{{text: {q(s())}, about: {self.person_id}, against: [{{work: {self.work_id}, quote: {q(s())}}}, {{document: {self.hidden_name}, quote: {q(self.hidden_words)}}}]}}]
questions: [{{text: {q(s())}, about: [{self.meeting_id}, ada-hill], answer: {{text: {q(s())}, note: {q(s())}}}}}]
"""
        self.put("seeds/public.yml", items)
        quote = s() + " on that very evening"
        markdown = f"""---
title: {q("Notes on " + self.mention())}
author: {self.person_id}
publisher: {self.organisation_id}
was: [{surname}-papers, first-notes]
drafter: [{self.person_id}, {{name: {q("the clerk of " + self.surname)}}}]
sender: [{self.person_id}, {{unnamed: {q("an aide to " + self.given + " " + self.surname)}}}]
recipients: [{self.organisation_id}, ada-hill, {{name: {q("the house of " + self.surname)}}}]
reply-to: {self.hidden_name}
attachment-of: [{self.hidden_name}, plain]
same-event-as: {self.hidden_name}
published: 2023-05-20
number: {q("No. 5 of " + self.surname)}
classification: {q("For " + self.surname)}
url: {q("https://example.org/" + surname + "/notes")}
description: {q(s())}
note: {q(s())}
original: {self.rng.choice(["true", "false"])}
facts: [{{text: {q(s())}, about: ben-wood, evidence: {q(quote)}}}]
---
# On {self.mention()}

{quote}. {s()}. **{s()}**, and *{s()}*. {s()}

## {s()}

- {s()}
- [{s()}](https://example.org/{surname} {q(s())})
- ![{s()}](media/{surname}.jpg {q(s())})
- [a list](media/{surname}-list.csv), ![x](media/open.webp) and ![y](media/open.tif)
- [[{self.person_id}]], [[{self.person_id}|he]], [[{self.meeting_id}]], [[doc:{self.hidden_name}]] and [[{telling}]]
- `{self.given.lower()} {surname}` and `{self.person_id}`

| a | b |
|---|---|
| {s()} | {self.form()} |

> {s()}[^1]

```{surname}
{s()}
```

<div title={q(s())}>{s()}</div>

[^1]: {s()}. The file {self.hidden_name} has the title {self.hidden_title}.
"""
        self.put(f"seeds/notes/{surname}-notes.md", markdown)
        self.put(f"seeds/{surname}.html", f"<html><head><title>{s()}</title></head><body><h1>{s()}</h1><p>{s()} <b>{self.form()}</b></p>"
                 f"<img src='x.png' alt='{self.surname}'></body></html>")
        self.put("seeds/plain.txt", "\n\n".join(s() for _ in range(6)) + f"\n\nIt was {self.given} {self.surname[:4]}-\n{self.surname[4:]} again.\n")
        self.put("seeds/people/cara-lake.md", f"---\nname: Cara Lake\n---\n{s()}. {s()}.\n")
        open_text = "nothing to see"
        telling_text = f"{self.given} {self.surname} at {self.place}"
        self.put(f"seeds/media/{surname}.png", png(telling_text))
        self.put(f"seeds/notes/media/{surname}.jpg", jpeg(telling_text))
        self.put("seeds/notes/media/open.webp", webp(telling_text))
        self.put("seeds/notes/media/open.tif", tiff(telling_text))
        self.put(f"seeds/notes/media/{surname}-list.csv", f"day,what\n2 May,{open_text}\n")

    def configuration(self):
        q, s = self.quoted, self.sentence
        self.put("briefing.yml", f"""
title: {q("Talks with " + self.mention())}
subtitle: {q(s())}
summary: {q(s() + ". " + s() + ".")}
url: https://example.org/talks/
markdown: {{html: allow}}
sides: [{self.organisation_id}, open-bank]
editions:
  public: {{ceiling: "TLP:CLEAR"}}
  internal: {{ceiling: "TLP:AMBER", output: Site-internal}}
""")

    def write(self, folder):
        for path, content in self.files.items():
            target = Path(folder) / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)


def disguises(text):
    """The text in the forms in which it may hide in a file: name of the form, file name, bytes."""
    yield "plain", "a.txt", f"x {text} y".encode()
    yield "entities", "a.html", ("<p>x " + "".join(f"&#{ord(c)};" if c != " " else " " for c in text) + " y</p>").encode()
    yield "hexadecimal entities", "a.html", ("<p>x " + "".join(f"&#x{ord(c):X};" if c != " " else " " for c in text) + " y</p>").encode()
    yield "percent", "a.html", ("<a href='x/" + "".join(f"%{b:02X}" for b in text.encode()) + "'>y</a>").encode()
    yield "JSON", "a.json", ('{"a":"x ' + "".join(f"\\u{ord(c):04x}" for c in text) + ' y"}').encode()
    yield "JavaScript", "a.js", ('f("x ' + "".join(f"\\x{ord(c):02x}" if ord(c) < 256 else f"\\u{{{ord(c):x}}}" for c in text) + ' y")').encode()
    yield "CSS", "a.css", ("a::after{content:'x " + "".join(f"\\{ord(c):06x}" for c in text) + "  y'}").encode()
    yield "NFD", "a.txt", unicodedata.normalize("NFD", f"x {text} y").encode()
    yield "capitals", "a.html", f"<p>x {text.upper()} y</p>".encode()
    yield "small letters", "a.html", f"<p>x {text.lower()} y</p>".encode()
    yield "tags", "a.html", ("<p>x " + "".join(f"<b>{c}</b>" if c != " " else " " for c in text) + " y</p>").encode()
    yield "comments", "a.html", ("<p>x " + "<!-- -->".join(text) + " y</p>").encode()
    yield "in a comment", "a.html", f"<p>x <!-- {text} --> y</p>".encode()
    yield "attribute", "a.html", f"<img alt=\"{text}\">".encode()
    yield "style class", "a.html", f"<i class=\"{text.replace(' ', '-')}\">x</i>".encode()
    yield "soft hyphens", "a.html", ("<p>x " + "\u00ad".join(text) + " y</p>").encode()
    yield "marks without width", "a.txt", ("x " + "\u200b".join(text) + " y").encode()
    yield "script", "a.html", f"<script type='application/json'>{{\"a\":\"{text}\"}}</script>".encode()
    yield "line end", "a.txt", f"x {text[:-3]}-\n{text[-3:]} y".encode()
    yield "base64", "a.html", ("<img src=\"data:text/plain;base64," + base64.b64encode(f"x {text} y".encode()).decode() + "\">").encode()
    yield "gzip", "a.js.gz", gzip.compress(f"x {text} y".encode())
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("OEBPS/a.xhtml", f"<p>x {text} y</p>")
    yield "EPUB", "a.epub", packed.getvalue()
    named = io.BytesIO()
    with zipfile.ZipFile(named, "w") as archive:
        archive.writestr(f"{text}.txt", "x")
    yield "name in an archive", "a.zip", named.getvalue()
    yield "JPEG", "a.jpg", jpeg(text)
    yield "PNG", "a.png", png(text)
    yield "WebP", "a.webp", webp(text)
    yield "TIFF", "a.tif", tiff(text)
    yield "UTF-16", "a.txt", b"\xff\xfe" + f"x {text} y".encode("utf-16-le")
    yield "CSV", "a.csv", f"a,\"{text}\",b\r\n".encode()
    yield "iCalendar", "a.ics", f"SUMMARY:x {text[:2]}\r\n {text[2:]} y\r\n".encode()
    yield "XML", "a.xml", f"<a><![CDATA[x {text} y]]></a>".encode()
    yield "file name", f"x-{text.replace(' ', '-')}.txt", b"y"
    yield "PDF", "a.pdf", pdf(text)


def pdf(text):
    """A PDF whose page says a text, and nothing else does."""
    hexadecimal = text.encode("latin-1", "replace").hex()
    stream = zlib.compress(f"BT /F1 12 Tf 72 720 Td <{hexadecimal}> Tj ET".encode())
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
               b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
               b"<< /Length " + str(len(stream)).encode() + b" /Filter /FlateDecode >>\nstream\n" + stream + b"\nendstream",
               b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"]
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += str(number).encode() + b" 0 obj\n" + body + b"\nendobj\n"
    table = len(out)
    out += b"xref\n0 6\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + b"trailer << /Size 6 /Root 1 0 R >>\nstartxref\n" + str(table).encode() + b"\n%%EOF\n"
