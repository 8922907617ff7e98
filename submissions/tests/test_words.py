import base64
import json
import shutil
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import sync_playwright

from submissions.words import Count, count, within

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = ROOT / "static/js/word-count.js"
STRINGS = json.loads((Path(__file__).parent / "word_strings.json").read_text())
CHROMIUM = shutil.which("chromium")

needs_chromium = pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed")


def test_there_are_fifty_strings():
    assert len(STRINGS) == 50


@pytest.mark.row("A24")
@pytest.mark.parametrize("string", STRINGS, ids=range(50))
def test_the_server_counts_the_string(string):
    assert count(string["text"]) == string["words"]


@pytest.mark.row("A24")
@pytest.mark.browser
@needs_chromium
def test_the_script_counts_the_same_in_the_browser(page):
    assert len(STRINGS) == 50
    counted = page.evaluate(
        """async ([source, texts]) => {
            const words = await import('data:text/javascript;base64,' + source);
            return texts.map(words.count);
        }""",
        [_source(), [string["text"] for string in STRINGS]],
    )
    assert counted == [string["words"] for string in STRINGS]


@pytest.mark.row("A24")
def test_500_words_fit_a_limit_of_500_and_501_do_not():
    assert within("word " * 500, 250, 500).fits
    assert within("word " * 501, 250, 500) == Count(501, 250, 500)
    assert within("word " * 501, 250, 500).over == 1


@pytest.mark.row("A24")
def test_249_words_are_one_under_a_minimum_of_250():
    assert within("word " * 249, 250, 500).under == 1


@pytest.mark.row("A24")
def test_a_limit_for_the_part_counts_its_answers_together():
    answers = ["word " * 125] * 4
    assert within(answers, 250, 500).fits
    assert within([*answers, "more"], 250, 500).over == 1


def test_without_limits_everything_fits():
    assert within("any number of words", None, None).fits
    assert within("any number of words", 0, 0).fits


FIELD = (
    '<label for="{id}">Answer</label><textarea id="{id}" data-words-max="5" data-words-min="3"'
    ' data-words-scope="{scope}" data-words-group="part-1" data-words-text="{{n}} of {{max}} words"'
    ' data-words-text-over="{{n}} words, {{over}} over {{max}}"'
    ' data-words-text-under="{{n}} words, {{under}} to go"></textarea>'
)


def _page_of(scope):
    fields = "".join(FIELD.format(id=name, scope=scope) for name in ("a", "b"))
    script = '<script type="module" src="word-count.js"></script>'
    return f"<!doctype html><title>Part</title>{fields}{script}"


@pytest.mark.row("A24")
@pytest.mark.browser
@needs_chromium
def test_a_part_has_one_counter_over_all_its_fields(page, tmp_path):
    with _serving(tmp_path, _page_of("part")) as address:
        page.goto(address)
        counter = page.locator(".word-count")
        assert counter.all_inner_texts() == ["0 words, 3 to go"]
        page.fill("#a", "one two three")
        page.fill("#b", "four")
        assert counter.inner_text() == "4 of 5 words"
        assert counter.get_attribute("data-state") == "within"


@pytest.mark.row("A24")
@pytest.mark.browser
@needs_chromium
def test_the_counter_says_how_many_are_over_and_never_stops_the_typing(page, tmp_path):
    with _serving(tmp_path, _page_of("response")) as address:
        page.goto(address)
        page.locator("#a").press_sequentially("one two three four five six seven")
        assert page.input_value("#a") == "one two three four five six seven"
        assert page.locator(".word-count").first.inner_text() == "7 words, 2 over 5"
        assert page.locator(".word-count").count() == 2


@pytest.mark.row("A24")
@pytest.mark.browser
@needs_chromium
def test_the_count_is_spoken_politely_only_when_the_typing_pauses(page, tmp_path):
    with _serving(tmp_path, _page_of("part")) as address:
        page.goto(address)
        page.fill("#a", "one two three")
        spoken = page.locator("[aria-live=polite]")
        assert spoken.text_content() == ""
        page.wait_for_function("document.querySelector('[aria-live]').textContent !== ''")
        assert spoken.text_content() == "3 of 5 words"
        assert page.locator(".word-count").get_attribute("aria-hidden") == "true"


def _source():
    return base64.b64encode(SCRIPT.read_bytes()).decode()


class _serving:
    """The page and the script, served on loopback while the block runs."""

    def __init__(self, folder, html):
        (folder / "page.html").write_text(html)
        (folder / "word-count.js").write_bytes(SCRIPT.read_bytes())
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))

    def __enter__(self):
        Thread(target=self.server.serve_forever, daemon=True).start()
        return f"http://127.0.0.1:{self.server.server_port}/page.html"

    def __exit__(self, *_):
        self.server.shutdown()
        self.server.server_close()


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


@pytest.fixture
def page():

    flags = [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-sync",
    ]
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=flags)
        yield browser.new_page()
        browser.close()
