"""Every reason to refuse a file: the sentence, and what to do instead."""

from submissions.msgid import gettext_noop as _

_PRINT = _("Open it on your computer, choose Print, save it as a PDF, and upload that PDF.")
_EXPORT = _("Open it in the program it was made with, save it as a PDF, and upload that PDF.")
_AGAIN = _(
    "Open the file on your computer to see that it is whole, save it again, and upload it again."
)
_SMALLER = _("Save the picture smaller, for example 4000 pixels wide, and upload it again.")
_PICTURE = _("Save or export the picture as JPEG, PNG or WebP and upload that.")
_RECORD = _(
    "Export it from the program or phone it was made with, video as MP4 (H.264) and sound as MP3 or"
    " M4A (AAC), and upload that."
)

REASONS: dict[str, tuple[str, str]] = {
    "empty": (_("The file is empty."), _AGAIN),
    "too_big": (
        _("The file is larger than 50 MB."),
        _("Save it smaller or divide it into several files, and upload those."),
    ),
    "damaged": (_("The file is damaged or was cut off on the way."), _AGAIN),
    "damaged_pdf": (_("The PDF is damaged or was cut off on the way."), _PRINT),
    "encrypted": (
        _("The PDF is protected by a password or by restrictions."),
        _("Take the protection off, or print it to a new PDF, and upload that."),
    ),
    "too_many_pages": (
        _("The PDF has more than 500 pages."),
        _("Upload only the pages that show what the prompt asks for."),
    ),
    "no_pages": (_("The PDF has no pages."), _PRINT),
    "portfolio": (
        _("The PDF is a portfolio: a cover with other files inside."),
        _("Upload the files inside it one by one."),
    ),
    "unpacks_too_large": (_("The file grows too large when it is unpacked."), _PRINT),
    "odd_picture": (_("The PDF holds a picture in a form that cannot be proven clean."), _PRINT),
    "odd_content": (_("The PDF holds something that cannot be proven clean."), _PRINT),
    "too_many_pixels": (_("The picture has too many pixels to be handled safely."), _SMALLER),
    "svg": (_("SVG drawings can hold scripts and cannot be proven clean."), _PICTURE),
    "web_page": (_("Web pages and their code are not accepted as files."), _PRINT),
    "old_office": (
        _("This is an Office file of an old kind, or one with a password."),
        _("Open it and save it as .docx, .pptx or .xlsx without a password, and upload that."),
    ),
    "office_password": (
        _("The document is protected by a password."),
        _("Open it, save it without a password, and upload that."),
    ),
    "macros": (
        _("The document holds macros, which are programs."),
        _("Save it as .docx, .pptx or .xlsx, without macros, and upload that."),
    ),
    "office": (
        _("This kind of Office document is not accepted."),
        _("Save it as .docx, .pptx, .xlsx, .odt, .odp or .ods, or as a PDF, and upload that."),
    ),
    "office_odd": (
        _("The document holds something that cannot be proven clean."),
        _EXPORT,
    ),
    "office_bomb": (_("The document grows too large when it is unpacked."), _EXPORT),
    "moving_picture": (
        _("Moving pictures are not accepted."),
        _("Save one picture of it as JPEG, PNG or WebP and upload that."),
    ),
    "archive": (
        _("Archives such as ZIP are not accepted."),
        _("Unpack it and upload the files inside it one by one."),
    ),
    "other_picture": (_("This kind of picture is not accepted yet."), _PICTURE),
    "recording_kind": (
        _("This kind of recording is not accepted."),
        _RECORD,
    ),
    "recording_codec": (
        _("The recording is coded in a way, or protected, so that browsers do not play it."),
        _RECORD,
    ),
    "recording_big": (
        _("The recording is larger than 500 MB."),
        _("Cut it to what the prompt asks for, or save it smaller, and upload that."),
    ),
    "recording_long": (
        _("The recording is longer than an hour."),
        _("Cut it to what the prompt asks for and upload that."),
    ),
    "recording_not_proven": (
        _("The cleaned recording still held data beside sound and picture, so it was not kept."),
        _RECORD,
    ),
    "no_ffmpeg": (
        _("Recordings cannot be cleaned here at the moment, so none are accepted."),
        _("Your text is safe. Try again later, or write to support if it stays so."),
    ),
    "program": (
        _("This is a program, not a document or a picture."),
        _(
            "Upload a PDF, a Word, PowerPoint, Excel or OpenDocument file, a JPEG, PNG, WebP or "
            "HEIC picture, or a recording that shows what it does."
        ),
    ),
    "plain_text": (
        _("Plain text files are not accepted."),
        _("Paste the text into the answer, or save it as a PDF and upload that."),
    ),
    "unknown": (
        _("This kind of file is not known here, so it cannot be proven clean."),
        _(
            "Save it as a PDF, a Word, PowerPoint, Excel or OpenDocument file, a JPEG, PNG, WebP or "
            "HEIC picture, as video (MP4, MOV, WebM) or sound (MP3, M4A, WAV, Ogg), and upload that."
        ),
    ),
    "not_proven": (_("The cleaned copy still held hidden data, so it was not kept."), _PRINT),
    "too_slow": (_("The file took too long to clean."), _PRINT),
    "too_much_text": (
        _("The file holds more text than can be checked for names."),
        _("Hand in the pages that show what was asked for."),
    ),
    "too_complex": (_("The file needs too much memory to be cleaned."), _PRINT),
    "stopped": (_("The file could not be cleaned."), _PRINT),
    "no_sandbox": (
        _("Files cannot be cleaned safely here at the moment, so none are accepted."),
        _("Your text is safe. Try again later, or write to support if it stays so."),
    ),
}
# Of files that were refused before recordings were taken.
REASONS["recording"] = REASONS["recording_kind"]
