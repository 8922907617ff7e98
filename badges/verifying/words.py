"""The words of the page: a headline for each outcome, a sentence for what cannot be read."""

from django.utils.translation import gettext_lazy as _

from badges.verifying.presented import Form
from badges.verifying.results import Word

# The kind of pill or notice, the headline, and what it means for whoever looks.
HEADLINES = {
    Word.VALID: (
        "done",
        _("Valid"),
        _("Everything that was checked is as it should be."),
    ),
    Word.REVOKED: (
        "mend",
        _("Revoked"),
        _("Its issuer took it back. It is no longer valid."),
    ),
    Word.ALTERED: (
        "mend",
        _("Altered"),
        _("What you brought is not what was awarded: somebody changed it."),
    ),
    Word.INVALID: (
        "mend",
        _("Not valid"),
        _("At least one check went wrong. The list says which, and what was found."),
    ),
    Word.VERSION: (
        "open",
        _("Another version"),
        _("This page checks badges of Open Badges 2.0. Its issuer can tell whether it is real."),
    ),
    Word.UNREADABLE: (
        "open",
        _("No badge found"),
        _("There is no badge in what you brought, or it is damaged."),
    ),
    Word.OTHERS: (
        "mend",
        _("Somebody else's"),
        _("It was not awarded to the mail address you typed."),
    ),
    Word.EXPIRED: (
        "mend",
        _("It has expired"),
        _("It was valid for a time, and that time is over."),
    ),
    Word.NOT_FOUND: (
        "mend",
        _("Not found"),
        _("The address answers, but what the badge needs is not there."),
    ),
    Word.REFUSED: (
        "open",
        _("Could not be checked"),
        _("The badge leads to an address that is not asked from here."),
    ),
    Word.UNREACHABLE: (
        "open",
        _("Could not be checked"),
        _("Somebody did not answer. That says nothing about the badge: try again later."),
    ),
}
UNREADABLE = {
    "nothing": _("It is empty."),
    "long": _("It is longer than any badge."),
    "kind": _("It is no address, no badge data, no signed text, no PNG and no SVG."),
    "json": _("It begins like badge data, but it is not whole or not written properly."),
    "none": _("The picture has no badge in it."),
    "many": _("The picture has more than one badge in it."),
    "two_addresses": _("The picture names two addresses for one badge."),
    "place": _("The badge in the picture does not stand where it must."),
    "layout": _("The badge in the picture is not laid out as one."),
    "compressed": _("The badge in the picture is compressed, which is not allowed."),
    "entities": _("The picture declares entities, which are not read."),
    "svg": _("The picture is no SVG that can be read."),
}
FORMS = {
    Form.ADDRESS: _("The address of a badge."),
    Form.JSON: _("The data of a badge."),
    Form.SIGNED: _("A signed badge."),
    Form.PNG: _("A PNG with a badge inside."),
    Form.SVG: _("An SVG with a badge inside."),
}


def unreadable(code: str) -> str:
    """Why there is no badge in it; the codes beside those above are of damaged pictures."""
    return str(UNREADABLE.get(code, _("The picture is damaged.")))


def form(form: Form) -> str:
    """How the badge came."""
    return str(FORMS[form])
