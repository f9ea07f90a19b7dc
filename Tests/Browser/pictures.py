"""Writes the pictures of our own briefing that the documentation shows, into docs/pictures/.

    .venv/bin/python Tests/Browser/pictures.py --briefing PROGRAM
"""

import argparse
import io

from PIL import Image

from support import chromium, content, sites

DOCS = content.REPOSITORY / "docs/pictures"
# A picture's name, the page, and the window.
SHOWN = {
    "front-page": ("index.html", 1280, 1600, "light"),
    "person": ("people/william-burns.html", 1280, 1100, "light"),
    "meeting": ("meetings/lavrov-new-york.html", 1280, 1100, "dark"),
    "source": ("sources/the-lavrov-meeting.html", 1280, 1000, "light"),
}
LARGEST = 150_000


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--briefing")
    site = sites.Site(content.made_sites(parser.parse_args().briefing)[0])
    with chromium.running() as browser:
        documentation(site, chromium.Views(browser))


def documentation(site, views):
    """Small pictures: a palette of 128 colours is enough for pages of text, if rare ones are among them."""
    for name, (path, width, height, scheme) in SHOWN.items():
        with views.open(site.address(path), width=width, height=height, color_scheme=scheme) as page:
            picture = Image.open(io.BytesIO(page.screenshot()))
        file = DOCS / f"{name}.png"
        picture.convert("RGB").quantize(128, method=Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE).save(file, optimize=True)
        if file.stat().st_size > LARGEST:
            raise SystemExit(f"{file} has {file.stat().st_size} bytes; {LARGEST} are wanted at the most")


if __name__ == "__main__":
    main()
