"""Who may grant and end which role at an issuer."""

import pytest

from credentials.models import Issuer, IssuerStaff
from credentials.roles import actions, policy
from portal.kit.verdict import Refused

APPROVER = IssuerStaff.Role.APPROVER


@pytest.fixture
def nea(cast):
    return Issuer.objects.get(slug="nea")


def test_a_manager_grants_at_their_own_issuer_only(cast, nea):
    other = Issuer.objects.get(slug="digital-promise")
    assert policy.may_grant(cast["iris"], nea, APPROVER, to=cast["vic"])
    assert not policy.may_grant(cast["iris"], other, APPROVER, to=cast["vic"])
    assert policy.may_grant(cast["root"], other, APPROVER, to=cast["vic"])


@pytest.mark.parametrize("name", ["max", "asha", "dana", "stella", "ana", "eve"])
def test_nobody_else_grants_there(cast, nea, name):
    assert not policy.may_grant(cast[name], nea, APPROVER, to=cast["vic"])


def test_a_manager_does_not_raise_themselves(cast, nea):
    with pytest.raises(Refused, match="themselves"):
        actions.grant(cast["iris"], nea, IssuerStaff.Role.LEAD, by=cast["iris"])


def test_granting_and_ending_say_who_and_when(cast, nea):
    role = actions.grant(cast["vic"], nea, APPROVER, by=cast["iris"])
    assert role.granted_by == cast["iris"]
    actions.end(role, by=cast["root"])
    assert (role.ended_by, bool(role.ended_at)) == (cast["root"], True)
