"""Every published entry of the catalogue is complete: it goes from its start to its approval.

One of every shape goes on to its badge. The catalogue and the cast are loaded once; what a test
does is rolled back behind it.
"""

import pytest
from django.db import transaction
from django.test import override_settings

from badges import issuing
from badges.deciding import actions as deciding
from credentials import loading
from credentials.catalogue_format import files_of, read
from credentials.models import Criterion, MicroCredential
from portal.demo import cast as the_cast
from reviews.tests import factories as reviews
from submissions import requirements
from submissions.status import Status

pytestmark = pytest.mark.django_db
FILES = [read(path) for path in files_of(loading.FOLDER)]
SLUGS = sorted(data["slug"] for data in FILES)


def shape(data):
    """What the work on one consists of: its parts, scales, limits, and whether files must be."""
    parts = [
        (
            part["kind"],
            part["scale"],
            part["word_scope"],
            frozenset((slot["kinds"] == ["file"], slot["student"]) for slot in part["slots"]),
        )
        for part in data["parts"]
    ]
    return data["issuer"], data["assessors_required"], *parts


# Drawing a badge takes longer than all that comes before it, and differs by the title alone:
# it is issued for one of every shape.
ISSUED = {data["slug"] for data in {shape(data): data for data in FILES}.values()}
READERS = {"nea": ("asha", "ben", "iris"), "digital-promise": ("mei", "noor", "max")}
CHEAP_HASHES = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker):
    """The cast in the whole catalogue, for all tests of this page."""
    with django_db_blocker.unblock(), transaction.atomic():
        with override_settings(PASSWORD_HASHERS=CHEAP_HASHES):
            people = the_cast.make()
        loading.load()
        yield people
        transaction.set_rollback(True)


def test_103_entries_are_published_and_each_is_walked_here(world):
    published = MicroCredential.objects.filter(current__isnull=False)
    assert sorted(published.values_list("slug", flat=True)) == SLUGS
    assert len(SLUGS) == 103


@pytest.mark.row("A12", "D7", "E4")
@pytest.mark.parametrize("slug", SLUGS)
def test_it_is_started_written_submitted_scored_and_approved(world, slug):
    thing = MicroCredential.objects.get(slug=slug)
    first, second, approver = READERS[thing.issuer.slug]
    work = reviews.submitted(world, "dana", thing)
    parts = thing.current.parts.count()
    sheet = requirements.of(work.enrollment)
    assert sheet.sentence == f"You have submitted {parts + 2} out of {parts + 2} Requirements"
    for name in (first, second)[: thing.current.assessors_required]:
        review = reviews.reviewed(world[name])
        lines = Criterion.objects.filter(part__version=thing.current).count()
        assert review.scores.count() == lines >= parts
    work.refresh_from_db()
    award = deciding.approve(work, by=world[approver], message="Well done.")
    if slug in ISSUED:
        issuing.issue(award.pk)
        award.refresh_from_db()
        assert award.document
    work.refresh_from_db()
    assert work.status == (Status.AWARDED if slug in ISSUED else Status.APPROVED)
