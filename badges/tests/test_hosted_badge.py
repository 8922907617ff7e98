"""The hosted assertion and its baked picture, before the official validator, from a live server."""

import urllib.request

import pytest

from badges.conformance import run
from badges.earning import actions
from badges.models import Award
from badges.openbadges.png import bake
from badges.public import queries
from badges.signing import actions as signing
from badges.tests import factories
from portal.kit import clock

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


def test_the_signed_copy_is_valid_with_the_key_and_the_list_that_the_portal_serves(
    public, cast, tmp_path
):
    copy = signing.sign(Award.objects.get(), by=cast["dana"])
    result = run.validate_jws(copy.jws, recipient="dana@demo.test")
    assert result.ok, result.output
    path = tmp_path / "badge.png"
    path.write_bytes(bake(queries.baked(copy.award.uuid).image, copy.jws))
    result = run.validate_image(path, recipient="dana@demo.test")
    assert result.ok, result.output


def test_once_its_award_is_revoked_the_signed_copy_is_refused_through_the_list(public, cast):
    copy = signing.sign(Award.objects.get(), by=cast["dana"])
    why = {"revocation_reason": "Issued in error."}
    Award.objects.update(revoked_at=clock.now(), revoked_by=cast["iris"], **why)
    result = run.validate_jws(copy.jws)
    assert not result.ok
    assert "Issued in error." in result.output


def test_it_is_nobody_elses(public):
    assert not run.validate_url(public, recipient="lee@demo.test").ok
