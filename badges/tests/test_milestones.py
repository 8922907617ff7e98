"""A stack that is complete becomes a badge of its own, once."""

import json
import threading

import pytest
from django.db import IntegrityError, connection, connections, transaction
from django.test.utils import CaptureQueriesContext

from badges import facts, issuing, snapshots
from badges.milestones import actions, queries, sweeps
from badges.models import Award, BadgeClassSnapshot, Stone
from badges.openbadges import checks, documents
from badges.openbadges.identity import is_recipient
from badges.openbadges.png import unbake
from badges.tests import factories, milestones
from credentials.models import StackItem
from credentials.tests import factories as catalogue
from portal import relay, tasks
from portal.kit import clock
from portal.kit.models import Message, Outbox
from portal.testing.house_pdf import assert_house_pdf
from portal.testing.journeys import at_browser

pytestmark = pytest.mark.row("F13")


def made():
    return Award.objects.filter(stack__isnull=False)


def test_the_last_badge_of_a_stack_brings_the_badge_of_the_stack(cast):
    last = milestones.approved_last(cast, 3)
    assert not made().exists()
    relay.drain()
    award = made().get()
    assert (award.person, award.version, award.submission) == (last.person, None, None)
    assert award.issued_at
    assert award.title == "Exceptional Learner"
    mail = Message.objects.get(kind="badges/earned", key__contains=award.uuid)
    assert "Exceptional Learner" in mail.text
    assert "all 3" in mail.text
    assert Message.objects.filter(kind="badges/earned").count() == 4


def test_half_a_stack_brings_nothing(cast):
    _stack, things = milestones.stack_of(2)
    factories.approved(cast, credential=things[0])
    factories.approved(cast, "lee", credential=things[1])
    relay.drain()
    sweeps.make_up()
    assert not made().exists()


def test_a_stack_of_one_is_its_one_badge(cast):
    factories.approved(cast, credential=milestones.stack_of(1)[1][0])
    relay.drain()
    sweeps.make_up()
    assert not made().exists()


def test_one_badge_may_complete_two_stacks(cast):
    _stack, things = milestones.stack_of(2)
    other = catalogue.stack("other", "Another Stack")
    for n, thing in enumerate(things, 1):
        StackItem.objects.create(stack=other, credential=thing, position=n)
        factories.approved(cast, credential=thing)
    relay.drain()
    assert made().count() == 2


def test_its_documents_pass_the_strict_check_and_name_what_it_is_made_of(cast):
    award = milestones.completed(cast, 3)
    assertion, badge_class = json.loads(award.document), json.loads(award.badge_class.document)
    profile = documents.profile(facts.of_issuer(award.issuer))
    assert checks.problems(assertion, badge_class, profile) == []
    assert is_recipient("dana@demo.test", assertion["recipient"])
    assert badge_class["name"] == "Exceptional Learner"
    for title in milestones.TITLES:
        assert title in badge_class["criteria"]["narrative"]
    assert "not a license" in badge_class["description"]
    assert "expires" not in assertion


def test_it_is_offered_accepted_shown_and_printed_like_any_badge(cast, client, signed_in):
    award = milestones.completed(cast, 3)
    public, mine = f"/badges/assertions/{award.uuid}", f"/my-badges/{award.uuid}/"
    assert client.get(public).status_code == 404
    dana = at_browser(cast["dana"])
    dana.open("/my-badges/").has("Exceptional Learner", "3 of 3 earned")
    dana.open("/stacks/exceptional-learner/").has("The whole stack is yours.")
    dana.open("/desk/").has("The badge of the whole stack")
    dana.open(mine).has("What had to be earned", *milestones.TITLES).send("Accept this badge")
    page = client.get(public, headers={"accept": "text/html"}).content.decode()
    assert all(title in page for title in milestones.TITLES)
    assert "Dana" not in page
    assert client.get(public).content.decode() == award.document
    assert unbake(client.get(f"{public}/image").content) == award.document
    about = client.get(f"/badges/classes/{award.badge_class.uuid}/criteria").content.decode()
    assert milestones.TITLES[0] in about
    printed = signed_in("dana").get(f"{mine}certificate.pdf")
    assert "exceptional-learner.pdf" in printed["Content-Disposition"]
    assert_house_pdf(printed.content, lang="en")


def test_the_pages_say_how_much_of_a_stack_is_earned(cast, client):
    _stack, things = milestones.stack_of(3)
    factories.issued(cast, credential=things[0])
    dana = at_browser(cast["dana"])
    dana.open("/stacks/exceptional-learner/").has("1 of 3", "the stack itself becomes a badge")
    dana.open("/my-badges/").has("1 of 3 earned")
    assert "becomes a badge" in client.get("/stacks/exceptional-learner/").content.decode()


def test_a_changed_list_is_a_new_edition_and_takes_nothing_from_anybody(cast):
    award = milestones.completed(cast)
    before = award.document
    catalogue.credential("later", "Added Later", in_stack=award.stack)
    now = snapshots.of_stack(award.stack, queries.listed(award.stack))
    assert (now.edition, now.stones.count()) == (2, 3)
    related = json.loads(now.document)["related"]
    assert related["version"] == "1"
    assert str(award.badge_class.uuid) in related["id"]
    assert snapshots.of_stack(award.stack, queries.listed(award.stack)) == now
    sweeps.make_up()
    relay.drain()
    assert made().get().document == before
    assert award.badge_class.stones.count() == 2


def test_the_database_keeps_the_list_as_it_was(cast):
    milestones.completed(cast)
    with pytest.raises(IntegrityError), transaction.atomic():
        Stone.objects.update(title="Another")
    with pytest.raises(IntegrityError), transaction.atomic():
        Stone.objects.all().delete()


def test_the_sweep_makes_up_for_what_was_missed(cast, monkeypatch):
    last = milestones.approved_last(cast)
    monkeypatch.setattr(actions.queries, "touched", lambda award_id: None)
    relay.drain()
    assert not made().exists()
    for _day in range(3):
        sweeps.make_up()
        relay.drain()
    assert made().get().person == last.person


def test_a_badge_taken_back_before_the_last_one_leaves_the_stack_open(cast):
    last = milestones.approved_last(cast)
    revoke(cast, Award.objects.exclude(pk=last.pk))
    relay.drain()
    sweeps.make_up()
    assert not made().exists()


def test_a_badge_taken_back_later_leaves_the_milestone_alone(cast):
    award = milestones.completed(cast)
    revoke(cast, Award.objects.filter(version__isnull=False))
    assert Award.objects.live().filter(pk=award.pk).exists()


def test_a_milestone_taken_back_does_not_come_again_by_itself(cast):
    revoke(cast, Award.objects.filter(pk=milestones.completed(cast).pk))
    sweeps.make_up()
    actions.follow(Award.objects.filter(version__isnull=False).first().pk)
    assert made().count() == 1


def test_without_an_address_it_waits_for_the_sweep(cast):
    last = milestones.approved_last(cast)
    mine = last.person.emailaddress_set
    mine.update(verified=False)
    relay.drain()
    assert not made().exists()
    mine.update(verified=True)
    sweeps.make_up()
    assert made().exists()


def revoke(cast, awards):
    awards.update(
        revoked_at=clock.now(), revoked_by=cast["iris"], revocation_reason="Issued in error."
    )


def test_delivered_five_times_it_is_one(cast):
    last = milestones.approved_last(cast)
    row = Outbox.objects.get(topic="award.approved", key__contains=last.uuid)
    for _time in range(5):
        tasks.deliver(row.pk)
        actions.follow(last.pk)
        Outbox.objects.filter(pk=row.pk).update(done_at=None)
    relay.drain()
    award = made().get()
    assert award.issued_at
    assert Outbox.objects.filter(topic="award.approved", key__contains=award.uuid).count() == 1
    assert Message.objects.filter(key=f"badge-earned:{award.uuid}").count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_award_one(cast):
    last = milestones.approved_last(cast)
    issuing.issue(last.pk)
    gate, errors = threading.Barrier(2), []

    def work():
        try:
            gate.wait()
            actions.follow(last.pk)
        except Exception as error:
            errors.append(error)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=work) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []
    assert (made().count(), BadgeClassSnapshot.objects.filter(stack__isnull=False).count()) == (
        1,
        1,
    )
    relay.drain()


def test_after_an_award_that_completes_nothing_there_is_one_question(cast):
    _stack, things = milestones.stack_of(2)
    award = factories.issued(cast, credential=things[0])
    with CaptureQueriesContext(connection) as caught:
        actions.follow(award.pk)
    assert len(caught) == 1
