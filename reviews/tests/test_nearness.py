"""Who is too near to whose work: each tie from both its ends, and what is no tie."""

import datetime as dt

import pytest

from credentials.models import Issuer, IssuerStaff
from credentials.tests import factories as catalogue
from portal.accounts.models import Affiliate, Membership
from portal.kit import clock
from reviews.agreeing import actions as agreeing
from reviews.claiming import actions, policy
from reviews.giving_back import actions as giving_back
from reviews.models import Assessor
from reviews.tests import factories
from submissions.enrolling import actions as enrolling

pytestmark = pytest.mark.row("E2", "L16")


def may_read(cast, name="asha"):
    """Whether they are offered it and, asked once more, get it."""
    offered = policy.eligible(cast[name]).exists()
    slot = actions.claim(cast[name])
    assert bool(slot) is offered
    if slot:
        giving_back.release(slot, slot.lease_token, by=cast[name])
    return offered


@pytest.fixture
def work(cast):
    """A work of Dana's that Asha may read."""
    submission = factories.submitted(cast)
    assert may_read(cast)
    return submission


@pytest.fixture
def partners(cast):
    """Another issuer, for whom Asha also reads, and something of theirs."""
    issuer = Issuer.objects.get(slug="digital-promise")
    Assessor.objects.create(user=cast["asha"], issuer=issuer)
    thing = catalogue.credential("partners", "Working with Partners")
    type(thing).objects.filter(pk=thing.pk).update(issuer=issuer)
    thing.refresh_from_db()
    return thing


@pytest.mark.parametrize(("mover", "other"), [("asha", "dana"), ("dana", "asha")])
def test_the_same_local_whoever_came_to_it(cast, work, mover, other):
    cast[mover].affiliate = cast[other].affiliate
    cast[mover].save()
    assert not may_read(cast)
    assert may_read(cast, "ben")


@pytest.mark.parametrize(("mover", "other"), [("asha", "dana"), ("dana", "asha")])
def test_a_role_in_the_others_local_whoever_has_it(cast, work, mover, other):
    Membership.objects.create(user=cast[mover], affiliate=cast[other].affiliate, role="member")
    assert not may_read(cast)


def test_the_same_state_is_no_tie(cast, work):
    oakland = Affiliate.objects.get(slug="oakland")
    cast["asha"].affiliate = oakland
    cast["asha"].save()
    assert oakland.parent == cast["dana"].affiliate.parent
    assert may_read(cast)


@pytest.mark.parametrize("reason", ["same cohort", "declared"])
@pytest.mark.parametrize(("person", "other"), [("asha", "dana"), ("dana", "asha")])
def test_a_conflict_whoever_is_named_first(cast, work, person, other, reason):
    giving_back.part(cast[person].pk, [cast[other].pk], reason=reason, source="told")
    assert not may_read(cast)
    assert may_read(cast, "ben")


@pytest.mark.parametrize("reason", giving_back.EXCLUDING)
def test_what_a_reader_declares_holds_for_all_of_that_author_and_both_ways(cast, work, reason):
    slot = factories.claimed(cast["asha"])
    giving_back.decline(slot, slot.lease_token, reason, by=cast["asha"])
    factories.submitted(cast, credential=catalogue.credential("plans", "Plans"))
    assert not may_read(cast)
    assert may_read(cast, "ben")
    issuer = work.enrollment.credential.issuer
    Assessor.objects.create(user=cast["dana"], issuer=issuer)
    agreeing.accept(language="en", by=cast["dana"])
    factories.submitted(cast, "asha", catalogue.credential("goals", "Goals"))
    assert not policy.eligible(cast["dana"]).exists()


def test_who_wrote_what_is_asked_reads_none_of_it_and_all_else(cast, work):
    work.enrollment.credential.authors.add(cast["asha"])
    assert not may_read(cast)
    work.enrollment.credential.authors.set([cast["dana"]])
    work.enrollment.credential.authors.clear()
    catalogue.credential("plans", "Plans").authors.add(cast["asha"])
    assert may_read(cast)


def _officer(cast, name, slug="digital-promise", **values):
    issuer = Issuer.objects.get(slug=slug)
    role = IssuerStaff.Role.OFFICER
    return IssuerStaff.objects.create(user=cast[name], issuer=issuer, role=role, **values)


def test_an_officer_reads_nothing_of_an_author_whose_name_they_see_elsewhere(cast, work, partners):
    _officer(cast, "asha")
    assert may_read(cast)
    enrolling.start(partners, by=cast["dana"])
    assert not may_read(cast)


def test_an_author_who_is_officer_of_the_readers_own_work_is_as_near(cast, work, partners):
    _officer(cast, "dana")
    assert may_read(cast)
    enrolling.start(partners, by=cast["asha"])
    assert not may_read(cast)
    assert may_read(cast, "ben")


def test_who_was_an_officer_has_seen_the_names_of_that_time_alone(cast, work):
    issuer = work.enrollment.credential.issuer
    ended = {"ended_by": cast["root"]}
    role = _officer(cast, "asha", issuer.slug, ended_at=clock.now(), **ended)
    assert not may_read(cast)
    before = work.enrollment.started_at - dt.timedelta(days=1)
    IssuerStaff.objects.filter(pk=role.pk).update(ended_at=before)
    assert may_read(cast)
