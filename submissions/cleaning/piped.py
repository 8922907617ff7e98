"""A sealed subprocess of a module of ours: bytes of a stranger in, what it says about them out."""

import subprocess
import sys
import tempfile

from submissions.cleaning.sandbox import environment


def answer(module: str, data: bytes, *, seconds: int, locked: bool) -> bytes:
    """What `python -m module` writes about `data`; the module closes the doors itself.

    `locked=False` tells it to go on without seccomp, for machines of developers that have none.
    Raises subprocess.TimeoutExpired, and CalledProcessError when it ends with an error.
    """
    doors = [] if locked else ["--open-doors"]
    with tempfile.TemporaryDirectory(prefix="piped-") as folder:
        return subprocess.run(
            [sys.executable, "-P", "-s", "-m", module, *doors],
            input=data,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment(folder),
            cwd=folder,
            timeout=seconds,
            start_new_session=True,
            check=True,
        ).stdout
