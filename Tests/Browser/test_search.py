"""The search of whole sites, by keyboard. What it finds is tested in test_finding.py."""

import re

import pytest
from playwright.sync_api import expect


@pytest.fixture(params=["server", "file"])
def way(request):
    return request.param


def surname(site):
    """A word of the largest person page's name, as long as there is one."""
    heading = re.search(r"<h1><bdi>(.*?)</bdi>", (site.folder / site.kinds["person"]).read_text("utf-8")).group(1)
    return max(heading.split(), key=len)


def test_typing_finds_and_arrows_walk(site, way, views):
    with views.open(site.addresses("search.html")[way]) as page:
        page.locator("#q").focus()
        page.keyboard.type(surname(site))
        first = page.locator(".hits a").first
        first.wait_for()
        expect(page.locator(".found")).to_have_text(re.compile(r"\S"))
        assert page.locator(".alphabet").is_hidden()
        page.keyboard.press("ArrowDown")
        assert first.evaluate("link => link === document.activeElement")
        page.keyboard.press("ArrowUp")
        assert page.locator("#q").evaluate("field => field === document.activeElement")
        assert page.complaints == []


def test_address_holds_the_question(site, way, views):
    with views.open(site.addresses("search.html")[way] + f"?q={surname(site)}") as page:
        page.locator(".hits a").first.wait_for()
        assert page.locator("#q").input_value() == surname(site)
        hit = page.locator(f'.hits a[href*="{site.kinds["person"]}"]').first
        hit.click()
        page.wait_for_url(f"**/{site.kinds['person']}*")


def test_nothing_found_is_said(site, views):
    with views.open(site.address("search.html") + "?q=qqxxqqzz") as page:
        expect(page.locator(".found")).to_have_text(re.compile(r"\S"))
        assert page.locator(".hits a").count() == 0


def test_without_scripts_there_is_the_alphabet(site, way, views):
    with views.open(site.addresses("search.html")[way], java_script_enabled=False) as page:
        assert page.locator(".az a").first.is_visible()
        assert page.locator("#q").is_hidden()
