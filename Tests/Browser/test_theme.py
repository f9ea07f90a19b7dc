"""Light and dark: as the system has it, or as the reader chose, on every page and from the first picture on."""

import pytest

WATCH = """
addEventListener('DOMContentLoaded', () => { window.themeWhenRead = document.documentElement.dataset.theme; });
requestAnimationFrame(() => { window.themeAtFirstFrame = document.documentElement.dataset.theme; });
"""


def background(page):
    return page.evaluate("getComputedStyle(document.body).backgroundColor")


def is_dark(page):
    return sum(int(part) for part in background(page)[4:-1].split(",")[:3]) < 300


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_follows_the_system(site, scheme, scripts, views):
    with views.open(site.address("index.html"), color_scheme=scheme, scripts=scripts) as page:
        assert is_dark(page) == (scheme == "dark")


@pytest.mark.parametrize("way", ["server", "file"])
def test_choice_is_remembered_and_there_from_the_first_frame(site, way, views):
    with views.open(site.addresses("index.html")[way], fresh=True, color_scheme="light") as page:
        switch = page.locator(".theme")
        said = [switch.inner_text()]
        switch.click()
        said.append(switch.inner_text())
        assert not is_dark(page)
        switch.focus()
        page.keyboard.press("Enter")
        said.append(switch.inner_text())
        assert is_dark(page) and len(set(said)) == 3

        page.add_init_script(WATCH)
        page.goto(site.addresses("people/index.html")[way])
        page.evaluate("new Promise(requestAnimationFrame)")
        assert page.evaluate("[themeWhenRead, themeAtFirstFrame]") == ["dark", "dark"]
        assert is_dark(page) and page.locator(".theme").inner_text() == said[2]

        page.locator(".theme").click()
        page.goto(site.addresses("index.html")[way])
        assert not is_dark(page) and page.locator(".theme").inner_text() == said[0]


def test_a_choice_that_cannot_be_stored_holds_for_the_page(site, views):
    with views.open(site.address("index.html"), fresh=True, color_scheme="light") as page:
        page.add_init_script("Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('denied'); }})")
        page.goto(site.address("index.html"))
        page.locator(".theme").click()
        page.locator(".theme").click()
        assert is_dark(page) and page.complaints == []
