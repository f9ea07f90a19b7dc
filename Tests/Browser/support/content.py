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
    """The folder of all components, with what is not kept as it is: a PDF, a Word file and a language."""
    folder = MADE / "components/content"
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(COMPONENTS, folder)
    subprocess.run(["pandoc", folder / "made/memo.md", "-o", folder / "seeds/memo.docx"], check=True)
    with chromium.running() as browser:
        page = browser.new_page()
        page.goto((folder / "made/survey.html").as_uri())
        page.pdf(path=folder / "seeds/survey.pdf")
    (folder / "Templates").mkdir()
    (folder / "Templates/words-ar.yml").write_text(words(), "utf-8")
    return folder


def words():
    """The English words with some Arabic ones in their places."""
    def lines(path):
        return [line for line in path.read_text("utf-8").splitlines() if ": " in line and not line.startswith("#")]

    arabic = {line.split(":")[0]: line for line in lines(COMPONENTS / "words-ar.yml")}
    return "\n".join(arabic.get(line.split(":")[0], line) for line in lines(REPOSITORY / "Templates/words-en.yml")) + "\n"
