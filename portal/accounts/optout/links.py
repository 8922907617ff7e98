"""Signed addresses that end one kind of mail for one person, without a log-in."""

from django.conf import settings
from django.core import signing
from django.urls import reverse

from portal.accounts.models import User

SALT = "cairn.optout"


class Unreadable(ValueError):
    """The address was cut, changed or never ours."""


def of(user: User, kind: str) -> str:
    """The address under which `user` ends mails of `kind`; it does not expire."""
    token = signing.dumps([user.code, kind], salt=SALT)
    return settings.PUBLIC_ORIGIN + reverse("optout:end", args=[token])


def read(token: str) -> tuple[str, str]:
    """(person's code, kind of mail). Raises Unreadable."""
    try:
        code, kind = signing.loads(token, salt=SALT)
    except (signing.BadSignature, ValueError, TypeError) as error:
        raise Unreadable from error
    return code, kind
