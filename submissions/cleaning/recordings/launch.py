"""`python -m submissions.cleaning.recordings.launch IN OUT SECONDS [--open-doors] PROGRAM ARG...`

Opens both files, closes the doors, and becomes the program, which finds the original as file
descriptor 3 and the copy as 4. The copy is also its standard input, to be read from its start by
muxers that move their index to the front. It opens nothing for writing and starts no process.
"""

import os
import sys

from submissions.cleaning import seal

MEMORY = 1024 * 1024 * 1024
WRITTEN = 520 * 1000 * 1000
IN, OUT, NO_DOORS = 3, 4, 77
_ASIDE = 20


def main(source: str, target: str, seconds: str, *command: str) -> None:
    """Never comes back; ends with status 77 where the doors cannot be closed."""
    seal.limit(seconds=int(seconds), memory=MEMORY, written=WRITTEN)
    _open(source, target)
    open_doors = command[0] == "--open-doors"
    if not seal.close_doors(threads=True, program=True) and not open_doors:
        os._exit(NO_DOORS)
    program = command[int(open_doors) :]
    os.execve(program[0], program, dict(os.environ))  # noqa: S606  a shell is what must not be


def _open(source: str, target: str) -> None:
    """Both are moved aside first, for they may lie on the numbers that the other shall have."""
    given = os.open(source, os.O_RDONLY)
    copy = os.open(target, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
    os.dup2(os.open(target, os.O_RDONLY), 0)
    os.dup2(given, _ASIDE)
    os.dup2(copy, _ASIDE + 1)
    os.dup2(_ASIDE, IN)
    os.dup2(_ASIDE + 1, OUT)
    os.closerange(OUT + 1, _ASIDE + 2)


if __name__ == "__main__":
    main(*sys.argv[1:])
