"""Tables and lists that keep their roles on a phone."""

from django.http import QueryDict
from django.utils.html import format_html
from django.utils.safestring import mark_safe

from portal.kit.components.html import attributes
from portal.kit.components.library import register


@register.simple_block_tag
def table(content, caption, kind="", hide_caption=False):
    """A table that becomes labelled lines on a phone and keeps its roles there."""
    look = f"table {kind}".strip()
    hidden = mark_safe(' class="visually-hidden"') if hide_caption else ""
    return format_html(
        '<table class="{}" role="table"><caption{}>{}</caption>{}</tbody></table>',
        look,
        hidden,
        caption,
        content,
    )


@register.simple_block_tag
def columns(content):
    """The head row of a table; opens its body, which `endtable` closes."""
    return format_html(
        '<thead role="rowgroup"><tr role="row">{}</tr></thead><tbody role="rowgroup">', content
    )


@register.simple_tag
def column(text, kind=""):
    """One heading of a table."""
    return format_html(
        '<th role="columnheader" scope="col"{}>{}</th>', attributes({"class": kind}), text
    )


@register.simple_block_tag
def row(content, now=False, id=""):
    """One row of a table; `now` marks the one to go on with."""
    return format_html(
        '<tr role="row"{}>{}</tr>', attributes({"class": "now" if now else "", "id": id}), content
    )


@register.simple_block_tag
def cell(content, label, kind="", head=False):
    """One cell with the label it carries on a phone; `head` for the cell that names the row."""
    if head:
        return format_html(
            '<th role="rowheader" scope="row"{}>{}</th>', attributes({"class": kind}), content
        )
    return format_html(
        '<td role="cell"{}>{}</td>', attributes({"data-label": label, "class": kind}), content
    )


@register.simple_block_tag
def summary_list(content):
    """Answers to check, one row each."""
    return format_html('<dl class="summary-list">{}</dl>', content)


@register.simple_block_tag
def summary_row(content, label, href="", action="", kind=""):
    """One answer to check, with the link that changes it."""
    link = _row_link(label, href, action) if href else ""
    return format_html(
        "<div{}><dt>{}</dt><dd>{}</dd>{}</div>", attributes({"class": kind}), label, content, link
    )


def _row_link(label, href, action):
    return format_html(
        '<dd class="act"><a href="{}">{}<span class="visually-hidden"> {}</span></a></dd>',
        href,
        action,
        label,
    )


@register.simple_tag
def nth(values, position):
    """The value at a position of a list."""
    return values[position]


@register.simple_tag
def page_link(query, number):
    """The address of a page of the same list with the same filters."""
    params = query.copy() if query else QueryDict(mutable=True)
    params["page"] = number
    return f"?{params.urlencode()}"
