"""The form of a thing follows the client's Accept header."""

import pytest

from badges.negotiation import HTML, JSON, LD, choose

BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8"
VALIDATOR = "application/ld+json, application/json, image/png, image/svg+xml"


@pytest.mark.row("F1")
@pytest.mark.parametrize(
    ("accept", "form"),
    [
        ("", LD),
        ("*/*", LD),
        ("application/*", LD),
        (VALIDATOR, LD),
        (BROWSER, HTML),
        ("text/html", HTML),
        ("text/*", HTML),
        ("application/json", JSON),
        ("application/json, text/plain", JSON),
        ("application/json;q=0.5, application/ld+json;q=0.9", LD),
        ("text/html;q=0.5, application/json", JSON),
        ("text/html, application/ld+json", HTML),
        ("application/ld+json, text/html", LD),
        ("text/html;q=0, */*", LD),
        ("application/ld+json;q=0, */*", JSON),
        ("image/png", LD),
        ("nonsense", LD),
        ("text/html;q=many, application/json;q=0.1", JSON),
        ("TEXT/HTML;Q=1", HTML),
    ],
)
def test_the_best_form_is_chosen(accept, form):
    assert choose(accept) == form
