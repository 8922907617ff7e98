"""Asking to be forgotten, and calling it off."""

import datetime as dt

from django.conf import settings
from django.db import transaction
from django.urls import reverse

from portal.accounts import mails
from portal.accounts.erasing import policy
from portal.accounts.models import ErasureRequest, User
from portal.kit import audit, clock

GRACE = dt.timedelta(days=7)


@transaction.atomic
def ask(user: User) -> ErasureRequest:
    """Put the wish down, to be carried out in seven days, and say so by mail. Raises Refused."""
    policy.may_ask(user).require()
    request = ErasureRequest.objects.create(user=user, due_at=clock.now() + GRACE)
    audit.record("accounts.ask_erasure", f"user:{user.code}", by=user)
    _mail("erasure_requested", request)
    return request


@transaction.atomic
def cancel(request: ErasureRequest, *, by: User) -> None:
    """Call it off; nothing was changed. Raises Refused."""
    policy.may_cancel(by, request).require()
    request.cancelled_at, request.cancelled_by = clock.now(), by
    request.save(update_fields=["cancelled_at", "cancelled_by"])
    audit.record("accounts.cancel_erasure", f"user:{by.code}", by=by)
    _mail("erasure_cancelled", request)


def _mail(kind: str, request: ErasureRequest) -> None:
    user = request.user
    mails.post(
        f"accounts/{kind}",
        user,
        key=f"{kind}:{request.code}",
        context={
            "when": request.due_at,
            "action_url": settings.PUBLIC_ORIGIN + reverse("accounts:data"),
        },
    )
