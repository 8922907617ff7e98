"""Help: ask a question, read one's own, answer others'."""

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from portal.help import actions, policy
from portal.help.forms import AnswerForm, QuestionForm
from portal.help.models import Question
from portal.kit import clock, once, rescue
from portal.kit.guards import signed_in

THING = "question"


@require_safe
@signed_in
def index(request: HttpRequest) -> HttpResponse:
    """The question form, and what this person has asked."""
    kept = rescue.waiting(request.user, THING)
    initial = (
        {name: kept.fields.get(name, "") for name in ("text", "about", "back")} if kept else {}
    )
    return _index(request, QuestionForm(initial=initial), rescued=kept is not None)


def _index(request: HttpRequest, form: QuestionForm, *, rescued: bool = False) -> HttpResponse:
    mine = Question.objects.filter(asked_by=request.user).order_by("-asked_at")
    context = {
        "form": form,
        "questions": mine,
        "once": once.new_key(),
        "rescued": rescued,
        "draft_key": rescue.key(request.user, THING, 0, reverse("help:index")),
        "may_answer": policy.may_read_inbox(request.user),
    }
    return render(request, "portal/help.html", context)


@require_http_methods(["POST"])
@signed_in
def ask(request: HttpRequest) -> HttpResponse:
    """Send a question; the same form sent twice asks once."""
    form = QuestionForm(request.POST)
    if not form.is_valid():
        return _index(request, form)
    with transaction.atomic():
        if once.first_use(request):
            given = form.cleaned_data
            actions.ask(given["text"], given["about"], by=request.user)
        rescue.settle(request.user, THING)
    messages.success(request, _("Sent. You have an answer by mail within 48 hours."))
    return redirect(_back(form.cleaned_data["back"]))


def _back(path: str) -> str:
    safe = path.startswith("/") and url_has_allowed_host_and_scheme(path, allowed_hosts=None)
    return path if safe else "help:index"


@require_safe
@signed_in
def inbox(request: HttpRequest) -> HttpResponse:
    """Open questions, the most urgent first, with those overdue marked (row C7)."""
    if not policy.may_read_inbox(request.user):
        raise Http404
    now = clock.now()
    waiting = list(Question.objects.filter(answered_at=None).select_related("asked_by"))
    rows = [(question, question.due_at < now) for question in waiting]
    answered = Question.objects.exclude(answered_at=None).order_by("-answered_at")[:20]
    return render(request, "portal/help_inbox.html", {"rows": rows, "answered": answered})


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def answer(request: HttpRequest, code: str) -> HttpResponse:
    """One question and the form that answers it."""
    if not policy.may_read_inbox(request.user):
        raise Http404
    question = get_object_or_404(Question.objects.select_related("asked_by"), code=code)
    form = AnswerForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        actions.answer(question, form.cleaned_data["answer"], by=request.user)
        messages.success(request, _("Answered; the mail is on its way."))
        return redirect("help:inbox")
    return render(request, "portal/help_answer.html", {"question": question, "form": form})
