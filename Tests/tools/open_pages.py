#!/usr/bin/env python3
"""Opens every page of sites in a browser: no dialog, no error, nothing asked of elsewhere.

usage: open_pages.py SITE...
"""
import pathlib
import shutil
import sys

from playwright.sync_api import sync_playwright

problems, count = [], 0
with sync_playwright() as playwright:
    browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox", "--allow-file-access-from-files"])
    for site in sys.argv[1:]:
        root = pathlib.Path(site).resolve()
        page = browser.new_page()
        page.set_default_timeout(300_000)  # The other tests run beside it, and take what time there is.
        name = ""

        def say(what):
            problems.append(f"{name}: {what}")

        def request(route):
            url = route.request.url
            if url.startswith(root.as_uri() + "/") or url.startswith("data:"):
                route.continue_()
            elif url.startswith("file:///") and "/assets/" in url:
                route.abort()  # of 404.html, whose links begin at the base path
            else:
                say(f"asks for {url}")
                route.abort()

        def dialog(shown):
            say(f"dialog: {shown.message}")
            shown.dismiss()

        page.on("dialog", dialog)
        page.on("pageerror", lambda error: say(f"error: {error}"))
        page.route("**/*", request)
        for path in sorted(root.rglob("*.html")):
            name, count = str(path.relative_to(root)), count + 1
            page.goto(path.as_uri(), wait_until="load")
            if 'http-equiv="refresh"' in path.read_text(encoding="utf-8"):
                # A former address: the browser is on its way to another page, which is opened by itself.
                page.wait_for_url(lambda url: url.split("#")[0] != path.as_uri())
                page.wait_for_load_state("load")
                continue
            here = page.url.split("#")[0].split("?")[0]
            if here != path.as_uri():
                say(f"leads to {here}")
            # Whatever the pointer may set off.
            page.evaluate("for (const e of document.querySelectorAll('main *')) for (const t of ['mouseover', 'focus', 'click'])"
                          " if (!e.closest('a, button, form')) e.dispatchEvent(new Event(t, {bubbles: true}))")
        page.close()
    browser.close()
for line in problems[:60]:
    print(line)
print(f"{count} pages, {len(problems)} problems")
sys.exit(bool(problems) or not count)
