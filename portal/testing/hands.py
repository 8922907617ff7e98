"""The hands of the clock: several processes moved through time together."""

import datetime as dt
from pathlib import Path


class Hands:
    """A clock file (portal.kit.clock): what is written there is added to the time of day."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.shift = dt.timedelta()
        self._write()

    def environ(self) -> dict[str, str]:
        """Return the setting that makes a program follow these hands."""
        return {"CAIRN_CLOCK_FILE": str(self.path)}

    def forward(self, **by: float) -> None:
        """Move on by `days`, `hours` ...; no reader ever sees a half-written file."""
        self.shift += dt.timedelta(**by)
        self._write()

    def _write(self) -> None:
        fresh = self.path.with_suffix(".new")
        fresh.write_text(f"{self.shift.total_seconds()}")
        fresh.replace(self.path)
