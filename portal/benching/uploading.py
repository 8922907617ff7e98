"""How much memory a web process takes for one large upload: a real gunicorn, its worker's peak.

The worker's highest resident memory (VmHWM) after the upload is compared with what it held
before, so nothing that was given back in between is missed.
"""

import contextlib
import hashlib
import http.client
import json
import os
import subprocess
import tempfile
import time
from base64 import b64encode
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from credentials import loading
from credentials.models import MicroCredential
from portal.benching import works
from portal.benching.servers import OURS, Web
from portal.benching.world import CREDENTIAL, session
from portal.demo import cast
from portal.running.programs import ROOT, manage_command
from portal.running.service import Service
from portal.testing.s3 import S3

MIB = 1024 * 1024
GOAL = 32 * MIB
SETTINGS = "portal.benching.large"
TOKEN = "b" * 32
PIECE = 8 * MIB
# Enough that every worker has had one.
WARM = 12
BLOCK = os.urandom(MIB)


class MemoryGrew(RuntimeError):
    """The worker took more memory than the goal allows."""


@dataclass(frozen=True, slots=True)
class Row:
    """One upload: how it was sent, how long it took, what the busiest worker grew by."""

    way: str
    seconds: float
    grown: int


def prepare(out: Path) -> None:
    """Inside the portal: an educator, slots that take a file each, and their session."""
    people = cast.make()
    loading.load()
    mine = works.started(people["dana"], MicroCredential.objects.get(slug=CREDENTIAL))
    parts = mine.version.parts.prefetch_related("slots")
    places = ((part, slot) for part in parts for slot in part.slots.all() if "file" in slot.kinds)
    pages = [
        f"/work/{mine.code}/parts/{part.number}/slots/{slot.position}/uploads/"
        for part, slot in places
    ]
    out.write_text(json.dumps({"pages": pages, "cookie": session(people["dana"])}))


def run(mib: int, *, on_s3: bool) -> Iterator[str]:
    """Yield the table line by line. Raises MemoryGrew behind it when the goal is missed."""
    with contextlib.ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="bench-upload-")))
        services: list[Service] = [stack.enter_context(S3())] if on_s3 else []
        env = _environment(folder, services)
        found = _prepared(folder, env)
        web = stack.enter_context(Web(folder, env, "portal"))
        yield f"| {mib} MiB to {'S3' if on_s3 else 'the disk'} | seconds | MiB grown |"
        yield "|---|---|---|"
        for _ in range(WARM):
            _touch(web, found)
        rows = [_measured(web, found, mib * MIB, checked=checked) for checked in (True, False)]
    yield from (f"| {row.way} | {row.seconds:.1f} | {row.grown / MIB:.1f} |" for row in rows)
    if worst := [row for row in rows if row.grown >= GOAL]:
        raise MemoryGrew(f"{worst[0].way}: more than {GOAL // MIB} MiB")


def _environment(folder: Path, services: list[Service]) -> dict[str, str]:
    outside = {name: value for name, value in os.environ.items() if not name.startswith(OURS)}
    leading = {name: value for service in services for name, value in service.environ().items()}
    ours = {"CAIRN_VAR": str(folder), "DJANGO_SETTINGS_MODULE": SETTINGS, "LOG_LEVEL": "ERROR"}
    return {**outside, **ours, **leading}


def _prepared(folder: Path, env: dict[str, str]) -> dict[str, Any]:
    out = folder / "inside.json"
    for command in (["migrate", "--verbosity", "0"], ["bench_uploads", "--inside", str(out)]):
        subprocess.run(manage_command(*command), env=env, cwd=ROOT, check=True)
    return json.loads(out.read_text())


def _measured(web: Web, found: dict[str, Any], size: int, *, checked: bool) -> Row:
    before, begin = _memory(web, "VmRSS"), time.monotonic()
    _send(web, found, size, checked=checked)
    after = _memory(web, "VmHWM")
    way = f"pieces of {PIECE // MIB} MiB with checksums" if checked else "one piece without"
    grown = max(after[pid] - before.get(pid, 0) for pid in after)
    return Row(way, time.monotonic() - begin, grown)


def _memory(web: Web, field: str) -> dict[int, int]:
    """A field of /proc/PID/status for each worker of the server, in bytes."""
    children = Path(f"/proc/{web.child.pid}/task/{web.child.pid}/children").read_text().split()
    found = {}
    for pid in map(int, children):
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
        (line,) = (line for line in lines if line.startswith(field))
        found[pid] = int(line.split()[1]) * 1024
    return found


def _send(web: Web, found: dict[str, Any], size: int, *, checked: bool) -> None:
    length = {"Upload-Length": str(size)}
    place = _ask(web, found, "POST", found["pages"].pop(), length)
    path = "/" + place["Location"].split("/", 3)[3]
    step = PIECE if checked else size
    for start in range(0, size, step):
        end = min(size, start + step)
        headers = {"Upload-Offset": str(start), "Content-Length": str(end - start)}
        headers["Content-Type"] = "application/offset+octet-stream"
        if checked:
            summed = hashlib.sha256(b"".join(_bytes(start, end))).digest()
            headers["Upload-Checksum"] = f"sha256 {b64encode(summed).decode()}"
        _ask(web, found, "PATCH", path, headers, _bytes(start, end))


def _touch(web: Web, found: dict[str, Any]) -> None:
    """Begin, send a little, call it off: what a process loads at its first upload is loaded."""
    place = _ask(web, found, "POST", found["pages"][0], {"Upload-Length": str(PIECE)})
    path = "/" + place["Location"].split("/", 3)[3]
    headers = {"Upload-Offset": "0", "Content-Length": "9000"}
    headers["Content-Type"] = "application/offset+octet-stream"
    _ask(web, found, "PATCH", path, headers, _bytes(0, 9000))
    _ask(web, found, "DELETE", path, {})


def _bytes(start: int, end: int) -> Iterator[bytes]:
    """The file from `start` to `end`: a PDF by its first bytes, noise behind them."""
    if start == 0:
        yield b"%PDF-"
        start = 5
    while start < end:
        piece = BLOCK[: min(MIB, end - start)]
        start += len(piece)
        yield piece


def _ask(
    web: Web,
    found: dict[str, Any],
    method: str,
    path: str,
    headers: dict[str, str],
    body: Iterator[bytes] | None = None,
) -> http.client.HTTPMessage:
    line = http.client.HTTPConnection("127.0.0.1", web.port, timeout=600)
    cookie = f"{found['cookie']}; csrftoken={TOKEN}"
    all_of_them = {"Tus-Resumable": "1.0.0", "X-CSRFToken": TOKEN, "Cookie": cookie, **headers}
    with contextlib.closing(line):
        line.request(method, path, body=body, headers=all_of_them)
        answer = line.getresponse()
        if answer.status not in (201, 204):
            raise RuntimeError(f"{method} {path} answered {answer.status}: {answer.read()[:300]!r}")
        return answer.headers
