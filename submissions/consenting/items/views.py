"""Who is in one item: the page that asks, and the one press that says nobody."""

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from portal.kit.guards import signed_in
from portal.kit.verdict import Refused
from submissions.consenting import actions, asking, policy, showing
from submissions.consenting.forms import NOBODY, ItemForm, initial
from submissions.evidence.actions import entry_of
from submissions.models import Evidence, PartEntry


def _item(request: HttpRequest, code: str) -> Evidence:
    """An item of this person's own work that is still there, or a 404."""
    rows = Evidence.objects.present().select_related("slot__part", "submission__enrollment")
    rows = rows.prefetch_related(asking.WITH_PEOPLE)
    return get_object_or_404(rows, code=code, submission__enrollment__educator=request.user)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def people(request: HttpRequest, item: str) -> HttpResponse:
    """Say who is in an item; `more` comes back for another person."""
    row = _item(request, item)
    policy.may_say(request.user, row, entry_of(row)).require()
    listed = row.submission.enrollment.people.all()
    if request.method != "POST":
        return _page(request, row, ItemForm(row, listed, initial=initial(row)))
    form = ItemForm(row, listed, request.POST)
    if not form.is_valid() or not _said(request, row, form):
        return _page(request, row, form)
    messages.success(request, _("Saved."))
    is_more = request.POST.get("intent") == "more"
    return redirect(request.path if is_more else _beside(row))


def _said(request: HttpRequest, row: Evidence, form: ItemForm) -> bool:
    try:
        _say(request, row, form)
    except Refused as refusal:
        form.add_error("code" if form.cleaned_data["code"] else "who", str(refusal))
        return False
    return True


@transaction.atomic
def _say(request: HttpRequest, row: Evidence, form: ItemForm) -> None:
    """The new person joins the list together with the item, or not at all."""
    given, appearing = form.cleaned_data, form.appearing()
    if given["code"]:
        new = actions.add(
            row.submission, given["code"], given["kind"], given["consent"], by=request.user
        )
        appearing[new] = appearing.get(new, set()) | set(given["ways"])
    actions.say(row, appearing, by=request.user, nobody=given["who"] == NOBODY)


def _page(request: HttpRequest, row: Evidence, form: ItemForm) -> HttpResponse:
    enrollment = row.submission.enrollment
    context: dict[str, Any] = {
        "row": row,
        "enrollment": enrollment,
        "form": form,
        "people": [(person, box, showing.PILLS[person.consent], showing.CONSENTS[person.consent])
                   for person, box in form.rows()],
        "forms": showing.forms_to_print(enrollment.code),
        "part_url": reverse("submissions:part", args=[enrollment.code, row.slot.part.number]),
        "cancel_url": _beside(row),
    }  # fmt: skip
    return render(request, "submissions/evidence_people.html", context)


def _beside(row: Evidence) -> str:
    page = reverse("submissions:part", args=[row.submission.enrollment.code, row.slot.part.number])
    return f"{page}#people-{row.code}"


def pressed(request: HttpRequest, entry: PartEntry, page: str) -> str:
    """Where the button "Nobody" beside an item leads, once it is said; empty for another button."""
    verb, _dash, code = request.POST.get("intent", "").partition("-")
    items = entry.submission.evidence.present().filter(slot__part=entry.part_id, code=code)
    row = items.select_related("slot__part", "submission__enrollment").first()
    if verb != "nobody" or row is None:
        return ""
    actions.say(row, by=request.user, nobody=True)
    messages.success(request, _("Noted: nobody can be seen or heard in it."))
    return f"{page}#people-{code}"
