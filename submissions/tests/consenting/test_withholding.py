"""A consent that is taken back after handing in: nobody reads on, and those who must know are told."""

import pytest
from django.db import IntegrityError, transaction

from credentials.models import IssuerStaff
from portal.erasure import erase
from portal.kit import clock
from portal.kit.models import Message
from submissions import blind, sweeps, texts
from submissions.consenting import actions
from submissions.enrolling import actions as enrolling
from submissions.models import Appearance, Evidence, Person
from submissions.restarting.actions import restart
from submissions.status import Status
from submissions.tests import factories

pytestmark = pytest.mark.row("D17")
C = Person.Consent


def items(draft):
    return next(part for part in blind.work(draft).parts if part.number == 2).items


def test_readers_see_it_no_longer_and_the_others_keep_their_numbers(draft, picture, sent, cast):
    before = items(draft)
    assert blind.file(draft, 2, 2).handle.close() is None
    assert actions.answer(sent, C.NO, by=cast["dana"]) == 1
    after = items(draft)
    assert [item.n for item in after] == [item.n for item in before]
    assert (after[1].media_type, after[1].ext, after[1].caption) == ("", "", "")
    assert after[0] == before[0]
    with pytest.raises(blind.Missing):
        blind.file(draft, 2, 2)


def test_it_is_never_shown_again(picture, sent, cast):
    actions.answer(sent, C.NO, by=cast["dana"])
    with pytest.raises(IntegrityError), transaction.atomic():
        Evidence.objects.filter(pk=picture.pk).update(withheld_at=None)


def test_its_file_is_deleted_with_the_next_sweep_and_the_hash_stays(picture, sent, cast):
    actions.answer(sent, C.NO, by=cast["dana"])
    picture.refresh_from_db()
    assert picture.cleaned
    sweeps.purge_media()
    picture.refresh_from_db()
    assert not picture.cleaned
    assert picture.cleaned_sha256
    assert Person.objects.filter(consent=C.NO).exists()


def test_a_legal_hold_keeps_the_file_and_readers_see_it_no_longer_all_the_same(
    draft, picture, sent, cast
):
    Evidence.objects.filter(pk=picture.pk).update(legal_hold=True)
    actions.answer(sent, C.NO, by=cast["dana"])
    sweeps.purge_media()
    picture.refresh_from_db()
    assert picture.cleaned
    with pytest.raises(blind.Missing):
        blind.file(draft, 2, 2)


def test_the_anonymity_officer_is_told_by_the_code_of_the_desk_alone(draft, sent, cast):
    issuer = draft.enrollment.credential.issuer
    role = IssuerStaff.Role.OFFICER
    IssuerStaff.objects.get_or_create(issuer=issuer, user=cast["eve"], role=role)
    for _twice in range(2):
        actions.answer(sent, C.NO, by=cast["dana"])
    (mail,) = Message.objects.filter(kind="submissions/withheld")
    assert mail.recipient == cast["eve"]
    said = mail.subject + mail.text + mail.html
    assert draft.desk_code in said
    for secret in ("Student A", "Dana", "Ruiz", sent.handle, draft.code, draft.enrollment.code):
        assert secret not in said


def test_before_the_check_has_run_it_comes_back_to_its_author(draft, picture, listed, cast):
    student = listed()
    actions.say(picture, {student: {"seen"}}, by=cast["dana"])
    factories.write(draft, 2)
    factories.submitting.submit(draft, honour=True, by=cast["dana"])
    actions.answer(student, C.NO, by=cast["dana"])
    factories.checking.check(draft.pk)
    draft.refresh_from_db()
    assert draft.status == Status.NEEDS_FIX
    reason = draft.changes.filter(verb="bounce").get().reason
    assert "consent was taken back" in reason
    assert "Student A" not in reason


def test_what_is_withheld_is_not_carried_into_a_next_attempt(draft, picture, sent, cast):
    actions.answer(sent, C.NO, by=cast["dana"])
    factories.decline(draft)
    fresh = factories.submitting.next_attempt(draft, by=cast["dana"])
    assert not fresh.evidence.filter(kind="file").exists()


def test_started_again_the_list_begins_as_it_stood(draft, picture, listed, cast):
    actions.say(picture, {listed(): {"seen"}}, by=cast["dana"])
    enrolling.withdraw(draft, by=cast["dana"])
    fresh = restart(draft.enrollment, by=cast["dana"])
    (person,) = fresh.people.all()
    assert (person.code, person.consent) == ("Student A", C.YES)
    assert person.appearances.get().evidence.submission.enrollment == fresh


def test_the_list_goes_with_the_media(draft, picture, listed, cast, monkeypatch):
    actions.say(picture, {listed(): {"seen"}}, by=cast["dana"])
    enrolling.withdraw(draft, by=cast["dana"])
    sweeps.purge_media()
    assert Person.objects.exists()
    later = clock.now() + sweeps.KEEP_MEDIA
    monkeypatch.setattr(clock, "now", lambda: later)
    sweeps.purge_media()
    assert not Person.objects.exists()
    assert not Appearance.objects.exists()


def test_erasing_the_person_takes_the_list_along(draft, picture, listed, cast):
    actions.say(picture, {listed(): {"seen"}}, by=cast["dana"])
    erase(cast["dana"], cast["dana"])
    assert not Person.objects.exists()


def test_the_scan_reads_no_withheld_text_to_anybody(draft, sent, cast):
    text = draft.evidence.get(kind="text")
    assert any(one.item == text.code for one in texts.of_attempt(draft))
    Evidence.objects.filter(pk=text.pk).update(withheld_at=clock.now())
    assert not any(one.item == text.code for one in texts.of_attempt(draft))
