#!/usr/bin/env python3
"""Searches the site of SearchPageTests.swift as a reader does, from file:// and from a server with a strict Content-Security-Policy.

usage: search_pages.py SITE FOLDING_TABLE

Prints what does not hold, and at last how much was looked at. Exit status 1: something does not hold.
"""
import functools
import http.server
import pathlib
import shutil
import sys
import threading
import time

from playwright.sync_api import sync_playwright

SITE, TABLE = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2])
POLICY = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; form-action 'self'"
problems, checks = [], 0


def check(holds, what):
    global checks
    checks += 1
    if not holds:
        problems.append(what)
        print(what, flush=True)


class Handler(http.server.SimpleHTTPRequestHandler):
    def end_headers(self):
        self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()

    def log_message(self, *_):
        pass


class Search:
    """The search page in a browser."""

    def __init__(self, browser, base):
        self.base, self.page = base, browser.new_page(viewport={"width": 1000, "height": 900})
        self.page.set_default_timeout(10_000)
        self.page.on("pageerror", lambda error: check(False, f"{base}: {error}"))
        self.page.on("console", lambda message: check(message.type != "error", f"{base}: {message.text}"))
        self.page.on("request", lambda request: check(request.url.startswith(base), f"asks for {request.url}"))

    def open(self, query=""):
        self.page.goto(self.base + "search.html" + query, wait_until="load")
        if query:
            self.settled()

    def wait(self, expression):
        """Waits until it holds; Playwright's own way needs eval, which the policy forbids."""
        end = time.time() + 10
        while not self.page.evaluate(expression):
            if time.time() > end:
                raise TimeoutError(expression)
            time.sleep(0.02)

    def settled(self):
        self.wait("document.querySelector('.found').textContent !== ''")

    def type(self, text):
        """Puts a text into the field, as one event: key by key, a slow machine would settle in between."""
        self.page.evaluate("document.querySelector('.found').textContent = ''")
        self.page.locator("#q").fill(text)
        self.settled()

    def links(self, group=""):
        where = f"[aria-labelledby=hits-{group}] li > a" if group else ".hits li > a"
        return self.page.eval_on_selector_all(where, "links => links.map(link => link.getAttribute('href'))")

    def groups(self):
        return self.page.eval_on_selector_all(".hits h2", "titles => titles.map(title => title.id.slice(5))")

    def text(self, selector):
        return self.page.inner_text(selector)


def finding(search):
    lavrov = "people/sergey-lavrov.html"
    for typed in ["lavrov", "Lavrov", "LAVROV", "lav", "Лавров", "лавр", "Sergey Lavrov", "lavrov sergey", "Сергей", "Lavorv", "Lavov", "Lavrrov", "Lavrof",
                  "minister of antarctica"]:
        search.type(typed)
        check(lavrov in search.links("person"), f"“{typed}” does not find Lavrov")
    for typed, address in [("sorensen", "people/orjan-sorensen.html"), ("Sørensen", "people/orjan-sorensen.html"),
                           ("walesa", "people/lech-walesa.html"), ("Wałęsa", "people/lech-walesa.html"), ("wlaesa", "people/lech-walesa.html"),
                           ("obrien", "people/mary-obrien.html"), ("o'brien", "people/mary-obrien.html"), ("O’Brien", "people/mary-obrien.html"),
                           ("brien", "people/mary-obrien.html"), ("jeanpierre", "people/jean-pierre-dupont.html"),
                           ("jean pierre", "people/jean-pierre-dupont.html"), ("Dupotn", "people/jean-pierre-dupont.html"),
                           ("papandreou", "people/papandreou.html"), ("习近", "people/xi.html")]:
        search.type(typed)
        check(address in search.links("person"), f"“{typed}” does not find {address}: {search.links()}")
    for typed, group, address in [("walk in the wo", "meeting", "meetings/walk.html"), ("reindeer", "meeting", "meetings/walk.html"),
                                  ("lighthouse", "position", "positions/lighthouse.html#position-"), ("never while", "position", "positions/lighthouse.html#position-"),
                                  ("barometer", "fact", "people/lech-walesa.html#facts"), ("fog signal", "term", "glossary.html#fog-signal"),
                                  ("Harbour office", "organisation", "organisations/harbour-office.html"), ("vardo", "place", "places/vardo.html")]:
        search.type(typed)
        check(any(link.startswith(address) for link in search.links(group)), f"“{typed}” does not find {address}: {search.links()}")
    search.type("xyzzyx")
    check(not search.links() and "xyzzyx" in search.text(".found"), "what is not there is not said to be missing")
    search.type("lavrov xyzzyx")
    check(lavrov in search.links() and "all of these words" in search.text(".found"), "a part of the words is not said to be a part")
    search.type("secretword")
    check(not search.links(), "text that is not republished is found")
    search.type("<b>lavrov")
    check(search.page.locator(".hits b").count() == 0, "typed markup becomes markup")
    search.type("markup")
    check("<i>markup</i>" in search.text(".hits") and search.page.locator(".hits i").count() == 0, "markup of a text becomes markup")


def showing(search):
    search.open("?q=lavrov")
    groups = search.groups()
    check(groups[0] == "person" and groups.index("document") > groups.index("person"), f"groups: {groups}")
    check(search.text(".hits li mark") == "Lavrov", "a name is not marked")
    check("result" in search.text(".found") and search.page.get_attribute(".found", "role") == "status", "results are not announced")
    search.open("?q=glaciers+melting")
    search.wait("document.querySelector('.snippet mark')")
    check("glaciers" in search.text(".snippet"), "no snippet")
    href = search.links("document")[0]
    check(href.startswith("sources/ice.html#t-second"), f"a hit leads to {href}")
    search.page.click(".hits li > a")
    search.page.wait_for_url("**/sources/ice.html*")
    search.wait("scrollY > 200")
    search.open("?q=common")
    count = len(search.links())
    check(count == 50, f"{count} results at first")
    search.page.click(".hits button")
    search.wait("document.querySelectorAll('.hits li').length > 50")
    check(len(set(search.links())) == len(search.links()) > 50, "more results repeat some")
    check(search.page.evaluate("document.activeElement.closest('.hits') !== null"), "more results lose the place")


def filtering(search):
    search.open("?q=common")
    everything = search.text(".found")
    search.page.select_option("[name=kind]", "document")
    search.wait("document.querySelectorAll('.hits h2').length === 1 && document.querySelector('.found').textContent")
    check(search.groups() == ["document"] and "kind=document" in search.page.url, "the filter of kinds")
    search.open("?q=common&from=1961-08&to=1961")
    check([link.split("#")[0] for link in search.links()] == ["sources/note-61.html"], f"the filter of dates: {search.links()}")
    check(search.page.input_value("[name=from]") == "1961-08", "the address does not fill the filters")
    search.open("?q=common&to=1905")
    check(len(search.links()) == 6, f"documents until 1905: {search.links()}")
    search.open("?q=lavrov&side=0")
    check("people/sergey-lavrov.html" in search.links(), "the filter of sides leaves out")
    search.open("?q=lavrov&side=1")
    check("people/sergey-lavrov.html" not in search.links("person"), "the filter of sides leaves in")
    check(everything != search.text(".found"), "filtered results are not announced")


def keyboard(search):
    search.open()
    check(search.page.is_visible(".alphabet"), "no list from A to Z")
    search.page.keyboard.press("Control+k")
    search.page.keyboard.type("lavrov")
    search.wait("document.querySelector('.found').textContent.includes('“lavrov”')")
    check("q=lavrov" in search.page.url, "the address does not say what is looked for")
    check(not search.page.is_visible(".alphabet"), "the list from A to Z stands beside the results")
    focused = "document.activeElement.getAttribute('href') || document.activeElement.id"
    first, second = search.links()[:2]
    search.page.keyboard.press("ArrowDown")
    check(search.page.evaluate(focused) == first, "down leads to the first result")
    search.page.keyboard.press("ArrowDown")
    check(search.page.evaluate(focused) == second, "down leads on")
    search.page.keyboard.press("ArrowUp")
    search.page.keyboard.press("ArrowUp")
    check(search.page.evaluate(focused) == "q", "up leads back to the field")
    search.page.keyboard.press("ArrowDown")
    search.page.keyboard.press("Escape")
    check(search.page.evaluate(focused) == "q", "Escape leads back to the field")
    search.page.keyboard.press("Enter")
    search.page.keyboard.press("Enter")
    search.page.wait_for_url("**/people/sergey-lavrov.html*")
    search.page.locator("#find").fill("walesa")
    search.page.keyboard.press("Enter")
    search.page.wait_for_url("**/search.html?q=walesa*")
    search.settled()
    check("people/lech-walesa.html" in search.links(), "the form of each page leads to results")
    search.page.locator("#q").fill("")
    search.wait("location.search === ''")
    check(search.page.is_visible(".alphabet") and search.page.url.endswith("search.html"), "an empty field leads back to the list")


def folding(search):
    search.open()
    for line in TABLE.read_text().splitlines():
        if line.startswith("#"):
            continue
        text, words = line.replace("\\u0301", "\u0301").replace("\\u00ad", "\u00ad").split("\t")
        read = search.page.evaluate("text => briefingSearch.words(text)", text)
        check(" ".join(read) == words, f"the script reads “{text}” as {read}")


with sync_playwright() as playwright:
    browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox", "--allow-file-access-from-files"])
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Handler, directory=str(SITE)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    for base in [SITE.as_uri() + "/", f"http://127.0.0.1:{server.server_port}/"]:
        search = Search(browser, base)
        search.open()
        finding(search)
        showing(search)
        filtering(search)
        keyboard(search)
        folding(search)
    server.shutdown()
    browser.close()
print(f"{checks} checks, {len(problems)} problems")
sys.exit(bool(problems) or not checks)
