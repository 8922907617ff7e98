"""Asking one address whether it is still there: HEAD, then GET; no body is ever read."""

import http.client
import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from django.utils.encoding import iri_to_uri

from credentials.links.guard import Guard, Target

SECONDS = 10.0
REDIRECTS = 4
GONE = (404, 410)
MOVED = (301, 302, 303, 307, 308)
OK, DEAD, UNREACHABLE = "ok", "dead", "unreachable"
WRONG = (OSError, http.client.HTTPException, ValueError)


@dataclass(frozen=True, slots=True)
class Answer:
    """`status` is ok, dead or unreachable; `code` what the server said, 0 for nothing."""

    status: str
    code: int = 0


class _Endless(OSError):
    """It leads from one address to the next, and on."""


def ask(url: str, *, guard: Guard, agent: str, seconds: float = SECONDS) -> Answer:
    """Look whether `url` is there. Never raises for what the other side does.

    Dead is what says so itself (404, 410). Everything else that is no answer, a server that lets
    no machine in included, is only unreachable.
    """
    try:
        code = _last_code("HEAD", url, guard, agent, seconds)
        if code >= 400:
            code = _last_code("GET", url, guard, agent, seconds)
    except WRONG:
        return Answer(UNREACHABLE)
    if code in GONE:
        return Answer(DEAD, code)
    return Answer(OK if 200 <= code < 300 else UNREACHABLE, code)


def _last_code(method: str, url: str, guard: Guard, agent: str, seconds: float) -> int:
    """The status at the end of the redirects; every step is looked at by the guard."""
    for _step in range(REDIRECTS + 1):
        code, onward = _one(method, url, guard.target(url), agent, seconds)
        if code not in MOVED or not onward:
            return code
        url = urljoin(url, onward)
    raise _Endless(url)


def _one(
    method: str, url: str, target: Target, agent: str, seconds: float
) -> tuple[int, str | None]:
    parts = urlsplit(iri_to_uri(url))
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    with _connected(target, seconds) as connection:
        connection.request(method, path, headers={"User-Agent": agent, "Accept": "*/*"})
        said = connection.getresponse()
        found = said.status, said.getheader("Location")
    return found


@contextmanager
def _connected(target: Target, seconds: float) -> Iterator[http.client.HTTPConnection]:
    """A connection to the address that was looked at; cut after `seconds`, whatever trickles in."""
    made = http.client.HTTPConnection(target.host, target.port, timeout=seconds)
    if target.scheme == "https":
        # The port decides whether it stands in the Host header.
        made.default_port = 443
    plain = socket.create_connection((target.address, target.port), timeout=seconds)
    made.sock = _secured(plain, target) if target.scheme == "https" else plain
    over = threading.Event()
    watch = threading.Timer(seconds, _cut, [made.sock, over])
    watch.start()
    try:
        if isinstance(made.sock, ssl.SSLSocket):
            made.sock.do_handshake()
        yield made
        if over.is_set():
            # Headers that were cut short read like headers that ended.
            raise TimeoutError
    finally:
        watch.cancel()
        made.close()


def _secured(plain: socket.socket, target: Target) -> ssl.SSLSocket:
    context = ssl.create_default_context()
    return context.wrap_socket(plain, server_hostname=target.host, do_handshake_on_connect=False)


def _cut(sock: socket.socket, over: threading.Event) -> None:
    """End it under the reader's hands: the base class's way, which also cuts TLS as it is."""
    over.set()
    try:
        socket.socket.shutdown(sock, socket.SHUT_RDWR)
    except OSError:
        return
