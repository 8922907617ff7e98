"""Nothing typed is lost: what a refused POST carried is kept and shown again after log-in.

Every writing form holds a signed draft key (who, which thing, which revision, which page). The
log-in guard and the CSRF failure view keep a POST with a valid key; nobody can make us store
anything without one. Source: design, section 8.
"""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core import signing
from django.http import HttpRequest

from portal.kit import clock
from portal.kit.models import Rescue

SALT = "cairn.draft"
FIELD = "draft_key"
KEEP_OUT = {FIELD, "csrfmiddlewaretoken", "once"}
MAX_AGE = 60 * 60 * 24 * 90


@dataclass(frozen=True, slots=True)
class Draft:
    """What a draft key says: the writer's public code, the thing, its revision, its page."""

    user: str
    thing: str
    revision: int
    page: str


def key(user: Any, thing: str, revision: int, page: str) -> str:
    """The signed key for the hidden field of one writing form."""
    return signing.dumps([user.code, thing, revision, page], salt=SALT, compress=True)


def read(signed: str) -> Draft | None:
    """The key's content, or None where it is forged or too old."""
    try:
        return Draft(*signing.loads(signed, salt=SALT, max_age=MAX_AGE))
    except (signing.BadSignature, TypeError):
        return None


def keep(request: HttpRequest) -> Draft | None:
    """Store the text of a refused POST when it carries a valid key; returns the key's content.

    One row per writer and thing waits at a time; a later POST replaces the earlier one's text.
    """
    draft = read(request.POST.get(FIELD, "")) if _is_text(request) else None
    owner = get_user_model().objects.filter(code=draft.user).first() if draft else None
    if draft is None or owner is None:
        return None
    fields = {name: value for name, value in request.POST.items() if name not in KEEP_OUT}
    Rescue.objects.update_or_create(
        owner=owner,
        thing=draft.thing,
        taken_at=None,
        defaults={
            "path": draft.page,
            "fields": {**fields, "revision": str(draft.revision)},
            "created_at": clock.now(),
        },
    )
    return draft


def _is_text(request: HttpRequest) -> bool:
    """A POST of no more than texts: a file from somebody unknown is not even read."""
    length = request.META.get("CONTENT_LENGTH") or "0"
    known = length.isdecimal() and int(length) <= settings.DATA_UPLOAD_MAX_MEMORY_SIZE
    return request.method == "POST" and known


def waiting(user: Any, thing: str) -> Rescue | None:
    """The text that waits for this person at this thing."""
    return Rescue.objects.filter(owner=user, thing=thing, taken_at=None).last()


def settle(user: Any, thing: str) -> None:
    """The text was saved or thrown away by its writer; show it no more."""
    Rescue.objects.filter(owner=user, thing=thing, taken_at=None).update(taken_at=clock.now())
