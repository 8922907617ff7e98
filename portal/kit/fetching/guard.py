"""Which addresses may be asked: public ones alone, never one's own network.

Somebody could name an address of the machine room; the portal must not become a way in. The host
is resolved once, every address it has must be public, and the request goes to that very address,
so that a name cannot point elsewhere a moment later.
"""

import ipaddress
import socket
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

PORTS = {"http": 80, "https": 443}
# Public as they look, but they lead to an IPv4 address inside, or to whoever stands nearest.
TUNNELS = [
    ipaddress.ip_network(network)
    for network in ("64:ff9b::/96", "64:ff9b:1::/48", "2002::/16", "192.88.99.0/24", "192.0.0.0/24")
]
# All that was ever given out of IPv6; what lies beside is old, of one site, or not yet anything.
GIVEN_OUT = ipaddress.ip_network("2000::/3")


class NotOutside(ValueError):
    """The address is none that may be asked."""


@dataclass(frozen=True, slots=True)
class Target:
    """Where to connect, and what to say there."""

    scheme: str
    host: str
    port: int
    address: str


@dataclass(frozen=True, slots=True)
class Guard:
    """`allowed` are (address, port) pairs that may be asked although they are not public.

    They are for tests, which hand in a guard of their own: no setting leads to them.
    """

    allowed: frozenset[tuple[str, int]] = frozenset()
    resolve: Callable[..., list[Any]] = socket.getaddrinfo
    schemes: tuple[str, ...] = ("http", "https")

    def target(self, url: str) -> Target:
        """Where `url` may be asked. Raises NotOutside, or OSError when there is no such host."""
        try:
            parts = urlsplit(url)
            host, port = parts.hostname or "", parts.port or PORTS.get(parts.scheme, 0)
            host = host.encode("idna").decode() if not host.isascii() else host
        except ValueError as error:
            raise NotOutside(url) from error
        if not host or not port or parts.scheme not in self.schemes or "@" in parts.netloc:
            raise NotOutside(url)
        return Target(parts.scheme, host, port, self._address(host, port))

    def _address(self, host: str, port: int) -> str:
        found = [row[4][0] for row in self.resolve(host, port, type=socket.SOCK_STREAM)]
        if not found or not all(self._may(address, port) for address in found):
            raise NotOutside(host)
        return str(found[0])

    def _may(self, address: str, port: int) -> bool:
        if (address, port) in self.allowed:
            return True
        return port in PORTS.values() and is_public(address)


def is_public(address: str) -> bool:
    """Whether this address is one of the wide world, reached by no tunnel."""
    found = ipaddress.ip_address(address.partition("%")[0])
    found = getattr(found, "ipv4_mapped", None) or found
    if any(found in net for net in TUNNELS if net.version == found.version):
        return False
    known = found.version == 4 or found in GIVEN_OUT
    return known and found.is_global and not found.is_multicast and not found.is_reserved


OUTSIDE = Guard()
