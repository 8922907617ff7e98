#!/usr/bin/env python3
"""Check one Open Badges 2.0 badge with the official validator, offline.

    ob_validate.py --assertion-url http://127.0.0.1:8000/badges/assertions/…
    ob_validate.py --image badge.png --recipient dana@demo.test
    ob_validate.py --assertion-url https://badges.example.org/badges/assertions/… \
                   --map https://badges.example.org=http://127.0.0.1:8000

Exit status: 0 the badge is valid; 1 it is not; 2 it could not be checked. This file only
finds the virtual environment that setup.sh makes (OB_VENV names another) and hands over
to the package `validator`.
"""

import os
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]


def main() -> int:
    """Become the validator; comes back only when there is none."""
    python = Path(os.environ.get("OB_VENV", HERE / "venv")) / "bin" / "python"
    if not python.exists():
        sys.stderr.write("ob_validate: the validator is not installed; run setup.sh\n")
        return 2
    command = [str(python), "-m", "badges.conformance.validator", *sys.argv[1:]]
    os.execve(python, command, os.environ | {"PYTHONPATH": str(ROOT)})  # noqa: S606


if __name__ == "__main__":
    sys.exit(main())
