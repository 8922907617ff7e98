"""Parts of a page with something inside: the opening, notices, what is folded away."""

from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import mark_safe

from portal.kit.components.html import trimmed
from portal.kit.components.library import register


@register.simple_tag
def trail(*pairs, items=None):
    """The way back: label, url, label, url; a last label without a url is the page itself."""
    steps = items if items is not None else [pairs[at : at + 2] for at in range(0, len(pairs), 2)]
    return render_to_string("components/trail.html", {"items": [_step(*step) for step in steps]})


def _step(label, url=""):
    return {"label": label, "url": url}


@register.simple_block_tag
def opening(
    content, title, lead="", trail=None, eyebrow="", facts=None, title_lang="", lead_lang=""
):
    """The head of a page with its one h1; the content stands at the end of the line.

    `title_lang` and `lead_lang` name the language of a text that is not the page's own.
    """
    items = [_step(*step) for step in trail or ()]
    return render_to_string(
        "components/opening.html",
        {
            "title": title,
            "lead": lead,
            "items": items,
            "eyebrow": eyebrow,
            "facts": facts,
            "side": trimmed(content),
            "title_lang": title_lang,
            "lead_lang": lead_lang,
        },
    )


@register.simple_block_tag
def notice(content, kind="pine", title="", role=""):
    """Something to read before going on: pine to know, gold for what was earned, clay to mend."""
    return render_to_string(
        "components/notice.html",
        {"kind": kind, "title": title, "content": trimmed(content), "role": role},
    )


@register.simple_block_tag
def disclosure(content, summary, open=False):
    """Native details: more, for who wants it."""
    return format_html(
        '<details class="disclosure"{}><summary>{}</summary><div>{}</div></details>\n',
        mark_safe(" open") if open else "",
        summary,
        content,
    )
