#!/usr/bin/env python3
"""Builds the same briefing with this program and with Hugo, in turn, and writes the ratios into BENCHMARKS.md.

    bench.py [--sizes "100 1000 5000 20000"] [--pairs 5] [--growth 100000] [--into BENCHMARKS.md]

Content and Hugo's templates are those of ../shared/bench. Each case is run in pairs, one program after the other, on a file system in
memory where there is one; a ratio is taken of each pair, and the median of them is what counts: so whatever else the machine does
meanwhile falls on both. The processor's time and the memory are those of the whole process tree, from wait4.
"""

import argparse
import glob
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
SHARED = os.path.join(os.path.dirname(ROOT), "shared", "bench")
BEGIN, END = "<!-- make bench: begin -->", "<!-- make bench: end -->"


class Run:
    """What one run of a program took: seconds, and the largest process's memory in MB."""

    def __init__(self, command):
        begin = time.monotonic()
        with open(os.devnull, "w") as nowhere, tempfile.TemporaryFile() as errors:
            process = subprocess.Popen(command, stdout=nowhere, stderr=errors)
            _, status, usage = os.wait4(process.pid, 0)
            process.returncode = status
            self.wall = time.monotonic() - begin
            errors.seek(0)
            if status != 0:
                sys.exit(f"failed: {' '.join(command)}\n{errors.read().decode()[-2000:]}")
        self.user, self.system, self.memory = usage.ru_utime, usage.ru_stime, usage.ru_maxrss / 1024


def tree(folder):
    """Files, pages and bytes below a folder."""
    files = pages = size = 0
    for path, _, names in os.walk(folder):
        files += len(names)
        pages += sum(name.endswith(".html") for name in names)
        size += sum(os.path.getsize(os.path.join(path, name)) for name in names)
    return files, pages, size


def replace(path, pattern, by):
    with open(path) as file:
        text = file.read()
    changed, count = re.subn(pattern, by, text, count=1)
    if count != 1:
        sys.exit(f"{path}: there is no {pattern}")
    with open(path, "w") as file:
        file.write(changed)


class Corpus:
    """One briefing in the form of either program, and the edits that are made to both."""

    def __init__(self, work, size, briefing, hugo):
        self.size, self.briefing, self.hugo_binary = size, briefing, hugo
        self.folder = os.path.join(work, str(size))
        self.content, self.hugo = os.path.join(self.folder, "contract"), os.path.join(self.folder, "hugo")
        command = [sys.executable, os.path.join(SHARED, "gen.py"), "--docs", str(size), "--seed", "7", "--contract", self.content]
        if hugo:
            shutil.copytree(os.path.join(SHARED, "hugo-full"), self.hugo)
            command += ["--hugo-full", self.hugo]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        subprocess.run([briefing, "templates", self.content, "layout.html"], check=True, stderr=subprocess.DEVNULL)
        self.edits = 0
        people = os.path.join(self.content, "seeds", "people")
        self.person = sorted(os.listdir(people))[0][:-3]

    def commands(self, output):
        ours = [self.briefing, "build", self.content, "--output", os.path.join(output, "briefing"), "--quiet"]
        theirs = [self.hugo_binary, "--quiet", "--source", self.hugo, "--destination", os.path.join(output, "hugo")]
        return ours, theirs if self.hugo_binary else None

    def forget(self):
        """Removes what either program keeps between runs."""
        shutil.rmtree(os.path.join(self.content, ".briefing"), ignore_errors=True)
        shutil.rmtree(os.path.join(self.hugo, "resources"), ignore_errors=True)

    def edit_nothing(self):
        pass

    def edit_document(self):
        self.edits += 1
        name = f"doc-{(self.edits * 37) % self.size + 1:06}.md"
        for path in [os.path.join(self.content, "seeds", "docs", name), os.path.join(self.hugo, "content", "docs", name)]:
            if os.path.exists(path):
                with open(path, "a") as file:
                    file.write(f"\n\nA paragraph was added, number {self.edits}, on the railway and the harbour.\n")

    def edit_person(self):
        self.edits += 1
        name = f"Wilhelmina Abernathy-{'abcdefghijklmnopqrstuvwxyz'[self.edits % 26]}"
        replace(os.path.join(self.content, "seeds", "people", self.person + ".md"), r'name: "[^"]*"', f'name: "{name}"')
        theirs = os.path.join(self.hugo, "content", "people", self.person, "_index.md")
        if os.path.exists(theirs):
            replace(theirs, r'title: "[^"]*"', f'title: "{name}"')

    def edit_layout(self):
        self.edits += 1
        replace(os.path.join(self.content, "Templates", "layout.html"), r"<body[^\n]*>\n(<!-- \d+ -->)?", rf"\g<0><!-- {self.edits} -->")
        theirs = os.path.join(self.hugo, "layouts", "baseof.html")
        if os.path.exists(theirs):
            replace(theirs, r"<body[^\n]*>", rf"\g<0><!-- {self.edits} -->")


CASES = [
    ("cold build", None),
    ("nothing changed", Corpus.edit_nothing),
    ("one document edited", Corpus.edit_document),
    ("one person renamed", Corpus.edit_person),
    ("layout template edited", Corpus.edit_layout),
]


def measured(corpus, pairs):
    """For each case the runs of both programs, and the floor; and what they wrote."""
    runs = {name: [] for name, _ in CASES}
    floor = []
    sizes = None
    for number in range(pairs):
        output = os.path.join(corpus.folder, f"out-{number}")
        os.mkdir(output)
        corpus.forget()
        commands = corpus.commands(output)
        for name, edit in CASES:
            if edit:
                edit(corpus)
            # Either program is first every other time.
            order = [0, 1] if number % 2 == 0 else [1, 0]
            pair = [None, None]
            for side in order:
                if commands[side]:
                    pair[side] = Run(commands[side])
            runs[name].append(pair)
            print(f"  {corpus.size} {name} {number + 1}/{pairs}: " + " | ".join(
                f"{run.wall:.2f} s, {run.user:.2f} user, {run.system:.2f} system, {run.memory:.0f} MB" for run in pair if run), file=sys.stderr)
        ours = os.path.join(output, "briefing")
        floor.append(Run([sys.executable, os.path.join(SHARED, "floor.py"), ours, os.path.join(output, "floor")]))
        if number == pairs - 1:
            sizes = tree(ours), tree(os.path.join(output, "hugo"))
        shutil.rmtree(output)
    return runs, floor, sizes


def median(values):
    return statistics.median(values)


def seconds(value):
    return f"{value:.2f}" if value < 10 else f"{value:.1f}"


def spread(values):
    return f"**{median(values):.2f}** ({min(values):.2f}–{max(values):.2f})"


def rows(corpus, runs, floor):
    lines = []
    cold = runs["cold build"]
    for name, _ in CASES:
        pairs = runs[name]
        ours, theirs = [pair[0] for pair in pairs], [pair[1] for pair in pairs]

        def cell(side):
            if not side[0]:
                return "–"
            figures = [seconds(median([getattr(run, key) for run in side])) for key in ["wall", "user", "system"]]
            return " / ".join(figures) + f" / {median([run.memory for run in side]):.0f}"

        def ratio(key):
            return spread([getattr(a, key) / getattr(b, key) for a, b in pairs]) if theirs[0] else "–"

        own = "" if name == "cold build" else f"{median([a.wall / first[0].wall for (a, _), first in zip(pairs, cold)]):.3f}"
        lines.append(
            f"| {corpus.size:,} | {name} | {cell(ours)} | {cell(theirs)} | {ratio('wall')} | {ratio('user')} | {ratio('memory')} | {own} |")
    times = " / ".join(seconds(median([getattr(run, key) for run in floor])) for key in ["wall", "user", "system"])
    lines.append(f"| {corpus.size:,} | the floor: our files read and written | {times} | | | | | |")
    return lines


def machine():
    model = "a processor that does not say its name"
    with open("/proc/cpuinfo") as file:
        for line in file:
            if line.startswith("model name"):
                model = line.split(":")[1].strip()
                break
    with open("/proc/meminfo") as file:
        memory = int(file.readline().split()[1]) / 1e6
    return f"{os.cpu_count()} cores ({model}), {memory:.0f} GB of memory, {os.uname().sysname} {os.uname().release.split('-')[0]}"


def report(work, tables, sizes, growth, pairs, hugo):
    version = subprocess.run([hugo, "version"], capture_output=True, text=True).stdout.split()[1] if hugo else "none"
    place = "a file system in memory" if work.startswith("/dev/shm") else "the disk"
    lines = [
        f"On {machine()}, on {place}; load {os.getloadavg()[2]:.1f} over the last quarter of an hour; Hugo {version}; medians of {pairs} pairs,"
        " and of the ratios pair by pair their spread.", "",
        "| documents | case | Briefing: wall / user / system s / MB | Hugo: the same | wall, of Hugo’s | user, of Hugo’s | memory, of Hugo’s | wall, of our cold build |",
        "|---|---|---|---|---|---|---|---|"]
    lines += tables
    lines += ["", "| documents | Briefing: files, pages, MB | Hugo: files, pages, MB |", "|---|---|---|"]
    for size, (ours, theirs) in sizes:
        lines.append(f"| {size:,} | " + " | ".join(f"{files:,}, {pages:,}, {size / 1e6:.1f}" for files, pages, size in [ours, theirs]) + " |")
    if growth:
        lines += ["", "Cold builds alone, for how the cost of a document grows with their number:", "",
                  "| documents | wall s | user s | system s | MB | user and system ms a document | of that at the least |", "|---|---|---|---|---|---|---|"]
        first = None
        for size, runs in growth:
            cost = median([run.user + run.system for run in runs]) / size * 1000
            first = first or cost
            lines.append("| " + " | ".join(
                [f"{size:,}"] + [seconds(median([getattr(run, key) for run in runs])) for key in ["wall", "user", "system"]]
                + [f"{median([run.memory for run in runs]):.0f}", f"{cost:.3f}", f"{cost / first:.2f}"]) + " |")
    return "\n".join(lines) + "\n"


def grown(work, sizes, briefing, pairs):
    """Cold builds of ours alone, all sizes in turn."""
    corpora = [Corpus(os.path.join(work, "growth"), size, briefing, None) for size in sizes]
    runs = {corpus.size: [] for corpus in corpora}
    for number in range(pairs):
        for corpus in corpora:
            corpus.forget()
            output = os.path.join(corpus.folder, "out")
            os.mkdir(output)
            runs[corpus.size].append(Run(corpus.commands(output)[0]))
            print(f"  {corpus.size} alone {number + 1}/{pairs}: {runs[corpus.size][-1].wall:.2f} s", file=sys.stderr)
            shutil.rmtree(output)
    return list(runs.items())


def write(path, text):
    with open(path) as file:
        old = file.read()
    begin, end = old.find(BEGIN), old.find(END)
    if begin < 0 or end < begin:
        sys.exit(f"{path} lacks the markers between which the table stands")
    with open(path, "w") as file:
        file.write(old[:begin + len(BEGIN)] + "\n" + text + old[end:])


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default="100 1000 5000 20000")
    parser.add_argument("--growth", default="", help="sizes at which only we build, such as \"1000 100000\"")
    parser.add_argument("--pairs", type=int, default=5)
    parser.add_argument("--briefing", default=os.path.join(ROOT, ".build", "release", "briefing"))
    parser.add_argument("--into", help="the file between whose markers the tables are written; printed unless named")
    options = parser.parse_args()
    if not os.path.exists(os.path.join(SHARED, "gen.py")):
        print("skipped: ../shared/bench, which has the content and Hugo's templates, is not here")
        return
    found = glob.glob(os.path.join(ROOT, ".venv", "lib", "python3*", "site-packages", "hugo", "binaries", "hugo*"))
    hugo = found[0] if found else shutil.which("hugo")
    if not hugo:
        sys.exit("there is no Hugo; `make bench` installs it")
    work = tempfile.mkdtemp(prefix="briefing-bench-", dir="/dev/shm" if os.access("/dev/shm", os.W_OK) else None)
    try:
        tables, sizes = [], []
        for size in map(int, options.sizes.split()):
            corpus = Corpus(work, size, options.briefing, hugo)
            runs, floor, written = measured(corpus, options.pairs)
            tables += rows(corpus, runs, floor)
            sizes.append((size, written))
            shutil.rmtree(corpus.folder)
        growth = grown(work, list(map(int, options.growth.split())), options.briefing, min(3, options.pairs)) if options.growth else []
        text = report(work, tables, sizes, growth, options.pairs, hugo)
    finally:
        shutil.rmtree(work, ignore_errors=True)
    if options.into:
        write(options.into, text)
    print(text)


main()
