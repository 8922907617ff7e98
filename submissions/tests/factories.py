"""Work in every state, made by the actions themselves."""

import io
import re

import pikepdf
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from portal.kit import clock
from reviews.models import Release
from submissions import queries, workflow
from submissions.consenting import actions as consenting
from submissions.evidence import actions as evidence
from submissions.submitting import actions as submitting
from submissions.submitting import checking
from submissions.writing import actions as writing


def entry(submission, number):
    """The entry of one part, loaded as the pages load it."""
    return queries.entry_of(submission, number)


def write(submission, number, *answers, complete=True, activity="We met after class."):
    """Answer the prompts of one part in order."""
    row = entry(submission, number)
    by = submission.enrollment.educator
    values = writing.Values(
        date_of_entry=clock.today("UTC"),
        activity_description=activity,
        answers=dict(enumerate(answers, 1)),
    )
    writing.save(row, values, revision=row.revision, by=by)
    if complete:
        writing.complete(entry(submission, number), by=by)


def fill(submission):
    """Everything that credentials.tests.factories.credential asks for, complete."""
    write(submission, 1, "A small rural site.", "Four of us meet every week.")
    row = entry(submission, 2)
    slot = row.part.slots.first()
    evidence.add_text(row, slot, "The plan names every step.", by=submission.enrollment.educator)
    write(submission, 2)
    write(submission, 3, "I will plan earlier.")


def submit(submission):
    """Filled and handed in; the check has not run."""
    fill(submission)
    submitting.submit(submission, honour=True, by=submission.enrollment.educator)


def queue(submission):
    """Handed in and checked."""
    submit(submission)
    checking.check(submission.pk)
    submission.refresh_from_db()


def decline(submission, met=(), **release):
    """Not yet, as the decision would leave it."""
    for verb in ("claim", "recommend", "decline"):
        workflow.advance(submission, verb)
    submitting.keep_met(submission, met)
    Release.objects.create(submission=submission, outcome=Release.Outcome.NOT_YET, **release)


def picture(kind="JPEG", size=(40, 30), name="dana-ruiz.jpg", **more):
    """An uploaded picture."""
    target = io.BytesIO()
    Image.new("RGB", size, "green").save(target, kind, **more)
    return SimpleUploadedFile(name, target.getvalue())


def pdf(name="plan.pdf"):
    """An uploaded PDF of one empty page, with an author in its properties."""
    target = io.BytesIO()
    with pikepdf.new() as document:
        document.add_blank_page()
        document.docinfo["/Author"] = "Dana Ruiz"
        document.save(target)
    return SimpleUploadedFile(name, target.getvalue())


def letter(*pages, name="letter.pdf", chapter=""):
    """An uploaded PDF with one line of text on each page, and the title of a chapter."""
    target, font = io.BytesIO(), pikepdf.Dictionary(Type=pikepdf.Name.Font)
    font.Subtype, font.BaseFont = pikepdf.Name.Type1, pikepdf.Name.Helvetica
    with pikepdf.new() as document:
        for text in pages:
            page = document.add_blank_page()
            page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
            words = f"BT /F1 14 Tf 72 700 Td ({text}) Tj ET".encode()
            page.Contents = document.make_stream(words)
        if chapter:
            with document.open_outline() as outline:
                outline.root.append(pikepdf.OutlineItem(chapter, 0))
        document.save(target)
    return SimpleUploadedFile(name, target.getvalue())


def nobody(item):
    """The author's word that nobody can be seen or heard in an item."""
    consenting.say(item, by=item.submission.enrollment.educator, nobody=True)


def put(submission, file, number=2, caption=""):
    """A file in the first slot of a part; it waits to be cleaned."""
    row = entry(submission, number)
    by = submission.enrollment.educator
    return evidence.add_file(row, row.part.slots.first(), file, by=by, caption=caption)


def without_finds(html):
    """A page of a part without what its author is told there, the names of their files too."""
    return re.sub(r'<ul class="finds".*?</ul>', "", html, flags=re.DOTALL)
