"""The difference to the last attempt."""

from submissions.diffing import pieces


def test_nothing_is_lost_between_the_two_texts():
    old = "We met on Monday. The plan was short.\nNobody wrote it down."
    new = "We met on Monday. The plan was one page long.\nEverybody wrote it down. Then we read it."
    found = pieces(old, new)
    assert "".join(p.text for p in found if p.kind != "gone") == new
    assert "".join(p.text for p in found if p.kind == "same").startswith("We met on Monday.")
    gone = "".join(p.text for p in found if p.kind == "gone")
    assert "Nobody" in gone
    assert "Monday" not in gone


def test_a_very_long_rewrite_is_shown_whole_and_without_long_work():
    old, new = "the plan and the team " * 2000, "a team with the plan " * 2000
    found = pieces(old, new)
    assert [(p.kind, p.text) for p in found] == [("gone", old), ("new", new)]
