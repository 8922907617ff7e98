"""How large a file of each kind may be; the rest of EVIDENCE_MAX_BYTES_OF is EVIDENCE_MAX_BYTES."""

from pathlib import PurePath

from django.conf import settings
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _

ENDINGS = {"jpg": "jpeg", "jpe": "jpeg"}


def kind_by_name(name: str) -> str:
    """What a name says; believed for the limit alone, until the bytes are there."""
    ending = PurePath(name).suffix.lower().removeprefix(".")
    return ENDINGS.get(ending, ending)


def most(kind: str) -> int:
    """How many bytes a file of this kind may have."""
    return settings.EVIDENCE_MAX_BYTES_OF.get(kind, settings.EVIDENCE_MAX_BYTES)


def highest() -> int:
    """The most for any kind."""
    return max(settings.EVIDENCE_MAX_BYTES, *settings.EVIDENCE_MAX_BYTES_OF.values(), 0)


def too_large(kind: str, size: int) -> str:
    """Why a file of this kind and size is not taken, or an empty string."""
    if size <= most(kind):
        return ""
    values = {"size": filesizeformat(size), "most": filesizeformat(most(kind))}
    return _("The file has %(size)s; at most %(most)s are accepted. Save it smaller.") % values
