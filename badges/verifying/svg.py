"""The assertion inside somebody's SVG, read by a subprocess that can reach nothing.

Open Badges 2.0, Baking: one element `assertion` in the namespace http://openbadges.org. XML is
read by a library in C, so what comes from strangers is read behind the doors of
`submissions.cleaning.seal`: no network, no programs, no writing, little memory, little time.
"""

import json
import re
import subprocess

from django.conf import settings

from submissions.cleaning import piped

# Starting it takes most of that, and only on a machine that has no time.
SECONDS = 20
SVG = re.compile(rb"<([A-Za-z][\w.-]{0,30}:)?svg[\s/>]")
HTML = re.compile(rb"<(!doctype\s+)?html", re.IGNORECASE)


class SvgError(ValueError):
    """No badge in it; `code` says why."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def looks_like_one(data: bytes) -> bool:
    """Whether bytes begin as an SVG does."""
    start = data[:4096].removeprefix(b"\xef\xbb\xbf").lstrip()
    return start.startswith(b"<") and bool(SVG.search(start)) and not HTML.search(start)


def assertion_in(data: bytes) -> tuple[str, str]:
    """The attribute `verify` and the text of the one assertion. Raises SvgError."""
    report = _said(data)
    if "refused" in report:
        raise SvgError(str(report["refused"]))
    return report["verify"].strip(), report["body"].strip()


def _said(data: bytes) -> dict[str, str]:
    module = "badges.verifying.svg_inside"
    try:
        found: dict[str, str] = json.loads(
            piped.answer(module, data, seconds=SECONDS, locked=settings.PRODUCTION)
        )
    except (subprocess.SubprocessError, ValueError):
        return {"refused": "svg"}
    return found
