"""What the two pages of the desk show."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import forms as django_forms
from django.http import QueryDict
from django.utils.translation import gettext as _

from badges.deciding import blind, policy, queries
from badges.deciding.forms import Deciding, SendingBack
from badges.deciding.sweeps import days_waiting
from badges.deciding.waiting import PATIENCE, is_late
from badges.models import Decision
from credentials import pass_rule
from portal.accounts.models import User
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
        """The readings that can still be sent back, as choices."""
        found = [sheet for sheet in self.sheets.sheets if not sheet.sent_back]
        return [(sheet.slot_n, _("Assessor %(n)s") % {"n": sheet.n}) for sheet in found]


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

    def _make(self, verb: str, data: QueryDict | None) -> django_forms.Form:
        if verb == "send_back":
            return SendingBack(data, prefix=verb, readings=self.case.returnable)
        if verb == "third_read":
            return django_forms.Form(data)
        # a reason is asked for where the verb goes against the readings
        against = self.case.said.met == (verb == "decline")
        return Deciding(data, prefix=verb, against=against)


def case(submission: Submission) -> Case:
    """The readings of an attempt and what they come to."""
    said = recommending.of(submission)
    return Case(said, blind.sheets(submission, said.parts))


def desk(user: User) -> dict[str, Any]:
    """The queue and what this approver decided lately; by codes alone."""
    waiting = list(queries.waiting(user)[:200])
    said = recommending.of_all(waiting)
    return {
        "rows": [_row(submission, said[submission.pk]) for submission in waiting],
        "decided": _decided(user),
        "patience": PATIENCE,
    }


def decide(submission: Submission, forms: Forms) -> dict[str, Any]:
    """Everything of one attempt that an approver may see."""
    days = days_waiting(submission)
    return {
        "code": submission.desk_code,
        "work": work.work(submission),
        "said": forms.case.said,
        "sheets": forms.case.sheets,
        "rule": pass_rule.sentence(submission.enrollment.version),
        "preview": [_preview(row) for row in releasing.merged(submission)],
        "days": days,
        "late": is_late(days),
        "forms": forms.all,
        "posted": forms.posted,
        "wrong": forms.all.get(forms.posted),
        "may_return": bool(forms.case.returnable),
        "may_third": policy.may_open_third(submission),
    }


def _preview(row: Mapping[str, Any]) -> dict[str, Any]:
    """One criterion as its author will read it."""
    return {**row, "notes": [remark(note) for note in row["notes"]]}


def _row(submission: Submission, said: recommending.Recommendation) -> blind.Row:
    days = days_waiting(submission)
    return blind.Row(
        code=submission.desk_code,
        title=submission.enrollment.credential.title,
        attempt=submission.number,
        days=days,
        late=is_late(days),
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
