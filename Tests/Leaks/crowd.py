"""Makes folders in which many people share their given and family names, and withholds some of them at random.

The words are invented and drawn by number, so that the same number gives the same folder.
"""

import collections
import json
import random
from pathlib import Path

GIVEN = "Anna Boris Clara David Elena Farid Grace Henrik Irina Jonas Karin Luis Mara Nadia Oskar Petra Quentin Rosa Bruno Xenia".split()
FAMILY = "Keller Morales Novak Okafor Petrov Rossi Schmid Tanaka Vargas Weber Baumann Fischer Huber Imhof Young Park Frei Koch Kim Diaz".split()
# Many begin like a name: cut in the middle they would be one.
WORDS = """the of and for with about before after harbour freight parking younger kimono novakite kochia hubris budget council region report
draft proposal committee minister agency regulation tariff railway energy grid water housing transport tender contract audit funding""".split()
QUOTE = json.dumps


class Crowd:
    """A folder of `documents` texts in which people speak, hold positions and meet; `withheld` of them are marked."""

    def __init__(self, number, documents=40, people=40, withheld=5):
        self.rng = random.Random(number)
        self.people = {}
        while len(self.people) < people:
            name = f"{self.rng.choice(GIVEN)} {self.rng.choice(FAMILY)}"
            self.people.setdefault(name.lower().replace(" ", "-"), name)
        # "J. Huber" is one of them, or nobody can say who.
        initials = collections.Counter((name[0], name.split()[1]) for name in self.people.values())
        self.with_initials = {name for name in self.people.values() if initials[name[0], name.split()[1]] == 1}
        self.marked = set(self.rng.sample(sorted(self.people), withheld))
        self.shown = sorted(set(self.people) - self.marked)
        self.files = {}
        for document in range(documents):
            self.document(document)
        for person, name in self.people.items():
            self.files[f"seeds/people/{person}.md"] = (
                f"---\nname: {QUOTE(name)}\nroles: [{{title: {QUOTE(self.words(2) + ' lead')}}}]\n---\n{self.sentence([person])} {self.sentence([person])}\n")
        self.files["seeds/marks.yml"] = "people:\n" + "".join(f"  {person}: {{marking: TLP:RED}}\n" for person in sorted(self.marked))
        self.files["seeds/register.yml"] = "issues:\n" + "".join(f"  issue-{n}: {{name: {QUOTE(self.words(3).capitalize())}}}\n" for n in range(4))
        self.files["briefing.yml"] = "title: A crowd\nurl: https://briefings.example/crowd/\n"

    def words(self, count):
        return " ".join(self.rng.choices(WORDS, k=count))

    def sentence(self, people):
        before, behind = self.words(self.rng.randint(2, 9)), self.words(self.rng.randint(2, 9))
        name = self.people[self.rng.choice(people)]
        if self.rng.random() < 0.3:
            given, family = name.split()
            short = f"{given[0]}. {family}" if name in self.with_initials else name
            name = self.rng.choice([f"*{given}* {family}", f"{given} **{family}**", short, f"{name}'s", f"**{given}**\n{family}"])
        return f"{before.capitalize()} {name} {behind}."

    def document(self, number):
        rng = self.rng
        present = rng.sample(sorted(self.people), 5)
        sentences = [self.sentence(present) for _ in range(30)]
        plain = [s for s in sentences if "*" not in s and "\n" not in s]
        paragraphs = [" ".join(sentences[start:start + 4]) for start in range(0, len(sentences), 4)]
        self.files[f"seeds/docs/text-{number}.md"] = f"## {self.words(5).capitalize()}\n\n" + "\n\n".join(paragraphs) + "\n"
        day = f"20{rng.randint(18, 24)}-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}"
        participants = "".join(f"      - {{person: {person}}}\n" for person in present[:3])
        positions = "".join(
            f"  - {{holder: {person}, issue: issue-{rng.randrange(4)}, stance: in-favour, date: {day}, evidence: {QUOTE(rng.choice(plain))}}}\n"
            for person in present[2:])
        self.files[f"seeds/docs/text-{number}.yml"] = f"""document: {{title: {QUOTE(self.words(7).capitalize())}, published: {day}}}
meetings:
  meeting-{number}:
    title: {QUOTE(self.words(3).capitalize() + " meeting")}
    date: {day}
    evidence: {QUOTE(rng.choice(plain))}
    participants:
{participants}positions:
{positions}"""

    @property
    def secrets(self):
        """Whole names of those who are withheld, their ids, and family names that nobody bears who is shown."""
        families = collections.Counter(self.people[person].split()[1] for person in self.shown)
        names = {self.people[person] for person in self.marked}
        return sorted(names | self.marked | {name.split()[1] for name in names if not families[name.split()[1]]})

    def write(self, folder):
        for path, content in self.files.items():
            target = Path(folder) / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(content, encoding="utf-8")
