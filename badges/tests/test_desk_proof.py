"""What the approver's page proves and counts: hashes of the very copies, clocks, random order."""

import datetime as dt
import hashlib
import random
from dataclasses import replace

import pytest

from badges.deciding import blind, clocks, waiting
from badges.tests import factories
from portal.kit import purge
from portal.testing.world import attach
from reviews.models import ReviewSlot
from reviews.scoring import queries, recommending
from submissions import blind as work
from submissions.models import Evidence, StatusChange, Submission
from submissions.tests.factories import picture
from submissions.workflow import advance

pytestmark = pytest.mark.row("E3")

FRIDAY, MONDAY = dt.date(2026, 11, 20), dt.date(2026, 11, 23)


def day(n):
    return FRIDAY + dt.timedelta(days=n)


@pytest.fixture
def with_picture(cast):
    submission = factories.reviews.submitted(
        cast, before=lambda draft: attach(draft, picture("PNG"))
    )
    factories.reviews.reviewed(cast["asha"])
    submission.refresh_from_db()
    return submission


@pytest.mark.row("E2")
def test_the_number_beside_a_file_is_that_of_the_bytes_that_are_served(
    cast, signed_in, with_picture
):
    client, base = signed_in("iris"), f"/decide/{with_picture.desk_code}/"
    text = client.get(base).content.decode()
    name = f"{with_picture.desk_code}-part2-2.png"
    served = b"".join(client.get(base + name).streaming_content)
    digest = hashlib.sha256(served).hexdigest()
    assert f'<code class="hash-whole">{digest}</code>' in text
    assert f"<code>{digest[:8]}…</code>" in text
    assert Evidence.objects.get(kind="file").cleaned_sha256 == digest
    assert work.fingerprint(work.work(with_picture)) in text


def test_the_number_of_the_work_changes_with_any_word_or_file_of_it(cast, with_picture):
    before = work.work(with_picture)
    number = work.fingerprint(before)
    assert number == work.fingerprint(work.work(Submission.objects.get()))
    part = before.parts[0]
    answer = replace(part.answers[0], text=part.answers[0].text + ".")
    other = replace(part, answers=(answer, *part.answers[1:]))
    assert work.fingerprint(replace(before, parts=(other, *before.parts[1:]))) != number


def test_days_on_hold_are_not_waited(cast):
    held = [(day(3), day(5))]
    assert waiting.business_days(FRIDAY, day(7)) == 5
    assert waiting.business_days(FRIDAY, day(7), held=held) == 3
    assert waiting.days_held(FRIDAY, day(7), held) == 2
    assert waiting.days_held(FRIDAY, day(4), held) == 1


def test_it_is_overdue_on_the_first_day_too_many():
    assert waiting.overdue_on(FRIDAY) == day(6)
    assert waiting.overdue_on(FRIDAY, [dt.date(2026, 11, 24)]) == day(7)
    assert waiting.overdue_on(FRIDAY, held=[(day(3), day(5))]) == day(10)
    assert waiting.is_late(waiting.business_days(FRIDAY, day(6)))
    assert not waiting.is_late(waiting.business_days(FRIDAY, day(5)))


def test_the_clocks_of_a_work_that_was_on_hold(cast, signed_in):
    submission = factories.recommended(cast)
    advance(submission, "hold")
    advance(submission, "resume")
    ago = submission.recommended_at - dt.timedelta(days=14)
    Submission.objects.update(recommended_at=ago, submitted_at=ago)
    hold, resume = StatusChange.objects.filter(verb__in=("hold", "resume")).order_by("pk")
    moments = {hold.pk: ago, resume.pk: ago + dt.timedelta(days=7)}
    for pk, at in moments.items():
        with purge.permitted("test", "history"):
            StatusChange.objects.filter(pk=pk).update(at=at)
    submission.refresh_from_db()
    clock = clocks.of(submission)
    assert (clock.held, clock.age) == (7, 7)
    assert clock.late
    text = signed_in("iris").get(f"/decide/{submission.desk_code}/").content.decode()
    assert "without 7 days on hold" in text


@pytest.mark.row("E2")
def test_the_order_of_the_readings_tells_nothing_of_who_read_first(cast):
    submission = factories.reviews.submitted(cast, assessors=2)
    factories.reviews.reviewed(cast["asha"], ("2.1",), comment="The first one wrote this.")
    factories.reviews.reviewed(cast["ben"], ("2.1",), comment="The second one wrote this.")
    submission.refresh_from_db()
    met, seen = recommending.of(submission).parts, set()
    for n in range(12):
        for slot in ReviewSlot.objects.all():
            code = "".join(random.Random(f"{n}{slot.n}").choices("ABCDEFGH", k=8))
            ReviewSlot.objects.filter(pk=slot.pk).update(code=code)
        sheets = blind.sheets(submission, met)
        assert [sheet.name for sheet in sheets.sheets] == ["First reading", "Second reading"]
        seen.add(tuple(sheet.slot_n for sheet in sheets.sheets))
    assert seen == {(1, 2), (2, 1)}


@pytest.mark.row("E2")
def test_a_reading_is_sent_back_by_its_place_on_the_page(cast, signed_in):
    submission = factories.recommended(cast, assessors=2)
    second = queries.finished(submission)[1].slot
    form = {"verb": "send_back", "send_back-slot": "2", "send_back-reason": "A line is empty."}
    signed_in("iris").post(f"/decide/{submission.desk_code}/", form)
    second.refresh_from_db()
    assert second.state == "leased"


def test_other_levels_with_the_same_result_are_marked_otherwise(cast):
    cell = blind.Cell("Met", True, "")
    rows = blind.CriterionRow("Plan", (cell, blind.Cell("Exceeds", True, "")), False, True)
    assert blind.PartSheet(2, "Artifacts", True, (rows,)).differs
    assert blind.Sheets((), (blind.PartSheet(2, "A", True, (rows,)),), ()).differences == 1


@pytest.mark.parametrize("assessors", [1, 2])
def test_the_page_takes_the_same_queries_for_one_reading_and_for_two(
    cast, signed_in, assessors, django_assert_num_queries
):
    submission, client = factories.recommended(cast, assessors=assessors), signed_in("iris")
    with django_assert_num_queries(35):
        client.get(f"/decide/{submission.desk_code}/")
