import pytest

from badges.openbadges.checks import problems
from badges.tests import facts

ASSERTION, BADGE_CLASS, PROFILE = 0, 1, 2


def test_our_own_documents_have_no_problems():
    assert problems(*facts.three()) == []


def test_a_bare_award_has_no_problems():
    bare = {"expires": None, "image": None, "narrative": None, "evidence": (), "language": None}
    assert problems(*facts.three(**bare)) == []


def changed(which: int, field: str, value: object) -> list[str]:
    documents = facts.three()
    documents[which] = documents[which] | {field: value}
    return problems(*documents)


@pytest.mark.parametrize(
    ("which", "field", "value", "said"),
    [
        (ASSERTION, "@context", None, "@context must"),
        (ASSERTION, "type", ["Assertion", "Other"], "type must be the text"),
        (ASSERTION, "issuedOn", "2021-12-10", "issuedOn must be a moment"),
        (ASSERTION, "issuedOn", "2021-12-10T00:00:00", "issuedOn must be a moment"),
        (ASSERTION, "issuedOn", "2021-13-10T00:00:00Z", "issuedOn must be a moment"),
        (ASSERTION, "issuedOn", 1639094400, "issuedOn must be a moment"),
        (ASSERTION, "expires", "2020-01-01T00:00:00Z", "must not come before"),
        (ASSERTION, "verification", {"type": "hosted"}, "HostedBadge"),
        (ASSERTION, "badge", "https://cairn.example/badges/classes/other", "badge must be the id"),
        (ASSERTION, "badge", {"type": "BadgeClass"}, "badge must be the address"),
        (ASSERTION, "id", "https://cairn.example/elsewhere/a1", "id must begin with"),
        (ASSERTION, "id", "urn:uuid:1", "id must be an absolute address"),
        (ASSERTION, "image", {"id": "/image.png"}, "image must have an absolute"),
        (ASSERTION, "revoked", True, "revoked must not stand"),
        (ASSERTION, "recipient", None, "recipient: type"),
        (BADGE_CLASS, "name", " ", "name must"),
        (BADGE_CLASS, "description", None, "description must"),
        (BADGE_CLASS, "criteria", {"type": "Criteria"}, "criteria must have"),
        (BADGE_CLASS, "issuer", "https://cairn.example/badges/issuers/x", "issuer must be the id"),
        (BADGE_CLASS, "alignment", [{"targetName": "x"}], "targetUrl must"),
        (BADGE_CLASS, "alignment", [{"targetUrl": "https://x.example/"}], "targetName must"),
        (BADGE_CLASS, "alignment", {"targetName": "x"}, "alignment must be a list"),
        (PROFILE, "email", "nobody", "email must"),
        (PROFILE, "url", "cairn.example", "url must"),
        (PROFILE, "type", "Profile", "type must be the text Issuer"),
        (PROFILE, "verification", None, "startsWith"),
        (PROFILE, "verification", {"startsWith": ["https://a.example/"]}, "one startsWith"),
    ],
)
def test_each_fault_is_named(which, field, value, said):
    assert any(said in problem for problem in changed(which, field, value))


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("identity", "dana@demo.test"),
        ("identity", "md5$d41d8cd98f00b204e9800998ecf8427e"),
        ("identity", "sha256$ABC"),
        ("hashed", "true"),
        ("hashed", 1),
        ("salt", ""),
        ("type", "name"),
    ],
)
def test_a_recipient_must_be_a_salted_hash(field, value):
    about = facts.three()[ASSERTION]["recipient"] | {field: value}
    assert any(f"recipient: {field}" in problem for problem in changed(0, "recipient", about))


def test_a_revocation_is_not_taken_for_an_award():
    assert len(problems({"revoked": True}, {}, {})) > 10
