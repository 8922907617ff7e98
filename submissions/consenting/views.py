"""The list of people of one work, who is in one item, and the forms to print."""

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from portal.kit.guards import signed_in
from portal.kit.verdict import Refused
from submissions import queries
from submissions.consenting import actions, policy, printing, showing, withholding
from submissions.consenting.forms import PersonForm
from submissions.models import Enrollment, Person, Submission

C = Person.Consent


def _find(request: HttpRequest, code: str) -> tuple[Enrollment, Submission]:
    enrollment = get_object_or_404(queries.enrollments_of(request.user), code=code)
    submission = queries.latest(enrollment)
    submission.enrollment = enrollment
    return enrollment, submission


def _person(enrollment: Enrollment, handle: str) -> Person:
    row = get_object_or_404(enrollment.people, handle=handle)
    row.enrollment = enrollment
    return row


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def people(request: HttpRequest, code: str) -> HttpResponse:
    """Everybody on the list with what they answered; adding somebody; the forms to print."""
    enrollment, submission = _find(request, code)
    if request.method != "POST":
        return _list(request, enrollment, submission, PersonForm())
    form = PersonForm(request.POST)
    if form.is_valid() and _done(form, lambda: _add(request, submission, form)):
        messages.success(request, _("Added."))
        return redirect("submissions:people", code)
    return _list(request, enrollment, submission, form)


def _add(request: HttpRequest, submission: Submission, form: PersonForm) -> None:
    actions.add(submission, **form.cleaned_data, by=request.user)


def _done(form: Any, act: Any) -> bool:
    """Whether it was done; a refusal goes beside the code, and what was typed stays."""
    try:
        act()
    except Refused as refusal:
        form.add_error("code", str(refusal))
        return False
    return True


def _list(
    request: HttpRequest, enrollment: Enrollment, submission: Submission, form: PersonForm
) -> HttpResponse:
    context = {
        "enrollment": enrollment,
        "people": showing.listed(enrollment, submission.pk),
        "verdict": policy.may_list(request.user, submission),
        "form": form,
        "forms": showing.forms_to_print(enrollment.code),
    }
    return render(request, "submissions/people.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def person(request: HttpRequest, code: str, handle: str) -> HttpResponse:
    """Change somebody's code, kind or answer, or take them off the list."""
    enrollment, submission = _find(request, code)
    row = _person(enrollment, handle)
    policy.may_list(request.user, submission).require()
    if request.method != "POST":
        given = {"code": row.code, "kind": row.kind, "consent": row.consent}
        return _one(request, row, submission, PersonForm(initial=given))
    if request.POST.get("intent") == "remove":
        actions.remove(row, by=request.user)
        messages.success(request, _("Removed."))
        return redirect("submissions:people", code)
    form = PersonForm(request.POST)
    if form.is_valid() and _done(form, lambda: _change(request, row, form)):
        return redirect("submissions:people", code)
    return _one(request, row, submission, form)


@transaction.atomic
def _change(request: HttpRequest, row: Person, form: PersonForm) -> None:
    given = form.cleaned_data
    actions.rename(row, given["code"], given["kind"], by=request.user)
    _say_answer(request, row, given["consent"])


def _say_answer(request: HttpRequest, row: Person, consent: str) -> None:
    withheld = actions.answer(row, consent, by=request.user)
    messages.success(request, _("Saved."))
    if withheld:
        sentence = ngettext(
            "%(n)s item that was handed in is withheld: nobody who reads sees it any more.",
            "%(n)s items that were handed in are withheld: nobody who reads sees them any more.",
            withheld,
        )
        messages.success(request, sentence % {"n": withheld})


def _one(
    request: HttpRequest, row: Person, submission: Submission, form: PersonForm
) -> HttpResponse:
    context = {
        "person": row,
        "form": form,
        "is_sent": withholding.is_sent(row),
        "may_remove": policy.may_remove(request.user, row, submission),
        "cancel_url": reverse("submissions:people", args=[row.enrollment.code]),
    }
    return render(request, "submissions/person.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def withdraw(request: HttpRequest, code: str, handle: str) -> HttpResponse:
    """Ask, then note that a person takes their consent back; also after it was handed in."""
    enrollment, _submission = _find(request, code)
    row = _person(enrollment, handle)
    if request.method == "POST":
        _say_answer(request, row, C.NO)
        return redirect("submissions:people", code)
    context = {
        "person": row,
        "handed_in": withholding.handed_in(row).count(),
        "cancel_url": reverse("submissions:people", args=[code]),
    }
    return render(request, "submissions/consent_withdraw.html", context)


@require_safe
@signed_in
def form(request: HttpRequest, code: str, kind: str, language: str) -> HttpResponse:
    """A consent form to print, in one of the portal's languages whatever the reader's."""
    enrollment, _submission = _find(request, code)
    if kind not in printing.KINDS or language not in printing.LANGUAGES:
        raise Http404
    body = printing.pdf(enrollment, kind, language)
    response = HttpResponse(body, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{printing.name(kind, language)}"'
    response["Content-Language"] = language
    return response
