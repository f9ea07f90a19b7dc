#!/usr/bin/env python3
"""Measures the search of a built site in a browser, and prints a table.

usage: measure_search.py SITE [PEOPLE] [QUERY...]

Of PEOPLE people, 40 unless said otherwise, spread over the list, each name is typed: the surname, the whole name, every other name, and
the surname (the whole name where it is shorter than four letters) with a letter replaced, added, left out, and with two exchanged. The
person must be among the results shown. QUERIES are opened by address and typed. Printed are the recall, the time from the last key press
to the first results in milliseconds, and the bytes that the index loads for a fresh page. Exit status 1: somebody was not found.
"""
import json
import pathlib
import random
import re
import shutil
import statistics
import sys
import time

from playwright.sync_api import sync_playwright

SITE = pathlib.Path(sys.argv[1]).resolve()
PEOPLE = int(sys.argv[2]) if len(sys.argv) > 2 and sys.argv[2].isdigit() else 40
QUERIES = [text for text in sys.argv[2:] if not text.isdigit()] or ["soviet union", "berlin access", "the president"]

# The time of the last key press and of the first change of the results after it, both by the page's own clock.
CLOCK = """
addEventListener('keydown', () => { window.pressed = performance.now(); window.shown = 0; }, true);
addEventListener('DOMContentLoaded', () => {
  const hits = document.querySelector('.hits');
  if (hits) new MutationObserver(() => {
    if (!window.shown && hits.querySelector('li')) requestAnimationFrame(() => { window.shown = window.shown || performance.now(); });
  }).observe(hits, {childList: true});
});
"""


def people():
    """The title, address and other names of the people, read from the files of the index."""
    folder, found = SITE / "assets/search/records", []
    for number in range(len(list(folder.iterdir()))):
        text = (folder / f"{number}.js").read_text()
        for record in json.loads(text[text.index(",") + 1:text.rindex(")")]):
            if record[1].startswith("people/"):
                found.append((record[0], record[1], [name for name in (record[4] if len(record) > 4 else "").split(", ") if name]))
    return found


def typing_errors(word, chance):
    """The word with one typing error of each sort."""
    place = chance.randrange(1, len(word) - 1)
    other = chance.choice([letter for letter in "abcdefghijklmnoprstuvw" if letter != word[place].lower()])
    errors = {"replaced": word[:place] + other + word[place + 1:], "added": word[:place] + other + word[place:],
              "left out": word[:place] + word[place + 1:]}
    swaps = [i for i in range(1, len(word) - 1) if word[i].lower() != word[i + 1].lower()]
    if swaps:
        swap = chance.choice(swaps)
        errors["exchanged"] = word[:swap] + word[swap + 1] + word[swap] + word[swap + 2:]
    return errors


def surname(name):
    words = re.sub(r"\(.*?\)|,.*", "", name).split()
    words = [word for word in words if not re.fullmatch(r"(Jr|Sr|I{1,3}|IV)\.?", word)]
    return words[-1] if words else name


def forms(name, others, chance):
    wanted = [("surname", surname(name)), ("whole name", name)] + [("other name", other) for other in others[:4]]
    word = re.sub(r"[^\w]", "", surname(name))
    base = word if len(word) >= 4 else None
    if base:
        return wanted + [(f"letter {error}", text) for error, text in typing_errors(base, chance).items()]
    return wanted


class Reader:
    """A page of the search, and what it loads of the index."""

    def __init__(self, browser):
        self.page = browser.new_page(viewport={"width": 1280, "height": 800})
        self.page.add_init_script(CLOCK)
        self.bytes, self.files = 0, 0
        self.page.on("request", self.count)

    def count(self, request):
        if "/assets/search/" in request.url:
            self.bytes += pathlib.Path(request.url.split("?")[0].removeprefix("file://")).stat().st_size
            self.files += 1

    def open(self, query=""):
        self.page.goto((SITE / "search.html").as_uri() + query)

    def type(self, text, delay=0):
        """Types into the field; returns the time from the last key press to the first results, None where there were none."""
        field = self.page.locator("#q")
        field.fill("")
        field.focus()
        self.page.keyboard.type(text[:-1], delay=delay)
        time.sleep(0.05)
        self.page.keyboard.press(text[-1]) if text[-1].isascii() else self.page.keyboard.insert_text(text[-1])
        end = time.time() + 3
        while time.time() < end and not self.page.evaluate("window.shown"):
            time.sleep(0.01)
        taken = self.page.evaluate("window.shown ? window.shown - window.pressed : null")
        return taken

    def settle(self):
        self.page.wait_for_timeout(330)
        self.page.wait_for_function("document.querySelector('.found').textContent !== ''")

    def links(self):
        return self.page.eval_on_selector_all(".hits li > a", "links => links.map(link => link.getAttribute('href').split('#')[0])")


def main():
    chance, times, missed, rows = random.Random(1), [], [], {}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox", "--allow-file-access-from-files"])
        everybody = people()
        sample = everybody if len(everybody) <= PEOPLE else [everybody[i * len(everybody) // PEOPLE] for i in range(PEOPLE)]
        reader = Reader(browser)
        reader.open()
        for name, address, others in sample:
            for form, text in forms(name, others, chance):
                taken = reader.type(text)
                reader.settle()
                if taken is not None:
                    times.append(taken)
                isFound = address in reader.links()
                count = rows.setdefault(form, [0, 0])
                count[0] += isFound
                count[1] += 1
                if not isFound:
                    missed.append(f"{name}: {text}")
        print(f"{len(sample)} of {len(everybody)} people\n\n{'form':<18}found   of")
        for form, (found, all_) in rows.items():
            print(f"{form:<18}{found:>5}{all_:>5}")
        if times:
            times.sort()
            print(f"\nfirst results after the last key press, ms: median {statistics.median(times):.0f},"
                  f" 95 % {times[int(len(times) * .95)]:.0f}, most {times[-1]:.0f}")
        print(f"\n{'query':<24}{'opened: files':>14}{'bytes':>9}{'typed: files':>14}{'bytes':>9}{'ms':>6}")
        for query in QUERIES:
            opened, typed = Reader(browser), Reader(browser)
            opened.open("?q=" + query)
            opened.settle()
            opened.page.wait_for_timeout(500)
            typed.open()
            taken = typed.type(query, delay=100)
            typed.settle()
            typed.page.wait_for_timeout(500)
            print(f"{query:<24}{opened.files:>14}{opened.bytes:>9}{typed.files:>14}{typed.bytes:>9}{taken or 0:>6.0f}")
        browser.close()
    for line in missed[:40]:
        print("not found:", line)
    sys.exit(bool(missed))


main()
