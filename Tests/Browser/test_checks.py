"""Each check is seen to fail: a page with one planted fault, and what must be said of it."""

import pathlib

import pytest

from support import checks, server

DEFECTS = pathlib.Path(__file__).with_name("defects")

PLANTED = {
    "contrast": (checks.accessibility, "color-contrast"),
    "dark-contrast": (checks.accessibility, "color-contrast"),
    "nameless-button": (checks.accessibility, "button-name"),
    "small-targets": (checks.accessibility, "target-size"),
    "missing-alternative": (checks.accessibility, "image-alt"),
    "overflow": (checks.overflow, "wider than the window"),
    "overflow-right-to-left": (checks.overflow, "wider than the window"),
    "no-language": (checks.structure, "no language"),
    "wrong-direction": (checks.structure, "ar runs ltr"),
    "two-first-headings": (checks.structure, "2 first headings"),
    "skipped-heading": (checks.structure, "goes from level 1 to 3"),
    "style-attribute": (checks.complaints, "style-src"),
    "dead-anchor": (checks.structure, "no target for #nowhere"),
    "inline-style": (checks.complaints, "style-src"),
    "inline-script": (checks.complaints, "script-src"),
    "outside-request": (checks.complaints, "request to http://127.0.0.1:9/"),
    "console": (checks.complaints, "console warning: planted"),
    "script-error": (checks.complaints, "script error: planted"),
    "missing-file": (checks.complaints, "404"),
    "layout-shift": (checks.layout_shift, "p.moved"),
    "hidden-focus": (checks.focus, "does not show that it has the focus"),
    "covered-focus": (checks.focus, "has the focus under div.cover"),
    "focus-outside": (checks.focus, "has the focus outside of the window"),
    "cut-text": (checks.text_spacing, "cuts “A line that"),
    "motion": (checks.motion, "p.moving moves"),
}


@pytest.fixture(scope="module")
def defects():
    return server.start(DEFECTS)


@pytest.mark.parametrize("name", PLANTED)
def test_planted_fault_is_found(name, defects, views):
    check, said = PLANTED[name]
    scheme = "dark" if name.startswith("dark") else "light"
    with views.open(f"{defects}/{name}.html", color_scheme=scheme) as page:
        page.wait_for_timeout(100)
        found = check(page)
    assert any(said in fault for fault in found), found


def test_every_defect_has_its_check():
    assert {path.stem for path in DEFECTS.glob("*.html")} == set(PLANTED) | {"sound"}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_sound_page_is_found_sound(scheme, defects, views):
    with views.open(f"{defects}/sound.html", color_scheme=scheme) as page:
        found = [fault for check in dict.fromkeys(check for check, _ in PLANTED.values()) for fault in check(page)]
    assert found == []
