"""Every mail allauth can send has a template of ours."""

from pathlib import Path

import allauth
import pytest

from portal.accounts.adapter import KINDS, NOTICES, AccountAdapter
from portal.kit.models import Message

SWITCHED_OFF = {"login_code", "password_reset_code"}
FOLDERS = [
    Path(allauth.__file__).parent / "templates" / app / "email" for app in ("account", "mfa")
]
NAMES = sorted(
    path.name.removesuffix("_subject.txt")
    for folder in FOLDERS
    for path in folder.glob("*_subject.txt")
)


@pytest.mark.parametrize("name", sorted(set(NAMES) - SWITCHED_OFF))
def test_each_mail_is_known(name):
    assert name in KINDS or name in NOTICES


def test_a_notice_is_written_in_the_reader_s_words(cast):
    AccountAdapter().send_mail(
        "account/email/password_changed", "dana@demo.test", {"user": cast["dana"]}
    )
    message = Message.objects.get()
    assert message.subject == "Your password was changed"
    assert message.recipient == cast["dana"]
    assert "micro-certification is not a license" in message.text
