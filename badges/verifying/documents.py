"""One document at its address: is it there, is it JSON, is it what it should be?"""

from collections.abc import Iterable, Mapping
from urllib.parse import urlsplit

from django.utils.translation import gettext as _

from badges.openbadges.documents import CONTEXT, Document
from badges.openbadges.reading import NotADocument, document
from badges.openbadges.rules import is_text
from badges.verifying.results import Findings, Word
from badges.verifying.web import DOCUMENTS, JSON_TYPES, Web
from portal.kit.fetching.getting import Fetched, FetchError, LedAround, Refused, TooLarge, TooSlow

GONE = (404, 410)
OLD_CONTEXT = "https://w3id.org/openbadges/v1"


def as_list(value: object) -> list[object]:
    """One or many, as many."""
    return list(value) if isinstance(value, list) else [] if value is None else [value]


def fields(value: object) -> Mapping[str, object]:
    """An object inside a document; empty where there is none."""
    return value if isinstance(value, Mapping) else {}


def link(value: object) -> str:
    """The address that a field names, plain or as the id of an object; or an empty string."""
    found = value.get("id") if isinstance(value, Mapping) else value
    return found if isinstance(found, str) else ""


def host_of(url: str) -> str:
    """Whose an address is; all of it where it is written so that nobody can tell."""
    try:
        return urlsplit(url).netloc
    except ValueError:
        return url


def get(web: Web, found: Findings, name: str, url: str, accept: str = DOCUMENTS) -> Fetched | None:
    """What stands at an address; None, and a bad check, where nothing good does."""
    try:
        answer = web.get(url, accept)
    except FetchError as error:
        found.bad(name, *trouble(error, url))
        return None
    if answer.status in GONE:
        said = _("Nothing is at %(url)s (answer %(status)d).")
        found.bad(name, said % {"url": url, "status": answer.status}, Word.NOT_FOUND)
    elif answer.status != 200:
        said = _("%(host)s cannot answer at the moment (answer %(status)d).")
        values = {"host": host_of(url), "status": answer.status}
        found.bad(name, said % values, Word.UNREACHABLE)
    return answer if answer.status == 200 else None


def trouble(error: FetchError, url: str) -> tuple[str, Word]:
    """Why nothing could be read, in a sentence, and the word for it."""
    host = {"host": host_of(url)[:200]}
    match error:
        case Refused():
            said = _("%(host)s is not asked from here: it is not public, or not https.")
            return said % host, Word.REFUSED
        case TooLarge():
            return _("What %(host)s sends is larger than any badge.") % host, Word.INVALID
        case LedAround():
            return _("%(host)s sends from one address to the next.") % host, Word.UNREACHABLE
        case TooSlow():
            return _("%(host)s did not answer in time.") % host, Word.UNREACHABLE
        case _:
            return _("%(host)s could not be reached.") % host, Word.UNREACHABLE


def read(found: Findings, name: str, answer: Fetched) -> Document | None:
    """The document in an answer; None, and a bad check, where it is none."""
    try:
        if answer.media_type not in JSON_TYPES:
            raise NotADocument
        return document(answer.body)
    except NotADocument:
        said = _("At this address is no badge data, but %(kind)s.")
        found.bad(name, said % {"kind": answer.media_type or _("something without a kind")})
        return None


def linked(web: Web, found: Findings, name: str, url: str, types: Iterable[str]) -> Document | None:
    """The document that another one names: there, of its type, and named as its address."""
    if not url.startswith(("http://", "https://")):
        found.bad(name, _("The badge does not say at which address it is."))
        return None
    answer = get(web, found, name, url)
    body = read(found, name, answer) if answer else None
    if body is None:
        return None
    wrong = [] if set(map(str, as_list(body.get("type")))) & set(types) else ["type"]
    wrong += [] if CONTEXT in as_list(body.get("@context")) else ["@context"]
    wrong += [] if body.get("id") == url else ["id"]
    if wrong:
        found.bad(name, missing(wrong))
        return None
    return body


def missing(names: Iterable[str]) -> str:
    """The sentence about fields that are not there or not as they must be."""
    return _("Missing or not as it must be: %(fields)s.") % {"fields": ", ".join(names)}


def text(value: object) -> str:
    """A field to be shown; nothing where it is no text."""
    return value if isinstance(value, str) and is_text(value) else ""
