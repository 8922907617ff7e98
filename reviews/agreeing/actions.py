"""Accepting the confidentiality agreement."""

from django.db import transaction
from django.utils.translation import gettext as _

from portal.accounts.models import User
from portal.kit import audit
from portal.kit.verdict import Refused
from reviews.agreeing import policy, text
from reviews.models import Confidentiality


@transaction.atomic
def accept(*, language: str, by: User) -> Confidentiality:
    """Record that `by` accepts the text as it reads in `language`; a second time changes nothing.

    Raises Refused when they are no assessor.
    """
    if not policy.is_asked(by):
        raise Refused(_("You are not an assessor."))
    accepted, created = Confidentiality.objects.get_or_create(
        user=by,
        version=text.VERSION,
        defaults={"language": language, "digest": text.digest(language)},
    )
    if created:
        audit.record("reviews.agree", f"user:{by.code}", by=by, version=text.VERSION)
    return accepted
