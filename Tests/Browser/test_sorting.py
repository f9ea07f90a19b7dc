"""The matrix of positions in another order."""

import pytest


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
