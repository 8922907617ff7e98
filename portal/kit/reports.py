"""Logs and error reports that say where something broke, and nothing of what was in it.

A traceback names files, lines and kinds of errors. Messages of errors may quote an answer, a mail
address or a row, so only those of kinds that quote none are kept; requests, cookies, sessions,
local variables and settings are never written (docs/explanation/double-blind.md, channel 20).
"""

import logging
import traceback
from collections.abc import Iterator
from copy import copy
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.db import OperationalError
from django.views.debug import ExceptionReporter

# Their messages speak of the code or of the machine, never of a value that somebody gave.
QUOTE_NOTHING = (
    AttributeError, ImportError, ImproperlyConfigured, NameError, OperationalError, OSError,
)  # fmt: skip


def said(error: BaseException) -> str:
    """The kind of an error by its whole name, with its message where that can quote nothing."""
    kind = type(error)
    name = f"{kind.__module__}.{kind.__qualname__}".removeprefix("builtins.")
    return f"{name}: {error}" if isinstance(error, QUOTE_NOTHING) else name


def where(error: BaseException | None) -> str:
    """A traceback without values: the lines of the code, and the errors that led to one another."""
    return "\n".join(_story(error)) if error else ""


def _story(error: BaseException) -> Iterator[str]:
    before = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if before:
        yield from _story(before)
        yield "and then:"
    yield "Traceback (most recent call last):"
    yield "".join(traceback.format_tb(error.__traceback__)).rstrip("\n")
    yield said(error)


class Plain(logging.Formatter):
    """Formats as asked, and tracebacks by `where`."""

    def format(self, record: logging.LogRecord) -> str:
        """The line; what another handler made of the traceback is not taken over."""
        ours = copy(record)
        ours.exc_text = None
        error = record.exc_info[1] if record.exc_info else None
        if error and record.name == "celery.app.trace":
            # Celery puts the error, and the whole traceback once more, into the message.
            ours.msg, ours.args = f"a task ended with {said(error)}", ()
        return super().format(ours)

    def formatException(self, ei: Any) -> str:
        """The traceback without values."""
        return where(ei[1])


class Report(ExceptionReporter):
    """What mails to administrators say: the method, the page by name, and where it broke."""

    def get_traceback_text(self) -> str:
        """The whole report as text."""
        found = getattr(self.request, "resolver_match", None)
        page = f"{self.request.method} {found.view_name}\n\n" if found else ""
        return page + (where(self.exc_value) if self.exc_type else "")

    def get_traceback_html(self) -> str:
        """There is no other form of it: a page would show what stood in the variables."""
        return ""
