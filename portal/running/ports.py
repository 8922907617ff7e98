"""Ports on this machine: one that is free, and whether somebody listens at one."""

import contextlib
import secrets
import socket


def free_port() -> int:
    """Return a TCP port on loopback that was free a moment ago."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def is_listening(port: int, host: str = "127.0.0.1") -> bool:
    """Tell whether something accepts connections at host and port."""
    with contextlib.suppress(OSError), socket.create_connection((host, port), timeout=0.5):
        return True
    return False


def free_pairs(count: int, offset: int) -> list[int]:
    """Return ports on loopback that are free together with the ones `offset` above them."""
    with contextlib.ExitStack() as held:
        ports: list[int] = []
        candidate = 20_000 + secrets.randbelow(20_000)
        while len(ports) < count:
            candidate += 1
            with contextlib.suppress(OSError):
                for port in (candidate, candidate + offset):
                    probe = held.enter_context(socket.socket())
                    probe.bind(("127.0.0.1", port))
                ports.append(candidate)
        return ports
