"""The template tags and the form renderer."""

import pytest
from django import forms
from django.core.paginator import Paginator
from django.http import QueryDict
from django.template import Context, engines


def render(source, **context):
    return engines["django"].from_string(source).template.render(Context(context))


class Sample(forms.Form):
    name = forms.CharField(label="Name.", help_text="As on paper")
    pick = forms.ChoiceField(widget=forms.RadioSelect, choices=[("a", "A"), ("b", "B")])
    file = forms.FileField(required=False)
    text = forms.CharField(widget=forms.Textarea(attrs={"data-words-max": "5"}), required=False)


def test_what_stands_in_a_block_is_escaped_once():
    html = render("{% notice %}<p>{{ text }}</p>{% endnotice %}", text="<i>&")
    assert "<p>&lt;i&gt;&amp;</p>" in html


def test_tags_escape_what_they_are_given():
    evil = '"><script>'
    html = render(
        '{% pill "open" e %}{% button e href=e label=e %}{% trail e e %}'
        '{% cairn "s" s e caption=e %}',
        e=evil,
        s=["open"],
    )
    assert "<script" not in html


def test_a_button_keeps_a_value_of_zero():
    assert 'value="0"' in render('{% button "x" name="n" value=0 %}')


def test_an_unknown_kind_of_pill_is_refused():
    with pytest.raises(ValueError, match="unknown kind"):
        render('{% pill "red" "x" %}')


def test_the_error_summary_links_to_each_field():
    html = Sample({"name": "", "pick": "z"}).render()
    assert '<a href="#id_name">Name: This field is required.</a>' in html
    assert 'href="#id_pick"' in html
    assert 'id="id_pick"' in html


def test_label_help_and_error_belong_to_the_control():
    html = str(Sample({"pick": "a"})["name"].as_field_group())
    assert '<label for="id_name">' in html
    assert 'aria-describedby="id_name_helptext id_name_error"' in html
    assert 'id="id_name_helptext"' in html
    assert 'id="id_name_error"' in html


def test_radios_are_a_fieldset_and_a_file_has_a_label():
    form = Sample()
    assert "<legend>Pick</legend>" in form["pick"].as_field_group()
    assert '<label for="id_file">' in form["file"].as_field_group()


def test_a_textarea_with_a_limit_gets_a_counter():
    html = str(Sample()["text"].as_field_group())
    assert 'data-words-counter="id_text"' in html
    assert 'data-words-group="id_text"' in html


def test_a_textarea_of_a_group_has_no_counter_of_its_own():
    form = Sample()
    form.fields["text"].widget.attrs["data-words-group"] = "part-1"
    html = str(form["text"].as_field_group())
    assert "data-words-counter" not in html
    assert 'data-words-group="part-1"' in html


def test_a_pager_keeps_the_filters():
    html = render(
        '{% include "components/pager.html" with page=page query=query only %}',
        page=Paginator(range(9), 3).page(2),
        query=QueryDict("q=iep&page=2"),
    )
    assert 'href="?q=iep&amp;page=1"' in html
    assert 'href="?q=iep&amp;page=3"' in html


def test_a_table_keeps_its_roles():
    html = render(
        '{% table caption="C" %}{% columns %}{% column "A" %}{% endcolumns %}'
        '{% row %}{% cell "A" head=True %}x{% endcell %}{% cell "B" %}y{% endcell %}{% endrow %}'
        "{% endtable %}"
    )
    for role in ("table", "rowgroup", "row", "columnheader", "rowheader", "cell"):
        assert f'role="{role}"' in html
    assert 'data-label="B"' in html
