"""A changed mail address: written anew, once, and the old one says that it was replaced."""

import json
import threading

import pytest
from allauth.account.models import EmailAddress
from django.db import connections
from django.test import Client
from django.urls import reverse

from badges import issuing, steps
from badges.earning import actions as earning
from badges.earning.choosing import actions as choosing
from badges.earning.reissuing import actions
from badges.models import Award, Revocation, Succession
from badges.openbadges.identity import is_recipient
from badges.tests import factories
from portal import tasks
from portal.kit import clock
from portal.kit.models import Message, Outbox
from portal.kit.verdict import Refused

pytestmark = pytest.mark.django_db
NEW = "dana.ruiz@new.test"


@pytest.fixture
def award(cast):
    award = factories.issued(cast)
    earning.accept(award, by=cast["dana"])
    choosing.choose(award, name=True, evidence=False, text="", on_profile=True, by=cast["dana"])
    deliver()
    move(cast["dana"])
    return Award.objects.get()


def move(person):
    """Their address is another one now, confirmed."""
    EmailAddress.objects.filter(user=person).delete()
    EmailAddress.objects.create(user=person, email=NEW, verified=True, primary=True)


def deliver():
    for row in Outbox.objects.filter(topic="award.approved", done_at=None):
        tasks.deliver(row.pk)


def url(name, award):
    return reverse(f"badges:{name}", args=[award.uuid])


def get(award, accept="application/ld+json"):
    return Client().get(url("assertion", award), headers={"accept": accept})


@pytest.mark.row("F1", "F3")
def test_the_new_one_verifies_for_the_new_address_and_the_old_one_is_gone(award, signed_in):
    dana = signed_in("dana")
    assert "no longer yours" in dana.get(url("badge", award)).content.decode()
    assert NEW in dana.get(url("reissue", award)).content.decode()
    dana.post(url("reissue", award))
    deliver()
    new = Award.objects.get(succeeded_at=None)
    said = json.loads(get(new).content)
    assert is_recipient(NEW, said["recipient"])
    assert not is_recipient("dana@demo.test", said["recipient"])
    assert said["recipient"]["salt"] != json.loads(award.document)["recipient"]["salt"]
    assert said["issuedOn"] == json.loads(award.document)["issuedOn"]
    gone = get(award)
    assert gone.status_code == 410
    assert "replaced" in json.loads(gone.content)["revocationReason"]
    page = get(award, "text/html")
    assert page.status_code == 410
    assert "written anew" in page.content.decode()
    assert "demo.test" not in page.content.decode()


def test_what_was_decided_goes_along(award, cast):
    new = actions.reissue(award, by=cast["dana"])
    assert (new.accepted_at, new.awarded_on) == (award.accepted_at, award.awarded_on)
    assert (new.choice.name_shown, new.choice.on_profile) == (True, True)
    follows = Succession.objects.get()
    assert (follows.kind, follows.old, follows.new) == ("reissue", award, new)
    award.refresh_from_db()
    assert award.revocation_code == Award.Gone.SUPERSEDED
    deliver()


def test_asking_twice_writes_one_and_nobody_is_congratulated_again(award, signed_in):
    dana = signed_in("dana")
    before = Message.objects.count()
    for _twice in range(2):
        assert dana.post(url("reissue", award))["Location"] == reverse("badges:mine")
    deliver()
    assert Award.objects.count() == 2
    assert Outbox.objects.filter(topic="award.approved").count() == 2
    assert Message.objects.count() == before


@pytest.mark.django_db(transaction=True)
def test_of_two_who_ask_at_once_one_gets_it(award, cast):
    gate, refused = threading.Barrier(2), []

    def work():
        try:
            gate.wait()
            actions.reissue(Award.objects.get(pk=award.pk), by=cast["dana"])
        except Refused as error:
            refused.append(error)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=work) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(refused) == 1
    assert Award.objects.count() == 2


def test_it_is_refused_for_the_same_address_for_others_and_while_a_revocation_waits(award, cast):
    with pytest.raises(Refused):
        actions.reissue(award, by=cast["lee"])
    asked = Revocation.objects.create(
        award=award, reason="mistake", note="x", asked_by=cast["iris"], reply_until=clock.now()
    )
    with pytest.raises(Refused, match="asked to revoke"):
        actions.reissue(award, by=cast["dana"])
    asked.delete()
    EmailAddress.objects.filter(email=NEW).update(email="dana@demo.test")
    with pytest.raises(Refused, match="already"):
        actions.reissue(award, by=cast["dana"])
    assert Award.objects.count() == 1


def test_an_unconfirmed_address_gets_no_badge(award, cast):
    EmailAddress.objects.filter(email=NEW).update(verified=False)
    with pytest.raises(Refused):
        actions.reissue(award, by=cast["dana"])
    assert Award.objects.count() == 1


def test_somebody_else_s_badge_is_not_there(award, signed_in):
    lee = signed_in("lee")
    assert lee.get(url("reissue", award)).status_code == 404
    assert lee.post(url("reissue", award)).status_code == 404


class PowerCut(Exception):
    """Stands for the death of the worker at a step."""


@pytest.mark.parametrize("step", steps.ISSUING)
def test_a_death_while_it_is_written_anew_is_made_good_by_the_next_try(
    award, cast, monkeypatch, step
):
    new = actions.reissue(award, by=cast["dana"])

    def die(reached):
        if reached == step:
            raise PowerCut

    monkeypatch.setattr(steps, "passed", die)
    with pytest.raises(PowerCut):
        issuing.issue(new.pk)
    monkeypatch.undo()
    deliver()
    deliver()
    assert get(new).status_code == 200
    assert get(award).status_code == 410
    assert Award.objects.count() == 2
