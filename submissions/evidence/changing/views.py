"""Changing typed evidence, and taking an item out."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from portal.kit import rescue
from portal.kit.guards import signed_in
from submissions.evidence import actions, policy
from submissions.evidence.forms import TextForm
from submissions.models import Evidence


def _item(request: HttpRequest, code: str) -> Evidence:
    """An item of this person's own work that is still there, or a 404."""
    rows = Evidence.objects.present().select_related("slot__part", "submission__enrollment")
    return get_object_or_404(rows, code=code, submission__enrollment__educator=request.user)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def remove(request: HttpRequest, item: str) -> HttpResponse:
    """Ask, then take an item out."""
    row = _item(request, item)
    code, number = row.submission.enrollment.code, row.slot.part.number
    page = reverse("submissions:part", args=[code, number])
    if request.method == "POST":
        actions.remove(row, by=request.user)
        messages.success(request, _("Removed."))
        return redirect(f"{page}#slot-{row.slot.position}")
    policy.may_change(request.user, row, actions.entry_of(row)).require()
    return render(request, "submissions/evidence_remove.html", {"row": row, "cancel_url": page})


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def change(request: HttpRequest, item: str) -> HttpResponse:
    """Write typed evidence anew; a tab that is behind sees both texts."""
    row = _item(request, item)
    if row.kind != Evidence.Kind.TEXT:
        raise Http404
    code, part = row.submission.enrollment.code, row.slot.part
    page = reverse("submissions:part", args=[code, part.number])
    initial = {"text": row.text, "caption": row.caption}
    kept = rescue.waiting(request.user, f"item:{row.code}")
    initial |= {name: kept.fields.get(name, "") for name in initial} if kept else {}
    form = TextForm(part, request.POST if request.method == "POST" else None, initial=initial)
    seen, theirs, status = row.text, "", 200
    if request.method == "POST" and form.is_valid():
        try:
            _change(request, row, form)
            return redirect(f"{page}#slot-{row.slot.position}")
        except actions.Stale:
            theirs, status = row.text, 409
    elif request.method == "POST":
        rescue.keep(request)
    context = {"row": row, "part": part, "form": form, "seen": seen, "theirs": theirs,
               "cancel_url": page, "draft_key": _change_key(request, row)}  # fmt: skip
    return render(request, "submissions/evidence_change.html", context, status=status)


def _change_key(request: HttpRequest, row: Evidence) -> str:
    page = reverse("submissions:evidence_change", args=[row.code])
    return rescue.key(request.user, f"item:{row.code}", 0, page)


def _change(request: HttpRequest, row: Evidence, form: TextForm) -> None:
    given = form.cleaned_data
    seen = request.POST.get("seen", "").replace("\r\n", "\n")
    stored = seen if row.text.replace("\r\n", "\n") != seen else row.text
    actions.change_text(row, given["text"], given["caption"], seen=stored, by=request.user)
    rescue.settle(request.user, f"item:{row.code}")
    messages.success(request, _("Saved."))
