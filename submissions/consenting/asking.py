"""Of which items it is asked who is in them, and what then stands in the way of submitting."""

from collections.abc import Iterable

from django.db.models import Prefetch
from django.utils.translation import gettext as _

from submissions.models import Appearance, Evidence, Person

ALL, SIGHT, SOUND = ("seen", "heard", "work"), ("seen", "work"), ("heard", "work")
WITH_PEOPLE = Prefetch(
    "appearances", Appearance.objects.select_related("person").order_by("person__code", "pk")
)


def ways(item: Evidence) -> tuple[str, ...]:
    """How somebody can be in an item of this kind."""
    if item.kind == Evidence.Kind.TEXT:
        return ("work",)
    if item.media_type.startswith("audio/"):
        return SOUND
    return ALL if _moves(item) else SIGHT


def _moves(item: Evidence) -> bool:
    return item.kind == Evidence.Kind.LINK or item.media_type.startswith("video/")


def is_asked(item: Evidence) -> bool:
    """Files are asked about; typed text and links only where their author wants to say it."""
    return item.kind == Evidence.Kind.FILE and item.state != Evidence.State.REFUSED


def is_needed(item: Evidence) -> bool:
    """Pictures, sound and video show or let hear somebody, or do not: it must be said.

    A document is asked about and may stay unanswered, unless nothing in it can be read: then it is
    pictures on pages.
    """
    if not is_asked(item):
        return False
    if item.media_type.startswith(("image/", "audio/", "video/")):
        return True
    return item.state == Evidence.State.CLEAN and not item.extracted_text


def is_answered(item: Evidence) -> bool:
    """Its author has said who is in it, or that nobody is."""
    return bool(item.nobody_at or item.appearances.all())


def problem(item: Evidence) -> str:
    """Why the item cannot be submitted as it is; empty where nothing stands in the way."""
    if item.withheld_at:
        return _("consent was taken back, so nobody sees it any more. Remove it.")
    people = [one.person for one in item.appearances.all()]
    if refused := _codes(people, Person.Consent.NO):
        sentence = _("%(who)s has not consented. Remove it, or use one without them.")
        return sentence % {"who": refused}
    if waiting := _codes(people, Person.Consent.PENDING):
        sentence = _("the consent of %(who)s is pending. Note it when the signed form is back.")
        return sentence % {"who": waiting}
    if is_needed(item) and not is_answered(item):
        return _("say who can be seen or heard in it.")
    return ""


def _codes(people: Iterable[Person], consent: str) -> str:
    return ", ".join(one.code for one in people if one.consent == consent)
