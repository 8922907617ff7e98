"""The badge of a complete stack: awarded once, by nobody's click (row F13).

The rule: whoever holds a good badge of every credential that a stack asks for gets the badge of
the stack, on the path of every award (outbox, `badges.issuing`). It is decided by what is held at
that moment: a badge that is revoked or expires later takes no milestone with it, and a milestone
that was revoked is not awarded again by itself.
"""

import logging

from django.db import IntegrityError, transaction

from badges import snapshots, steps
from badges.deciding import awarding
from badges.milestones import queries
from badges.models import Award
from badges.openbadges.identity import new_salt
from credentials.models import Stack
from portal.accounts.models import User
from portal.kit import clock, outbox
from portal.kit.verdict import Refused

log = logging.getLogger(__name__)


def follow(award_id: int) -> None:
    """After an award was issued: award the stacks that it completed. Safe to repeat."""
    person, done = None, None
    while (stack := queries.touched(award_id)) and stack != done:
        person = person or Award.objects.select_related("person").get(pk=award_id).person
        award(person, Stack.objects.select_related("issuer").get(pk=stack))
        done = stack


def award(person: User, stack: Stack) -> Award | None:
    """The award of a stack that `person` has completed, made once whatever is delivered twice.

    None where something is missing, or where there is no confirmed address to award to: then
    the daily sweep asks again.
    """
    credentials = queries.listed(stack)
    if not queries.is_complete(person, credentials):
        return None
    steps.passed("complete")
    badge_class = snapshots.of_stack(stack, credentials)
    steps.passed("listed")
    key = f"stack:{stack.pk}:{person.code}"
    try:
        with transaction.atomic():
            made = _made(person, stack, key, badge_class)
    except IntegrityError:
        # another worker was quicker
        return Award.objects.get(source_key=key)
    except Refused as why:
        log.warning("the stack %s of %s waits: %s", stack.slug, person.code, why)
        return None
    steps.passed("laid")
    return made


def _made(person: User, stack: Stack, key: str, badge_class: snapshots.BadgeClassSnapshot) -> Award:
    made = Award.objects.create(
        person=person,
        stack=stack,
        badge_class=badge_class,
        source=Award.Source.STACK,
        source_key=key,
        recipient_email=awarding.address_of(person),
        salt=new_salt(),
        awarded_on=clock.today("UTC"),
    )
    outbox.put("award.approved", str(made.uuid), award_id=made.pk)
    return made
