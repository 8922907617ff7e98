"""The text of a file still tells on which page a word stands."""

import pytest

from submissions import pages


@pytest.mark.parametrize(
    ("word", "page"), [("one", 1), ("two", 2), ("four", 4), ("title", 0), ("address", 0)]
)
def test_a_word_is_on_its_page_or_where_no_page_shows_it(word, page):
    text = pages.join(["one", "\ftwo\n", "", "four"], ["title", "an\faddress"])
    assert pages.page_of(text, text.index(word)) == page


def test_a_text_without_pages_tells_none():
    assert pages.page_of("as it was read before", 5) is None


def test_where_no_word_is_anywhere_the_text_is_empty():
    assert pages.join([" \n", ""], []) == ""
    assert pages.join(["", ""], ["title"])


def test_what_postgresql_takes_for_no_text_is_left_out():
    text = pages.join(["A chart\0 of goals", "half \ud800 a character"], ["\0"])
    assert "\0" not in text
    assert "A chart of goals" in text
    text.encode()
