"""The sites that are tested: made by the program, under .build/browser/."""

import pathlib
import shutil
import subprocess

from support import chromium

REPOSITORY = pathlib.Path(__file__).resolve().parents[3]
MADE = REPOSITORY / ".build/browser"
COMPONENTS = REPOSITORY / "Tests/Browser/content"
EXAMPLE = REPOSITORY.parent / "shared/example"


def notes():
    return [] if EXAMPLE.is_dir() else [f"the example is not tested: there is no {EXAMPLE}"]


def made_sites(program=None):
    program = pathlib.Path(program).resolve() if program else REPOSITORY / ".build/debug/briefing"
    folders = {"seeds": REPOSITORY, "components": components()} | ({"example": EXAMPLE} if EXAMPLE.is_dir() else {})
    for name, folder in folders.items():
        subprocess.run([program, "build", folder, "--output", MADE / name / "Site", "--quiet"], check=True)
    return [MADE / name / "Site" for name in folders]


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

