"""A throw-away Valkey for tests and benchmarks."""

import shutil
import tempfile
from pathlib import Path

from portal.running.valkey import Valkey


class ThrowawayValkey(Valkey):
    """A Valkey in a temporary folder, which goes with it."""

    def __init__(self, *, port: int | None = None) -> None:
        super().__init__(Path(tempfile.mkdtemp(prefix="cairn-valkey-")), port=port)

    def stop(self) -> None:
        """End the server and remove its data."""
        super().stop()
        shutil.rmtree(self.folder, ignore_errors=True)
