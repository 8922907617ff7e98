"""Whatever is asked on behalf of somebody is outside, never in the machine room (row A19)."""

import pytest

from portal.kit.fetching.guard import OUTSIDE, Guard, NotOutside, is_public

pytestmark = pytest.mark.row("A19")


def leading_to(*addresses):
    """A guard for whom every name has these addresses."""
    return Guard(resolve=lambda host, port, **_: [(0, 0, 0, "", (a, port)) for a in addresses])


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/",
        "http://127.1/",
        "http://2130706433/",
        "http://0x7f000001/",
        "http://localhost/",
        "http://[::1]/",
        "http://[::ffff:10.0.0.1]/",
        "http://[64:ff9b::a00:1]/",
        "http://[2002:a00:1::]/",
        "http://[fe80::1]/",
        "http://[fd00::1]/",
        "http://0.0.0.0/",
        "http://10.0.0.5/",
        "http://172.16.3.4/",
        "http://192.168.1.1/",
        "http://100.64.0.1/",
        "http://169.254.169.254/latest/meta-data/",
        "http://224.0.0.1/",
        "http://255.255.255.255/",
        "http://93.184.216.34:22/",
        "http://93.184.216.34:6379/",
        "http://user:word@93.184.216.34/",
        "http://93.184.216.34:99999/",
        "file:///etc/passwd",
        "ftp://93.184.216.34/",
        "gopher://93.184.216.34/",
        "http:///nothing",
    ],
)
def test_what_is_not_outside_is_refused(url):
    with pytest.raises(NotOutside):
        OUTSIDE.target(url)


@pytest.mark.parametrize("address", ["93.184.216.34", "2606:2800:220:1:248:1893:25c8:1946"])
def test_public_addresses_are_asked_under_the_very_address_that_was_looked_at(address):
    assert is_public(address)
    found = leading_to(address).target("https://school.example/a?b=c")
    assert (found.scheme, found.host, found.port) == ("https", "school.example", 443)
    assert found.address == address


@pytest.mark.parametrize(
    "addresses", [["10.0.0.1"], ["93.184.216.34", "127.0.0.1"], ["::ffff:192.168.0.1"], []]
)
def test_a_name_with_one_address_inside_is_refused(addresses):
    with pytest.raises(NotOutside):
        leading_to(*addresses).target("http://inside.example/")


def test_an_exception_is_one_address_and_one_port():
    guard = Guard(allowed=frozenset({("127.0.0.1", 4000)}))
    assert guard.target("http://127.0.0.1:4000/").port == 4000
    for url in ("http://127.0.0.1:4001/", "http://127.0.0.2:4000/", "http://10.0.0.1:4000/"):
        with pytest.raises(NotOutside):
            guard.target(url)


def test_the_guard_of_production_has_no_exception():
    assert OUTSIDE.allowed == frozenset()
