"""What stands at an address is read within limits, and never from one's own network."""

import socket
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from portal.kit.fetching.getting import (
    Fetched,
    LedAround,
    Refused,
    TooLarge,
    TooSlow,
    Unreachable,
    fetch,
)
from portal.kit.fetching.guard import OUTSIDE, Guard

ENDLESS = 200


class Answers(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        self.server.asked.append((self.path, dict(self.headers)))
        getattr(self, "say_" + self.path.strip("/").partition("?")[0].replace("-", "_"))()

    def send(self, body=b"{}", status=200, **headers):
        self.send_response(status)
        for name, value in {"Content_Length": len(body), **headers}.items():
            self.send_header(name.replace("_", "-"), str(value))
        self.end_headers()
        self.wfile.write(body)

    def say_good(self):
        self.send(b'{"a": 1}', Content_Type="Application/LD+JSON; charset=utf-8", Set_Cookie="a=b")

    def say_gone(self):
        self.send(b'{"revoked": true}', status=410, Content_Type="application/json")

    def say_onward(self):
        self.send(b"", status=302, Location=self.server.onward)

    def say_hop(self):
        left = int(self.path.partition("?")[2])
        self.send(b"", status=302, Location=f"/hop?{left - 1}" if left else "/good")

    def say_large(self):
        self.send(b"x" * 5000)

    def say_boasting(self):
        self.send(b"", Content_Length=10**12)

    def say_endless(self):
        self.send_response(200)
        self.send_header("Connection", "close")
        self.end_headers()
        for _piece in range(ENDLESS):
            try:
                self.wfile.write(b"x" * 65536)
            except OSError:
                return
        self.server.emptied.set()

    def say_drip(self):
        self.send_response(200)
        self.send_header("Content-Length", "100")
        self.end_headers()
        for _piece in range(100):
            try:
                self.wfile.write(b"x")
            except OSError:
                return
            time.sleep(0.1)

    def say_cut(self):
        self.send(b"{", Content_Length=50, Connection="close")
        self.close_connection = True

    def say_packed(self):
        self.send(b"\x1f\x8b", Content_Encoding="gzip")

    def log_message(self, *_):
        """Says nothing."""


@pytest.fixture
def web():
    with ThreadingHTTPServer(("127.0.0.1", 0), Answers) as server:
        server.asked, server.onward, server.emptied = [], "/good", threading.Event()
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
        yield server
        server.shutdown()


def guard_of(web, **more):
    return Guard(allowed=frozenset({("127.0.0.1", web.server_port)}), **more)


def got(web, path, guard=None, **more):
    url = f"http://127.0.0.1:{web.server_port}/{path}"
    return fetch(url, accept="application/json", guard=guard or guard_of(web), **more)


@pytest.mark.parametrize("nowhere", ["http://[::1", "http://[x]/", "http://\u2100.example/"])
def test_a_redirect_to_what_is_no_address_leads_nowhere(web, nowhere):
    web.onward = nowhere.encode("ascii", "backslashreplace").decode()
    with pytest.raises((Unreachable, Refused)):
        got(web, "onward")


def test_an_answer_is_read_with_its_status_and_kind(web):
    url = f"http://127.0.0.1:{web.server_port}/good"
    assert got(web, "good") == Fetched(200, "application/ld+json", b'{"a": 1}', url)
    assert got(web, "gone").status == 410


def test_nothing_is_told_but_what_is_asked_for(web, monkeypatch):
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9/")
    monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:9/")
    got(web, "good", agent="Cairn badge check")
    got(web, "good", agent="Cairn badge check")
    _path, headers = web.asked[-1]
    assert {name.lower() for name in headers} == {
        *("host", "accept", "accept-encoding", "user-agent", "connection")
    }
    assert headers["Host"] == f"127.0.0.1:{web.server_port}"
    assert headers["Accept-Encoding"] == "identity"


def test_three_redirects_are_followed_and_no_more(web):
    assert got(web, "hop?2").final_url.endswith("/good")
    with pytest.raises(LedAround):
        got(web, "hop?3")
    assert len(web.asked) == 8


@pytest.mark.parametrize(
    "inside",
    [
        "http://169.254.169.254/latest/meta-data/",
        "http://127.0.0.1:1/",
        "http://localhost/",
        "http://2130706433/",
        "http://0x7f.1/",
        "http://0177.0.0.1/",
        "http://[::1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://[::ffff:7f00:1]/",
        "http://[::7f00:1]/",
        "http://[64:ff9b::7f00:1]/",
        "http://[fec0::1]/",
        "http://192.0.0.8/",
        "http://user:word@93.184.216.34/",
        "//10.0.0.1/",
        "file:///etc/passwd",
        "gopher://93.184.216.34/",
    ],
)
def test_a_redirect_to_the_inside_is_refused_and_asks_nothing(web, inside):
    web.onward = inside
    with pytest.raises(Refused):
        got(web, "onward")
    assert len(web.asked) == 1
    with pytest.raises(Refused):
        fetch(inside if "//" in inside[:8] else "http:" + inside, accept="*/*", guard=OUTSIDE)


def test_a_name_that_turns_to_the_inside_after_it_was_looked_at_leads_nowhere_else(web):
    """The name is looked up once; what it says the second time is never heard."""
    asked = []

    def turning(host, port, **_):
        asked.append(host)
        address = "127.0.0.1" if len(asked) == 1 else "169.254.169.254"
        return [(0, 0, 0, "", (address, port))]

    url = f"http://turning.example:{web.server_port}/good"
    assert fetch(url, accept="*/*", guard=guard_of(web, resolve=turning)).status == 200
    assert asked == ["turning.example"]
    assert web.asked[0][1]["Host"] == f"turning.example:{web.server_port}"
    with pytest.raises(Refused):
        fetch(url, accept="*/*", guard=guard_of(web, resolve=turning))


def test_where_only_https_is_asked_a_redirect_does_not_lead_below_it(web):
    with pytest.raises(Refused):
        got(web, "good", guard=guard_of(web, schemes=("https",)))
    assert web.asked == []


@pytest.mark.parametrize("path", ["large", "boasting", "endless"])
def test_no_more_is_read_than_the_most(web, path):
    with pytest.raises(TooLarge):
        got(web, path, most_bytes=4000)
    assert not web.emptied.is_set()


def test_a_trickle_does_not_hold_it_longer_than_it_has(web):
    begun = time.monotonic()
    with pytest.raises(TooSlow):
        got(web, "drip", seconds=0.5)
    assert time.monotonic() - begun < 2


def test_a_name_server_that_takes_its_time_does_not_either(web):
    over = threading.Event()

    def slow(host, port, **_):
        over.wait(5)
        return []

    with pytest.raises(TooSlow):
        got(web, "good", guard=guard_of(web, resolve=slow), seconds=0.3)
    over.set()


@pytest.mark.parametrize("path", ["cut", "packed"])
def test_an_answer_that_is_not_whole_or_packed_is_none(web, path):
    with pytest.raises(Unreachable):
        got(web, path)


def test_where_nobody_listens_nothing_is_reached():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    alone = Guard(allowed=frozenset({("127.0.0.1", port)}))
    with pytest.raises(Unreachable):
        fetch(f"http://127.0.0.1:{port}/", accept="*/*", guard=alone)


@pytest.mark.parametrize("url", ["http://never.invalid/", "https://ex ample/", "http://[::1/"])
def test_an_address_that_is_none_is_an_error_of_its_kind(url):
    with pytest.raises((Unreachable, Refused)):
        fetch(url, accept="*/*")
