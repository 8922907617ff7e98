"""The assess page: what stands on it, saving, submitting, files."""

import re

import pytest
from django.urls import reverse

from portal.kit import purge
from reviews.claiming.opening import void_slots
from reviews.giving_back import actions as giving_back
from reviews.models import Review, ReviewSlot, Score
from reviews.scoring import actions
from reviews.tests import factories
from submissions import blind
from submissions.status import Status
from submissions.submitting import actions as submitting
from submissions.workflow import advance


def form(slot, given, **more):
    """What the assess form posts for these marks."""
    slot.refresh_from_db()
    review = slot.reviews.get(state=Review.State.DRAFT)
    values = {"token": slot.lease_token, "saves": review.saves, **more}
    for key, said in given.items():
        place = key.replace(".", "-")
        values[f"comment-{place}"] = said.comment
        if said.level:
            values[f"level-{place}"] = said.level
    return values


def address(name, slot, *more):
    return reverse(f"reviews:{name}", args=[slot.code, *more])


@pytest.fixture
def slot(cast):
    factories.submitted(cast)
    return factories.claimed(cast["asha"])


def test_the_page_shows_the_work_beside_the_rubric(signed_in, slot):
    page = signed_in("asha").get(address("assess", slot))
    text = page.content.decode()
    for words in (slot.code, factories.WORDS, "Describe your site.", "What passes", "Proficient"):
        assert words in text
    assert 'name="level-2-2" value="3"' in text
    assert page["Cache-Control"] == "private, no-store"


@pytest.mark.row("A25")
def test_each_answer_stands_under_its_own_prompt(signed_in, slot):
    text = signed_in("asha").get(address("assess", slot)).content.decode()
    answers = [
        (answer.prompt, answer.text)
        for part in blind.work(slot.submission).parts
        for answer in part.answers
    ]
    assert len(answers) == 3
    at = 0
    for prompt, answer in answers:
        at = text.index(answer, text.index(prompt, at))


@pytest.mark.row("A30")
def test_educator_and_assessor_read_the_same_passing_text(signed_in, slot):
    passing = slot.submission.enrollment.version.parts.get(number=1).passing
    requirements = f"/work/{slot.submission.enrollment.code}/parts/1/"
    assert passing in signed_in("dana").get(requirements).content.decode()
    assert passing in signed_in("asha").get(address("assess", slot)).content.decode()


@pytest.mark.row("E6")
def test_a_later_attempt_shows_its_note_and_the_parts_that_stand(signed_in, cast):
    def note(draft):
        submitting.write_note(draft, "I added the dates.", by=cast["dana"])

    factories.submitted(cast, met=[1], before=note)
    slot = factories.claimed(cast["asha"])
    text = signed_in("asha").get(address("assess", slot)).content.decode()
    assert "Attempt 2: what changed" in text
    assert "I added the dates." in text
    assert "Met on an earlier attempt" in text
    assert 'name="level-1-1"' not in text
    assert 'name="level-2-1"' in text


def test_save_keeps_what_was_typed_and_says_so(signed_in, slot):
    client, given = signed_in("asha"), factories.marks(slot.submission, ["2.1"])
    page = client.post(address("save", slot), form(slot, given), follow=True)
    assert "Your draft is saved." in page.content.decode()
    assert Score.objects.get(criterion__name="Plan").comment == given["2.1"].comment


def test_a_script_gets_the_count_and_the_time(signed_in, slot):
    given = factories.marks(slot.submission)
    answer = signed_in("asha").post(
        address("save", slot), form(slot, given), headers={"accept": "application/json"}
    )
    assert answer.json()["saves"] == 1
    again = signed_in("asha").post(
        address("save", slot),
        form(slot, given, saves=0),
        headers={"accept": "application/json"},
    )
    assert again.status_code == 409


def test_a_stale_tab_sees_both_texts_and_loses_none(signed_in, slot, cast):
    given = factories.marks(slot.submission, ["2.1"], comment="First tab.")
    actions.save(slot, 1, given, saves=0, by=cast["asha"])
    other = factories.marks(slot.submission, ["2.1"], comment="Second tab.")
    page = signed_in("asha").post(address("save", slot), form(slot, other, saves=0))
    text = page.content.decode()
    assert page.status_code == 409
    assert "First tab." in text
    assert "Second tab." in text
    assert f'name="saves" value="{1}"' in text


@pytest.mark.parametrize("name", ["save", "submit"])
def test_a_lost_lease_shows_the_text_and_saves_nothing(signed_in, slot, cast, name):
    posted = form(slot, factories.marks(slot.submission, ["2.1"], comment="All my thoughts."))
    giving_back.release(slot, slot.lease_token, by=cast["asha"])
    factories.claimed(cast["ben"])
    page = signed_in("asha").post(address(name, slot), posted)
    assert page.status_code == 409
    assert "All my thoughts." in page.content.decode()
    assert factories.WORDS not in page.content.decode()
    assert not Score.objects.exists()


@pytest.mark.row("E5")
def test_what_is_missing_stands_beside_its_criterion_and_the_draft_is_kept(signed_in, slot):
    given = factories.marks(slot.submission, ["2.1"], comment="")
    page = signed_in("asha").post(address("submit", slot), form(slot, given))
    text = page.content.decode()
    assert page.status_code == 422
    assert 'href="#level-2-1"' in text
    assert text.count("Say what is missing") == 2
    assert "<title>Error: " in text
    assert text.index("error-summary") < text.index("pane-evidence")
    assert 'id="level-2-1"' in text
    assert Score.objects.count() == 4


def test_submitting_hands_in_and_returns_to_the_queue(signed_in, slot, cast):
    client, posted = signed_in("asha"), form(slot, factories.marks(slot.submission))
    page = client.post(address("submit", slot), posted, follow=True)
    assert "is in." in page.content.decode()
    slot.submission.refresh_from_db()
    assert slot.submission.status == Status.RECOMMENDED
    again = client.post(address("submit", slot), posted, follow=True)
    assert again.status_code == 200
    mine = client.get(reverse("reviews:mine")).content.decode()
    assert slot.code in mine
    done = client.get(address("assess", slot)).content.decode()
    assert "what you handed in" in done
    assert "<textarea" not in done


def test_a_signed_out_writer_finds_the_text_again(signed_in, slot, client):
    reader = signed_in("asha")
    page = reader.get(address("assess", slot))
    key = page.context["draft_key"]
    posted = form(slot, factories.marks(slot.submission, ["2.1"], comment="Kept."), draft_key=key)
    away = client.post(address("save", slot), posted)
    assert away.status_code == 302
    assert "back" in away["Location"]
    back = reader.get(address("assess", slot) + "?back=1").content.decode()
    assert "Kept." in back
    assert "what you had typed" in back


@pytest.mark.row("E2")
@pytest.mark.parametrize("name", ["assess", "decline"])
def test_somebody_elses_slot_is_no_slot(signed_in, slot, name):
    for who in ("ben", "dana", "iris", "fay"):
        client = signed_in(who)
        there = client.get(address(name, slot))
        absent = client.get(reverse(f"reviews:{name}", args=["ABCDEFGH"]))
        assert (there.status_code, absent.status_code) == (404, 404)
        assert there.content == absent.content.replace(b"ABCDEFGH", slot.code.encode())
    for verb in ("save", "submit", "release"):
        assert signed_in("ben").post(address(verb, slot)).status_code == 404


def test_no_file_under_another_name(signed_in, slot):
    client = signed_in("asha")
    names = (
        "x.pdf",
        f"{slot.code}-part2-9.pdf",
        "ABCDEFGH-part2-1.pdf",
        f"{slot.code}-part2-1.pdf",
    )
    assert {client.get(address("file", slot, name)).status_code for name in names} == {404}


def test_withdrawn_work_is_on_nobodys_desk(signed_in, slot, cast):
    slot.submission.refresh_from_db()
    advance(slot.submission, "withdraw", by=cast["dana"])
    void_slots(slot.submission_id)
    page = signed_in("asha").get(address("assess", slot))
    assert page.status_code == 409
    assert factories.WORDS not in page.content.decode()


@pytest.mark.parametrize("how_many", [1, 3])
def test_the_assess_page_asks_the_database_nine_times_once_the_version_was_read(
    signed_in, cast, how_many, django_assert_num_queries
):
    submission = factories.submitted(cast)
    with purge.permitted("more evidence", "submission"):
        for n in range(2, how_many + 1):
            item = submission.evidence.first()
            item.pk, item.code, item.position = None, f"c{n}", n
            item.save()
    slot = factories.claimed(cast["asha"])
    given = factories.marks(submission)
    actions.save(slot, 1, dict(list(given.items())[:how_many]), saves=0, by=cast["asha"])
    client = signed_in("asha")
    client.get(address("assess", slot))
    with django_assert_num_queries(9):
        client.get(address("assess", slot))


def test_only_slots_have_pages(signed_in, slot):
    assert ReviewSlot.objects.count() == 1
    assert signed_in("asha").get("/review/nothing/").status_code == 404


def test_a_caption_that_repeats_the_label_is_said_once(signed_in, cast):
    def repeat(draft):
        for item in draft.evidence.all():
            draft.evidence.filter(pk=item.pk).update(caption=item.slot.label)

    label = factories.submitted(cast, before=repeat).evidence.first().slot.label
    page = signed_in("asha").get(address("assess", factories.claimed(cast["asha"])))
    text = page.content.decode()
    assert f">{label}</span>" in text
    assert f">{label}</span>: " not in text


def test_catalogue_texts_are_marked_as_english_on_a_spanish_page(signed_in, slot, cast):
    client = signed_in("asha")
    client.post(address("submit", slot), form(slot, factories.marks(slot.submission)))
    cast["asha"].language = "es"
    cast["asha"].save(update_fields=["language"])
    title = slot.submission.enrollment.credential.title
    mine = client.get(reverse("reviews:mine")).content.decode()
    done = client.get(address("assess", slot)).content.decode()
    assert f'<span lang="en">{title}</span>' in mine
    assert f'<h1 lang="en">{title}</h1>' in done
    assert '<h3 lang="en">' in done
    assert '<b lang="en">' in done


def test_the_time_of_a_save_is_said_as_the_reader_says_it(signed_in, slot, cast):
    given = form(slot, factories.marks(slot.submission))
    said = signed_in("asha").post(
        address("save", slot), given, headers={"accept": "application/json"}
    )
    assert re.fullmatch(r"\d{1,2}:\d\d [ap]\.m\.", said.json()["at"])
