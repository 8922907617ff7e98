"""Calls the official Open Badges validator in its own virtual environment.

The validator is used in tests and by hand only; nothing that serves a page depends on it.
"""

import base64
import json
import subprocess
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

HERE = Path(__file__).parent
VENV = HERE / "venv"
SCRIPT = HERE / "ob_validate.py"
SECONDS = 120


class NotInstalled(RuntimeError):
    """The validator could not be run at all, so nothing is known about the badge."""


@dataclass(frozen=True)
class Result:
    """The validator's verdict, and everything that it printed."""

    ok: bool
    output: str


@dataclass(frozen=True)
class Verdicts(Result):
    """The same, and the verdict of the official validator alone."""

    official: bool


def missing() -> str | None:
    """Why the validator cannot be run, or None when it can."""
    if (VENV / ".ready").exists():
        return None
    return "the validator is not installed; run badges/conformance/setup.sh"


def validate_url(
    url: str, *, recipient: str | None = None, maps: Iterable[tuple[str, str]] = ()
) -> Result:
    """Verify a hosted assertion by its address.

    `recipient` is the address that the badge must be about. `maps` pairs public origins
    with local ones, so that https ids can be checked on a local server. Raises
    NotInstalled when the validator could not run.
    """
    return _run(["--assertion-url", url], recipient, maps)


def validate_image(
    path: Path | str, *, recipient: str | None = None, maps: Iterable[tuple[str, str]] = ()
) -> Result:
    """Verify a baked picture: the chunk, and the hosted assertion that it names."""
    return _run(["--image", str(path)], recipient, maps)


def validate_jws(
    token: str, *, recipient: str | None = None, maps: Iterable[tuple[str, str]] = ()
) -> Result:
    """Verify a signed assertion: its signature, its key, and the issuer's revocation list."""
    return _run(["--jws", token], recipient, maps)


class Session:
    """One validator for many badges, loaded once; each is judged in a process of its own."""

    def __init__(self, asked: IO[bytes], said: IO[bytes]) -> None:
        self.asked, self.said = asked, said

    def judge(
        self, kind: str, what: str | bytes, *, name: str = "", recipient: str = ""
    ) -> Verdicts:
        """`kind` is url, data, jws or image (then `what` is its bytes and `name` ends in .png or
        .svg). Raises NotInstalled when it could not be judged."""
        text = base64.b64encode(what).decode() if isinstance(what, bytes) else what
        given = {"kind": kind, "what": text, "name": name, "recipient": recipient}
        self.asked.write(json.dumps(given).encode() + b"\n")
        self.asked.flush()
        found = json.loads(self.said.readline() or b'{"error": "it ended"}')
        if "error" in found:
            raise NotInstalled(found["error"])
        return Verdicts(found["valid"], found["output"], found["official"])


@contextmanager
def session() -> Iterator[Session]:
    """A validator that is there for as long as the block lasts. Raises NotInstalled."""
    if reason := missing():
        raise NotInstalled(reason)
    command = [str(VENV / "bin" / "python"), str(SCRIPT), "--session"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        if process.stdin is None or process.stdout is None:
            raise NotInstalled("it has no ears or no mouth")
        try:
            yield Session(process.stdin, process.stdout)
        finally:
            process.stdin.close()
            process.wait(SECONDS)


def _run(what: list[str], recipient: str | None, maps: Iterable[tuple[str, str]]) -> Result:
    if reason := missing():
        raise NotInstalled(reason)
    command = [str(VENV / "bin" / "python"), str(SCRIPT), *what]
    command += ["--recipient", recipient] if recipient else []
    command += [part for public, local in maps for part in ("--map", f"{public}={local}")]
    done = subprocess.run(command, capture_output=True, text=True, timeout=SECONDS, check=False)
    if done.returncode not in (0, 1):
        raise NotInstalled(done.stderr or done.stdout)
    return Result(done.returncode == 0, done.stdout + done.stderr)


def main(arguments: list[str]) -> int:
    """`python -m badges.conformance.run URL_OR_FILE [RECIPIENT]` prints the verdict."""
    target = arguments[0]
    recipient = arguments[1] if len(arguments) > 1 else None
    check = validate_url if target.startswith("http") else validate_image
    result = check(target, recipient=recipient)
    sys.stdout.write(result.output)
    return 0 if result.ok else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
