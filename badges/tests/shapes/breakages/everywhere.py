"""Ways of breaking any badge, hosted or signed: what it says, its class and its issuer."""

from badges.openbadges.serialise import to_bytes
from badges.tests.shapes.breakages.breaking import Breakages
from badges.verifying.results import Word

ALL = Breakages()
BYTES = "it does not look at the bytes of a picture"
TYPES = "it builds the check of types and never runs it"
INSIDE = "http://10.0.0.1/class"


@ALL.add(Word.EXPIRED, "expired")
def it_has_expired(badge):
    return badge.reissued(issuedOn="2021-01-01T00:00:00Z", expires="2022-01-01T00:00:00Z")


@ALL.add(Word.INVALID, "future")
def it_comes_from_the_future(badge):
    return badge.reissued(issuedOn="2999-01-01T00:00:00Z", expires=None)


@ALL.add(Word.INVALID, "issuedOn")
def its_day_has_no_zone(badge):
    return badge.reissued(issuedOn="2021-12-10T00:00:00", expires=None)


@ALL.add(Word.INVALID, "expir")
def it_ends_before_it_begins(badge):
    return badge.reissued(expires="2001-01-01T00:00:00Z")


@ALL.add(Word.INVALID, "recipient")
def it_is_about_nobody(badge):
    return badge.reissued(recipient=None)


@ALL.add(Word.INVALID, "recipient.type is", differs=TYPES)
def it_is_about_something_of_no_kind(badge):
    about = badge.document["recipient"] | {"type": "shoe size"}
    return badge.reissued(recipient=about)


@ALL.add(Word.INVALID, "identity")
def its_hash_is_none(badge):
    about = badge.document["recipient"] | {"identity": "sha256$12"}
    return badge.reissued(recipient=about)


@ALL.add(Word.INVALID, "Assertion has type", ends=True)
def it_is_something_else(badge):
    return badge.reissued(type="Profile")


@ALL.add(Word.INVALID, "verification.type is", differs=TYPES)
def it_is_verified_in_no_way(badge):
    verification = badge.payload() if badge.is_signed else badge.document
    return badge.reissued(verification=verification["verification"] | {"type": "Trust me"})


@ALL.add(Word.VERSION, "v2 context", ends=True)
def it_is_of_an_older_version(badge):
    return badge.reissued(**{"@context": "https://w3id.org/openbadges/v1"})


@ALL.add(Word.VERSION, "Assertion has type", ends=True)
def it_is_of_a_newer_version(badge):
    return badge.reissued(type=["VerifiableCredential", "OpenBadgeCredential"])


@ALL.add(Word.OTHERS, "recipient")
def it_is_somebody_elses(badge):
    badge.mail = "nobody@demo.test"
    return badge.brought()


@ALL.add(Word.NOT_FOUND, "BadgeClass answers 200", ends=True)
def its_class_is_gone(badge):
    del badge.site.answers[badge.class_path]
    return badge.brought()


@ALL.add(Word.INVALID, "criteria")
def its_class_asks_for_nothing(badge):
    badge.change(badge.class_path, criteria=None)
    return badge.brought()


@ALL.add(Word.INVALID, "BadgeClass id is the URL it was fetched from")
def its_class_has_another_id(badge):
    badge.change(badge.class_path, id=f"{badge.site.origin}/badges/classes/other")
    return badge.brought()


@ALL.add(Word.INVALID, "targetUrl")
def its_class_has_a_goal_without_an_address(badge):
    badge.change(badge.class_path, alignment=[{"targetName": "Planning"}])
    return badge.brought()


@ALL.add(Word.INVALID, "a name stands twice", differs="of a name that stands twice it reads one")
def its_class_says_one_thing_twice(badge):
    body = badge.site.answers[badge.class_path].body
    badge.answer(badge.class_path, body=b'{"name":"Something greater",' + body[1:])
    return badge.brought()


@ALL.add(Word.REFUSED, "BadgeClass is reachable")
def its_class_is_inside_a_network(badge):
    return badge.reissued(badge=INSIDE)


@ALL.add(
    Word.UNREACHABLE,
    "BadgeClass answers 200",
    differs="it reads the body of any answer, whatever its status",
)
def its_class_cannot_be_had_now(badge):
    badge.answer(badge.class_path, status=503)
    return badge.brought()


@ALL.add(Word.NOT_FOUND, "BadgeClass.image answers 200", differs=BYTES)
def its_picture_is_gone(badge):
    del badge.site.answers[badge.picture_path]
    return badge.brought()


@ALL.add(Word.INVALID, "BadgeClass.image is PNG or SVG by its bytes", differs=BYTES)
def its_picture_is_a_photograph(badge):
    badge.answer(badge.picture_path, body=b"\xff\xd8\xff\xe0JFIF", kind="image/jpeg")
    return badge.brought()


@ALL.add(Word.INVALID, "BadgeClass.image is served as what it is", differs=BYTES)
def its_picture_is_called_a_web_page(badge):
    badge.answer(badge.picture_path, kind="text/html")
    return badge.brought()


@ALL.add(Word.NOT_FOUND, "Issuer answers 200")
def its_issuer_is_gone(badge):
    del badge.site.answers[badge.issuer_path]
    return badge.brought()


@ALL.add(Word.INVALID, "Issuer has email", differs=TYPES)
def its_issuer_has_no_mail_address(badge):
    badge.change(badge.issuer_path, email=None)
    return badge.brought()


@ALL.add(Word.INVALID, "Issuer has url")
def its_issuer_has_no_address(badge):
    badge.change(badge.issuer_path, url=None)
    return badge.brought()


@ALL.add(Word.INVALID, "BadgeClass has type")
def its_class_is_another_badge(badge):
    """An assertion where a class should be."""
    other = dict(badge.document, id=f"{badge.site.origin}{badge.class_path}")
    badge.answer(badge.class_path, body=to_bytes(other))
    return badge.brought()
