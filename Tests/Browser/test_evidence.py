"""Evidence in reach: every marker opens its passage, by pointer, keyboard and touch, and leads to it without scripts."""

import pytest

MARKER = 'main .ev a[href^="#evidence-"]'


@pytest.fixture
def address(site):
    return site.address(site.kinds["meeting"])


def passage(page, marker):
    """The words of the list at the foot of the page that this marker means."""
    return page.evaluate(
        "link => (document.getElementById(link.hash.slice(1)).querySelector('q') || document.getElementById(link.hash.slice(1))).textContent.trim()",
        marker.element_handle(),
    )


def assert_shows(page, marker):
    card = page.locator(".card")
    card.wait_for()
    assert passage(page, marker) in card.text_content()
    box, window = card.bounding_box(), page.viewport_size
    assert box["x"] >= 0 and box["x"] + box["width"] <= window["width"], box
    return card


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("key", [None, "Enter"], ids=["click", "enter"])
def test_marker_opens_its_passage_and_escape_leads_back(address, width, key, views):
    with views.open(address, width=width) as page:
        marker = page.locator(MARKER).first
        marker.scroll_into_view_if_needed()
        if key:
            marker.focus()
            page.keyboard.press(key)
        else:
            marker.click()
        card = assert_shows(page, marker)
        assert page.evaluate("document.querySelector('.card').contains(document.activeElement)")
        assert marker.get_attribute("aria-expanded") == "true"
        page.keyboard.press("Escape")
        assert card.count() == 0
        assert marker.get_attribute("aria-expanded") == "false"
        assert marker.evaluate("link => link === document.activeElement")


def test_tab_leaves_an_opened_passage_at_its_end(address, views):
    with views.open(address) as page:
        marker = page.locator(MARKER).first
        marker.focus()
        page.keyboard.press("Enter")
        stops = page.locator(".card a, .card button").count()
        for _ in range(stops + 1):
            page.keyboard.press("Tab")
        assert page.locator(".card[role=dialog]").count() == 0
        assert marker.evaluate("link => link === document.activeElement")


def test_touch_opens_it_and_a_tap_beside_it_closes_it(address, views):
    with views.open(address, width=390, has_touch=True, is_mobile=True) as page:
        marker = page.locator(MARKER).first
        marker.tap()
        card = assert_shows(page, marker)
        page.locator("h1").tap()
        assert card.count() == 0


def test_pointing_shows_it_and_may_move_onto_it(address, views):
    with views.open(address) as page:
        marker = page.locator(MARKER).first
        marker.scroll_into_view_if_needed()
        marker.hover()
        card = assert_shows(page, marker)
        assert marker.get_attribute("aria-describedby") == card.get_attribute("id")
        card.hover()
        page.wait_for_timeout(600)
        assert card.count() == 1
        page.keyboard.press("Escape")
        assert card.count() == 0


def test_focus_shows_it(address, views):
    with views.open(address) as page:
        marker = page.locator(MARKER).first
        page.keyboard.press("Tab")
        marker.focus()
        assert_shows(page, marker)


def test_passage_leads_to_its_place_in_the_source(address, views):
    with views.open(address) as page:
        links = page.locator(f"{MARKER}").all()
        for marker in links:
            marker.click()
            link = page.locator('.card a[href*="sources/"][href*="#"]')
            if link.count():
                break
            page.keyboard.press("Escape")
        words = page.locator(".card q").first.text_content().strip(" …“”\"")
        link.first.click()
        page.wait_for_url("**/sources/**")
        target = page.locator(":target")
        assert target.count() == 1
        colours = page.evaluate("[':target', '.passage:not(.here, :target)', 'body'].map(part => document.querySelector(part)).map(part => part && getComputedStyle(part).backgroundColor)")
        assert colours[0] not in colours[1:], "the place does not look like the one that was meant"
        box = target.first.bounding_box()
        assert 0 <= box["y"] < page.viewport_size["height"]
        assert " ".join(words.split())[:30] in " ".join(page.locator("main").text_content().split())


def test_without_scripts_a_marker_leads_to_the_list(site, views):
    for kind in ("meeting", "front"):
        with views.open(site.address(site.kinds[kind]), java_script_enabled=False) as page:
            marker = page.locator(MARKER).first
            fragment = marker.get_attribute("href")
            page.locator(MARKER).first.click()
            assert page.url.endswith(fragment)
            entry = page.locator(fragment)
            assert entry.is_visible(), f"{kind}: the passage is in a closed list"
            box = entry.bounding_box()
            assert 0 <= box["y"] < page.viewport_size["height"], f"{kind}: the passage is not in the window"


def test_every_marker_on_every_kind_of_page_has_its_entry(site, kind, views):
    with views.open(site.address(site.kinds[kind]), scripts=False) as page:
        lost = page.evaluate("[...document.querySelectorAll('.ev a')].filter(link => !document.getElementById(link.hash.slice(1))).map(link => link.hash)")
    assert lost == []


PASSAGES = {
    "briefing.yml": "title: Passages\n",
    "seeds/a.md": "Anna Zorn agreed in May. Then the south agreed too, and the sea froze.\n",
    "seeds/a.yml": """
people: {anna: {name: Anna Zorn}}
facts:
  - {text: One, about: [anna], evidence: [{quote: Anna Zorn agreed}]}
  - {text: Two, about: [anna], evidence: [{quote: the south agreed too}]}
  - {text: Three, about: [anna], evidence: [{quote: the south agreed}]}
  - {text: Four, about: [anna], evidence: [{quote: sea froze}]}
""",
}
MARKS = "[...document.querySelectorAll('mark')].map(mark => [mark.dataset.passage.split(' '), getComputedStyle(mark).backgroundColor])"


@pytest.fixture(scope="module")
def passages(made):
    return made(PASSAGES)


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_only_the_passage_meant_stands_out(passages, scripts, views):
    """The passages beside it do not, and of two that begin at one place both are found."""
    with views.open(passages.address("sources/a.html"), scripts=scripts) as page:
        (plain,) = {colour for _, colour in page.evaluate(MARKS)}
        anchors = page.evaluate("[...document.querySelectorAll('main [id^=p-]')].map(place => place.id)")
        assert len(anchors) == 4
    for anchor in anchors:
        with views.open(passages.address(f"sources/a.html#{anchor}"), scripts=scripts) as page:
            marks = page.evaluate(MARKS)
        found = [names for names, colour in marks if colour != plain]
        assert found and all(anchor in names for names in found), (anchor, found)
        # Without scripts the first piece alone.
        assert not scripts or len(found) == len([names for names, _ in marks if anchor in names])


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_names_in_passages_are_read_in_forced_colours(passages, scheme, views):
    with views.open(passages.address("sources/a.html"), forced_colors="active", color_scheme=scheme) as page:
        pairs = page.evaluate("[...document.querySelectorAll('mark')].map(mark => getComputedStyle(mark)).map(style => [style.color, style.backgroundColor])")
        assert page.locator("a mark").count()
        assert all(ink != paper for ink, paper in pairs), pairs


def test_numbers_rise_from_top_to_foot(site, kind, views):
    """Each is met for the first time behind all lower ones; but those that "+2" holds back may come later."""
    with views.open(site.address(site.kinds[kind])) as page:
        marks = page.eval_on_selector_all("main .ev a", "links => links.map(link => [link.hash, link.lastChild.textContent])")
    seen = [0]
    for anchor, text in marks:
        if anchor == "#evidence":
            break
        if int(text) not in seen:
            assert int(text) > max(seen), f"{site.kinds[kind]}: {text} behind {max(seen)}"
            seen.append(int(text))
