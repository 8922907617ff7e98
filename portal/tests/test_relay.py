"""The outbox and its relay: every row reaches its function, once done it stays done."""

import datetime as dt
import re

import pytest
from django.conf import settings
from django.db import transaction
from django.utils.module_loading import import_string

from portal import clockwork, relay, routes, tasks
from portal.kit import clock, messages, outbox
from portal.kit.models import Message, Outbox

pytestmark = pytest.mark.django_db
WRITTEN = re.compile(r"outbox\.(?:put|entry)\(\s*\"([\w.]+)\"")


@pytest.fixture
def mail(db):
    return Message.objects.create(
        key="hello", kind="test", to="dana@demo.test", subject="Hello", text="Hi."
    )


def test_every_topic_and_every_tick_names_a_function_that_exists():
    answers = [path for paths in routes.ROUTES.values() for path in paths]
    for path in [*answers, *routes.AHEAD.values(), *clockwork.TICKS]:
        assert callable(import_string(path)), path


def test_every_topic_that_is_written_has_a_route():
    apps = ("portal", "credentials", "submissions", "reviews", "badges", "plc")
    code = [path for app in apps for path in (settings.BASE_DIR / app).rglob("*.py")]
    texts = [path.read_text() for path in code if "tests" not in path.parts]
    topics = {found for text in texts for found in WRITTEN.findall(text)}
    assert topics == set(routes.ROUTES)


def test_a_key_is_written_once(mail):
    first = outbox.put("message.queued", "a", message_id=mail.pk)
    assert outbox.put("message.queued", "a", message_id=mail.pk) == first
    assert Outbox.objects.count() == 1


def test_what_was_rolled_back_was_never_queued(mail):
    with transaction.atomic():
        outbox.put("message.queued", "a", message_id=mail.pk)
        transaction.set_rollback(True)
    assert not Outbox.objects.exists()


def test_delivering_five_times_sends_one_mail(mail, mailoutbox):
    row = outbox.put("message.queued", "a", message_id=mail.pk)
    for _again in range(5):
        relay.deliver(row.pk)
    assert [m.subject for m in mailoutbox] == ["Hello"]
    assert mailoutbox[0].extra_headers["Message-ID"] == mail.message_id


def test_a_delivery_that_went_wrong_is_kept_and_tried_again_later(mail, mailoutbox, monkeypatch):
    row = outbox.put("message.queued", "a", message_id=mail.pk)
    monkeypatch.setitem(routes.ROUTES, "message.queued", ("portal.tests.test_relay.explode",))
    with pytest.raises(ZeroDivisionError):
        tasks.deliver(row.pk)
    row.refresh_from_db()
    assert row.last_error == "ZeroDivisionError"  # what it says may quote somebody
    assert row.done_at is None
    monkeypatch.setitem(routes.ROUTES, "message.queued", ("portal.kit.messages.send",))
    assert relay.drain() == 1
    assert len(mailoutbox) == 1


def explode(message_id: int) -> None:
    raise ZeroDivisionError(message_id)


def test_where_several_functions_answer_each_waits_for_the_one_before(
    mail, mailoutbox, monkeypatch
):
    here = "portal.tests.test_relay.explode"
    row = outbox.put("message.queued", "a", message_id=mail.pk)
    monkeypatch.setitem(routes.ROUTES, "message.queued", (here, "portal.kit.messages.send"))
    with pytest.raises(ZeroDivisionError):
        tasks.deliver(row.pk)
    assert mailoutbox == []
    monkeypatch.setitem(routes.ROUTES, "message.queued", ("portal.kit.messages.send", here))
    with pytest.raises(ZeroDivisionError):
        tasks.deliver(row.pk)
    assert len(mailoutbox) == 1
    assert Outbox.objects.get().done_at is None


def keys(due):
    return [row.pk for row in due]


def test_the_sweep_takes_each_waiting_row_once_per_lease(mail):
    row = outbox.put("message.queued", "a", message_id=mail.pk)
    assert keys(relay.due()) == [row.pk]
    assert relay.due() == []
    Outbox.objects.update(not_before=clock.now() - dt.timedelta(seconds=1))
    assert keys(relay.due()) == [row.pk]


def test_a_broker_that_is_away_breaks_nothing(
    mail, settings, django_capture_on_commit_callbacks, caplog
):
    with django_capture_on_commit_callbacks(execute=True):
        outbox.put("message.queued", "a", message_id=mail.pk)
    assert Outbox.objects.get().done_at is None


def test_two_senders_at_once_send_one_mail(mail, mailoutbox):
    Message.objects.update(sending_until=clock.now() + dt.timedelta(minutes=1))
    with pytest.raises(outbox.NotNow):
        messages.send(mail.pk)
    assert mailoutbox == []
    Message.objects.update(sending_until=clock.now() - dt.timedelta(minutes=1))
    messages.send(mail.pk)
    messages.send(mail.pk)
    assert len(mailoutbox) == 1


def test_a_mail_whose_sender_died_is_not_taken_for_sent(mail, mailoutbox):
    row = outbox.put("message.queued", "a", message_id=mail.pk)
    Message.objects.update(sending_until=clock.now() + dt.timedelta(minutes=1))
    tasks.deliver(row.pk)
    row.refresh_from_db()
    assert (row.done_at, row.last_error) == (None, "")
    Message.objects.update(sending_until=clock.now() - dt.timedelta(minutes=1))
    tasks.deliver(row.pk)
    row.refresh_from_db()
    assert row.done_at
    assert len(mailoutbox) == 1


@pytest.fixture
def published(monkeypatch):
    """What was sent to the broker, in order."""
    sent = []
    for task in (tasks.go_ahead, tasks.deliver):
        name = task.name.removeprefix("portal.")
        monkeypatch.setattr(task, "delay", lambda *rows, name=name: sent.append((name, rows)))
    return sent


def awards_of(count, topic="award.approved"):
    with outbox.gathering():
        return [outbox.put(topic, str(n), award_id=n).pk for n in range(count)]


def test_two_hundred_awards_take_six_messages_and_what_is_done_together_goes_first(published):
    rows = awards_of(200)
    tasks.nudge(rows)
    assert [name for name, _rows in published] == ["go_ahead"] * 2 + ["deliver"] * 4
    for task in ("go_ahead", "deliver"):
        assert [pk for name, each in published if name == task for pk in each] == rows


def test_a_few_rows_are_delivered_by_one_task_and_nothing_goes_ahead(published):
    rows = awards_of(3)
    tasks.nudge(rows)
    assert published == [("deliver", tuple(rows))]


def test_a_backlog_of_awards_goes_together_once_and_then_each_alone(published):
    rows = awards_of(10)
    mails = awards_of(2, "message.queued")
    tasks.sweep()
    assert published == [
        ("go_ahead", tuple(rows)),
        ("deliver", tuple(rows)),
        *(("deliver", (pk,)) for pk in mails),
    ]
    published.clear()
    Outbox.objects.update(not_before=clock.now() - dt.timedelta(seconds=1))
    tasks.sweep()
    assert sorted(published) == [("deliver", (pk,)) for pk in sorted([*rows, *mails])]


def test_what_goes_ahead_is_told_of_what_still_waits_and_its_errors_stop_nothing(
    monkeypatch, caplog
):
    rows, told = awards_of(3), []
    Outbox.objects.filter(pk=rows[0]).update(done_at=clock.now())
    monkeypatch.setattr(relay, "import_string", lambda path: told.append)
    tasks.go_ahead(*rows, *awards_of(1, "message.queued"))
    assert told == [[{"award_id": 1}, {"award_id": 2}]]
    monkeypatch.setattr(relay, "import_string", lambda path: 1 / 0)
    tasks.go_ahead(*rows)
    assert "rows go one by one: ZeroDivisionError" in caplog.text


@pytest.mark.django_db(transaction=True)
def test_what_is_written_one_by_one_is_told_once_also_after_an_error(published):
    def write(last):
        with outbox.telling_once():
            for n in range(3):
                outbox.put("award.approved", f"{last}{n}", award_id=n)
            if last == "b":
                raise OSError("the power is gone")

    write("a")
    with pytest.raises(OSError, match="power"):
        write("b")
    rows = list(Outbox.objects.order_by("pk").values_list("pk", flat=True))
    assert published == [("deliver", tuple(rows[:3])), ("deliver", tuple(rows[3:]))]


@pytest.mark.django_db(transaction=True)
def test_what_is_told_once_within_a_delivery_is_delivered_there(published):
    with outbox.gathering() as news, outbox.telling_once():
        row = outbox.put("award.approved", "a", award_id=1)
    assert (news, published) == ([row.pk], [])


@pytest.mark.django_db(transaction=True)
def test_what_a_delivery_writes_is_delivered_by_the_same_worker(monkeypatch, mailoutbox):
    published = []
    monkeypatch.setattr(tasks.deliver, "delay", lambda *keys: published.append(keys))
    monkeypatch.setitem(routes.ROUTES, "award.approved", ("portal.tests.test_relay.write_to_dana",))
    with outbox.gathering():
        row = outbox.put("award.approved", "a", award_id=1)
    tasks.deliver(row.pk)
    assert [mail.to for mail in mailoutbox] == [["dana@demo.test"]]
    assert published == []
    assert not Outbox.objects.filter(done_at=None).exists()


def write_to_dana(award_id: int) -> None:
    mail = Message(key=str(award_id), kind="test", to="dana@demo.test", subject="Hi", text="Hi.")
    messages.queue(mail)


def test_what_may_take_minutes_is_run_by_one_worker_at_a_time(monkeypatch, db):
    row, seen = outbox.put("evidence.received", "a", evidence_id=1), []

    def clean(evidence_id):
        seen.append(evidence_id)
        with clock.moved(minutes=2):
            for again in [row.pk, *keys(relay.due())]:
                relay.deliver(again)

    monkeypatch.setattr(relay, "import_string", lambda path: clean)
    relay.deliver(row.pk)
    assert seen == [1]
    assert Outbox.objects.get().done_at


def test_what_died_while_it_took_minutes_is_run_again_later(monkeypatch, db):
    row, seen = outbox.put("evidence.received", "a", evidence_id=1), []

    def die(evidence_id):
        seen.append(evidence_id)
        raise SystemExit

    monkeypatch.setattr(relay, "import_string", lambda path: die)
    with pytest.raises(SystemExit):
        relay.deliver(row.pk)
    with clock.moved(minutes=10):
        assert relay.due() == []
    with clock.moved(minutes=12):
        assert keys(relay.due()) == [row.pk]
        with pytest.raises(SystemExit):
            relay.deliver(row.pk)
    assert seen == [1, 1]


def test_what_failed_after_minutes_is_tried_again_as_soon_as_anything_else(monkeypatch, db):
    row = outbox.put("evidence.received", "a", evidence_id=0)
    with pytest.raises(Exception, match="Evidence"):
        tasks.deliver(row.pk)
    with clock.moved(minutes=2):
        assert keys(relay.due()) == [row.pk]
