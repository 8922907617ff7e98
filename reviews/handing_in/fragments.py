"""The pieces of the page that a small button changes, for a script to put in their place."""

from django.template.loader import render_to_string

from reviews.scoring.sheet import Page


def of(page: Page) -> dict[str, str]:
    """Every list of notes and every bank, by the id of its element."""
    found: dict[str, str] = {}
    for part in page.parts:
        for place in part.places:
            values = {"notes": place.notes, "by_place": True}
            found[f"notes-{place.slug}"] = render_to_string("reviews/_notes.html", values)
        for line in part.lines:
            values = {"notes": line.notes, "by_place": False}
            found[f"notes-{line.slug}"] = render_to_string("reviews/_notes.html", values)
            bank = {"line": line, "is_demo": page.is_demo}
            found[f"bank-{line.slug}"] = render_to_string("reviews/_bank.html", bank)
    return found
