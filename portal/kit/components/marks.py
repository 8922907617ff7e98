"""Small marks: pills, buttons, pictures."""

from django.utils.html import format_html

from portal.kit import cairn as pictures
from portal.kit import localdate
from portal.kit.components.html import attributes
from portal.kit.components.library import register

KINDS = ("open", "going", "done", "earned", "mend")


@register.simple_tag
def pill(kind: str, text: str):
    """A status as shape and word; raises ValueError for an unknown kind."""
    if kind and kind not in KINDS:
        raise ValueError(f"unknown kind of pill: {kind}")
    return format_html('<span class="pill {}">{}</span>', kind or "open", text)


@register.simple_tag
def button(
    text,
    href="",
    kind="primary",
    name="",
    value="",
    type="submit",
    form="",
    disabled=False,
    label="",
    id="",
):
    """A link that looks like a button when `href` is given, else a button."""
    look = "button" if kind == "primary" else f"button {kind}"
    shared = {"class": look, "id": id, "aria-label": label}
    if href:
        return format_html("<a{}>{}</a>", attributes({"href": href} | shared), text)
    own = {"type": type, "name": name, "value": value, "form": form, "disabled": bool(disabled)}
    return format_html("<button{}>{}</button>", attributes(own | shared), text)


@register.simple_block_tag
def actions(content):
    """A row of buttons."""
    return format_html('<div class="actions">{}</div>', content)


@register.simple_tag
def ring(done, total, label):
    """A progress ring with its text alternative."""
    return pictures.ring_svg(int(done), int(total), label)


@register.simple_tag
def cairn(seed, stones, label, caption="", width=230):
    """The cairn of a stack, with a caption when one is given."""
    svg = pictures.cairn_svg(str(seed), stones, label, int(width))
    below = format_html("<figcaption>{}</figcaption>", caption) if caption else ""
    return format_html('<figure class="cairn">{}{}</figure>', svg, below)


@register.simple_tag
def empty_cairn(seed):
    """Three open stones for a place where nothing lies yet; a decoration, so without words."""
    return pictures.cairn_svg(str(seed), ["open"] * 3, "", 120)


@register.simple_tag
def bar(value, total, label):
    """A bar for a share, and the words that say it."""
    share = max(0.0, min(1.0, float(value) / float(total))) if total else 0.0
    return format_html(
        '<div class="bar"><svg viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">'
        '<rect class="bar-track" width="100" height="4"/>'
        '<rect class="bar-done" width="{}" height="4"/>'
        "</svg><span>{}</span></div>",
        f"{share * 100:.1f}",
        label,
    )


@register.simple_block_tag
def facts(content):
    """A line of facts; the content is list items."""
    return format_html('<ul class="facts">{}</ul>', content)


@register.simple_tag
def mail_button(text, url):
    """The one thing to do in a mail."""
    return format_html('<p class="act"><a class="button" href="{}">{}</a></p>', url, text)


@register.filter
def short_time(moment):
    """A date and the time of the day, as `short_date` writes the date."""
    return localdate.with_time(moment) if moment else ""


@register.filter
def time_of_day(moment):
    """The time alone, as the reader writes it, in their time zone."""
    return localdate.time_of_day(moment) if moment else ""


@register.filter
def short_date(moment):
    """A date as the reader writes it, in their time zone."""
    return localdate.short(moment) if moment else ""
