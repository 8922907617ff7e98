"""Notes tied to a criterion and a place: written, refused, taken out, and part of the feedback."""

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import translation

from portal.testing.pages import Walker
from reviews.models import Note, Release, Review
from reviews.noting import given, places
from reviews.noting.places import NoPlace, Spot
from reviews.releasing.actions import release
from reviews.scoring import actions
from reviews.sending_back.actions import reopen
from reviews.tests import factories
from reviews.tests.test_scoring_views import address, form
from submissions import blind

PLAN = "2.item.1"
JSON = {"accept": "application/json"}


@pytest.fixture(autouse=True)
def _english():
    """Whatever language a page was asked for before."""
    with translation.override("en"):
        yield


@pytest.fixture
def slot(cast):
    factories.submitted(cast)
    return factories.claimed(cast["asha"])


def note(at="1", text="Give each line a date.", line="2.1", place=PLAN):
    """The fields of one note."""
    names = {"line": line, "at": at, "text": text}
    return {given.field(place, name): value for name, value in names.items()}


def test_a_page_a_paragraph_and_a_time_are_said_in_words():
    page, text = Spot(2, "item", 1, "Plan", "page", 4), Spot(1, "answer", 2, "", "paragraph", 3)
    talk = Spot(3, "item", 2, "Recording", "time")
    assert page.where(page.read("3")) == "Part 2, artifact 1 (Plan), page 3"
    assert text.where(text.read(" 2 ")) == "Part 1, answer 2, paragraph 2"
    assert talk.where(talk.read("4:10")) == "Part 3, artifact 2 (Recording), at 4:10"
    assert talk.where(talk.read("1:04:10")) == "Part 3, artifact 2 (Recording), at 1:04:10"
    assert talk.where(talk.read("0:00")).endswith("at 0:00")
    assert page.where(page.read("")) == "Part 2, artifact 1 (Plan)"
    assert Spot(1, "activity", 1).where(None) == "Part 1, activity description"


@pytest.mark.parametrize(
    ("unit", "typed"),
    [("page", "5"), ("page", "0"), ("page", "last"), ("time", "410"), ("time", "4:70")],
)
def test_a_place_that_is_not_there_is_refused_with_what_to_write(unit, typed):
    with pytest.raises(NoPlace, match="Write"):
        Spot(2, "item", 1, "Plan", unit, 4).read(typed)


def test_places_count_the_paragraphs_that_the_page_shows(slot):
    spots = places.of(blind.work(slot.submission))
    assert list(spots)[:3] == ["1.activity.1", "1.answer.1", "1.answer.2"]
    assert (spots[PLAN].unit, spots[PLAN].most) == ("paragraph", 1)


def test_a_plain_form_adds_a_note_and_keeps_what_else_was_typed(signed_in, slot):
    desk = Walker(signed_in("asha")).open(address("assess", slot))
    desk.send("Add the note", **note(), **{"comment-2-2": "Half a thought"})
    desk.has("Part 2, artifact 1 (Plan), paragraph 1", "Give each line a date.", "Half a thought")
    assert desk.text.count("Give each line a date.") == 2, "at the piece and at the criterion"
    made = Note.objects.get()
    assert (made.criterion.name, made.unit, made.at) == ("Plan", "paragraph", 1)


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        (note(at="9"), "Write a number from 1 to 1"),
        (note(line=""), "Choose the criterion it is about."),
        (note(place="2.item.7"), "is saved"),
    ],
)
def test_a_note_without_its_place_or_criterion_stays_in_its_field(signed_in, slot, wrong, sentence):
    posted = form(slot, {}, note=PLAN, **wrong)
    page = signed_in("asha").post(address("save", slot), posted, follow=True)
    text = page.content.decode()
    if "item-7" not in next(iter(wrong)):
        assert page.status_code == 422
        assert sentence in text
        assert "Give each line a date.</textarea>" in text
        assert 'href="#place-2-item-1"' in text
    assert not Note.objects.exists()


def test_a_note_written_but_not_added_goes_with_save_and_with_submit(signed_in, slot):
    client, marks = signed_in("asha"), factories.marks(slot.submission)
    client.post(address("save", slot), form(slot, {}, **note(text="First.")))
    client.post(address("submit", slot), form(slot, marks, **note(text="Second.")))
    assert [row.text for row in Note.objects.all()] == ["First.", "Second."]
    assert Review.objects.get().state == "submitted"


def test_a_script_adds_one_note_and_gets_the_lists_that_changed(signed_in, slot):
    client = signed_in("asha")
    posted = form(slot, {}, note=PLAN, **note(), **note(place="1.answer.1", line="1.1"))
    said = client.post(address("save", slot), posted, headers=JSON).json()
    assert "Give each line a date." in said["fragments"]["notes-2-item-1"]
    assert "artifact 1" in said["fragments"]["notes-2-1"]
    assert Note.objects.count() == 1, "the other stays in its field"
    wrong = form(slot, {}, note=PLAN, **note(at="x"))
    said = client.post(address("save", slot), wrong, headers=JSON).json()
    assert "Write a number" in said["wrong"][PLAN]
    quiet = client.post(address("save", slot), form(slot, {}, **note(text="New.")), headers=JSON)
    assert "fragments" not in quiet.json()
    assert Note.objects.count() == 1, "a script that only saves leaves notes in their fields"


def test_a_note_is_taken_out_by_its_code_and_only_out_of_ones_own_draft(signed_in, slot, cast):
    signed_in("asha").post(address("save", slot), form(slot, {}, **note()))
    code = Note.objects.get().code
    factories.submitted(cast, "lee")
    other = factories.claimed(cast["ben"])
    signed_in("ben").post(address("save", other), form(other, {}, drop=code))
    assert Note.objects.exists()
    signed_in("asha").post(address("save", slot), form(slot, {}, drop=code))
    assert not Note.objects.exists()


@pytest.mark.row("E5")
def test_a_stale_tab_saves_no_note_and_shows_it(signed_in, slot):
    client = signed_in("asha")
    client.post(address("save", slot), form(slot, {}))
    page = client.post(address("save", slot), form(slot, {}, saves=0, **note(text="Not lost.")))
    assert page.status_code == 409
    assert "Not lost." in page.content.decode()
    assert not Note.objects.exists()
    again = Walker(client)
    again._take(page, address("save", slot), 409)
    again.send("Save what stands here")
    assert Note.objects.get().text == "Not lost."


def test_a_lost_lease_saves_no_note(signed_in, slot):
    page = signed_in("asha").post(address("save", slot), form(slot, {}, token=99, **note()))
    assert page.status_code == 409
    assert "Give each line a date." in page.content.decode()
    assert not Note.objects.exists()


@pytest.mark.row("E5")
def test_notes_become_the_feedback_of_their_criterion_with_their_place(signed_in, slot, cast):
    client, marks = signed_in("asha"), factories.marks(slot.submission, ["2.1"], comment="")
    client.post(address("submit", slot), form(slot, marks, **note(text="Say who.")))
    slot.submission.refresh_from_db()
    assert slot.submission.status == "recommended", "a note says what is missing"
    rows = release(slot.submission, Release.Outcome.NOT_YET).results
    plan = next(row for row in rows if row["criterion"] == "Plan")
    assert plan["comment"] == ""
    place = {"part": 2, "source": "item", "n": 1, "unit": "paragraph", "at": 1, "label": "Plan"}
    assert plan["notes"] == [{**place, "text": "Say who."}]
    for other in rows:
        assert "Cole" not in str(other)


def test_a_note_that_names_its_writer_is_not_handed_in(signed_in, slot):
    marks = factories.marks(slot.submission)
    page = signed_in("asha").post(
        address("submit", slot), form(slot, marks, **note(text="Ask Asha Cole."))
    )
    assert page.status_code == 422
    assert "This comment names you" in page.content.decode()


def test_what_was_handed_in_shows_its_notes_and_freezes_them(signed_in, slot, cast):
    marks = factories.marks(slot.submission)
    signed_in("asha").post(address("submit", slot), form(slot, marks, **note()))
    done = signed_in("asha").get(address("assess", slot)).content.decode()
    assert "Give each line a date." in done
    assert 'name="drop"' not in done
    with pytest.raises(IntegrityError, match="frozen"), transaction.atomic():
        Note.objects.update(text="Other.")


def test_sent_back_the_notes_come_along(signed_in, slot, cast):
    marks = factories.marks(slot.submission)
    signed_in("asha").post(address("submit", slot), form(slot, marks, **note()))
    slot.refresh_from_db()
    review = reopen(slot, "Look at Part 2.", cast["iris"])
    assert [row.text for row in review.notes.all()] == ["Give each line a date."]
    signed_in("asha").post(address("save", slot), form(slot, {}, **note(text="One more.")))
    assert review.notes.count() == 2


def test_the_same_note_twice_is_one_note(cast, slot):
    spot = places.of(blind.work(slot.submission))[PLAN]
    ready = given.Ready(spot, "2.1", 1, "Once.")
    for saves in (0, 1):
        actions.save(slot, slot.lease_token, {}, saves=saves, by=cast["asha"], notes=[ready])
    assert Note.objects.count() == 1


def test_a_signed_out_writer_finds_the_note_in_its_field_again(signed_in, slot, client):
    reader = signed_in("asha")
    key = reader.get(address("assess", slot)).context["draft_key"]
    client.post(address("save", slot), form(slot, {}, draft_key=key, **note(text="Kept note.")))
    back = reader.get(reverse("reviews:assess", args=[slot.code]) + "?back=1").content.decode()
    assert "Kept note.</textarea>" in back
