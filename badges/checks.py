"""What must be right before the portal may issue badges."""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, register

from badges import addresses


@register("badges")
def public_origin(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """Production must have an origin that strangers can open."""
    wrong = addresses.problem(settings.PUBLIC_ORIGIN) if settings.PRODUCTION else ""
    if not wrong:
        return []
    return [
        Error(
            f"PUBLIC_ORIGIN is {settings.PUBLIC_ORIGIN}: {wrong}.",
            hint="Badges carry this address for ever. Set it to the portal's public https origin.",
            id="badges.E001",
        )
    ]
