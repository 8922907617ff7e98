"""A small web server on loopback that publishes badges, and can be told to do it badly."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from badges.openbadges.documents import Document
from badges.openbadges.serialise import to_bytes

JSON_LD = "application/ld+json"


@dataclass
class Answer:
    """What one address answers; with a status of 0, that it hangs up."""

    body: bytes
    kind: str = JSON_LD
    status: int = 200
    headers: dict[str, str] = field(
        default_factory=lambda: {"Access-Control-Allow-Origin": "*", "Vary": "Accept"}
    )


@dataclass
class Site:
    """Answers by path, and the origin under which they are served."""

    origin: str
    answers: dict[str, Answer] = field(default_factory=dict)

    def publish(self, document: Document, **how) -> None:
        self.answers[self.path(document["id"])] = Answer(to_bytes(document), **how)

    def path(self, address: object) -> str:
        return str(address).removeprefix(self.origin)


class Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        answer = self.server.site.answers.get(self.path, Answer(b"{}", status=404))
        if not answer.status:
            return
        self.send_response(answer.status)
        only_json = self.headers.get("Accept") == "application/json"
        kind = "application/json" if only_json and answer.kind == JSON_LD else answer.kind
        self.send_header("Content-Type", kind)
        for name, value in answer.headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(answer.body)

    def log_message(self, *_: object) -> None:
        """Says nothing: the validator's own report tells what was asked."""


@contextmanager
def serving() -> Iterator[Site]:
    """A site on a free port of loopback, for as long as the block lasts."""
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        server.site = Site(f"http://127.0.0.1:{server.server_port}")
        thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
        thread.start()
        try:
            yield server.site
        finally:
            server.shutdown()
            thread.join()
