"""The drawing of who met whom, where there are too many meetings to be drawn themselves."""

import pathlib
import subprocess

import pytest

from support import content, sites


@pytest.fixture(scope="session")
def crowd(request, tmp_path_factory):
    """Eighty people, everybody of whom met the same five and both neighbours."""
    folder = tmp_path_factory.mktemp("crowd")
    (folder / "seeds").mkdir()
    (folder / "briefing.yml").write_text("title: A crowd\n", "utf-8")
    (folder / "seeds/note.md").write_text("Everybody met.\n", "utf-8")
    people = "".join(f"  p{number}: {{name: Person Number{number}}}\n" for number in range(80))
    meetings = ""
    for number in range(80):
        present = sorted({number, (number + 1) % 80, number % 5})
        names = ", ".join(f"{{person: p{one}}}" for one in present)
        meetings += f"  m{number}: {{title: Talk {number}, date: 1990-01-01, participants: [{names}]}}\n"
    (folder / "seeds/note.yml").write_text(f"people:\n{people}meetings:\n{meetings}", "utf-8")
    program = pathlib.Path(request.config.getoption("--briefing") or content.REPOSITORY / ".build/debug/briefing").resolve()
    subprocess.run([program, "build", folder, "--quiet"], check=True)
    return sites.Site(folder / "Site")


def test_map_opens_on_its_middle_on_a_phone(crowd, views):
    with views.open(crowd.address("network.html"), width=390) as page:
        places = page.evaluate("""() => {
          const region = document.querySelector('.gfx').getBoundingClientRect();
          return [...document.querySelectorAll('.gfx .net a:not([tabindex]) rect')].map(box => {
            const place = box.getBoundingClientRect();
            return place.right > region.left && place.left < region.right;
          });
        }""")
        scrolled = page.evaluate("(region => region.scrollLeft / (region.scrollWidth - region.clientWidth))(document.querySelector('.gfx'))")
        assert len(places) > 50 and any(places), "nothing is to be seen where the drawing opens"
        assert 0.45 < scrolled < 0.55
