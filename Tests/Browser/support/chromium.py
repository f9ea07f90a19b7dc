"""Debian's chromium, driven by Playwright: its headless shell, which is the same without a window and three times as light."""

import contextlib
import shutil

from playwright.sync_api import sync_playwright


@contextlib.contextmanager
def running():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium-headless-shell") or shutil.which("chromium"), args=["--no-sandbox"])
        yield browser
        browser.close()


class Views:
    """Opens pages. What is said on the console and asked from elsewhere while a page is open is in `page.complaints`."""

    def __init__(self, browser):
        self.browser = browser
        self.contexts = {}

    @contextlib.contextmanager
    def open(self, address, width=1280, height=900, scripts=True, fresh=False, **options):
        """A page in a context with these options, which it shares with others unless it is to be fresh."""
        options = {"viewport": {"width": width, "height": height}, "reduced_motion": "reduce", **options}
        key = repr(sorted(options.items(), key=str))
        context = None if fresh else self.contexts.get(key)
        if not context:
            context = self.browser.new_context(**options)
            if not fresh:
                self.contexts[key] = context
        page = context.new_page()
        try:
            listen(page, address)
            load(page, address, scripts)
            yield page
        finally:
            page.close()
            if fresh:
                context.close()


def load(page, address, scripts=True):
    """Without scripts the page's own never run; afterwards they are allowed, for those that examine it."""
    protocol = page.context.new_cdp_session(page)
    protocol.send("Emulation.setScriptExecutionDisabled", {"value": not scripts})
    page.goto(address)
    protocol.send("Emulation.setScriptExecutionDisabled", {"value": False})


def listen(page, address):
    page.complaints = []
    here = "file://" if address.startswith("file:") else "/".join(address.split("/")[:3]) + "/"

    def asked(request):
        if not request.url.startswith((here, "data:")):
            page.complaints.append(f"request to {request.url}")

    page.on("request", asked)
    page.on("console", lambda message: page.complaints.append(f"console {message.type}: {message.text}"))
    page.on("pageerror", lambda error: page.complaints.append(f"script error: {error}"))
    page.on("requestfailed", lambda request: page.complaints.append(f"request failed: {request.url} {request.failure}"))
