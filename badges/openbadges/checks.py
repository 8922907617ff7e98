"""A strict reading of our own documents, before anybody else reads them.

The official validator overlooks some rules of Open Badges 2.0 (an issuer without an
email address, an unknown recipient type) and a verifier meets a document only after it
is public. These checks are run on the three documents before they are stored.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import TypeAlias

from badges.openbadges.rules import (
    ASSERTION,
    BADGE_CLASS,
    CLAIM,
    ENDORSEMENT,
    ENDORSER,
    PROFILE,
    RECIPIENT,
    TARGET,
    Rule,
    is_address,
    is_moment,
    is_text,
)

Fields: TypeAlias = Mapping[str, object]


def problems(assertion: Fields, badge_class: Fields, profile: Fields) -> list[str]:
    """Everything wrong with an award's three documents, one sentence each; [] is good."""
    return [*of_class(badge_class, profile), *of_assertion(assertion, badge_class, profile)]


def of_class(badge_class: Fields, profile: Fields) -> list[str]:
    """What is wrong with a class and its issuer, which all their assertions share."""
    return [
        *_each("BadgeClass", badge_class, BADGE_CLASS),
        *_each("Issuer", profile, PROFILE),
        *_criteria(_fields(badge_class.get("criteria"))),
        *_alignments(badge_class.get("alignment", [])),
        *_untrue(
            {
                "BadgeClass: issuer must be the id of the issuer.": (
                    badge_class.get("issuer") == profile.get("id")
                ),
                "Issuer: verification must have one startsWith that ends in a slash.": (
                    _under(profile).endswith("/")
                ),
            }
        ),
    ]


def of_assertion(assertion: Fields, badge_class: Fields, profile: Fields) -> list[str]:
    """What is wrong with an assertion under a class and an issuer that are sound."""
    return [
        *_each("Assertion", assertion, ASSERTION),
        *_recipient(_fields(assertion.get("recipient"))),
        *_dates(assertion),
        *_untrue(
            {
                "Assertion: badge must be the id of the badge class.": (
                    assertion.get("badge") == badge_class.get("id")
                ),
                "Assertion: id must begin with the issuer's startsWith.": bool(_under(profile))
                and str(assertion.get("id")).startswith(_under(profile)),
            }
        ),
    ]


def of_issuer(profile: Fields) -> list[str]:
    """What is wrong with an issuer's profile by itself."""
    return _each("Issuer", profile, PROFILE)


def of_endorsement(endorsement: Fields, endorser: Fields) -> list[str]:
    """What is wrong with an endorsement and the profile of who endorses."""
    return [
        *_each("Endorsement", endorsement, ENDORSEMENT),
        *_each("Endorsement claim", _fields(endorsement.get("claim")), CLAIM),
        *_each("Endorser", endorser, ENDORSER),
        *_untrue(
            {
                "Endorsement: issuer must be the id of who endorses.": (
                    endorsement.get("issuer") == endorser.get("id")
                )
            }
        ),
    ]


def _each(where: str, fields: Fields, rules: Iterable[Rule]) -> list[str]:
    return [f"{where}: {name} {must}." for name, good, must in rules if not good(fields.get(name))]


def _fields(value: object) -> Fields:
    return value if isinstance(value, Mapping) else {}


def _recipient(about: Fields) -> list[str]:
    return _each("Assertion recipient", about, RECIPIENT)


def _criteria(criteria: Fields) -> list[str]:
    if is_text(criteria.get("narrative")) or is_address(criteria.get("id")):
        return []
    return ["BadgeClass: criteria must have an address or a narrative."]


def _alignments(goals: object) -> list[str]:
    if not isinstance(goals, list):
        return ["BadgeClass: alignment must be a list."]
    return [p for goal in goals for p in _each("BadgeClass alignment", _fields(goal), TARGET)]


def _dates(assertion: Fields) -> list[str]:
    issued, expires = assertion.get("issuedOn"), assertion.get("expires")
    if not (is_moment(issued) and is_moment(expires)):
        return []
    late = datetime.fromisoformat(str(expires)) < datetime.fromisoformat(str(issued))
    return ["Assertion: expires must not come before issuedOn."] if late else []


def _under(profile: Fields) -> str:
    under = _fields(profile.get("verification")).get("startsWith")
    return under if isinstance(under, str) else ""


def _untrue(sentences: Mapping[str, bool]) -> list[str]:
    return [sentence for sentence, holds in sentences.items() if not holds]
