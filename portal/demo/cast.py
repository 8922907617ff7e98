"""One cast for tests, demo data, docs and pictures (design, section 9)."""

from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import make_password

from credentials.models import Issuer, IssuerStaff
from portal.accounts.models import Affiliate, Membership, User
from portal.demo.people import DOMAIN, NEIGHBOURS, PEOPLE, Person
from portal.demo.places import make_affiliates, make_issuers
from reviews.agreeing import actions as agreeing
from reviews.models import Assessor

__all__ = [
    "DOMAIN",
    "NEIGHBOURS",
    "PASSWORD",
    "PEOPLE",
    "Person",
    "grant_roles",
    "make",
    "make_affiliates",
    "make_people",
]

PASSWORD = "demo"  # noqa: S105 - printed on purpose; the demo world exists only while trying out


def make_people(people: list[Person], affiliates: dict[str, Affiliate]) -> dict[str, User]:
    """These people by given name in lower case; existing ones are kept."""
    known = {user.email: user for user in User.objects.filter(email__endswith=f"@{DOMAIN}")}
    fresh = [person for person in people if person.email not in known]
    # hashing is slow on purpose; the password is public, so one hash serves all
    hashed = make_password(PASSWORD) if fresh else ""
    known |= {person.email: make_person(person, affiliates, hashed) for person in fresh}
    return {person.given.lower(): known[person.email] for person in people}


def make_person(person: Person, affiliates: dict[str, Affiliate], hashed: str = "") -> User:
    """One new person with a confirmed address and the demo password, hashed once for many."""
    home = affiliates[person.affiliate]
    user = User.objects.create(
        email=person.email,
        password=hashed or make_password(PASSWORD),
        given_name=person.given,
        family_name=person.family,
        school=person.school,
        affiliate=home,
        time_zone=home.time_zone,
        is_site_manager=person.site,
    )
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    Membership.objects.create(user=user, affiliate=home, role=Membership.Role.MEMBER)
    return user


def grant_roles(user: User, person: Person, root: User | None) -> None:
    """The roles of the cast list, granted by the site manager."""
    for kind, where, role in person.roles:
        if kind == "assessor":
            Assessor.objects.get_or_create(
                user=user,
                issuer=Issuer.objects.get(slug=where),
                ended_at=None,
                defaults={"granted_by": root},
            )
            agreeing.accept(language=user.language, by=user)
        elif kind == "issuer":
            IssuerStaff.objects.get_or_create(
                user=user,
                issuer=Issuer.objects.get(slug=where),
                role=role,
                ended_at=None,
                defaults={"granted_by": root},
            )
        else:
            Membership.objects.get_or_create(
                user=user,
                affiliate=Affiliate.objects.get(slug=where),
                role=role,
                ended_at=None,
                defaults={"granted_by": root},
            )


def make() -> dict[str, User]:
    """Everyone, by given name in lower case."""
    affiliates = make_affiliates()
    make_issuers()
    users = make_people(PEOPLE, affiliates)
    for person in PEOPLE:
        grant_roles(users[person.given.lower()], person, users["root"])
    return users
