"""Putting something into a slot: typed, linked or uploaded."""

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from credentials.models import ArtifactSlot
from portal.kit import guards, once, rescue
from portal.kit.guards import signed_in
from portal.kit.verdict import Refused
from submissions.evidence import actions, policy
from submissions.evidence.forms import FORMS
from submissions.models import Enrollment, PartEntry
from submissions.uploading import showing as uploading
from submissions.writing.finding import find


def _thing(entry: PartEntry, slot: ArtifactSlot) -> str:
    return f"slot:{entry.submission.code}:{entry.part.number}:{slot.position}"


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def add(request: HttpRequest, code: str, number: int, position: int) -> HttpResponse:
    """Put something into one slot: type it, link it, or upload it."""
    enrollment, entry = find(request, code, number)
    slot = get_object_or_404(entry.part.slots, position=position)
    if guards.wants_json(request) and request.method == "POST":
        return JsonResponse({"saved": rescue.keep(request) is not None})
    if request.method == "POST":
        return _add(request, enrollment, entry, slot)
    return _form_page(request, enrollment, entry, slot)


def _add(
    request: HttpRequest, enrollment: Enrollment, entry: PartEntry, slot: ArtifactSlot
) -> HttpResponse:
    kind = request.POST.get("kind", "")
    if kind not in FORMS:
        raise Http404
    form = _form(kind, entry, request.POST, request.FILES)
    if form.is_valid() and _stored(request, entry, slot, kind, form):
        rescue.settle(request.user, _thing(entry, slot))
        page = reverse("submissions:part", args=[enrollment.code, entry.part.number])
        return redirect(f"{page}#slot-{slot.position}")
    rescue.keep(request)
    return _form_page(request, enrollment, entry, slot, bound=(kind, form))


def _form(kind: str, entry: PartEntry, *data: Any, **more: Any) -> Any:
    given = (entry.part, *data) if kind == "text" else data
    return FORMS[kind](*given, prefix=kind, auto_id="%s", **more)


def _stored(request: HttpRequest, entry: PartEntry, slot: Any, kind: str, form: Any) -> bool:
    """Add the item once; a refusal goes beside the field and the text stays in the form."""
    adders = {"text": actions.add_text, "link": actions.add_link, "file": actions.add_file}
    field = {"text": "text", "link": "url", "file": "file"}[kind]
    given = form.cleaned_data
    try:
        with transaction.atomic():
            if once.first_use(request):
                adders[kind](entry, slot, given[field], by=request.user, caption=given["caption"])
    except Refused as refusal:
        form.add_error(field, str(refusal))
        return False
    _say(request, kind)
    return True


def _say(request: HttpRequest, kind: str) -> None:
    if kind == "file":
        messages.success(request, _("Uploaded. It is checked next; the list says how far that is."))
    else:
        messages.success(request, _("Added."))


def _form_page(
    request: HttpRequest,
    enrollment: Enrollment,
    entry: PartEntry,
    slot: ArtifactSlot,
    bound: tuple[str, Any] | None = None,
) -> HttpResponse:
    kinds = [kind for kind in FORMS if kind in slot.kinds]
    kept = rescue.waiting(request.user, _thing(entry, slot)) if bound is None else None
    forms = {kind: _form(kind, entry) for kind in kinds}
    if kept and "text" in forms:
        names = ("text", "caption")
        initial = {name: kept.fields.get(f"text-{name}", "") for name in names}
        forms["text"] = _form("text", entry, initial=initial)
    if bound and bound[0] in forms:
        forms[bound[0]] = bound[1]
    page = reverse(
        "submissions:evidence_add", args=[enrollment.code, entry.part.number, slot.position]
    )
    return render(
        request,
        "submissions/evidence_add.html",
        {
            "enrollment": enrollment,
            "part": entry.part,
            "slot": slot,
            "forms": forms,
            "bound": bound[1] if bound else None,
            "verdict": policy.may_add(request.user, entry, slot, kinds[0] if kinds else ""),
            "rescued": kept,
            "uploads": [
                one for one in uploading.of(entry.submission) if one.row.slot_id == slot.pk
            ],
            "once": once.new_key(),
            "draft_key": rescue.key(request.user, _thing(entry, slot), 0, page),
        },
    )
