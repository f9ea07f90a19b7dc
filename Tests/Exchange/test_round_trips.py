"""What was exported and imported again is the same, as far as the format can hold it."""

import json
import random
import subprocess

import pytest

import test_export
from program import BRIEFING, FOLDERS, briefing, copied, write

CASES = {"hostile": None, **{folder.name: folder for folder in FOLDERS}}


@pytest.fixture(params=CASES, ids=str)
def original(request, tmp_path):
    given = CASES[request.param]
    return write(tmp_path / "original", test_export.FOLDER) if given is None else copied(given, tmp_path / "original")


def copy_of_documents(original, folder):
    """A folder with the texts of a briefing's documents, and nothing that is said of them."""
    briefing("build", original, "--output", folder.parent / "site")
    configuration = (original / "briefing.yml").read_text(encoding="utf-8")
    write(folder, {"briefing.yml": configuration, "seeds/none.yml": "facts: []\n"})
    for text in (folder.parent / "site/data/documents").glob("*.txt"):
        write(folder, {f"seeds/{text.name}": text.read_text(encoding="utf-8")})
    return folder


def test_csv(original, tmp_path):
    first, second = tmp_path / "first", tmp_path / "second"
    briefing("export", original, "--format", "csv", "--output", first)
    folder = copy_of_documents(original, tmp_path / "copy")
    tables = sorted(p for p in first.iterdir() if p.stem != "documents")
    briefing("import", "csv", *tables, "--into", folder, "--name", "all")
    briefing("export", folder, "--format", "csv", "--output", second)
    for table in tables:
        assert (second / table.name).read_bytes().decode() == table.read_bytes().decode(), table.name


def test_followthemoney(original, tmp_path):
    def entities(folder):
        held = {}
        for line in briefing("export", folder, "--format", "followthemoney").splitlines():
            entity = json.loads(line)
            # Documents are files, and names are found in them anew.
            if entity["schema"] in ("Document", "Mention"):
                continue
            entity["properties"].pop("proof", None)
            held[entity["id"]] = (entity["schema"], {k: sorted(v) for k, v in entity["properties"].items()})
        return held

    (tmp_path / "all.jsonl").write_text(briefing("export", original, "--format", "followthemoney"), encoding="utf-8")
    # Issues are nothing that FollowTheMoney knows.
    folder = write(tmp_path / "copy", {"briefing.yml": "title: T\nlinks: {broken: warn}\n", "seeds/none.yml": "facts: []\n"})
    briefing("import", "followthemoney", tmp_path / "all.jsonl", "--into", folder)
    before, after = entities(original), entities(folder)
    assert set(after) == set(before)
    for id in before:
        assert after[id] == before[id], id


PAGES = ["people", "organisations", "places", "works", "meetings", "positions"]


def test_annotations(original, tmp_path):
    def passages(folder):
        held = []
        for line in briefing("export", folder, "--format", "annotations").splitlines():
            annotation = json.loads(line)
            # What is about no entity shows on no page.
            pages = [body["source"].split("/") for body in annotation["body"]]
            if not any(len(page) > 1 and page[-2] in PAGES for page in pages):
                continue
            target = annotation["target"][0]
            held.append((target["source"].split("/")[-1], target["selector"]))
        return sorted(held, key=str)

    lines = briefing("export", original, "--format", "annotations")
    if not lines:
        pytest.skip("it has no evidence")
    (tmp_path / "notes.jsonl").write_text(lines, encoding="utf-8")
    folder = copy_of_documents(original, tmp_path / "copy")
    # Whom the annotations are about.
    tables = tmp_path / "tables"
    briefing("export", original, "--format", "csv", "--output", tables)
    names = ["people", "organisations", "places", "works", "meetings", "issues", "terms"]
    briefing("import", "csv", *(tables / f"{name}.csv" for name in names), "--into", folder, "--name", "all")
    briefing("import", "annotations", tmp_path / "notes.jsonl", "--into", folder)
    assert passages(folder) == passages(original)


def test_what_is_imported_into_a_briefing_that_has_it_is_told(tmp_path):
    folder = write(tmp_path / "talks", {"briefing.yml": "title: T\n", "seeds/a.yml": "people: {anna: {name: Anna Berg}}\n"})
    table = write(tmp_path, {"people.csv": "id,name,born\nanna,Anna Berg,1950\nbert,Bert,1960~\n"}) / "people.csv"
    done = subprocess.run([BRIEFING, "import", "csv", table, "--into", folder], capture_output=True, text=True)
    assert done.returncode == 0 and "anna" in done.stderr and "bert" not in done.stderr.split("added", 1)[1]
    again = briefing("import", "csv", table, "--into", folder, status=64)
    assert "talks/seeds/people.yml already; nothing was written" in again and "people (2)" in again
    briefing("check", folder)
    write(tmp_path, {"people.csv": "id,name\nanna,Anna\n"})
    other = write(tmp_path / "other", {"briefing.yml": "title: T\n", "seeds/a.yml": "organisations: {anna: {name: Anna Ltd}}\n"})
    said = briefing("import", "csv", table, "--into", other, status=1)
    assert f"{table}:2:1: error: the briefing has the id `anna` already, under organisations" in said


def test_all_errors_are_told_at_their_places(tmp_path):
    write(tmp_path, {
        "people.csv": 'id,name,born,country\r\nAnna,"Anna, Berg",1950,NO\r\nbert,Bert,3 April 1960,\r\ncarl,"Two\r\nlines",1970,\r\nbert,Bert again,,\r\n,Nobody,,\r\n',
        "roles.csv": "of-person,title,from,tittle\nanna,envoy,2020,x\n",
        "meetings.csv": 'id,title,track\nm,"M,3\n',
    })
    done = subprocess.run(
        [BRIEFING, "import", "csv", "people.csv", "roles.csv", "meetings.csv"], cwd=tmp_path, capture_output=True, text=True)
    assert done.returncode == 1 and done.stdout == ""
    lines = [line for line in done.stderr.splitlines() if ": error: " in line]
    assert [line.split(": error: ")[0] for line in lines] == [
        "meetings.csv:2:3", "people.csv:2:1", "people.csv:3:11", "people.csv:6:1", "people.csv:7:1", "roles.csv:1:22"], done.stderr
    assert "did you mean `title`?" in done.stderr


def test_templates_are_tables_that_are_imported(tmp_path):
    for table in ("people", "meetings", "positions", "roles", "evidence"):
        text = briefing("import", "--template", table)
        write(tmp_path, {f"{table}.csv": text})
        if table in ("people", "meetings", "positions"):
            assert f"{table}:" in briefing("import", "csv", tmp_path / f"{table}.csv")


POPOLO = {
    "persons": [
        {"id": "org.example/7", "name": "Anna Berg", "family_name": "Berg", "given_name": "Anna", "birth_date": "1950-02",
         "other_names": [{"name": "A. B."}], "identifiers": [{"scheme": "wikidata", "identifier": "Q1"}],
         "links": [{"url": "https://example.org/anna", "note": "Her page"}], "biography": "She *wrote* [[nothing]].\n1. Not a list"},
        {"id": "8", "name": "Anna Berg"}],
    "organizations": [{"id": "p", "name": "Storting", "classification": "parliament"}, {"id": "q", "name": "Committee", "parent_id": "p"}],
    "posts": [{"id": "chair", "label": "Chair", "organization_id": "q"}],
    "memberships": [{"person_id": "org.example/7", "post_id": "chair", "start_date": "2001"}, {"person_id": "8", "organization_id": "p", "role": "member"}],
    "events": [{"id": "e"}],
}


def test_popolo(tmp_path):
    write(tmp_path, {"p.json": json.dumps(POPOLO)})
    folder = write(tmp_path / "talks", {"briefing.yml": "title: T\n"})
    (folder / "seeds").mkdir()
    briefing("import", "popolo", tmp_path / "p.json", "--into", folder)
    briefing("check", folder)
    read = test_export.tables(folder, tmp_path / "csv")
    people = {row["id"]: row for row in read["people"]}
    assert set(people) == {"anna-berg", "8"}
    anna = people["anna-berg"]
    assert anna["sort-name"] == "Berg, Anna" and anna["born"] == "1950-02" and anna["aliases"] == "A. B."
    assert anna["identifiers"] == "popolo:org.example/7|wikidata:Q1" and anna["links"] == "https://example.org/anna Her page"
    assert anna["description"] == "She *wrote* [[nothing]].\n1. Not a list"
    assert {(r["of-person"], r["title"], r["organisation"], r["from"]) for r in read["roles"]} == {
        ("anna-berg", "Chair", "q", "2001"), ("8", "member", "p", "")}


TEI = """<?xml version="1.0" encoding="UTF-8"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><front>
<div xml:id="terms"><list><item><hi rend="strong">ABM</hi>, anti-ballistic missile</item></list></div>
<div xml:id="persons"><head>Persons</head><list type="gloss">
<item><hi rend="strong"><persName xml:id="p_BA1">Berg, Anna,</persName></hi> Minister of *Fish* &amp; Coasts<lb/>until 1970</item>
<item><persName xml:id="p_DJ1">Doe, John, Jr.</persName></item>
</list></div>
<listPerson><person xml:id="carl"><persName><forename>Carl</forename> <surname>Dahl</surname></persName><birth when="1901-02-03"/><idno type="VIAF">77</idno><note>A pilot.</note></person></listPerson>
<listPlace><place xml:id="oslo"><placeName>Oslo</placeName><location><geo>59.9 10.7</geo></location></place></listPlace>
</front></text></TEI>
"""


def test_tei_with_lists_of_persons(tmp_path):
    write(tmp_path, {"v01.xml": TEI})
    folder = write(tmp_path / "talks", {"briefing.yml": "title: T\n"})
    (folder / "seeds").mkdir()
    briefing("import", "tei", tmp_path / "v01.xml", "--into", folder)
    briefing("check", folder)
    read = test_export.tables(folder, tmp_path / "csv")
    people = {row["id"]: row for row in read["people"]}
    assert {i: (p["name"], p["sort-name"]) for i, p in people.items()} == {
        "anna-berg": ("Anna Berg", "Berg, Anna"), "john-doe-jr": ("John Doe, Jr.", "Doe, John, Jr."), "carl": ("Carl Dahl", "Dahl, Carl")}
    assert people["anna-berg"]["description"] == "Minister of *Fish* & Coasts until 1970" or "Coasts" in people["anna-berg"]["description"]
    assert people["carl"]["born"] == "1901-02-03" and people["carl"]["identifiers"] == "viaf:77"
    assert read["places"][0]["latitude"] == "59.9"


@pytest.mark.parametrize("text, said", [
    ("<TEI><list><item>", "v.xml:1:18: error: this is no XML"),
    ('<!DOCTYPE a [<!ENTITY b "c"><!ENTITY d "&b;&b;">]><a>&d;</a>', "declares entities of its own"),
    ("<a>" + "<item>" * 100_000, "nested more than"),
])
def test_hostile_xml_is_refused(text, said, tmp_path):
    write(tmp_path, {"v.xml": text})
    done = subprocess.run([BRIEFING, "import", "tei", "v.xml"], cwd=tmp_path, capture_output=True, text=True)
    assert done.returncode == 1 and said in done.stderr, done.stderr


@pytest.mark.parametrize("format, text, said", [
    ("followthemoney", '{"id": "a", "schema": "Person"', "f.txt:1:31: error: "),
    ("followthemoney", "[" * 100_000, "nested more than"),
    ("popolo", "[1, 2]", "f.txt:1:1: error: this is no Popolo"),
    ("annotations", '{"a": "\\ud800"}\n{"target": "x"}', "f.txt:1:1: error: this is no annotation"),
    ("csv", "id,name\na,b,c\n", "table"),
])
def test_what_cannot_be_read_is_told(format, text, said, tmp_path):
    write(tmp_path, {"f.txt": text})
    arguments = ["--table", "people"] if format == "csv" else []
    done = subprocess.run([BRIEFING, "import", format, "f.txt", *arguments], cwd=tmp_path, capture_output=True, text=True)
    assert done.returncode == 1 and done.stdout == "" and said in done.stderr, done.stderr


def test_hostile_words_stay_words(tmp_path):
    words = "x\u202e]: {a: b}\n---\n- &a *a !!python 'q' \"r\" # c \u0007\u2028 [[id]] <script>"
    entity = {"id": "anna", "schema": "Person", "properties": {"name": [words], "description": [words], "alias": ["null", "yes", "- x", "a: b", "a #b", "1.5"]}}
    write(tmp_path, {"e.json": json.dumps(entity)})
    folder = write(tmp_path / "talks", {"briefing.yml": "title: T\n"})
    (folder / "seeds").mkdir()
    briefing("import", "followthemoney", tmp_path / "e.json", "--into", folder)
    text = (folder / "seeds/e.yml").read_text(encoding="utf-8")
    assert not [c for c in text if c in "\u202e\u2028\u0007"]
    row = test_export.tables(folder, tmp_path / "csv")["people"][0]
    assert row["name"].split() == words.split() or row["name"].replace("\u2028", " ").split() == words.split()
    assert row["aliases"] == "null|yes|- x|a: b|a #b|1.5"


def test_any_words_come_back_as_they_were(tmp_path):
    chance = random.Random(7)
    pieces = ["a", "Ö", "漢", "'", '"', "\\", ":", " ", "#", "-", "[", "]", "{", "}", ",", "&", "*", "!", "|", ">", "%", "@", "`", "?", "~", "=", "1", ".",
              "null", "\u00a0", "\u0085", "\u200b", "\ufeff", "é", "\U0001f451", "+", "<", "/", "\n", "\t"]
    words = {f"p{n}": "x" + "".join(chance.choices(pieces, k=chance.randint(1, 9))) + "x" for n in range(400)}
    words |= {f"q{n}": "".join(chance.choices(pieces, k=chance.randint(1, 4))) for n in range(400)}
    words = {key: " ".join(word.split()) for key, word in words.items()}
    words = {key: word for key, word in words.items() if word}
    lines = [json.dumps({"id": key, "schema": "Person", "properties": {"name": [word], "description": ["A. " + word]}}) for key, word in words.items()]
    (tmp_path / "e.json").write_text("\n".join(lines), encoding="utf-8")
    folder = write(tmp_path / "talks", {"briefing.yml": "title: T\n"})
    (folder / "seeds").mkdir()
    briefing("import", "followthemoney", tmp_path / "e.json", "--into", folder)
    people = {row["id"]: row for row in test_export.tables(folder, tmp_path / "csv")["people"]}

    def cell(text):
        """What keeps a cell from being a formula."""
        return text[1:] if text.startswith("'") and text.lstrip("'")[:1] in tuple("=+-@＝＋－＠\t\r\n") else text

    assert set(people) == set(words)
    for key, word in words.items():
        assert cell(people[key]["name"]).split() == word.split(), (key, word)
        assert people[key]["description"].split() == ("A. " + word).split(), (key, word)
