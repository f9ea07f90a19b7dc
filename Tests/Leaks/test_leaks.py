"""What an edition withholds stands in no byte of its site, and the program's own search finds whatever is put there.

    python -m pytest Tests/Leaks                 forty folders
    BRIEFING_FOLDERS=1000 python -m pytest Tests/Leaks
"""

import json
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

import generate
import scan

ROOT = Path(__file__).resolve().parents[2]
BRIEFING = os.environ.get("BRIEFING", str(ROOT / ".build/debug/briefing"))
FOLDERS = int(os.environ.get("BRIEFING_FOLDERS", "40"))
FIRST = int(os.environ.get("BRIEFING_FIRST_FOLDER", "0"))


def briefing(*arguments, folder):
    return subprocess.run([BRIEFING, *map(str, arguments)], cwd=folder, capture_output=True, text=True)


@pytest.mark.parametrize("number", range(FIRST, FIRST + FOLDERS))
def test_public_shows_none_and_internal_all(number, tmp_path):
    folder = generate.Folder(number)
    folder.write(tmp_path)
    for edition in ("public", "internal"):
        built = briefing("build", ".", "--edition", edition, folder=tmp_path)
        assert built.returncode == 0, f"folder {number}, {edition}:\n{built.stderr}"
    shown = {text: places for text, places in scan.found(tmp_path / "Site", folder.secrets).items() if places}
    assert not shown, f"folder {number}: " + "; ".join(f"{folder.secrets[t]} “{t}” in {sorted(p)}" for t, p in shown.items())
    missing = [text for text, places in scan.found(tmp_path / "Site-internal", folder.secrets).items() if not places]
    assert not missing, f"folder {number}: " + "; ".join(f"{folder.secrets[t]} “{t}”" for t in missing)
    # The program's own search agrees, of both.
    assert briefing("check", ".", "--leaks", "Site", folder=tmp_path).returncode == 0
    assert briefing("check", ".", "--leaks", "Site-internal", folder=tmp_path).returncode == 1
    shutil.rmtree(tmp_path)


@pytest.fixture(scope="module")
def secretive(tmp_path_factory):
    place = tmp_path_factory.mktemp("secretive")
    folder = generate.Folder(7)
    folder.write(place)
    return place, folder


NAMES = [form for form, _, _ in generate.disguises("Anna Berg")]


@pytest.mark.parametrize("what", ["surname", "person", "title", "passage"])
@pytest.mark.parametrize("form", NAMES)
def test_every_disguise_is_seen_through(form, what, secretive, tmp_path):
    place, folder = secretive
    text = {
        "surname": folder.surname, "person": f"{folder.given} {folder.surname}", "title": folder.hidden_title,
        "passage": next(t for t, w in folder.secrets.items() if w == "passage of a withheld document"),
    }[what]
    if form == "file name" and what in ("title", "passage"):
        pytest.skip("too long for a file's name")
    name, data = next((name, data) for found, name, data in generate.disguises(text) if found == form)
    (tmp_path / name).write_bytes(data)
    assert any(scan.found(tmp_path, [text]).values()), "the independent search does not find it either"
    checked = briefing("check", place, "--leaks", tmp_path, folder=tmp_path)
    assert checked.returncode == 1, checked.stderr
    # Where a complaint is about a file of the content, its path must be told, whatever stands in it.
    said = "\n".join(line for line in (checked.stdout + checked.stderr).splitlines() if ": warning: " not in line)
    assert scan.fold(text) not in scan.fold(said), "the report tells what it should not"
    assert ": error: " in said and "seeds/" in said


def test_the_beginning_of_words_is_no_word(secretive, tmp_path):
    """An index of a search has places for all words that begin alike, whatever name the beginning is by itself."""
    place, folder = secretive
    terms = tmp_path / "assets/search/terms/0.js"
    terms.parent.mkdir(parents=True)
    word = scan.fold(folder.surname).strip()
    terms.write_text(f'briefing("terms", "|{word}*9f7g|other 5")\n')
    assert briefing("check", place, "--leaks", tmp_path, folder=tmp_path).returncode == 0
    terms.write_text(f'briefing("terms", "|{word} 9f7g|other 5")\n')
    assert briefing("check", place, "--leaks", tmp_path, folder=tmp_path).returncode == 1


@pytest.mark.parametrize("form", NAMES)
def test_what_is_shown_is_no_leak(form, secretive, tmp_path):
    place, _ = secretive
    for number, text in enumerate(["Ada Hill", "She was there then", "Open Bank", "Oslo"]):
        name, data = next((name, data) for found, name, data in generate.disguises(text) if found == form)
        target = tmp_path / str(number) / name
        target.parent.mkdir()
        target.write_bytes(data)
    checked = briefing("check", place, "--leaks", tmp_path, folder=tmp_path)
    assert checked.returncode == 0, checked.stderr


def test_sarif_keeps_to_its_standard_and_tells_no_name(secretive, tmp_path):
    """What SARIF 2.1.0 requires of a log, and what code hosts read in it."""
    place, folder = secretive
    (tmp_path / "a b.html").write_text(f"<p>{folder.given} {folder.surname}</p>\n<p>{folder.hidden_title}</p>")
    checked = briefing("check", place, "--leaks", tmp_path, "--format", "sarif", folder=tmp_path)
    assert checked.returncode == 1
    log = json.loads(checked.stdout)
    assert log["version"] == "2.1.0" and log["$schema"].endswith("sarif-2.1.0.json") and len(log["runs"]) == 1
    run = log["runs"][0]
    assert run["tool"]["driver"]["name"] == "briefing" and run["columnKind"] in ("utf16CodeUnits", "unicodeCodePoints")
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert len(rules) == len(set(rules)) and "leak" in rules
    assert [r for r in run["results"] if r["ruleId"] == "leak"]
    for result in run["results"]:
        assert result["ruleId"] in rules and result["level"] in ("none", "note", "warning", "error") and result["message"]["text"]
        for location in result.get("locations", []):
            physical = location["physicalLocation"]
            assert re.fullmatch(r"[A-Za-z0-9\-._~!$&'()*+,;=:@%/#?]+", physical["artifactLocation"]["uri"])
            assert physical["region"]["startLine"] >= 1 and physical["region"]["startColumn"] >= 1
    leaks = json.dumps([result for result in run["results"] if result["ruleId"] == "leak"], ensure_ascii=False)
    assert scan.fold(folder.surname).strip() not in scan.fold(leaks)
