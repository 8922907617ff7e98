"""A date stands on every page of the work as its reader writes dates (row D3)."""

import re

import pytest
from django.conf import settings

TEMPLATES = settings.BASE_DIR / "templates"
PAGES = [*TEMPLATES.glob("submissions/*"), *TEMPLATES.glob("emails/submissions/*")]
# A date or an instant that is printed, or handed to a sentence that prints it.
PRINTED = re.compile(r"(?:\{\{ |with | \w+=)([\w.]*(?:_at|_on|date_of_entry))(\|\w+)?")


@pytest.mark.row("D3")
@pytest.mark.parametrize("page", PAGES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_dates_are_written_in_one_format(page):
    text = page.read_text()
    assert not re.search(r"\|(date|time|naturalday|naturaltime|timesince)\b", text)
    printed = [each for each in PRINTED.findall(text) if not each[0].startswith("form.")]
    bare = [name for name, shown in printed if shown not in ("|short_date", "|time_of_day")]
    assert bare == []
