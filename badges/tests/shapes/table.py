"""The table: shapes, and the breakages that each is put through, twelve or more."""

from itertools import cycle, islice

from badges.tests.shapes.badge import Shape
from badges.tests.shapes.breakages import (
    allowed,
    copies,
    everywhere,
    gone,
    hosted,
    pngs,
    signed,
    svgs,
)
from badges.tests.shapes.breakages.breaking import Breakage
from badges.verifying.results import Word

EXPIRED, REVOKED = Word.EXPIRED, Word.REVOKED
DOZEN = 12
# The first of each form takes every breakage of that form, the others a dozen each, other ones in
# their turn.
SHAPES = [
    Shape("hosted", "plain", "address"),
    Shape("data", "plain", "data"),
    Shape("baked PNG", "plain", "png"),
    Shape("baked SVG", "plain", "svg"),
    Shape("signed", "plain", "signed"),
    Shape("signed PNG", "plain", "signed png"),
    Shape("with an expiry", "ending", "address"),
    Shape("with an expiry, PNG", "ending", "png"),
    Shape("with an expiry, signed", "ending", "signed"),
    Shape("expired", "expired", "address", EXPIRED),
    Shape("expired, SVG", "expired", "svg", EXPIRED),
    Shape("expired, signed", "expired", "signed", EXPIRED),
    Shape("second edition of a class", "versioned", "address"),
    Shape("second edition of a class, PNG", "versioned", "png"),
    Shape("written anew for another address", "reissued", "png"),
    Shape("renewed", "renewed", "data"),
    Shape("renewal", "renewal", "address"),
    Shape("milestone", "milestone", "address"),
    Shape("milestone, SVG", "milestone", "svg"),
    Shape("milestone, signed", "milestone", "signed png"),
    Shape("endorsed", "endorsed", "address"),
    Shape("endorsed, PNG", "endorsed", "png"),
    Shape("endorsed until it was ended", "once endorsed", "data"),
    Shape("revoked", "revoked", "address", REVOKED),
    Shape("superseded", "superseded", "address", REVOKED),
    Shape("erased", "erased", "address", REVOKED),
    Shape("revoked, signed", "revoked", "signed", REVOKED),
]
COPIES = [*hosted.ALL, *copies.ALL]
BY_FORM: dict[str, list[Breakage]] = {
    "address": [*hosted.BY_ADDRESS, *hosted.ALL, *everywhere.ALL],
    "data": [*COPIES, *copies.BY_ID, *everywhere.ALL],
    "png": [*pngs.ALL, *COPIES, *copies.BY_ID, *everywhere.ALL],
    "svg": [*svgs.ALL, *COPIES, *everywhere.ALL],
    "signed": [*signed.ALL, *everywhere.ALL],
    "signed png": [*pngs.ALL, *signed.ALL, *everywhere.ALL],
}


def _dealt() -> list[tuple[Shape, Breakage]]:
    found, seen = [], {}
    for shape in SHAPES:
        if shape.word is REVOKED and shape.form == "address":
            found += [(shape, breakage) for breakage in gone.ALL]
        elif shape.form not in seen:
            seen[shape.form] = cycle(BY_FORM[shape.form])
            found += [(shape, breakage) for breakage in BY_FORM[shape.form]]
        else:
            found += [(shape, each) for each in islice(seen[shape.form], DOZEN)]
    return found


CASES = _dealt()
# Not broken: what we take and the official validator refuses.
ALLOWED = [
    *((SHAPES[0], each) for each in allowed.HOSTED),
    *((SHAPES[4], each) for each in allowed.SIGNED),
]
DIFFERENCES = {each.differs for _shape, each in [*CASES, *ALLOWED] if each.differs}
