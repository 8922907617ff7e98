"""Evidence on an S3 server: original and cleaned copy lie there, private, and nowhere else."""

import urllib.error
import urllib.request

import pytest
from django.conf import settings
from django.core.files.storage import default_storage
from storages.backends.s3 import S3Storage

from portal.testing.services import is_wanted
from submissions.evidence import actions, cleaning_job
from submissions.tests import factories

pytestmark = [
    pytest.mark.services,
    pytest.mark.skipif(not is_wanted(), reason="make services-test keeps the files on S3"),
]


@pytest.fixture
def row(cast, draft):
    """A picture that was uploaded and cleaned."""
    entry = factories.entry(draft, 2)
    made = actions.add_file(entry, entry.part.slots.first(), factories.picture(), by=cast["dana"])
    cleaning_job.clean(made.pk)
    made.refresh_from_db()
    return made


def status_of(address):
    """What a stranger without a key is answered."""
    try:
        with urllib.request.urlopen(address) as answer:
            return answer.status
    except urllib.error.HTTPError as refused:
        refused.close()
        return refused.code


@pytest.mark.row("A27")
def test_original_and_cleaned_copy_lie_in_the_private_bucket(row):
    assert isinstance(row.original.storage._wrapped, S3Storage)
    for stored in (row.original, row.cleaned):
        signed = stored.url
        assert signed.startswith(settings.STORAGES["default"]["OPTIONS"]["endpoint_url"])
        assert "Signature=" in signed
        assert status_of(signed) == 200
        assert status_of(signed.partition("?")[0]) == 403
        assert status_of(signed[:-4] + "0000") == 403
    assert "dana" not in row.original.name + row.cleaned.name


def test_what_is_taken_out_is_gone_from_the_bucket(cast, row, django_capture_on_commit_callbacks):
    names = [row.original.name, row.cleaned.name]
    assert all(default_storage.exists(name) for name in names)
    with django_capture_on_commit_callbacks(execute=True):
        actions.remove(row, by=cast["dana"])
    assert not any(default_storage.exists(name) for name in names)


def test_the_cleaned_copy_reaches_its_author_through_the_portal_alone(signed_in, row):
    code = row.submission.enrollment.code
    answer = signed_in("dana").get(f"/work/{code}/files/CODE-part2-1.jpg")
    assert answer.status_code == 200
    with row.cleaned.open() as stored:
        assert b"".join(answer.streaming_content) == stored.read()
