"""The words of the page: a headline for each outcome, a sentence for what cannot be read."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from badges.verifying.presented import Form
from badges.verifying.results import Word

# The kind of pill or notice, the headline, and what it means for whoever looks.
HEADLINES = {
    Word.VALID: (
        "done",
        lazy("Valid"),
        lazy("Everything that was checked is as it should be."),
    ),
    Word.REVOKED: (
        "mend",
        lazy("Revoked"),
        lazy("Its issuer took it back. It is no longer valid."),
    ),
    Word.ALTERED: (
        "mend",
        lazy("Altered"),
        lazy("What you brought is not what was awarded: somebody changed it."),
    ),
    Word.INVALID: (
        "mend",
        lazy("Not valid"),
        lazy("At least one check went wrong. The list says which, and what was found."),
    ),
    Word.VERSION: (
        "open",
        lazy("Another version"),
        lazy("This page checks badges of Open Badges 2.0. Its issuer can tell whether it is real."),
    ),
    Word.UNREADABLE: (
        "open",
        lazy("No badge found"),
        lazy("There is no badge in what you brought, or it is damaged."),
    ),
    Word.OTHERS: (
        "mend",
        lazy("Somebody else's"),
        lazy("The badge is real, but it was not awarded to the mail address you typed."),
    ),
    Word.EXPIRED: (
        "mend",
        lazy("Expired"),
        lazy("It was awarded and never revoked, and its time is over."),
    ),
    Word.NOT_FOUND: (
        "mend",
        lazy("Not found"),
        lazy("The address answers, but what the badge needs is not there."),
    ),
    Word.REFUSED: (
        "open",
        lazy("Could not be checked"),
        lazy("The badge leads to an address that is not asked from here."),
    ),
    Word.UNREACHABLE: (
        "open",
        lazy("Could not be checked"),
        lazy("Somebody did not answer. That says nothing about the badge: try again later."),
    ),
}
UNREADABLE = {
    "nothing": lazy("It is empty."),
    "long": lazy("It is longer than any badge."),
    "kind": lazy("It is no address, no badge data, no signed text, no PNG and no SVG."),
    "json": lazy("It begins like badge data, but it is not whole or not written properly."),
    "none": lazy("The picture has no badge in it."),
    "many": lazy("The picture has more than one badge in it."),
    "two_addresses": lazy("The picture names two addresses for one badge."),
    "compressed": lazy("The badge in the picture is compressed, which is not allowed."),
    "entities": lazy("The picture declares entities, which are not read."),
    "svg": lazy("The picture is no SVG that can be read."),
}
FORMS = {
    Form.ADDRESS: lazy("The address of a badge."),
    Form.JSON: lazy("The data of a badge."),
    Form.SIGNED: lazy("A signed badge."),
    Form.PNG: lazy("A PNG with a badge inside."),
    Form.SVG: lazy("An SVG with a badge inside."),
}


def unreadable(code: str) -> str:
    """Why there is no badge in it; the codes beside those above are of damaged pictures."""
    return str(UNREADABLE.get(code, _("The picture is damaged.")))


def form(form: Form) -> str:
    """How the badge came."""
    return str(FORMS[form])
