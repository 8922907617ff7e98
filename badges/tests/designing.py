"""Pictures as an issuer's manager brings them."""

import io
from typing import Any

from PIL import Image

from badges.designing import actions
from badges.designing.things import Thing
from badges.models import Design
from badges.sanitising.sandbox import Ready
from portal.accounts.models import User

ALT = "A blue square"


def png(side: int = 600, high: int | None = None) -> bytes:
    """A plain blue picture."""
    out = io.BytesIO()
    Image.new("RGB", (side, high or side), "#2f4f8f").save(out, "PNG")
    return out.getvalue()


def brought(kind: str, row: Any, *, by: User, svg: str = "") -> Design:
    """One that waits to be looked at."""
    return actions.upload(Thing(kind, row), Ready(png(), svg, ()), ALT, by=by)


def used(kind: str, row: Any, *, by: User, svg: str = "") -> Design:
    """One that is used."""
    design = brought(kind, row, by=by, svg=svg)
    actions.use(design, by=by)
    design.refresh_from_db()
    return design
