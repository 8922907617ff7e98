"""Taking one's data along: everything of mine, nothing of who judged it."""

import datetime as dt
import json
import re

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse

from badges.models import Decision
from credentials.models import IssuerStaff
from plc.models import Seat
from portal import erasure
from portal.accounts.models import Membership, User
from portal.own_data import labels, reading
from portal.own_data.export import SECTIONS, TITLES
from portal.testing import wording
from portal.testing import world as the_world
from portal.testing.own_work import WORDS, opened
from reviews.desk import actions as desk
from reviews.models import OwnDesk, Release, Review
from submissions.models import Evidence, Response
from submissions.status import Public

pytestmark = pytest.mark.usefixtures("media")


def test_the_archive_holds_what_was_written_and_the_files(worked, signed_in):
    packed = opened(signed_in("dana"))
    work = json.loads(packed.read("data/enrollments.json"))
    answers = work[0]["attempts"][0]["parts"][0]["answers"]
    assert WORDS in [answer["text"] for answer in answers]
    files = [name for name in packed.namelist() if name.startswith("evidence/")]
    assert packed.read(files[0]) == b"the very bytes"
    assert ".." not in files[0]
    assert WORDS in packed.read("read-me.html").decode()
    assert json.loads(packed.read("data/profile.json"))[0]["family_name"] == "Ruiz"


@pytest.mark.parametrize(("kind", "ending"), [("application/pdf", ".pdf"), ("image/png", ".png")])
def test_the_cleaned_copy_has_the_ending_of_its_kind(worked, signed_in, kind, ending):
    item = worked.evidence.get()
    item.cleaned.save("x", ContentFile(b"the clean bytes"), save=False)
    worked.evidence.filter(pk=item.pk).update(media_type=kind, cleaned=item.cleaned.name)
    packed = opened(signed_in("dana"))
    assert packed.read(f"evidence/{item.code}/cleaned{ending}") == b"the clean bytes"


def test_the_archive_never_tells_who_judged_nor_what_is_not_released(worked, signed_in, cast):
    packed = opened(signed_in("dana"))
    everything = "".join(packed.read(name).decode("latin-1") for name in packed.namelist())
    for secret in ("Asha", "Cole", cast["asha"].code, "private draft", worked.slots.get().code):
        assert secret not in everything
    Release.objects.create(submission=worked, outcome="not_yet", message="Show the days.")
    assert "Show the days." in opened(signed_in("dana")).read("data/enrollments.json").decode()


@pytest.mark.row("E2")
def test_an_assessor_s_archive_never_tells_whose_work_it_was(worked, signed_in, cast):
    packed = opened(signed_in("asha"))
    everything = "".join(packed.read(name).decode("latin-1") for name in packed.namelist())
    assert "a private draft remark" in everything
    for secret in ("Dana", "Ruiz", cast["dana"].code, worked.code, WORDS):
        assert secret not in everything


def test_markup_in_answers_is_shown_as_text(worked, signed_in):
    Response.objects.update(text="<script>alert(1)</script>")
    page = opened(signed_in("dana")).read("read-me.html").decode()
    assert "<script>" not in page
    assert "&lt;script&gt;" in page


def fields_of(value):
    """Every name of a field in the data, but for those inside what others defined."""
    if isinstance(value, list):
        return {name for one in value for name in fields_of(one)}
    if not isinstance(value, dict):
        return set()
    inner = (one for name, one in value.items() if name not in ("document", "fields"))
    return set(value) | {name for one in inner for name in fields_of(one)}


def test_every_field_of_everyone_s_data_has_a_label(db, settings, storage):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    the_world.build(the_world.ground())
    people = list(User.objects.all())
    found = {n for gather in SECTIONS.values() for one in people for n in fields_of(gather(one))}
    assert len(found) > 50
    assert found - labels.FIELDS.keys() == set()


def test_every_coded_value_has_words():
    codes = {
        "role": [*Membership.Role, *IssuerStaff.Role, *Seat.Role],
        "outcome": [*Decision.Outcome, *Release.Outcome],
        "state": list(Review.State),
        "kind": list(Evidence.Kind),
        "status": list(Public),
    }
    for name, values in codes.items():
        assert {str(value) for value in values} <= labels.VALUES[name].keys(), name


def test_the_page_to_read_speaks_the_language_of_the_person(worked, signed_in, cast, monkeypatch):
    wording.pseudo(monkeypatch)
    page = opened(signed_in("dana")).read("read-me.html").decode()
    terms = re.findall(r"<dt>(.*?)</dt>", page)
    assert len(terms) > 20
    assert [term for term in terms if not term.startswith(wording.LEFT)] == []
    assert f"<dd>{wording.LEFT}Yes{wording.RIGHT}</dd>" in page
    assert not re.search(r"\d{4}-\d\d-\d\dT\d\d:", page)


def test_dates_on_it_are_in_the_zone_of_the_person(worked, cast):
    User.objects.filter(pk=cast["dana"].pk).update(time_zone="Asia/Tokyo")
    dana, noon = User.objects.get(pk=cast["dana"].pk), dt.datetime(2030, 1, 1, 20, tzinfo=dt.UTC)
    assert "Jan. 2, 2030, 5 a.m." in reading.page(dana, TITLES, {"roles": [{"at": noon}]})


def test_every_section_has_a_title():
    assert SECTIONS.keys() == TITLES.keys()


def test_it_needs_a_post_and_a_log_in(signed_in, client):
    assert signed_in("dana").get(reverse("accounts:export")).status_code == 405
    assert client.post(reverse("accounts:export")).status_code == 302


def test_an_assessor_takes_the_comments_they_kept_along_and_erasure_forgets_them(
    signed_in, cast, worked
):
    credential = worked.enrollment.credential
    desk.keep("Date every line.", credential, "Plan", by=cast["asha"])
    kept = json.loads(opened(signed_in("asha")).read("data/review_desk.json"))
    assert kept[0]["comments"] == [{"criterion": "Plan", "text": "Date every line."}]
    erasure.erase(cast["asha"], cast["root"])
    assert not OwnDesk.objects.exists()
