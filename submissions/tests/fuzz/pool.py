"""Runs the sealed subprocesses of cleaning from a zygote; what each used is kept for the tests."""

import json
import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from submissions.cleaning import sandbox
from submissions.cleaning.recordings.program import Sealed


@dataclass(frozen=True)
class Used:
    """What one sealed process took; `status` is negative for a signal."""

    status: int
    late: bool
    seconds: float
    processor: float
    memory: int


@dataclass
class Pool:
    """One zygote, as long as the tests of a module run."""

    used: list[Used] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-P", "-s", "-m", "submissions.tests.fuzz.zygote"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=sandbox.environment("/nowhere"),
            text=True,
        )

    def run(self, command: Any, folder: Path, **order: Any) -> Used:
        """Run `python -P -s -m MODULE ARGUMENTS...`; its output goes to the files named in order."""
        module, *arguments = command[command.index("-m") + 1 :]
        env = sandbox.environment(os.fspath(folder))
        order |= {"module": module, "arguments": arguments, "env": env, "folder": str(folder)}
        self.process.stdin.write(json.dumps(order) + "\n")
        self.process.stdin.flush()
        used = Used(**json.loads(self.process.stdout.readline()))
        self.used.append(used)
        return used

    def ended(self, command: Any, given: str, out: Any, folder: Path) -> int:
        """Stands in for sandbox._ended."""
        return self._status(
            command, given, folder, sandbox.TIME_LIMIT, out=out.name, err="/dev/null"
        )

    def waited(self, sealed: Sealed, command: Any, given: str, out: Any, err: Any) -> int:
        """Stands in for Sealed._ended."""
        left = sealed.left()
        return self._status(command, given, sealed.folder, left, out=out.name, err=err.name)

    def _status(self, command: Any, given: str, folder: Path, timeout: float, **files: str) -> int:
        with tempfile.NamedTemporaryFile("w", dir=folder) as asked:
            asked.write(given)
            asked.flush()
            used = self.run(command, folder, given=asked.name, timeout=timeout, **files)
        if used.late:
            raise subprocess.TimeoutExpired(command, timeout)
        return used.status

    def close(self) -> None:
        """End the zygote."""
        self.process.stdin.close()
        self.process.stdout.close()
        self.process.wait(10)
