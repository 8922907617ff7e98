"""The comment bank: what the authors offer, what one keeps, what one wrote last."""

import pytest

from credentials.models import LevelComment, Version
from credentials.reading import reading
from portal.kit import clock, purge
from portal.testing.pages import Walker
from reviews.desk import actions, queries
from reviews.models import OwnDesk, Score
from reviews.tests import factories
from reviews.tests.test_scoring_views import address, form

JSON = {"accept": "application/json"}
OFFERED = "Name the group that is still missing."


@pytest.fixture
def slot(cast):
    draft = factories.drafted(cast)
    level = draft.enrollment.version.parts.get(number=2).criteria.first().levels.get(position=2)
    with purge.permitted("a comment for a published level", "level"):
        LevelComment.objects.create(level=level, position=1, text=OFFERED)
    version = draft.enrollment.version
    Version.objects.filter(pk=version.pk).update(published_at=clock.now())
    factories._hand_in(draft)
    return factories.claimed(cast["asha"])


def bank_of(client, slot, key="2.1"):
    page = client.get(address("assess", slot)).context["page"]
    return next(line.bank for line in page.lines if line.key == key)


def test_the_authors_comments_stand_under_their_level(signed_in, slot):
    bank = bank_of(signed_in("asha"), slot)
    assert [(drawer.level, drawer.value) for drawer in bank.curated] == [("Developing", 2)]
    assert [offer.text for offer in bank.offers] == [OFFERED]
    assert not bank_of(signed_in("asha"), slot, "2.2").offers


def test_without_a_script_an_offer_is_added_below_what_was_typed(signed_in, slot):
    desk = Walker(signed_in("asha")).open(address("assess", slot))
    desk.send(OFFERED, **{"comment-2-1": "Clear so far."})
    assert Score.objects.get(criterion__name="Plan").comment == f"Clear so far.\n\n{OFFERED}"
    desk.send("Save", **{"comment-2-1": "Edited after."})
    assert Score.objects.get(criterion__name="Plan").comment == "Edited after."


@pytest.mark.parametrize("said", ["2.1 c9-9", "9.9 c2-1", "x", "2.1 "])
def test_an_offer_that_is_not_there_inserts_nothing(signed_in, slot, said):
    posted = form(slot, {}, insert=said, **{"comment-2-1": "Mine."})
    signed_in("asha").post(address("save", slot), posted)
    assert Score.objects.get(criterion__name="Plan").comment == "Mine."


def test_a_comment_is_kept_offered_and_taken_out_again(signed_in, slot):
    client = signed_in("asha")
    posted = form(slot, {}, keep="2.1", **{"comment-2-1": "Date every line."})
    said = client.post(address("save", slot), posted, headers=JSON).json()
    assert said["told"] == "The comment is kept among yours."
    assert "Date every line." in said["fragments"]["bank-2-1"]
    mine = bank_of(client, slot, "2.2").mine
    assert [offer.text for offer in mine] == ["Date every line."], "at every criterion"
    again = form(slot, {}, keep="2.1", **{"comment-2-1": "Date every line."})
    told = client.post(address("save", slot), again, headers=JSON).json()["told"]
    assert told == "There was nothing new to keep."
    client.post(address("save", slot), form(slot, {}, forget=mine[0].code))
    assert bank_of(client, slot).mine == ()


def test_nobody_sees_or_forgets_what_another_kept(signed_in, slot, cast):
    version = slot.submission.enrollment.version
    actions.keep("Mine alone.", version.credential, "Plan", by=cast["asha"])
    code = queries.own(cast["asha"]).phrases[0].code
    factories.submitted(cast, "lee")
    other = factories.claimed(cast["ben"])
    page = signed_in("ben").post(address("save", other), form(other, {}, forget=code), follow=True)
    assert "Mine alone." not in page.content.decode()
    assert len(queries.own(cast["asha"]).phrases) == 1


def test_what_one_wrote_last_on_the_criterion_is_offered_and_nobody_elses(signed_in, slot, cast):
    said = factories.marks(slot.submission, ["2.1"], comment="Say who answers whom.")
    signed_in("asha").post(address("submit", slot), form(slot, said))
    factories.submitted(cast, "lee")
    factories.submitted(cast, "paul")
    mine, theirs = factories.claimed(cast["asha"]), factories.claimed(cast["ben"])
    bank = bank_of(signed_in("asha"), mine)
    assert [offer.text for offer in bank.recent] == ["Say who answers whom."]
    assert bank_of(signed_in("asha"), mine, "2.2").recent == ()
    assert bank_of(signed_in("ben"), theirs).recent == ()


def test_only_the_newest_are_kept(cast, slot):
    credential = slot.submission.enrollment.credential
    for n in range(actions.MOST + 2):
        actions.keep(f"Comment {n}", credential, "Plan", by=cast["asha"])
    kept = OwnDesk.objects.get().phrases
    assert len(kept) == actions.MOST
    assert kept[0]["text"] == f"Comment {actions.MOST + 1}"


def test_demo_comments_are_marked_as_such(signed_in, slot):
    client, credential = signed_in("asha"), slot.submission.enrollment.credential
    assert "demo content" not in client.get(address("assess", slot)).content.decode()
    type(credential).objects.filter(pk=credential.pk).update(is_demo_text=True)
    assert "demo content" in client.get(address("assess", slot)).content.decode()


def test_a_version_is_read_with_its_comments(slot):
    version = slot.submission.enrollment.version
    levels = reading(version).parts[1].criteria[0].levels
    assert [level.comments for level in levels] == [(), (OFFERED,), ()]
