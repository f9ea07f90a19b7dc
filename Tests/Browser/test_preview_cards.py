"""Preview cards on links to people, organisations and meetings: on hover and on focus, and gone on Escape."""

import pytest

LINK = 'main .cols a[href*="{folder}/"]:not([href*="index"])'


@pytest.fixture(params=["people", "organisations", "meetings"])
def folder(request):
    return request.param


@pytest.fixture(params=["server", "file"])
def way(request):
    return request.param


def link_to(page, site, folder):
    for selector in (LINK.format(folder=folder), f'main a[href*="{folder}/"]:not([href*="index"])'):
        if page.locator(selector).count():
            return page.locator(selector).first
    pytest.skip(f"the front page has no link into {folder}")


@pytest.mark.parametrize("by", ["pointer", "focus"])
def test_card_says_who_it_is_and_goes_on_escape(site, folder, way, by, views):
    with views.open(site.addresses("index.html")[way]) as page:
        link = link_to(page, site, folder)
        link.scroll_into_view_if_needed()
        page.keyboard.press("Tab")
        if by == "pointer":
            link.hover()
        else:
            link.focus()
        card = page.locator(".card")
        card.wait_for()
        assert card.inner_text().strip()
        assert card.get_attribute("role") == "tooltip" and link.get_attribute("aria-describedby") == card.get_attribute("id")
        if by == "pointer":
            card.hover()
            page.wait_for_timeout(500)
            assert card.count() == 1, "the card cannot be pointed at (WCAG 1.4.13)"
        page.keyboard.press("Escape")
        assert card.count() == 0
        assert page.complaints == []


def test_link_still_leads_to_the_page(site, folder, views):
    with views.open(site.address("index.html")) as page:
        link = link_to(page, site, folder)
        link.click()
        page.wait_for_url(f"**/{folder}/*.html*")


def test_no_card_on_touch(site, views):
    with views.open(site.address("index.html"), width=390, has_touch=True, is_mobile=True) as page:
        link = link_to(page, site, "people")
        link.tap()
        page.wait_for_url("**/people/*.html*")
