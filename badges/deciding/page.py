"""What the two pages of the desk show."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import forms as django_forms
from django.http import QueryDict
from django.utils.translation import gettext as _

from badges.batching import queries as batches
from badges.deciding import blind, clocks, policy, queries
from badges.deciding.clocks import Clock
from badges.deciding.forms import Deciding, Declining, Doubting, SendingBack
from badges.deciding.waiting import PATIENCE
from badges.models import Decision
from credentials import pass_rule
from portal.accounts.models import User
from portal.kit.components.speech import marked
from portal.kit.models import Rescue
from reviews.releasing import actions as releasing
from reviews.scoring import recommending
from submissions import blind as work
from submissions.advising.places import remark
from submissions.models import Submission

FORMS = ("approve", "decline", "send_back", "third_read")


@dataclass(frozen=True, slots=True)
class Case:
    """What the readings of one attempt say."""

    said: recommending.Recommendation
    sheets: blind.Sheets

    @property
    def returnable(self) -> list[tuple[int, str]]:
        """The readings that can still be sent back, as choices: by their place on the page."""
        return [(sheet.n, sheet.name) for sheet in self.sheets.sheets if not sheet.sent_back]

    @property
    def slots(self) -> dict[int, int]:
        """The number of the slot that holds the reading in a place."""
        return {sheet.n: sheet.slot_n for sheet in self.sheets.sheets}

    @property
    def met_parts(self) -> list[tuple[int, str]]:
        """The parts that the readings call met, as choices."""
        named = _("Part %(n)s. %(title)s")
        found = [part for part in self.sheets.parts if part.met]
        return [
            (part.number, marked(named % {"n": part.number, "title": part.title}, part.title))
            for part in found
        ]


class Forms:
    """The four forms of the page; the one that was posted is bound, the others are fresh."""

    def __init__(self, case: Case) -> None:
        self.case = case
        self.posted = ""
        self.all = {verb: self._make(verb, None) for verb in FORMS}

    def bind(self, verb: str, data: QueryDict) -> django_forms.Form:
        """The form of `verb` with what was typed."""
        self.posted = verb
        self.all[verb] = self._make(verb, data)
        return self.all[verb]

    def restore(self, kept: Rescue | None) -> None:
        """Show again what a refused POST carried; it is not decided yet."""
        verb = kept.fields.get("verb", "") if kept else ""
        if verb not in self.all:
            return
        self.posted, start = verb, f"{verb}-"
        fields = {name.removeprefix(start): text for name, text in kept.fields.items()}
        self.all[verb].initial.update(fields)

    def _make(self, verb: str, data: QueryDict | None) -> django_forms.Form:
        if verb == "send_back":
            return SendingBack(data, prefix=verb, readings=self.case.returnable)
        if verb == "third_read":
            return Doubting(data, prefix=verb)
        # a reason is asked for where the verb goes against the readings
        met = self.case.said.met
        if verb == "decline":
            return Declining(data, prefix=verb, against=met, parts=self.case.met_parts)
        return Deciding(data, prefix=verb, against=not met)


def case(submission: Submission) -> Case:
    """The readings of an attempt and what they come to."""
    said = recommending.of(submission)
    return Case(said, blind.sheets(submission, said.parts))


def desk(user: User) -> dict[str, Any]:
    """The queue and what this approver decided lately; by codes alone."""
    waiting = list(queries.waiting(user)[:200])
    said, known = recommending.of_all(waiting), clocks.of_all(waiting)
    return {
        "rows": [_row(one, said[one.pk], known[one.pk]) for one in waiting],
        "together": len(batches.undoubted(waiting, said)),
        "decided": _decided(user),
        "patience": PATIENCE,
    }


def decide(submission: Submission, forms: Forms) -> dict[str, Any]:
    """Everything of one attempt that an approver may see."""
    shown = work.work(submission)
    return {
        "code": submission.desk_code,
        "work": shown,
        "sha256": work.fingerprint(shown),
        "clock": clocks.of(submission),
        "said": forms.case.said,
        "sheets": forms.case.sheets,
        "rule": pass_rule.sentence(submission.enrollment.version),
        "preview": [_preview(row) for row in releasing.merged(submission)],
        "patience": PATIENCE,
        "forms": forms.all,
        "posted": forms.posted,
        "wrong": forms.all.get(forms.posted),
        "may_return": bool(forms.case.returnable),
        "may_third": policy.has_no_third(submission),
    }


def _preview(row: Mapping[str, Any]) -> dict[str, Any]:
    """One criterion as its author will read it."""
    return {**row, "notes": [remark(note) for note in row["notes"]]}


def _row(submission: Submission, said: recommending.Recommendation, clock: Clock) -> blind.Row:
    return blind.Row(
        code=submission.desk_code,
        title=submission.enrollment.credential.title,
        attempt=submission.number,
        days=clock.days,
        late=clock.late,
        met=said.met,
        readings=said.readings,
        agreed=said.agreed,
    )


def _decided(user: User) -> list[dict[str, Any]]:
    final = (Decision.Outcome.APPROVE, Decision.Outcome.DECLINE)
    rows = Decision.objects.filter(by=user, outcome__in=final).order_by("-pk")[:10]
    fields = ("submission__desk_code", "submission__enrollment__credential__title", "outcome", "at")
    return [
        {"code": code, "title": title, "met": outcome == Decision.Outcome.APPROVE, "at": at}
        for code, title, outcome, at in rows.values_list(*fields)
    ]
