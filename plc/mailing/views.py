"""The pages that write to members."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from plc.cohorts import board, queries
from plc.mailing import actions
from plc.mailing.forms import ALL, MailForm, NoteForm
from plc.models import Cohort
from portal.kit import clock, once
from portal.kit.guards import signed_in
from portal.kit.verdict import Refused


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def mail(request: HttpRequest, code: str) -> HttpResponse:
    """Write to all members, or to those of one public label."""
    cohort, sheet = _board(request, code)
    posted = request.POST if request.method == "POST" else None
    chosen = {"to": request.GET.get("to", ALL)}
    form = MailForm(posted, labels=board.labels(sheet), initial=chosen)
    if posted is not None and form.is_valid() and _sent(request, cohort, sheet, form):
        return redirect("plc:cohort", code)
    context = {"cohort": cohort, "form": form, "once": _key(request), "members": sheet.members}
    return render(request, "plc/mail.html", context)


def _sent(request: HttpRequest, cohort: Cohort, sheet: board.Board, form: MailForm) -> bool:
    given = form.cleaned_data
    people = {line.person for line in sheet.lines if given["to"] in (ALL, *line.labels)}
    try:
        sent = actions.mail_members(
            cohort, people, given["subject"], given["text"], once=_key(request), by=request.user
        )
    except Refused as refusal:
        form.add_error("to", str(refusal))
        return False
    _tell(request, sent)
    return True


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def note(request: HttpRequest, code: str, person: str) -> HttpResponse:
    """A few lines to one member, with a beginning that fits the label (row E9)."""
    cohort, sheet = _board(request, code)
    line = next((each for each in sheet.lines if each.person == person), None)
    if line is None:
        raise Http404
    starter = {"text": str(line.action.starter)}
    form = NoteForm(request.POST if request.method == "POST" else None, initial=starter)
    if request.method == "POST" and form.is_valid():
        text = form.cleaned_data["text"]
        sent = actions.write_note(cohort, person, text, once=_key(request), by=request.user)
        _tell(request, sent)
        return redirect("plc:cohort", code)
    context = {"cohort": cohort, "line": line, "form": form, "once": _key(request)}
    return render(request, "plc/note.html", context)


def _board(request: HttpRequest, code: str) -> tuple[Cohort, board.Board]:
    cohort = get_object_or_404(queries.managed(request.user), code=code)
    return cohort, board.build(queries.seats(cohort), queries.begun(cohort), clock.now())


def _key(request: HttpRequest) -> str:
    return request.POST.get(once.FIELD) or once.new_key()


def _tell(request: HttpRequest, sent: actions.Sent) -> None:
    values: dict[str, Any] = {"n": sent.count, "off": sent.declined}
    if sent.count:
        text = ngettext("Sent to %(n)s member.", "Sent to %(n)s members.", sent.count) % values
        messages.success(request, text)
    if sent.declined:
        text = ngettext(
            "%(off)s member takes no mails from cohorts; speak to them in person.",
            "%(off)s members take no mails from cohorts; speak to them in person.",
            sent.declined,
        )
        messages.warning(request, text % values)
