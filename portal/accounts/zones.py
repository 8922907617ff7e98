"""Time zones to choose from: those of the United States by name, then every other."""

from functools import cache
from zoneinfo import available_timezones

from django.utils.translation import gettext_lazy as _

US = [
    ("America/New_York", _("Eastern")),
    ("America/Kentucky/Louisville", _("Eastern, Louisville")),
    ("America/Chicago", _("Central")),
    ("America/Denver", _("Mountain")),
    ("America/Phoenix", _("Mountain, Arizona")),
    ("America/Los_Angeles", _("Pacific")),
    ("America/Anchorage", _("Alaska")),
    ("Pacific/Honolulu", _("Hawaii")),
    ("America/Puerto_Rico", _("Puerto Rico")),
]
SKIPPED = ("Etc/", "SystemV/", "US/")


def choices() -> list[tuple[object, list[tuple[str, object]]]]:
    """Groups for a select."""
    return [(_("United States"), US), (_("Elsewhere"), _elsewhere())]


@cache
def _elsewhere() -> list[tuple[str, object]]:
    known = {name for name, _label in US}
    names = (name for name in available_timezones() if "/" in name and name not in known)
    return [
        (name, name.replace("_", " ").replace("/", ": "))
        for name in sorted(names)
        if not name.startswith(SKIPPED)
    ]
