"""What must hold of every page. Each check takes an open page and tells what is wrong with it, a line for each fault."""

import functools
import pathlib

import axe_playwright_python

AXE = pathlib.Path(axe_playwright_python.__file__).with_name("axe.min.js")
SCRIPTS = pathlib.Path(__file__).with_name("checks")


@functools.cache
def source(path):
    return path.read_text("utf-8")


def script(name):
    """A check that is a JavaScript function of nothing, which returns a list of texts."""
    def check(page):
        return [f"{name}: {fault}" for fault in page.evaluate(source(SCRIPTS / f"{name}.js"))]

    check.__name__ = name
    return check


def accessibility(page):
    """WCAG 2.0 to 2.2, A and AA, and best practices, as far as axe can say."""
    if not page.evaluate("typeof axe === 'object'"):
        page.evaluate(source(AXE))
    found = page.evaluate(
        """axe.run(document, {
          runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
          rules: {'target-size': {enabled: true}},
          resultTypes: ['violations'],
          preload: false,
        }).then(results => results.violations.flatMap(rule => rule.nodes.slice(0, 3).map(node =>
          `${rule.id} at ${node.target.join(' ')}: ${(node.failureSummary || '').split('\\n').slice(1).join(' ').trim().slice(0, 200)}`)))"""
    )
    return [f"axe: {fault}" for fault in found]


def complaints(page):
    return list(page.complaints)


overflow = script("overflow")
structure = script("structure")
layout_shift = script("layout_shift")
cut_text = script("cut_text")
motion = script("motion")


def text_spacing(page):
    """WCAG 1.4.12: with the spacing that a reader may need, nothing is cut off and nothing is wider than the window."""
    before = set(cut_text(page))
    page.evaluate(source(SCRIPTS / "space_text.js"))
    return overflow(page) + [fault for fault in cut_text(page) if fault not in before]


def focus(page, most=60):
    """Tab from the top: what has the focus shows it, and is not hidden under anything (WCAG 2.4.7 and 2.4.11)."""
    faults, seen = [], []
    state = source(SCRIPTS / "focus.js")
    page.evaluate("scrollTo(0, 0)")
    for _ in range(most):
        page.keyboard.press("Tab")
        now = page.evaluate(state)
        if not now or now["path"] in seen:
            break
        seen.append(now["path"])
        faults += [f"focus: {now['name']} {fault}" for fault in now["faults"]]
    return faults if seen else ["focus: Tab reaches nothing"]
