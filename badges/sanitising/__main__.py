"""The sealed subprocess that `sandbox` starts: a stranger's picture in, a report and a new one out.

The report is one line of JSON on the standard output; the new picture follows it.
"""

import json
import sys

from badges.sanitising import inside
from submissions.cleaning import seal

SECONDS = 20


def main(arguments: list[str]) -> int:
    """Close the doors, and only then look at the picture."""
    seal.limit(seconds=SECONDS)
    if not seal.close_doors() and "--open-doors" not in arguments:
        return _answer({"refused": "no_sandbox"})
    data = sys.stdin.buffer.read()
    try:
        copy, media_type, dropped = inside.made_anew(data)
    except Exception as problem:  # whatever a hostile picture provokes
        return _answer({"refused": inside.refusal(problem)})
    return _answer({"media_type": media_type, "dropped": dropped}, copy)


def _answer(report: dict[str, object], copy: bytes = b"") -> int:
    sys.stdout.buffer.write(json.dumps(report).encode() + b"\n" + copy)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
