"""Published versions are frozen, by the database itself."""

import pytest
from django.db import IntegrityError, transaction

from credentials import publishing
from credentials.models import Level, Part, Prompt, Version
from credentials.tests import factories
from portal.kit import purge


@pytest.mark.row("A35")
@pytest.mark.django_db
def test_a_published_version_and_its_parts_cannot_be_changed():
    version = factories.credential().current
    part = version.parts.first()
    for change in (
        lambda: Version.objects.filter(pk=version.pk).update(competency="Other."),
        lambda: Part.objects.filter(pk=part.pk).update(passing="Other."),
        lambda: Prompt.objects.create(part=part, position=9, text="One more?"),
        lambda: Level.objects.filter(criterion__part=part).delete(),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            change()
    with purge.permitted("a test", "version"):
        Part.objects.filter(pk=part.pk).update(passing="Other.")


@pytest.mark.row("A35")
@pytest.mark.django_db
def test_publishing_a_new_version_retires_the_old_one_and_keeps_it():
    thing = factories.credential()
    first = thing.current
    second = Version.objects.create(credential=thing, number=2, content_hash="1" * 64)
    publishing.publish(second)
    first.refresh_from_db()
    thing.refresh_from_db()
    assert (first.state, thing.current) == (Version.State.RETIRED, second)
    assert first.parts.count() == 3


@pytest.mark.django_db(transaction=True)
def test_the_test_database_can_be_emptied_of_frozen_rows():
    factories.credential()
