"""The hosted assertion and its baked picture, before the official validator, from a live server."""

import urllib.request

import pytest

from badges.conformance import run
from badges.earning import actions
from badges.tests import factories

pytestmark = [
    pytest.mark.conformance,
    pytest.mark.skipif(run.missing() is not None, reason=str(run.missing())),
]


@pytest.fixture
def public(live_server, settings, cast):
    settings.PUBLIC_ORIGIN = live_server.url
    award = factories.issued(cast)
    actions.accept(award, by=cast["dana"])
    return f"{live_server.url}/badges/assertions/{award.uuid}"


@pytest.mark.row("F1")
def test_the_hosted_assertion_is_valid(public):
    result = run.validate_url(public, recipient="dana@demo.test")
    assert result.ok, result.output


@pytest.mark.row("F1")
def test_the_baked_picture_is_valid(public, tmp_path):
    path = tmp_path / "badge.png"
    with urllib.request.urlopen(f"{public}/image") as picture:
        path.write_bytes(picture.read())
    result = run.validate_image(path, recipient="dana@demo.test")
    assert result.ok, result.output


def test_it_is_nobody_elses(public):
    assert not run.validate_url(public, recipient="lee@demo.test").ok
