"""Calls the official Open Badges validator in its own virtual environment.

The validator is used in tests and by hand only; nothing that serves a page depends on it.
"""

import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

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
