"""What a first visit weighs: the page, its style sheets and its scripts; fonts left aside."""

import gzip
import re
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urljoin

from portal.benching import client
from portal.benching.client import Request

STYLE = re.compile(r'<link rel="stylesheet" href="([^"]+)"')
SCRIPT = re.compile(r'<script[^>]* src="([^"]+)"')
IMPORT = re.compile(r'(?:import|from)\s*\(?["\'](\.{1,2}/[^"\']+|/[^"\']+)["\']')
SHOWN = ("catalogue", "stack", "credential")


@dataclass(frozen=True, slots=True)
class Load:
    """One first visit, in bytes as sent plain and compressed."""

    path: str
    files: int
    plain: int
    packed: int


def first_load(port: int, places: dict[str, str]) -> list[Load]:
    """The weight of the pages that visitors come in by."""
    return [_load(port, path) for path in ("/", *(places[name] for name in SHOWN))]


def _load(port: int, path: str) -> Load:
    return load(path, lambda asked: client.get(Request(port, asked)).body)


def load(path: str, fetch: Callable[[str], bytes]) -> Load:
    """The weight of one page; `fetch` brings the body behind an address."""
    page = fetch(path)
    text = page.decode()
    bodies = [page, *_assets(fetch, [*STYLE.findall(text), *SCRIPT.findall(text)])]
    packed = sum(len(gzip.compress(body, 6)) for body in bodies)
    return Load(path, len(bodies), sum(map(len, bodies)), packed)


def _assets(fetch: Callable[[str], bytes], wanted: list[str]) -> list[bytes]:
    """Each file once, with the modules that a script imports."""
    found: dict[str, bytes] = {}
    while wanted:
        path = wanted.pop()
        if path not in found:
            found[path] = fetch(path)
            names = IMPORT.findall(found[path].decode()) if path.endswith(".js") else []
            wanted += [urljoin(path, name) for name in names]
    return list(found.values())
