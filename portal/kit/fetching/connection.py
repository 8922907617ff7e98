"""One connection to an address that the guard has looked at, and an end to it."""

import http.client
import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit

from django.utils.encoding import iri_to_uri

from portal.kit.fetching.guard import Guard, Target


def path_of(url: str) -> str:
    """What stands in the request line for this address."""
    parts = urlsplit(iri_to_uri(url))
    return (parts.path or "/") + (f"?{parts.query}" if parts.query else "")


def looked_up(guard: Guard, url: str, seconds: float) -> Target:
    """`guard.target(url)`, but not for longer than this: a name server may be slow on purpose.

    Raises what the guard raises, and TimeoutError.
    """
    said: list[Target | BaseException] = []
    asking = threading.Thread(target=_answer, args=(said, guard.target, url), daemon=True)
    asking.start()
    asking.join(seconds)
    if not said:
        raise TimeoutError
    if isinstance(said[0], BaseException):
        raise said[0]
    return said[0]


def _answer(said: list[Any], look: Callable[[str], Target], url: str) -> None:
    try:
        said.append(look(url))
    except Exception as error:  # handed to whoever waits
        said.append(error)


@contextmanager
def connected(target: Target, seconds: float) -> Iterator[http.client.HTTPConnection]:
    """A connection to the address that was looked at; cut after `seconds`, whatever trickles in.

    No proxy is asked, whatever the environment names: it would resolve the name once more.
    """
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
