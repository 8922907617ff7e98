"""What every answer to somebody signed in tells the browser: keep nothing, say nothing, load nothing."""

import pytest
from django.test import Client

from portal.testing import doors
from portal.testing.crawl import content

pytestmark = [pytest.mark.django_db, pytest.mark.row("E2")]
SOURCES = ("default-src", "img-src", "media-src", "font-src", "connect-src", "frame-src")


@pytest.mark.parametrize("who", ["asha", "max", "eve", "-"])
def test_every_answer_to_somebody_signed_in_is_private_and_says_nothing_elsewhere(world, who):
    """Of pages, files, errors and exports alike, for what is there and for what never was."""
    asked = 0
    for name in doors.names():
        client = Client()
        client.force_login(world.people[doors.owner_state(name) if who == "-" else who])
        for path in filter(None, (doors.address(name, world), doors.never(name, world))):
            answer = client.get(path)
            content(answer)
            assert answer["Cache-Control"] == "private, no-store", path
            assert answer["Referrer-Policy"] == "no-referrer", path
            assert answer["X-Content-Type-Options"] == "nosniff", path
            assert_nothing_remote(answer["Content-Security-Policy"], path)
            asked += 1
    assert asked > 130


def assert_nothing_remote(policy, path):
    """No picture, sound, frame, script or font comes from elsewhere: none tells who reads."""
    rules = dict(rule.strip().partition(" ")[::2] for rule in policy.split(";") if rule.strip())
    assert "default-src" in rules, path
    for name in SOURCES:
        allowed = set(rules.get(name, rules["default-src"]).split())
        assert allowed <= {"'self'", "'none'", "data:"}, f"{path}: {name} {allowed}"


def test_our_own_pages_allow_a_referrer_among_themselves_so_that_forms_are_known(client):
    assert '<meta name="referrer" content="same-origin">' in client.get("/about/").content.decode()
