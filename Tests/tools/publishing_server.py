#!/usr/bin/env python3
"""Runs a server to publish to, on 127.0.0.1, until its standard input ends.

    Tests/tools/publishing_server.py ssh|webdav|s3 GROUNDS

What it needs is made in the folder GROUNDS. Once it listens, it writes the keys of a target for briefing.yml, a line NAME=VALUE for each
variable that a publication needs, and an empty line.
"""

import os
import pathlib
import sys

from publishing_grounds import KINDS

# What other programs of the tests had open when this one was started must not stay open for as long as the server runs.
os.closerange(3, 4096)
kind, grounds = sys.argv[1:]
store = KINDS[kind](pathlib.Path(grounds))
try:
    lines = [store.target] + [f"{name}={value}" for name, value in store.environment.items()]
    print("\n".join(lines), end="\n\n", flush=True)
    sys.stdin.read()
finally:
    store.stop()
