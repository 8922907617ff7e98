"""The consent forms on paper: for a student's family and for adults, in both languages."""

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from portal.kit import pdf as printing
from submissions.models import Enrollment, Person
from submissions.sweeps import KEEP_MEDIA

KINDS = tuple(Person.Kind.values)
LANGUAGES = tuple(code for code, _name in settings.LANGUAGES)


def pdf(enrollment: Enrollment, kind: str, language: str) -> bytes:
    """A form to sign by hand. It says nothing of the educator: their name is written in by hand."""
    with translation.override(language):
        title = _("Consent for evidence in a work on teaching")
        if kind == Person.Kind.STUDENT:
            title = _("Consent for a student to be in classroom evidence")
    context = {
        "enrollment": enrollment,
        "is_student": kind == Person.Kind.STUDENT,
        "days": KEEP_MEDIA.days,
    }
    return printing.render("submissions/consent_form.html", context, title, language)


def name(kind: str, language: str) -> str:
    """The name of the file."""
    return f"consent-{kind}-{language}.pdf"
