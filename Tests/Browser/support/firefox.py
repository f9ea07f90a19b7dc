"""Debian's firefox-esr, driven by Marionette, which is part of it."""

import contextlib
import shutil
import socket
import tempfile
import time

from marionette_driver.marionette import Marionette


def free_port():
    with socket.socket() as opened:
        opened.bind(("127.0.0.1", 0))
        return opened.getsockname()[1]


class Firefox:
    def __init__(self, log):
        # What is said on the console is known to the browser's own scripts alone, and so is zooming.
        arguments = ["-remote-allow-system-access"]
        # A port of its own, since several may run at a time.
        self.driver = Marionette(
            bin=shutil.which("firefox-esr"), headless=True, app="fxdesktop", app_args=arguments, gecko_log=log, port=free_port()
        )
        self.driver.start_session()
        self.driver.set_window_rect(width=1280, height=900)

    def inside(self, script, *arguments):
        with self.driver.using_context("chrome"):
            return self.driver.execute_script(script, script_args=arguments, sandbox="system")

    def set(self, preference, value):
        kind = "Bool" if isinstance(value, bool) else "Int"
        self.inside(f"Services.prefs.set{kind}Pref(arguments[0], arguments[1])", preference, value)

    def prefer(self, scheme):
        self.set("layout.css.prefers-color-scheme.content-override", {"dark": 0, "light": 1}[scheme])

    def open(self, address, width=1280):
        """At a width in CSS pixels. A window cannot be as narrow as a telephone, but zoom makes it so."""
        self.inside("Services.console.reset()")
        self.driver.navigate(address)
        self.inside("gBrowser.selectedBrowser.fullZoom = arguments[0]", 1280 / width)
        self.until(lambda: abs(self.run("return innerWidth") - width) <= 2)

    def run(self, script, *arguments):
        return self.driver.execute_script(script, script_args=arguments, sandbox="browser-tests")

    def check(self, script):
        """The list that a function without arguments returns."""
        return self.run(f"return ({script.strip()})()")

    def until(self, condition, seconds=10):
        end = time.monotonic() + seconds
        while not (found := condition()):
            if time.monotonic() > end:
                raise AssertionError("it did not come about in time")
            time.sleep(0.03)
        return found

    def complaints(self, address):
        """Errors and warnings of the page's scripts, style sheets and policy. “Layout” tells of our own asking too early."""
        return self.inside(
            """return Services.console.getMessageArray()
              .filter(message => message instanceof Ci.nsIScriptError && message.sourceName.startsWith(arguments[0]) && message.category !== 'Layout')
              .map(message => `${message.category}: ${message.errorMessage} ${message.sourceName}:${message.lineNumber}`)""",
            address,
        )

    def key(self, *keys):
        self.driver.find_element("css selector", ":focus").send_keys(*keys)

    def element(self, selector):
        return self.driver.find_element("css selector", selector)

    def elements(self, selector):
        return self.driver.find_elements("css selector", selector)


@contextlib.contextmanager
def running():
    with tempfile.TemporaryDirectory() as folder:
        firefox = Firefox(log=folder)
        try:
            yield firefox
        finally:
            firefox.driver.quit()
            firefox.driver.cleanup()
