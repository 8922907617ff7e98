"""The export as a page to read: labels, dates and codes in the person's own language and zone."""

import datetime as dt
import json
from typing import Any

from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from portal.accounts.models import User
from portal.kit import clock
from portal.own_data import labels


def page(user: User, titles: dict[str, Any], data: dict[str, Any]) -> str:
    """The whole page; sections without rows are left out."""
    with translation.override(user.language), timezone.override(user.time_zone):
        context = {
            "heading": _("Everything Cairn holds about %(name)s") % {"name": user},
            "sections": [(titles[name], html(rows)) for name, rows in data.items() if rows],
            "now": clock.now(),
        }
        return render_to_string("portal/own_data/archive.html", context)


def html(value: Any, name: str = "") -> SafeString:
    """Nested data as definition lists; empty values are left out.

    `name` is the field that `value` stands in. A document that others defined is shown as it is.
    """
    if name == "document":
        return format_html("<pre>{}</pre>", _document(value))
    if isinstance(value, dict):
        pairs = ((labels.field(key), html(one, key)) for key, one in value.items() if _said(one))
        return format_html("<dl>{}</dl>", format_html_join("", "<dt>{}</dt><dd>{}</dd>", pairs))
    if isinstance(value, list | tuple):
        return format_html_join("", "<div>{}</div>", ((html(one, name),) for one in value))
    return format_html("{}", _plain(value, name))


def _said(value: Any) -> bool:
    return bool(value) or value == 0


def _plain(value: Any, name: str) -> Any:
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(value, dt.datetime):
        return date_format(timezone.localtime(value), "DATETIME_FORMAT")
    if isinstance(value, dt.date):
        return date_format(value, "DATE_FORMAT")
    return labels.value(name, value)


def _document(value: Any) -> str:
    found = json.loads(value) if isinstance(value, str) else value
    return json.dumps(found, indent=2, ensure_ascii=False)
