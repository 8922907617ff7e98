"""What the standard allows, which others do and we do not, and the official validator refuses."""

from badges.openbadges import jws, signed
from badges.openbadges.serialise import to_bytes
from badges.tests import keys
from badges.tests.shapes.breakages.breaking import Breakages
from badges.verifying.results import Word

HOSTED, SIGNED = Breakages(), Breakages()
VALID = Word.VALID


def verified(badge, **how):
    """The issuer says in this way where its badges are."""
    badge.change(badge.issuer_path, verification={"type": "VerificationObject", **how})
    return badge.brought()


@HOSTED.add(VALID, "", differs="of two types it reads none")
def it_has_a_second_type(badge):
    return badge.reissued(type=["Assertion", "https://else.example/Participation"])


@HOSTED.add(VALID, "startsWith", differs="it reads one address of the issuer's badges, not a list")
def its_issuer_keeps_badges_in_two_places(badge):
    begins = [f"{badge.site.origin}/older/", f"{badge.site.origin}/badges/"]
    return verified(badge, startsWith=begins)


@HOSTED.add(VALID, "allowedOrigins", differs="it reads no host with a port")
def its_issuer_names_a_host_with_its_port(badge):
    return verified(badge, allowedOrigins=badge.site.origin.partition("//")[2])


@HOSTED.add(VALID, "endorse", differs="it refuses a badge for what a third party says of its class")
def an_endorsement_of_its_class_is_not_whole(badge):
    word = f"{badge.site.origin}/badges/endorsements/other"
    badge.site.publish({"@context": badge.document["@context"], "type": "Endorsement", "id": word})
    badge.change(badge.class_path, endorsement=[word])
    return badge.brought()


@HOSTED.add(VALID, "publicKey", differs="it reads one key of an issuer")
@SIGNED.add(VALID, "publicKey", differs="it reads one key of an issuer")
def its_issuer_names_two_keys(badge):
    key = f"{badge.site.origin}{badge.key_path}"
    other = f"{badge.site.origin}/badges/keys/other"
    issuer = f"{badge.site.origin}{badge.issuer_path}"
    badge.site.publish(signed.key(id=other, owner=issuer, public_pem=keys.public("another")))
    badge.change(badge.issuer_path, publicKey=[key, other])
    return badge.brought()


@SIGNED.add(VALID, "signing key", differs="it wants the key named in the badge, not by the issuer")
def it_does_not_name_its_key(badge):
    return badge.reissued(verification={"type": "SignedBadge"})


@SIGNED.add(VALID, "", differs="it reads uuids of the versions 1 to 5")
def its_id_is_a_newer_uuid(badge):
    payload = badge.payload(id="urn:uuid:01932c07-209c-7d3a-9f0e-3f3c1a2b4c5d")
    return badge.in_shape(jws.sign(to_bytes(payload), badge.world.key))
