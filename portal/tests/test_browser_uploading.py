"""Uploads in Chromium: a cut line, a reload, another file, a pause, by keyboard, and the list that looks again."""

import hashlib
import re

import pytest
from PIL import Image
from playwright.sync_api import expect

from portal.relay import drain
from portal.testing.browser import assert_accessible, assert_fits, picture
from portal.testing.scribe import WAIT, path_of
from submissions.models import Evidence, Upload
from submissions.tests import factories

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
SLOW = 900_000


@pytest.fixture
def photo(tmp_path):
    """A photograph of some four megabytes, as a file on the person's computer."""
    noise = Image.effect_noise((1900, 1900), 120)
    path = tmp_path / "board.jpg"
    Image.merge("RGB", (noise, noise.transpose(Image.Transpose.ROTATE_90), noise)).save(
        path, "JPEG", quality=97
    )
    return path


def slot_of(draft):
    return f"{path_of(draft, 2)}slots/1/"


class Line:
    """The line of a page: so many bytes a second, or none at all."""

    def __init__(self, page, rate=SLOW):
        self.session = page.context.new_cdp_session(page)
        self.session.send("Network.enable")
        self.run(rate)

    def run(self, rate=SLOW, *, offline=False):
        limits = {"latency": 0, "downloadThroughput": -1, "uploadThroughput": rate}
        self.session.send("Network.emulateNetworkConditions", {"offline": offline, **limits})


def choose(page, draft, file):
    page.goto(slot_of(draft))
    page.get_by_label("File").set_input_files(file)
    page.get_by_role("button", name="Upload", exact=True).click()


def said(page, pattern):
    expect(page.locator(".sending [data-said]")).to_have_text(re.compile(pattern), timeout=WAIT)


def sha256(file):
    return hashlib.sha256(file.read_bytes()).hexdigest()


@pytest.mark.row("A27")
def test_a_cut_line_and_a_reload_cost_nothing_that_has_arrived(page_of, watch, draft, photo):
    watch.expected += ["ERR_INTERNET_DISCONNECTED", "ERR_FAILED"]
    page = page_of("dana")
    line = Line(page)
    choose(page, draft, photo)
    said(page, r"Uploading: [2-9]0 %")
    line.run(offline=True)
    said(page, "No connection")
    cut = Upload.objects.get().offset
    assert 0 < cut < photo.stat().st_size
    line.run()
    said(page, r"Uploading: [4-9]0 %")
    page.reload()
    kept = Upload.objects.get().offset
    assert cut <= kept < photo.stat().st_size
    expect(page.get_by_role("heading", name="Not finished yet")).to_be_visible()
    expect(page.locator(".pill")).to_have_text(re.compile(r"Uploaded to \d+ %"))
    line.run(-1)
    page.get_by_label("Choose the same file again to go on").set_input_files(photo)
    page.wait_for_url("**/parts/2/#slot-1")
    expect(page.locator("#slot-1 .pill")).to_have_text("Waiting for the check")
    drain()
    expect(page.locator("#slot-1 .pill")).to_have_text("Clean", timeout=WAIT)
    expect(page.locator("#slot-1 [data-evidence-said]")).to_contain_text("Clean")
    row = Evidence.objects.get()
    assert (row.state, row.original_sha256) == ("clean", sha256(photo))
    assert Upload.objects.get().state == "done"


def test_in_the_list_the_same_file_goes_on_and_another_is_told_apart(page_of, draft, cast, photo):
    entry = factories.entry(draft, 2)
    page = page_of("dana")
    line = Line(page)
    choose(page, draft, photo)
    said(page, r"Uploading: [2-9]0 %")
    page.goto(path_of(draft, 2))
    again = page.get_by_label("Choose the same file again to go on")
    other = {"name": "board.jpg", "mimeType": "image/jpeg", "buffer": b"another file"}
    again.set_input_files(other)
    expect(page.get_by_text("This is another file, or it was changed.")).to_be_visible()
    kept = Upload.objects.get().offset
    assert kept > 0
    line.run(-1)
    again.set_input_files(photo)
    expect(page.locator("#slot-1 .pill")).to_have_text("Waiting for the check", timeout=WAIT)
    assert entry.submission.evidence.get().original_sha256 == sha256(photo)


def test_by_keyboard_it_is_paused_gone_on_with_and_called_off(page_of, draft, photo):
    page = page_of("dana")
    Line(page, 400_000)
    choose(page, draft, photo)
    said(page, r"Uploading: [12]0 %")
    expect(page.locator(".sending")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    said(page, r"Paused at \d+ %")
    expect(page.get_by_role("button", name="Go on")).to_be_focused()
    page.keyboard.press("Enter")
    said(page, "Uploading")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Called off. Nothing of the file is kept.")).to_be_visible()
    expect(page.get_by_label("File")).to_be_focused()
    assert not Upload.objects.exists()


def test_a_file_that_is_not_taken_is_told_beside_the_field(page_of, watch, draft, tmp_path):
    watch.expected.append("status of 4")
    page = page_of("dana")
    drawing = tmp_path / "plan.svg"
    drawing.write_text("<svg xmlns='http://www.w3.org/2000/svg'/>" + " " * 9000)
    choose(page, draft, drawing)
    complaint = page.get_by_role("alert").filter(has_text="SVG drawings can hold scripts")
    expect(complaint).to_be_visible()
    expect(page.get_by_label("File")).to_be_focused()
    large = tmp_path / "large.pdf"
    with large.open("wb") as file:
        file.truncate(50_000_001)
    choose(page, draft, large)
    expect(page.get_by_role("alert").filter(has_text="at most")).to_be_visible()


def test_without_javascript_the_form_sends_it_and_a_link_looks_again(page_of, draft, photo):
    page = page_of("dana", javascript=False)
    choose(page, draft, photo)
    expect(page.locator("#slot-1 .pill")).to_have_text("Waiting for the check")
    page.get_by_role("link", name="Look again").click()
    expect(page.locator(".pill")).to_have_text("Waiting for the check")
    drain()
    page.get_by_role("link", name="Look again").click()
    expect(page.locator(".pill")).to_have_text("Clean")
    expect(page.get_by_role("link", name="Look again")).to_have_count(0)


@pytest.mark.parametrize(("width", "scheme"), [(390, "dark"), (1280, "light")])
def test_pages_with_a_file_on_its_way_are_accessible(page_of, draft, photo, width, scheme):
    page = page_of("dana", width=width, scheme=scheme)
    Line(page, 300_000)
    choose(page, draft, photo)
    said(page, r"Uploading: [12]0 %")
    assert_accessible(page)
    assert_fits(page)
    picture(page, f"uploading-{width}-{scheme}")
    for path in (slot_of(draft), path_of(draft, 2), slot_of(draft) + "state/"):
        page.goto(path)
        assert_accessible(page)
        assert_fits(page)
        picture(page, f"unfinished-{path.strip('/').rpartition('/')[2]}-{width}-{scheme}")
    page.goto(f"/work/uploads/{Upload.objects.get().code}/cancel/")
    assert_accessible(page)
    picture(page, f"cancel-{width}-{scheme}")
