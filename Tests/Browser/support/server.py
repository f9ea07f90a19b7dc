"""A web server for a folder, with the strictest Content-Security-Policy that a site should bear."""

import functools
import http.server
import threading

POLICY = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'"


class Handler(http.server.SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def __init__(self, *arguments, base, **options):
        self.base = base
        super().__init__(*arguments, **options)

    def translate_path(self, path):
        return super().translate_path("/" + path.removeprefix(self.base))

    def end_headers(self):
        self.send_header("Content-Security-Policy", POLICY)
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def log_message(self, *arguments):
        pass


class Server(http.server.ThreadingHTTPServer):
    def handle_error(self, request, address):
        """A browser that leaves before it was answered is no fault."""


def start(folder, base="/"):
    """The origin under which the folder stands until the process ends."""
    handler = functools.partial(Handler, directory=str(folder), base=base)
    serving = Server(("127.0.0.1", 0), handler)
    threading.Thread(target=serving.serve_forever, daemon=True).start()
    return f"http://127.0.0.1:{serving.server_port}"
