#!/usr/bin/env python3
"""Sorts and filters in a browser what IndexTests and MatrixTests built, by pointer, by keyboard, and without scripts.

usage: sort_and_filter.py CROWD TALKS
"""
import pathlib
import shutil
import sys

from playwright.sync_api import sync_playwright

crowd, talks = (pathlib.Path(path).resolve().as_uri() for path in sys.argv[1:3])
problems, checks = [], 0


def same(what, found, wanted):
    global checks
    checks += 1
    if found != wanted:
        problems.append(f"{what}: {found!r} instead of {wanted!r}")


def shown(page, selector):
    return page.eval_on_selector_all(selector, "all => all.filter(e => e.checkVisibility()).map(e => e.innerText.trim())")


def sorted_by(page):
    return page.eval_on_selector_all("thead th", "all => all.map(th => th.getAttribute('aria-sort'))")


def actors(page):
    return page.eval_on_selector_all("tbody tr:not(.grp) th", "all => all.map(th => th.textContent.trim())")


def matrix(page):
    page.goto(talks + "/positions/index.html")
    groups = shown(page, ".grp")
    at_first = actors(page)
    same("the order at first", sorted_by(page), ["ascending", None, None])
    same("how many buttons", page.locator("thead button").count(), 3)
    border = page.get_by_role("button", name="Sort by The border")
    border.click()
    same("after a click", sorted_by(page), [None, None, "ascending"])
    same("what is said", page.locator(".tbl [role=status]").text_content(), "Sorted by The border")
    same("the sides stay", shown(page, ".grp"), groups)
    by_stance = page.eval_on_selector_all("tbody", """all => all.map(body => [...body.querySelectorAll('tr:not(.grp) td:nth-child(3)')]
        .map(td => td.dataset.k === undefined ? 1e9 : +td.dataset.k))""")
    same("by stance within sides, none last", by_stance, [sorted(places) for places in by_stance])
    # The same by keyboard, backwards.
    border.focus()
    page.keyboard.press("Enter")
    same("after Enter", sorted_by(page), [None, None, "descending"])
    same("what is said", page.locator(".tbl [role=status]").text_content(), "Sorted by The border, backwards")
    backwards = page.eval_on_selector_all("tbody", """all => all.map(body => [...body.querySelectorAll('tr:not(.grp) td:nth-child(3)')]
        .map(td => td.dataset.k === undefined ? -1 : +td.dataset.k))""")
    same("backwards, none last too", backwards, [sorted(places, reverse=True) for places in backwards])
    page.keyboard.press("Shift+Tab")
    same("the link before it", page.evaluate("document.activeElement.textContent"), "The border")
    page.get_by_role("button", name="Sort by Actor").press("Space")
    same("as at first", (sorted_by(page), actors(page)), (["ascending", None, None], at_first))
    # The words of a cell come with the focus, and the cell leads to the position.
    cell = page.locator("td a.chip[href$='border.html#item-turn']")
    page.keyboard.press("Tab")
    cell.focus()
    page.wait_for_selector(".card")
    same("the card", page.locator(".card").inner_text().startswith("“Let us \"agree\" & sign.” — Anna Zorn"), True)
    page.keyboard.press("Enter")
    page.wait_for_url("**/border.html#item-turn")
    same("the position", page.locator("#item-turn:target").count(), 1)

    holders = actors(page)
    same("the holders at first", sorted_by(page), [None, "ascending", None, None])
    page.get_by_role("button", name="Sort by When").click()
    same("by date", actors(page), ["Anna Zorn", "Olaf Abel", "North", "an official"])
    page.get_by_role("button", name="Sort by Stance").click()
    same("by stance again", actors(page), holders)


def phone(page):
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto(talks + "/positions/index.html")
    region = page.locator(".tbl")
    region.evaluate("region => region.scrollTo(80, 60)")
    places = page.evaluate("""() => { let r = document.querySelector('.tbl').getBoundingClientRect(); let b = e => e.getBoundingClientRect();
        let name = document.querySelector('tbody tr:not(.grp) th'), head = document.querySelector('thead th:last-child');
        return [Math.round(b(name).left - r.left), b(name).width < 0.45 * innerWidth,
                document.querySelector('.tbl').scrollTop == 0 || Math.round(b(head).top - r.top)]; }""")
    same("the names stay in sight", places[:2], [0, True])
    same("no overflow", page.evaluate("document.documentElement.scrollWidth <= innerWidth"), True)
    page.set_viewport_size({"width": 1280, "height": 900})


def index(page):
    page.goto(crowd + "/meetings/index.html")
    names = ".entries li a"
    at_first = shown(page, names)
    same("the newest first", at_first[0], "Talk 19")
    same("the buttons", shown(page, ".sorts button"), ["Newest first", "Oldest first", "By name"])
    page.get_by_role("button", name="By name").click()
    same("pressed", page.eval_on_selector_all(".sorts button", "all => all.map(b => b.getAttribute('aria-pressed'))"), ["false", "false", "true"])
    same("by name", shown(page, names)[:3], ["Talk 0", "Talk 1", "Talk 10"])
    same("one list", shown(page, ".group h2"), [])
    page.get_by_role("button", name="Oldest first").press("Enter")
    same("the oldest first", shown(page, names), at_first[::-1])
    # Filtering holds in every order, and looks at the dates as well: Talk 8 was on the 18th.
    page.locator("#filter").fill("talk 18")
    same("filtered", shown(page, names), ["Talk 8", "Talk 18"])
    page.get_by_role("button", name="Newest first").click()
    same("the newest that are left", shown(page, names), ["Talk 18", "Talk 8"])
    page.locator("#filter").fill("")
    same("all again", shown(page, names), at_first)

    page.goto(crowd + "/people/index.html")
    field = page.get_by_label("Filter this list")
    letters = page.locator(".group h2")
    total = page.locator(".group li").count()
    field.press_sequentially("ANN bandar")
    hits = shown(page, ".group li a")
    same("all words, in any case", hits and all("Bandar" in hit for hit in hits), True)
    field.fill("eandar")
    page.wait_for_timeout(400)
    hits = shown(page, ".group li a")
    same("accents do not matter", hits and all("Éandar" in hit for hit in hits), True)
    same("what is said", page.locator(".tools [role=status]").inner_text(), f"{len(hits)} of {total}")
    same("only its letter", shown(page, ".group h2"), [letters.nth(4).inner_text()])
    same("no way to what is gone", page.locator(".jumps").is_visible(), False)
    search = page.get_by_role("link", name="Search all")
    same("the search", search.get_attribute("href").split("search.html")[1], "?q=eandar")
    field.press("Tab")
    same("the search is next", page.evaluate("document.activeElement.textContent"), "Search all")
    field.fill("nobody at all")
    page.wait_for_timeout(400)
    same("nothing", (shown(page, ".group li a"), page.locator(".tools [role=status]").inner_text()), ([], f"0 of {total}"))
    field.fill("")
    page.wait_for_timeout(400)
    same("everything", (len(shown(page, ".group li a")), search.is_visible(), page.locator(".jumps").is_visible()), (total, False, True))


def without_scripts(page):
    page.goto(talks + "/positions/index.html")
    same("no buttons", (page.locator("thead button:visible").count(), sorted_by(page)), (0, ["ascending", None, None]))
    same("cells lead on", page.locator("td a.chip").count(), 7)
    page.goto(crowd + "/people/index-2.html")
    same("no field", (page.locator("#filter").is_visible(), page.locator(".group li").count()), (False, 500))
    page.locator(".jumps a").first.click()
    page.wait_for_url("**/people/index.html#*")


with sync_playwright() as playwright:
    browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
    page = browser.new_page()
    page.on("pageerror", lambda error: problems.append(f"error: {error}"))
    for part in [matrix, phone, index]:
        part(page)
    without_scripts(browser.new_context(java_script_enabled=False).new_page())
    browser.close()
for line in problems:
    print(line)
print(f"{checks} checks, {len(problems)} problems")
sys.exit(bool(problems))
