"""`python -m submissions.cleaning IN OUT` cleans one file; exit status 1 and the reason if refused.

With --kind it is the sealed subprocess that `sandbox` starts: it writes its report to the standard
output and takes the forbidden strings from the standard input.
"""

import argparse
import json
import os
import sys
from pathlib import Path

from submissions.cleaning import inside, sandbox, seal
from submissions.cleaning.result import Refused
from submissions.cleaning.sniff import Kind


def main() -> int:
    given = _arguments()
    if given.probe:
        return 0 if seal.close_doors() else 1
    if given.kind:
        return _sealed(given)
    answer = sandbox.clean(given.source, given.target)
    if isinstance(answer, Refused):
        print(f"{answer.sentence} {answer.what_to_do}", file=sys.stderr)
        return 1
    print(f"{answer.media_type}, {answer.pages} page(s), sha256 {answer.sha256}")
    for each in answer.removed:
        print(f"removed {each.count} x {each.label}")
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m submissions.cleaning", description=__doc__)
    parser.add_argument("source", type=Path, nargs="?", metavar="IN")
    parser.add_argument("target", type=Path, nargs="?", metavar="OUT")
    parser.add_argument("--kind", type=Kind, choices=list(Kind), help=argparse.SUPPRESS)
    parser.add_argument("--text", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--open-doors", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--probe", action="store_true", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if not given.probe and not (given.source and given.target):
        parser.error("IN and OUT are needed")
    return given


def _sealed(given: argparse.Namespace) -> int:
    """Open everything, close the doors, and only then look into the file."""
    seal.limit()
    forbidden = json.loads(sys.stdin.read() or "[]")
    data = given.source.read_bytes()
    out = os.open(given.target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    if not seal.close_doors(threads=given.kind is Kind.HEIC) and not given.open_doors:
        return _report({"refused": "no_sandbox"})
    try:
        if given.text:
            copy, report = inside.text(data, given.kind)
        else:
            copy, report = inside.cleaned(data, given.kind, forbidden)
        with os.fdopen(out, "wb") as file:
            file.write(copy)
    except Exception as problem:  # whatever a hostile file provokes
        return _report({"refused": inside.refusal(problem).code})
    return _report(report)


def _report(report: dict) -> int:
    print(json.dumps(report))
    return 0


if __name__ == "__main__":
    sys.exit(main())
