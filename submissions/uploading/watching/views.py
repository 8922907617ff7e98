"""The state of one slot's files, for a page that looks again and for a link; calling one off."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from portal.kit.guards import signed_in
from submissions import policy, scanning
from submissions.attesting import showing as findings
from submissions.evidence import showing
from submissions.models import Upload
from submissions.uploading import actions
from submissions.uploading.policy import may_cancel
from submissions.writing.finding import find


@require_safe
@signed_in
def state(request: HttpRequest, code: str, number: int, position: int) -> HttpResponse:
    """What lies in one slot and how far it is; with `only=list` just the list, for a script."""
    enrollment, entry = find(request, code, number)
    slot = get_object_or_404(entry.part.slots, position=position)
    finds = findings.shown(scanning.finds(entry.submission, part=number))
    shown = next(one for one in showing.slots(entry, code, finds) if one.slot.pk == slot.pk)
    context = {
        "enrollment": enrollment,
        "part": entry.part,
        "shown": shown,
        "verdict": policy.may_edit(request.user, entry),
    }
    only = request.GET.get("only") == "list"
    # Alone it has no form of the part around it, so what that form's buttons do is left out.
    context["alone"] = not only
    page = "submissions/_items.html" if only else "submissions/evidence_state.html"
    return render(request, page, context)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def cancel(request: HttpRequest, upload: str) -> HttpResponse:
    """Ask, then call an upload off."""
    rows = Upload.objects.of(request.user).select_related("slot__part", "submission__enrollment")
    row = get_object_or_404(rows, code=upload)
    code, slot = row.submission.enrollment.code, row.slot
    page = reverse("submissions:part", args=[code, slot.part.number])
    if request.method == "POST":
        actions.cancel(row, by=request.user)
        messages.success(request, _("Called off. Nothing of the file is kept."))
        return redirect(f"{page}#slot-{slot.position}")
    may_cancel(request.user, row).require()
    return render(request, "submissions/upload_cancel.html", {"row": row, "cancel_url": page})
