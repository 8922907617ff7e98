"""What this machine is called and where it can be reached. Asks no other machine."""

import contextlib
import fcntl
import socket
import struct
from ipaddress import IPv4Address, IPv6Address
from pathlib import Path

SIOCGIFADDR = 0x8915
IPV6 = Path("/proc/net/if_inet6")


def hosts() -> list[str]:
    """Its names and addresses as the Host header has them, each once."""
    name = socket.gethostname().lower()
    found = [*_ipv4(), *(f"[{one}]" for one in _ipv6())]
    return list(dict.fromkeys([name, f"{name}.local", *map(str, found)]))


def _ipv4() -> list[IPv4Address]:
    """The first address of each interface that has one."""
    found = []
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        for _number, name in socket.if_nameindex():
            with contextlib.suppress(OSError):
                asked = struct.pack("256s", name.encode())
                found.append(IPv4Address(fcntl.ioctl(probe, SIOCGIFADDR, asked)[20:24]))
    return found


def _ipv6() -> list[IPv6Address]:
    """Those that a browser can be given: link-local ones need the name of an interface."""
    lines = IPV6.read_text().splitlines() if IPV6.exists() else []
    found = [IPv6Address(int(line.split()[0], 16)) for line in lines]
    return [one for one in found if not one.is_link_local]
