"""Which names `manage.py dev` answers to, by the address it listens at."""

import socket

import pytest

from portal.management.commands.dev import address_env

HERE = ["127.0.0.1", "localhost", "[::1]"]


def names(host: str) -> list[str]:
    return address_env(host, 8000)["ALLOWED_HOSTS"].split(",")


@pytest.mark.parametrize("host", ["0.0.0.0", "::"])
def test_everywhere_means_every_name_of_this_machine_and_no_other(host, monkeypatch):
    monkeypatch.delenv("ALLOWED_HOSTS", raising=False)
    given = names(host)
    assert {socket.gethostname().lower(), *HERE} <= set(given)
    assert "*" not in given
    assert len(given) == len(set(given))


@pytest.mark.parametrize(
    ("host", "name"), [("192.0.2.7", "192.0.2.7"), ("2001:db8::7", "[2001:db8::7]")]
)
def test_one_address_means_that_one_and_this_machine(host, name, monkeypatch):
    monkeypatch.delenv("ALLOWED_HOSTS", raising=False)
    assert names(host) == [name, *HERE]


def test_what_is_set_stands(monkeypatch):
    monkeypatch.setenv("ALLOWED_HOSTS", "cairn.example")
    assert names("0.0.0.0") == ["cairn.example"]


def test_on_loopback_the_settings_have_their_own(monkeypatch):
    assert "ALLOWED_HOSTS" not in address_env("127.0.0.1", 8000)
