"""What the author sees beside an item of who is in it, and of the list as a whole."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from submissions.consenting import asking
from submissions.models import Appearance, Enrollment, Evidence, Person

C = Person.Consent
PILLS = {C.YES: "done", C.NO: "mend", C.PENDING: "going"}
CONSENTS: dict[str, str | Promise] = {
    C.YES: gettext_lazy("Consent given"),
    C.NO: gettext_lazy("No consent"),
    C.PENDING: gettext_lazy("Consent pending"),
}
WAYS: dict[str, str | Promise] = {
    "seen": gettext_lazy("seen"),
    "heard": gettext_lazy("heard"),
    "work": gettext_lazy("work or words shown"),
}


@dataclass(frozen=True, slots=True)
class Beside:
    """Of one item: what was said, what is left to say, and what stands in the way."""

    anchor: str
    url: str
    code: str
    is_asked: bool
    is_needed: bool
    is_sound: bool
    said: str
    problem: str
    is_withheld: bool


def beside(item: Evidence) -> Beside:
    """Reads the appearances of the item, prefetched with asking.WITH_PEOPLE in a list."""
    problem = asking.problem(item)
    answered = asking.is_answered(item)
    return Beside(
        anchor=f"people-{item.code}",
        url=reverse("submissions:evidence_people", args=[item.code]),
        code=item.code,
        is_asked=asking.is_asked(item) and not answered,
        is_needed=asking.is_needed(item) and not answered,
        is_sound=item.media_type.startswith("audio/"),
        said=said(item),
        problem=problem[:1].upper() + problem[1:] if answered or item.withheld_at else "",
        is_withheld=bool(item.withheld_at),
    )


def said(item: Evidence) -> str:
    """Who is in it, in words; empty where nothing was said."""
    if item.nobody_at:
        return _("Nobody can be seen or heard in it.")
    people = ", ".join(_one(each) for each in item.appearances.all())
    return _("In it: %(people)s.") % {"people": people} if people else ""


def _one(each: Appearance) -> str:
    how = ", ".join(str(WAYS[way]) for way in asking.ALL if getattr(each, way))
    return f"{each.person.code} ({how})"


@dataclass(frozen=True, slots=True)
class Listed:
    """Somebody on the list, with the items they are in as label and address."""

    row: Person
    pill: str
    consent: str | Promise
    places: tuple[tuple[str, str], ...]
    url: str
    withdraw_url: str


def listed(enrollment: Enrollment, latest: int) -> list[Listed]:
    """Everybody on the list of a work, with where they are in the attempt `latest`."""
    rows = list(enrollment.people.all())
    places = _places(enrollment, latest)
    return [_listed(row, enrollment.code, places.get(row.pk, ())) for row in rows]


def _places(enrollment: Enrollment, latest: int) -> dict[int, list[tuple[str, str]]]:
    found: dict[int, list[tuple[str, str]]] = {}
    rows = Appearance.objects.filter(evidence__submission=latest, evidence__removed_at=None)
    for each in rows.select_related("evidence__slot__part").order_by(
        "evidence__slot__part__number"
    ):
        slot = each.evidence.slot
        page = reverse("submissions:part", args=[enrollment.code, slot.part.number])
        label = _("Part %(n)s: %(slot)s") % {"n": slot.part.number, "slot": slot.label}
        url = f"{page}#people-{each.evidence.code}"
        found.setdefault(each.person_id, []).append((label, url))
    return found


def _listed(row: Person, code: str, places: Iterable[tuple[str, str]]) -> Listed:
    args = [code, row.handle]
    return Listed(
        row=row,
        pill=PILLS[C(row.consent)],
        consent=CONSENTS[row.consent],
        places=tuple(places),
        url=reverse("submissions:person", args=args),
        withdraw_url=reverse("submissions:consent_withdraw", args=args),
    )


@dataclass(frozen=True, slots=True)
class ToPrint:
    """One consent form: for whom, its language in that language, and its address."""

    kind: str | Promise
    language: str
    name: str
    url: str


FORMS: dict[str, str | Promise] = {
    Person.Kind.STUDENT: gettext_lazy("For a student’s parent or guardian"),
    Person.Kind.ADULT: gettext_lazy("For an adult"),
}
NAMES = {"en": "English", "es": "Español"}


def forms_to_print(code: str) -> list[ToPrint]:
    """Every form in every language, whatever language the reader reads."""
    return [
        ToPrint(
            label,
            language,
            NAMES[language],
            reverse("submissions:consent_form", args=[code, kind, language]),
        )
        for kind, label in FORMS.items()
        for language in NAMES
    ]
