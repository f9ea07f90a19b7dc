"""What must work everywhere works in firefox-esr too."""

import pytest
from marionette_driver import Keys

from support import checks
from support import firefox as browser



@pytest.fixture(scope="module")
def firefox():
    with browser.running() as firefox:
        yield firefox


def script(name):
    return checks.source(checks.SCRIPTS / f"{name}.js")


@pytest.mark.parametrize("width", [320, 1280])
def test_page_opens_without_complaints(site, kind, width, firefox):
    address = site.address(site.kinds[kind])
    firefox.open(address, width)
    faults = firefox.check(script("overflow")) + firefox.check(script("structure")) + firefox.complaints(site.served)
    assert not faults, f"{site.kinds[kind]}: " + "\n".join(faults)


def test_planted_faults_are_found(firefox):
    from support import server
    from test_checks import DEFECTS

    defects = server.start(DEFECTS)
    for name, said in [("script-error", "planted"), ("inline-style", "Content-Security-Policy")]:
        firefox.open(f"{defects}/{name}.html")
        assert any(said in fault for fault in firefox.complaints(defects)), firefox.complaints(defects)
    firefox.open(f"{defects}/overflow.html", 320)
    assert firefox.check(script("overflow"))
    firefox.open(f"{defects}/sound.html", 320)
    assert firefox.complaints(defects) + firefox.check(script("overflow")) + firefox.check(script("structure")) == []


def background(firefox):
    return firefox.run("return getComputedStyle(document.body).backgroundColor")


def test_colours_follow_the_system_and_then_the_switch(site, firefox):
    address = site.address("index.html")
    firefox.prefer("dark")
    firefox.open(address)
    firefox.run("localStorage.clear()")
    firefox.open(address)
    dark = background(firefox)
    firefox.prefer("light")
    firefox.until(lambda: background(firefox) != dark)
    firefox.element(".theme").click()
    firefox.element(".theme").click()
    assert background(firefox) == dark
    firefox.open(site.address("people/index.html"))
    assert background(firefox) == dark
    firefox.run("localStorage.clear()")


def test_style_sheet_is_understood(site, firefox):
    firefox.open(site.address("index.html"))
    assert firefox.run("return ['light-dark(red, blue)', 'color-mix(in srgb, red, blue)'].every(colour => CSS.supports('color', colour)) && CSS.supports('selector(:has(a))')")
    # The two columns of a wide front page stand side by side through `:has`.
    assert firefox.run("return getComputedStyle(document.querySelector('.cols')).gridTemplateColumns.split(' ').length") in (1, 2)


def test_marker_opens_its_passage(site, firefox):
    firefox.open(site.address(site.kinds["meeting"]))
    marker = firefox.element('main .ev a[href^="#evidence-"]')
    words = firefox.run("return document.getElementById(arguments[0].hash.slice(1)).querySelector('q').textContent.trim()", marker)
    firefox.run("arguments[0].focus()", marker)
    firefox.key(Keys.ENTER)
    card = firefox.until(lambda: firefox.elements(".card[role=dialog]"))[0]
    assert words in card.get_property("textContent")
    assert firefox.run("return document.querySelector('.card').contains(document.activeElement)")
    firefox.key(Keys.ESCAPE)
    assert not firefox.elements(".card")
    assert firefox.run("return document.activeElement === arguments[0]", marker)


def test_typing_searches(site, firefox):
    from test_search import surname

    firefox.open(site.address("search.html"))
    firefox.element("#q").send_keys(surname(site))
    firefox.until(lambda: firefox.elements(".hits a"))
    firefox.key(Keys.ARROW_DOWN)
    assert firefox.run("return document.activeElement.matches('.hits a')")
