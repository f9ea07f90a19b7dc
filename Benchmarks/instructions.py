#!/usr/bin/env python3
"""Counts the instructions of a build of our own briefing and compares them with the number that is written down.

    instructions.py [--briefing .build/release/briefing] [--write]

Times differ from run to run and from machine to machine; instructions hardly do. They are counted with valgrind's callgrind, one job at a
time. The number holds for one version of Swift, valgrind, the C library and the kind of processor alone: where another is installed, the
count is shown and compared with nothing. More than three per cent above it is an error; below, it asks for a new number.
"""

import argparse
import os
import platform
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
RECORD = os.path.join(ROOT, "Benchmarks", "instructions.txt")
ALLOWED = 0.03


def first_line(*command):
    return (subprocess.run(command, capture_output=True, text=True).stdout.splitlines() or ["unknown"])[0].strip()


def tools():
    """What the count depends on besides the program."""
    swift = re.search(r"Swift version (\S+)", subprocess.run(["swift", "--version"], capture_output=True, text=True).stdout)
    libraries = [f"{name} {first_line('dpkg-query', '-W', '-f=${Version}', name)}" for name in ["libc6", "libcmark-gfm0.29.0.gfm.6", "libyaml-0-2"]]
    return ", ".join([f"Swift {swift.group(1) if swift else 'unknown'}", first_line("valgrind", "--version"), platform.machine(), *libraries])


def count(briefing):
    with tempfile.TemporaryDirectory() as scratch:
        content = os.path.join(scratch, "content")
        os.mkdir(content)
        shutil.copy(os.path.join(ROOT, "briefing.yml"), content)
        shutil.copytree(os.path.join(ROOT, "seeds"), os.path.join(content, "seeds"))
        # Valgrind does not understand all that Swift says to debuggers.
        program = os.path.join(scratch, "briefing")
        subprocess.run(["strip", "-o", program, briefing], check=True)
        library = os.path.join(scratch, "sigsuspend.so")
        subprocess.run(["cc", "-shared", "-fPIC", "-O1", "-D_GNU_SOURCE", "-o", library, os.path.join(ROOT, "Benchmarks", "sigsuspend.c")], check=True)
        # No other program is found, for Graphviz is not what is counted, and hashing is the same each time.
        environment = {"PATH": "/nowhere", "SWIFT_DETERMINISTIC_HASHING": "1", "LD_PRELOAD": library}
        command = [shutil.which("valgrind"), "--tool=callgrind", f"--callgrind-out-file={scratch}/out", program,
                   "build", content, "--output", os.path.join(scratch, "site"), "--jobs", "1", "--force", "--quiet"]
        run = subprocess.run(command, capture_output=True, text=True, env=environment)
        counted = re.search(r"Collected : (\d+)", run.stderr)
        if run.returncode != 0 or not counted:
            sys.exit(f"the build failed under valgrind:\n{run.stderr[-2000:]}")
        return int(counted.group(1))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--briefing", default=os.path.join(ROOT, ".build", "release", "briefing"))
    parser.add_argument("--write", action="store_true", help="write the number down")
    options = parser.parse_args()
    if not shutil.which("valgrind"):
        print("instructions: skipped, for valgrind is not installed")
        return
    now, with_tools = count(options.briefing), tools()
    if options.write:
        with open(RECORD, "w") as file:
            file.write(f"{now}\n{with_tools}\n")
    if not os.path.exists(RECORD):
        print(f"instructions: {now / 1e6:.1f} million; no number is written down: run `make instructions WRITE=--write`")
        return
    with open(RECORD) as file:
        before, recorded_tools = file.read().splitlines()[:2]
    change = now / int(before) - 1
    print(f"instructions: {now / 1e6:.1f} million, {change:+.2%} of the {int(before) / 1e6:.1f} million written down")
    if recorded_tools != with_tools:
        print(f"instructions: not compared, for that number is of {recorded_tools}, and here is {with_tools}")
    elif change > ALLOWED:
        sys.exit("instructions: that is more than 3 % above; mend it, or write down why and run `make instructions WRITE=--write`")
    elif change < -ALLOWED:
        print("instructions: well below; run `make instructions WRITE=--write` so that it stays there")


main()
