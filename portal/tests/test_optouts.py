"""Each kind of mail has a working way out, or a written reason why it has none (item 10)."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.core import mail as post_office
from django.test import Client
from django.urls import reverse

from portal.accounts import optouts
from portal.accounts.models import User
from portal.accounts.optout import links, mails
from portal.help import actions as helping
from portal.kit import messages
from portal.kit.models import Message
from portal.relay import drain

EMAILS = Path(settings.BASE_DIR) / "templates" / "emails"
TEMPLATES = sorted(f"{path.parent.name}/{path.stem}" for path in EMAILS.glob("*/*.txt"))
MAY_BE_DECLINED = sorted(kind for kind, why in optouts.KINDS.items() if why in optouts.LABELS)


def sent(kind: str, person: User) -> Message | None:
    """A mail of a kind that may be declined, with nothing in it but its frame."""
    context = {"subject_line": "Words", "lines": [], "found": [], "readers": 1}
    return mails.post(kind, person, key=f"{kind}:{person.code}", context=context)


@pytest.mark.parametrize("kind", TEMPLATES)
def test_every_mail_has_a_way_out_or_a_reason_why_not(kind):
    assert optouts.KINDS[kind] in {*optouts.LABELS, *optouts.ALWAYS}


def test_the_table_holds_no_mail_that_is_not_there():
    assert set(optouts.KINDS) == set(TEMPLATES)
    assert set(optouts.LABELS) <= set(optouts.KINDS.values())


@pytest.mark.row("I5")
@pytest.mark.parametrize("kind", MAY_BE_DECLINED)
def test_it_carries_its_way_out_in_both_bodies_and_in_the_headers(cast, kind):
    message = sent(kind, cast["dana"])
    out = message.optout
    assert links.read(out.rstrip("/").split("/")[-1]) == (
        cast["dana"].code,
        optouts.category(kind),
    )
    assert out in message.text
    assert f'href="{out}"' in message.html
    drain()
    letter = post_office.outbox[-1]
    assert letter.extra_headers["List-Unsubscribe"] == f"<{out}>"
    assert letter.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


@pytest.mark.parametrize("kind", MAY_BE_DECLINED)
def test_one_click_without_a_log_in_ends_it(cast, kind):
    out = sent(kind, cast["lee"]).optout.removeprefix(settings.PUBLIC_ORIGIN)
    stranger = Client(enforce_csrf_checks=True)
    assert b"<button" in stranger.get(out).content
    lee = User.objects.get(pk=cast["lee"].pk)
    assert lee.mail_optouts == []
    done = stranger.post(out, {"List-Unsubscribe": "One-Click"})
    assert done.status_code == 200
    lee.refresh_from_db()
    assert lee.mail_optouts == [optouts.category(kind)]
    assert mails.post(kind, lee, key="another", context={}) is None


def test_a_mail_that_always_comes_has_no_such_header(cast):
    messages.post(
        "accounts/security_notice", to="a@b.example", key="x", context={"what": "Something"}
    )
    drain()
    assert "List-Unsubscribe" not in post_office.outbox[-1].extra_headers


def test_a_kind_that_always_comes_cannot_be_sent_as_one_that_may_be_declined(cast):
    with pytest.raises(KeyError):
        mails.post("submissions/due_soon", cast["dana"], key="x", context={})


def test_an_answer_that_was_declined_still_stands_on_the_help_page(signed_in, cast):
    User.objects.filter(pk=cast["dana"].pk).update(mail_optouts=[optouts.ANSWERS])
    dana = User.objects.get(pk=cast["dana"].pk)
    helping.ask("Where is it?", "", by=dana)
    helping.answer(dana.questions.get(), "Under My work.", by=cast["root"])
    assert not Message.objects.filter(kind="help/answered").exists()
    assert b"Under My work." in signed_in("dana").get(reverse("help:index")).content


def test_the_profile_offers_what_one_gets(signed_in, cast):
    def offered() -> set[str]:
        page = signed_in("max").get(reverse("accounts:profile")).content.decode()
        return set(re.findall(r'name="mails"\s+value="([^"]+)"', page))

    assert offered() == set(optouts.SHOWN)
    sent("badges/decision_waits", cast["max"])
    assert offered() == {*optouts.SHOWN, optouts.DECISION_REMINDERS}
