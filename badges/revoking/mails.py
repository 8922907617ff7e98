"""Mails around a revocation, each once: to the earner, to the second person, to who asked.

Those to the issuer's people carry a code and a title, and no name.
"""

from django.conf import settings
from django.urls import reverse

from badges.models import Revocation
from badges.revoking import policy, queries
from portal.accounts import mails
from portal.accounts.models import User


def asked(revocation: Revocation) -> None:
    """Tell the earner what is proposed, why, and until when they may answer."""
    _to_earner("badges/revocation_asked", revocation, note=revocation.note)


def settled(revocation: Revocation) -> None:
    """Tell the earner what came of it, and who asked."""
    gone = revocation.state == policy.State.CONFIRMED
    _to_earner("badges/revocation_settled", revocation, gone=gone)
    _to_staff("badges/revocation_answered", revocation, revocation.asked_by, gone=gone)


def waits(revocation: Revocation, *, overdue: bool = False) -> None:
    """Tell who may settle it that it can be settled, once; once more when it is overdue."""
    step = "overdue" if overdue else "ready"
    for person in _second(revocation):
        _to_staff("badges/revocation_waits", revocation, person, step=step, overdue=overdue)


def _second(revocation: Revocation) -> list[User]:
    """The managers who may settle it; the site managers where there is none."""
    found = [
        person
        for person in queries.staff(revocation.award.badge_class.issuer)
        if policy.may_settle(person, revocation)
    ]
    return [one for one in found if not one.is_site_manager] or found


def _to_earner(kind: str, revocation: Revocation, **said: object) -> None:
    person = revocation.award.person
    context = {
        **_about(revocation),
        **said,
        "given_name": person.given_name,
        "until": revocation.reply_until,
        "at_once": revocation.reason == policy.Reason.REQUEST,
        "url": _page("revocation_reply", revocation.code),
    }
    mails.post(kind, person, key=f"{kind}:{revocation.code}", context=context)


def _to_staff(kind: str, revocation: Revocation, person: User, **said: object) -> None:
    key = f"{kind}:{revocation.code}:{person.code}:{said.get('step', '')}"
    slug = revocation.award.badge_class.issuer.slug
    url = _page("revocation", slug, revocation.code)
    context = {**_about(revocation), **said, "code": revocation.code, "url": url}
    mails.post(kind, person, key=key, context=context)


def _about(revocation: Revocation) -> dict[str, object]:
    award = revocation.award
    reason = policy.Reason(revocation.reason).label
    return {"title": award.title, "issuer": award.issuer.name, "reason": reason}


def _page(name: str, *codes: str) -> str:
    return settings.PUBLIC_ORIGIN + reverse(f"badges:{name}", args=codes)
