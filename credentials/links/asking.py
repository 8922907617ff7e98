"""Asking one address whether it is still there: HEAD, then GET; no body is ever read."""

import http.client
from dataclasses import dataclass
from urllib.parse import urljoin

from portal.kit.fetching.connection import connected, path_of
from portal.kit.fetching.guard import Guard, Target

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
    with connected(target, seconds) as connection:
        connection.request(method, path_of(url), headers={"User-Agent": agent, "Accept": "*/*"})
        said = connection.getresponse()
        found = said.status, said.getheader("Location")
    return found
