"""Pieces of the review desk that are the same for many places and readers, written once each.

A closed form for a note stands at every piece of the work, a drawer of offers at every level of
every criterion: a third of the page's time when each was rendered by itself.
"""

from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from django import template
from django.template.loader import render_to_string
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from reviews.bank.sheet import Drawer
from reviews.noting.places import Spot
from reviews.noting.sheet import Place, place
from reviews.scoring.sheet import Line

register = template.Library()

# Private characters: no key, name or word of a page holds them.
ANY_KEY, ANY_SLUG, ANY_NAME = "\ue000.\ue000", "\ue000-\ue000", "\ue001"


@register.simple_tag
def note_fields(here: Place, lines: Iterable[Line]) -> SafeString:
    """The fields of a note at this place, about one of `lines`; closed where nothing is typed."""
    choices = tuple((line.key, line.name) for line in lines)
    if here.is_typed:
        return _fields(here, choices)
    shape = _closed(get_language() or "", here.unit, choices)
    filled = shape.replace(ANY_KEY, here.key).replace(ANY_SLUG, here.slug)
    # Escaped as in the template, which wrote a stand-in.
    return mark_safe(filled.replace(ANY_NAME, conditional_escape(here.name)))  # noqa: S308


@register.simple_tag
def bank_curated(line: Line, is_demo: bool) -> SafeString:
    """The offers of a criterion's authors, level by level."""
    return _curated(get_language() or "", line.key, line.bank.curated, bool(is_demo))


@lru_cache(maxsize=1024)
def _closed(language: str, unit: str, choices: tuple[tuple[str, str], ...]) -> SafeString:
    spot = Spot(0, "activity", 0, unit=unit)
    return _fields(replace(place(spot, (), None, ""), key=ANY_KEY, name=ANY_NAME), choices)


def _fields(here: Place, choices: tuple[tuple[str, str], ...]) -> SafeString:
    return render_to_string("reviews/_note_fields.html", {"place": here, "choices": choices})


@lru_cache(maxsize=1024)
def _curated(language: str, key: str, drawers: tuple[Drawer, ...], is_demo: bool) -> SafeString:
    values = {"key": key, "slug": key.replace(".", "-"), "drawers": drawers, "is_demo": is_demo}
    return render_to_string("reviews/_bank_curated.html", values)
