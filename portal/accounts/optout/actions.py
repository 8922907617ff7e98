"""Ending one category of mails."""

from django.db import transaction

from portal.accounts.models import User
from portal.kit import audit


@transaction.atomic
def end(code: str, category: str) -> None:
    """Add a category to the opt-outs of the person with this code; repeating it changes nothing."""
    user = User.objects.select_for_update().filter(code=code).first()
    if user is None or category in user.mail_optouts:
        return
    User.objects.filter(pk=user.pk).update(mail_optouts=[*user.mail_optouts, category])
    audit.record("accounts.optout", f"user:{code}", by=user, kind=category)
