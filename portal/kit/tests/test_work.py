"""What is written in Python instead of the template language escapes every text."""

from types import SimpleNamespace

from portal.kit.components import rows, work

BAD = "<script>&\"'"


def test_levels_escape_every_text():
    option = {"value": BAD, "label": BAD, "text": BAD, "checked": True, "key": BAD}
    html = work.levels(BAD, BAD, [option, SimpleNamespace(**option)], BAD, BAD)
    assert "<script>" not in html
    assert html.count(" checked") == 2


def test_answers_escape_prompt_text_and_count():
    html = work.answered(BAD, BAD, BAD)
    assert "<script>" not in html
    assert html.count("&lt;script&gt;") == 3


def test_the_lines_of_the_queue_escape_title_and_note():
    html = rows.queue_lines([SimpleNamespace(title=BAD, note=BAD)])
    assert html.count("&lt;script&gt;") == 2
    assert "<script>" not in html
