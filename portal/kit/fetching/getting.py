"""Reading what stands at an address: one answer within limits of size, time and redirects."""

import http.client
import time
from dataclasses import dataclass
from urllib.parse import urldefrag, urljoin

from portal.kit.fetching.connection import connected, looked_up, path_of
from portal.kit.fetching.guard import OUTSIDE, Guard, NotOutside

MOST_BYTES = 2 * 1024 * 1024
SECONDS = 8.0
REDIRECTS = 3
MOVED = (301, 302, 303, 307, 308)
PIECE = 64 * 1024


class FetchError(Exception):
    """Nothing was read."""


class Unreachable(FetchError):
    """No such host, no connection, no certificate that is trusted, or no proper answer."""


class TooSlow(Unreachable):
    """It did not end in the time it had."""


class Refused(FetchError):
    """The address is none that may be asked: inside a network, another port, another scheme."""


class TooLarge(FetchError):
    """More than the most that is read."""


class LedAround(FetchError):
    """One redirect too many."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """An answer, whatever its status: `media_type` is in lower case and without parameters."""

    status: int
    media_type: str
    body: bytes
    final_url: str


def fetch(
    url: str,
    *,
    accept: str,
    agent: str = "Cairn",
    most_bytes: int = MOST_BYTES,
    seconds: float = SECONDS,
    guard: Guard = OUTSIDE,
) -> Fetched:
    """What stands at `url`, after at most three redirects, each looked at by the guard.

    In: what is accepted, the most bytes, and the seconds for everything together. No cookies are
    kept, no credentials sent, and nothing is unpacked. Raises the errors above.
    """
    until = time.monotonic() + seconds
    headers = {"Accept": accept, "User-Agent": agent, "Connection": "close"}
    for _step in range(REDIRECTS + 1):
        said, onward = _guarded(url, headers, until, most_bytes, guard)
        if not onward:
            return said
        url = onward
    raise LedAround


def _guarded(
    url: str, headers: dict[str, str], until: float, most: int, guard: Guard
) -> tuple[Fetched, str]:
    """One step, its errors told by their kind."""
    try:
        return _one(url, headers, until, most, guard)
    except NotOutside as error:
        raise Refused from error
    except TimeoutError as error:
        raise TooSlow from error
    except (OSError, http.client.HTTPException, ValueError) as error:
        # An answer that was cut under the reader's hands breaks in many ways.
        raise (TooSlow if time.monotonic() >= until else Unreachable) from error


def _one(
    url: str, headers: dict[str, str], until: float, most: int, guard: Guard
) -> tuple[Fetched, str]:
    target = looked_up(guard, url, _left(until))
    with connected(target, _left(until)) as connection:
        connection.request("GET", path_of(url), headers=headers)
        said = connection.getresponse()
        onward = said.getheader("Location", "") if said.status in MOVED else ""
        onward = onward and urldefrag(urljoin(url, onward)).url
        body = b"" if onward else _body(said, most)
        media_type = said.getheader("Content-Type", "").partition(";")[0].strip().lower()
        found = Fetched(said.status, media_type, body, url)
    return found, onward


def _body(said: http.client.HTTPResponse, most: int) -> bytes:
    """All of it, piece by piece; raises TooLarge as soon as it is more than `most`."""
    if said.getheader("Content-Encoding", "identity").strip().lower() != "identity":
        raise http.client.UnknownTransferEncoding("packed, though that was not accepted")
    if (said.length or 0) > most:
        raise TooLarge
    body = bytearray()
    while piece := said.read1(PIECE):
        body += piece
        if len(body) > most:
            raise TooLarge
    if said.length:
        raise http.client.IncompleteRead(bytes(body), said.length)
    return bytes(body)


def _left(until: float) -> float:
    left = until - time.monotonic()
    if left <= 0:
        raise TimeoutError
    return left
