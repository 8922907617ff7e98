"""Words for what a version asks: limits, slots, families of evidence."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from credentials.models import Part
from credentials.reading import PartText, SlotText

TAGS = {
    "document": gettext_lazy("Document"),
    "plan": gettext_lazy("Plan"),
    "video": gettext_lazy("Video"),
    "audio": gettext_lazy("Audio"),
    "student-work": gettext_lazy("Student work"),
    "observation": gettext_lazy("Observation"),
    "reflection": gettext_lazy("Reflection"),
    "survey": gettext_lazy("Survey"),
    "presentation": gettext_lazy("Presentation"),
    "case-study": gettext_lazy("Case study"),
    "portfolio": gettext_lazy("Portfolio"),
    "photo": gettext_lazy("Photo"),
    "data": gettext_lazy("Data"),
    "communication": gettext_lazy("Communication"),
}


def tag(slug: str) -> str:
    """The name of a family of evidence; an unknown one reads as its slug."""
    return str(TAGS.get(slug, slug.replace("-", " ").capitalize()))


def limit(part: PartText | Part) -> str:
    """The word limit at its scope as a phrase (row A24), or an empty string."""
    values = {"low": part.word_min, "high": part.word_max}
    if not part.word_scope or not part.word_max:
        return ""
    if part.word_scope == Part.Scope.PART and part.word_min:
        return _("%(low)s-%(high)s words for the whole part") % values
    if part.word_scope == Part.Scope.PART:
        return _("up to %(high)s words for the whole part") % values
    if part.word_scope == Part.Scope.ITEM:
        return _("up to %(high)s words for each item") % values
    return _("up to %(high)s words for each response") % values


def amount(slot: SlotText) -> str:
    """How many items a slot takes (row A26)."""
    if slot.min_items == slot.max_items:
        return ngettext("%(n)s item", "%(n)s items", slot.max_items) % {"n": slot.max_items}
    if slot.min_items == 0:
        return _("up to %(n)s items, if you have them") % {"n": slot.max_items}
    return _("%(low)s to %(high)s items") % {"low": slot.min_items, "high": slot.max_items}


def scale(part: PartText) -> str:
    """How a part is scored, in words."""
    return {
        "pass": _("Passing or not yet"),
        "yes_no": _("Yes or not yet"),
        "levels": _("Rubric"),
    }[part.scale]
