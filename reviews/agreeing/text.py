"""What an assessor promises before the first claim. A change of a word is a new version.

A test holds the words of a version, in every language, to the checksums that it knows.
"""

import hashlib

from django.utils import translation
from django.utils.translation import gettext_lazy as _

VERSION = "2026-1"

CLAUSES = [
    (
        _("I judge the work alone"),
        _(
            "I read what was handed in and score it by the rubric. I do not look for its author, on"
            " the web or among colleagues, and I do not guess."
        ),
    ),
    (
        _("What I read stays here"),
        _(
            "I show, send and tell nobody what I read: no copy, no screenshot, no story. Files that I"
            " opened to read I delete when the review is in."
        ),
    ),
    (
        _("When I know someone, I stop"),
        _(
            "As soon as I recognize the author, a student or a school, I give the work back and say"
            " so. I finish no review of somebody I know."
        ),
    ),
    (
        _("When I am too near, I say so"),
        _(
            "I give back the work of anybody I work, live or study with, am related to, lead, or"
            " depend on, and of anybody I could not judge fairly."
        ),
    ),
    (
        _("Nobody learns that it was me"),
        _(
            "I sign nothing and tell nobody which work I read. What I write about it names no"
            " person."
        ),
    ),
    (
        _("My own judgment"),
        _(
            "I talk to no other assessor about a work before it is decided, and no program judges"
            " for me: I put nothing of it into a service outside this portal."
        ),
    ),
    (
        _("It does not end"),
        _("These promises hold after my last review, and after my role has ended."),
    ),
]


def digest(language: str) -> str:
    """The sha256 of the text of this version as it reads in `language`, in hexadecimal."""
    with translation.override(language):
        lines = [f"{title}\n{text}" for title, text in CLAUSES]
    return hashlib.sha256("\n\n".join([VERSION, *lines]).encode()).hexdigest()
