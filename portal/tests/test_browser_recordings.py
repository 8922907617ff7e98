"""Recordings in Chromium: their author and their reader play them where they stand."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from playwright.sync_api import expect

from portal.relay import drain
from portal.testing.browser import assert_accessible, assert_fits, picture
from reviews.tests.factories import claimed, submitted
from submissions.cleaning.recordings import program
from submissions.consenting import actions as consenting
from submissions.evidence import actions
from submissions.tests import factories
from submissions.tests.media import making
from submissions.writing import actions as writing

pytestmark = [
    pytest.mark.browser,
    pytest.mark.row("A27"),
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(not program.find(), reason="there is no ffmpeg for this machine"),
]
READY = """media => media.readyState >= 1 || new Promise(
    done => media.addEventListener("loadedmetadata", done, {once: true}))"""
JUMP = """async media => {
    media.currentTime = 1.5
    await new Promise(done => media.addEventListener("seeked", done, {once: true}))
    return [media.duration, media.currentTime, media.paused, media.seekable.length]
}"""


def put(draft, *recordings):
    """Fill the first slot of the second part with these and clean them."""
    entry, author = factories.entry(draft, 2), draft.enrollment.educator
    slot = entry.part.slots.first()
    for row in draft.evidence.present().filter(slot=slot):
        actions.remove(row, by=author)
    for data in recordings:
        row = actions.add_file(entry, slot, SimpleUploadedFile("dana-ruiz.bin", data), by=author)
        consenting.say(row, by=author, nobody=True)
    drain()
    writing.complete(factories.entry(draft, 2), by=author)


def recordings(folder):
    """WebM, which every Chromium plays, and MP3."""
    film = making.ffmpeg(
        folder, "film.webm", *making.PICTURE, *making.SOUND, "-t", "2", "-c:v", "libvpx-vp9",
        "-c:a", "libopus", *making.said({"title": "title"}),
    )  # fmt: skip
    return film, making.ffmpeg(folder, "tone.mp3", *making.SOUND, "-t", "2")


def assert_plays(page, selector):
    player = page.locator(selector).first
    expect(player).to_have_js_property("autoplay", False)
    player.scroll_into_view_if_needed()
    player.evaluate(READY)
    duration, at, paused, seekable = player.evaluate(JUMP)
    assert duration == pytest.approx(2, abs=0.1)
    assert (at, paused, seekable) == (pytest.approx(1.5), True, 1)


@pytest.mark.parametrize("width", [390, 1280])
def test_author_and_reader_play_film_and_sound_where_they_stand(page_of, cast, tmp_path, width):
    submission = submitted(cast, before=lambda draft: put(draft, *recordings(tmp_path)))
    code = claimed(cast["asha"]).code
    for who, path in (
        ("dana", f"/work/{submission.enrollment.code}/parts/2/"),
        ("asha", f"/review/{code}/"),
    ):
        page = page_of(who, width=width)
        page.goto(path)
        for selector in ("video", "audio"):
            assert_plays(page, selector)
        assert_fits(page)
        picture(page, f"recordings-{who}-{width}")
    assert_accessible(page)


def test_a_film_opened_in_a_tab_of_its_own_plays(page_of, cast, tmp_path):
    submission = submitted(cast, before=lambda draft: put(draft, recordings(tmp_path)[0]))
    page = page_of("dana")
    with page.expect_response(lambda answer: answer.status == 206):
        page.goto(f"/work/{submission.enrollment.code}/files/CODE-part2-1.webm")
