"""Renewing: earning a badge anew near its end links the new one to the old one, once."""

import json

import pytest
from django.test import Client

from badges import issuing
from badges.deciding import actions as deciding
from badges.earning import actions as earning
from badges.ending import sweeps
from badges.models import Award, Succession
from badges.renewing import actions
from badges.tests import factories
from badges.tests.test_ending import before_the_end, ending, public
from credentials.tests import factories as catalogue
from portal.kit import clock
from portal.kit.models import Message
from portal.kit.verdict import Refused
from portal.testing.journeys import at_browser
from reviews.tests import factories as reviews
from submissions.models import Enrollment

pytestmark = pytest.mark.row("F15")


def renewed(cast, award):
    """The award that renews `award`, issued; made by submitting, reading and approving."""
    work = actions.renew(award, by=award.person)
    submission = work.submissions.get()
    reviews.rewritten(cast, submission)
    reviews.reviewed(cast["asha"])
    submission.refresh_from_db()
    new = deciding.approve(submission, by=cast["iris"])
    issuing.issue(new.pk)
    new.refresh_from_db()
    return new


def test_before_the_last_90_days_it_cannot_be_renewed(cast):
    award = ending(cast)
    with before_the_end(award, 91), pytest.raises(Refused, match="cannot be renewed now"):
        actions.renew(award, by=cast["dana"])
    dana = at_browser(cast["dana"])
    dana.open("/start/iep/").has("You have earned this").has_not("Renew")


@pytest.mark.parametrize("days", [90, 1, -400])
def test_renewing_opens_the_work_once_with_the_text_that_was_written(cast, days):
    award = ending(cast)
    with before_the_end(award, days):
        work = actions.renew(award, by=cast["dana"])
        assert actions.renew(award, by=cast["dana"]) == work
    old = award.submission.enrollment
    assert work.continues == old
    assert work.version == work.credential.current
    texts = [
        row.text for entry in work.submissions.get().entries.all() for row in entry.responses.all()
    ]
    assert texts
    assert all(texts)
    old.refresh_from_db()
    assert old.closed_at
    assert Enrollment.objects.of(cast["dana"]).active().get() == work


def test_the_owner_renews_from_the_badge_the_start_page_or_the_mail(cast):
    award = ending(cast)
    with before_the_end(award, 20):
        sweeps.tell()
        dana = at_browser(cast["dana"])
        dana.open("/start/iep/").has("Renew this badge")
        dana.open(f"/my-badges/{award.uuid}/").follow("Renew this badge")
        assert dana.path in Message.objects.get(kind="badges/ending").text
        dana.has("Your badge is good until").send("Renew with my text")
        dana.has("Begun, with what you had written")
        there = dana.path
        dana.open(f"/my-badges/{award.uuid}/").has("Its renewal is under way").follow(
            "Go on with it"
        )
        assert dana.path == there
        dana.open(f"/my-badges/{award.uuid}/renew/")
        assert dana.path == there


def test_nobody_else_renews_it(cast, signed_in):
    award = ending(cast)
    with before_the_end(award, 20):
        assert signed_in("lee").post(f"/my-badges/{award.uuid}/renew/").status_code == 404
        with pytest.raises(Refused):
            actions.renew(award, by=cast["lee"])


def test_the_new_badge_takes_the_place_of_the_old_one_and_both_say_so(cast):
    award = ending(cast)
    with before_the_end(award, 20):
        new = renewed(cast, award)
        link = Succession.objects.get()
        assert (link.kind, link.old, link.new) == ("renewal", award, new)
        assert link.old.succeeded_at
        assert new.expires_at > award.expires_at
        assert "newer badge" not in public(award).content.decode()
        page = f"/my-badges/{award.uuid}/"
        at_browser(cast["dana"]).open(page).has("It has been renewed.", "See the newer badge")
        assert f"/badges/assertions/{new.uuid}" not in public(award).content.decode()
        earning.accept(new, by=new.person)
        assert f"/badges/assertions/{new.uuid}" in public(award).content.decode()
        assert f"/badges/assertions/{award.uuid}" in public(new).content.decode()
        with pytest.raises(Refused, match="cannot be renewed now"):
            actions.renew(link.old, by=cast["dana"])
    with before_the_end(award, -1):
        assert public(award).status_code == 200
        document = Client().get(f"/badges/assertions/{award.uuid}")
        assert (document.status_code, document.content.decode()) == (200, award.document)
        assert json.loads(document.content)["expires"]
        assert "Expired." in public(award).content.decode()
        at_browser(cast["dana"]).open("/my-badges/").has("Renewed")


def test_what_was_renewed_brings_no_more_notices(cast):
    award = ending(cast)
    with before_the_end(award, 20):
        renewed(cast, award)
    with before_the_end(award, 6):
        sweeps.tell()
    assert not Message.objects.filter(kind="badges/ending").exists()


def test_a_renewed_badge_can_be_renewed_again(cast):
    award = ending(cast)
    with before_the_end(award, -30):
        second = renewed(cast, award)
    with before_the_end(second, 10):
        third = renewed(cast, second)
    assert third.follows.old == second
    assert second.follows.old == award
    assert Award.objects.live().filter(succeeded_at=None).get() == third


def test_withdrawn_renewal_is_taken_up_from_the_badge_again(cast):
    award = ending(cast)
    with before_the_end(award, 20):
        first = actions.renew(award, by=cast["dana"])
        Enrollment.objects.filter(pk=first.pk).update(closed_at=clock.now())
        again = actions.renew(award, by=cast["dana"])
    assert again != first
    assert again.continues == first


def test_a_badge_that_is_for_ever_is_not_renewed(cast):
    award = factories.issued(cast, credential=catalogue.credential())
    with clock.moved(days=4000), pytest.raises(Refused):
        actions.renew(award, by=cast["dana"])
