"""Bringing a picture, using it, and going back to the one that the portal draws.

What was published keeps its picture: a class that was awarded before is renewed, and the next
award is of the new one. A stack's is made at its next award (`badges.snapshots.of_stack`).
"""

from django.db import transaction
from django.utils.translation import gettext as _

from badges import snapshots
from badges.designing import policy, queries, things
from badges.designing.things import Thing
from badges.models import Design
from badges.openbadges import serialise
from badges.sanitising.sandbox import Ready
from portal.accounts.models import User
from portal.kit import audit, clock
from portal.kit.verdict import Refused


@transaction.atomic
def upload(thing: Thing, picture: Ready, alt: str, *, by: User) -> Design:
    """Keep a clean picture to be looked at; it takes the place of one that waited. Raises Refused.

    Nothing shows it before `use`.
    """
    policy.may_change(by, thing.issuer).require()
    Design.objects.waiting().filter(**thing.about).delete()
    row = Design.objects.create(
        image=picture.image,
        image_sha256=serialise.sha256(picture.image),
        svg=picture.svg,
        dropped=list(picture.dropped),
        alt=alt,
        created_by=by,
        **thing.about,
    )
    _record("badges.design_upload", thing, by)
    return row


@transaction.atomic
def use(design: Design, *, by: User) -> None:
    """Let a picture that waits be the one from now on. Raises Refused, also when it is gone."""
    thing = things.of_design(design)
    policy.may_decide(by, design, thing.issuer).require()
    _end(thing)
    if not Design.objects.waiting().filter(pk=design.pk).update(used_at=clock.now()):
        raise Refused(_("Somebody else has decided on this picture meanwhile."))
    _renew(thing)
    _record("badges.design_use", thing, by)


@transaction.atomic
def discard(design: Design, *, by: User) -> None:
    """Forget a picture that waits. Raises Refused."""
    thing = things.of_design(design)
    policy.may_decide(by, design, thing.issuer).require()
    Design.objects.waiting().filter(pk=design.pk).delete()
    _record("badges.design_discard", thing, by)


@transaction.atomic
def go_back(thing: Thing, *, by: User) -> None:
    """End the issuer's own picture; from now on it is the drawn one, or none. Raises Refused."""
    policy.may_change(by, thing.issuer).require()
    if _end(thing):
        _renew(thing)
        _record("badges.design_end", thing, by)


def _end(thing: Thing) -> bool:
    """End what is in use; whoever else changes the picture, or publishes a class, waits for us."""
    type(thing.row).objects.select_for_update().get(pk=thing.row.pk)
    rows = Design.objects.in_use().filter(**thing.about)
    return bool(rows.update(ended_at=clock.now()))


def _renew(thing: Thing) -> None:
    if thing.kind == "credential":
        for version in queries.awarded(thing.row):
            snapshots.renew(version)


def _record(verb: str, thing: Thing, by: User) -> None:
    audit.record(verb, f"{thing.kind}:{thing.slug}", by=by, issuer=thing.issuer.slug)
