"""Twin worlds at every address there is: the list is the site map's own, so none is forgotten.

Each address is opened, opened with every parameter that any page reads, and sent a form that is
wrong; as somebody on the other side of the blind line, for what is there and for what never was.
"""

import re
from pathlib import Path
from urllib.parse import urlencode

import pytest
from django.conf import settings as loaded
from django.db import transaction
from django.urls import get_resolver

from credentials.models import IssuerStaff
from credentials.roles import actions as issuer_roles
from portal.documenting import addresses
from portal.reports.forms import FilterForm
from portal.testing import doors
from portal.testing import world as the_world
from portal.testing.crawl import whole
from portal.testing.twins import ONE, OTHER, assert_same, signed_in
from submissions.models import Submission
from submissions.status import Status

pytestmark = [pytest.mark.django_db, pytest.mark.row("E2")]
APPS = ("portal", "submissions", "reviews", "badges", "plc", "credentials")
READS = re.compile(r"""GET\)?(?:\.get\(|\[)\s*["'](\w+)["']|["'](\w+)["'] in request\.GET""")
# What any page reads from its address; whose value is looked for is the educator's or reader's.
PARAMETERS = {
    *("page", "stack", "attempt", "q", "role", "part", "only", "then", "explain", "as", "to"),
    *("place", "back", "address", "format", "hidden", "maxwidth", "url"),
}
WRONG = {
    "verb": "show", "token": "9", "saves": "x", "kind": "x", "code": "NEVERWAS", "reason": "Why.",
    "email": "nobody@demo.test", "text": "A text.", "to": "x", "due_at": "x", "place": "x",
}  # fmt: skip
ACCEPTED = "a badge that its owner accepted is public, its recipient a salted hash of the address"
# Where an answer may differ with who the educators are, and why.
MAY_DIFFER = {
    "badges:assertion": ACCEPTED,
    "badges:assertion_image": ACCEPTED,
    "badges:assertion_vector": ACCEPTED,
}
READERS = ("asha", "max", "vic")
OTHERS = ("-", "fay", "stella", "mei")


def _lead(world):
    """Vic leads the assessors of the issuer."""
    lead, issuer = IssuerStaff.Role.LEAD, world.credential.issuer
    issuer_roles.grant(world.people["vic"], issuer, lead, by=world.people["root"])


def sent(client, verb, path, data=None):
    """The whole answer; nothing of what it did stays."""
    with transaction.atomic():
        answer = whole(getattr(client, verb)(path, data))
        transaction.set_rollback(True)
    return answer


def everywhere(people, wanted):
    """A look at every address as these people ("-" is whose thing it is), asking for `wanted`."""
    query = urlencode(dict.fromkeys(sorted(PARAMETERS | set(FilterForm.base_fields)), wanted))

    def look(world, time):
        found, clients = {}, {}
        for name, who in ((name, who) for name in own_names() for who in people):
            person = doors.owner_state(name) if who == "-" else who
            client = clients.setdefault(person, signed_in(world, person))
            path, never = doors.address(name, world), doors.never(name, world)
            found[f"{name} {who} {path}"] = sent(client, "get", path)
            found[f"{name} {who} {path} asked"] = sent(client, "get", f"{path}?{query}")
            found[f"{name} {who} {path} sent"] = sent(client, "post", path, WRONG)
            if never:
                found[f"{name} {who} {never}"] = sent(client, "get", never)
        return found

    return look


def own_names():
    """Every address of the portal's own."""
    return [name for _path, name in addresses.named()]


def test_assessors_approvers_and_leads_find_the_same_at_every_address(twins):
    look = everywhere(READERS, "Qxone")
    one, other = (twins(look, traits=traits, prepare=_lead) for traits in (ONE, OTHER))
    assert len(one) > 900
    assert_same(*(_that_must_agree(found) for found in (one, other)))


def test_educators_facilitators_staff_and_fellow_readers_find_the_same_at_every_address(twins):
    look = everywhere(OTHERS, "Asha Cole")
    pairs = (the_world.Readers("asha", "ben", "iris"), the_world.Readers("noor", "ben", "max"))
    one, other = (twins(look, readers=readers) for readers in pairs)
    assert len(one) > 900
    assert_same(one, other)


def _that_must_agree(found):
    return {key: answer for key, answer in found.items() if key.split()[0] not in MAY_DIFFER}


STAGES = ("in_review", "recommended")
READING = ("reviews:assess", "reviews:file", "reviews:report", "reviews:decline", "badges:decide",
           "badges:decide_file", "reviews:queue", "reviews:mine", "badges:desk", "desk")  # fmt: skip
WRITING = ("submissions:list", "submissions:requirements", "submissions:download", "feedback",
           "submissions:withdraw", "plc:cohort", "reports:enrollment", "reports:enrollment_csv",
           "desk")  # fmt: skip


def in_every_status(people, names, states=STAGES):
    """A look at these addresses with the work in each status of the table."""

    def look(world, time):
        found = {}
        for status in Status:
            origin = Status.IN_REVIEW if status == Status.HELD else ""
            keys = [world.works[state].pk for state in states]
            with transaction.atomic():
                Submission.objects.filter(pk__in=keys).update(status=status, held_from=origin)
                for name in names:
                    for who in people:
                        client = signed_in(world, states[0] if who == "-" else who)
                        path = doors.address(name, world)
                        found[f"{status} {name} {who}"] = sent(client, "get", path)
                transaction.set_rollback(True)
        return found

    return look


def test_readers_find_the_same_in_every_status(twins):
    look = in_every_status(READERS, READING)
    one, other = (twins(look, traits=traits, prepare=_lead) for traits in (ONE, OTHER))
    assert len(one) == len(Status) * len(READERS) * len(READING)
    assert_same(one, other)


def test_educators_and_their_people_find_the_same_in_every_status(twins):
    look = in_every_status(("-", "fay", "stella"), WRITING)
    pairs = (the_world.Readers("asha", "ben", "iris"), the_world.Readers("noor", "ben", "max"))
    one, other = (twins(look, readers=readers) for readers in pairs)
    assert_same(one, other)


def test_every_parameter_that_a_page_reads_is_walked():
    root = Path(loaded.BASE_DIR)
    files = [path for app in APPS for path in (root / app).rglob("*.py")]
    code = [p for p in files if not {"tests", "testing", "benching"} & set(p.parts)]
    read = {name for p in code for pair in READS.findall(p.read_text()) for name in pair if name}
    assert read == PARAMETERS


def test_every_address_has_a_name_by_which_it_is_walked():
    nameless, waiting = [], [("", entry) for entry in get_resolver().url_patterns]
    while waiting:
        prefix, entry = waiting.pop()
        path = prefix + str(entry.pattern)
        if hasattr(entry, "url_patterns"):
            waiting += [(path, each) for each in entry.url_patterns]
        elif not entry.name and not path.startswith("accounts/"):
            nameless.append(path)
    assert nameless == []
    assert set(MAY_DIFFER) <= set(own_names())
