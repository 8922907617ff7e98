"""One person's work with words, a file and a reader, and the archive of their own data."""

import io
import zipfile
from collections.abc import Mapping

from django.core.files.base import ContentFile
from django.test import Client
from django.urls import reverse

from credentials.models import Criterion
from credentials.tests import factories
from portal.accounts.models import User
from reviews.models import Review, ReviewSlot, Score
from submissions.enrolling.actions import start
from submissions.models import Evidence, Response, Submission

WORDS = "Our team meets on Tuesdays beneath the clock."


def written_and_read(cast: Mapping[str, User]) -> Submission:
    """Dana has written, added a file, and been read by Asha, whose review is a draft."""
    enrollment = start(factories.credential(), by=cast["dana"])
    attempt = enrollment.submissions.get()
    entry = attempt.entries.get(part__number=1)
    prompt = entry.part.prompts.first()
    Response.objects.update_or_create(entry=entry, prompt=prompt, defaults={"text": WORDS})
    slot = enrollment.version.parts.get(number=2).slots.get()
    Evidence.objects.create(
        submission=attempt,
        slot=slot,
        kind="file",
        original=ContentFile(b"the very bytes", name="x"),
        original_name="../my plan.pdf",
        original_sha256="a" * 64,
        cleaned_sha256="b" * 64,
    )
    place = ReviewSlot.objects.create(
        submission=attempt, n=1, assessor=cast["asha"], state="submitted"
    )
    review = Review.objects.create(slot=place, submission=attempt, assessor=cast["asha"])
    line = Criterion.objects.filter(part__version=enrollment.version).first()
    Score.objects.create(review=review, criterion=line, comment="a private draft remark")
    return attempt


def opened(client: Client) -> zipfile.ZipFile:
    """What somebody takes along, unpacked."""
    answer = client.post(reverse("accounts:export"))
    assert answer["Content-Type"] == "application/zip"
    return zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content)))
