"""A milestone and badges that end, before the official validator, from a live server."""

import urllib.request

import pytest

from badges.conformance import run
from badges.earning import actions
from badges.tests import milestones
from badges.tests.test_ending import ending
from badges.tests.test_renewing import renewed
from portal.kit import clock

pytestmark = [
    pytest.mark.conformance,
    pytest.mark.skipif(run.missing() is not None, reason=str(run.missing())),
]


@pytest.fixture
def origin(live_server, settings):
    settings.PUBLIC_ORIGIN = live_server.url
    return f"{live_server.url}/badges/assertions"


def verdicts(address, tmp_path):
    """What is said of the hosted assertion and of its baked picture."""
    path = tmp_path / "badge.png"
    with urllib.request.urlopen(f"{address}/image") as picture:
        path.write_bytes(picture.read())
    whose = {"recipient": "dana@demo.test"}
    return [run.validate_url(address, **whose), run.validate_image(path, **whose)]


@pytest.mark.row("F1", "F13")
def test_the_badge_of_a_whole_stack_is_valid(origin, cast, tmp_path):
    award = milestones.completed(cast, 3)
    actions.accept(award, by=award.person)
    for verdict in verdicts(f"{origin}/{award.uuid}", tmp_path):
        assert verdict.ok, verdict.output


@pytest.mark.row("F1", "F15")
def test_a_badge_that_will_expire_is_valid_and_so_is_what_renews_it(origin, cast, tmp_path):
    with clock.moved(days=-300):
        old = ending(cast)
    new = renewed(cast, old)
    actions.accept(new, by=new.person)
    for award in (old, new):
        for verdict in verdicts(f"{origin}/{award.uuid}", tmp_path):
            assert verdict.ok, verdict.output


@pytest.mark.row("F1", "F15")
def test_a_badge_that_has_expired_is_said_to_have_expired(origin, cast, tmp_path):
    with clock.moved(days=-400):
        award = ending(cast)
    for verdict in verdicts(f"{origin}/{award.uuid}", tmp_path):
        assert not verdict.ok
        assert "expired" in verdict.output.lower()
        assert "410" not in verdict.output
