"""What `briefing schema` prints is JSON Schema, and says of a file what `briefing check` says."""

import json
import subprocess
from pathlib import Path

import jsonschema
import pytest
import yaml

from places import Placed, faults, front_matter, unexplained
from program import BRIEFING, FOLDERS, ROOT, briefing, write

KINDS = ["people", "organisations", "places", "works", "meetings", "issues", "terms"]
SINGULAR = dict(zip(KINDS, ["person", "organisation", "place", "work", "meeting", "issue", "term"]))
_validators = {}


def validator(kind):
    if kind not in _validators:
        schema = json.loads(briefing("schema", kind))
        jsonschema.Draft7Validator.check_schema(schema)
        _validators[kind] = jsonschema.Draft7Validator(schema)
    return _validators[kind]


def checked(folder):
    """The places of errors, by file, as `briefing check` tells them."""
    done = subprocess.run([BRIEFING, "check", ".", "--format", "json"], cwd=folder, capture_output=True, text=True)
    places = {}
    for complaint in json.loads(done.stdout or "[]"):
        if complaint["severity"] == "error" and "line" in complaint:
            places.setdefault(complaint["file"], set()).add((complaint["line"], complaint["column"]))
    return places


def schema_of(path, folder):
    """The schema that holds for a file, and its YAML with the line on which that begins."""
    inside = path.relative_to(folder).parts
    if path.name == "briefing.yml":
        return "briefing", path.read_text(encoding="utf-8"), 1
    if path.suffix == ".yml":
        return "sidecar", path.read_text(encoding="utf-8"), 1
    text = front_matter(path)
    kind = SINGULAR[inside[1]] if len(inside) > 2 and inside[1] in KINDS else "front-matter"
    return (kind, text, 2) if text is not None else (None, None, None)


def placed_files(folder):
    """The files of a folder that a schema holds for: each with its path, its validator and its values."""
    files = [folder / "briefing.yml"]
    files += sorted(p for p in (folder / "seeds").rglob("*") if p.suffix in (".yml", ".md"))
    for path in filter(Path.is_file, files):
        try:
            kind, text, line = schema_of(path, folder)
            placed = Placed(text, line) if kind else None
        except (yaml.YAMLError, UnicodeDecodeError):
            continue  # What is no YAML is no matter of schemas.
        if placed and placed.data is not None:
            yield str(path.relative_to(folder)), validator(kind), placed


def schema_faults(folder):
    """The places at which the files of a folder break their schemas, by file."""
    found = {file: faults(schema, placed) for file, schema, placed in placed_files(folder)}
    return {file: places for file, places in found.items() if places}


@pytest.mark.parametrize("kind", ["sidecar", "front-matter", "briefing", *SINGULAR.values()])
def test_it_is_a_schema_with_a_word_on_each_key(kind):
    def keys(value):
        if isinstance(value, dict):
            for key, inner in value.get("properties", {}).items():
                yield key, inner
            for inner in value.values():
                yield from keys(inner)
        elif isinstance(value, list):
            for inner in value:
                yield from keys(inner)

    described = [(k, v) for k, v in keys(validator(kind).schema["definitions"]) if "const" not in v and set(v) != {"enum"}]
    assert len(described) > 20
    assert not [key for key, value in described if not value.get("description")]


def test_five_slips_are_found_where_check_finds_them(tmp_path):
    write(tmp_path, {
        "briefing.yml": "title: T\n",
        "seeds/a.txt": "Anna met them in Oslo.\n",
        "seeds/a.yml": """document:
  published: 3 April 2023
people:
  anna:
    name: Anna Berg
    roles:
      - tittle: warden
        title: warden
  Bert: {name: Bert}
meetings:
  oslo:
    title: Oslo
    track: "3"
    participants:
      - {person: anna, present: perhaps}
positions: []
""",
    })
    at = schema_faults(tmp_path)["seeds/a.yml"]
    assert at == checked(tmp_path)["seeds/a.yml"]
    assert at == {(2, 14), (7, 9), (9, 3), (13, 12), (15, 33)}


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda p: p.name)
def test_what_is_right_is_right_to_the_schema(folder):
    assert schema_faults(folder) == {}


#: What is wrong as YAML is no matter of schemas, and bombs of aliases are for the program to disarm.
BROKEN = sorted(
    p for p in (ROOT / "Tests/Broken").iterdir()
    if (p / "briefing.yml").is_file() and not (p / "command.txt").exists() and not p.name.startswith("yaml-"))


@pytest.mark.parametrize("folder", BROKEN, ids=lambda p: p.name)
def test_what_the_schema_finds_is_an_error_there(folder):
    """The schema knows less than `check`; what it does find must be one of its errors."""
    told = None
    for file, schema, placed in placed_files(folder):
        if not schema.is_valid(placed.data):
            told = told if told is not None else checked(folder)
            assert not unexplained(schema, placed, told.get(file, set())), f"{file}: {told}"


#: What can be told of one value alone.
STRUCTURAL = ("unknown-key-", "wrong-word-", "date-", "missing-key-", "target-", "side-colour", "reliability", "digest", "url-", "stance-without")
#: What only the program knows: how long months are, what another key says, and what it gives to git, ssh and rclone.
BEYOND = {
    "date-no-day", "date-range", "date-short-year", "target-branch", "target-ceiling", "target-cname", "target-host", "target-path",
    "target-remote",
}


@pytest.mark.parametrize("folder", [p for p in BROKEN if p.name.startswith(STRUCTURAL)], ids=lambda p: p.name)
def test_faults_of_single_values_are_found(folder):
    assert checked(folder)
    assert bool(schema_faults(folder)) != (folder.name in BEYOND)
