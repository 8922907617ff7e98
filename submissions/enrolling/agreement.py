"""What an educator agrees to before the parts open (row D4). A change of text is a new version."""

from django.utils.translation import gettext_lazy as _

from portal.kit.vocabulary import say

VERSION = "2026-1"

CLAUSES = [
    (
        _("Honest work"),
        _(
            "What I submit is my own work from my own practice, and I say where I used"
            " others' ideas."
        ),
    ),
    (
        _("Students first"),
        _(
            "I show students' work only where I have the permission that my school asks for, and I"
            " leave out names, faces, voices and anything else that says who they are."
        ),
    ),
    (
        _("Nobody knows who I am"),
        _(
            "I leave out my own name, my school and my colleagues, so that the people who read my"
            " work judge the work alone."
        ),
    ),
    (
        _("What it is, and what it is not"),
        say(
            _(
                "A {singular} recognizes a skill that I show. It is no licence and does not permit"
                " anyone to teach."
            )
        ),
    ),
    (
        _("My own pace"),
        _(
            "I may stop at any time before I submit, without giving a reason and without penalty,"
            " and start again with what I wrote."
        ),
    ),
]
