"""One cast for tests, demo data, docs and pictures (design, section 9)."""

from dataclasses import dataclass

from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import make_password

from credentials.models import Issuer, IssuerStaff
from portal.accounts.models import Affiliate, Membership, User
from reviews.models import Assessor

DOMAIN = "demo.test"
PASSWORD = "demo"  # noqa: S105 - printed on purpose; the demo world exists only while trying out

AFFILIATES = [
    # slug, name, short name, level, parent, time zone, words
    (
        "nea",
        "National Education Association",
        "NEA",
        "national",
        None,
        "America/New_York",
        "credential",
    ),
    (
        "cta",
        "California Teachers Association",
        "CTA",
        "state",
        "nea",
        "America/Los_Angeles",
        "certification",
    ),
    (
        "kea",
        "Kentucky Education Association",
        "KEA",
        "state",
        "nea",
        "America/Kentucky/Louisville",
        "credential",
    ),
    (
        "fresno",
        "Fresno Teachers Association",
        "Fresno",
        "local",
        "cta",
        "America/Los_Angeles",
        "certification",
    ),
    (
        "oakland",
        "Oakland Education Association",
        "Oakland",
        "local",
        "cta",
        "America/Los_Angeles",
        "certification",
    ),
    (
        "jefferson",
        "Jefferson County Teachers Association",
        "Jefferson",
        "local",
        "kea",
        "America/Kentucky/Louisville",
        "credential",
    ),
]


@dataclass(frozen=True, slots=True)
class Person:
    """One of the cast: name, home affiliate, school, and roles as (kind, where, role)."""

    given: str
    family: str
    affiliate: str
    school: str = ""
    roles: tuple[tuple[str, str, str], ...] = ()
    site: bool = False

    @property
    def email(self) -> str:
        """The demo log-in."""
        return f"{self.given.lower()}@{DOMAIN}"


PEOPLE = [
    Person("Dana", "Ruiz", "fresno", "Roosevelt High School"),
    Person("Lee", "Park", "fresno", "Bullard Middle School"),
    Person("Asha", "Cole", "jefferson", "Waggener High School", (("assessor", "nea", ""),)),
    Person("Ben", "Ito", "oakland", "Skyline High School", (("assessor", "nea", ""),)),
    Person(
        "Mei",
        "Tan",
        "jefferson",
        "Noe Middle School",
        (("assessor", "nea", ""), ("assessor", "digital-promise", "")),
    ),
    Person(
        "Noor",
        "Said",
        "oakland",
        "Castlemont High School",
        (("assessor", "nea", ""), ("assessor", "digital-promise", "")),
    ),
    Person("Jon", "Beck", "fresno", "Edison High School", (("assessor", "nea", ""),)),
    Person("Eve", "Lund", "nea", "", (("issuer", "nea", "officer"),)),
    Person(
        "Iris",
        "Wong",
        "nea",
        "",
        (
            ("issuer", "nea", "approver"),
            ("issuer", "nea", "manager"),
            ("issuer", "digital-promise", "approver"),
        ),
    ),
    Person(
        "Max",
        "Orr",
        "nea",
        "",
        (("issuer", "nea", "approver"), ("issuer", "digital-promise", "approver")),
    ),
    Person("Fay", "Moss", "fresno", "Sunnyside High School"),
    Person("Paul", "Gray", "fresno", "", (("affiliate", "fresno", "point_person"),)),
    Person("Stella", "Kim", "cta", "", (("affiliate", "cta", "staff"),)),
    Person("Ana", "Bell", "jefferson", "Male High School", (("issuer", "nea", "author"),)),
    Person("Tom", "Reed", "oakland", "Fremont High School", (("issuer", "nea", "author"),)),
    Person("Vic", "Hale", "nea", ""),
    Person("Sue", "Hart", "nea", ""),
    Person("Root", "Manager", "nea", "", site=True),
]

# More educators of the Fresno local, who fill a cohort and the queues. No name is a common word.
NEIGHBOURS = [
    Person(given, family, "fresno", school)
    for given, family, school in (
        ("Amara", "Okafor", "Roosevelt High School"),
        ("Bela", "Novak", "Bullard Middle School"),
        ("Carmen", "Delgado", "Sunnyside High School"),
        ("Devon", "Whitaker", "Edison High School"),
        ("Elena", "Petrova", "Tenaya Middle School"),
        ("Farid", "Haidari", "McLane High School"),
        ("Gloria", "Mendez", "Tenaya Middle School"),
        ("Hien", "Tran", "McLane High School"),
        ("Imani", "Brooks", "Cooper Academy"),
        ("Joaquin", "Reyes", "Cooper Academy"),
        ("Keiko", "Tanaka", "Hoover High School"),
        ("Luis", "Camacho", "Hoover High School"),
        ("Maya", "Sorensen", "Duncan Polytechnical"),
        ("Nikhil", "Agarwal", "Duncan Polytechnical"),
        ("Oksana", "Kovalenko", "Scandinavian Middle School"),
    )
]


def make_affiliates() -> dict[str, Affiliate]:
    """The affiliates by slug; existing ones are kept."""
    made: dict[str, Affiliate] = {}
    for slug, name, short, level, parent, zone, words in AFFILIATES:
        made[slug], _new = Affiliate.objects.get_or_create(
            slug=slug,
            defaults={
                "name": name,
                "short_name": short,
                "level": level,
                "time_zone": zone,
                "words": words,
                "parent": made.get(parent or ""),
            },
        )
    return made


def make_issuers() -> dict[str, Issuer]:
    """The two issuers by slug; the catalogue's own data wins where it is loaded first."""
    rows = [
        ("nea", "National Education Association", "Great Public Schools for Every Student"),
        ("digital-promise", "Digital Promise", ""),
    ]
    return {
        slug: Issuer.objects.get_or_create(
            slug=slug,
            defaults={
                "name": name,
                "tagline": tagline,
                "url": f"https://{slug}.example",
                "email": f"badges@{slug}.example",
            },
        )[0]
        for slug, name, tagline in rows
    }


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
