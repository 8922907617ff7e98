"""Signed addresses that end one category of mails for one person, without a log-in."""

from django.conf import settings
from django.core import signing
from django.urls import reverse

from portal.accounts.models import User

SALT = "cairn.optout"


class Unreadable(ValueError):
    """The address was cut, changed or never ours."""


def of(user: User, category: str) -> str:
    """The address under which `user` ends mails of `category`; it does not expire."""
    token = signing.dumps([user.code, category], salt=SALT)
    return settings.PUBLIC_ORIGIN + reverse("optout:end", args=[token])


def read(token: str) -> tuple[str, str]:
    """(the code of the person, category). Raises Unreadable."""
    try:
        code, category = signing.loads(token, salt=SALT)
    except (signing.BadSignature, ValueError, TypeError) as error:
        raise Unreadable from error
    return code, category
