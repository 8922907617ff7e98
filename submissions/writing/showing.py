"""The page of one part: boxes, slots, findings, and both texts where two windows differ."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from portal.kit import rescue
from portal.kit.components.speech import tongue
from submissions import comparing, completeness, limits, policy, scanning
from submissions.advising import showing as advising
from submissions.attesting import showing as findings
from submissions.attesting.forms import typed
from submissions.evidence import showing
from submissions.models import Enrollment, PartEntry
from submissions.writing.finding import thing
from submissions.writing.forms import PartForm, stored


def page(
    request: HttpRequest,
    enrollment: Enrollment,
    entry: PartEntry,
    form: PartForm,
    *,
    status: int = 200,
    **more: Any,
) -> HttpResponse:
    """The page of a part with `form` as it stands, also after a refusal (then with its `status`).

    `more` goes into the template beside what the part asks, holds and still lacks.
    """
    verdict = policy.may_edit(request.user, entry)
    answers = completeness.answers_of(entry)
    judgement = limits.judge(entry.part, answers)
    advice = advising.of(entry.advice or ())
    page = reverse("submissions:part", args=[enrollment.code, entry.part.number])
    finds = scanning.finds(entry.submission, part=entry.part.number)
    found = findings.shown(finds, typed(request.POST), request.GET.get("explain", ""))
    left = findings.still_open(finds)
    context = {
        "enrollment": enrollment,
        "entry": entry,
        "part": entry.part,
        "form": form,
        "boxes": _boxes(form, entry, judgement, found, advice),
        "advice": advice,
        "whole_under": judgement.under.get(limits.WHOLE, ""),
        "whole_over": judgement.over.get(limits.WHOLE, ""),
        "slots": showing.slots(entry, enrollment.code, found),
        "activity_finds": found.get("activity_description"),
        "left_in_writing": [find for find in left if not find.text.item],
        "left_in_evidence": [find for find in left if find.text.item],
        "verdict": verdict,
        "agreement_url": _agreement_url(enrollment, entry),
        "since": comparing.difference(entry),
        "draft_key": rescue.key(request.user, thing(entry), entry.revision, page),
        **more,
    }
    return render(request, "submissions/part.html", context, status=status)


def _agreement_url(enrollment: Enrollment, entry: PartEntry) -> str:
    """Where to agree first, and come back from; empty when that is not what is missing."""
    if enrollment.agreed_at or not entry.submission.is_editable:
        return ""
    page = reverse("submissions:agreement", args=[enrollment.code])
    return f"{page}?part={entry.part.number}"


def _boxes(
    form: PartForm,
    entry: PartEntry,
    judgement: limits.Judgement,
    finds: showing.Finds,
    advice: advising.Advice,
) -> list[dict[str, Any]]:
    return [
        {
            "field": form[f"answer-{prompt.position}"],
            "prompt": prompt,
            "counter": f"id_answer-{prompt.position}",
            "over": judgement.over.get(prompt.position, ""),
            "under": judgement.under.get(prompt.position, ""),
            "finds": finds.get(f"answer-{prompt.position}"),
            "advice": advice.on_answer(n),
        }
        for n, prompt in enumerate(entry.part.prompts.all(), 1)
    ]


def differences(entry: PartEntry, mine: dict[str, Any]) -> list[tuple[str, str]]:
    """Field by field what is stored where it differs from what the writer has."""
    rows = stored(entry, entry.date_of_entry)
    labels = {f"answer-{p.position}": tongue(str(p)) for p in entry.part.prompts.all()}
    labels["activity_description"] = _("Activity Description")
    return [
        (label, rows.get(name, ""))
        for name, label in labels.items()
        if _plain(rows.get(name, "")) != _plain(str(mine.get(name, "")))
    ]


def _plain(text: str) -> str:
    return text.replace("\r\n", "\n").strip()
