"""Exports are read by the programs that they are for."""

import csv
import json
from datetime import date, datetime

import icalendar
import networkx
import pytest
import rdflib
import rispy
from followthemoney import model

from program import FOLDERS, briefing, write

HOSTILE = '=HYPERLINK("http://evil.example","x")'
FOLDER = {
    "briefing.yml": """title: "Talks; and, more"
url: https://b.example/t/
exports: [csv, followthemoney, jsonld, graphml, icalendar, annotations, ris]
editions:
  public: {ceiling: "TLP:CLEAR"}
  internal: {ceiling: "TLP:RED", output: Site-internal}
""",
    "seeds/a.txt": "Anna Berg met them in Oslo. Carl Secretson was there.\n",
    "seeds/a.yml": r"""document: {title: "The letter, of <one> & \"two\"", url: "https://example.org/a?b=1", author: anna, published: 2023-05-02, kind: report}
people:
  anna: {name: Anna Berg, sort-name: "Berg, Anna", aliases: ["A|B", "c\\d"], born: 1950~, expertise: ["=1+1", "-2"], country: NO,
    evidence: Anna Berg met them, roles: [{title: envoy, organisation: oslo-bank, from: 2020, to: 2021-03}]}
  bert: {name: "=HYPERLINK(\"http://evil.example\",\"x\")", description: "line one\n\nline two", died: 2001-02-03, identifiers: {wikidata: Q42, viaf: "12"}}
  carl: {name: Carl Secretson, marking: "TLP:RED"}
organisations: {oslo-bank: {name: "Oslo <Bank> & Sons", kind: company, country: NO}}
places: {oslo: {name: Oslo, coordinates: [59.9, -10.75]}}
works: {plan: {title: "The plan", kind: book, authors: bert, date: 2020}}
issues: {peace: {name: Peace}}
meetings:
  exact: {title: "One, day; really", date: 2023-04-04, place: oslo, venue: Hall, participants: [{person: anna}, {person: bert}, {person: carl, marking: "TLP:RED"}, {name: Dora}]}
  span: {title: Span, date: 2023-04-04/2023-04-06, participants: [{person: anna}, {person: bert}, {organisation: oslo-bank}]}
  vague: {title: Vague, date: 2023-04~}
  until: {title: Until, date: ../2023-07}
  onwards: {title: Onwards, date: 2023-04/..}
  season: {title: Season, date: 2023-24}
  timed: {title: Timed, date: "2023-04-05T23:30:00-02:00"}
  ancient: {title: Ancient, date: -0044-03-15}
  undated: {title: Undated}
positions:
  - {holder: anna, issue: peace, stance: in-favour, quote: "met them in Oslo", evidence: met them in Oslo, according-to: {unnamed: two | three sources, via: {name: "A > B", via: bert}}}
facts: [{about: [anna, bert], text: "@SUM(A1)", date: 2023-04}]
relations: [{from: anna, to: bert, kind: spouse}, {from: anna, to: oslo-bank, kind: owner-of}]
""",
}
FORMATS = ["followthemoney", "jsonld", "graphml", "icalendar", "annotations", "ris"]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return write(tmp_path_factory.mktemp("talks"), FOLDER)


def tables(folder, into, *arguments):
    briefing("export", folder, "--format", "csv", "--output", into, *arguments)
    return {path.stem: list(csv.DictReader(path.open(newline="", encoding="utf-8"), strict=True)) for path in into.iterdir()}


@pytest.fixture(scope="module")
def read(folder, tmp_path_factory):
    return tables(folder, tmp_path_factory.mktemp("tables") / "csv")


def test_csv_is_read(read):
    people = {row["id"]: row for row in read["people"]}
    assert people["anna"]["aliases"] == r"A\|B|c\\d"
    assert people["bert"]["description"] == "line one\n\nline two"
    assert [row["of-meeting"] for row in read["participants"] if row["person"] == "anna"] == ["exact", "span"]
    assert read["positions"][0]["according-to"] == r"unnamed:two \| three sources>name:A \> B>bert"
    assert {(row["of"], row["document"], row["quote"]) for row in read["evidence"]} == {
        ("anna", "a", "Anna Berg met them"), ("position-1", "a", "met them in Oslo")}
    assert read["places"][0]["longitude"] == "-10.75"


def test_no_cell_is_a_formula(folder, tmp_path):
    briefing("export", folder, "--format", "csv", "--output", tmp_path / "csv")
    cells = [c for p in (tmp_path / "csv").iterdir() for row in csv.reader(p.open(newline="", encoding="utf-8")) for c in row]
    assert not [c for c in cells if c[:1] in ("=", "+", "-", "@", "\t", "\r") and not c.lstrip("-").replace(".", "", 1).isdigit()]
    assert "'" + HOSTILE in cells and "'@SUM(A1)" in cells
    raw = (tmp_path / "csv/people.csv").read_bytes()
    assert raw.count(b"\r\n") == 3, "each row ends as RFC 4180 wants it"


def ftm(text):
    return [json.loads(line) for line in text.splitlines()]


def test_followthemoney_is_valid(folder):
    entities = ftm(briefing("export", folder, "--format", "followthemoney"))
    proxies = {}
    for data in entities:
        proxy = model.get_proxy(data, cleaned=False)
        model.get(data["schema"]).validate(data)
        # What its own cleaning would change or drop was not right.
        for key, values in data["properties"].items():
            kept = proxy.get(key)
            assert len(kept) == len(set(values)), f"{data['id']}: {key} {values} became {kept}"
            if proxy.schema.get(key).type.name in ("date", "country", "url", "entity", "gender"):
                assert sorted(kept) == sorted(set(values))
        proxies[proxy.id] = proxy
    assert len(proxies) == len(entities), "ids are unique"
    for proxy in proxies.values():
        for prop, value in proxy.itervalues():
            if prop.type.name == "entity":
                assert value in proxies, f"{proxy.id} refers to {value}"
                assert proxies[value].schema.is_a(prop.range), f"{proxy.id}: {prop.name}"
    assert proxies["anna"].first("notes") == "birthDate: 1950~" and not proxies["anna"].get("birthDate")
    assert proxies["bert"].first("deathDate") == "2001-02-03" and proxies["bert"].first("wikidataId") == "Q42"
    assert proxies["span"].first("startDate") == "2023-04-04" and proxies["span"].first("endDate") == "2023-04-06"
    assert {p.schema.name for p in proxies.values()} >= {
        "Person", "Company", "Event", "Membership", "Document", "Mention", "UnknownLink", "Family", "Note", "Address"}


def test_jsonld_is_a_graph_of_schema_org(folder):
    text = briefing("export", folder, "--format", "jsonld")
    data = json.loads(text)
    assert data["@context"] == "https://schema.org"
    # The context itself is on the web; its vocabulary alone says the same of what stands here.
    data["@context"] = {"@vocab": "https://schema.org/"}
    graph = rdflib.Graph().parse(data=json.dumps(data), format="json-ld", base="https://b.example/t/data/")
    schema = rdflib.Namespace("https://schema.org/")
    anna = rdflib.URIRef("https://b.example/t/people/anna.html")
    assert (anna, rdflib.RDF.type, schema.Person) in graph
    assert str(graph.value(anna, schema.name)) == "Anna Berg" and graph.value(anna, schema.birthDate) is None
    exact = rdflib.URIRef("https://b.example/t/meetings/exact.html")
    assert str(graph.value(exact, schema.startDate)) == "2023-04-04"
    assert anna in set(graph.objects(exact, schema.attendee))


def test_graphml_says_who_met_whom(folder):
    text = briefing("export", folder, "--format", "graphml")
    graph = networkx.parse_graphml(text, force_multigraph=True)
    assert set(graph.nodes) == {"anna", "bert", "oslo-bank"}
    assert graph.nodes["oslo-bank"]["label"] == "Oslo <Bank> & Sons"
    met = {frozenset((a, b)): d for a, b, d in graph.edges(data=True) if d["relation"] == "met"}
    assert met[frozenset(("anna", "bert"))]["weight"] == 2 and met[frozenset(("anna", "bert"))]["meetings"] == "exact span"
    assert {d["relation"]: (d["from"], d["to"]) for _, _, d in graph.edges(data=True) if "from" in d} == {
        "spouse": ("anna", "bert"), "owner-of": ("anna", "oslo-bank")}


def test_icalendar_keeps_doubts(folder):
    text = briefing("export", folder, "--format", "icalendar")
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    assert text.endswith("END:VCALENDAR\r\n")
    calendar = icalendar.Calendar.from_ical(text)
    events = {str(e["uid"]).split("@")[0]: e for e in calendar.walk("VEVENT")}
    assert not [e for e in events.values() if e.errors]
    assert "X-WR-CALNAME:Talks\\; and\\, more\r\n" in text

    def span(name):
        return events[name]["dtstart"].dt, events[name]["dtend"].dt, str(events[name]["status"])

    assert span("exact") == (date(2023, 4, 4), date(2023, 4, 5), "CONFIRMED")
    assert str(events["exact"]["summary"]) == "One, day; really" and str(events["exact"]["location"]) == "Hall, Oslo"
    assert span("span") == (date(2023, 4, 4), date(2023, 4, 7), "CONFIRMED")
    assert span("vague") == (date(2023, 4, 1), date(2023, 5, 1), "TENTATIVE")
    assert str(events["vague"]["summary"]) == "Vague (about April 2023)" and str(events["vague"]["x-briefing-edtf"]) == "2023-04~"
    assert span("until")[2] == "TENTATIVE" and str(events["until"]["summary"]) == "Until (until July 2023)"
    assert span("season") == (date(2023, 12, 1), date(2024, 3, 1), "TENTATIVE")
    assert events["timed"]["dtstart"].dt == datetime.fromisoformat("2023-04-06T01:30:00+00:00")
    assert "ancient" not in events and "undated" not in events, "a calendar cannot hold them"
    assert text == briefing("export", folder, "--format", "icalendar"), "the same bytes each time"


def test_ris_is_read(folder):
    entries = {e["id"]: e for e in rispy.loads(briefing("export", folder, "--format", "ris").replace("\r\n", "\n"))}
    assert entries["a"]["title"] == 'The letter, of <one> & "two"' and entries["a"]["authors"] == ["Berg, Anna"]
    assert entries["a"]["type_of_reference"] == "RPRT" and entries["a"]["year"] == "2023" and entries["a"]["urls"] == ["https://example.org/a?b=1"]
    assert entries["plan"]["type_of_reference"] == "BOOK" and entries["plan"]["authors"] == [HOSTILE]


def test_annotations_are_those_of_the_site(folder):
    lines = ftm(briefing("export", folder, "--format", "annotations"))
    assert len(lines) == 2 and all(line["type"] == "Annotation" for line in lines)


@pytest.mark.parametrize("format", FORMATS)
def test_an_edition_decides_what_an_export_holds(format, folder):
    public = briefing("export", folder, "--format", format)
    assert "Secretson" not in public and "carl" not in public
    internal = briefing("export", folder, "--format", format, "--edition", "internal")
    if format in ("followthemoney", "jsonld", "graphml", "icalendar"):
        assert "Carl Secretson" in internal.replace("\r\n ", "")


def test_the_site_holds_the_exports_it_is_asked_for(folder):
    briefing("build", folder)
    data = folder / "Site/data"
    names = {str(p.relative_to(data)) for p in data.rglob("*") if p.is_file()}
    assert names >= {"followthemoney.jsonl", "briefing.jsonld", "network.graphml", "meetings.ics", "sources.ris", "csv/people.csv", "csv/evidence.csv"}
    assert (data / "meetings.ics").read_bytes().decode() == briefing("export", folder, "--format", "icalendar")
    assert not [n for n in names if b"Secretson" in (data / n).read_bytes()]


def test_a_leak_is_found_before_anything_is_put_out(tmp_path):
    """A name that somebody wrote where it is shown is found in exported bytes as in pages."""
    write(tmp_path, {
        "briefing.yml": 'title: T\neditions: {public: {ceiling: "TLP:CLEAR"}}\n',
        "seeds/a.yml": """people:
  carl: {name: Carl Secretson, marking: "TLP:RED"}
  anna: {name: Anna, identifiers: {secretson: x}}
""",
    })
    for format in ("followthemoney", "jsonld"):
        said = briefing("export", tmp_path, "--format", format, "--output", tmp_path / "out", status=1)
        assert "which the edition `public` withholds" in said
        assert not (tmp_path / "out").exists()


def test_nothing_is_overwritten(folder, tmp_path):
    (tmp_path / "x.ics").write_text("mine")
    assert "already" in briefing("export", folder, "--format", "icalendar", "--output", tmp_path / "x.ics", status=64)
    assert (tmp_path / "x.ics").read_text() == "mine"


@pytest.mark.parametrize("given", FOLDERS, ids=lambda p: p.name)
def test_real_briefings_are_exported(given, tmp_path):
    for data in ftm(briefing("export", given, "--format", "followthemoney")):
        model.get(data["schema"]).validate(data)
        proxy = model.get_proxy(data, cleaned=False)
        assert all(len(proxy.get(k)) == len(set(v)) for k, v in data["properties"].items())
    networkx.parse_graphml(briefing("export", given, "--format", "graphml"), force_multigraph=True)
    icalendar.Calendar.from_ical(briefing("export", given, "--format", "icalendar"))
    rispy.loads(briefing("export", given, "--format", "ris").replace("\r\n", "\n"))
    json.loads(briefing("export", given, "--format", "jsonld"))
    assert tables(given, tmp_path / "csv")["people"]
