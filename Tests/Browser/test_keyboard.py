"""The keyboard alone: where Tab leads, and that one sees where one is."""

import pytest

from support import checks


def test_focus_is_always_seen(site, kind, views):
    """On a telephone where all components are, and on a laptop elsewhere."""
    width = 320 if site.name == "components" else 1280
    with views.open(site.address(site.kinds[kind]), width=width, height=700) as page:
        faults = checks.focus(page, most=45)
    assert not faults, "\n" + "\n".join(f"{site.kinds[kind]} {width} – {fault}" for fault in faults)


def focused(page):
    return page.evaluate("(at => at === document.body ? 'body' : at.className || at.id || at.localName)(document.activeElement)")


def test_tab_goes_from_the_skip_link_through_the_bar(site, views):
    with views.open(site.address("index.html")) as page:
        walked = []
        for _ in range(4):
            page.keyboard.press("Tab")
            walked.append(focused(page))
    assert walked == ["skip", "brand", "find", "btn theme"]


@pytest.mark.parametrize("path", ["index.html", "people/index.html", "timeline.html"])
def test_skip_link_shows_itself_and_leads_to_the_content(site, path, views):
    with views.open(site.address(path)) as page:
        page.keyboard.press("Tab")
        box = page.locator(":focus").bounding_box()
        assert focused(page) == "skip" and box["y"] >= 0
        page.keyboard.press("Enter")
        assert focused(page) == "main"
        page.keyboard.press("Tab")
        assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


@pytest.mark.parametrize("keys, reached", {"Control+k": "find", "Meta+k": "find", "Control+Shift+k": "body", "k": "body"}.items())
def test_control_k_leads_to_the_search(site, keys, reached, views):
    with views.open(site.address("index.html")) as page:
        page.keyboard.press(keys)
        assert focused(page) == reached


def test_search_box_leads_to_the_search_page(site, views):
    with views.open(site.address("index.html")) as page:
        page.keyboard.press("Control+k")
        page.keyboard.type("a")
        page.keyboard.press("Enter")
        page.wait_for_url("**/search.html?q=a")
        assert page.locator("#q").input_value() == "a"


def test_no_bare_letter_is_taken(site, views):
    """WCAG 2.1.4: whoever speaks to a computer may send single letters."""
    with views.open(site.address("index.html")) as page:
        before = page.url
        for letter in "abcdefghijklmnopqrstuvwxyz/?":
            page.keyboard.press(letter)
        assert page.url == before and focused(page) == "body"
