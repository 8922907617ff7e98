"""Ways of making a false copy of a hosted badge: as data, in a PNG, in an SVG."""

from badges.openbadges.serialise import to_bytes
from badges.tests.conformance_server import Answer
from badges.tests.shapes.breakages.breaking import Breakages
from badges.verifying.results import Word

ALL, BY_ID = Breakages(), Breakages()
HOSTED = "of a copy it takes the address alone and believes what stands there"
SAME = "the copy says the same as the hosted Assertion"


def false(badge, fields):
    """A copy that says something else; what stands at the address is as it was."""
    return badge.in_shape(to_bytes({**badge.document, **fields}).decode())


@ALL.add(Word.ALTERED, SAME, differs=HOSTED)
def the_copy_praises_more(badge):
    return false(badge, {"narrative": "With distinction."})


@ALL.add(Word.ALTERED, SAME, differs=HOSTED)
def the_copy_is_good_for_longer(badge):
    return false(badge, {"expires": "2199-01-01T00:00:00Z"})


@ALL.add(Word.ALTERED, SAME, differs=HOSTED)
def the_copy_is_about_somebody_else(badge):
    badge.mail = ""
    about = {"type": "email", "hashed": False, "identity": "lee@demo.test"}
    return false(badge, {"recipient": about})


@ALL.add(Word.ALTERED, SAME, differs=HOSTED)
def the_copy_is_of_another_class(badge):
    return false(badge, {"badge": f"{badge.site.origin}/badges/classes/greater"})


@BY_ID.add(Word.INVALID, "baked Assertion has an HTTP(S) id", ends=True)
def the_copy_has_no_address(badge):
    document = {name: value for name, value in badge.document.items() if name != "id"}
    return badge.in_shape(to_bytes(document).decode())


@ALL.add(Word.REFUSED, "Assertion is reachable", ends=True)
def the_copy_leads_inside_a_network(badge):
    badge.address = "http://10.0.0.1/badge"
    return false(badge, {"id": badge.address})


@ALL.add(Word.INVALID, "HOSTED_ID_IN_VERIFICATION_SCOPE")
def the_copy_leads_to_a_forgery(badge):
    """Whoever can publish anything publishes the award of another issuer."""
    badge.address = f"{badge.site.origin}/forged"
    forged = to_bytes({**badge.document, "id": badge.address, "image": None})
    forged = forged.replace(b'"image":null,', b"")
    badge.site.answers["/forged"] = Answer(forged)
    return badge.in_shape(forged.decode())


@ALL.add(Word.OTHERS, "recipient")
def inside_is_the_badge_of_somebody_else(badge):
    other = badge.world.held["endorsed" if badge.shape.held == "reissued" else "reissued"]
    badge.mail, badge.address = badge.world.held[badge.shape.held].mail, other.address
    return badge.in_shape(other.document)


@ALL.unreadable("json", "a name stands twice", differs=HOSTED)
def the_copy_says_one_thing_twice(badge):
    badge_twice = f'{{"narrative":"Best.",{badge.text()[1:]}'
    if badge.shape.form == "svg":
        good = badge.brought()
        data = good.what.replace(badge.text().encode(), badge_twice.encode())
        return badge.as_svg(data)
    return badge.in_shape(badge_twice)
