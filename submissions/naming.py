"""Short names of what a part asks, for lists of what is to be mended."""

import textwrap
from typing import Any

from django.utils.translation import gettext as _

LONGEST = 48


def short(prompt: Any) -> str:
    """The prompt's label, or its first words, cut between two of them."""
    return prompt.label or textwrap.shorten(prompt.text, LONGEST, placeholder="…").rstrip(".:?")


def question(prompt: Any, part: Any) -> str:
    """Part 1, question 2 (Team): enough to tell it from every other."""
    values = {"part": part.number, "n": prompt.position, "label": short(prompt)}
    return _("Part %(part)s, question %(n)s (%(label)s)") % values
