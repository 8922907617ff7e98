"""The check for what names the author, on the longest text and the worst that was found for it."""

import time

from submissions.identity import IdentityProfile, scan
from submissions.limits import LONGEST

AUTHOR = IdentityProfile(
    given_names=("Dana",),
    family_names=("Ruiz",),
    emails=("dana.ruiz@demo.test",),
    phones=("+1 559 555 0142",),
    schools=("Roosevelt High School",),
    districts=("Fresno Unified School District",),
    locals=("Fresno Teachers Association",),
)
# Runs of hosts, addresses, names and gaps; \ufdfa becomes eighteen letters when it is folded.
HOSTILE = ("x.com.", "a@a.", "dana.", "ruiz, ", "roosevelt high ", "+1 559 555 ", "(", "\ufdfa")
ROUNDS = 5


def measure() -> dict[str, float]:
    """Milliseconds of the slowest text of LONGEST characters, and its time over that of half."""
    slowest = max(HOSTILE, key=lambda piece: _milliseconds(piece, LONGEST))
    worst = max(
        _milliseconds(piece, LONGEST) / _milliseconds(piece, LONGEST // 2) for piece in HOSTILE
    )
    return {"ms": _milliseconds(slowest, LONGEST), "growth": worst}


def _milliseconds(piece: str, length: int) -> float:
    text = (piece * length)[:length]
    return min(_once(text) for _round in range(ROUNDS))


def _once(text: str) -> float:
    begin = time.process_time()
    scan(text, AUTHOR, "bench")
    return (time.process_time() - begin) * 1000
