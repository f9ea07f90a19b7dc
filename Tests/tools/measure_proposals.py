#!/usr/bin/env python3
"""Scores the people that `briefing add` proposes against annotated documents.

    Tests/tools/measure_proposals.py CORPUS [--briefing .build/release/briefing] [--limit N] [--batch N] [--show N]

CORPUS holds docs.jsonl.gz and persons.json, as the folders of the shared corpora do. The documents are added to a new briefing that knows
nobody, all at once or in batches. Of the listed persons of each document those count as found of whom a proposal bears the family name
or a name as it is written; a proposal counts as right where the document's annotation, or the list of persons, has somebody of that name.
The annotation leaves out people who are in no list, so the share of right proposals is a lower bound.

A record of a meeting counts as found where a meeting of its day is proposed; its participants where that meeting has somebody of the name.
"""

import argparse
import collections
import gzip
import json
import pathlib
import re
import subprocess
import tempfile
import unicodedata

parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
parser.add_argument("corpus", type=pathlib.Path)
parser.add_argument("--briefing", default=".build/release/briefing")
parser.add_argument("--limit", type=int)
parser.add_argument("--batch", type=int, default=1_000_000)
parser.add_argument("--show", type=int, default=0)
options = parser.parse_args()


def folded(text):
    return unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()


def words(name):
    return re.findall(r"[a-z]+", folded(name))


def proposed(sidecar):
    """The names under `# people:`."""
    section, names = None, []
    for line in sidecar.read_text(encoding="utf-8").splitlines():
        if match := re.fullmatch(r"# ([a-z]+):", line):
            section = match[1]
        elif section == "people" and (match := re.match(r'#     name: ("(?:[^"\\]|\\.)*")', line)):
            names.append(json.loads(match[1]))
    return names


def meetings(sidecar):
    """The day and the last words of the participants' ids of each meeting under `# meetings:`."""
    section, found = None, []
    for line in sidecar.read_text(encoding="utf-8").splitlines():
        if match := re.fullmatch(r"# ([a-z]+):", line):
            section = match[1]
        elif section == "meetings" and re.fullmatch(r"#   [a-z0-9-]+:", line):
            found.append((set(), set()))
        elif section == "meetings" and (match := re.match(r"#     date: ([0-9-]+)", line)):
            found[-1][0].add(match[1])
        elif section == "meetings" and (match := re.match(r"#       - {person: ([a-z0-9-]+)", line)):
            found[-1][1].update(part for part in match[1].split("-") if part.isalpha())
    return found


persons = {p["id"]: p for p in json.loads((options.corpus / "persons.json").read_text(encoding="utf-8"))["persons"]}
families = {tuple(words(p["family"])) for p in persons.values() if p.get("family")}
documents = [json.loads(line) for line in gzip.open(options.corpus / "docs.jsonl.gz", "rt", encoding="utf-8")][: options.limit]
with tempfile.TemporaryDirectory() as name:
    grounds = pathlib.Path(name)
    (grounds / "texts").mkdir()
    (grounds / "briefing").mkdir()
    (grounds / "briefing" / "briefing.yml").write_text("title: Proposals\n")
    files = []
    for number, document in enumerate(documents):
        file = grounds / "texts" / f"d{number}.txt"
        file.write_text("\n\n".join(block["text"] for block in document["blocks"]), encoding="utf-8")
        files.append(file)
    for start in range(0, len(files), options.batch):
        subprocess.run(
            [options.briefing, "add", "--folder", grounds / "briefing", *files[start:start + options.batch]], check=True, stderr=subprocess.DEVNULL)
    found = listed = right = total = 0
    records = told = participants = named = others = 0
    missed, wrong = collections.Counter(), collections.Counter()
    for number, document in enumerate(documents):
        names = [words(n) for n in proposed(grounds / "briefing" / "seeds" / f"d{number}.yml")]
        lasts = {n[-1] for n in names if n}
        proposals = meetings(grounds / "briefing" / "seeds" / f"d{number}.yml")
        day = ((document.get("date") or {}).get("from") or "")[:10]
        if document.get("is_meeting"):
            records += 1
            own = [people for days, people in proposals if day in days]
            told += bool(own)
            for participant in document.get("participants", []):
                if participant["kind"] == "person" and words(participant["name"]):
                    participants += 1
                    named += any(words(participant["name"])[-1] in people for people in own)
        else:
            others += len(proposals)
        mentions = document["mentions"]
        ids = {m["id"] for m in mentions if m.get("id")}
        surfaces = collections.defaultdict(set)
        for mention in mentions:
            if mention.get("id") and words(mention["surface"]):
                surfaces[mention["id"]].add(words(mention["surface"])[-1])
        for person in ids:
            family = words(persons.get(person, {}).get("family") or "")
            listed += 1
            if surfaces[person] & lasts or family and family[-1] in lasts:
                found += 1
            else:
                missed[next(iter(surfaces[person]), "?")] += 1
        annotated = {words(m["surface"])[-1] for m in mentions if words(m["surface"])}
        for words_of_name in filter(None, names):
            total += 1
            if words_of_name[-1] in annotated or any(tuple(words_of_name[-len(f):]) == f for f in families if f):
                right += 1
            else:
                wrong[" ".join(words_of_name)] += 1
print(f"{len(documents)} documents: of {listed} listed persons {found / listed:.3f} proposed; of {total} proposals at least {right / total:.3f} right")
print(f"of {records} records of meetings {told / max(records, 1):.3f} proposed with their day, "
      f"of their {participants} named participants {named / max(participants, 1):.3f}; {others} meetings out of other documents")
if options.show:
    print("missed:", missed.most_common(options.show))
    print("not annotated:", wrong.most_common(options.show))
