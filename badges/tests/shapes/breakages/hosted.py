"""Ways of breaking a hosted badge: what stands at its address."""

from badges.openbadges import documents, png
from badges.openbadges.serialise import to_bytes
from badges.tests.conformance_server import Answer
from badges.tests.shapes.breakages.breaking import Breakages
from badges.verifying.results import Word

ALL, BY_ADDRESS = Breakages(), Breakages()
STATUS = "it looks neither at the status of an answer nor at `revoked`"
PICTURE = "it does not look into the picture that an assertion names"


@ALL.add(Word.REVOKED, "not revoked (410 Gone) [Superseded]", ends=True)
def it_was_revoked(badge):
    body = to_bytes(documents.revoked(badge.address, "Superseded"))
    badge.answer(badge.path, body=body, status=410)
    return badge.brought()


@ALL.add(Word.REVOKED, "not revoked (410 Gone)", differs=STATUS, ends=True)
def it_was_revoked_and_still_says_everything(badge):
    badge.answer(badge.path, status=410)
    return badge.brought()


@ALL.add(Word.REVOKED, "not revoked (revoked flag)", differs=STATUS, ends=True)
def it_says_that_it_was_revoked(badge):
    old = badge.brought()
    badge.change(badge.path, revoked=True)
    return old


@ALL.add(Word.NOT_FOUND, "Assertion answers 200", ends=True)
def it_is_not_there(badge):
    del badge.site.answers[badge.path]
    return badge.brought()


@ALL.add(Word.UNREACHABLE, "Assertion answers 200", differs=STATUS, ends=True)
def its_server_is_out_of_order(badge):
    badge.answer(badge.path, status=500)
    return badge.brought()


@ALL.add(Word.UNREACHABLE, "Assertion is reachable", ends=True)
def its_server_hangs_up(badge):
    badge.answer(badge.path, status=0)
    return badge.brought()


@ALL.add(Word.UNREACHABLE, "Assertion is reachable", ends=True)
def its_server_sends_in_circles(badge):
    where = {"Location": badge.address}
    badge.site.answers[badge.path] = Answer(b"", status=302, headers=where)
    return badge.brought()


@ALL.add(Word.REFUSED, "Assertion is reachable", ends=True)
def its_server_sends_inside_a_network(badge):
    where = {"Location": "http://169.254.169.254/latest/meta-data/"}
    badge.site.answers[badge.path] = Answer(b"", status=302, headers=where)
    return badge.brought()


@ALL.add(
    Word.INVALID,
    "Assertion content type",
    differs="it reads what is JSON, whatever it is called",
    ends=True,
)
def it_is_called_a_web_page(badge):
    badge.answer(badge.path, kind="text/html")
    return badge.brought()


@ALL.add(Word.INVALID, "HOSTED_ID_IN_VERIFICATION_SCOPE")
def it_is_not_where_its_issuer_keeps_badges(badge):
    begins = f"{badge.site.origin}/other/"
    given = {"type": "VerificationObject", "startsWith": begins}
    badge.change(badge.issuer_path, verification=given)
    return badge.brought()


@ALL.add(Word.INVALID, "HOSTED_ID_IN_VERIFICATION_SCOPE")
def it_is_on_a_host_of_somebody_else(badge):
    given = {"type": "VerificationObject", "allowedOrigins": "good.example"}
    badge.change(badge.issuer_path, verification=given)
    return badge.brought()


@ALL.add(
    Word.INVALID,
    "verification.type is HostedBadge",
    differs="it takes a badge from an address for a hosted one",
)
def it_says_that_it_is_signed(badge):
    return badge.reissued(verification={"type": "SignedBadge"})


@ALL.add(Word.INVALID, "Assertion.image is baked with this Assertion", differs=PICTURE)
def its_picture_holds_another_badge(badge):
    other = dict(badge.document, id=f"{badge.address}-other")
    body = png.bake(badge.picture(), to_bytes(other).decode())
    badge.answer(f"{badge.path}/image", body=body)
    return badge.brought()


@ALL.add(Word.INVALID, "Assertion.image holds exactly one", differs=PICTURE)
def its_picture_holds_no_badge(badge):
    badge.answer(f"{badge.path}/image", body=badge.picture())
    return badge.brought()


@ALL.add(Word.NOT_FOUND, "Assertion.image answers 200", differs=PICTURE)
def its_own_picture_is_gone(badge):
    del badge.site.answers[f"{badge.path}/image"]
    return badge.brought()


@BY_ADDRESS.add(Word.INVALID, "Assertion id is the URL it was fetched from")
def it_names_another_address(badge):
    badge.change(badge.path, id=f"{badge.address}-other")
    return badge.brought()
