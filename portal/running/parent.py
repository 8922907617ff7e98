"""A child that ends when its parent does, however the parent ended: Linux sees to it."""

import contextlib
import ctypes
import signal
import sys

PR_SET_PDEATHSIG = 1


def _load_libc() -> ctypes.CDLL | None:
    if not sys.platform.startswith("linux"):
        return None
    with contextlib.suppress(OSError):
        return ctypes.CDLL(None, use_errno=True)
    return None


_libc = _load_libc()


def end_with_parent() -> None:
    """Called in the child before its program begins; does nothing where there is no Linux."""
    if _libc is not None:
        _libc.prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
