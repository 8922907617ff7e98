"""The rows of the catalogue, which are written in Python and so escape by themselves."""

from django.template.loader import render_to_string
from django.utils.safestring import mark_safe

from portal.kit.components import rows

ROW = {
    "number": "1",
    "title": "<script>A & B</script>",
    "url": "/x/?a=1&b=2",
    "text": 'It\'s "said"',
    "evidence": "a < b",
    "hours": 15,
    "note": "<i>",
    "kind": "going",
    "status": "In <review>",
    "actions": [{"label": "<Go>", "url": '/g"', "kind": "primary", "name": "A & B"}],
}


def page(*items, caption="Some & more"):
    return render_to_string("components/rows.html", {"items": items, "caption": caption})


def test_every_text_of_a_row_is_escaped():
    text = page(ROW)
    for wrong in ("<script>", "<Go>", "<i>", "<review>", 'g"" class', "a < b", "Some & more"):
        assert wrong not in text
    for right in ("&lt;script&gt;A &amp; B", "/x/?a=1&amp;b=2", "It&#x27;s &quot;said&quot;"):
        assert right in text


def test_what_is_empty_leaves_no_mark():
    bare = dict.fromkeys(ROW, "") | {"title": "B", "url": "/b", "text": "t", "actions": []}
    text = page(bare)
    assert '<th role="rowheader" scope="row"><a href="/b">B</a></th>' in text
    for absent in ("Types of Evidence", "Approximate hours", "pill", 'class="no"', "button"):
        assert absent not in text


def test_actions_look_as_their_kind_says():
    kinds = ("primary", "quiet", "")
    actions = [{"label": kind, "url": "/", "kind": kind} for kind in kinds]
    text = page(ROW | {"actions": actions})
    assert text.count('class="button"') == text.count('class="button quiet"') == 1
    assert text.count('class="link"') == 1
    assert ": " not in text.split("In &lt;review&gt;")[1]


def test_the_options_of_a_select_are_escaped_and_one_is_chosen():
    text = rows.options([("a", "A & B"), ("b", mark_safe("<b>B</b>"))], "b")
    assert text == (
        '<option value="a">A &amp; B</option><option value="b" selected><b>B</b></option>'
    )
