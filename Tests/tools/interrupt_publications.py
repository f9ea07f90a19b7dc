#!/usr/bin/env python3
"""Kills publications at random moments and looks at what readers have then.

    Tests/tools/interrupt_publications.py folder|git|ssh|webdav|s3 [--count 100] [--briefing .build/debug/briefing] [--seed N]

A folder, a branch and a folder behind ssh must hold the former site or the new one, whole, after each kill. In a store behind rclone every
link of every page must lead somewhere, after each kill and while a publication runs. Now and then a publication is run again to its end,
after which the site must be the new one exactly. Everything is made in a temporary folder, with servers of its own on 127.0.0.1.
"""

import argparse
import os
import pathlib
import random
import signal
import statistics
import subprocess
import sys
import tempfile
import threading
import time

from publishing_grounds import KINDS, Content

parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
parser.add_argument("kind", choices=KINDS)
parser.add_argument("--count", type=int, default=100)
parser.add_argument("--briefing", default=".build/debug/briefing")
parser.add_argument("--seed", type=int, default=random.randrange(1 << 32))
options = parser.parse_args()
random.seed(options.seed)
briefing = str(pathlib.Path(options.briefing).resolve())
faults = []
# How long publications took that were let run to their end, in seconds.
durations = []


def fault(text):
    faults.append(text)
    print(f"FAULT: {text}", flush=True)


def watch(store, stop):
    """Looks at the store again and again while publications run."""
    while not stop.is_set():
        try:
            links = store.broken_links()
        except FileNotFoundError:
            # A folder that was removed while it was being looked through.
            continue
        for link in links[:3]:
            fault(f"while publishing: {link}")
        time.sleep(0.02)


def start():
    return subprocess.Popen(
        [briefing, "publish", str(content.folder)], env=os.environ | store.environment, stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, start_new_session=True)


def finish(expected, what):
    began = time.monotonic()
    process = start()
    _, errors = process.communicate()
    durations.append(time.monotonic() - began)
    if process.returncode != 0:
        fault(f"{what}: ended with {process.returncode}: {errors}")
    elif store.published() != expected:
        fault(f"{what}: the published site is not the one that was built")


def moment():
    """When to kill: anywhere, but every second time in the later half, where the site is brought to its readers."""
    return statistics.median(durations[-9:]) * random.uniform(random.choice([0, 0.5]), 1.1)


with tempfile.TemporaryDirectory(prefix="interrupt-") as name:
    grounds = pathlib.Path(name)
    store = KINDS[options.kind](grounds)
    content = Content(briefing, grounds / "content", store.target, store.extra)
    if hasattr(store, "prepare"):
        store.prepare(content.folder)
    is_store = hasattr(store, "broken_links")
    stop = threading.Event()
    try:
        before = content.set(0)
        finish(before, "the first publication")
        watcher = threading.Thread(target=watch, args=(store, stop)) if getattr(store, "is_watched", False) else None
        if watcher:
            watcher.start()
        kept, replaced, ended, rerun = 0, 0, 0, 0
        for number in range(1, options.count + 1):
            new = content.set(number)
            if is_store and number % 5 == 1:
                # A first publication puts most pages there, all of which link to each other.
                store.empty()
            process = start()
            try:
                process.wait(timeout=moment())
                ended += 1
            except subprocess.TimeoutExpired:
                # Half of the time the programs that it started are killed with it.
                if random.random() < 0.5:
                    os.killpg(process.pid, signal.SIGKILL)
                else:
                    process.kill()
            process.communicate()
            if is_store:
                for link in store.broken_links()[:3]:
                    fault(f"after kill {number}: {link}")
            else:
                # What a killed publication left running may still put the new site in place: that is looked at, too.
                looks = [store.published()]
                store.wait()
                looks.append(store.published())
                if any(look not in (before, new) for look in looks):
                    fault(f"after kill {number}: the published site is neither the former nor the new one")
                elif looks == [new, before] and new != before:
                    fault(f"after kill {number}: the new site was there and went")
                has_changed = looks[1] != before
                kept, replaced = kept + (not has_changed), replaced + has_changed
                before = looks[1]
            if random.random() < 0.3 or number == options.count:
                rerun += 1
                finish(new, f"the publication after kill {number}")
                before = new
    finally:
        stop.set()
        store.stop()
counts = "" if is_store else f", former site {kept} times, new site {replaced} times"
print(f"{options.kind}: {options.count - ended} killed, {ended} ended before{counts}, {rerun} run again; {len(faults)} faults; seed {options.seed}")
sys.exit(1 if faults else 0)
