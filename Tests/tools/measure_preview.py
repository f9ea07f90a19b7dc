#!/usr/bin/env python3
"""Measures the preview: from saving a file to the browser showing it, and what the server takes meanwhile.

usage: measure_preview.py PROGRAM FOLDER [--edits N] [--document FILE] [--sidecar FILE --about KIND/ID]
                          [--template] [--saves N]

FOLDER is copied first; nothing is changed in it. The document is the first Markdown file of the folder unless named, and its page is
open. An edit appends a paragraph that no other has. With --sidecar, another adds a fact about an entity (people/anna-quill), whose page
is open then; with --template, another changes the text of the layout. An edit counts as shown once the browser has it in the page and
drew a frame with it. --saves N saves so many times without looking, each twentieth with an error, and says how memory and open files grew.
"""
import argparse
import pathlib
import re
import shutil
import statistics
import subprocess
import tempfile
import time

from playwright.sync_api import sync_playwright

from preview_server import Preview, write

parser = argparse.ArgumentParser()
parser.add_argument("program")
parser.add_argument("folder")
parser.add_argument("--edits", type=int, default=50)
parser.add_argument("--document")
parser.add_argument("--sidecar")
parser.add_argument("--about")
parser.add_argument("--template", action="store_true")
parser.add_argument("--saves", type=int, default=0)
options = parser.parse_args()

# The page itself notes what it was like when it was drawn last: a message that is sent in the last moment before a frame arrives right after it.
NOTE = """{
  let isDue = false;
  const note = () => {
    if (isDue) return;
    isDue = true;
    requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.onmessage = () => {
        isDue = false;
        window.drawn = { at: performance.timeOrigin + performance.now(), html: document.documentElement.innerHTML };
      };
      channel.port2.postMessage(0);
    });
  };
  addEventListener('DOMContentLoaded', () => {
    note();
    new MutationObserver(note).observe(document.documentElement, { childList: true, subtree: true, characterData: true });
  });
}"""
SHOWN = "(text) => window.drawn && window.drawn.html.includes(text) && window.drawn.at"


def watch(page, text):
    """Waits until the page shows the text, across loads; returns when it was drawn, in milliseconds of the system's clock."""
    return page.wait_for_function(SHOWN, arg=text, polling=5, timeout=60_000).json_value()


def measure(name, page, preview, edit):
    times = []
    for number in range(options.edits):
        text = f"edit-{name}-{number}-{time.time_ns() % 100000}"
        start = time.time()
        edit(text)
        times.append(watch(page, text) - start * 1000)
        page.wait_for_timeout(120)
    times.sort()
    print(
        f"{name}: median {statistics.median(times):.0f} ms, 95th percentile {times[int(len(times) * .95) - 1]:.0f} ms, "
        f"fastest {times[0]:.0f}, slowest {times[-1]:.0f}; {len(times)} edits; server {preview.memory:.0f} MB", flush=True,
    )


with tempfile.TemporaryDirectory(dir="/dev/shm" if pathlib.Path("/dev/shm").is_dir() else None) as place, sync_playwright() as playwright:
    root = pathlib.Path(place) / "content"
    shutil.copytree(options.folder, root, ignore=shutil.ignore_patterns(".*", "Site*"))
    document = root / options.document if options.document else sorted((root / "seeds").rglob("*.md"))[0]
    # A document's id is its path with each run of other characters turned into a hyphen.
    stem = document.relative_to(root / "seeds").with_suffix("")
    address = "sources/" + re.sub(r"[^\w]+", "-", str(stem).lower()).strip("-") + ".html"
    if options.template:
        subprocess.run([options.program, "templates", str(root), "layout.html"], check=True, capture_output=True)
    start = time.perf_counter()
    with Preview(options.program, str(root)) as preview:
        print(f"address after {(time.perf_counter() - start) * 1000:.0f} ms", flush=True)
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = browser.new_page()
        page.add_init_script(NOTE)
        page.goto(preview.address + address)
        watch(page, "</footer>")
        print(f"first build shown after {time.perf_counter() - start:.1f} s; server {preview.memory:.0f} MB", flush=True)
        body = document.read_text(encoding="utf-8")
        measure("body", page, preview, lambda text: write(document, f"{body}\n\n{text}\n"))
        if options.sidecar:
            sidecar = root / options.sidecar
            said = sidecar.read_text(encoding="utf-8")
            page.goto(f"{preview.address}{options.about}.html")
            name = options.about.split("/")[-1]
            measure("sidecar", page, preview, lambda text: write(sidecar, f"{said}\nfacts:\n  - {{text: {text}, about: {name}}}\n"))
            write(sidecar, said)
            page.goto(preview.address + address)
        if options.template:
            layout = root / "Templates/layout.html"
            html = layout.read_text(encoding="utf-8")
            measure("template", page, preview, lambda text: write(layout, html.replace("</footer>", f"<p>{text}</p></footer>")))
            write(layout, html)
        if options.saves:
            before = None
            for number in range(options.saves):
                broken = number % 20 == 19
                write(document, ("---\nno-such-key: x\n---\n" if broken else "") + f"{body}\n\nsave {number}\n")
                time.sleep(0.02)
                if number == options.saves // 5:
                    before = (preview.memory, preview.descriptors)
            write(document, f"{body}\n\nthe-last-save\n")
            watch(page, "the-last-save")
            time.sleep(1)
            print(
                f"{options.saves} saves: memory from {before[0]:.0f} to {preview.memory:.0f} MB, "
                f"open files from {before[1]} to {preview.descriptors}", flush=True,
            )
        browser.close()
