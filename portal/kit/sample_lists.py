"""Sample rows for the pattern page: requirements of one piece of work, programs of a stack."""

from django.utils.translation import gettext_lazy as _


def requirements() -> list[dict]:
    """The rows of the requirements table, each in another state."""
    rows = [
        (
            _("Agreement"),
            _("Terms, honesty, and what you may show of students"),
            "done",
            _("Completed"),
            1,
            _("Read again"),
            "",
        ),
        (
            _("Part 1. Overview questions"),
            _("Your site and your team, 250-500 words"),
            "done",
            _("Completed"),
            1,
            _("Edit"),
            "",
        ),
        (
            _("Part 2. Artifacts"),
            _("Three pieces of evidence; one is still missing"),
            "going",
            _("In progress"),
            0,
            _("Continue"),
            "primary",
        ),
        (
            _("Part 3. Reflection"),
            _("What you learned, up to 300 words"),
            "open",
            _("Not started"),
            0,
            _("Begin"),
            "quiet",
        ),
    ]
    keys = ("title", "hint", "kind", "status", "earned", "action_label", "action_kind")
    told = [
        dict(zip(keys, row, strict=True))
        | {"required": 1, "action_url": "#", "now": row[2] == "going", "own": ""}
        for row in rows
    ]
    last = {
        "title": _("Final submission"),
        "hint": _("Opens when the parts are complete"),
        "kind": "open",
    }
    return [
        *told,
        last
        | {
            "status": _("Not started"),
            "required": 1,
            "own": "",
            "earned": 0,
            "action_text": _("Two parts to go"),
        },
    ]


def programs() -> list[dict]:
    """Three programs: earned, under way, not begun."""
    view = {"label": _("View PDF"), "url": "#"}
    return [
        {
            "number": 1,
            "title": _("IEP Implementation: Communication and Collaboration"),
            "url": "#",
            "text": _("As a member of the IEP team, uses strategies that increase the supports."),
            "evidence": _("communication plan, documentation over 20-30 days, feedback"),
            "hours": 15,
            "kind": "earned",
            "status": _("Earned 10 December"),
            "actions": [{"label": _("See the badge"), "url": "#"}],
        },
        {
            "number": 2,
            "title": _("Understanding the IEP Process"),
            "url": "#",
            "text": _(
                "Uses policy and law to understand IEPs, write goals and support learners in class."
            ),
            "evidence": _("present level, analysis, SMART goals"),
            "hours": 15,
            "kind": "going",
            "status": _("2 of 5 submitted"),
            "actions": [{"label": _("Continue"), "url": "#", "kind": "primary"}, view],
        },
        {
            "number": 3,
            "title": _("Functional Behavior Assessment"),
            "url": "#",
            "text": _("Understands the purpose and use of behavior intervention plans."),
            "evidence": _("functional behavior plan, case study"),
            "hours": 12,
            "note": _("Demo content"),
            "actions": [{"label": _("Start"), "url": "#", "kind": "quiet"}, view],
        },
    ]
