"""The approvers' pages: codes only, everything to decide by, nothing typed lost."""

import datetime as dt
import re

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse

from badges.deciding import queries, sweeps
from badges.models import Decision
from badges.tests import factories
from credentials.tests import factories as catalogue
from portal.accounts import optouts
from portal.kit import purge
from portal.kit.models import Message
from reviews.models import ReviewSlot
from submissions.models import Evidence, Submission
from submissions.status import Status

PEOPLE = ("Dana", "Ruiz", "Asha", "Cole", "Ben Ito", "Roosevelt", "Fresno", "demo.test")


def page(submission):
    return reverse("badges:decide", args=[submission.desk_code])


@pytest.fixture
def two_readings(cast):
    submission = factories.recommended(cast, assessors=2)
    return submission


def test_who_is_no_approver_finds_no_desk(signed_in):
    assert signed_in("dana").get(reverse("badges:desk")).status_code == 404


def test_an_empty_desk_says_so(signed_in):
    text = signed_in("iris").get(reverse("badges:desk")).content.decode()
    assert "Nothing waits for a decision" in text


@pytest.mark.row("E3", "E2")
def test_desk_and_page_show_codes_and_readings_and_no_person(cast, signed_in, two_readings):
    client = signed_in("iris")
    for address in (reverse("badges:desk"), page(two_readings)):
        response = client.get(address)
        text = response.content.decode()
        assert two_readings.desk_code in text
        assert two_readings.code not in text
        for slot in ReviewSlot.objects.all():
            assert slot.code not in text
        for word in PEOPLE:
            assert word not in text, word
    assert "First reading" in text
    assert "Second reading" in text
    assert "To earn the" in text


@pytest.mark.row("E3")
@pytest.mark.parametrize("name", ["dana", "asha", "fay", "stella", "jon"])
def test_for_everybody_else_the_page_is_not_there(cast, signed_in, two_readings, name):
    assert signed_in(name).get(page(two_readings)).status_code == 404


def test_an_attempt_that_was_never_recommended_is_not_there(cast, signed_in):
    submission = factories.reviews.submitted(cast)
    assert signed_in("iris").get(page(submission)).status_code == 404


@pytest.mark.row("E3")
def test_approving_on_the_page(cast, signed_in, two_readings):
    client = signed_in("iris")
    response = client.post(
        page(two_readings), {"verb": "approve", "approve-message": "Well done."}, follow=True
    )
    assert "is approved" in response.content.decode()
    two_readings.refresh_from_db()
    assert two_readings.status == Status.APPROVED
    assert two_readings.desk_code in client.get(reverse("badges:desk")).content.decode()
    assert "Dana" not in client.get(reverse("badges:desk")).content.decode()


def test_the_colleague_who_comes_later_reads_a_sentence(cast, signed_in, two_readings):
    signed_in("iris").post(page(two_readings), {"verb": "approve"})
    response = signed_in("max").post(page(two_readings), {"verb": "approve"}, follow=True)
    assert "has been decided" in response.content.decode()
    assert Decision.objects.count() == 1


def test_a_reason_that_is_missing_is_said_beside_the_field_and_the_message_stays(cast, signed_in):
    submission = factories.recommended(cast)
    response = signed_in("iris").post(
        page(submission), {"verb": "decline", "decline-message": "Add the names, please."}
    )
    text = response.content.decode()
    assert response.status_code == 422
    assert "Say why you decide against the recommendation." in text
    assert "Add the names, please." in text
    assert "<title>Error: " in text
    assert text.index("error-summary") < text.index("pane-evidence")
    assert 'href="#id_decline-override_reason"' in text
    assert 'id="id_decline-override_reason"' in text
    assert not Decision.objects.exists()


def test_sending_back_and_a_third_reading_on_the_page(cast, signed_in):
    submission = factories.recommended(cast)
    client = signed_in("iris")
    refused = client.post(page(submission), {"verb": "send_back", "send_back-slot": "1"})
    assert "Say why you send it back." in refused.content.decode()
    client.post(
        page(submission),
        {"verb": "send_back", "send_back-slot": "1", "send_back-reason": "A comment is missing."},
    )
    submission.refresh_from_db()
    assert submission.status == Status.IN_REVIEW
    other = factories.recommended(cast, "lee")
    refused = client.post(page(other), {"verb": "third_read"})
    assert "Say what you doubt." in refused.content.decode()
    doubt = {"verb": "third_read", "third_read-reason": "The plan looks older than the rest."}
    client.post(page(other), doubt)
    other.refresh_from_db()
    assert other.status == Status.ADJUDICATION


def test_differences_between_readings_are_marked(cast, signed_in):
    submission = factories.reviews.submitted(cast, assessors=2)
    factories.reviews.reviewed(cast["asha"])
    factories.reviews.reviewed(cast["ben"], ("2.1",))
    factories.reviews.reviewed(cast["mei"], ("2.1",))
    submission.refresh_from_db()
    text = signed_in("iris").get(page(submission)).content.decode()
    assert text.count('class="criterion differs"') == 1
    assert text.count("The readings differ</span>") == 1
    assert "Show only the 1 criterion that differs" in text
    assert "Third reading" in text


@pytest.mark.parametrize("count", [1, 3])
def test_the_desk_takes_the_same_queries_for_one_and_for_three(
    cast, signed_in, count, django_assert_num_queries
):
    for n in range(count):
        factories.recommended(cast, credential=catalogue.credential(f"c{n}", f"Title {n}"))
    client = signed_in("iris")
    with django_assert_num_queries(13):
        text = client.get(reverse("badges:desk")).content.decode()
    assert text.count("Decide on") == count


@pytest.mark.row("E3")
def test_each_approver_is_reminded_once_after_three_business_days(cast):
    submission = factories.recommended(cast)
    sweeps.remind_approvers()
    assert not Message.objects.filter(kind="badges/decision_waits").exists()
    late = submission.recommended_at - dt.timedelta(days=8)
    Submission.objects.update(recommended_at=late)
    for _again in range(3):
        sweeps.remind_approvers()
    sent = Message.objects.filter(kind="badges/decision_waits")
    assert sorted(sent.values_list("to", flat=True)) == ["iris@demo.test", "max@demo.test"]
    for mail in sent:
        assert not [word for word in PEOPLE[:-1] if word in mail.text + mail.html]


def test_an_approver_who_opted_out_is_not_reminded(cast):
    submission = factories.recommended(cast)
    cast["iris"].mail_optouts = [optouts.DECISION_REMINDERS]
    cast["iris"].save()
    late = submission.recommended_at - dt.timedelta(days=8)
    Submission.objects.update(recommended_at=late)
    sweeps.remind_approvers()
    assert Message.objects.filter(kind="badges/decision_waits").get().to == "max@demo.test"
    assert queries.waiting(cast["iris"]).count() == 1


@pytest.mark.row("E2", "E3")
def test_evidence_is_served_under_the_desks_code_and_sandboxed(cast, signed_in):
    submission = factories.recommended(cast)
    evidence = Evidence.objects.get(submission=submission)
    with purge.permitted("test", "evidence"):
        evidence.kind, evidence.media_type, evidence.cleaned_sha256 = "file", "application/pdf", "x"
        evidence.original_name = "Dana Ruiz plan.pdf"
        evidence.cleaned.save("x", ContentFile(b"%PDF-1.7"), save=True)
    client = signed_in("iris")
    name = f"{submission.desk_code}-part2-1.pdf"
    text = client.get(page(submission)).content.decode()
    assert f'href="{page(submission)}{name}"' in text
    assert "Dana" not in text
    response = client.get(page(submission) + name)
    assert b"".join(response.streaming_content) == b"%PDF-1.7"
    assert "default-src 'none'" in response["Content-Security-Policy"]
    assert name in response["Content-Disposition"]
    for wrong in (f"{submission.desk_code}-part2-2.pdf", f"{submission.desk_code}-part2-1.png"):
        assert client.get(page(submission) + wrong).status_code == 404
    assert client.get(page(submission) + "X-part2-1.pdf").status_code == 404
    assert signed_in("asha").get(page(submission) + name).status_code == 404


def test_what_was_typed_for_a_work_that_a_colleague_decided_can_be_copied(cast, signed_in):
    submission = factories.recommended(cast)
    signed_in("iris").post(page(submission), {"verb": "approve"})
    typed = {"verb": "approve", "approve-message": "A long message."}
    response = signed_in("max").post(page(submission), typed)
    assert response.status_code == 409
    text = response.content.decode()
    assert "has been decided" in text
    assert "A long message." in text


def test_what_was_typed_after_the_log_in_ended_is_back_on_the_page(cast, signed_in):
    submission = factories.recommended(cast)
    client = signed_in("iris")
    key = re.search(
        r'name="draft_key" value="([^"]+)"', client.get(page(submission)).content.decode()
    )
    client.logout()
    doubt = "The two dates contradict each other."
    form = {"verb": "third_read", "third_read-reason": doubt, "draft_key": key[1]}
    answer = client.post(page(submission), form)
    assert answer.status_code == 302
    client = signed_in("iris")
    assert doubt not in client.get(page(submission)).content.decode()
    text = client.get(f"{page(submission)}?back=1").content.decode()
    assert doubt in text
    assert not Decision.objects.exists()
