"""Badges of every kind, issued by the actions, and all that a stranger is answered about them."""

import json
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from unittest import mock

from allauth.account.models import EmailAddress
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from django.db import transaction
from django.test import Client, override_settings

from badges import addresses, issuing, snapshots
from badges.earning import actions as earning
from badges.earning.reissuing import actions as reissuing
from badges.endorsing import actions as endorsements
from badges.models import Award, Endorsement, SigningKey
from badges.revoking import actions as revoking
from badges.signing import actions as signing
from badges.signing import store
from badges.tests import endorsing, factories, keys, milestones
from badges.tests.conformance_server import Answer, Site
from badges.tests.test_ending import ending
from badges.tests.test_renewing import renewed
from credentials.models import Issuer, IssuerStaff
from credentials.roles import actions as roles
from credentials.tests import factories as catalogue
from portal import relay
from portal.accounts.models import User
from portal.demo import cast as the_cast
from portal.kit import clock
from portal.own_data import forgetting

ACCEPT = "application/ld+json, application/json, image/png, image/svg+xml"
KEPT = ("Access-Control-Allow-Origin", "Vary")
HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
MOVED = "lee.park@new.test"


@dataclass
class Held:
    """What its earner has in hand: the badge as it was issued, whatever became of it since."""

    address: str
    document: str
    mail: str
    token: str = ""


@dataclass
class World:
    """The badges by name, the answers by path, and the key that the issuer signs with."""

    answers: dict[str, Answer] = field(default_factory=dict)
    held: dict[str, Held] = field(default_factory=dict)
    key: RSAPrivateKey | None = None

    def put_up(self, site: Site) -> None:
        """All answers as they were, on this site."""
        site.answers = {
            path: replace(answer, headers=dict(answer.headers))
            for path, answer in self.answers.items()
        }


def made(site: Site) -> World:
    """Everything, under the origin of this site. The database is left as it was."""
    world = World()
    with _at(site.origin), transaction.atomic():
        cast = the_cast.make()
        for name, award, mail in _awards(cast):
            _hold(world, name, award, mail)
        _end(cast)
        key = SigningKey.objects.get()
        world.key = store.opened(bytes(key.sealed), key.uuid)
        _gather(world, site)
        transaction.set_rollback(True)
    return world


@contextmanager
def _at(origin: str) -> Iterator[None]:
    with ExitStack() as stack:
        stack.enter_context(override_settings(PUBLIC_ORIGIN=origin, PASSWORD_HASHERS=HASHERS))
        # drawing the numbers of a key takes seconds: a few real ones serve all tests
        few = mock.patch.object(store, "generate_private_key", keys.drawn_from_a_few)
        stack.enter_context(few)
        yield


def _awards(cast: Mapping[str, User]) -> Iterator[tuple[str, Award, str]]:
    """Each badge by its name, while it is still good."""
    dana, lee = cast["dana"].email, cast["lee"].email
    yield "plain", factories.accepted(cast, credential=catalogue.credential("plain")), dana
    yield "ending", ending(cast, slug="ending"), dana
    with clock.moved(days=-400):
        yield "expired", ending(cast, slug="expired"), dana
    yield "revoked", factories.accepted(cast, credential=catalogue.credential("revoked")), dana
    thing = catalogue.credential("versioned")
    snapshots.renew(factories.accepted(cast, credential=thing).version)
    yield "versioned", factories.accepted(cast, "lee", credential=thing), lee
    thing = catalogue.credential("endorsed")
    endorsing.endorse(thing)
    yield "endorsed", factories.accepted(cast, credential=thing), dana
    thing = catalogue.credential("once-endorsed")
    endorsing.endorse(thing)
    yield "once endorsed", factories.accepted(cast, credential=thing), dana
    with clock.moved(days=-300):
        old = ending(cast, slug="renewed")
    new = renewed(cast, old)
    earning.accept(new, by=new.person)
    yield "renewed", old, dana
    yield "renewal", new, dana
    whole = milestones.completed(cast)
    earning.accept(whole, by=whole.person)
    yield "milestone", whole, dana
    yield from _moved(cast)
    yield "erased", factories.accepted(cast, "fay", credential=thing), cast["fay"].email


def _moved(cast: Mapping[str, User]) -> Iterator[tuple[str, Award, str]]:
    """One that was written anew for another address: the old one and the new one."""
    lee = cast["lee"]
    old = factories.accepted(cast, "lee", credential=catalogue.credential("moved"))
    yield "superseded", old, lee.email
    EmailAddress.objects.filter(user=lee).delete()
    EmailAddress.objects.create(user=lee, email=MOVED, verified=True, primary=True)
    new = reissuing.reissue(old, by=lee)
    issuing.issue(new.pk)
    yield "reissued", new, MOVED


def _hold(world: World, name: str, award: Award, mail: str) -> None:
    award.refresh_from_db()
    token = ""
    if name in ("plain", "ending", "expired", "revoked", "milestone"):
        token = signing.sign(award, by=award.person).jws
    address = addresses.assertion(award.uuid)
    world.held[name] = Held(address, award.document, mail, token)


def _end(cast: Mapping[str, User]) -> None:
    """What becomes of some of them: revoked by two people, erased with their earner's data."""
    award = Award.objects.get(version__credential__slug="revoked")
    nea = Issuer.objects.get(slug="nea")
    for name in ("paul", "stella"):
        roles.grant(cast[name], nea, IssuerStaff.Role.MANAGER, by=cast["root"])
    asked = revoking.ask(award, "mistake", "Meant for another title.", by=cast["paul"])
    revoking.reply(asked, "I see.", by=award.person)
    revoking.confirm(asked, by=cast["stella"])
    once = Endorsement.objects.get(credential__slug="once-endorsed")
    endorsements.end(once, by=cast["paul"])
    forgetting.badges(cast["fay"], cast["root"])
    relay.drain()


def _gather(world: World, site: Site) -> None:
    """What stands at each address that an assertion leads to, asked as the validator asks."""
    waiting, client = [], Client()
    for held in world.held.values():
        waiting += [held.address, f"{held.address}/image", f"{held.address}/image.svg"]
        # also what nothing public leads to any more: the class of an award that was revoked
        waiting += _links(json.loads(held.document), site.origin)
    while waiting:
        path = site.path(waiting.pop())
        if path in world.answers:
            continue
        answer = client.get(path, headers={"accept": ACCEPT})
        kind, body = answer["Content-Type"].partition(";")[0], answer.content
        headers = {name: answer[name] for name in KEPT if name in answer}
        world.answers[path] = Answer(body, kind, answer.status_code, headers)
        if "json" in kind:
            waiting += _links(json.loads(body), site.origin)


def _links(value: object, origin: str) -> list[str]:
    if isinstance(value, dict):
        return [link for each in value.values() for link in _links(each, origin)]
    if isinstance(value, list):
        return [link for each in value for link in _links(each, origin)]
    found = isinstance(value, str) and value.startswith(f"{origin}/")
    # what every assertion's address begins with is no address itself
    return [value] if found and not value.endswith("/assertions/") else []
