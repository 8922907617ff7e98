"""What leads to something in the shared world: the arguments of addresses."""

from collections.abc import Callable
from typing import Any

from badges.models import Award, PublicProfile, SigningKey
from portal.accounts.models import Membership
from portal.accounts.optout import links
from portal.testing.world import World

Arguments = Callable[[World], dict[str, Any]]
FILE = "part2-2.jpg"


def work(state: str, **more: Any) -> Arguments:
    """The piece of work that stands in `state`."""
    return lambda world: {"code": world.works[state].enrollment.code, **more}


def item(state: str) -> Arguments:
    """The newest typed evidence of the work in `state`."""
    return lambda world: {"item": world.works[state].evidence.filter(kind="text").latest("pk").code}


def upload(state: str) -> Arguments:
    """A file on its way into the work in `state`."""
    return lambda world: {"upload": world.works[state].uploads.latest("pk").code}


def listed(state: str) -> Arguments:
    """Somebody on the list of people of the work in `state`."""

    def _listed(world: World) -> dict[str, Any]:
        enrollment = world.works[state].enrollment
        return {"code": enrollment.code, "handle": enrollment.people.latest("pk").handle}

    return _listed


def slot(**more: Any) -> Arguments:
    """The slot that an assessor holds."""
    return lambda world: {"code": world.slot.code, **more}


def slot_file(world: World) -> dict[str, Any]:
    """A picture of the work in that slot."""
    return {"code": world.slot.code, "name": f"{world.slot.code}-{FILE}"}


def reported(world: World) -> dict[str, Any]:
    """What a reader reported of the work in that slot, answered since."""
    return {"code": world.report.code}


def reported_file(world: World) -> dict[str, Any]:
    """A file under the name of that report."""
    return {"code": world.report.code, "name": f"{world.report.code}-{FILE}"}


def opened(world: World) -> dict[str, Any]:
    """Who stands behind that work, asked for and granted."""
    return {"code": world.opening.code}


def desk_file(world: World) -> dict[str, Any]:
    """A picture of the work that waits for a decision."""
    return {**desk(world), "name": f"{world.works['recommended'].desk_code}-{FILE}"}


def desk(world: World) -> dict[str, Any]:
    """The work that waits for a decision."""
    return {"desk_code": world.works["recommended"].desk_code}


def award(state: str) -> Arguments:
    """The award in `state`."""
    return lambda world: {"uuid": world.awards[state].uuid}


def kept_award(state: str) -> Arguments:
    """The award in `state`, as its issuer's console names it."""
    return lambda world: {"slug": "nea", "uuid": world.awards[state].uuid}


def revocation(world: World) -> dict[str, Any]:
    """The proposal to take a badge back, at its issuer."""
    return {"slug": "nea", "code": world.revocation.code}


def own_revocation(world: World) -> dict[str, Any]:
    """The same, to the person whose badge it is."""
    return {"code": world.revocation.code}


def endorsement(world: World) -> dict[str, Any]:
    """What somebody said for the credential that was awarded."""
    return {"uuid": world.endorsement.uuid}


def own_endorsement(world: World) -> dict[str, Any]:
    """The same, in the issuer's console."""
    return {"slug": "nea", "uuid": world.endorsement.uuid}


def design(world: World) -> dict[str, Any]:
    """The picture that waits to be looked at."""
    return {"slug": "nea", "uuid": world.design.uuid}


def designed(world: World) -> dict[str, Any]:
    """What that picture is of."""
    return {"slug": "nea", "kind": "credential", "thing": world.credential.slug}


def class_(world: World) -> dict[str, Any]:
    """The badge class of the accepted award."""
    return {"uuid": Award.objects.get(pk=world.awards["accepted"].pk).badge_class.uuid}


def earner(world: World) -> dict[str, Any]:
    """The public profile of whoever accepted their badge."""
    return {"code": PublicProfile.objects.get(person=world.people["accepted"]).code}


def class_endorsement(world: World) -> dict[str, Any]:
    """The same, as it is said of the class that was awarded."""
    return {"uuid": world.endorsement.uuid, "badge_class": class_(world)["uuid"]}


def key(world: World) -> dict[str, Any]:
    """The key that the accepted award is signed with."""
    return {"uuid": SigningKey.objects.get(signed__award=world.awards["accepted"]).uuid}


def issuers_key(world: World) -> dict[str, Any]:
    """The same among the keys of its issuer."""
    return {"slug": "nea", **key(world)}


def cohort(**more: Any) -> Arguments:
    """The cohort that has everybody."""
    return lambda world: {"code": world.cohort.code, **more}


def member(world: World) -> dict[str, Any]:
    """The first learner in that cohort."""
    return {"code": world.cohort.code, "person": world.learner("draft").code}


def role(world: World) -> dict[str, Any]:
    """A role of Stella's, as staff."""
    code = world.people["stella"].code
    role = Membership.Role.STAFF
    return {"kind": "affiliate", "slug": "cta", "code": code, "role": role}


def place(slug: str, kind: str = "affiliate") -> Arguments:
    """An affiliate, or an issuer by `kind`."""
    return lambda world: {"kind": kind, "slug": slug}


def slug(slug: str) -> Arguments:
    """What has this name in addresses."""
    return lambda world: {"slug": slug}


def asked(world: World) -> dict[str, Any]:
    """The question that waits."""
    return {"code": world.question.code}


def invited(world: World) -> dict[str, Any]:
    """The invitation to the cohort."""
    return {"code": world.invitation.code}


def invited_staff(world: World) -> dict[str, Any]:
    """The invitation to a role."""
    return {"handle": world.staff_invitation.handle}


def token(world: World) -> dict[str, Any]:
    """A learner's link that ends a mail."""
    return {"token": links.of(world.learner("draft"), "due").rstrip("/").rpartition("/")[2]}
