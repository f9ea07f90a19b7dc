"""The matrix of positions and indexes in other orders, by pointer, by keyboard, and without scripts."""

import re

import pytest
from playwright.sync_api import expect

TALKS = {
    "briefing.yml": "title: Talks\nsides: [north, south]\n",
    "seeds/a.yml": f"""
organisations: {{north: {{name: North}}, south: {{name: South}}}}
people:
  anna: {{name: Anna Zorn, roles: [{{title: Minister, organisation: north}}]}}
  olaf: {{name: Olaf Abel, roles: [{{title: Envoy, organisation: south}}]}}
issues:
  border: {{name: The border, question: Where is it?}}
  fish: {{name: Fish, question: Whose are they?}}
positions:
  - {{holder: [anna], issue: border, stance: opposed, date: 2021-02-01, summary: Never}}
  - {{holder: [anna], issue: border, stance: in-favour, date: 2022-03-04, quote: "Let us \\"agree\\" & sign.", id: turn}}
  - {{holder: [olaf], issue: border, stance: opposed, date: 2022, quote: "{"We shall see what the others do about it. " * 12}"}}
  - {{holder: [north], issue: border, stance: neutral, date: 2021-05}}
  - {{holder: [olaf], issue: fish, stance: conditional, summary: If they share}}
  - {{holder: [{{unnamed: an official}}], issue: fish, stance: opposed, date: 2020}}
  - {{holder: [{{unnamed: an official}}], issue: border, stance: opposed, date: 2020}}
""",
    "seeds/b.yml": "positions:\n  - {holder: [{unnamed: an official}], issue: fish, stance: in-favour, date: 2021}\n",
}


def crowd():
    """1,203 people with names over all letters but two, of whom the first 20 take part in 1, 2 … 20 meetings."""
    letters, vowels = ["A", "B", "C", "D", "É", *"FGHIJKLMN", "Ö", *"PRSTUVWYZ"], "aeiou"
    names = [f"{letters[n % 24]}{vowels[n // 24 % 5]}nd{vowels[n // 120 % 5]}r{vowels[n // 600 % 5]}x" for n in range(1203)]
    people = "".join(f'  p{n}: {{name: "Ann {name}"}}\n' for n, name in enumerate(names))
    meetings = ""
    for n in range(20):
        there = ", ".join(f"{{person: p{19 - k}}}" for k in range(n + 1))
        meetings += f"  m{n}: {{title: Talk {n}, date: 2020-03-{n + 10}, participants: [{there}]}}\n"
    return {"briefing.yml": "title: A crowd\n", "seeds/people.yml": "people:\n" + people, "seeds/meetings.yml": "meetings:\n" + meetings}


@pytest.fixture(scope="module")
def talks(made):
    return made(TALKS)


@pytest.fixture(scope="module")
def crowded(made):
    return made(crowd())


def shown(page, selector):
    return page.eval_on_selector_all(selector, "all => all.filter(e => e.checkVisibility()).map(e => e.innerText.trim())")


def sorted_by(page):
    return page.eval_on_selector_all("thead th", "all => all.map(th => th.getAttribute('aria-sort'))")


def actors(page):
    return page.eval_on_selector_all("tbody tr:not(.grp) th", "all => all.map(th => th.textContent.trim())")


def places(page, missing):
    """The places of the third column's cells in its order, by sides; `missing` where a cell has none."""
    return page.eval_on_selector_all("tbody", """(all, missing) => all.map(body => [...body.querySelectorAll('tr:not(.grp) td:nth-child(3)')]
        .map(td => td.dataset.k === undefined ? missing : +td.dataset.k))""", missing)


def test_head_sorts_its_column_by_keyboard(site, views):
    with views.open(site.address("positions/index.html")) as page:
        button = page.locator("[data-sort] thead button").first
        if not button.count():
            pytest.skip("nothing to sort on this page")
        rows = "[...document.querySelectorAll('[data-sort] tbody tr:not(.grp) > :first-child')].map(cell => cell.textContent.trim())"
        before = page.evaluate(rows)
        assert button.get_attribute("aria-label")
        button.focus()
        page.keyboard.press("Enter")
        head = page.locator("[data-sort] th[aria-sort]")
        assert head.count() == 1
        first, rows_first = head.get_attribute("aria-sort"), page.evaluate(rows)
        page.keyboard.press("Enter")
        assert {first, head.get_attribute("aria-sort")} == {"ascending", "descending"}
        assert sorted(before) == sorted(rows_first) == sorted(page.evaluate(rows)), "sorting lost a row"
        assert button.evaluate("element => element === document.activeElement")
        assert page.locator("[role=status]").first.inner_text().strip()


def test_matrix_sorts_within_its_sides(talks, views):
    with views.open(talks.address("positions/index.html", served=False)) as page:
        groups, at_first = shown(page, ".grp"), actors(page)
        assert sorted_by(page) == ["ascending", None, None]
        assert page.locator("thead button").count() == 3
        border = page.get_by_role("button", name="Sort by The border")
        border.click()
        assert sorted_by(page) == [None, None, "ascending"]
        assert page.locator(".tbl [role=status]").text_content() == "Sorted by The border"
        assert shown(page, ".grp") == groups
        assert all(side == sorted(side) for side in places(page, missing=1e9)), "no position is last"
        border.press("Enter")
        assert sorted_by(page) == [None, None, "descending"]
        assert page.locator(".tbl [role=status]").text_content() == "Sorted by The border, backwards"
        assert all(side == sorted(side, reverse=True) for side in places(page, missing=-1)), "no position is last, backwards too"
        page.keyboard.press("Shift+Tab")
        assert page.evaluate("document.activeElement.textContent") == "The border"
        page.get_by_role("button", name="Sort by Actor").press("Space")
        assert (sorted_by(page), actors(page)) == (["ascending", None, None], at_first)


def test_cell_shows_its_words_and_leads_to_the_position(talks, views):
    with views.open(talks.address("positions/index.html", served=False)) as page:
        cell = page.locator("td a.chip[href$='border.html#item-turn']")
        page.keyboard.press("Tab")
        cell.focus()
        expect(page.locator(".card")).to_contain_text("“Let us \"agree\" & sign.” — Anna Zorn")
        page.keyboard.press("Enter")
        page.wait_for_url("**/border.html#item-turn")
        assert page.locator("#item-turn:target").count() == 1


def test_holders_of_an_issue_are_sorted_by_date(talks, views):
    with views.open(talks.address("positions/border.html", served=False)) as page:
        at_first = actors(page)
        assert sorted_by(page) == [None, "ascending", None, None]
        page.get_by_role("button", name="Sort by When").click()
        assert actors(page) == ["Anna Zorn", "Olaf Abel", "North", "an official"]
        page.get_by_role("button", name="Sort by Stance").click()
        assert actors(page) == at_first


def test_names_stay_in_sight_on_a_phone(talks, views):
    with views.open(talks.address("positions/index.html", served=False), width=390, height=800) as page:
        page.locator(".tbl").evaluate("region => region.scrollTo(80, 60)")
        left, width, share = page.evaluate("""() => {
            const name = document.querySelector('tbody tr:not(.grp) th').getBoundingClientRect();
            return [Math.round(name.left - document.querySelector('.tbl').getBoundingClientRect().left), name.width, name.width / innerWidth]; }""")
        assert left == 0 and width > 0 and share < 0.45
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_index_has_three_orders(crowded, views):
    with views.open(crowded.address("meetings/index.html", served=False)) as page:
        names = ".entries li a"
        at_first = shown(page, names)
        assert at_first[0] == "Talk 19"
        assert shown(page, ".sorts button") == ["Newest first", "Oldest first", "By name"]
        page.get_by_role("button", name="By name").click()
        pressed = page.eval_on_selector_all(".sorts button", "all => all.map(b => b.getAttribute('aria-pressed'))")
        assert pressed == ["false", "false", "true"]
        assert shown(page, names)[:3] == ["Talk 0", "Talk 1", "Talk 10"]
        assert shown(page, ".group h2") == [], "by name there is one list"
        page.get_by_role("button", name="Oldest first").press("Enter")
        assert shown(page, names) == at_first[::-1]
        # Filtering holds in every order, and looks at the dates as well: Talk 8 was on the 18th.
        page.locator("#filter").fill("talk 18")
        expect(page.locator(names + ":visible")).to_have_text(["Talk 8", "Talk 18"])
        page.get_by_role("button", name="Newest first").click()
        assert shown(page, names) == ["Talk 18", "Talk 8"]
        page.locator("#filter").fill("")
        expect(page.locator(names + ":visible")).to_have_text(at_first)


def test_index_is_filtered(crowded, views):
    with views.open(crowded.address("people/index.html", served=False)) as page:
        field, entries, status = page.get_by_label("Filter this list"), page.locator(".group li"), page.locator(".tools [role=status]")
        visible, headings = page.locator(".group li a:visible"), shown(page, ".group h2")
        total = entries.count()
        field.press_sequentially("ANN bandar")
        expect(status).to_have_text(f"3 of {total}")
        assert all("Bandar" in name for name in shown(page, ".group li a")), "all words, in any case"
        field.fill("eandar")
        expect(page.get_by_role("link", name="Search all")).to_have_attribute("href", re.compile(r"/search\.html\?q=eandar$"))
        hits = shown(page, ".group li a")
        assert hits and all("Éandar" in name for name in hits), "accents do not matter"
        expect(status).to_have_text(f"{len(hits)} of {total}")
        assert shown(page, ".group h2") == [headings[4]], "only its letter"
        expect(page.locator(".jumps")).to_be_hidden()
        expect(page.locator(".leading")).to_be_hidden()
        field.press("Tab")
        assert page.evaluate("document.activeElement.textContent") == "Search all"
        field.fill("nobody at all")
        expect(status).to_have_text(f"0 of {total}")
        assert visible.count() == 0
        field.fill("")
        expect(visible).to_have_count(total)
        expect(page.get_by_role("link", name="Search all")).to_be_hidden()
        expect(page.locator(".jumps")).to_be_visible()
        expect(page.locator(".leading")).to_be_visible()


def test_nothing_is_lost_without_scripts(talks, crowded, views):
    with views.open(talks.address("positions/index.html", served=False), java_script_enabled=False) as page:
        assert page.locator("thead button:visible").count() == 0 and sorted_by(page) == ["ascending", None, None]
        assert page.locator("td a.chip").count() == 7
    with views.open(crowded.address("people/index-2.html", served=False), java_script_enabled=False) as page:
        assert page.locator("#filter").is_hidden() and page.locator(".group li").count() == 500
        page.locator(".jumps a").first.click()
        page.wait_for_url("**/people/index.html#*")
