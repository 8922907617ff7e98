"""Submit, the check, frozen rows, the next attempt."""

import datetime as dt

import pytest
from allauth.account.models import EmailAddress
from django.db import IntegrityError, transaction

from portal.kit import clock, purge
from portal.kit.models import Message, Outbox
from portal.kit.verdict import Refused
from submissions import scanning
from submissions.attesting import actions as attesting
from submissions.evidence import actions as evidence
from submissions.models import Evidence, PartEntry, Response
from submissions.status import Status
from submissions.submitting import actions, checking
from submissions.submitting.actions import NotReady
from submissions.tests import factories


@pytest.mark.row("D7")
def test_submitting_is_blocked_with_what_is_missing(cast, draft):
    with pytest.raises(NotReady) as refused:
        actions.submit(draft, honour=True, by=cast["dana"])
    sentences = [each.sentence for each in refused.value.missing]
    assert "Part 2. Artifacts: Plan: 0 of at least 1 item is there." in sentences
    assert all(each.url for each in refused.value.missing)


@pytest.mark.row("D7")
def test_a_complete_attempt_is_submitted_checked_and_queued_with_a_receipt(cast, draft):
    factories.submit(draft)
    assert draft.status == Status.CHECKING
    receipt = Message.objects.get(kind="submissions/receipt")
    assert "Part 1. Overview Questions: 2 answers" in receipt.text
    checking.check(draft.pk)
    checking.check(draft.pk)
    draft.refresh_from_db()
    assert draft.status == Status.QUEUED
    assert Outbox.objects.filter(topic="submission.queued").count() == 1


def test_a_second_submit_is_refused_and_sends_no_second_receipt(cast, draft):
    factories.submit(draft)
    with pytest.raises(Refused):
        actions.submit(draft, honour=True, by=cast["dana"])
    assert Message.objects.filter(kind="submissions/receipt").count() == 1


def test_one_second_past_the_deadline_and_grace_is_refused_and_the_text_is_kept(
    cast, draft, monkeypatch
):
    factories.fill(draft)
    due = draft.enrollment.due_at
    monkeypatch.setattr(clock, "now", lambda: due + dt.timedelta(seconds=1))
    with pytest.raises(Refused, match="run out"):
        actions.submit(draft, honour=True, by=cast["dana"])
    assert Response.objects.filter(text="A small rural site.").exists()
    monkeypatch.setattr(clock, "now", lambda: due)
    actions.submit(draft, honour=True, by=cast["dana"])


@pytest.mark.row("C2")
def test_an_unconfirmed_address_cannot_submit(cast, draft):
    factories.fill(draft)
    EmailAddress.objects.filter(user=cast["dana"]).update(verified=False)
    with pytest.raises(Refused, match="Confirm your email address"):
        actions.submit(draft, honour=True, by=cast["dana"])


def test_the_checklist_must_be_ticked(cast, draft):
    factories.fill(draft)
    with pytest.raises(Refused):
        actions.submit(draft, honour=False, by=cast["dana"])


@pytest.mark.row("D10")
def test_an_open_finding_blocks_until_it_is_attested(cast, draft):
    factories.fill(draft)
    factories.write(draft, 3, "Ms. Ruiz will plan earlier.")
    with pytest.raises(NotReady):
        actions.submit(draft, honour=True, by=cast["dana"])
    find = scanning.finds(draft)[0]
    attesting.attest(factories.entry(draft, 3), find.key, "A street.", by=cast["dana"])
    actions.submit(draft, honour=True, by=cast["dana"])


def test_the_check_sends_back_what_became_unclean_and_costs_no_attempt(cast, draft):
    factories.submit(draft)
    cast["dana"].other_names = "small rural"
    cast["dana"].save()
    before = draft.enrollment.due_at
    checking.check(draft.pk)
    draft.refresh_from_db()
    assert draft.status == Status.NEEDS_FIX
    assert draft.number == 1
    assert "mend" in Message.objects.get(kind="submissions/bounced").text.lower()
    draft.enrollment.refresh_from_db()
    assert draft.enrollment.due_at > before
    assert Outbox.objects.filter(topic="submission.queued").count() == 0


@pytest.mark.row("A38")
def test_the_check_says_its_reasons_in_the_language_of_the_educator(cast, draft):
    factories.submit(draft)
    cast["dana"].other_names, cast["dana"].language = "small rural", "es"
    cast["dana"].save()
    checking.check(draft.pk)
    mail = Message.objects.get(kind="submissions/bounced")
    assert "puede revelar quién es usted" in mail.text
    assert "may tell who you are" not in mail.text


@pytest.mark.parametrize(
    "change",
    [
        lambda: Response.objects.update(text="Other"),
        lambda: Response.objects.all().delete(),
        lambda: PartEntry.objects.update(activity_description="Other"),
        lambda: Evidence.objects.update(text="Other"),
        lambda: Evidence.objects.all().delete(),
        lambda: Response.objects.create(
            entry=PartEntry.objects.get(part__number=2),
            prompt=Response.objects.first().prompt,
            text="Other",
        ),
    ],
)
def test_the_database_itself_holds_what_was_submitted(draft, change):
    factories.submit(draft)
    with pytest.raises(IntegrityError), transaction.atomic():
        change()


def test_a_purge_is_the_one_way_past_and_is_audited(draft):
    factories.submit(draft)
    with purge.permitted("erasure", "test"):
        Response.objects.update(text="")
    assert not Response.objects.exclude(text="").exists()


@pytest.mark.row("E6")
def test_after_a_not_yet_only_unmet_parts_reopen_with_their_text(cast, draft):
    factories.queue(draft)
    factories.decline(draft)
    fresh = actions.next_attempt(draft, by=cast["dana"], met_parts={1, 3})
    assert actions.next_attempt(draft, by=cast["dana"]) == fresh
    assert fresh.number == 2
    locked = [entry.is_locked for entry in fresh.entries.all()]
    assert locked == [True, False, True]
    assert fresh.entries.first().responses.first().text == "A small rural site."
    assert fresh.evidence.get().text == "The plan names every step."
    with pytest.raises(Refused, match="met"):
        factories.write(fresh, 1, "Other", "Other")
    factories.write(fresh, 2)
    actions.submit(fresh, honour=True, by=cast["dana"])
    checking.check(fresh.pk)
    fresh.refresh_from_db()
    assert fresh.status == Status.QUEUED


@pytest.mark.row("E6")
def test_the_next_attempt_has_at_least_sixty_days(cast, draft, monkeypatch):
    factories.queue(draft)
    factories.decline(draft, met=[1])
    late = draft.enrollment.due_at - dt.timedelta(days=1)
    monkeypatch.setattr(clock, "now", lambda: late)
    actions.next_attempt(draft, by=cast["dana"])
    draft.enrollment.refresh_from_db()
    assert draft.enrollment.due_at >= late + dt.timedelta(days=60)


def test_nobody_tries_again_for_another(cast, draft):
    factories.queue(draft)
    factories.decline(draft)
    with pytest.raises(Refused):
        actions.next_attempt(draft, by=cast["lee"])


@pytest.mark.row("A26")
def test_one_of_two_required_items_cannot_be_submitted(cast, draft, iep):
    slot = factories.entry(draft, 2).part.slots.first()
    with purge.permitted("test", "slot"):
        type(slot).objects.filter(pk=slot.pk).update(min_items=2)
    entry = factories.entry(draft, 2)
    evidence.add_text(entry, entry.part.slots.first(), "One.", by=cast["dana"])
    with pytest.raises(factories.writing.Incomplete, match="not complete"):
        factories.write(draft, 2)
    PartEntry.objects.update(state=PartEntry.State.COMPLETE)
    with pytest.raises(NotReady) as refused:
        actions.submit(draft, honour=True, by=cast["dana"])
    assert "1 of at least 2" in " ".join(each.sentence for each in refused.value.missing)
