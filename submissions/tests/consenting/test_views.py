"""The pages, walked without JavaScript: ask, say, list, take back."""

import pytest
from django.urls import reverse

from portal.testing.pages import Walker
from submissions.consenting import actions
from submissions.models import Appearance, Evidence, Person
from submissions.tests import factories

pytestmark = pytest.mark.row("D17")
C = Person.Consent


@pytest.fixture
def dana(signed_in):
    return Walker(signed_in("dana"))


@pytest.fixture
def base(draft):
    return f"/work/{draft.enrollment.code}/"


def test_one_press_says_nobody_and_keeps_what_was_typed(dana, base, picture, draft):
    dana.open(base + "parts/2/").has("To be said before you submit.")
    dana.send("Nobody", activity_description="We met twice.")
    dana.has("Nobody can be seen or heard in it.").has_not("To be said before you submit.")
    assert factories.entry(draft, 2).activity_description == "We met twice."


def test_a_person_is_entered_beside_an_item_and_picked_at_the_next(dana, base, picture, draft):
    dana.open(base + "parts/2/").send("Say who")
    dana.send("Save and add another person", who="some", code="student a", ways=["seen"],
              kind="student", consent="yes")  # fmt: skip
    dana.has("Student A", "Consent given")
    handle = draft.enrollment.people.get().handle
    dana.send("Save", who="some", code="Teacher 2", ways=["seen"], kind="adult",
              consent="pending", **{f"in-{handle}": ["seen", "work"]})  # fmt: skip
    dana.has(
        "In it: Student A (seen, work or words shown), Teacher 2 (seen).",
        "The consent of Teacher 2 is pending.",
    )


def test_a_name_is_refused_beside_the_field_and_nothing_typed_is_lost(dana, picture):
    dana.open(reverse("submissions:evidence_people", args=[picture.code]))
    dana.send("Save", who="some", code="Maria", ways=["seen"], kind="adult", consent="yes")
    dana.has("This may be a name, and names are not kept here.", 'value="Maria"')
    assert not Person.objects.exists()
    assert not Appearance.objects.exists()


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({}, "This field is required."),
        ({"who": "some"}, "Tick what shows or lets hear somebody, or add a person."),
        ({"who": "nobody", "code": "S1", "ways": ["seen"]}, "You ticked people below."),
        ({"who": "some", "code": "S1"}, "Tick how this person is in it."),
        ({"who": "some", "ways": ["seen"]}, "Give this person a code."),
        ({"who": "some", "code": "S1", "ways": ["heard"]}, "not one of the available choices"),
    ],
)
def test_an_answer_that_is_none_is_told_in_words(signed_in, picture, given, said):
    page = reverse("submissions:evidence_people", args=[picture.code])
    values = {"kind": "student", "consent": "yes", **given}
    assert said in signed_in("dana").post(page, values).content.decode()
    assert not Person.objects.exists()


def test_check_your_answers_leads_to_the_very_spot(dana, base, picture, listed, cast):
    actions.say(picture, {listed(consent=C.NO): {"seen"}}, by=cast["dana"])
    dana.open(base + "check/").has(f'href="{base}parts/2/#people-{picture.code}"')
    dana.has("Student A has not consented. Remove it, or use one without them.")
    dana.follow("Part 2. Artifacts: Plan, item 2").has(f'id="people-{picture.code}"')


def test_mark_complete_says_it_on_the_page_of_the_part(dana, base, picture):
    dana.open(base + "parts/2/").send("Mark complete")
    dana.has("Plan, item 2: say who can be seen or heard in it.")


def test_the_list_says_who_is_where_and_has_four_forms(dana, base, picture, listed, cast):
    actions.say(picture, {listed(): {"seen"}}, by=cast["dana"])
    dana.open(base).follow("People and consent").has("Student A", "Consent given", "Part 2: Plan")
    for language in ("English", "Español"):
        dana.has(language)
    dana.send("Add", code="S2", kind="student", consent="pending").has("S2", "Consent pending")
    dana.send("Add", code="S2", kind="adult", consent="pending").has("S2 is on your list already.")


def test_a_person_is_changed_and_taken_off_the_list(dana, base, listed, draft):
    student = listed()
    dana.open(f"{base}people/{student.handle}/")
    dana.send("Save", code="S9", kind="adult", consent="pending").has("S9", "An adult")
    dana.open(f"{base}people/{student.handle}/").send("Remove").has("Nobody is on your list yet.")


def test_after_handing_in_the_author_says_that_it_was_taken_back(dana, base, picture, sent):
    dana.open(base + "people/").follow("Consent taken back").has("1 item that you handed in")
    dana.send("Yes, taken back").has("No consent", "1 item that was handed in is withheld")
    dana.open(base + "parts/2/").has("Withheld").has_not("files/CODE-part2-2.jpg")
    answer = dana.client.get(base + "files/CODE-part2-2.jpg")
    assert answer.status_code == 404


def test_somebody_elses_pages_are_not_there(signed_in, base, picture, listed):
    lee, student = signed_in("lee"), listed()
    for page in ("people/", f"people/{student.handle}/", f"people/{student.handle}/withdraw/"):
        assert lee.get(base + page).status_code == 404
        assert lee.post(base + page, {}).status_code == 404
    page = reverse("submissions:evidence_people", args=[picture.code])
    assert lee.get(page).status_code == lee.post(page, {"who": "nobody"}).status_code == 404
    assert not Evidence.objects.exclude(nobody_at=None).exists()
