"""Nothing twice: the hidden key on every form that creates something."""

from typing import Any

from django.db import IntegrityError, transaction
from django.http import HttpRequest

from portal.kit import codes
from portal.kit.models import UsedKey

FIELD = "once"


def new_key() -> str:
    """A key for the hidden field `once`."""
    return codes.long_code()


def first_use(request: HttpRequest) -> bool:
    """Whether this POST's key is used for the first time; burns it in the caller's transaction.

    A form without a key counts as a first use: a person without our page is not punished.
    """
    return burn(request.POST.get(FIELD, ""), request.user)


def burn(key: str, owner: Any) -> bool:
    """Use `key` up; False when `owner` had used it before (or somebody else had)."""
    if not key:
        return True
    try:
        with transaction.atomic():
            UsedKey.objects.create(key=key[:80], owner=owner)
    except IntegrityError:
        return False
    return True
