"""What a reader does moves no promise, at that moment or at night (blind-review: timing)."""

import random
import re

import pytest
import time_machine
from django.db import transaction
from django.test import Client

from credentials.models import IssuerStaff
from portal.demo import cast as the_cast
from portal.kit import codes
from portal.kit.models import Message
from reviews.tests import factories
from submissions.promising import sweeps

pytestmark = [pytest.mark.row("E2"), pytest.mark.django_db]

MASKS = r'name="csrfmiddlewaretoken" value="[^"]+"|name="(?:draft_key|once)" value="[^"]+"'


def nothing(cast):
    """Nobody takes it."""


def claimed(cast):
    """Somebody has it."""
    factories.claimed(cast["asha"])


def half_read(cast):
    """One of two has handed in."""
    factories.reviewed(cast["asha"])


def differ(cast):
    """Two have, and differ."""
    factories.reviewed(cast["asha"])
    factories.reviewed(cast["ben"], ["2.1"])


@pytest.fixture
def pages(settings, monkeypatch):
    """`pages(reader)` is what Dana is sent over three weeks in which readers do that."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

    def _pages(act):
        source = random.Random(7)

        class Dice:
            choice = staticmethod(source.choice)
            token_urlsafe = staticmethod(lambda n: f"{source.getrandbits(n * 8):0{n * 2}x}"[:22])
            token_hex = staticmethod(lambda n: f"{source.getrandbits(n * 8):0{n * 2}x}")

        monkeypatch.setattr(codes, "secrets", Dice)
        start = "2026-11-20T18:00:00Z"
        with transaction.atomic(), time_machine.travel(start, tick=False) as time:
            cast = the_cast.make()
            code = factories.submitted(cast, assessors=2).enrollment.code
            act(cast)
            client, found = Client(), []
            for day in ("2026-11-21", "2026-12-04", "2026-12-05", "2026-12-06"):
                time.move_to(f"{day}T18:00:00Z")
                client.force_login(cast["dana"])
                paths = (f"/work/{code}/", "/work/", "/desk/")
                found += [client.get(path).content.decode() for path in paths]
                sweeps.keep()
            mails = Message.objects.filter(recipient=cast["dana"]).order_by("pk")
            found += [f"{mail.subject}\n{mail.text}" for mail in mails]
            transaction.set_rollback(True)
        return [re.sub(MASKS, "", text) for text in found]

    return _pages


@pytest.mark.parametrize("act", [claimed, half_read, differ])
def test_whatever_readers_do_the_promise_and_the_pages_are_the_same(pages, act):
    untouched = pages(nothing)
    assert pages(act) == untouched
    assert "Expect an answer by 12/4/2026." in untouched[0]
    assert "was promised by 12/4/2026" in untouched[6]
    assert any("Please expect it by 12/11/2026" in text for text in untouched)


def test_a_lead_sees_how_many_promises_are_at_risk_and_nothing_else(cast, signed_in):
    with time_machine.travel("2026-11-20T18:00:00Z", tick=False) as time:
        work = factories.submitted(cast)
        issuer = work.enrollment.credential.issuer
        role = IssuerStaff.Role.LEAD
        IssuerStaff.objects.create(
            user=cast["noor"], issuer=issuer, role=role, granted_by=cast["root"]
        )
        noor = signed_in("noor")
        calm = noor.get("/desk/").content.decode()
        assert "Every answer can still come by the day that was promised." in calm
        time.move_to("2026-12-03T18:00:00Z")
        html = signed_in("noor").get("/desk/").content.decode()
        assert "due within two business days, or late" in html
        for word in (work.code, work.desk_code, "Dana", "Ruiz"):
            assert word not in html
        assert "Answers that were promised" not in signed_in("asha").get("/desk/").content.decode()
