"""A finished site: where it stands, and one page of each kind."""

import functools
import pathlib
import re

from support import server

FOLDERS = {
    "people": "person",
    "organisations": "organisation",
    "places": "place",
    "meetings": "meeting",
    "positions": "issue",
    "sources": "source",
    "works": "work",
}
PAGES = {"front": "index.html", "matrix": "positions/index.html"} | {
    name: f"{name}.html" for name in ("timeline", "network", "glossary", "search")
}


class Site:
    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.name = self.folder.parent.name if self.folder.name == "Site" else self.folder.name

    @functools.cached_property
    def kinds(self):
        """From the name of a kind to the path of a page: the largest, since most can go wrong there.
        A site of few documents shows all of them: they may have been read from five kinds of files."""
        found = {kind: path for kind, path in PAGES.items() if (self.folder / path).is_file()}
        for folder, kind in FOLDERS.items():
            pages = [page for page in sorted((self.folder / folder).glob("*.html")) if not re.match(r"index(-\d+)?\.html", page.name)]
            # What has moved leads on before it can be looked at.
            pages = [page for page in pages if 'http-equiv="refresh"' not in page.read_text("utf-8")]
            index = self.folder / folder / "index.html"
            if index.is_file() and kind != "issue":
                found[f"{kind} index"] = f"{folder}/index.html"
            if pages:
                found[kind] = f"{folder}/{max(pages, key=lambda page: page.stat().st_size).name}"
            if kind == "source" and len(pages) < 8:
                found |= {f"source {page.stem}": f"{folder}/{page.name}" for page in pages if f"{folder}/{page.name}" != found[kind]}
        if self.missing_page.is_file():
            found["not found"] = "404.html"
        return found

    @property
    def missing_page(self):
        return self.folder / "404.html"

    @functools.cached_property
    def base(self):
        """The path at which the site will stand, which only 404.html names."""
        sheet = re.search(r'rel="stylesheet" href="(/[^"]*?)assets/', self.missing_page.read_text("utf-8")) if self.missing_page.is_file() else None
        return sheet.group(1) if sheet else "/"

    @functools.cached_property
    def served(self):
        return server.start(self.folder, self.base) + self.base

    def address(self, path, served=True):
        return self.served + path if served else (self.folder / path).as_uri()

    def addresses(self, path):
        """By how it is reached. A server's 404 page is not opened as a file."""
        ways = {"server": self.address(path)}
        return ways if path == "404.html" else ways | {"file": self.address(path, served=False)}
