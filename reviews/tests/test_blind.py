"""Nothing that assessors get leads to the educator, nothing that is released to the assessor."""

import dataclasses
import datetime as dt
import random
import re

import pytest
from django.core.files.base import ContentFile
from django.db import transaction
from django.test import Client
from django.urls import reverse

from badges.deciding import blind as approvers
from portal.accounts.models import Affiliate, User
from portal.demo import cast as the_cast
from portal.kit import clock, codes
from portal.kit.models import Message
from reviews import blind
from reviews.claiming import sweeps
from reviews.claiming.opening import void_slots
from reviews.models import Release
from reviews.releasing.actions import release
from reviews.releasing.queries import feedback
from reviews.scoring import actions, recommending
from reviews.scoring import blind as desk
from reviews.scoring.opened import opened
from reviews.tests import factories
from submissions.models import Evidence
from submissions.workflow import advance

PLANTED = {
    "given_name": "Xanthippe",
    "family_name": "Quillfeather",
    "other_names": "Zephyrine",
    "school": "Brackwater Upper School",
    "district": "Ollivander Unified",
    "handles": "@quillpen99",
    "member_number": "M-778812",
    "phone": "555-0177",
    "email": "xq.canary@elsewhere.test",
    "time_zone": "Pacific/Honolulu",
}
OTHER = {
    "given_name": "Wu",
    "family_name": "Li",
    "other_names": "",
    "school": "P.S. 9",
    "district": "",
    "handles": "",
    "member_number": "",
    "phone": "",
    "email": "wl@b.test",
    "time_zone": "America/New_York",
}
MASKS = (
    (re.compile(rb'name="csrfmiddlewaretoken" value="[^"]+"'), b"csrf"),
    (re.compile(rb'name="draft_key" value="[^"]+"'), b"draft"),
)


@pytest.fixture
def files(settings, tmp_path):
    """Evidence files go to a folder of the test's own."""
    local = "django.core.files.storage.FileSystemStorage"
    options = {"location": str(tmp_path)}
    settings.STORAGES = {
        **settings.STORAGES,
        "default": {"BACKEND": local, "OPTIONS": options},
    }


@pytest.fixture
def still(monkeypatch):
    """`still()` starts the same clock and the same dice again."""

    def _still():
        dice, at = random.Random(7), dt.datetime(2026, 11, 23, 18, 0, tzinfo=dt.UTC)

        class Dice:
            choice = staticmethod(dice.choice)
            token_urlsafe = staticmethod(lambda n: f"{dice.getrandbits(n * 8):0{n * 2}x}"[:22])

        monkeypatch.setattr(codes, "secrets", Dice)
        monkeypatch.setattr(clock, "now", lambda: at)

    return _still


def world(person, local, name):
    """The cast, with an educator of these traits, and a work of theirs with a file."""
    cast = the_cast.make()
    User.objects.filter(pk=cast["dana"].pk).update(
        **person, affiliate=Affiliate.objects.get(slug=local)
    )
    cast["dana"].refresh_from_db()
    return cast, factories.submitted(cast, assessors=2, before=lambda draft: _file(draft, name))


def _file(draft, name):
    """A cleaned file in the draft, uploaded under a name that tells."""
    Evidence.objects.create(
        submission=draft,
        slot=draft.enrollment.version.parts.get(number=2).slots.get(),
        position=2,
        kind="file",
        state="clean",
        original_name=name,
        cleaned=ContentFile(b"%PDF-1.7 clean", name=name),
        cleaned_sha256="0" * 64,
        media_type="application/pdf",
        extracted_text="What we planned.\f",
    )


def crawl(cast, submission):
    """Everything an assessor is sent on the way from the queue to a review handed in."""
    client = Client()
    client.force_login(cast["asha"])
    seen = [client.get(reverse("reviews:queue"))]
    slot = factories.claimed(cast["asha"])
    base = reverse("reviews:assess", args=[slot.code])
    given = factories.marks(submission, ["2.1"])
    seen += [client.get(reverse("reviews:queue")), client.get(base)]
    seen += [client.get(f"{base}files/{slot.code}-part2-2.pdf"), client.get(f"{base}give-back/")]
    seen += [client.post(f"{base}save/", {"token": 9, "saves": 0, "comment-2-1": "Mine."})]
    seen += [client.post(f"{base}submit/", {"token": 1, "saves": 0, "comment-2-1": "Mine."})]
    actions.save(slot, 1, given, saves=1, by=cast["asha"])
    actions.submit(slot, 1, by=cast["asha"])
    seen += [client.get(base), client.get(reverse("reviews:mine")), client.get("/review/NOPE/")]
    factories.claimed(cast["ben"])
    sweeps.warn_of_leases()
    submission.refresh_from_db()
    advance(submission, "withdraw", by=cast["dana"])
    void_slots(submission.pk)
    return seen


def raw(answer):
    """Status, headers and body as bytes, what changes by chance masked."""
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    for pattern, mask in MASKS:
        body = pattern.sub(mask, body)
    return f"{answer.status_code} {sorted(answer.headers.items())}".encode() + body


def everything(cast, submission, mails=True):
    """All answers and all mails to assessors of one crawl."""
    sent = [raw(answer) for answer in crawl(cast, submission)]
    for mail in Message.objects.filter(kind__startswith="reviews/").order_by("pk"):
        text = f"{mail.to}{mail.subject}{mail.text}{mail.html}"
        # The reader's own way out of such mails: it names the reader by a random code.
        sent.append((text.replace(mail.optout, "way out") if mail.optout else text).encode())
    return sent


@pytest.mark.row("E2")
@pytest.mark.django_db
def test_no_trait_of_the_educator_reaches_an_assessor(files, settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    cast, submission = world(PLANTED, "fresno", "Quillfeather plan.pdf")
    enrollment = submission.enrollment
    secret = [*PLANTED.values(), "Fresno", submission.code, submission.desk_code, enrollment.code]
    sent = everything(cast, submission)
    assert [answer[:3] for answer in sent[:7]] == [
        b"200",
        b"200",
        b"200",
        b"200",
        b"200",
        b"409",
        b"422",
    ]
    assert b"closed" not in sent[-1]
    for word in [*secret, cast["dana"].code]:
        for text in sent:
            assert word.encode() not in text


@pytest.mark.row("E2")
@pytest.mark.django_db
def test_two_worlds_that_differ_in_the_educator_alone_are_the_same_bytes(files, still, settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    sent = []
    for person, local, name in (
        (PLANTED, "fresno", "Quillfeather plan.pdf"),
        (OTHER, "oakland", "p.pdf"),
    ):
        with transaction.atomic():
            still()
            cast, submission = world(person, local, name)
            User.objects.filter(pk=cast["ben"].pk).update(
                affiliate=Affiliate.objects.get(slug="nea")
            )
            cast["ben"].memberships.all().delete()
            cast["ben"].refresh_from_db()
            sent.append(everything(cast, submission))
            transaction.set_rollback(True)
    one, other = sent
    assert len(one) == len(other) > 10
    for first, second in zip(one, other, strict=True):
        assert first == second


def _side_by_side(sheets):
    """The sheets whatever the order in which the places were taken."""
    rows = [(row.name, sorted(map(repr, row.cells))) for part in sheets.parts for row in part.rows]
    return [(part.number, part.met) for part in sheets.parts], rows, len(sheets.sheets)


@pytest.mark.row("E2")
@pytest.mark.django_db
def test_two_worlds_that_differ_in_the_assessors_alone_show_the_same_sheets(still, settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    shown = []
    for readers in (("asha", "ben", "mei"), ("noor", "mei", "asha")):
        with transaction.atomic():
            still()
            cast = the_cast.make()
            submission = factories.submitted(cast, assessors=2)
            for name, not_yet in zip(readers, (["2.1"], [], ["2.1"]), strict=True):
                factories.reviewed(cast[name], not_yet, comment="The plan lacks a date.")
            submission.refresh_from_db()
            made = release(submission, Release.Outcome.NOT_YET)
            said = recommending.of(submission)
            sheets = approvers.sheets(submission, said.parts)
            shown.append((said, _side_by_side(sheets), made.results, feedback(submission)))
            transaction.set_rollback(True)
    assert shown[0] == shown[1]


@pytest.mark.row("E2")
@pytest.mark.django_db
def test_a_third_reading_looks_like_any_other(files, still, settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    pages = []
    for third in (False, True):
        with transaction.atomic():
            still()
            cast, _work = world(OTHER, "fresno", "p.pdf")
            if third:
                factories.reviewed(cast["ben"])
                factories.reviewed(cast["noor"], ["2.1"])
            client = Client()
            client.force_login(cast["mei"])
            before = raw(client.get(reverse("reviews:queue")))
            slot = factories.claimed(cast["mei"])
            after = [
                client.get(reverse(f"reviews:{n}", args=[slot.code])) for n in ("assess", "decline")
            ]
            held = raw(client.get(reverse("reviews:queue")))
            texts = [before, held, *[raw(answer) for answer in after]]
            pages.append([text.replace(slot.code.encode(), b"CODE") for text in texts])
            transaction.set_rollback(True)
    assert pages[0] == pages[1]


def _leaves(thing):
    """Every value inside nested dataclasses and tuples."""
    if dataclasses.is_dataclass(thing):
        for field in dataclasses.fields(thing):
            yield from _leaves(getattr(thing, field.name))
    elif isinstance(thing, tuple | list):
        for one in thing:
            yield from _leaves(one)
    else:
        yield thing


@pytest.mark.row("E2")
def test_pages_and_sheets_hold_plain_values_and_no_rows(cast):
    submission = factories.submitted(cast)
    slot = factories.claimed(cast["asha"])
    things = [desk.page(opened(slot.code, cast["asha"])), blind.held(cast["asha"])]
    factories.reviewed(cast["asha"], slot=slot)
    said = recommending.of(submission)
    things += [approvers.sheets(submission, said.parts), said.met, said.readings, said.agreed]
    plain = (str, int, bool, float, dt.date, dt.datetime, type(None))
    for leaf in _leaves(things):
        assert isinstance(leaf, plain), repr(leaf)
