"""A draft with a picture in it, cleaned, of which nothing is said yet."""

import pytest

from submissions.consenting import actions
from submissions.evidence.cleaning_job import clean
from submissions.models import Person
from submissions.tests import factories

C, KIND = Person.Consent, Person.Kind


@pytest.fixture(autouse=True)
def _storage(settings, tmp_path):
    settings.MEDIA_ROOT = str(tmp_path)


@pytest.fixture
def picture(draft):
    """Everything is filled, and a photograph lies in Part 2."""
    factories.fill(draft)
    row = factories.put(draft, factories.picture())
    clean(row.pk)
    row.refresh_from_db()
    return row


@pytest.fixture
def listed(draft, cast):
    """`listed("Student A", "yes")` is somebody on the list."""

    def _listed(code="Student A", consent=C.YES, kind=KIND.STUDENT):
        return actions.add(draft, code, kind, consent, by=cast["dana"])

    return _listed


@pytest.fixture
def sent(draft, picture, listed, cast):
    """Handed in and in the queue, with Student A in the picture."""
    student = listed()
    actions.say(picture, {student: {"seen"}}, by=cast["dana"])
    factories.write(draft, 2)
    factories.submitting.submit(draft, honour=True, by=cast["dana"])
    factories.checking.check(draft.pk)
    draft.refresh_from_db()
    return student
