"""The copy that readers get, and its words: cleaned, proven, and a PDF where it can be made one."""

from dataclasses import replace
from pathlib import Path

from django.conf import settings

from submissions import pages
from submissions.cleaning import rendering, sandbox
from submissions.cleaning.result import Cleaned, Refused, Text
from submissions.cleaning.sniff import sniff


def made(source: Path, folder: Path) -> tuple[Cleaned, str] | Refused:
    """The copy, written into the folder, and every word that the identity scan must read.

    An office document that cannot be printed stays what it is: readers download it.
    """
    clean = sandbox.clean(source, folder / "cleaned", locked=_is_locked())
    if isinstance(clean, Refused):
        return clean
    text = sandbox.read_text(clean.path, locked=_is_locked())
    if isinstance(text, Refused):
        return text
    printed = _printed(clean, folder / "printed")
    shown = sandbox.read_text(printed.path, locked=_is_locked()) if printed else None
    if printed is None or not isinstance(shown, Text):
        return clean, pages.join(text.pages, text.unseen)
    return printed, pages.join(shown.pages, _beside(text, shown))


def _printed(clean: Cleaned, target: Path) -> Cleaned | None:
    """The document as a PDF, with what was removed from the document itself."""
    kind = sniff(clean.path)
    if kind not in rendering.KINDS or not settings.OFFICE_AS_PDF:
        return None
    pdf = rendering.rendered(clean.path, target, kind, locked=_is_locked())
    return replace(pdf, removed=clean.removed) if isinstance(pdf, Cleaned) else None


def _beside(text: Text, shown: Text) -> list[str]:
    """What the document or its PDF says, and no page of the PDF shows as it is said."""
    seen = _plain(" ".join(shown.pages))
    said = [line for page in text.pages for line in page.splitlines()]
    lines = dict.fromkeys([*said, *text.unseen, *shown.unseen])
    return [line for line in lines if _plain(line) not in seen]


def _plain(text: str) -> str:
    return " ".join(text.split())


def _is_locked() -> bool:
    """In production never without the seal; on a developer's machine without seccomp, yes."""
    return settings.PRODUCTION or sandbox.available()
