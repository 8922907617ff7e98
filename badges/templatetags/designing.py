"""The picture of an issuer, on any page that shows it: one query."""

from django import template

from badges.public import queries
from credentials.models import Issuer

register = template.Library()


@register.inclusion_tag("badges/designing/_issuer.html")
def issuer_picture(issuer: Issuer) -> dict[str, str | None]:
    """Its own picture; nothing where it has none."""
    return {"slug": issuer.slug, "alt": queries.issuer_alt(issuer)}
