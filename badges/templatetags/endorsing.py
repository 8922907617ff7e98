"""What others say for a thing, on any page that shows it: one query."""

from typing import Any

from django import template

from badges.endorsing import queries

register = template.Library()


@register.inclusion_tag("badges/endorsing/_said.html")
def endorsements(**about: Any) -> dict[str, Any]:
    """The endorsements that stand of an `issuer`, a `stack` or a `credential`; nothing for none."""
    return {"said": queries.of(**about)}
