"""`python -m submissions.cleaning.launch PROGRAM ARG...` becomes the program, behind closed doors.

The program inherits limits on time, memory and file size, and has no network. Exit status 78 when
the doors cannot be closed; `--open-doors` first goes on without, as on a developer's machine.
"""

import os
import sys

from submissions.cleaning import seal

MEMORY = 2 * 1024 * 1024 * 1024
NO_SEAL = 78


def main(arguments: list[str]) -> int:
    is_open = arguments[0] == "--open-doors"
    program = arguments[1:] if is_open else arguments
    seal.limit(MEMORY, 256)
    if not is_open and not seal.close_network():
        return NO_SEAL
    os.execv(program[0], program)  # noqa: S606 a program is what this is for


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
