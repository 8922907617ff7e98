"""Who answers what rests, who never may, and that seeing a name is noted for good."""

import pytest

from credentials.models import IssuerStaff
from credentials.roles import actions as issuer_roles
from credentials.tests import factories as catalogue
from portal.kit import clock
from portal.kit.models import AuditEntry
from portal.testing.pages import Walker
from reviews.agreeing import actions as agreeing
from reviews.claiming import policy as claiming_policy
from reviews.models import Assessor, Conflict, ReviewSlot
from reviews.reporting import policy
from reviews.tests import factories
from reviews.tests.prechecks import DESK, case_of, page_of

pytestmark = pytest.mark.django_db


def test_names_are_shown_to_who_asks_and_that_is_noted_for_good(signed_in, resting, cast):
    eve = cast["eve"]
    officer = Walker(signed_in("eve")).open(page_of(resting)).has_not("Ruiz")
    officer.send("Show who wrote it").has("Dana Ruiz", "It is noted that you saw this.")
    assert AuditEntry.objects.get(verb="reviews.see_names").by == eve
    assert Conflict.objects.filter(person=eve, other=cast["dana"]).exists()
    Walker(signed_in("eve")).open(page_of(resting)).has("Dana Ruiz")


def test_an_officer_who_answered_is_never_offered_that_author_at_any_issuer(
    signed_in, resting, cast
):
    Walker(signed_in("eve")).open(page_of(resting)).send("Clear it for review")
    other = catalogue.issuer("elsewhere")
    thing = catalogue.credential("other", "Another One", by="elsewhere")
    Assessor.objects.create(user=cast["eve"], issuer=other, granted_by=cast["root"])
    agreeing.accept(language="en", by=cast["eve"])
    officer = IssuerStaff.objects.filter(user=cast["eve"])
    officer.update(ended_at=clock.now(), ended_by=cast["root"])
    factories.submitted(cast, "dana", thing)
    theirs = factories.submitted(cast, "lee", thing)
    offered = claiming_policy.eligible(cast["eve"])
    assert {slot.submission for slot in offered} == {theirs}


def test_who_reads_an_author_does_not_answer_what_rests_of_theirs(signed_in, resting, cast):
    issuer_roles.grant(cast["asha"], catalogue.issuer(), IssuerStaff.Role.OFFICER, by=cast["root"])
    assert policy.within_reach(cast["asha"]).exists()
    ReviewSlot.objects.create(
        submission=resting, n=1, state="void", assessor=cast["asha"], opened_at=clock.now()
    )
    assert not policy.within_reach(cast["asha"]).exists()
    assert signed_in("asha").get(page_of(resting)).status_code == 404


@pytest.mark.row("E2")
def test_a_stay_is_nobody_elses_and_a_lead_learns_of_none(signed_in, resting, cast):
    issuer_roles.grant(cast["tom"], catalogue.issuer(), IssuerStaff.Role.LEAD, by=cast["root"])
    code = case_of(resting).code
    assert code not in signed_in("tom").get(DESK).content.decode()
    for who in ("tom", "dana", "asha", "iris", "fay", "root"):
        client = signed_in(who)
        assert client.get(page_of(resting)).status_code == 404, who
        for verb in ("clear", "return", "cover", "names"):
            assert client.post(page_of(resting), {"verb": verb}).status_code == 404, who
