"""One address is asked politely, briefly, and never for its body (row A19)."""

import datetime as dt
import ssl
import time
from ipaddress import ip_address

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

from credentials.links.asking import Answer, ask
from credentials.tests.loopback import Loopback
from portal.kit.fetching.guard import OUTSIDE

pytestmark = pytest.mark.row("A19")


@pytest.fixture
def web():
    with Loopback() as running:
        yield running


def answer(web, name, seconds=5.0):
    return ask(web.url(name), guard=web.guard, agent="Cairn link check", seconds=seconds)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("200", Answer("ok", 200)),
        ("get-only", Answer("ok", 200)),
        ("to-there", Answer("ok", 200)),
        ("404", Answer("dead", 404)),
        ("410", Answer("dead", 410)),
        ("403", Answer("unreachable", 403)),
        ("429", Answer("unreachable", 429)),
        ("503", Answer("unreachable", 503)),
        ("broken", Answer("unreachable", 0)),
        ("a b?q=ü", Answer("ok", 200)),
    ],
)
def test_each_answer_has_its_meaning(web, name, expected):
    assert answer(web, name) == expected


def test_head_comes_first_and_get_only_where_head_is_refused(web):
    answer(web, "200")
    assert web.asked == [("HEAD", "/200")]
    answer(web, "get-only")
    assert web.asked[1:] == [("HEAD", "/get-only"), ("GET", "/get-only")]
    assert web.agents == {"Cairn link check"}


def test_redirects_have_an_end(web):
    web.server.onward["to-and-fro"] = "/to-and-fro"
    assert answer(web, "to-and-fro") == Answer("unreachable")
    assert len(web.asked) == 5


@pytest.mark.parametrize(
    "inside", ["http://10.0.0.1/", "http://127.0.0.1:1/", "file:///etc/passwd"]
)
def test_a_redirect_into_the_machine_room_is_not_followed(web, inside):
    web.server.onward["to-inside"] = inside
    assert answer(web, "to-inside") == Answer("unreachable")
    assert len(web.asked) == 1


@pytest.mark.parametrize("name", ["slow", "drip"])
def test_neither_silence_nor_a_trickle_holds_it_longer_than_it_has(web, name):
    begun = time.monotonic()
    assert answer(web, name, seconds=0.5) == Answer("unreachable")
    assert time.monotonic() - begun < 1.4


def test_production_does_not_ask_loopback(web):
    assert ask(web.url("200"), guard=OUTSIDE, agent="x") == Answer("unreachable")
    assert web.asked == []


def test_a_name_that_is_none_is_unreachable(web):
    assert ask("http://never.invalid/", guard=OUTSIDE, agent="x") == Answer("unreachable")
    assert ask("http://ex ample/", guard=OUTSIDE, agent="x") == Answer("unreachable")


@pytest.fixture
def certificate(tmp_path):
    """A self-signed certificate of 127.0.0.1, with its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "loopback")])
    now = dt.datetime.now(dt.UTC)
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - dt.timedelta(days=1))
        .not_valid_after(now + dt.timedelta(days=1))
        .add_extension(
            x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False
        )
        .sign(key, hashes.SHA256())
    )
    secret = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    path = tmp_path / "loopback.pem"
    path.write_bytes(made.public_bytes(Encoding.PEM) + secret)
    return path


def test_over_tls_only_a_certificate_that_is_trusted_counts(web, certificate, monkeypatch):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    web.server.socket = context.wrap_socket(web.server.socket, server_side=True)
    url = web.url("404").replace("http:", "https:")
    assert ask(url, guard=web.guard, agent="x", seconds=5.0) == Answer("unreachable")
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    assert ask(url, guard=web.guard, agent="x", seconds=5.0) == Answer("dead", 404)
