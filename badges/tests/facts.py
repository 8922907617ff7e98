"""One issuer, one class and one award, with every field filled, at a given origin."""

from dataclasses import replace
from datetime import UTC, date, datetime

from badges.openbadges import documents, identity
from badges.openbadges.facts import (
    AlignmentFacts,
    AwardFacts,
    ClassFacts,
    EvidenceFacts,
    ImageFacts,
    IssuerFacts,
    PreviousClassFacts,
)

ORIGIN = "https://cairn.example"
EMAIL = "dana@demo.test"
SALT = "3a7f0c55e1b94d02"


def issuer(origin: str = ORIGIN) -> IssuerFacts:
    return IssuerFacts(
        id=f"{origin}/badges/issuers/riverbend",
        name="Riverbend Institute",
        url=f"{origin}/about",
        email="badges@riverbend.example",
        assertions_under=f"{origin}/badges/assertions",
        description="Awards what educators show that they can do.",
        telephone="+15595550123",
        image=ImageFacts(id=f"{origin}/badges/classes/c2/image", caption="Three stones"),
        language="en",
    )


def badge_class(origin: str = ORIGIN) -> ClassFacts:
    return ClassFacts(
        id=f"{origin}/badges/classes/c2",
        issuer=issuer(origin).id,
        name="Understanding the IEP Process",
        description="Writes goals that can be measured, and accommodations that follow from them.",
        image=ImageFacts(id=f"{origin}/badges/classes/c2/image", caption="A cairn of gold stones"),
        criteria_url=f"{origin}/criteria",
        criteria_narrative="Three artifacts and a reflection, read blind by two assessors.",
        alignment=(
            AlignmentFacts(
                name="Planning for Instruction",
                url="https://standards.example/intasc/7",
                description="Plans instruction that supports every student.",
                framework="InTASC Model Core Teaching Standards",
                code="7",
            ),
        ),
        tags=("IEP", "special education"),
        language="en",
        version="2",
        previous=PreviousClassFacts(id=f"{origin}/badges/classes/c1", version="1"),
    )


def award(origin: str = ORIGIN, **changes) -> AwardFacts:
    facts = AwardFacts(
        id=f"{origin}/badges/assertions/a1",
        badge_class=badge_class(origin).id,
        identity=identity.hashed_identity(EMAIL, SALT),
        salt=SALT,
        issued_on=date(2021, 12, 10),
        expires=datetime(2099, 12, 10, 12, tzinfo=UTC),
        image=ImageFacts(id=f"{origin}/badges/assertions/a1/image", caption="The badge"),
        narrative="The goals grew out of *running records*.",
        evidence=(EvidenceFacts(id=f"{origin}/evidence/1", name="Goals", genre="Document"),),
        language="en",
    )
    return replace(facts, **changes)


def three(origin: str = ORIGIN, **changes) -> list[documents.Document]:
    """Assertion, BadgeClass and Profile, in the order in which `problems` wants them."""
    return [
        documents.assertion(award(origin, **changes)),
        documents.badge_class(badge_class(origin)),
        documents.profile(issuer(origin)),
    ]
