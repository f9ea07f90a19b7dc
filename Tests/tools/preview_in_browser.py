#!/usr/bin/env python3
"""Writes a briefing with the preview open in a browser, and sees that the page keeps up.

usage: preview_in_browser.py PROGRAM
"""
import pathlib
import shutil
import subprocess
import sys
import tempfile

from playwright.sync_api import sync_playwright

from preview_server import Preview, replace, write

FILES = {
    "briefing.yml": "title: Talks\nlanguage: en\neditions:\n  public: {ceiling: \"TLP:CLEAR\"}\n  partners: {ceiling: \"TLP:AMBER\"}\n",
    "seeds/a.md": "---\ntitle: First\n---\n" + "".join(f"Paragraph {n}.\n\n" for n in range(80)),
    "seeds/b.md": "---\ntitle: Second\n---\nOther words.\n",
    "seeds/c.md": "---\ntitle: Third\nmarking: TLP:AMBER\n---\nWords for partners.\n",
}
problems = []


def check(holds, what):
    print(("ok: " if holds else "FAILED: ") + what)
    if not holds:
        problems.append(what)


def in_tempo(page, what, script, *arguments):
    try:
        page.wait_for_function(script, arg=list(arguments), timeout=30_000)
        check(True, what)
    except Exception as error:  # noqa: BLE001 - whatever it is, it is what failed
        check(False, f"{what}: {str(error).splitlines()[0]}")


def overlay(page):
    return page.evaluate("() => document.querySelector('briefing-preview')?.shadowRoot.querySelector('.broken')?.innerText || ''")


HAS_OVERLAY = "() => !!document.querySelector('briefing-preview')?.shadowRoot.querySelector('.broken')"
HAS_NO_OVERLAY = "() => !document.querySelector('briefing-preview')?.shadowRoot.querySelector('.broken')"
SAYS = "([text]) => document.body.innerText.includes(text)"

with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
    root = pathlib.Path(folder)
    for name, text in FILES.items():
        (root / name).parent.mkdir(exist_ok=True)
        write(root / name, text)
    style = subprocess.run([sys.argv[1], "templates", folder, "site.css"], check=True, capture_output=True)
    browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
    with Preview(sys.argv[1], folder) as preview:
        page = browser.new_page(viewport={"width": 1000, "height": 500})
        complaints, loads = [], []
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on(
            "console", lambda message: complaints.append(message.text)
            if message.type == "error" and not message.text.startswith("Failed to load resource") else None,
        )
        # The page that waits has no icon, and says by 503 that it waits.
        page.on(
            "response", lambda answer: complaints.append(f"{answer.status} {answer.url}")
            if answer.status >= 400 and answer.status != 503 and not answer.url.endswith("/favicon.ico") else None,
        )
        page.on("framenavigated", lambda frame: loads.append(frame.url))

        # The first page may still be the one that waits for the build.
        page.goto(preview.address + "sources/a.html")
        in_tempo(page, "the page that waits gives way to the site", SAYS, "Paragraph 79.")
        complaints.clear()

        page.evaluate("scrollTo(0, 600)")
        page.evaluate("document.querySelector('#find').value = 'typed'")
        page.evaluate("document.body.querySelectorAll('details').forEach(d => d.open = true)")
        where = page.evaluate("scrollY")
        page.evaluate("window.stays = 'here'")
        write(root / "seeds/a.md", FILES["seeds/a.md"].replace("Paragraph 70.", "Paragraph seventy."))
        in_tempo(page, "a save is shown", SAYS, "Paragraph seventy.")
        page.wait_for_load_state()
        check(page.evaluate("window.stays") == "here", "without loading the page again")
        check(page.evaluate("scrollY") == where > 0, "the page stands where it stood")
        check(page.evaluate("document.querySelector('#find').value") == "typed", "what was typed is still there")
        write(root / "seeds/a.yml", "facts:\n  - {text: A fact with a passage, evidence: {quote: Paragraph 3.}}\n")
        in_tempo(page, "a passage is marked", "() => document.querySelector('[data-passage]')")
        page.evaluate("document.querySelector('[data-passage]').scrollIntoView()")
        page.wait_for_timeout(200)
        served = page.evaluate("() => fetch(location.href).then(a => a.text())")
        same = page.evaluate(
            "(text) => { const other = new DOMParser().parseFromString(text, 'text/html').body;"
            " return document.body.innerText.replace(/\\s+/g, ' ').length > 100 && other.querySelectorAll('*').length <= document.body.querySelectorAll('*').length; }", served)
        check(same, "the page holds what would be loaded")
        (root / "seeds/a.yml").unlink()
        in_tempo(page, "and no more once it is gone", "() => !document.querySelector('[data-passage]')")
        replace(root / "seeds/a.md", FILES["seeds/a.md"].replace("Paragraph 70.", "Paragraph LXX."))
        in_tempo(page, "a save by renaming is shown", SAYS, "Paragraph LXX.")

        page.wait_for_load_state()
        page.wait_for_timeout(300)
        loads.clear()
        write(root / "seeds/b.md", FILES["seeds/b.md"].replace("Other", "Still other"))
        page.wait_for_timeout(4000)
        check(not loads, "a page that did not change is not loaded again")

        page.evaluate("window.stays = true")
        colour = page.evaluate("getComputedStyle(document.body).outlineColor")
        sheet = (root / "Templates/site.css").read_text(encoding="utf-8")
        write(root / "Templates/site.css", sheet + "\nbody { outline-color: rgb(1, 2, 3); }\n")
        in_tempo(page, "a style sheet is exchanged", "() => getComputedStyle(document.body).outlineColor === 'rgb(1, 2, 3)'")
        check(colour != "rgb(1, 2, 3)" and page.evaluate("window.stays === true"), "without loading the page again")
        in_tempo(page, "and the old one goes", "() => document.querySelectorAll('link[rel=stylesheet]').length === 1")

        write(root / "seeds/a.md", FILES["seeds/a.md"].replace("title:", "tittle:"))
        in_tempo(page, "an error is shown over the page", HAS_OVERLAY)
        said = overlay(page)
        check("seeds/a.md:2:1" in said and "tittle" in said and "did you mean `title`?" in said, "with place, line and help")
        check("Paragraph LXX." in page.inner_text("body"), "the last good version is below it")
        link = page.evaluate("() => document.querySelector('briefing-preview').shadowRoot.querySelector('.broken a').href")
        check(link == f"vscode://file{root.resolve()}/seeds/a.md:2:1", f"its link opens the editor: {link}")
        page.reload()
        in_tempo(page, "it is there after loading the page again", HAS_OVERLAY)
        write(root / "seeds/a.md", FILES["seeds/a.md"])
        in_tempo(page, "it goes when the file is mended", HAS_NO_OVERLAY)
        in_tempo(page, "and the page is as it was", SAYS, "Paragraph 70.")

        page.evaluate("() => document.querySelector('briefing-preview').shadowRoot.querySelector('.bar').open = true")
        in_tempo(
            page, "the bar says that nothing was published",
            "() => document.querySelector('briefing-preview').shadowRoot.querySelector('.changes').innerText.includes('Nothing was published')",
        )
        subprocess.run([sys.argv[1], "build", folder, "--quiet"], check=True)
        built = [path for path in (root / "Site").rglob("*") if path.is_file() and b"/.briefing/" in path.read_bytes()]
        check(not built, f"nothing of the preview is in what is built: {built}")
        write(root / "seeds/a.md", FILES["seeds/a.md"].replace("Paragraph 70.", "Paragraph septuaginta."))
        in_tempo(
            page, "then it says that the page has changed",
            "() => document.querySelector('briefing-preview')?.shadowRoot.querySelector('summary')?.innerText.includes('this page has changed')",
        )
        in_tempo(
            page, "and, open as it was, what went and came",
            "() => { const tree = document.querySelector('briefing-preview')?.shadowRoot;"
            " return tree?.querySelector('del')?.innerText === 'Paragraph 70.' && tree.querySelector('ins')?.innerText.includes('septuaginta'); }",
        )
        write(root / "seeds/a.md", FILES["seeds/a.md"])
        in_tempo(page, "until it is as it was", SAYS, "Paragraph 70.")
        page.wait_for_load_state()
        in_tempo(page, "with the bar", "() => !!document.querySelector('briefing-preview')?.shadowRoot.querySelector('.panel a')")
        page.evaluate("() => document.querySelector('briefing-preview').shadowRoot.querySelector('.panel a').click()")
        in_tempo(page, "another edition is a click away", "() => location.pathname === '/.briefing/edition/partners/sources/a.html'")
        in_tempo(page, "and is shown", SAYS, "Paragraph 70.")
        page.goto(preview.address + ".briefing/edition/partners/sources/index.html")
        in_tempo(page, "with what it may show", SAYS, "Third")
        page.click("text=Third")
        in_tempo(page, "links stay in it", "() => location.pathname.startsWith('/.briefing/edition/partners/sources/c.html')")
        write(root / "seeds/c.md", FILES["seeds/c.md"].replace("Words for", "New words for"))
        in_tempo(page, "it keeps up too", SAYS, "New words for partners.")
        address = preview.address
        check(not complaints, f"no errors in the browser: {complaints}")

        page.goto(preview.address + "sources/a.html")
        page.wait_for_load_state()
        page.evaluate(
            "() => { const node = [...document.querySelectorAll('.text .prose p')].find(p => p.innerText === 'Paragraph 7.').firstChild;"
            " const range = document.createRange(); range.setStart(node, 0); range.setEnd(node, 11);"
            " getSelection().removeAllRanges(); getSelection().addRange(range); }")
        in_tempo(page, "marked words are offered as evidence", "() => !!document.querySelector('briefing-preview')?.shadowRoot.querySelector('.copier')")
        page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        page.evaluate("() => document.querySelector('briefing-preview').shadowRoot.querySelector('.copier').click()")
        in_tempo(
            page, "and copied", "() => document.querySelector('briefing-preview').shadowRoot.querySelector('.copier').innerText === 'Copied'")
        copied = page.evaluate("() => navigator.clipboard.readText()")
        write(root / "seeds/a.yml", f"facts:\n  - text: A fact\n    {copied}\n")
        checked = subprocess.run([sys.argv[1], "check", folder], capture_output=True, text=True)
        check(copied == 'evidence: {quote: "Paragraph 7", prefix: "Paragraph 6."}' and not checked.returncode, f"so that it is found: {copied}")
        (root / "seeds/a.yml").unlink()

        page.goto(preview.address + "sources/b.html")
        in_tempo(page, "another page", SAYS, "Still other words.")
        write(root / "seeds/b.md", FILES["seeds/b.md"].replace("Other", "Later"))
        in_tempo(page, "is up to date as well", SAYS, "Later words.")
    port = address.rsplit(":", 1)[1].strip("/")
    write(root / "seeds/b.md", FILES["seeds/b.md"].replace("Other", "Much later"))
    with Preview(sys.argv[1], folder, "--port", port) as preview:
        check(preview.address == address, "the program starts again at its port")
        in_tempo(page, "the open page finds it and is up to date", SAYS, "Much later words.")
    browser.close()

print(f"{len(problems)} failed")
sys.exit(bool(problems))
