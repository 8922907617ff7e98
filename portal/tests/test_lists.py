"""Lists ask the database as often for three lines as for one."""

import datetime as dt

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from badges.endorsing import actions as endorsing
from badges.models import Endorsement
from badges.revoking import actions as revocations
from badges.tests import designing
from badges.tests import factories as badges
from credentials.models import IssuerStaff
from credentials.roles import actions as issuer_roles
from credentials.tests import factories as catalogue
from plc.cohorts import actions as cohorts
from plc.models import Seat
from portal.accounts.erasing import actions as erasing
from portal.accounts.inviting import actions as inviting
from portal.accounts.models import Affiliate, Membership, User
from portal.desk.leading import COHORTS
from portal.help import actions as help_desk
from portal.kit import clock
from portal.unblinding import actions as openings
from portal.unblinding import queries as unblinding
from reviews.models import Assessor
from reviews.noting import places
from reviews.reporting import actions as reporting
from reviews.tests import factories as reviews
from submissions import blind
from submissions.enrolling import actions as enrolling
from submissions.extending import actions as extending

pytestmark = pytest.mark.django_db
NAMES = ("Uma", "Vito", "Wren")


def _person(n):
    """Somebody of Fresno who is in no cast."""
    fresno = Affiliate.objects.get(slug="fresno")
    values = {"given_name": NAMES[n % len(NAMES)], "family_name": "Counted", "affiliate": fresno}
    user = User.objects.filter(email=f"counted{n}@demo.test").first()
    if user is None:
        user = User.objects.create_user(f"counted{n}@demo.test", None, **values)
        user.emailaddress_set.create(email=user.email, verified=True, primary=True)
    return user


def _title(n):
    stack = catalogue.stack()
    thing = catalogue.credential(f"counted-{n}", f"Title number {n}", in_stack=stack)
    return thing, stack


def read(cast, n):
    """Asha has read one more work."""
    thing, _stack = _title(n)
    reviews.submitted(cast, "dana", thing)
    reviews.reviewed(cast["asha"])
    return thing.title


def held(cast, n):
    """Asha reads one more work, and one more waits."""
    thing, _stack = _title(n)
    reviews.submitted(cast, "dana", thing)
    slot = reviews.claimed(cast["asha"])
    reviews.submitted({**cast, "new": _person(n)}, "new", thing)
    return slot.code


def asked(cast, n):
    """One more question."""
    help_desk.ask(f"Question number {n}?", "Part 2", by=_person(n))
    return f"Question number {n}"


def due(cast, n):
    """One more work runs out in three days; Stella manages the issuer."""
    thing, stack = _title(n)
    issuer_roles.grant(cast["stella"], thing.issuer, IssuerStaff.Role.MANAGER, by=cast["root"])
    begun = enrolling.start(thing, by=_person(n), stack=stack)
    extending.move_due_date(begun, clock.now() + dt.timedelta(days=3))
    return thing.title


def placed(cast, n):
    """One more affiliate and one more issuer."""
    parent = Affiliate.objects.get(slug="cta")
    values = {"name": f"Local number {n}", "short_name": f"Local number {n}", "level": "local"}
    Affiliate.objects.create(slug=f"local-{n}", parent=parent, **values)
    catalogue.issuer(f"issuer-{n}")
    return f"Local number {n}"


def joined(cast, n):
    """One more member of Fresno, and one more invitation to it."""
    user = _person(n)
    role = Membership.Role.MEMBER
    Membership.objects.create(
        user=user, affiliate=user.affiliate, role=role, granted_by=cast["stella"]
    )
    address = f"invited{n}@demo.test"
    inviting.invite(address, "affiliate", "fresno", "staff", "Fresno", by=cast["stella"])
    return address


def appointed(cast, n):
    """One more assessor and one more lead of the issuer, and one more site manager."""
    user, issuer = _person(n), catalogue.issuer()
    Assessor.objects.create(user=user, issuer=issuer, granted_by=cast["iris"])
    issuer_roles.grant(user, issuer, IssuerStaff.Role.LEAD, by=cast["root"])
    User.objects.filter(pk=user.pk).update(is_site_manager=True)
    return user.email


def forgotten(cast, n):
    """One more wish to be forgotten, called off."""
    user = _person(n)
    erasing.cancel(erasing.ask(user), by=user)
    return user.full_name


def gathered(cast, n):
    """One more cohort of Fresno, led by Fay, with work in it."""
    today, fresno = clock.today("America/Los_Angeles"), Affiliate.objects.get(slug="fresno")
    days = {"starts_on": today, "ends_on": today + dt.timedelta(weeks=8)}
    made = cohorts.create(f"Cohort number {n}", fresno, by=cast["paul"], facilitates=False, **days)
    cohorts.join(cast["fay"], made, Seat.Role.FACILITATOR, by=cast["paul"])
    cohorts.join(_person(n), made, Seat.Role.MEMBER, by=cast["fay"])
    thing, stack = _title(n)
    enrolling.start(thing, by=_person(n), stack=stack)
    return made.name


def offered(cast, n):
    """One more title, which Dana has begun."""
    thing, stack = _title(n)
    enrolling.start(thing, by=cast["dana"], stack=stack)
    return thing.title


def earned(cast, n):
    """One more badge of Dana's."""
    thing, _stack = _title(n)
    badges.issued(cast, credential=thing)
    return thing.title


def recommended(cast, n):
    """One more recommendation."""
    return badges.recommended(cast, credential=_title(n)[0]).desk_code


def reported(cast, n):
    """One more place reported to the officer."""
    work = reviews.submitted({**cast, "new": _person(n)}, "new", _title(n)[0])
    slot = reviews.claimed(cast["asha"])
    assert slot.submission == work
    spot = next(iter(places.of(blind.work(work)).values()))
    return reporting.report(slot, slot.lease_token, spot, "name", by=cast["asha"]).code


def opened(cast, n):
    """One more identity was asked for."""
    work = reviews.submitted({**cast, "new": _person(n)}, "new", _title(n)[0])
    found = unblinding.find(cast["iris"], "educator", work.slots.get().code, None)
    return openings.ask(found, "Two alike.", by=cast["iris"]).code


def unclaimed(cast, n):
    """One more badge of nobody who has read anything, issued eight days ago."""
    with clock.moved(days=-8):
        award = badges.issued({**cast, "new": _person(n)}, "new", credential=_title(n)[0])
    return award.title


def revoking(cast, n):
    """One more proposal to take a badge back."""
    thing = _title(n)[0]
    award = badges.issued({**cast, "new": _person(n)}, "new", credential=thing)
    return revocations.ask(award, "mistake", "Wrong list.", by=cast["root"]).code


def endorsed(cast, n):
    """One more endorsement."""
    thing, _stack = _title(n)
    row = Endorsement(
        credential=thing,
        endorser=f"Institute number {n}",
        endorser_url="https://institute.example/",
        endorser_email="badges@institute.example",
        comment="Good.",
        endorsed_on=clock.today("UTC"),
    )
    return endorsing.record(row, thing.issuer, by=cast["root"]).endorser


def pictured(cast, n):
    """One more thing with a picture of its own."""
    thing, _stack = _title(n)
    designing.used("credential", thing, by=cast["root"])
    return thing.title


LISTS = [
    ("/issuers/nea/console/awards/", "root", unclaimed),
    ("/issuers/nea/console/awards/", "max", unclaimed),
    ("/issuers/nea/console/unclaimed/", "root", unclaimed),
    ("/issuers/nea/console/revocations/", "root", revoking),
    ("/issuers/nea/console/endorsements/", "root", endorsed),
    ("/issuers/nea/console/designs/", "root", pictured),
    ("/identities/", "eve", opened),
    ("/review/reports/", "eve", reported),
    ("/review/mine/", "asha", read),
    ("/help/inbox/", "root", asked),
    ("/due-dates/", "stella", due),
    ("/people/", "root", placed),
    ("/people/at/affiliate/fresno/", "stella", joined),
    ("/people/at/issuer/nea/", "root", appointed),
    ("/people/at/site/portal/", "root", appointed),
    ("/people/erasures/", "root", forgotten),
    ("/cohorts/", "fay", gathered),
    ("/cohorts/", "paul", gathered),
    ("/issuers/nea/", "dana", offered),
    ("/issuers/nea/", "", offered),
    ("/search/", "dana", offered),
    ("/search/", "", offered),
    ("/my-badges/", "dana", earned),
    ("/desk/", "dana", earned),
    ("/desk/", "asha", held),
    ("/desk/", "max", recommended),
    ("/desk/", "stella", due),
    ("/desk/", "root", asked),
]


@pytest.mark.parametrize(("path", "who", "one_more"), LISTS)
def test_the_number_of_queries_does_not_grow_with_the_list(cast, path, who, one_more):
    names = [one_more(cast, 0)]
    once = asked_for(cast, path, who, names)
    names += [one_more(cast, n) for n in (1, 2)]
    assert asked_for(cast, path, who, names) == once


def test_the_desk_of_a_facilitator_reads_three_cohorts_however_many_there_are(cast):
    for n in range(COHORTS):
        gathered(cast, n)
    once = asked_for(cast, "/desk/", "fay", [])
    for n in (3, 4):
        gathered(cast, n)
    assert asked_for(cast, "/desk/", "fay", []) == once


def asked_for(cast, path, who, names):
    """The queries of one visit, without what they ask for; the page must show its lines."""
    client = Client()
    if who:
        client.force_login(User.objects.get(pk=cast[who].pk))
    assert client.get(path).status_code == 200
    with CaptureQueriesContext(connection) as seen:
        page = client.get(path).content.decode()
    if path != "/desk/":
        assert [name for name in names if name not in page] == []
    return [query["sql"].partition(" WHERE ")[0][:200] for query in seen]
