"""A hosted badge: the document at its address is the truth, a copy is only the way there."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from badges.openbadges.documents import Document
from badges.openbadges.reading import NotADocument, document
from badges.openbadges.rules import is_address
from badges.verifying import asserting
from badges.verifying.classes import kind_of
from badges.verifying.documents import as_list, fields, get, host_of, link, missing, read, trouble
from badges.verifying.presented import Presented, Unreadable, of_file
from badges.verifying.results import Findings, Word
from badges.verifying.web import PICTURES, Web
from portal.kit.fetching.getting import Fetched, FetchError


def assertion(web: Web, found: Findings, brought: Presented) -> Document | None:
    """The assertion at its address, in force and the same as the copy; None ends the checks."""
    address = brought.address.partition("#")[0]
    answer = at_address(web, found, address)
    said = read(found, _("Found at its address"), answer) if answer else None
    if said is None:
        return None
    found.good(_("Found at its address"), address)
    if asserting.is_revoked(found, said) or not asserting.check(found, said):
        return None
    found.either(
        said.get("id") == address,
        _("Its own address"),
        _("The badge names the address at which it was found."),
        _("The badge names another address: %(id)s.") % {"id": str(said.get("id"))[:500]},
    )
    hosted = asserting.kind_of(said) == "hosted"
    found.either(hosted, _("How it is verified"), _("At its address."), missing(["verification"]))
    _same(found, brought.copy, said)
    return said


def at_address(web: Web, found: Findings, address: str) -> Fetched | None:
    """The answer at an assertion's address; 410 Gone is how a badge is revoked."""
    name = _("Found at its address")
    if not is_address(address):
        found.bad(name, _("The badge does not say at which address it is."))
        return None
    try:
        answer = web.get(address)
    except FetchError as error:
        found.bad(name, *trouble(error, address))
        return None
    if answer.status == 410:
        found.bad(_("Still in force"), asserting.taken_back(_reason(answer)), Word.REVOKED)
        return None
    return get(web, found, name, address)


def _reason(answer: Fetched) -> object:
    try:
        return document(answer.body).get("revocationReason")
    except NotADocument:
        return None


def _same(found: Findings, copy: Document | None, said: Document) -> None:
    name = _("The copy you brought")
    if copy is None:
        found.not_asked(name, _("You brought an address, so there is no copy to compare."))
        return
    names = sorted(each for each in {*copy, *said} if not alike(copy.get(each), said.get(each)))
    found.either(
        not names,
        name,
        _("It says the same as the badge at its address."),
        _("It was altered. It differs in: %(fields)s.") % {"fields": ", ".join(names)[:500]},
        Word.ALTERED,
    )


def alike(one: object, other: object) -> bool:
    """Whether two fields say the same: a list of one is that one, and an object that stands in
    place of its address counts as the address, for what it says beside is not believed."""
    ones, others = as_list(one), as_list(other)
    return len(ones) == len(others) and all(map(_alike, ones, others))


def _alike(one: object, other: object) -> bool:
    if isinstance(one, Mapping) != isinstance(other, Mapping):
        return bool(link(one)) and link(one) == link(other)
    return one == other


def scope(found: Findings, said: Document, who: Document) -> None:
    """Whether the assertion lies where its issuer says that its assertions lie."""
    address, given = str(said.get("id")), fields(who.get("verification"))
    begins = [each for each in as_list(given.get("startsWith")) if isinstance(each, str)]
    hosts = as_list(given.get("allowedOrigins")) or [host_of(str(who.get("id")))]
    under = any(address.startswith(each) for each in begins) if begins else True
    found.either(
        under and host_of(address) in hosts,
        _("Where it is"),
        _("It is where its issuer keeps its badges."),
        _("It is not where its issuer keeps its badges, so anybody can have made it."),
    )


def baked(web: Web, found: Findings, said: Document) -> None:
    """Whether the picture that the assertion names holds this very assertion."""
    name, address = _("The picture with the badge inside"), link(said.get("image"))
    if not is_address(address):
        found.not_asked(name, _("The badge names none."))
        return
    answer = get(web, found, name, address, PICTURES)
    if answer is None:
        return
    try:
        inside = of_file(answer.body) if kind_of(answer.body) else None
    except Unreadable:
        inside = None
    found.either(
        inside is not None and said.get("id") in (inside.address, inside.token),
        name,
        _("It holds this badge."),
        _("It does not hold this badge."),
    )
