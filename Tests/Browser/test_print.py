"""On paper: A4, the marking on every sheet, the evidence open, and nothing that can only be clicked."""

import re

import pytest

from support import checks
from support.paper import MILLIMETRE, Paper

# The width of the text on a sheet of A4 with its margins of 18 mm, in CSS pixels.
TEXT_WIDTH = 658


def squeezed(text):
    return re.sub(r"\W+", "", text)


def test_every_sheet_bears_the_marking_and_nothing_is_cut(site, kind, views, tmp_path):
    with views.open(site.address(site.kinds[kind])) as page:
        marking = page.locator(".marking").evaluate("element => element.firstChild.textContent.trim()")
        every = " ".join(page.locator(".marking, .brand, .foot p").all_text_contents()).split()
        paper = Paper(page, tmp_path / "page.pdf")
    faults = []
    if all(word in [*every, "/"] or word.isdigit() for word in paper.text(-1).split()):
        faults.append("the last sheet is blank")
    for number in range(len(paper.sheets)):
        width, height, words = paper.sheets[number]
        short, long = sorted((width, height))
        if abs(short - 210 * MILLIMETRE) > 2 or abs(long - 297 * MILLIMETRE) > 2:
            faults.append(f"sheet {number + 1} is {width:.0f} × {height:.0f} points, not A4")
        if squeezed(marking) not in squeezed(paper.text(number)):
            faults.append(f"sheet {number + 1} does not bear the marking {marking}")
        beyond = [word for word, left, right in words if left < 8 * MILLIMETRE or right > width - 8 * MILLIMETRE]
        if beyond:
            faults.append(f"sheet {number + 1} has words in its margins: {' '.join(beyond[:5])}")
    assert not faults, f"{site.kinds[kind]}: " + "\n".join(faults)


LONG = "A briefing with a title that goes on and on, as titles of commissions and their subcommissions do, for longer than a sheet is wide"


@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_long_title_leaves_the_marking_alone(language, made, views, tmp_path):
    site = made({"briefing.yml": f"title: {LONG}\nlanguage: {language}\n", "seeds/a.md": "Nothing happened.\n"})
    with views.open(site.address("sources/a.html"), width=TEXT_WIDTH) as page:
        page.emulate_media(media="print")
        # What is printed, not the box around it: a title cut off ends where its box does.
        (left, right), (start, end) = sorted(page.evaluate("""['.marking', '.brand'].map(part => {
          const box = document.querySelector(part).getBoundingClientRect();
          return [box.left, box.right];
        })"""))
        assert left >= 0 and right < start and end <= TEXT_WIDTH
        assert page.locator(".brand").evaluate("brand => brand.getBoundingClientRect().height < 20"), "the title takes two lines"
        assert page.locator(".marking").evaluate("marking => marking.scrollWidth <= marking.clientWidth"), "the marking is cut"


def test_print_shows_what_reading_needs_and_no_navigation(site, kind, views):
    with views.open(site.address(site.kinds[kind]), width=TEXT_WIDTH, height=930) as page:
        page.emulate_media(media="print")
        faults = checks.overflow(page)
        faults += page.evaluate(
            """() => {
              const shown = element => element.checkVisibility() && element.getBoundingClientRect().height > 0;
              const navigation = [...document.querySelectorAll('nav, form, button:not(th button), .skip, .card')].filter(shown);
              const closed = [...document.querySelectorAll('main .evl > li, main details:not(.more) > *:not(summary)')].filter(entry => !entry.matches('[hidden], [hidden] *') && !shown(entry));
              return [
                ...navigation.map(element => `${element.localName}.${element.className} is printed`),
                ...closed.slice(0, 3).map(entry => `not printed: ${entry.textContent.trim().slice(0, 50)}`),
              ];
            }"""
        )
    assert not faults, f"{site.kinds[kind]}: " + "\n".join(faults)


def test_evidence_is_printed(site, views, tmp_path):
    for kind in ("front", "meeting"):
        with views.open(site.address(site.kinds[kind]), color_scheme="dark") as page:
            quotes = page.locator("section.evidence q").all_text_contents()
            paper = squeezed(Paper(page, tmp_path / f"{kind}.pdf").whole)
        # Latin words only: what a PDF says of Arabic is in the order of its glyphs.
        latin = [quote for quote in quotes if quote.isascii()]
        missing = [quote for quote in latin if squeezed(quote)[:25] not in paper]
        assert len(missing) <= len(latin) // 10, f"{kind}: {missing}"
