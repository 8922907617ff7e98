"""Badges that are good for a time: what their pages say, and who is told when."""

import datetime as dt
import json

import pytest
from django.test import Client
from django.urls import reverse

from badges.deciding import awarding
from badges.earning import actions as earning
from badges.ending import sweeps
from badges.tests import factories
from credentials.tests import factories as catalogue
from portal.accounts import optouts
from portal.kit import clock, purge
from portal.kit.models import Message
from portal.testing.journeys import at_browser

pytestmark = pytest.mark.row("F15")
MONTHS = 12


def ending(cast, educator="dana", slug="iep"):
    """An award that is good for a year, issued today and accepted."""
    thing = catalogue.credential(slug)
    with purge.permitted("test", "version"):
        thing.current.valid_months = MONTHS
        thing.current.save()
    award = factories.issued(cast, educator, credential=thing)
    earning.accept(award, by=award.person)
    award.refresh_from_db()
    return award


def before_the_end(award, days):
    """The clock so many days before the end of the award."""
    return clock.moved(seconds=(award.expires_at - clock.now()).total_seconds() - days * 86_400)


def told():
    sweeps.tell()
    return Message.objects.filter(kind="badges/ending").count()


def public(award):
    return Client().get(
        reverse("badges:assertion", args=[award.uuid]), headers={"accept": "text/html"}
    )


def test_the_day_until_which_it_is_good_stands_in_the_assertion_and_on_every_page(cast):
    award = ending(cast)
    end = awarding.good_until(award.version, award.awarded_on)
    assert award.expires_at == end
    assert json.loads(award.document)["expires"] == f"{end:%Y-%m-%dT%H:%M:%SZ}"
    day = f"{end:%-m/%-d/%Y}"
    assert f"Good until <b>{day}</b>" in public(award).content.decode()
    dana = at_browser(cast["dana"])
    dana.open("/my-badges/").has(f"good until {day}")
    dana.open(f"/my-badges/{award.uuid}/").has("Good until", day).has_not("Renew")
    dana.open("/credentials/iep/").has("badge good for", "12 months")
    dana.open("/start/iep/").has("badge good for", "12 months")


def test_after_its_end_it_is_expired_and_still_there(cast):
    award = ending(cast)
    with before_the_end(award, -1):
        page = public(award)
        assert page.status_code == 200
        assert "Expired." in page.content.decode()
        document = Client().get(f"/badges/assertions/{award.uuid}")
        assert (document.status_code, document.content.decode()) == (200, award.document)
        dana = at_browser(cast["dana"])
        dana.open("/my-badges/").has("Expired", "expired ")
        dana.open(f"/my-badges/{award.uuid}/").has("Expired.", "Renew this badge")


def test_notices_come_90_30_and_7_days_before_each_once(cast):
    award, counts = ending(cast), []
    for days in (91, 90, 89, 31, 30, 8, 7, 7, 1, -1):
        with before_the_end(award, days):
            counts.append(told())
    assert counts == [0, 1, 1, 1, 2, 2, 3, 3, 3, 3]


def test_after_a_long_silence_only_the_latest_notice_comes(cast):
    award = ending(cast)
    with before_the_end(award, 5):
        assert (told(), told()) == (1, 1)
    mail = Message.objects.get(kind="badges/ending")
    assert "This is the last notice." in mail.text
    assert f"/my-badges/{award.uuid}/renew/" in mail.text
    assert f"{award.expires_at:%-m/%-d/%Y}" in mail.text


def test_what_is_for_ever_or_was_taken_back_brings_no_notice(cast):
    factories.issued(cast)
    award = ending(cast, "lee", "another")
    type(award).objects.filter(pk=award.pk).update(revoked_at=clock.now(), revoked_by=cast["iris"])
    with before_the_end(award, 20):
        assert told() == 0


def test_a_notice_that_was_due_before_the_badge_was_issued_does_not_come(cast):
    award = ending(cast)
    late = dt.timedelta(days=60)
    award.issued_at = award.expires_at - late
    with clock.moved(days=(award.expires_at - late - clock.now()).days + 1):
        assert sweeps.due(award) is None
    with before_the_end(award, 29):
        assert sweeps.due(award) == 30


def test_the_notices_can_be_declined_by_their_own_link(cast):
    award = ending(cast)
    with before_the_end(award, 90):
        told()
    mail = Message.objects.get(kind="badges/ending")
    path = mail.optout[mail.optout.index("/mails/") :]
    assert Client(enforce_csrf_checks=True).post(path).status_code == 200
    cast["dana"].refresh_from_db()
    assert cast["dana"].mail_optouts == [optouts.BADGE_ENDS]
    with before_the_end(award, 7):
        assert told() == 1
