"""The mail to those whose signed copies count no longer, because others have the key."""

from django.conf import settings
from django.db.models import QuerySet
from django.urls import reverse

from badges.models import Award, SignedAssertion, SigningKey
from portal.accounts import mails
from portal.accounts.models import User

NAMED = 5  # of the badges; more are counted


def withdrawn(key_id: int) -> None:
    """Tell each of those people once, whatever is delivered twice; badges that are gone are not named."""
    key = SigningKey.objects.select_related("issuer").defer("sealed").get(pk=key_id)
    people = User.objects.filter(awards__in=_awards(key)).select_related("affiliate").distinct()
    for person in people.order_by("pk").iterator(chunk_size=200):
        _tell(person, key)


def _awards(key: SigningKey) -> QuerySet[Award]:
    signed = SignedAssertion.objects.filter(key=key).values("award")
    return Award.objects.live().filter(pk__in=signed)


def _tell(person: User, key: SigningKey) -> None:
    mine = _awards(key).filter(person=person).order_by("pk")
    rows = mine.select_related("badge_class").only("uuid", "badge_class__name")
    titles = [row.badge_class.name for row in rows]
    context = {
        "given_name": person.given_name,
        "issuer": key.issuer.name,
        "titles": titles[:NAMED],
        "more": max(len(titles) - NAMED, 0),
        "count": len(titles),
        "url": settings.PUBLIC_ORIGIN + reverse("badges:mine"),
    }
    mails.post("badges/copy_withdrawn", person, key=f"copy-withdrawn:{key.uuid}:{person.code}",
               context=context)  # fmt: skip
