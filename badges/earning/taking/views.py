"""Taking all of one's badges along."""

from django.contrib.auth.decorators import login_required
from django.http import FileResponse, HttpRequest
from django.utils import translation
from django.views.decorators.http import require_POST

from badges.earning.taking import packing
from portal.kit import audit


@login_required
@require_POST
def archive(request: HttpRequest) -> FileResponse:
    """The ZIP of every badge of mine."""
    audit.record("badges.archive", f"user:{request.user.code}", by=request.user)
    packed = packing.archive(request.user, translation.get_language() or "en")
    return FileResponse(packed, as_attachment=True, filename="cairn-badges.zip")
