"""Every reason to refuse a picture: the sentence, and what to do instead."""

from submissions.msgid import gettext_noop as _

_PLAIN = _("Open it in a drawing program, save it as plain SVG or as PNG, and upload that.")
_SQUARE = _("Save it as a square, best of 600 by 600 pixels, and upload that.")
_SIMPLER = _("Save it as a PNG of 600 by 600 pixels and upload that.")

REASONS: dict[str, tuple[str, str]] = {
    "kind": (_("The picture is neither a PNG nor an SVG."), _PLAIN),
    "too_big": (_("The picture is larger than 2 MB."), _SIMPLER),
    "damaged": (_("The picture is damaged, or not what its beginning says."), _PLAIN),
    "not_square": (_("The picture is not as wide as it is high."), _SQUARE),
    "size": (_("The picture is smaller than 90 pixels or larger than 2000."), _SQUARE),
    "entities": (_("The drawing defines words of its own, which can hide anything."), _PLAIN),
    "too_complex": (_("The drawing is too complicated to be shown everywhere."), _SIMPLER),
    "empty": (_("Nothing of the drawing was left once what could do harm was out."), _SIMPLER),
    "stopped": (_("The picture could not be read safely."), _SIMPLER),
    "no_sandbox": (
        _("This server cannot look at pictures safely."),
        _("Tell the people who run this portal."),
    ),
}


class Unfit(Exception):
    """A picture that is not taken. `code` is one of REASONS."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code
        self.sentence, self.what_to_do = REASONS[code]
