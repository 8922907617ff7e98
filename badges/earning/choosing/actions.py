"""What the earner lets strangers see of one badge. Nothing of it is written into its document."""

from django.db import transaction

from badges import locking
from badges.earning import policy
from badges.models import Award, Choice
from portal.accounts.models import User
from portal.kit import audit, clock


@transaction.atomic
def choose(
    award: Award, *, name: bool, evidence: bool, text: str, on_profile: bool, by: User
) -> Choice:
    """Keep what is shown: the name, one's own words about the evidence, the place on the profile.

    Raises Refused for somebody else's badge, one that is not issued yet or was revoked.
    """
    locking.lock(award)
    policy.is_own(by, award).require()
    choice = _of(award)
    choice.name_shown, choice.evidence_shown = name, evidence
    choice.evidence_text, choice.on_profile = text, on_profile
    choice.changed_at = clock.now()
    choice.save()
    shown = {"name": name, "evidence": evidence, "on_profile": on_profile}
    audit.record("badges.choose", f"award:{award.uuid}", by=by, **shown)
    return choice


@transaction.atomic
def hide(award: Award, *, by: User) -> None:
    """Take it off every public page: its address answers 404, as before it was accepted.

    Not a revocation; `show_again` undoes it. Repeating it changes nothing. Raises Refused for
    somebody else's, and for one that is not public.
    """
    locking.lock(award)
    policy.may_hide(by, award).require()
    now = clock.now()
    rows = Choice.objects.filter(pk=_of(award).pk, hidden_at=None)
    if rows.update(hidden_at=now, changed_at=now):
        audit.record("badges.hide", f"award:{award.uuid}", by=by)


@transaction.atomic
def show_again(award: Award, *, by: User) -> None:
    """Undo `hide`. Repeating it changes nothing. Raises Refused as `hide` does."""
    locking.lock(award)
    policy.may_hide(by, award).require()
    rows = Choice.objects.filter(award=award, hidden_at__isnull=False)
    if rows.update(hidden_at=None, changed_at=clock.now()):
        audit.record("badges.show_again", f"award:{award.uuid}", by=by)


def _of(award: Award) -> Choice:
    return Choice.objects.get_or_create(award=award)[0]
