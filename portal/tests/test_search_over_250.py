"""Search and filters over 250 generated entries: what is found, page by page, in how many queries.

How fast that is, `manage.py bench` says: no test takes the time.
"""

import re
from itertools import chain

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from credentials import publishing
from credentials.models import EvidenceTag, MicroCredential, StackItem, Version
from credentials.tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.row("A14")]
MANY, FEW, PER_PAGE = 250, 60, 25
THEMES = ("reading aloud", "fair grading", "family talk", "number sense", "calm routines")
STACKS = ("exceptional-learner", "arts-integration", "classroom-management")
FAMILIES = ("video", "plan", "survey", "reflection")

ASKED = {
    "everything": {},
    "one word": {"q": "grading"},
    "two words in any order": {"q": "talk FAMILY"},
    "a word of one alone": {"q": "number-37"},
    "a stack": {"stack": "arts-integration"},
    "one family of evidence": {"evidence": ["video"]},
    "either of two families": {"evidence": ["video", "survey"]},
    "words, stack and evidence": {
        "q": "sense",
        "stack": "exceptional-learner",
        "evidence": ["plan", "reflection"],
    },
    "nothing": {"q": "family grading"},
}


def facts(n):
    """What is true of the n-th: its words, its stack, its families of evidence."""
    families = {FAMILIES[n % 4], FAMILIES[n % 7 % 4]}
    return f"{THEMES[n % 5]} number-{n}", STACKS[n // 5 % 3], families


def expected(count, q="", stack="", evidence=()):
    """Slugs in order of their titles, worked out without the portal."""
    return [
        f"number-{n}"
        for n in range(count)
        for words, place, families in [facts(n)]
        if all(word in words for word in q.lower().split())
        and stack in ("", place)
        and (not evidence or families & set(evidence))
    ]


def generate(first, last):
    """Publish the n-th ones from `first` up to `last`."""
    stacks = {slug: factories.stack(slug, slug) for slug in STACKS}
    tags = {slug: EvidenceTag.objects.get_or_create(slug=slug)[0] for slug in FAMILIES}
    for n in range(first, last):
        words, stack, families = facts(n)
        thing = MicroCredential.objects.create(
            slug=f"number-{n}",
            code=f"N-{n}",
            title=f"{n:03d} {words}",
            issuer=factories.issuer(),
            search_text=words,
        )
        version = Version.objects.create(
            credential=thing, content_hash=f"{n:064d}", competency=words, key_method="Plan."
        )
        version.evidence_tags.set([tags[family] for family in families])
        publishing.publish(version)
        StackItem.objects.create(stack=stacks[stack], credential=thing, position=n + 1)


def pages(client, asked):
    """The slugs of every page in turn."""
    first = client.get("/search/", asked).context["page"]
    numbers = first.paginator.page_range
    books = [client.get("/search/", {**asked, "page": n}).context["page"] for n in numbers]
    return [[thing.slug for thing in page] for page in books]


def queries(client, asked):
    """What a warm process asks of the database for the first page."""
    client.get("/search/", asked)
    with CaptureQueriesContext(connection) as seen:
        client.get("/search/", asked)
    return len(seen)


def test_words_stack_and_evidence_find_the_right_ones_on_pages_of_25(client):
    generate(0, MANY)
    for name, asked in ASKED.items():
        wanted = expected(MANY, **asked)
        found = pages(client, asked)
        assert list(chain.from_iterable(found)) == wanted, name
        assert [len(page) for page in found[:-1]] == [PER_PAGE] * (len(found) - 1), name
        assert len(found[-1]) <= PER_PAGE, name
        assert client.get("/search/", asked).context["page"].paginator.count == len(wanted), name
    assert len(pages(client, {})) == 10
    combined = expected(MANY, **ASKED["words, stack and evidence"])
    assert 0 < len(combined) < len(expected(MANY, q="sense", stack="exceptional-learner"))


def test_the_rows_of_a_page_are_what_was_found(client):
    generate(0, MANY)
    page = client.get("/search/", {"stack": "arts-integration", "page": 2}).content.decode()
    shown = expected(MANY, stack="arts-integration")[PER_PAGE : 2 * PER_PAGE]
    linked = re.findall(r'href="/credentials/([a-z0-9-]+)/"', page)
    assert list(dict.fromkeys(linked)) == shown
    assert page.count(">View PDF<") == PER_PAGE


def test_250_take_no_more_queries_than_60(client):
    generate(0, FEW)
    few = {name: queries(client, asked) for name, asked in ASKED.items()}
    generate(FEW, MANY)
    many = {name: queries(client, asked) for name, asked in ASKED.items()}
    assert many == few
    assert max(many[name] for name, asked in ASKED.items() if expected(MANY, **asked)) <= 3
