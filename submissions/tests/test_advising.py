"""Feedback beside the fields it is about, locked parts, and what has changed since."""

import pytest

from credentials.tests.factories import credential
from portal.kit.verdict import Refused
from submissions import comparing, queries
from submissions.advising import actions, places
from submissions.enrolling import actions as enrolling
from submissions.evidence import actions as evidence
from submissions.submitting import actions as submitting
from submissions.tests import factories

pytestmark = pytest.mark.row("E6")


def note(source, n, text, unit="", at=0, label="", part=3):
    names = {"part": part, "source": source, "n": n, "unit": unit, "at": at, "label": label}
    return {**names, "text": text}


ADVICE = {
    1: [{"criterion": "Site", "level": "Pass", "meets": True, "lines": ["Fine."], "notes": []}],
    2: [
        {
            "criterion": "Plan",
            "level": "Developing",
            "meets": False,
            "lines": ["Name who does what."],
            "notes": [note("item", 1, "Who?", "page", 2, "Plan", 2)],
        }
    ],
    3: [
        {
            "criterion": "Reflection",
            "level": "Not yet",
            "meets": False,
            "lines": ["Say what changed."],
            "notes": [
                note("answer", 1, "Begin here.\nThen go on.", "paragraph", 1),
                note("activity", 1, "With whom?"),
            ],
        }
    ],
}


@pytest.fixture
def again(cast):
    """Dana's second attempt: Part 1 met, the others with advice."""
    enrollment = enrolling.start(credential(), by=cast["dana"])
    enrolling.agree(enrollment, by=cast["dana"])
    first = enrollment.submissions.get()
    factories.queue(first)
    factories.decline(first, met=[1])
    return submitting.next_attempt(first, by=cast["dana"], met_parts={1}, advice=ADVICE)


def test_advice_is_kept_with_the_parts_that_open_again_alone(again):
    kept = {entry.part.number: entry.advice for entry in again.entries.select_related("part")}
    assert kept == {1: None, 2: ADVICE[2], 3: ADVICE[3]}


def test_it_stands_beside_the_field_it_is_about(signed_in, again):
    dana, code = signed_in("dana"), again.enrollment.code
    html = dana.get(f"/work/{code}/parts/3/").content.decode()
    assert "What the feedback asks for" in html
    assert "Say what changed." in html
    where = html.index("In your answer to question 1, paragraph 1")
    assert html.index('id="prompt-1"') < where < html.index('name="answer-1"')
    assert html.index('name="activity_description"') < html.index("With whom?") < where
    html = dana.get(f"/work/{code}/parts/2/").content.decode()
    assert html.index('id="slot-1"') < html.index("In your artifact 1 (Plan), page 2")


def test_met_parts_are_locked_and_shown_as_met_everywhere(signed_in, again):
    dana, code = signed_in("dana"), again.enrollment.code
    assert "Met, and locked: it stays as it is" in dana.get(f"/work/{code}/").content.decode()
    part = dana.get(f"/work/{code}/parts/1/").content.decode()
    assert "This part is met and stays as it is." in part
    assert "<form" not in part.partition("<main")[2].partition("</main>")[0]
    assert "Since your last attempt" not in part
    with pytest.raises(Refused):
        factories.write(again, 1, "Other.", "Other.")
    check = dana.get(f"/work/{code}/check/").content.decode()
    assert check.count("Met</span>") == 1


def test_what_was_written_and_gathered_since_is_marked(signed_in, again, cast):
    entry = queries.entry_of(again, 2)
    old = again.evidence.get()
    evidence.remove(old, by=cast["dana"])
    slot = entry.part.slots.get()
    evidence.add_text(queries.entry_of(again, 2), slot, "Each step has a name.", by=cast["dana"])
    factories.write(again, 2, activity="We met before class.")
    found = comparing.difference(queries.entry_of(again, 2))
    assert [(row.added, row.removed, row.same) for row in found.evidence] == [
        (("Each step has a name.",), ("The plan names every step.",), 0)
    ]
    html = signed_in("dana").get(f"/work/{again.enrollment.code}/parts/2/").content.decode()
    assert "Added: <ins>Each step has a name.</ins>" in html
    assert "Taken out: <del>The plan names every step.</del>" in html
    assert '<span class="visually-hidden">new: </span>' in html
    assert "<del>" in html
    same = comparing.difference(queries.entry_of(again, 3))
    assert not same.is_changed
    assert comparing.difference(queries.entry_of(again, 1)) == comparing.Difference()


def test_ticks_are_the_author_s_alone(again, cast):
    first = again.enrollment.submissions.get(number=1)
    actions.tick(first, ["steps", "nonsense"], by=cast["dana"])
    first.refresh_from_db()
    assert first.ticks == ["steps"]
    for who, which in (("lee", first), ("dana", again)):
        with pytest.raises(Refused):
            actions.tick(which, [], by=cast[who])


def test_a_place_is_told_as_its_author_knows_it():
    said = [
        places.remark(note("item", 2, "x", "time", 250, "Talk")).where,
        places.remark(note("item", 1, "x")).where,
        places.remark(note("activity", 1, "x", "paragraph", 2)).where,
    ]
    assert said == [
        "In your artifact 2 (Talk), at 4:10",
        "In your artifact 1",
        "In your activity description, paragraph 2",
    ]
    here = places.remark(note("answer", 1, "x", "paragraph", 2))
    assert here.quote("One.\n\nTwo.\n\nThree.") == "Two."
    assert here.quote("One.") == ""
