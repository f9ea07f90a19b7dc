"""Whatever a site shows is found, by whoever types it nearly right: from file:// and from a server with a strict Content-Security-Policy."""

import re

import pytest
from playwright.sync_api import expect

from support import content

FOLDING = content.REPOSITORY / "Tests/SearchTests/folding.tsv"
FILES = {
    "briefing.yml": "title: A search\nsides: [{id: russia}, {id: norway}]\n",
    "seeds/people.yml": """
people:
  sergey-lavrov: {name: Sergey Lavrov, aliases: [Сергей Лавров], roles: [{title: minister of antarctica, organisation: russia}]}
  orjan-sorensen: {name: Ørjan Sørensen}
  lech-walesa: {name: Lech Wałęsa}
  mary-obrien: {name: Mary O’Brien}
  jean-pierre-dupont: {name: Jean-Pierre Dupont}
  papandreou: {name: Γεώργιος Παπανδρέου}
  xi: {name: 习近平}
organisations:
  russia: {name: Russia}
  norway: {name: Norway}
  harbour-office: {name: The Harbour Office}
places: {vardo: {name: Vardø}}
terms: {fog-signal: {name: Fog signal, definition: A horn.}}
issues: {lighthouse: {name: The lighthouse}}
meetings:
  walk:
    title: Walk in the woods
    date: 1961-08-13
    place: vardo
    participants: [{person: sergey-lavrov, side: russia}, {person: orjan-sorensen, side: norway}]
    topics: [{text: Herding of reindeer}]
positions:
  - {holder: orjan-sorensen, issue: lighthouse, stance: opposed, quote: Never while I live, date: 1960}
facts:
  - {text: He owned a barometer, about: lech-walesa}
""",
    "seeds/ice.md": "# Ice\n\nLavrov is named here.\n\n" + "Filling lines stand here.\n\n" * 60
    + "## Second part\n\nThe glaciers of the north are melting.\n",
    "seeds/markup.md": "# On code\n\nA text with \\<i>markup\\</i> in it.\n",
    "seeds/excerpt.md": "# Excerpt\n\nA shown sentence is here.\n\nAnother has a secretword.\n",
    "seeds/excerpt.yml": "document: {show: passages}\nfacts:\n  - {text: Shown, about: xi, evidence: A shown sentence is here.}\n",
}
for year in range(70):
    FILES[f"seeds/note-{year}.md"] = f"# Note of {1900 + year}\n\nA common text.\n"
    FILES[f"seeds/note-{year}.yml"] = f"document: {{published: {1900 + year}}}\n"

LAVROV = "people/sergey-lavrov.html"
PEOPLE = {
    LAVROV: ["lavrov", "Lavrov", "LAVROV", "lav", "Лавров", "лавр", "Sergey Lavrov", "lavrov sergey", "Сергей", "Lavorv", "Lavov", "Lavrrov", "Lavrof",
             "minister of antarctica"],
    "people/orjan-sorensen.html": ["sorensen", "Sørensen"],
    "people/lech-walesa.html": ["walesa", "Wałęsa", "wlaesa"],
    "people/mary-obrien.html": ["obrien", "o'brien", "O’Brien", "brien"],
    "people/jean-pierre-dupont.html": ["jeanpierre", "jean pierre", "Dupotn"],
    "people/papandreou.html": ["papandreou"],
    "people/xi.html": ["习近"],
}
OTHERS = [
    ("walk in the wo", "meeting", "meetings/walk.html"),
    ("reindeer", "meeting", "meetings/walk.html"),
    ("lighthouse", "position", "positions/lighthouse.html#position-"),
    ("never while", "position", "positions/lighthouse.html#position-"),
    ("barometer", "fact", "people/lech-walesa.html#facts"),
    ("fog signal", "term", "glossary.html#fog-signal"),
    ("Harbour office", "organisation", "organisations/harbour-office.html"),
    ("vardo", "place", "places/vardo.html"),
]


@pytest.fixture(scope="module")
def site_to_search(made):
    return made(FILES)


@pytest.fixture(params=["server", "file"])
def search(request, site_to_search, views):
    """The search page. Nothing is asked of elsewhere, and nothing complained of, whatever a test does with it:
    that a browser stops loading what it leaves is no complaint."""
    address = site_to_search.addresses("search.html")[request.param]
    with views.open(address) as page:
        yield Search(page, address.removesuffix("search.html"))
        assert [complaint for complaint in page.complaints if "net::ERR_ABORTED" not in complaint] == []


class Search:
    def __init__(self, page, base):
        self.page, self.base = page, base
        self.found = page.locator(".found")

    def ask(self, query):
        """Opens the page at an address that holds the question."""
        self.page.goto(f"{self.base}search.html?{query}")
        expect(self.found).to_have_text(re.compile(r"\S"))

    def type(self, text):
        """Puts a text into the field, as one event: key by key, a slow machine would settle in between."""
        self.found.evaluate("found => { found.textContent = '' }")
        self.page.locator("#q").fill(text)
        expect(self.found).to_have_text(re.compile(r"\S"))

    def links(self, group=""):
        where = f"[aria-labelledby=hits-{group}] li > a" if group else ".hits li > a"
        return self.page.eval_on_selector_all(where, "links => links.map(link => link.getAttribute('href'))")

    def groups(self):
        return self.page.eval_on_selector_all(".hits h2", "titles => titles.map(title => title.id.slice(5))")

    def focused(self):
        return self.page.evaluate("document.activeElement.getAttribute('href') || document.activeElement.id")


@pytest.mark.parametrize("address", PEOPLE)
def test_names_are_found_typed_nearly_right(search, address):
    for typed in PEOPLE[address]:
        search.type(typed)
        assert address in search.links("person"), typed


def test_all_kinds_of_things_are_found(search):
    for typed, group, address in OTHERS:
        search.type(typed)
        assert any(link.startswith(address) for link in search.links(group)), typed


def test_what_is_missing_is_said(search):
    search.type("xyzzyx")
    assert search.links() == [] and "xyzzyx" in search.found.inner_text()
    search.type("lavrov xyzzyx")
    assert LAVROV in search.links() and "all of these words" in search.found.inner_text()


def test_text_that_is_not_republished_is_not_found(search):
    search.type("secretword")
    assert search.links() == []


def test_markup_stays_text(search):
    search.type("<b>lavrov")
    assert search.page.locator(".hits b").count() == 0
    search.type("markup")
    expect(search.page.locator(".hits")).to_contain_text("<i>markup</i>")
    assert search.page.locator(".hits i").count() == 0


def test_people_come_before_documents(search):
    search.ask("q=lavrov")
    groups = search.groups()
    assert groups[0] == "person" and groups.index("document") > 0
    expect(search.page.locator(".hits li mark").first).to_have_text("Lavrov")
    assert "result" in search.found.inner_text() and search.found.get_attribute("role") == "status"


def test_hits_lead_to_the_part_that_says_it(search):
    search.ask("q=glaciers+melting")
    expect(search.page.locator(".snippet mark").first).to_be_visible()
    expect(search.page.locator(".snippet").first).to_contain_text("glaciers")
    assert search.links("document")[0].startswith("sources/ice.html#t-second")
    search.page.locator(".hits li > a").first.click()
    search.page.wait_for_url("**/sources/ice.html*")
    expect(search.page.locator(":target")).to_be_in_viewport()


def test_more_are_shown_when_asked_for(search):
    search.ask("q=common")
    assert len(search.links()) == 50
    search.page.locator(".hits button").click()
    expect(search.page.locator(".hits li").nth(50)).to_be_attached()
    expect(search.page.locator(".hits :focus")).to_have_count(1)
    assert len(set(search.links())) == len(search.links()) > 50


def test_kinds_are_chosen(search):
    search.ask("q=common")
    search.page.locator("[name=kind]").select_option("document")
    search.page.wait_for_url("**kind=document*")
    expect(search.page.locator(".hits h2")).to_have_count(1)
    assert search.groups() == ["document"]


def test_dates_are_chosen(search):
    search.ask("q=common&from=1961-08&to=1961")
    assert [link.split("#")[0] for link in search.links()] == ["sources/note-61.html"]
    assert search.page.locator("[name=from]").input_value() == "1961-08"
    search.ask("q=common&to=1905")
    assert len(search.links()) == 6


def test_sides_are_chosen(search):
    search.ask("q=lavrov&side=0")
    everything = search.found.inner_text()
    assert LAVROV in search.links()
    search.ask("q=lavrov&side=1")
    assert LAVROV not in search.links("person")
    assert search.found.inner_text() != everything


def test_all_of_it_by_keyboard(search):
    page, alphabet = search.page, search.page.locator(".alphabet")
    expect(alphabet).to_be_visible()
    page.keyboard.press("Control+k")
    page.keyboard.type("lavrov")
    expect(search.found).to_contain_text("“lavrov”")
    assert "q=lavrov" in page.url
    expect(alphabet).to_be_hidden()
    first, second = search.links()[:2]
    for key, wanted in [("ArrowDown", first), ("ArrowDown", second), ("ArrowUp", first), ("ArrowUp", "q"), ("ArrowDown", first), ("Escape", "q")]:
        page.keyboard.press(key)
        assert search.focused() == wanted
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    page.wait_for_url("**/people/sergey-lavrov.html*")


def test_every_page_leads_to_the_search(search):
    page = search.page
    page.goto(search.base + LAVROV)
    page.locator("#find").fill("walesa")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search.html?q=walesa*")
    expect(page.locator('.hits a[href="people/lech-walesa.html"]').first).to_be_visible()
    page.locator("#q").fill("")
    page.wait_for_url(search.base + "search.html")
    expect(page.locator(".alphabet")).to_be_visible()


def test_the_script_folds_words_as_the_index_does(search):
    for line in FOLDING.read_text("utf-8").splitlines():
        if not line.startswith("#"):
            text, words = line.replace("\\u0301", "\u0301").replace("\\u00ad", "\u00ad").split("\t")
            assert " ".join(search.page.evaluate("text => briefingSearch.words(text)", text)) == words, text
