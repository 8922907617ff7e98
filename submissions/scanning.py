"""What in an attempt still names its author, and what the author has said about it (row D10)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from allauth.account.models import EmailAddress
from django.utils.translation import gettext as _

from submissions import identity
from submissions.models import Evidence, Submission

# What nobody else can mean: it is mended, never explained away.
CERTAIN = {"full_name", "own_email", "own_phone"}


@dataclass(frozen=True, slots=True)
class Text:
    """One text of the attempt: a stable place, a name for people, and the part it stands in.

    `own` is what the catalogue says in that name.
    """

    place: str
    label: str
    text: str
    part: int
    own: str = ""


@dataclass(frozen=True, slots=True)
class Find:
    """One finding. `attested` carries the author's reason where they stand by it."""

    place: str
    label: str
    part: int
    found: str
    sentence: str
    attested: str = ""
    is_certain: bool = False
    own: str = ""

    @property
    def is_open(self) -> bool:
        """It must be mended, or attested where that may be, before the work can be submitted."""
        return self.is_certain or not self.attested


def profile_of(user: Any) -> identity.IdentityProfile:
    """Everything the portal knows that would name this person."""
    addresses = EmailAddress.objects.filter(user=user).values_list("email", flat=True)
    return identity.IdentityProfile(
        given_names=_list(user.given_name),
        family_names=_list(user.family_name),
        other_names=_list(user.other_names),
        emails=tuple({user.email, *addresses}),
        handles=_list(user.handles),
        phones=_list(user.phone),
        schools=_list(user.school),
        districts=_list(user.district),
        locals=(user.affiliate.name,) if user.affiliate else (),
    )


def _list(text: str) -> tuple[str, ...]:
    return tuple(each.strip() for each in re.split(r"[,;\n]", text) if each.strip())


def finds(submission: Submission, *, part: int | None = None) -> list[Find]:
    """Every finding on the attempt, or on one part; each distinct word once per place."""
    profile = profile_of(submission.enrollment.educator)
    attested = {(row.place, row.found): row.reason for row in submission.attestations.all()}
    found: dict[tuple[str, str], Find] = {}
    for text in texts(submission, part=part):
        for hit in identity.scan(text.text, profile, text.place):
            key = (text.place, hit.found[:200])
            sure = hit.kind in CERTAIN
            reason = "" if sure else attested.get(key, "")
            find = Find(
                text.place, text.label, text.part, key[1], _(hit.sentence), reason, sure, text.own
            )
            found.setdefault(key, find)
    return list(found.values())


def texts(submission: Submission, *, part: int | None = None) -> Iterator[Text]:
    """Everything a reader of the work would read, with where it stands.

    Parts carried as met were checked on their own attempt and are passed over.
    """
    entries = submission.entries.filter(met_in=None).select_related("part")
    if part is not None:
        entries = entries.filter(part__number=part)
    open_parts = []
    for entry in entries.prefetch_related("responses__prompt"):
        open_parts.append(entry.part_id)
        yield from _of_entry(entry)
    if submission.note and part is None:
        yield Text("note", _("Your note to the readers"), submission.note, 0)
    rows = submission.evidence.present().filter(slot__part__in=open_parts)
    for row in rows.select_related("slot__part"):
        yield from _of_evidence(row)


def _of_entry(entry: Any) -> Iterator[Text]:
    number = entry.part.number
    yield Text(f"p{number}.activity", _("Activity Description"), entry.activity_description, number)
    for row in entry.responses.all():
        label = row.prompt.label or _("Answer %(n)s") % {"n": row.prompt.position}
        yield Text(
            f"p{number}.answer{row.prompt.position}", label, row.text, number, row.prompt.label
        )


def _of_evidence(row: Evidence) -> Iterator[Text]:
    number, place = row.slot.part.number, f"p{row.slot.part.number}.s{row.slot.position}"
    said = {
        "caption": (_("Caption of %(slot)s"), row.caption),
        "text": ("%(slot)s", row.text),
        "url": (_("Link of %(slot)s"), row.url),
        "file": (_("File of %(slot)s"), row.extracted_text),
    }
    for name, (label, text) in said.items():
        if text:
            label = label % {"slot": row.slot.label}
            yield Text(f"{place}.{row.position}.{name}", label, text, number, row.slot.label)
