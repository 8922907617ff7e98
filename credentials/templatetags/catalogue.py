"""Words of the catalogue for templates."""

from django import template

from credentials import display
from portal.kit import prose

register = template.Library()
register.filter("limit", display.limit)
register.filter("amount", display.amount)
register.filter("scale_words", display.scale)
register.filter("evidence_tag", display.tag)
register.filter("prose", prose.html)
