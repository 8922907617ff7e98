"""Logs and error reports say where something broke, and nothing of what was in it."""

import io
import logging
import traceback
from types import SimpleNamespace

import pytest
from django.core import mail
from django.db import IntegrityError, OperationalError
from django.test import Client

from portal.kit import reports
from submissions.tests.test_writing_views import address, form_of
from submissions.writing import actions as writing

pytestmark = pytest.mark.row("E2")
ANSWER = "Our team of four met beneath the clock tower."
OURS = ("portal", "submissions", "reviews", "badges", "plc", "credentials", "django.request")


@pytest.fixture
def log():
    """What the console of the settings writes, with every logger of ours at its finest."""
    console = next(h for h in logging.root.handlers if isinstance(h.formatter, reports.Plain))
    written, levels = io.StringIO(), {name: logging.getLogger(name).level for name in OURS}
    before = console.setStream(written)
    for name in OURS:
        logging.getLogger(name).setLevel(logging.DEBUG)
    yield written
    console.setStream(before)
    for name, level in levels.items():
        logging.getLogger(name).setLevel(level)


@pytest.fixture
def broken(cast, draft, settings, monkeypatch):
    """Saving a part breaks with what was typed in the message of the error; (client, answer)."""

    def break_down(entry, values, **_more):
        typed, said = values.answers, f"Key (email)=({cast['dana'].email}) exists"
        try:
            raise IntegrityError(f"{said}: {typed}")
        except IntegrityError as error:
            raise ValueError(f"cannot save {typed}") from error

    settings.ADMINS = [("Operations", "operations@demo.test")]
    client = Client(raise_request_exception=False)
    client.force_login(cast["dana"])
    form = form_of(client.get(address(draft)).content.decode())
    monkeypatch.setattr(writing, "save", break_down)

    def post():
        values = {**form, "answer-1": ANSWER, "activity_description": ANSWER}
        there = f"{address(draft)}?from={ANSWER.split()[0]}-{cast['dana'].email}"
        return client, client.post(there, values, headers={"user-agent": "Danas-own-browser"})

    return post


def test_a_view_that_breaks_tells_neither_mail_nor_log_what_was_typed(broken, cast, log):
    client, answer = broken()
    assert answer.status_code == 500
    letter = mail.outbox[-1]
    assert letter.to == ["operations@demo.test"]
    session = client.cookies["sessionid"].value
    secrets = [ANSWER, "clock tower", session, cast["dana"].email, "Dana", "Ruiz", "browser"]
    for name, text in (("mail", letter.subject + letter.body), ("log", log.getvalue())):
        assert "break_down" in text, f"the {name} says where it broke"
        assert "django.db.utils.IntegrityError\n" in text
        assert "ValueError" in text
        assert [secret for secret in secrets if secret in text] == [], name
    assert "POST submissions:part" in letter.body
    assert ANSWER not in answer.content.decode()
    assert letter.alternatives == []


def test_another_handler_s_traceback_is_not_taken_over(log):
    try:
        raise ValueError(ANSWER)
    except ValueError as error:
        info = (ValueError, error, error.__traceback__)
    record = logging.LogRecord("portal", logging.ERROR, "", 1, "It broke.", (), info)
    record.exc_text = "".join(traceback.format_exception(*info))
    text = logging.root.handlers[0].formatter.format(record)
    assert "It broke." in text
    assert ANSWER not in text


def test_what_quotes_nothing_keeps_its_words():
    assert reports.said(OperationalError("connection refused")).endswith("connection refused")
    assert reports.said(KeyError(ANSWER)) == "KeyError"


def test_a_task_that_breaks_is_one_line_and_where_it_broke():
    try:
        raise ValueError(ANSWER)
    except ValueError as error:
        info = (ValueError, error, error.__traceback__)
    said = "Task %(name)s raised unexpected: %(exc)s\n%(traceback)s"
    args = {"name": "portal.deliver", "exc": repr(info[1]), "traceback": ANSWER}
    record = logging.LogRecord("celery.app.trace", logging.ERROR, "", 1, said, (args,), info)
    text = reports.Plain("%(message)s").format(record)
    assert text.startswith("a task ended with ValueError\nTraceback")
    assert ANSWER not in text


def test_a_report_without_a_request_says_where_alone():
    report = reports.Report(None, None, "a line", None)
    assert report.get_traceback_text() == ""
    assert report.get_traceback_html() == ""
    assert reports.Report(SimpleNamespace(method="GET"), None, "x", None).get_traceback_text() == ""
