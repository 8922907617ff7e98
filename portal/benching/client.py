"""A load generator that costs little: keep-alive connections, HTTP/1.1 read by hand.

The generator shares the machine with what it measures, so http.client would be a good part of
every number.
"""

import contextlib
import selectors
import socket
import time
from dataclasses import dataclass, field

HOST = "cairn.example"
END_OF_HEAD = b"\r\n\r\n"
WANTED = (200, 304)


class Unexpected(RuntimeError):
    """The server answered something else than the page that is measured."""


@dataclass(frozen=True, slots=True)
class Request:
    """A GET, ready to be sent."""

    port: int
    path: str
    headers: dict[str, str] = field(default_factory=dict)

    @property
    def raw(self) -> bytes:
        """The bytes on the wire; the headers are those that the proxy in front would set."""
        given = {"Host": HOST, "X-Forwarded-Proto": "https", **self.headers}
        lines = [f"GET {self.path} HTTP/1.1", *(f"{k}: {v}" for k, v in given.items())]
        return ("\r\n".join(lines) + "\r\n\r\n").encode()


@dataclass(slots=True)
class Answer:
    """Status, headers in lower case, and body."""

    status: int
    headers: dict[str, str]
    body: bytes


class Connection:
    """One keep-alive connection; asks again on a new one when the server has closed it."""

    def __init__(self, request: Request) -> None:
        self.request, self.raw = request, request.raw
        self.buffer = bytearray()
        self.socket = self._connected()

    def _connected(self) -> socket.socket:
        made = socket.create_connection(("127.0.0.1", self.request.port), timeout=60)
        made.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return made

    def send(self) -> None:
        """Ask; the answer is still to be read."""
        self.buffer.clear()
        try:
            self.socket.sendall(self.raw)
        except OSError:
            self._reopen()

    def receive(self) -> bool:
        """Read what has come; tell whether the answer is whole. Raises Unexpected."""
        data = self.socket.recv(1 << 18)
        if not data and not self.buffer:
            self._reopen()
            return False
        self.buffer += data
        return bool(data) and self._is_whole()

    def ask(self) -> float:
        """Send, read to the end, and return the seconds that took."""
        begin = time.perf_counter()
        self.send()
        while not self.receive():
            pass
        return time.perf_counter() - begin

    def answer(self) -> Answer:
        """The last answer, taken apart."""
        head, _, body = bytes(self.buffer).partition(END_OF_HEAD)
        first, *lines = head.decode("latin-1").split("\r\n")
        pairs = (line.partition(":")[::2] for line in lines)
        return Answer(int(first.split()[1]), {k.lower(): v.strip() for k, v in pairs}, body)

    def close(self) -> None:
        """Hang up."""
        self.socket.close()

    def _reopen(self) -> None:
        self.socket.close()
        self.socket = self._connected()
        self.socket.sendall(self.raw)

    def _is_whole(self) -> bool:
        end = self.buffer.find(END_OF_HEAD)
        if end < 0:
            return False
        head = bytes(self.buffer[:end]).lower()
        status = int(head[9:12])
        if status not in WANTED:
            raise Unexpected(f"{self.request.path} answered {status}: {self.buffer[:600]!r}")
        if status == 304:
            return True
        _, found, rest = head.partition(b"content-length:")
        if not found:
            raise Unexpected(f"{self.request.path} does not say how long it is")
        return len(self.buffer) - end - 4 >= int(rest.split(b"\r\n", 1)[0])


def get(request: Request) -> Answer:
    """One answer on a connection of its own. Raises Unexpected."""
    with contextlib.closing(Connection(request)) as connection:
        connection.ask()
        return connection.answer()


def rate(request: Request, seconds: float, connections: int = 8) -> float:
    """Answers per second over so many connections, all kept busy; at least one comes."""
    with selectors.DefaultSelector() as selector:
        lines = [Connection(request) for _ in range(connections)]
        for line in lines:
            selector.register(line.socket, selectors.EVENT_READ, line)
            line.send()
        begin, count = time.perf_counter(), 0
        while (now := time.perf_counter()) < begin + seconds or not count:
            count += sum(_go_on(key.data, selector) for key, _ in selector.select(0.1))
        for line in lines:
            line.close()
    return count / (now - begin)


def _go_on(line: Connection, selector: selectors.BaseSelector) -> int:
    before = line.socket
    whole = line.receive()
    if whole:
        line.send()
    if line.socket is not before:
        selector.unregister(before)
        selector.register(line.socket, selectors.EVENT_READ, line)
    return int(whole)
