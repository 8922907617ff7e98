"""Changing typed evidence, and taking an item out."""

from typing import Any

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
    """Ask, then take an item out; `then=add` leads on to putting another in its place."""
    row = _item(request, item)
    is_replaced = request.GET.get("then") == "add"
    if request.method == "POST":
        actions.remove(row, by=request.user)
        messages.success(request, _("Removed."))
        return redirect(_slot_page(row) if is_replaced else _slot_on_part(row))
    policy.may_change(request.user, row, actions.entry_of(row)).require()
    context = {"row": row, "is_replaced": is_replaced, "cancel_url": _slot_on_part(row)}
    return render(request, "submissions/evidence_remove.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def change(request: HttpRequest, item: str) -> HttpResponse:
    """Write typed evidence anew; a tab that is behind sees both texts."""
    row = _item(request, item)
    if row.kind != Evidence.Kind.TEXT:
        raise Http404
    if request.method != "POST":
        return _show(request, row)
    form = TextForm(row.slot.part, request.POST)
    if not form.is_valid():
        rescue.keep(request)
        return _page(request, row, form)
    try:
        _change(request, row, form)
    except actions.Stale:
        return _page(request, row, form, theirs=row.text, status=409)
    return redirect(_slot_on_part(row))


def _show(request: HttpRequest, row: Evidence) -> HttpResponse:
    """The stored text, or what a refused POST had left behind."""
    initial = {"text": row.text, "caption": row.caption}
    kept = rescue.waiting(request.user, f"item:{row.code}")
    if kept:
        initial = {name: kept.fields.get(name, "") for name in initial}
    return _page(request, row, TextForm(row.slot.part, initial=initial), rescued=kept)


def _page(
    request: HttpRequest, row: Evidence, form: TextForm, *, status: int = 200, **more: Any
) -> HttpResponse:
    context = {
        "row": row,
        "part": row.slot.part,
        "form": form,
        "seen": row.text,
        "cancel_url": _part_page(row),
        "draft_key": _change_key(request, row),
        **more,
    }
    return render(request, "submissions/evidence_change.html", context, status=status)


def _part_page(row: Evidence) -> str:
    code, number = row.submission.enrollment.code, row.slot.part.number
    return reverse("submissions:part", args=[code, number])


def _slot_on_part(row: Evidence) -> str:
    return f"{_part_page(row)}#slot-{row.slot.position}"


def _slot_page(row: Evidence) -> str:
    enrollment, slot = row.submission.enrollment, row.slot
    args = [enrollment.code, slot.part.number, slot.position]
    return reverse("submissions:evidence_add", args=args)


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
