"""Completing a registration, and changing one's own details."""

from typing import Any

from django.db import transaction

from portal.accounts.models import Affiliate, Membership, User
from portal.kit import audit

DETAILS = (
    "given_name", "family_name", "other_names", "handles", "school", "district", "phone",
    "member_number", "time_zone", "language", "mail_optouts", "affiliate",
)  # fmt: skip


@transaction.atomic
def complete(user: User, details: dict[str, Any]) -> None:
    """Fill in a person who has just registered and make them a member of their affiliate.

    Without a time zone of their own the affiliate's is taken.
    """
    change(user, details)
    if not details.get("time_zone") and user.affiliate:
        user.time_zone = user.affiliate.time_zone
        user.save(update_fields=["time_zone"])


@transaction.atomic
def change(user: User, details: dict[str, Any]) -> None:
    """Set the details given, out of DETAILS; a new affiliate moves the membership along."""
    before = user.affiliate
    for name in DETAILS:
        if name in details and (details[name] or name not in ("time_zone", "language")):
            setattr(user, name, details[name])
    user.save()
    if user.affiliate != before or not _is_member(user):
        _move(user, before)
    said: dict[str, Any] = {"fields": sorted(details)}
    if user.affiliate != before:
        said |= {"affiliate_before": _slug(before), "affiliate_after": _slug(user.affiliate)}
    audit.record("accounts.details", f"user:{user.code}", by=user, **said)


def _slug(affiliate: Affiliate | None) -> str:
    return affiliate.slug if affiliate else ""


def _is_member(user: User) -> bool:
    return user.memberships.live().filter(role=Membership.Role.MEMBER).exists()


def _move(user: User, before: Affiliate | None) -> None:
    """End the membership of the old affiliate and begin that of the new one."""
    member = user.memberships.live().filter(role=Membership.Role.MEMBER)
    for old in member.exclude(affiliate=user.affiliate):
        old.end(by=user)
    if user.affiliate:
        Membership.objects.get_or_create(
            user=user,
            affiliate=user.affiliate,
            role=Membership.Role.MEMBER,
            ended_at=None,
            defaults={"granted_by": user},
        )
