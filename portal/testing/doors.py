"""Every named address with arguments that lead to something in the shared world."""

import uuid
from collections.abc import Callable
from typing import Any

from django.urls import reverse

from badges.models import Award
from portal.accounts.models import Membership
from portal.accounts.optout import links
from portal.documenting import addresses
from portal.testing.world import World
from submissions.evidence.showing import PREVIEW

Arguments = Callable[[World], dict[str, Any]]
FILE = "part2-2.jpg"
NEVER: dict[str, Any] = {
    "code": "neverwas",
    "slug": "never-was",
    "uuid": uuid.UUID(int=7 << 64 | 4 << 76 | 8 << 60),
    "desk_code": "NEVER",
    "item": "neverwas",
    "token": "never.was",
    "person": "neverwas",
}


def _work(state: str, **more: Any) -> Arguments:
    return lambda world: {"code": world.works[state].enrollment.code, **more}


def _item(state: str) -> Arguments:
    return lambda world: {"item": world.works[state].evidence.filter(kind="text").latest("pk").code}


def _slot(**more: Any) -> Arguments:
    return lambda world: {"code": world.slot.code, **more}


def _slot_file(world: World) -> dict[str, Any]:
    return {"code": world.slot.code, "name": f"{world.slot.code}-{FILE}"}


def _desk_file(world: World) -> dict[str, Any]:
    return {**_desk(world), "name": f"{world.works['recommended'].desk_code}-{FILE}"}


def _desk(world: World) -> dict[str, Any]:
    return {"desk_code": world.works["recommended"].desk_code}


def _award(state: str) -> Arguments:
    return lambda world: {"uuid": world.awards[state].uuid}


def _class(world: World) -> dict[str, Any]:
    return {"uuid": Award.objects.get(pk=world.awards["accepted"].pk).version.badge_class.uuid}


def _cohort(**more: Any) -> Arguments:
    return lambda world: {"code": world.cohort.code, **more}


def _member(world: World) -> dict[str, Any]:
    return {"code": world.cohort.code, "person": world.learner("draft").code}


def _role(world: World) -> dict[str, Any]:
    code = world.people["stella"].code
    role = Membership.Role.STAFF
    return {"kind": "affiliate", "slug": "cta", "code": code, "role": role}


def _place(slug: str, kind: str = "affiliate") -> Arguments:
    return lambda world: {"kind": kind, "slug": slug}


def _slug(slug: str) -> Arguments:
    return lambda world: {"slug": slug}


def _asked(world: World) -> dict[str, Any]:
    return {"code": world.question.code}


def _invited(world: World) -> dict[str, Any]:
    return {"code": world.invitation.code}


def _invited_staff(world: World) -> dict[str, Any]:
    return {"handle": world.staff_invitation.handle}


def _token(world: World) -> dict[str, Any]:
    return {"token": links.of(world.learner("draft"), "due").rstrip("/").rpartition("/")[2]}


# name: (in which status the owner's work stands, the arguments)
DOORS: dict[str, tuple[str, Arguments]] = {
    "badges:assertion": ("accepted", _award("accepted")),
    "badges:assertion_image": ("accepted", _award("accepted")),
    "badges:class": ("accepted", _class),
    "badges:criteria": ("accepted", _class),
    "badges:class_image": ("accepted", _class),
    "badges:issuer": ("draft", _slug("nea")),
    "plc:cohort": ("draft", _cohort()),
    "plc:import": ("draft", _cohort()),
    "plc:invite": ("draft", _cohort()),
    "plc:leave": ("draft", _cohort()),
    "plc:mail": ("draft", _cohort()),
    "plc:note": ("draft", _member),
    "plc:remove": ("draft", _member),
    "credentials:pdf": ("draft", _slug("iep")),
    "credential": ("draft", _slug("iep")),
    "badges:decide": ("recommended", _desk),
    "badges:decide_file": ("recommended", _desk_file),
    "help:answer": ("draft", _asked),
    "invitation": ("draft", _invited),
    "credentials:issuer": ("draft", _slug("nea")),
    "credentials:links": ("draft", _slug("nea")),
    "optout:end": ("draft", _token),
    "badges:badge": ("offered", _award("offered")),
    "badges:accept": ("offered", _award("offered")),
    "badges:certificate": ("offered", _award("offered")),
    "badges:decline": ("offered", _award("offered")),
    "accounts:affiliate_change": ("draft", _slug("fresno")),
    "accounts:place": ("draft", _place("fresno")),
    "accounts:end_role": ("draft", _role),
    "accounts:invite": ("draft", _place("fresno")),
    "accounts:invitation_resend": ("draft", _invited_staff),
    "accounts:invitation_withdraw": ("draft", _invited_staff),
    "accounts:issuer_change": ("draft", _slug("nea")),
    "reviews:assess": ("in_review", _slot()),
    "reviews:file": ("in_review", _slot_file),
    "reviews:decline": ("in_review", _slot()),
    "reviews:release": ("in_review", _slot()),
    "reviews:save": ("in_review", _slot()),
    "reviews:submit": ("in_review", _slot()),
    "stack": ("draft", _slug("exceptional-learner")),
    "start": ("draft", _slug("iep")),
    "submissions:requirements": ("in_review", _work("in_review")),
    "submissions:agreement": ("agreed", _work("agreed")),
    "submissions:check": ("parts", _work("parts")),
    "submissions:download": ("in_review", _work("in_review")),
    "submissions:extend": ("parts", _work("parts")),
    "feedback": ("not_yet", _work("not_yet")),
    "submissions:evidence_file": (
        "in_review",
        _work("in_review", name=f"{PREVIEW}-{FILE}"),
    ),
    "submissions:part": ("parts", _work("parts", number=1)),
    "submissions:autosave": ("parts", _work("parts", number=1)),
    "submissions:evidence_add": ("parts", _work("parts", number=2, position=1)),
    "submissions:restart": ("withdrawn", _work("withdrawn")),
    "submissions:submit": ("parts", _work("parts")),
    "submissions:withdraw": ("in_review", _work("in_review")),
    "submissions:evidence_change": ("needs_fix", _item("needs_fix")),
    "submissions:evidence_remove": ("needs_fix", _item("needs_fix")),
}
ALLAUTH = (
    "account_login",
    "account_logout",
    "account_signup",
    "account_email",
    "account_email_verification_sent",
    "account_inactive",
    "account_change_password",
    "account_set_password",
    "account_reset_password",
    "account_reset_password_done",
    "account_reset_password_from_key_done",
    "account_reauthenticate",
    "mfa_index",
    "mfa_authenticate",
    "mfa_reauthenticate",
    "mfa_activate_totp",
    "mfa_deactivate_totp",
    "mfa_list_webauthn",
    "mfa_add_webauthn",
    "mfa_login_webauthn",
    "mfa_generate_recovery_codes",
    "mfa_view_recovery_codes",
    "mfa_download_recovery_codes",
)


def names() -> list[str]:
    """Every address of the portal's own by name, then the main ones of allauth."""
    return [*(name for _path, name in addresses.named()), *ALLAUTH]


def owner_state(name: str) -> str:
    """In which status the work of the owner of this address stands."""
    return DOORS[name][0] if name in DOORS else "draft"


def address(name: str, world: World) -> str:
    """The address of what is there."""
    return reverse(name, kwargs=DOORS[name][1](world) if name in DOORS else {})


def never(name: str, world: World) -> str | None:
    """The same address of what never was; None where it has no arguments."""
    if name not in DOORS:
        return None
    values = DOORS[name][1](world)
    return reverse(name, kwargs={key: NEVER.get(key, value) for key, value in values.items()})
