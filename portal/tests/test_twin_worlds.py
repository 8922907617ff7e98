"""Worlds that differ only in who the people are look the same from across the blind line.

Both worlds are built by the same actions on the same ground, with the clock standing still and
the same dice; what anybody on the other side is sent is then compared byte by byte.
"""

import datetime as dt
import functools
import random
import uuid
from dataclasses import dataclass, field

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test import Client

from badges.deciding import actions as deciding
from badges.deciding import sweeps as desk_sweeps
from badges.models import Batch
from badges.openbadges import identity
from badges.sweeps import remind_unopened
from plc.alerts import tell_facilitators
from portal.accounts.models import Affiliate, User
from portal.demo.cast import Person
from portal.kit import codes
from portal.kit.models import Message
from portal.testing import world as the_world
from portal.testing.crawl import crawl, unpacked, whole
from reviews.claiming import sweeps
from reviews.claiming.opening import open_slots, void_slots
from reviews.giving_back import actions as giving_back
from reviews.models import IdentityReport, ReviewSlot
from reviews.reporting.sweeps import tell_when_overdue
from reviews.tests import factories as work
from submissions import queries as submissions
from submissions import scanning
from submissions.attesting import actions as attesting
from submissions.consenting import actions as consenting
from submissions.enrolling import actions as enrolling
from submissions.evidence import actions as evidence
from submissions.models import Evidence
from submissions.models import Person as Listed
from submissions.reminders.sweeps import remind
from submissions.submitting import actions as submitting
from submissions.submitting.checking import check
from submissions.tests import planted
from submissions.writing import actions as writing

pytestmark = [pytest.mark.django_db, pytest.mark.row("E2")]

START = dt.datetime(2026, 11, 23, 18, 0, tzinfo=dt.UTC)
READERS = ("asha", "ben", "mei", "noor")
FIELDS = ("given_name", "family_name", "other_names", "school", "district", "phone", "handles",
          "member_number", "email")  # fmt: skip
LEARNERS = ("offered", "accepted", "not_yet", "adjudication", "in_review")
OWN_SIDE = (*LEARNERS, "fay", "lee", "stella", "paul", "kurt")
OWN_PAGES = ("/work/", "/my-badges/", "/cohorts/", "/reports/enrollment/", "/people/me/", "/help/")
CANARY = b"qxone"
PUBLIC = ("/stacks/", "/credentials/", "/search/", "/issuers/", "/start/", "/accounts/")


@dataclass
class Traits:
    """Who the educators are: what their fields hold, where they live, what their files carry."""

    mark: str
    local: str = "fresno"
    zone: str = "America/Los_Angeles"
    blank: tuple[str, ...] = ()
    made: list[bytes] = field(default_factory=list)

    def token(self, state, name):
        """A word that stands for one field of one educator and occurs nowhere else."""
        return f"{self.mark}{state.replace('_', '')}{name.replace('_', '')}"

    def learners(self):
        """The educators of the world, by the status of their work."""
        return {
            state: Person(self.token(state, "given"), self.token(state, "family"), self.local)
            for state in the_world.LEARNERS
        }

    def dress(self, user):
        """Fill every field that tells who it is, and the address that mails go to."""
        state = user.given_name.removeprefix(self.mark).removesuffix("given")
        values = {name: self.token(state, name) for name in FIELDS if name not in self.blank}
        values["email"] = f"{self.token(state, 'email')}@demo.test".lower()
        user.emailaddress_set.update(email=values["email"])
        local = Affiliate.objects.get(slug=self.local)
        User.objects.filter(pk=user.pk).update(**values, affiliate=local, time_zone=self.zone)

    def upload(self):
        """The next file: a photograph or a document that carries the educator's name inside."""
        kind = "pdf" if len(self.made) % 2 else "jpg"
        self.made.append(_file(self.mark, kind))
        return SimpleUploadedFile(f"{self.token('file', 'name')}.{kind}", self.made[-1])


@functools.cache
def _file(mark, kind):
    """A file of somebody, made once: no two PDFs come out with the same numbers."""
    return planted.pdf() if kind == "pdf" else planted.jpeg()


ONE = Traits("Qxone")
OTHER = Traits("Vytwo", "jefferson-two", "Pacific/Honolulu", ("other_names", "district", "phone"))


@pytest.fixture
def dice(monkeypatch):
    """`dice(7)` throws the same codes from the start again."""

    def _dice(seed):
        source = random.Random(seed)

        class Dice:
            choice = staticmethod(source.choice)
            token_urlsafe = staticmethod(lambda n: f"{source.getrandbits(n * 8):0{n * 2}x}"[:22])
            token_hex = staticmethod(lambda n: f"{source.getrandbits(n * 8):0{n * 2}x}")

        class Uuids:
            UUID = uuid.UUID
            uuid4 = staticmethod(lambda: uuid.UUID(int=source.getrandbits(128), version=4))

        monkeypatch.setattr(codes, "secrets", Dice)
        monkeypatch.setattr(codes, "uuid", Uuids)
        monkeypatch.setattr(identity, "secrets", Dice)

    return _dice


@pytest.fixture
def twins(settings, storage, dice, monkeypatch):
    """`twins(look, **one)` builds a world, looks at it, and takes it back."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    dice(1)
    with time_machine.travel(START, tick=False):
        ground = the_world.ground()
        kea = Affiliate.objects.get(slug="kea")
        Affiliate.objects.create(
            slug="jefferson-two", name="Elsewhere Association", short_name="Elsewhere",
            level="local", parent=kea, words="credential", time_zone="Pacific/Honolulu",
        )  # fmt: skip

    def _twin(look, **differs):
        traits = differs.pop("traits", ONE)
        traits.made.clear()
        prepare = differs.pop("prepare", lambda world: None)
        with transaction.atomic(), time_machine.travel(START, tick=False) as time:
            dice(7)
            monkeypatch.setattr(planted, "name", lambda slot: f"{traits.mark} {slot}")
            world = the_world.World(dict(ground.people), ground.credential, ground.twice)
            prepare(world)
            the_world.build(
                world, traits.learners(), upload=traits.upload, dress=traits.dress, **differs
            )
            found = look(world, time)
            transaction.set_rollback(True)
        for person in ground.people.values():
            person.refresh_from_db()
        return found

    return _twin


def signed_in(world, name):
    client = Client()
    client.force_login(world.people[name])
    return client


def mails(people):
    """Every mail to these people, as it left."""
    rows = Message.objects.filter(recipient__in=people).order_by("pk")
    return {
        f"mail {n} {row.kind} to {row.to}": f"{row.subject}\n{row.text}\n{row.html}".encode()
        for n, row in enumerate(rows)
    }


def across(world, time):
    """Everything that assessors and approvers are sent, over a week of work."""
    found = {}

    def note(name, pages):
        for path, answer in pages.items():
            found[f"{len(found)} {name} {path}"] = answer

    def look():
        for name in READERS:
            note(name, crawl(signed_in(world, name), ["/review/", "/review/mine/", "/desk/"], own))
        note("eve", crawl(signed_in(world, "eve"), ["/review/reports/"], own_reports))
        for name in ("eve", "gil"):
            note(name, crawl(signed_in(world, name), ["/identities/"], own_openings))
        note("max", crawl(signed_in(world, "max"), ["/decide/", "/decide/batch/", "/desk/"], own))
        note("iris", crawl(signed_in(world, "iris"), ["/decide/", "/desk/"], own_desk))

    look()
    _score(world, note)
    _report(world, note)
    _rest(world, note)
    _decide(world, note)
    time.shift(dt.timedelta(days=2))
    _sweep()
    void = world.work("in_review")
    enrolling.withdraw(void, by=world.people["in_review"])
    void_slots(void.pk)
    time.shift(dt.timedelta(days=5))
    _sweep()
    sent = world.work("recommended")
    _take_back(sent)
    deciding.send_back(sent, 1, "One line has no comment.", by=world.people["max"])
    look()
    readers = [world.people[name] for name in (*READERS, "max", "iris", "eve", "gil")]
    return found | mails(readers)


def _take_back(submission):
    """A student in a picture takes the consent back while it waits for a decision."""
    student = submission.enrollment.people.get()
    assert consenting.answer(student, "no", by=submission.enrollment.educator) == 1


def own(path):
    """Not what everyone may read, nor the pages about oneself that hold a session's time."""
    return not path.startswith(PUBLIC)


def own_reports(path):
    return path.startswith("/review/reports/")


def own_openings(path):
    return path.startswith("/identities/")


def own_desk(path):
    return path.startswith("/decide/")


def _score(world, note):
    """What forms answer: nothing given, a stale token, a draft kept, given back."""
    client, base = signed_in(world, "asha"), f"/review/{world.slot.code}/"
    for path, values in (
        ("save/", {"token": 9, "saves": 0, "comment-2-1": "Mine."}),
        ("submit/", {"token": 1, "saves": 0, "comment-2-1": "Mine."}),
        ("save/", {"token": 1, "saves": 1, "comment-2-1": "Say who.", "keep": "2.1"}),
        ("save/", {"token": 1, "saves": 2, "note": "1.answer.1", **_note("9")}),
        ("save/", {"token": 1, "saves": 3, "note": "1.answer.1", **_note("1")}),
        ("save/", {"token": 1, "saves": 4, "report": "1.answer.1"}),
    ):
        note("asha", {base + path: whole(client.post(base + path, values))})
    reader = signed_in(world, "mei")
    taken = work.claimed(world.people["mei"])
    path = f"/review/{taken.code}/give-back/"
    values = {"token": taken.lease_token, "reason": "load"}
    note("mei", {path: whole(reader.post(path, values))})
    client, taken = signed_in(world, "noor"), work.claimed(world.people["noor"])
    path = f"/review/{taken.code}/give-back/"
    values = {"token": taken.lease_token, "reason": "recognised"}
    note("noor", {path: whole(client.post(path, values))})
    note("eve", crawl(signed_in(world, "eve"), ["/review/recognized/"], own))


def _note(at):
    fields = {"line": "1.1", "at": at, "text": "Say when."}
    return {f"note-1-answer-1-{name}": value for name, value in fields.items()}


def _report(world, note):
    """A place is reported: what readers and the officer are sent until it is answered."""
    asha, eve = signed_in(world, "asha"), signed_in(world, "eve")
    base = f"/review/{world.slot.code}/"
    values = {"token": 1, "place": "2.item.2", "kind": "likeness"}
    json = {"accept": "application/json"}
    kept = {"token": 1, "saves": 5, "comment-2-1": "Mine."}
    note("asha", {f"{base}report/": whole(asha.get(f"{base}report/"))})
    note("asha", {f"{base}report/": whole(asha.post(f"{base}report/", values))})
    note("asha", {base: whole(asha.get(base))})
    note("asha", {f"{base}save/": whole(asha.post(f"{base}save/", kept, headers=json))})
    pages = crawl(eve, ["/review/reports/"], own_reports)
    note("eve", pages)
    assert any("-part2-2." in path for path in pages), "the officer is sent the very piece"
    case = f"/review/reports/{IdentityReport.objects.latest('pk').code}/"
    note("eve", {case: whole(eve.post(case, {"verb": "clear"}))})
    note("asha", {base: whole(asha.get(base))})


def _rest(world, note):
    """What the check cannot clear: what the officer is sent, and readers before and after."""
    draft = work.drafted(world.people, "offered", world.twice)
    by = draft.enrollment.educator
    entry = submissions.entry_of(draft, 2)
    item = evidence.add_text(entry, entry.part.slots.get(), "Ask @garden_team of Mondays.", by=by)
    (find,) = scanning.finds(draft)
    attesting.attest(entry, find.key, "The name of a project.", by=by)
    writing.complete(submissions.entry_of(draft, 2), by=by)
    submitting.submit(draft, honour=True, by=by)
    check(draft.pk)
    asha, eve = signed_in(world, "asha"), signed_in(world, "eve")
    note("asha", crawl(asha, ["/review/"], own))
    case = f"/review/reports/{draft.prechecks.get().code}/"
    assert item.submission == draft
    note("eve", crawl(eve, ["/desk/", "/review/reports/"], own_reports))
    values = {"p2-s1-2-text-found": "@garden_team", "p2-s1-2-text-more": "nowhere"}
    note("eve", {case: whole(eve.post(case, {"verb": "cover", **values}))})
    note("eve", {case: whole(eve.post(case, {"verb": "clear", **values, "p2-s1-2-text-more": ""}))})
    open_slots(draft.pk)
    slot = work.claimed(world.people["mei"])
    while slot.submission_id != draft.pk:
        slot = work.claimed(world.people["mei"])
    mei = signed_in(world, "mei")
    note("mei", crawl(mei, [f"/review/{slot.code}/"], own))
    assert b"Ask [removed] of Mondays" in whole(mei.get(f"/review/{slot.code}/"))


def _decide(world, note):
    """What the desk answers to each verb; nothing of it stays."""
    client, path = signed_in(world, "max"), f"/decide/{world.works['recommended'].desk_code}/"
    doubt = {"third_read-reason": "Two dates contradict each other."}
    against = {"decline-parts": "2", "decline-message": "Say when.",
               "decline-override_reason": "The dates are not what they say."}  # fmt: skip
    for verb, typed in (
        ("decline", {}),
        ("decline", against),
        ("send_back", {}),
        ("third_read", {}),
        ("third_read", doubt),
        ("approve", {}),
    ):
        with transaction.atomic():
            answer = whole(client.post(path, {"verb": verb, **typed}))
            note("max", {f"{path}{verb}{len(typed)}": answer})
            note("leads", mails([world.people[name] for name in ("gil", "iris")]))
            transaction.set_rollback(True)
    _decide_together(world, note)


def _decide_together(world, note):
    """A list from its making to its end, and the forms that come too early or too late."""
    client, path = signed_in(world, "max"), "/decide/batch/"
    with transaction.atomic():
        note("max", {f"{path}begin": whole(client.post(path, {"verb": "begin"}))})
        batch = Batch.objects.get()
        code = world.works["recommended"].desk_code
        sent = {"batch": batch.code, "code": code}
        note("max", {path: whole(client.get(path))})
        for verb in ("approve", "look", "approve", "approve"):
            note("max", {f"{path}{verb}": whole(client.post(path, {"verb": verb, **sent}))})
            note("max", crawl(client, [path, f"/decide/{code}/"], own_desk))
        assert Batch.objects.get().closed_at
        transaction.set_rollback(True)


def _sweep():
    for sweep in (
        sweeps.warn_of_leases,
        sweeps.expire_leases,
        sweeps.tell_when_stranded,
        tell_when_overdue,
        desk_sweeps.remind_approvers,
        remind_unopened,
        remind,
    ):
        sweep()


def assert_same(one, other):
    """The same addresses with the same bytes; tells the first place where they part."""
    assert list(one) == list(other)
    for key, first in one.items():
        second = other[key]
        if first != second:
            first, second = (_inside(answer) for answer in (first, second))
            at = next(
                (n for n, pair in enumerate(zip(first, second, strict=False)) if len({*pair}) > 1),
                min(len(first), len(second)),
            )
            around = slice(max(at - 80, 0), at + 80)
            pytest.fail(f"{key} at {at}:\n{first[around]}\n{second[around]}")


def _inside(answer):
    """The body, and what is packed in it in place of the package."""
    body = answer.split(b"\n", 3)[-1]
    plain = unpacked(body)
    return plain.removeprefix(body) or body


def test_assessors_and_approvers_are_sent_the_same_whoever_wrote_it(twins):
    one, other = (twins(across, traits=traits) for traits in (ONE, OTHER))
    assert len(one) > 100
    kinds = {key.split()[2] for key in one if key.startswith("mail")}
    assert {"reviews/lease_ending", "reviews/sent_back", "reviews/closed"} <= kinds
    assert {"badges/decision_waits", "submissions/withheld"} <= kinds
    assert any("badges/overridden" in key for key in one)
    assert_same(one, other)


def own_side(world, time):
    """Everything that educators, facilitators and staff are sent once all of it is decided.

    And the anonymity officer, who learns of no reader either.
    """
    approver, third = world.people[world.readers.approver], world.people[_third(world)]
    slots = [work.claimed(third), work.claimed(third)]
    mine = next(slot for slot in slots if slot.submission_id == world.works["adjudication"].pk)
    work.reviewed(third, ["2.1"], slot=mine)
    deciding.decline(world.work("adjudication"), by=approver, message="Nearly there.")
    tell_facilitators(world.works["adjudication"].pk)
    time.shift(dt.timedelta(days=8))
    _sweep()
    found = {}
    for name in OWN_SIDE:
        client = signed_in(world, name)
        for path, answer in crawl(client, OWN_PAGES, own).items():
            found[f"{name} {path}"] = answer
        found[f"{name} takes it along"] = whole(client.post("/people/me/data/export/"))
    for path, answer in crawl(signed_in(world, "eve"), ["/review/reports/"], own_reports).items():
        found[f"eve {path}"] = answer
    return found | mails([world.people[name] for name in (*world.works, "fay", "lee", "stella")])


def _given_back(reasons):
    """Before anything else happens, these readers give the work in review back for a reason."""

    def look(world, time):
        for name, reason in zip(("noor", "asha"), reasons, strict=True):
            taken = work.claimed(world.people[name])
            giving_back.decline(taken, taken.lease_token, reason, by=world.people[name])
        return own_side(world, time)

    return look


def _third(world):
    return "mei" if world.readers.first == "asha" else "asha"


def test_educators_and_their_people_are_sent_the_same_whoever_reads_and_decides(twins):
    pairs = (the_world.Readers("asha", "ben", "iris"), the_world.Readers("noor", "ben", "max"))
    one, other = (twins(own_side, readers=readers) for readers in pairs)
    kinds = {key.split()[2] for key in one if key.startswith("mail")}
    assert {"badges/earned", "badges/not_yet", "badges/reminder", "plc/decided"} <= kinds
    assert any("certificate.pdf" in key for key in one)
    assert any("download/" in key for key in one)
    assert any("enrollment.csv" in key for key in one)
    assert len(one) > 150
    assert_same(one, other)


def test_educators_and_their_people_are_sent_the_same_whyever_readers_gave_work_back(twins):
    pairs = (("conflict", "recognised"), ("load", "skill"))
    one, other = (twins(_given_back(reasons)) for reasons in pairs)
    assert len(one) > 150
    assert_same(one, other)


def leaks(found, words):
    """Where one of `words` stands, packed or not, whatever its case."""
    lower = [word.lower() for word in words]
    return [
        f"{key}: {word.decode()}"
        for key, answer in found.items()
        for plain in [unpacked(answer).lower()]
        for word in lower
        if word in plain
    ]


def _none(path):
    return False


def _secrets(world):
    """What leads to an educator without being a name."""
    for submission in world.works.values():
        enrollment = submission.enrollment
        yield from (submission.code, enrollment.code, enrollment.educator.code)
        yield from enrollment.people.values_list("handle", flat=True)


def test_no_canary_of_an_educator_flies_across(twins, caplog):
    def look(world, time):
        Listed.objects.update(code=f"{ONE.mark} student")
        secrets = [CANARY, *(secret.encode() for secret in _secrets(world))]
        originals = [row.original.open("rb") for row in Evidence.objects.exclude(original="")]
        kept = b"".join(handle.read() for handle in originals)
        for handle in originals:
            handle.close()
        client = signed_in(world, "in_review")
        at_home = b"".join(crawl(client, ["/people/me/", "/accounts/email/"], _none).values())
        named = Evidence.objects.exclude(original_name="").values_list("original_name", flat=True)
        return secrets, at_home, kept, list(named), across(world, time)

    secrets, at_home, kept, named, found = twins(look)
    assert leaks(found, secrets) == []
    assert CANARY not in caplog.text.lower().encode()
    assert any(".pdf" in key for key in found)
    assert any(".jpg" in key for key in found)
    for name in FIELDS:
        assert ONE.token("in_review", name).lower().encode() in at_home.lower()
    assert planted.name("old revision").encode() in kept
    assert len(named) == 2
    assert all(ONE.mark in name for name in named)


def test_no_canary_of_a_reader_flies_back(twins):
    def prepare(world):
        for name in (*READERS, "iris", "max"):
            values = {each: ONE.token(name, each) for each in FIELDS}
            values["email"] = f"{ONE.token(name, 'email')}@demo.test".lower()
            User.objects.filter(pk=world.people[name].pk).update(**values)
            world.people[name].refresh_from_db()

    def look(world, time):
        codes_of = [world.people[name].code.encode() for name in (*READERS, "iris", "max")]
        slots = [row.code.encode() for row in ReviewSlot.objects.all()]
        found = own_side(world, time)
        client = signed_in(world, "asha")
        at_home = b"".join(crawl(client, ["/people/me/", "/accounts/email/"], _none).values())
        return [CANARY, *codes_of, *slots], at_home, found

    secrets, at_home, found = twins(look, traits=OTHER, prepare=prepare)
    told = {key: answer for key, answer in found.items() if "/people/at/" not in key}
    assert leaks(told, secrets) == []
    for name in FIELDS:
        assert ONE.token("asha", name).lower().encode() in at_home.lower()
