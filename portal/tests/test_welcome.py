"""What `manage.py dev` tells, and the address it listens at."""

import subprocess

import pytest

from badges.tests import factories
from portal.demo import welcome
from portal.running.programs import ROOT


def test_no_word_while_badges_and_portal_share_an_address(cast, settings):
    settings.PUBLIC_ORIGIN = "http://127.0.0.1:8000"
    assert welcome.frozen_elsewhere() == ""
    factories.issued(cast)
    assert welcome.words() == ""


def test_another_port_than_that_of_the_badges_is_told_in_a_sentence(cast, settings):
    settings.PUBLIC_ORIGIN = "http://127.0.0.1:8000"
    factories.issued(cast)
    settings.PUBLIC_ORIGIN = "http://127.0.0.1:9000"
    said = welcome.words()
    assert "issued here under http://127.0.0.1:8000," in said
    assert "at http://127.0.0.1:9000 they cannot be verified" in said


def test_a_port_that_only_begins_alike_is_another(cast, settings):
    settings.PUBLIC_ORIGIN = "http://127.0.0.1:8000"
    factories.issued(cast)
    settings.PUBLIC_ORIGIN = "http://127.0.0.1:800"
    assert "under http://127.0.0.1:8000" in welcome.words()


@pytest.mark.parametrize(
    ("given", "environment", "listens"),
    [
        ([], {}, '--host "127.0.0.1" --port "8000"'),
        (["PORT=9000"], {}, '--port "9000"'),
        ([], {"PORT": "9000", "HOST": "0.0.0.0"}, '--host "0.0.0.0" --port "9000"'),
        ([], {"CAIRN_PORT": "9001", "CAIRN_HOST": "::1"}, '--host "::1" --port "9001"'),
        (["PORT=9000"], {"PORT": "9002"}, '--port "9000"'),
    ],
)
def test_make_dev_takes_host_and_port_from_either_side(given, environment, listens):
    env = {"PATH": "/usr/bin:/bin", **environment}
    command = ["make", "--dry-run", "dev", *given]
    said = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=True)
    assert listens in said.stdout
