"""Who is in the cast: names, homes, schools and roles."""

from dataclasses import dataclass

DOMAIN = "demo.test"


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
