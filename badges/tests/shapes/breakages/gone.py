"""Ways of passing off a badge that its issuer took back: none may make it valid again."""

from badges.openbadges import png, svg
from badges.openbadges.serialise import to_bytes
from badges.tests.conformance_server import Answer
from badges.tests.shapes.badge import Brought
from badges.tests.shapes.breakages.breaking import Breakages
from badges.verifying.results import Word

ALL = Breakages()
GONE = "not revoked (410 Gone)"
STATUS = "it looks neither at the status of an answer nor at `revoked`"


def data(badge, fields=None):
    document = badge.document | (fields or {})
    return Brought("data", to_bytes(document).decode(), mail=badge.mail)


def whole(badge):
    """At the address everything stands that stood there before."""
    badge.answer(badge.path, body=badge.text().encode())


@ALL.add(Word.REVOKED, GONE)
def its_address_is_brought(badge):
    return Brought("url", badge.address)


@ALL.add(Word.REVOKED, GONE)
def its_old_data_are_brought(badge):
    return data(badge)


@ALL.add(Word.REVOKED, GONE)
def its_old_png_is_brought(badge):
    return badge.as_png(png.bake(badge.picture(), badge.text()))


@ALL.add(Word.REVOKED, GONE)
def its_old_svg_is_brought(badge):
    drawing = badge.world.answers[badge.site.path(badge.world.held["plain"].address) + "/image.svg"]
    return badge.as_svg(svg.bake(drawing.body, badge.text(), badge.address))


@ALL.add(Word.REVOKED, GONE)
def its_owner_brings_it(badge):
    badge.mail = badge.world.held[badge.shape.held].mail
    return data(badge)


@ALL.add(Word.REVOKED, GONE)
def a_copy_says_that_it_is_not_revoked(badge):
    return data(badge, {"revoked": False})


@ALL.add(Word.REVOKED, GONE)
def a_copy_has_its_class_written_out(badge):
    return data(badge, {"badge": badge.at(badge.class_path)})


@ALL.add(Word.REVOKED, GONE, differs=STATUS)
def the_answer_still_says_everything(badge):
    whole(badge)
    return Brought("url", badge.address)


@ALL.add(Word.REVOKED, "revoked flag", differs=STATUS)
def the_answer_says_it_with_a_flag_alone(badge):
    whole(badge)
    badge.answer(badge.path, status=200)
    badge.change(badge.path, revoked=True)
    return Brought("url", badge.address)


@ALL.add(Word.REVOKED, GONE)
def the_answer_is_empty(badge):
    badge.answer(badge.path, body=b"", kind="text/plain")
    return data(badge)


@ALL.add(Word.REVOKED, GONE)
def the_answer_is_a_web_page(badge):
    badge.answer(badge.path, body=b"<!doctype html><title>Gone</title>", kind="text/html")
    return data(badge)


@ALL.add(Word.REVOKED, GONE)
def another_address_sends_there(badge):
    badge.site.answers["/short"] = Answer(b"", status=302, headers={"Location": badge.path})
    return Brought("url", f"{badge.site.origin}/short")


@ALL.add(Word.INVALID, "HOSTED_ID_IN_VERIFICATION_SCOPE", ends=True)
def its_owner_publishes_it_elsewhere(badge):
    elsewhere = f"{badge.site.origin}/elsewhere"
    document = {**badge.document, "id": elsewhere}
    del document["image"]
    badge.site.publish(document)
    return Brought("url", elsewhere)


@ALL.add(Word.INVALID, "Assertion id is the URL it was fetched from", ends=True)
def its_owner_publishes_it_as_it_was(badge):
    badge.site.answers["/elsewhere"] = Answer(badge.text().encode())
    return Brought("url", f"{badge.site.origin}/elsewhere")
