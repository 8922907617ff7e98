"""Actions on one badge that meet, for tests: see portal.testing.racing."""

from allauth.account.models import EmailAddress

from badges.revoking import actions as revoking
from credentials.models import Issuer, IssuerStaff
from credentials.roles import actions as roles
from portal.testing.racing import at_once, refusals

NOTE = "It was meant for another title."


def with_keepers(cast):
    """The cast, in which Paul and Stella manage the issuer."""
    nea = Issuer.objects.get(slug="nea")
    for name in ("paul", "stella"):
        roles.grant(cast[name], nea, IssuerStaff.Role.MANAGER, by=cast["root"])
    return cast


def read(thing):
    """A reading of its own, as each request has."""
    return type(thing).objects.get(pk=thing.pk)


def race(turned, first, second, thing):
    """Whether `first` and `second` were refused; both want the row of `thing`."""
    works = (second, first) if turned else (first, second)
    found = refusals(at_once(*works, held=type(thing).objects.filter(pk=thing.pk)))
    return tuple(reversed(found)) if turned else tuple(found)


def doing(verb, thing, *given, **more):
    """An action on a reading made now."""
    mine = read(thing)
    return lambda: verb(mine, *given, **more)


def asking(award, by, reason="mistake"):
    return doing(revoking.ask, award, reason, NOTE, by=by)


def moved(person):
    """Their address is another one now, confirmed."""
    EmailAddress.objects.filter(user=person).update(email=f"{person.given_name}@new.test")
    return person
