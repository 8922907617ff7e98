"""Worlds that differ only in who the people are look the same from across the blind line.

Both worlds are built by the same actions on the same ground, with the clock standing still and
the same dice; what anybody on the other side is sent is then compared byte by byte.
"""

import pytest

from portal.accounts.models import User
from portal.testing import world as the_world
from portal.testing.crawl import crawl
from portal.testing.twins import (
    CANARY,
    FIELDS,
    ONE,
    OTHER,
    READERS,
    across,
    assert_same,
    given_back,
    leaks,
    nowhere,
    own_side,
    signed_in,
)
from reviews.models import ReviewSlot
from submissions.models import Evidence
from submissions.models import Person as Listed
from submissions.tests import planted

pytestmark = [pytest.mark.django_db, pytest.mark.row("E2")]


def test_assessors_and_approvers_are_sent_the_same_whoever_wrote_it(twins):
    one, other = (twins(across, traits=traits) for traits in (ONE, OTHER))
    assert len(one) > 100
    kinds = {key.split()[2] for key in one if key.startswith("mail")}
    assert {"reviews/lease_ending", "reviews/sent_back", "reviews/closed"} <= kinds
    assert {"badges/decision_waits", "submissions/withheld"} <= kinds
    assert any("badges/overridden" in key for key in one)
    assert_same(one, other)


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
    one, other = (twins(given_back(reasons)) for reasons in pairs)
    assert len(one) > 150
    assert_same(one, other)


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
        at_home = b"".join(crawl(client, ["/people/me/", "/accounts/email/"], nowhere).values())
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
        at_home = b"".join(crawl(client, ["/people/me/", "/accounts/email/"], nowhere).values())
        return [CANARY, *codes_of, *slots], at_home, found

    secrets, at_home, found = twins(look, traits=OTHER, prepare=prepare)
    told = {key: answer for key, answer in found.items() if "/people/at/" not in key}
    assert leaks(told, secrets) == []
    for name in FIELDS:
        assert ONE.token("asha", name).lower().encode() in at_home.lower()
