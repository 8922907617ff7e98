"""One number for all that a reader was shown of an attempt."""

import hashlib
import json

from submissions.blind.shapes import Item, Work, WorkPart


def fingerprint(work: Work) -> str:
    """The SHA-256 of everything that was handed in, in the order of the parts.

    In: the attempt as it crosses the blind line. Out: 64 hexadecimal digits; the same as long as
    no word, address or file of it differs, whoever asks and in whatever language.
    """
    said = [work.attempt, work.note, [_part(part) for part in work.parts]]
    canonical = json.dumps(said, ensure_ascii=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


def _part(part: WorkPart) -> list[object]:
    answers = [answer.text for answer in part.answers]
    return [part.number, part.activity, answers, [_item(item) for item in part.items]]


def _item(item: Item) -> list[object]:
    said = [item.n, item.kind, item.student, item.caption, item.text, item.url, item.sha256]
    return [*said, item.hidden_pages] if item.hidden_pages else said
