"""Follows every link a person finds, and takes down what they are sent as plain bytes."""

import html
import io
import re
import zipfile
from collections.abc import Callable, Iterable
from typing import Any
from urllib.parse import urldefrag, urljoin

import pikepdf
from django.test import Client

LINK = re.compile(r'(?:href|src|action)="([^"]+)"')
MASKS = (
    (re.compile(rb'name="csrfmiddlewaretoken" value="[^"]+"'), b"csrf"),
    (re.compile(rb"csrftoken=[^;]+"), b"csrf"),
    (re.compile(rb"sessionid=[^;]+"), b"session"),
)
ASIDE = ("/accounts/logout/", "/static/", "/dev/", "/patterns/")
MOST = 600


def crawl(
    client: Client, starts: Iterable[str], keep: Callable[[str], bool] = lambda path: True
) -> dict[str, bytes]:
    """{path: the whole answer} of `starts` and of all that can be reached from them by links.

    Only addresses of this portal for which `keep` says yes; never the log-out.
    """
    waiting, found = list(starts), {}
    while waiting:
        path = waiting.pop(0)
        if path in found:
            continue
        found[path], links = _answer(client, path)
        assert len(found) < MOST, f"there is no end: {path}"
        waiting += [link for link in links if _inside(link) and keep(link)]
    return found


def _inside(link: str) -> bool:
    return link.startswith("/") and not link.startswith(("//", *ASIDE))


def _answer(client: Client, path: str) -> tuple[bytes, list[str]]:
    answer = client.get(path)
    body = content(answer)
    links = [answer["Location"]] if "Location" in answer else []
    if answer.get("Content-Type", "").startswith("text/html"):
        links += [html.unescape(link) for link in LINK.findall(body.decode())]
    return whole(answer, body), [urldefrag(urljoin(path, link)).url for link in links]


def content(answer: Any) -> bytes:
    """The body to its end; a file that is sent is closed by that."""
    return b"".join(answer.streaming_content) if answer.streaming else answer.content


def whole(answer: Any, body: bytes | None = None) -> bytes:
    """Status, headers, cookies and body, the CSRF token and the session masked."""
    head = f"{answer.status_code}\n{sorted(answer.headers.items())}\n{answer.cookies}\n"
    text = head.encode() + (content(answer) if body is None else body)
    for pattern, masked in MASKS:
        text = pattern.sub(masked, text)
    return text


def unpacked(data: bytes) -> bytes:
    """The bytes with everything inside that is packed: members of a ZIP, streams of a PDF."""
    found = [data]
    if (at := data.find(b"PK\x03\x04")) >= 0:
        with zipfile.ZipFile(io.BytesIO(data[at:])) as archive:
            for name in archive.namelist():
                found += [name.encode(), unpacked(archive.read(name))]
    elif (at := data.find(b"%PDF-")) >= 0:
        plain = io.BytesIO()
        with pikepdf.open(io.BytesIO(data[at:])) as document:
            document.save(
                plain,
                qdf=True,
                compress_streams=False,
                stream_decode_level=pikepdf.StreamDecodeLevel.all,
                object_stream_mode=pikepdf.ObjectStreamMode.disable,
                deterministic_id=True,
            )
        found.append(plain.getvalue())
    return b"\n".join(found)
