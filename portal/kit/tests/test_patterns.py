"""The pattern page is complete, and the stylesheet is up to date."""

import gzip
import re
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.test import RequestFactory
from django.test.signals import template_rendered

from portal.kit import patterns, stylesheet

COMPONENTS = sorted(
    path.name for path in (settings.BASE_DIR / "templates" / "components").glob("*.html")
)


@pytest.fixture
def shown(rf: RequestFactory):
    """The page's HTML and the names of all templates it rendered."""
    names = set()

    def note(template, **_):
        names.add(template.name)

    template_rendered.connect(note)
    try:
        html = patterns.page(_anonymous(rf)).content.decode()
    finally:
        template_rendered.disconnect(note)
    return html, names


def _anonymous(rf):
    request = rf.get("/patterns/")
    request.user = AnonymousUser()
    request._messages = ["A message"]
    return request


def test_every_component_stands_on_the_pattern_page(shown):
    missing = [name for name in COMPONENTS if f"components/{name}" not in shown[1]]
    assert missing == []


def test_the_page_keeps_the_content_policy(shown):
    html = shown[0]
    assert not re.search(r"<[^>]+\sstyle=", html)
    assert not re.search(r"<[^>]+\son[a-z]+=", html)
    assert not re.search(r"<script(?![^>]*\ssrc=)", html)


def test_ids_of_the_page_are_unique(shown):
    ids = re.findall(r'\sid="([^"]+)"', shown[0])
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("name", stylesheet.BUNDLES)
def test_a_bundled_stylesheet_is_up_to_date(name):
    folder = Path(settings.BASE_DIR) / "static" / "css"
    assert (folder / name).read_text() == stylesheet.bundle(folder, name), "run manage.py build_css"


def test_the_stylesheet_of_visitors_leaves_room_for_the_page():
    folder = Path(settings.BASE_DIR) / "static" / "css"
    assert len((folder / "site.css").read_bytes()) < 32_000
    assert len(gzip.compress((folder / "site.css").read_bytes())) < 10_000
