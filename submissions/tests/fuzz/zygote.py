"""Stands ready with every library loaded, and forks one process for each order.

Each child runs the module that the portal would start with `python -m`, in its own session, with
the same environment and the same limits, which it sets itself: they count for the child alone. So
it is what the portal starts, without the third of a second that Python takes to load.
"""

import json
import os
import resource
import runpy
import signal
import sys
import time

from submissions.cleaning import inside, sandbox, seal
from submissions.cleaning.recordings.proving import boxes, chunks, elements, frames, pages

LOADED = (inside, sandbox, seal, boxes, chunks, elements, frames, pages)
_HIGHEST = 256


def main() -> None:
    """Read one order a line, answer each with how its child ended."""
    answers = os.fdopen(os.dup(1), "w")
    for line in sys.stdin:
        answers.write(json.dumps(_ended(json.loads(line))) + "\n")
        answers.flush()


def _ended(order: dict) -> dict:
    began = time.monotonic()
    child = os.fork()
    if not child:
        _become(order)
    late = False
    while True:
        done, status, used = os.wait4(child, os.WNOHANG)
        if done:
            break
        if time.monotonic() - began > order["timeout"] and not late:
            late = True
            os.killpg(child, signal.SIGKILL)
        time.sleep(0.002)
    return {
        "status": os.waitstatus_to_exitcode(status),
        "late": late,
        "seconds": time.monotonic() - began,
        "processor": used.ru_utime + used.ru_stime,
        "memory": used.ru_maxrss * 1024,
    }


def _become(order: dict) -> None:
    status = 1
    try:
        os.setsid()
        for number, (name, flags) in enumerate(
            ((order["given"], os.O_RDONLY), (order["out"], os.O_RDWR), (order["err"], os.O_RDWR))
        ):
            os.dup2(os.open(name, flags), number)
        os.closerange(3, _HIGHEST)
        sys.stdin, sys.stdout = os.fdopen(0, "r"), os.fdopen(1, "w")
        os.environ.clear()
        os.environ.update(order["env"])
        os.chdir(order["folder"])
        sys.argv = ["", *order["arguments"]]
        runpy.run_module(order["module"], run_name="__main__", alter_sys=True)
        status = 0
    except SystemExit as end:
        status = end.code if isinstance(end.code, int) else int(end.code is not None)
    finally:
        sys.stdout.flush()
        os._exit(status)


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    main()
