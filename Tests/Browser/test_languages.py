"""The interface in other languages: our own briefing with each, long words and other scripts on small screens, and the search's counts."""

import re
import shutil
import subprocess

import pytest
from playwright.sync_api import expect

from support import checks, content, gallery, sites

LANGUAGES = ["ar", "de", "en", "es", "fr", "ru", "uk"]
# Arabic runs from right to left; Russian has other letters. What holds for them is checked on every kind of page.
WHOLE = ["ar", "ru"]
KINDS = ["front", "person", "organisation", "place", "work", "meeting", "issue", "source", "person index", "matrix", "timeline", "network", "glossary", "search", "not found"]


@pytest.fixture(scope="module")
def translated(request, tmp_path_factory):
    """Our own briefing in a language, made when it is first asked for."""
    made = {}
    program = request.config.getoption("--briefing") or content.REPOSITORY / ".build/debug/briefing"

    def site(language):
        if language not in made:
            folder = tmp_path_factory.mktemp("languages") / language
            shutil.copytree(content.REPOSITORY / "seeds", folder / "seeds")
            settings = (content.REPOSITORY / "briefing.yml").read_text("utf-8")
            (folder / "briefing.yml").write_text(re.sub(r"^language: +en\b", f"language: {language}", settings, flags=re.MULTILINE), "utf-8")
            subprocess.run([program, "build", folder, "--output", folder / "Site", "--quiet"], check=True)
            made[language] = sites.Site(folder / "Site")
        return made[language]

    return site


@pytest.fixture(scope="module")
def small(request, tmp_path_factory):
    """The briefing that `briefing init` makes, which has all kinds of pages, in each language."""
    program = request.config.getoption("--briefing") or content.REPOSITORY / ".build/debug/briefing"

    def site(language):
        folder = tmp_path_factory.mktemp("small") / f"small-{language}"
        subprocess.run([program, "init", folder], check=True, capture_output=True)
        settings = folder / "briefing.yml"
        settings.write_text(re.sub(r"^language: +en\b", f"language: {language}", settings.read_text("utf-8"), flags=re.MULTILINE), "utf-8")
        subprocess.run([program, "build", folder, "--output", folder / "Site", "--quiet"], check=True)
        return sites.Site(folder / "Site")

    return site


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_small_site_in_every_language(language, small, views):
    site, faults = small(language), []
    for width, scheme in ((390, "light"), (768, "dark"), (1280, "light")):
        for kind, path in site.kinds.items():
            with views.open(site.address(path), width=width, color_scheme=scheme) as page:
                found = checks.structure(page) + checks.overflow(page) + checks.complaints(page)
                # What axe looks at is the same at every width but where the menu folds.
                found += checks.accessibility(page) if width != 768 else []
                if language == "ar":
                    gallery.take(page, site, kind, width, scheme)
            faults += [f"{path} {width} – {fault}" for fault in found]
    assert not faults, "\n" + "\n".join(faults)


@pytest.mark.parametrize("shown", KINDS)
@pytest.mark.parametrize("language", WHOLE)
def test_page_in_another_language(language, shown, translated, views):
    site, faults = translated(language), []
    for width, scheme in ((320, "dark"), (1280, "light")):
        with views.open(site.address(site.kinds[shown]), width=width, color_scheme=scheme) as page:
            found = checks.structure(page) + checks.overflow(page) + checks.accessibility(page) + checks.complaints(page)
            if width == 1280:
                gallery.take(page, site, shown, width, scheme)
        faults += [f"{site.kinds[shown]} {width} – {fault}" for fault in found]
    assert not faults, "\n" + "\n".join(faults)


@pytest.mark.parametrize("language", [language for language in LANGUAGES if language not in WHOLE + ["en"]])
def test_long_words_fit_on_small_screens(language, translated, views):
    site, faults = translated(language), []
    for kind in ("front", "meeting", "matrix", "search"):
        with views.open(site.address(site.kinds[kind]), width=320) as page:
            faults += [f"{kind} – {fault}" for fault in checks.overflow(page) + checks.text_spacing(page)]
    assert not faults, "\n" + "\n".join(faults)


@pytest.mark.parametrize("language, forms", [("ru", "результат(а|ов)? по"), ("ar", "نتيجة|نتيجتان|نتائج"), ("fr", "résultats? pour"), ("de", "Treffer für")])
def test_the_search_counts_in_the_language(language, forms, translated, views):
    with views.open(translated(language).address("search.html") + "?q=Burns") as page:
        page.locator(".hits a").first.wait_for()
        expect(page.locator(".found")).to_have_text(re.compile(forms))
        assert " | " not in page.locator(".found").text_content()


def test_a_card_stands_at_its_marker_from_right_to_left(translated, views):
    site = translated("ar")
    with views.open(site.address(site.kinds["meeting"])) as page:
        marker = page.locator('main .ev a[href^="#evidence-"]').first
        marker.click()
        card = page.locator(".card")
        card.wait_for()
        at, box = marker.bounding_box(), card.bounding_box()
        assert box["x"] >= 0 and abs(box["x"] + box["width"] - at["x"] - at["width"]) <= 13 or box["x"] <= 13, (at, box)
