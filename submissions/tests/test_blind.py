"""Nothing of the author crosses the blind line."""

import dataclasses
import io

import pytest
from PIL import Image

from submissions import blind
from submissions.evidence import actions as evidence
from submissions.evidence import cleaning_job
from submissions.tests import factories


def flat(thing):
    """Every value in a tree of dataclasses."""
    if dataclasses.is_dataclass(thing):
        for each in dataclasses.fields(thing):
            yield from flat(getattr(thing, each.name))
    elif isinstance(thing, tuple):
        for each in thing:
            yield from flat(each)
    else:
        yield thing


@pytest.mark.row("A25")
def test_each_answer_stands_under_its_prompt(draft):
    factories.submit(draft)
    work = blind.work(draft)
    answers = work.parts[0].answers
    assert answers[0].prompt == "Describe your site."
    assert answers[0].text == "A small rural site."
    assert answers[0].words == 4


@pytest.mark.row("A30")
def test_the_passing_text_is_the_same_on_both_sides(draft):
    assert blind.work(draft).parts[0].passing == "The reader understands the setting."


def test_only_plain_values_cross_the_line(draft):
    factories.submit(draft)
    values = list(flat(blind.work(draft)))
    assert {type(value) for value in values} <= {str, int, bool}
    everything = " ".join(map(str, values))
    for told in ("Dana", "Ruiz", "demo.test", draft.code, draft.enrollment.code):
        assert told not in everything


def test_a_cleaned_picture_is_opened_by_part_and_number(cast, draft):
    entry = factories.entry(draft, 2)
    slot = entry.part.slots.first()
    row = evidence.add_file(entry, slot, factories.picture(), by=cast["dana"])
    assert blind.work(draft).parts[1].items == ()
    with pytest.raises(blind.Missing):
        blind.file(draft, 2, 1)
    cleaning_job.clean(row.pk)
    item = blind.work(draft).parts[1].items[0]
    assert (item.n, item.ext, item.media_type) == (1, "jpg", "image/jpeg")
    found = blind.file(draft, 2, 1)
    assert Image.open(io.BytesIO(found.handle.read())).size == (40, 30)
    found.handle.close()


def test_work_costs_two_queries_once_the_version_was_read(draft, django_assert_num_queries):
    factories.submit(draft)
    rows = type(draft).objects.select_related(
        "enrollment__version__credential", "enrollment__stack"
    )
    loaded = rows.get(pk=draft.pk)
    blind.work(loaded)
    with django_assert_num_queries(2):
        blind.work(loaded)
