"""Making assessors, and ending the role while work is claimed."""

import pytest

from credentials.models import Issuer
from portal.kit.verdict import Refused
from reviews.models import Assessor
from reviews.roles import actions


@pytest.fixture
def nea(cast):
    return Issuer.objects.get(slug="nea")


def test_a_manager_makes_an_assessor_once(cast, nea):
    first = actions.grant(cast["lee"], nea, by=cast["iris"])
    assert actions.grant(cast["lee"], nea, by=cast["iris"]) == first


def test_an_approver_or_educator_cannot(cast, nea):
    for name in ("max", "dana", "asha"):
        with pytest.raises(Refused):
            actions.grant(cast["lee"], nea, by=cast[name])


def test_ending_pairs_who_and_when(cast, nea):
    role = Assessor.objects.get(user=cast["asha"], issuer=nea)
    actions.end(role, by=cast["iris"])
    assert (role.ended_by, bool(role.ended_at)) == (cast["iris"], True)
