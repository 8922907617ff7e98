"""The very copy that readers will see."""

from django.http import FileResponse, Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from portal.kit.guards import signed_in
from portal.kit.serving import sandboxed
from submissions import blind
from submissions.evidence.showing import PREVIEW
from submissions.models import Enrollment


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
    return sandboxed(found.handle, expected, found.media_type, request)


def _place(name: str) -> tuple[int, int]:
    """Part and number out of CODE-part2-1.pdf; anything else is a 404."""
    stem = name.rpartition(".")[0]
    pieces = stem.removeprefix(f"{PREVIEW}-part").split("-")
    if len(pieces) != 2 or not all(piece.isdecimal() and len(piece) < 5 for piece in pieces):
        raise Http404
    return int(pieces[0]), int(pieces[1])
