"""Who may grant and end which role in an affiliate."""

import pytest

from portal.accounts.models import Affiliate, Membership
from portal.accounts.roles import actions, policy
from portal.kit.models import AuditEntry
from portal.kit.verdict import Refused

STAFF = Membership.Role.STAFF


@pytest.fixture
def at(cast):
    return lambda slug: Affiliate.objects.get(slug=slug)


def test_staff_grant_in_their_affiliate_and_below(cast, at):
    for place in ("cta", "fresno", "oakland"):
        assert policy.may_grant(cast["stella"], at(place), STAFF)
    for place in ("nea", "kea", "jefferson"):
        assert not policy.may_grant(cast["stella"], at(place), STAFF)


@pytest.mark.parametrize("name", ["dana", "paul", "iris", "asha", "fay"])
def test_nobody_else_grants_there(cast, at, name):
    assert not policy.may_grant(cast[name], at("fresno"), Membership.Role.MEMBER)


def test_nobody_grants_to_themselves_the_site_manager_neither(cast, at):
    assert not policy.may_grant(cast["stella"], at("cta"), STAFF, to=cast["stella"])
    assert not policy.may_grant(cast["root"], at("cta"), STAFF, to=cast["root"])


def test_an_unknown_role_is_refused(cast, at):
    assert not policy.may_grant(cast["root"], at("cta"), "king")


def test_granting_twice_is_granting_once_and_says_by_whom(cast, at):
    first = actions.grant(cast["lee"], at("fresno"), STAFF, by=cast["stella"])
    assert actions.grant(cast["lee"], at("fresno"), STAFF, by=cast["root"]) == first
    assert first.granted_by == cast["stella"]
    assert AuditEntry.objects.filter(verb="accounts.grant").count() == 1


def test_ending_pairs_who_and_when(cast, at):
    role = actions.grant(cast["lee"], at("fresno"), STAFF, by=cast["stella"])
    actions.end(role, by=cast["stella"])
    assert role.ended_by == cast["stella"]
    assert role.ended_at
    with pytest.raises(Refused, match="ended already"):
        actions.end(role, by=cast["stella"])


def test_one_may_lay_down_a_role_of_one_s_own_but_not_another_s(cast):
    mine = cast["paul"].memberships.get(role=Membership.Role.POINT_PERSON)
    with pytest.raises(Refused):
        actions.end(mine, by=cast["dana"])
    actions.end(mine, by=cast["paul"])


def test_the_last_site_manager_cannot_end(cast):
    with pytest.raises(Refused, match="last site manager"):
        actions.end_site(cast["root"], by=cast["root"])
    actions.grant_site(cast["stella"], by=cast["root"])
    actions.end_site(cast["root"], by=cast["root"])
    cast["root"].refresh_from_db()
    assert not cast["root"].is_site_manager


def test_only_a_site_manager_makes_site_managers(cast):
    with pytest.raises(Refused):
        actions.grant_site(cast["iris"], by=cast["stella"])


def test_a_first_role_brings_the_affiliate_and_its_time_zone(cast, at):
    cast["vic"].affiliate = None
    cast["vic"].save()
    actions.grant(cast["vic"], at("oakland"), STAFF, by=cast["root"])
    assert cast["vic"].time_zone == "America/Los_Angeles"
