"""Every kind of page: light and dark, with and without scripts, from a server and from a folder, at three widths."""

import pytest

from support import checks, gallery

WIDTHS = (320, 768, 1280)
# Each pair of two choices occurs in one of the four.
ALL = [("server", True, "light"), ("server", False, "dark"), ("file", True, "dark"), ("file", False, "light")]
# For sites whose components are those of another.
FEW = [("server", True, "light"), ("file", False, "dark")]

PICTURED = [ALL[0], ALL[1], FEW[1]]


@pytest.mark.parametrize("part", range(2), ids=["first", "second"])
def test_page(site, kind, part, views):
    faults = []
    choices = ALL if site.name == "components" else FEW
    for way, scripts, scheme in choices[part::2]:
        address = site.addresses(site.kinds[kind]).get(way)
        if not address:
            continue
        for width in WIDTHS:
            with views.open(address, width=width, color_scheme=scheme, scripts=scripts) as page:
                found = checks.layout_shift(page) + checks.structure(page) + checks.overflow(page) + checks.accessibility(page)
                found += checks.complaints(page)
                if (way, scripts, scheme) in PICTURED:
                    gallery.take(page, site, kind, width, scheme)
            faults += [f"{site.kinds[kind]} {way} {scheme} {width} {'' if scripts else 'without scripts '}– {fault}" for fault in found]
    assert not faults, "\n" + "\n".join(faults)


def test_widths_and_forced_colours(site, kind, views):
    """No width between a small telephone and a large screen makes a page scroll sideways; forced colours leave it whole."""
    faults = []
    with views.open(site.address(site.kinds[kind]), forced_colors="active") as page:
        faults += checks.accessibility(page)
        for width in (320, 375, 480, 640, 671, 672, 768, 896, 991, 992, 1100, 1280, 1440, 1920):
            page.set_viewport_size({"width": width, "height": 900})
            faults += [f"{width}: {fault}" for fault in checks.overflow(page)]
    assert not faults, "\n" + "\n".join(faults)


def test_reading_needs(site, kind, views):
    """Four times the zoom of a laptop; wider spacing; no motion for those who asked for none."""
    faults = []
    with views.open(site.address(site.kinds[kind]), width=1280, height=1024) as page:
        faults += checks.motion(page)
        faults += checks.text_spacing(page)
    with views.open(site.address(site.kinds[kind]), width=320, height=256, device_scale_factor=4) as page:
        faults += checks.overflow(page)
        faults += checks.text_spacing(page)
    assert not faults, "\n" + "\n".join(faults)


def test_people_stand_side_by_side_where_nothing_stands_beside_them(made, views):
    """A front page without a summary, judgements or meetings."""
    people = "".join(f"  p{number}: {{name: Ann Number{number}}}\n" for number in range(6))
    site = made({"briefing.yml": "title: Bare\n", "seeds/a.yml": "people:\n" + people})
    with views.open(site.address("index.html")) as page:
        tops = page.eval_on_selector_all(".rail .tiles li", "all => all.map(li => li.getBoundingClientRect().top)")
        assert len(tops) == 6 and tops[0] == tops[1], tops
