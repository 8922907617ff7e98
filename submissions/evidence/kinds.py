"""What an accepted file is, in words, where its name says something else."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from submissions.cleaning.rendering import KINDS
from submissions.cleaning.sniff import Kind
from submissions.models import Evidence

# Endings that name a kind of file; any other, as in "notes v1.2", claims nothing.
ENDINGS = {
    **{kind.value: kind.media_type for kind in Kind},
    **dict.fromkeys(("jpg", "jpeg", "jpe", "jfif"), "image/jpeg"),
    "heif": Kind.HEIC.media_type,
    **dict.fromkeys(("gif", "avif", "tif", "tiff", "bmp", "svg"), ""),
    **dict.fromkeys(("doc", "rtf", "xls", "ppt"), ""),
    **dict.fromkeys(("pages", "numbers", "key", "txt", "htm", "html", "zip"), ""),
    **dict.fromkeys(("m4v", "mov"), Kind.MP4.media_type),
    **dict.fromkeys(("oga", "opus"), Kind.OGG.media_type),
    **dict.fromkeys(("avi", "wmv", "flac"), ""),
    # Recordings of screens become what their pictures and sound fit into.
    "mkv": Kind.WEBM.media_type,
}
# A HEIC is shown as a JPEG: no browser shows the other everywhere.
HEIC_SHOWN = (Kind.HEIC.media_type, Kind.JPEG.media_type)
PRINTED = frozenset(kind.value for kind in KINDS)
CALLED = {
    "application/pdf": gettext_noop("a PDF"),
    "image/jpeg": gettext_noop("a JPEG picture"),
    "image/png": gettext_noop("a PNG picture"),
    "image/webp": gettext_noop("a WebP picture"),
}


def recognised(row: Any) -> str:
    """One sentence where a file was taken as another kind than its name claims; else empty."""
    ending = row.original_name.rpartition(".")[2].lower() if "." in row.original_name else ""
    is_taken = row.kind == Evidence.Kind.FILE and row.state != Evidence.State.REFUSED
    if not is_taken or row.media_type not in CALLED:
        return ""
    claimed = ENDINGS.get(ending, row.media_type)
    if claimed == row.media_type or (claimed, row.media_type) == HEIC_SHOWN:
        return ""
    if ending in PRINTED and row.media_type == Kind.PDF.media_type:
        return _("“%(name)s” is shown to its readers as a PDF.") % {"name": row.original_name}
    values = {"name": row.original_name, "kind": _(CALLED[row.media_type])}
    return _("You sent it as “%(name)s”; it was recognised as %(kind)s and is shown as one.") % (
        values
    )
