"""A web server on loopback whose addresses answer as their names say."""

import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from portal.kit.fetching.guard import Guard


class _Answers(BaseHTTPRequestHandler):
    def do_HEAD(self):
        self._answer()

    do_GET = do_HEAD

    def _answer(self):
        self.server.asked.append((self.command, self.path, self.headers["User-Agent"]))
        name = self.path.strip("/").partition("?")[0]
        if name == "slow":
            time.sleep(1.5)
        if name == "drip":
            return self._drip()
        if name == "broken":
            return self.wfile.write(b"\x00\xffnot http\r\n\r\n")
        code = {"get-only": 405 if self.command == "HEAD" else 200, "slow": 200}.get(name)
        code = code or int(name if name.isdigit() else 302 if name.startswith("to") else 200)
        self.send_response(code)
        if code == 302:
            self.send_header("Location", self.server.onward.get(name, "/200"))
        self.end_headers()

    def _drip(self):
        self.wfile.write(b"HTTP/1.0 200 OK\r\n")
        for _second in range(30):
            try:
                self.wfile.write(b"X")
            except OSError:
                return
            time.sleep(0.1)

    def log_message(self, *_):
        pass


class Loopback:
    """`with Loopback() as web:` then `web.url("404")`; `web.guard` lets the check in there alone."""

    def __init__(self):
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), _Answers)
        self.server.asked, self.server.onward = [], {}
        self.port = self.server.server_port
        self.guard = Guard(allowed=frozenset({("127.0.0.1", self.port)}))

    @property
    def asked(self):
        return [(method, path) for method, path, _agent in self.server.asked]

    @property
    def agents(self):
        return {agent for *_rest, agent in self.server.asked}

    def url(self, name):
        return f"http://127.0.0.1:{self.port}/{name}"

    def __enter__(self):
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_):
        self.server.shutdown()
        self.server.server_close()
