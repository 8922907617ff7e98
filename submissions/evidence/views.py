"""Adding, changing and removing evidence, and the very copy that readers will see."""

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from credentials.models import ArtifactSlot
from portal.kit import guards, once, rescue
from portal.kit.guards import signed_in
from portal.kit.serving import sandboxed
from portal.kit.verdict import Refused
from submissions import blind
from submissions.evidence import actions, policy
from submissions.evidence.forms import FORMS, TextForm
from submissions.evidence.showing import PREVIEW
from submissions.models import Enrollment, Evidence, PartEntry
from submissions.writing.views import find


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
        messages.success(
            request, _("Uploaded. It is being cleaned; load the page again in a moment.")
        )
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
            "once": once.new_key(),
            "draft_key": rescue.key(request.user, _thing(entry, slot), 0, page),
        },
    )


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


@require_safe
@signed_in
def file(request: HttpRequest, code: str, name: str) -> FileResponse:
    """The cleaned copy, under the same kind of name that readers see."""
    enrollment = get_object_or_404(Enrollment.objects.of(request.user), code=code)
    part, n = _place(name)
    try:
        found = blind.file(enrollment.submissions.order_by("number").last(), part, n)
    except blind.Missing as missing:
        raise Http404 from missing
    expected = f"{PREVIEW}-part{part}-{n}.{found.ext}"
    if name != expected:
        found.handle.close()
        raise Http404
    return sandboxed(found.handle, expected, found.media_type)


def _place(name: str) -> tuple[int, int]:
    """Part and number out of CODE-part2-1.pdf; anything else is a 404."""
    stem = name.rpartition(".")[0]
    pieces = stem.removeprefix(f"{PREVIEW}-part").split("-")
    if len(pieces) != 2 or not all(piece.isdecimal() and len(piece) < 5 for piece in pieces):
        raise Http404
    return int(pieces[0]), int(pieces[1])
