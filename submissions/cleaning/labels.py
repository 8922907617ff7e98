"""What the list of removed things calls each of them."""

from collections.abc import Mapping

from submissions.cleaning.result import Removed
from submissions.msgid import gettext_noop as _

LABELS = {
    "info": _("Document properties (author, title, program, dates)"),
    "file_id": _("Identifiers of the file"),
    "xmp": _("XMP description of the document or a picture"),
    "exif": _("Camera data (EXIF: device, owner, date)"),
    "gps": _("Place where the picture was taken (GPS)"),
    "iptc": _("Photo agency data (IPTC)"),
    "comment": _("Comment inside a picture"),
    "jfif": _("Picture header"),
    "thumbnail": _("Preview pictures"),
    "colour_profile": _("Colour profile, converted"),
    "application_data": _("Data left by programs"),
    "text_chunk": _("Text inside a picture file"),
    "trailing": _("Data after the end of the file"),
    "attachment": _("Attached files"),
    "script": _("Scripts and automatic actions"),
    "form_field": _("Form fields; what they showed stays on the page"),
    "note": _("Comments and notes"),
    "mark": _("Authors and dates of marks; what they showed stays on the page"),
    "link": _("Links to files or programs on a computer"),
    "layer_name": _("Names of layers"),
    "revision": _("Earlier versions kept inside the file"),
    "change": _("Tracked changes and deleted text; the text reads as if all were accepted"),
    "custom_xml": _("Data of programs and templates (custom XML)"),
    "printer": _("Settings of a printer"),
    "drawing": _("Drawings that cannot be proven clean; a grey field stands in their place"),
    "structure_note": _("Notes of programs in the structure"),
    "tag": _("Titles, names, dates and devices written into a recording"),
    "place": _("Place where a recording was made (GPS)"),
    "chapter": _("Chapters and their titles"),
    "track": _("Covers, subtitles, time codes and other tracks beside one sound and one picture"),
    "unit": _("Data of the camera or program between the pictures of a video (SEI)"),
    "depth": _("Further pictures and depth maps kept inside the file"),
    "other": _("Other data that is not needed to show the document"),
}


def removed(counts: Mapping[str, int]) -> list[Removed]:
    """The counts as a list for the author, in the order of LABELS, without zeros."""
    return [Removed(kind, LABELS[kind], counts[kind]) for kind in LABELS if counts.get(kind)]
