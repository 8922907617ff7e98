"""Three tips for a next attempt, each with the name under which its tick is kept (row E6)."""

from django.utils.translation import gettext_lazy as _

TIPS = (
    (
        "feedback",
        _("Work through the feedback"),
        _(
            "Read it slowly, then read your own text again with it beside you. Note in the margin"
            " what each comment points to, and gather ideas before you change a word."
        ),
    ),
    (
        "steps",
        _("Go back over the advice"),
        _(
            "Walk through every step again, with the passing text under each prompt. Was a step"
            " skipped or shortened the first time? Give that one your full attention."
        ),
    ),
    (
        "example",
        _("See one that was met"),
        _(
            "Ask a colleague who has earned it to show you theirs, and lay your evidence beside it."
            " Let them read yours before you send it again."
        ),
    ),
)
