"""The sites that are tested: made by the program, under .build/browser/."""

import pathlib
import shutil
import subprocess

from support import chromium, sites

REPOSITORY = pathlib.Path(__file__).resolve().parents[3]
MADE = REPOSITORY / ".build/browser"
COMPONENTS = REPOSITORY / "Tests/Browser/content"
EXAMPLE = REPOSITORY.parent / "shared/example"


def notes():
    return [] if EXAMPLE.is_dir() else [f"the example is not tested: there is no {EXAMPLE}"]


def made_sites(program=None):
    folders = {"seeds": REPOSITORY, "components": components()} | ({"example": EXAMPLE} if EXAMPLE.is_dir() else {})
    for name, folder in folders.items():
        subprocess.run([builder(program), "build", folder, "--output", MADE / name / "Site", "--quiet"], check=True)
    return [MADE / name / "Site" for name in folders]


def site(files, folder, program=None):
    """What the program makes of these files: their texts, by their paths."""
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, "utf-8")
    subprocess.run([builder(program), "build", folder, "--quiet"], check=True)
    return sites.Site(folder / "Site")


def builder(program=None):
    return pathlib.Path(program).resolve() if program else REPOSITORY / ".build/debug/briefing"


def components():
    """The folder of all components, with what is not kept as it is: a PDF and a Word file."""
    folder = MADE / "components/content"
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(COMPONENTS, folder)
    subprocess.run(["pandoc", folder / "made/memo.md", "-o", folder / "seeds/memo.docx"], check=True)
    with chromium.running() as browser:
        page = browser.new_page()
        page.goto((folder / "made/survey.html").as_uri())
        page.pdf(path=folder / "seeds/survey.pdf")
    return folder

