"""Who is asked for the agreement, and who has accepted the text of today."""

from portal.accounts.models import User
from reviews.agreeing import text
from reviews.models import Assessor, Confidentiality


def is_asked(user: User) -> bool:
    """Only who may assess, for any issuer, reads and accepts it."""
    return Assessor.objects.filter(user=user, ended_at=None).exists()


def accepted(user: User) -> Confidentiality | None:
    """Their acceptance of the text of today, or None."""
    return Confidentiality.objects.filter(user=user, version=text.VERSION).first()
