"""Sample data for the pattern page: the cast's own."""

from django.core.paginator import Paginator
from django.utils.translation import gettext_lazy as _

from portal.kit import sample_lists


def data() -> dict:
    """The context of the pattern page, forms aside."""
    return {
        "requirements": sample_lists.requirements(),
        "programs": sample_lists.programs(),
        "numbers": Paginator(range(90), 30).page(2),
        "tabs": [
            {"label": _("Part 1. Overview"), "url": "#tabs", "current": False, "count": 4},
            {"label": _("Part 2. Artifacts"), "url": "#tabs", "current": True, "count": 0},
            {"label": _("Part 3. Reflection"), "url": "#tabs", "current": False},
        ],
        "levels": [
            {
                "value": "3",
                "label": _("Proficient"),
                "text": _("Every goal names the measure and the date."),
                "key": "1",
                "checked": True,
            },
            {
                "value": "2",
                "label": _("Developing"),
                "text": _("One of measure or date is missing."),
                "key": "2",
            },
            {
                "value": "1",
                "label": _("Not yet evident"),
                "text": _("Goals cannot be measured as written."),
                "key": "3",
            },
        ],
        "bare_levels": [{"value": "y", "label": _("Met")}, {"value": "n", "label": _("Not yet")}],
        "steps": _steps(),
        "events": [
            {"when": _("2 September"), "title": _("Started"), "kind": "done"},
            {
                "when": _("14 October"),
                "title": _("Submitted for review"),
                "text": _("A receipt is in your mail."),
                "kind": "done",
            },
            {"when": _("since 15 October"), "title": _("In review"), "kind": "going"},
            {"when": _("as a rule in six days"), "title": _("Decided"), "kind": "open"},
        ],
        "answers": [
            {"label": _("Date of Entry"), "value": _("12 October 2026"), "url": "#"},
            {
                "label": _("Activity Description"),
                "value": _("IEP meeting with the family"),
                "url": "#",
            },
            {
                "label": _("Artifacts"),
                "value": _("One is still missing"),
                "url": "#",
                "action": _("Add"),
                "kind": "mend",
            },
        ],
        "facts": [(6, _("programs")), (_("15 hours"), _("each")), ("78 %", _("earn it"))],
        "columns": [_("Name"), _("Started"), _("Hours")],
        "people": [(_("Dana Ruiz"), _("2 September"), 12), (_("Lee Park"), _("9 September"), 4)],
    }


def _steps() -> list[dict]:
    told = [
        (_("Choose"), _("Browse the stacks and find what you already do, or want to learn.")),
        (_("Start"), _("You have six months from the day you start.")),
        (_("Gather"), _("Answer the prompts and add evidence from your own classroom.")),
        (_("Submit"), _("Trained assessors read it without knowing who you are.")),
        (_("Earn"), _("Accept your badge and show it wherever you like.")),
    ]
    return [{"title": title, "text": text} for title, text in told]
