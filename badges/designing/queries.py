"""Which picture each thing of an issuer has now, and what keeps the one of before."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.shortcuts import get_object_or_404
from django.utils import translation

from badges import pictures
from badges.designing.things import KINDS, Thing
from badges.milestones import queries as milestones
from badges.models import Award, BadgeClassSnapshot, Design
from credentials.models import Issuer, MicroCredential, Version
from submissions.models import Enrollment

WIDE = ("image", "svg")
JOINED = ("issuer", "stack__issuer", "credential__issuer", "credential__current")


@dataclass(frozen=True, slots=True)
class Line:
    """A thing with its own picture in use, and one that waits to be looked at."""

    thing: Thing
    own: Design | None
    waits: Design | None


def lines(things: Sequence[Thing]) -> list[Line]:
    """The things with their pictures; one query."""
    mine = Q(pk__in=[])
    for kind in {each.kind for each in things}:
        mine |= Q(**{f"{kind}__in": [each.row for each in things if each.kind == kind]})
    rows = Design.objects.filter(mine, ended_at=None).defer(*WIDE).order_by("pk")
    own, waits = {}, {}
    for row in rows:
        key = (row.issuer_id, row.stack_id, row.credential_id)
        (own if row.used_at else waits)[key] = row
    return [Line(each, own.get(_key(each)), waits.get(_key(each))) for each in things]


def line(thing: Thing) -> Line:
    """One thing with its pictures."""
    return lines([thing])[0]


def _key(thing: Thing) -> tuple[int | None, ...]:
    return tuple(thing.row.pk if thing.kind == kind else None for kind in KINDS)


def whole(issuers: QuerySet[Issuer], uuid: UUID) -> Design:
    """A picture of something of these issuers, whatever became of it. Raises Http404."""
    mine = Q(issuer__in=issuers) | Q(stack__issuer__in=issuers) | Q(credential__issuer__in=issuers)
    return get_object_or_404(Design.objects.filter(mine).select_related(*JOINED), uuid=uuid)


def drawn(thing: Thing) -> str:
    """What the portal draws for a stack or a credential, as SVG."""
    if thing.kind == "stack":
        listed = milestones.listed(thing.row)
        with translation.override(listed[0].current.language):
            return pictures.drawn_for_stack(thing.row, len(listed))
    return pictures.drawn_for_version(thing.row.current)


def keeping(thing: Thing) -> int:
    """How many badges that are good today keep the picture they were awarded with."""
    if thing.kind == "issuer":
        return 0
    about = {"stack": thing.row} if thing.kind == "stack" else {"version__credential": thing.row}
    return Award.objects.live().filter(issued_at__isnull=False, **about).count()


def awarded(credential: MicroCredential) -> QuerySet[Version]:
    """The versions with a class that can still be awarded: today's, and those people work on."""
    classes = BadgeClassSnapshot.objects.filter(version=OuterRef("pk"))
    under_way = Enrollment.objects.active().filter(version=OuterRef("pk"))
    rows = Version.objects.filter(Exists(classes), credential=credential)
    rows = rows.filter(Q(pk=credential.current_id) | Exists(under_way))
    return rows.select_related("credential__issuer").order_by("number")
