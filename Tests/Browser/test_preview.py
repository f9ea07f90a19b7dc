"""The preview while somebody writes: pages keep up with what is saved, and say what is wrong, what changed and what may be copied."""

import pathlib
import subprocess
import sys

import pytest

from support import content

sys.path.append(str(content.REPOSITORY / "Tests/tools"))
from preview_server import Preview, replace, write  # noqa: E402

FILES = {
    "briefing.yml": 'title: Talks\nlanguage: en\neditions:\n  public: {ceiling: "TLP:CLEAR"}\n  partners: {ceiling: "TLP:AMBER"}\n',
    "seeds/a.md": "---\ntitle: First\n---\n" + "".join(f"Paragraph {n}.\n\n" for n in range(80)),
    "seeds/b.md": "---\ntitle: Second\n---\nOther words.\n",
    "seeds/c.md": "---\ntitle: Third\nmarking: TLP:AMBER\n---\nWords for partners.\n",
}
BROKEN = "document.querySelector('briefing-preview')?.shadowRoot.querySelector('.broken')"
SHADOW = "document.querySelector('briefing-preview')?.shadowRoot"


class Writing:
    """A briefing that is being written, its preview, and a browser that shows it."""

    def __init__(self, program, root, page, preview):
        self.program, self.root, self.page, self.preview = program, root, page, preview
        self.complaints = []
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("console", lambda message: self.complaints.append(message.text) if message.type == "error" and "Failed to load resource" not in message.text else None)
        # The page that waits has no icon, and says by 503 that it waits.
        page.on("response", lambda answer: self.complaints.append(f"{answer.status} {answer.url}") if answer.status >= 400 and answer.status != 503 and not answer.url.endswith("/favicon.ico") else None)

    def open(self, address, words):
        self.page.goto(self.preview.address + address)
        self.until_it_says(words)
        self.page.wait_for_load_state()

    def until(self, script, what=None):
        """Waits for what a save brings; a machine with other work takes longer. A page that has only begun to load has no body yet."""
        self.page.wait_for_function(f"what => document.body !== null && ({script})(what)", arg=what, timeout=60_000)

    def until_it_says(self, words):
        self.until("words => document.body.innerText.includes(words)", words)

    def save(self, name, before="", after=""):
        """Saves a file as it was at first, with other words in one place."""
        assert before in FILES[name]
        write(self.root / name, FILES[name].replace(before, after))

    def run(self, *arguments):
        return subprocess.run([self.program, *arguments], capture_output=True, text=True)


@pytest.fixture
def program(request):
    named = request.config.getoption("--briefing")
    return pathlib.Path(named).resolve() if named else content.REPOSITORY / ".build/debug/briefing"


@pytest.fixture
def writing(program, browser, tmp_path):
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        write(tmp_path / name, text)
    context = browser.new_context(viewport={"width": 1000, "height": 500})
    with Preview(program, tmp_path) as preview:
        writing = Writing(program, tmp_path, context.new_page(), preview)
        # The first page may still be the one that waits for the build.
        writing.open("sources/a.html", "Paragraph 79.")
        writing.complaints.clear()
        yield writing
        complaints = list(writing.complaints)
    context.close()
    assert complaints == []


def test_a_save_is_shown_in_place(writing):
    page = writing.page
    page.evaluate("() => { scrollTo({top: 600, behavior: 'instant'}); document.querySelector('#find').value = 'typed'; window.stays = true; }")
    where = page.evaluate("scrollY")
    writing.save("seeds/a.md", "Paragraph 70.", "Paragraph seventy.")
    writing.until_it_says("Paragraph seventy.")
    assert page.evaluate("[window.stays, scrollY, document.querySelector('#find').value]") == [True, where, "typed"] and where > 0
    replace(writing.root / "seeds/a.md", FILES["seeds/a.md"].replace("Paragraph 70.", "Paragraph LXX."))
    writing.until_it_says("Paragraph LXX.")


def test_passages_come_and_go(writing):
    page = writing.page
    write(writing.root / "seeds/a.yml", "facts:\n  - {text: A fact with a passage, evidence: {quote: Paragraph 3.}}\n")
    writing.until("() => document.querySelector('[data-passage]')")
    page.evaluate("document.querySelector('[data-passage]').scrollIntoView()")
    served = page.evaluate("() => fetch(location.href).then(answer => answer.text())")
    assert page.evaluate(
        "text => new DOMParser().parseFromString(text, 'text/html').body.querySelectorAll('*').length"
        " <= document.body.querySelectorAll('*').length", served), "the page holds less than would be loaded"
    (writing.root / "seeds/a.yml").unlink()
    writing.until("() => !document.querySelector('[data-passage]')")


def test_a_page_that_did_not_change_is_left_alone(writing):
    page, loads = writing.page, []
    page.on("framenavigated", lambda frame: loads.append(frame.url))
    page.evaluate("document.body.dataset.stays = 'here'")
    writing.save("seeds/b.md", "Other", "Still other")
    page.wait_for_timeout(3000)
    assert loads == [] and page.evaluate("document.body.dataset.stays") == "here"
    writing.open("sources/b.html", "Still other words.")
    writing.save("seeds/b.md", "Other", "Later")
    writing.until_it_says("Later words.")


def test_a_style_sheet_is_exchanged(writing):
    page = writing.page
    assert writing.run("templates", writing.root, "site.css").returncode == 0
    page.evaluate("window.stays = true")
    sheet = (writing.root / "Templates/site.css").read_text(encoding="utf-8")
    write(writing.root / "Templates/site.css", sheet + "\nbody { outline-color: rgb(1, 2, 3); }\n")
    writing.until("() => getComputedStyle(document.body).outlineColor === 'rgb(1, 2, 3)'")
    writing.until("() => document.querySelectorAll('link[rel=stylesheet]').length === 1")
    assert page.evaluate("window.stays") is True


def test_an_error_is_over_the_last_good_page(writing):
    page = writing.page
    writing.save("seeds/a.md", "title:", "tittle:")
    writing.until(f"() => !!{BROKEN}")
    said = page.evaluate(f"{BROKEN}.innerText")
    assert "seeds/a.md:2:1" in said and "tittle" in said and "did you mean `title`?" in said
    assert "Paragraph 70." in page.inner_text("body")
    assert page.evaluate(f"{BROKEN}.querySelector('a').href") == f"vscode://file{writing.root.resolve()}/seeds/a.md:2:1"
    page.reload()
    writing.until(f"() => !!{BROKEN}")
    writing.save("seeds/a.md")
    writing.until(f"() => !!{SHADOW} && !{BROKEN}")
    writing.until_it_says("Paragraph 70.")


def test_the_bar_says_what_changed_since_it_was_published(writing):
    page = writing.page
    writing.until(f"() => !!{SHADOW}?.querySelector('.bar')")
    page.evaluate(f"() => {{ {SHADOW}.querySelector('.bar').open = true; }}".replace("?.shadowRoot", ".shadowRoot"))
    writing.until(f"() => {SHADOW}?.querySelector('.changes')?.innerText.includes('Nothing was published')")
    assert writing.run("build", writing.root, "--quiet").returncode == 0
    assert [path for path in (writing.root / "Site").rglob("*") if path.is_file() and b"/.briefing/" in path.read_bytes()] == []
    writing.save("seeds/a.md", "Paragraph 70.", "Paragraph septuaginta.")
    writing.until(f"() => {SHADOW}?.querySelector('summary')?.innerText.includes('this page has changed')")
    writing.until(
        f"() => {SHADOW}?.querySelector('del')?.innerText === 'Paragraph 70.' && {SHADOW}.querySelector('ins')?.innerText.includes('septuaginta')")
    writing.save("seeds/a.md")
    writing.until_it_says("Paragraph 70.")


def test_another_edition_is_a_click_away(writing):
    page = writing.page
    writing.until(f"() => !!{SHADOW}?.querySelector('.panel a')")
    page.evaluate(f"() => {SHADOW}.querySelector('.panel a').click()")
    writing.until("() => location.pathname === '/.briefing/edition/partners/sources/a.html'")
    writing.until_it_says("Paragraph 70.")
    writing.open(".briefing/edition/partners/sources/index.html", "Third")
    page.click("text=Third")
    writing.until("() => location.pathname.startsWith('/.briefing/edition/partners/sources/c.html')")
    writing.save("seeds/c.md", "Words for", "New words for")
    writing.until_it_says("New words for partners.")


def test_marked_words_are_copied_as_evidence(writing):
    page = writing.page
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.evaluate(
        "() => { const node = [...document.querySelectorAll('.text .prose p')].find(p => p.innerText === 'Paragraph 7.').firstChild;"
        " getSelection().setBaseAndExtent(node, 0, node, 11); }")
    writing.until(f"() => !!{SHADOW}?.querySelector('.copier')")
    page.evaluate(f"() => {SHADOW}.querySelector('.copier').click()")
    writing.until(f"() => {SHADOW}?.querySelector('.copier').innerText === 'Copied'")
    copied = page.evaluate("() => navigator.clipboard.readText()")
    assert copied == 'evidence: {quote: "Paragraph 7", prefix: "Paragraph 6."}'
    write(writing.root / "seeds/a.yml", f"facts:\n  - text: A fact\n    {copied}\n")
    checked = writing.run("check", writing.root)
    assert checked.returncode == 0, checked.stdout + checked.stderr


def test_a_program_that_starts_again_is_found(writing):
    port = writing.preview.address.rsplit(":", 1)[1].strip("/")
    writing.preview.process.terminate()
    writing.preview.process.wait()
    writing.save("seeds/a.md", "Paragraph 70.", "Paragraph 7x10.")
    with Preview(writing.program, writing.root, "--port", port) as again:
        assert again.address == writing.preview.address
        writing.until_it_says("Paragraph 7x10.")
    # That nobody answered in between is what the browser complains of.
    writing.complaints.clear()
