"""Whoever is withheld among many who share their names: the public edition builds, and shows nothing of them.

    python -m pytest Tests/Leaks/test_crowd.py                ten folders
    BRIEFING_CROWDS=100 python -m pytest Tests/Leaks/test_crowd.py
"""

import os
import shutil

import pytest

import crowd
import scan
from test_leaks import briefing

CROWDS = int(os.environ.get("BRIEFING_CROWDS", "10"))


def is_list(place, text):
    """The words of search are sorted, and stand beside each other by chance."""
    return place.startswith("assets/search/names") and len(scan.fold(text).split()) > 1


@pytest.mark.parametrize("number", range(CROWDS))
def test_the_withheld_of_a_crowd(number, tmp_path):
    folder = crowd.Crowd(number, withheld=1 + number * 7 % 20)
    folder.write(tmp_path)
    built = briefing("build", ".", folder=tmp_path)
    assert built.returncode == 0, f"crowd {number}:\n{built.stderr}"
    shown = {text: {place for place in places if not is_list(place, text)} for text, places in scan.found(tmp_path / "Site", folder.secrets).items()}
    shown = {text: places for text, places in shown.items() if places}
    assert not shown, f"crowd {number}: {shown}"
    # What the edition need not withhold is all there.
    names = [folder.people[person] for person in folder.shown]
    missing = [name for name, places in scan.found(tmp_path / "Site", names).items() if not places]
    assert not missing, f"crowd {number}: {missing}"
    shutil.rmtree(tmp_path)


def test_namesakes_ask_for_decisions_and_no_more(tmp_path):
    """Two people of one name, one of them withheld: each document asks once, and does what it says."""
    folder = crowd.Crowd(3, documents=12, withheld=1)
    hidden = next(iter(folder.marked))
    for path in folder.files:
        # Nothing tells which of them is meant.
        if path.startswith("seeds/docs/") and path.endswith(".yml"):
            folder.files[path] = "document: {title: A text}\n"
    folder.files["seeds/people/other.md"] = f"---\nname: {folder.people[hidden]}\n---\n{folder.people[hidden]} came.\n"
    folder.write(tmp_path)
    built = briefing("build", ".", folder=tmp_path)
    assert built.returncode == 1
    errors = [line for line in built.stderr.splitlines() if ": error: " in line]
    assert errors and len(errors) == len(set(errors)) and all(folder.people[hidden] in e or folder.people[hidden].split()[1] in e for e in errors)
    assert "warning" not in built.stderr, "what is an error is told once"
    wanted = {}
    for line, help in zip(built.stderr.splitlines(), built.stderr.splitlines()[1:]):
        if ": error: " in line:
            assert line.startswith("seeds/docs/"), line
            name = line.split("“")[1].split("”")[0]
            assert f"`mentions: {{{name}: " in help and ".yml" in help, help
            wanted.setdefault(line.split(":")[0].replace(".md", ".yml"), []).append(name)
    for path, names in wanted.items():
        said = "".join(f", {name}: {hidden}" for name in names)[2:]
        text = (tmp_path / path).read_text()
        (tmp_path / path).write_text(text.replace("document: {", f"document: {{mentions: {{{said}}}, ", 1))
    built = briefing("build", ".", folder=tmp_path)
    assert built.returncode == 0, built.stderr
    places = scan.found(tmp_path / "Site", [folder.people[hidden]])[folder.people[hidden]]
    assert not [place for place in places if "text-" in place], places
