"""Small statements written once say the same as Django's own."""

import datetime as dt

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from portal.kit import clock, direct
from portal.kit.models import Message, Outbox

pytestmark = pytest.mark.django_db
PAYLOAD = {"text": "“quoted”, 100 %", "number": 7}


def row(key, **values):
    return Outbox(topic="message.queued", key=key, payload=PAYLOAD, **values)


def test_an_inserted_row_reads_back_as_it_was_given(cast):
    moment = dt.datetime(2026, 3, 8, 9, 30, tzinfo=dt.UTC)
    given = row("a", not_before=moment)
    (key,) = direct.insert(given)
    found = Outbox.objects.get(pk=key)
    assert given.pk == key
    assert not given._state.adding
    assert (found.payload, found.not_before, found.done_at) == (PAYLOAD, moment, None)
    mail = Message(key="m", kind="test", to="a@b.example", subject="s", text="t")
    mail.recipient = cast["dana"]
    direct.insert(mail)
    assert Message.objects.get(pk=mail.pk).recipient == cast["dana"]


def test_several_rows_take_one_statement_and_keep_their_order():
    rows = [row(name) for name in "abc"]
    with CaptureQueriesContext(connection) as seen:
        keys = direct.insert(*rows)
    assert len(seen) == 1
    assert [Outbox.objects.get(pk=key).key for key in keys] == ["a", "b", "c"]


def test_a_key_that_exists_keeps_its_row_and_gives_its_key():
    first = row("a")
    direct.insert(first)
    again = Outbox(topic="other", key="a", payload={})
    assert direct.insert(again, on_conflict="key") == [first.pk]
    assert again.pk == first.pk
    assert Outbox.objects.get().payload == PAYLOAD


def test_ignoring_says_which_rows_were_written():
    direct.insert(row("a"))
    assert direct.insert(row("a"), on_conflict="ignore") == []
    assert len(direct.insert(row("a"), row("b"), on_conflict="ignore")) == 1
    assert Outbox.objects.count() == 2


def test_without_a_way_out_a_doubled_key_is_an_error():
    direct.insert(row("a"))
    with pytest.raises(IntegrityError), transaction.atomic():
        direct.insert(row("a"))


def test_an_update_changes_only_the_rows_that_are_still_so():
    (key,) = direct.insert(row("a"))
    now = clock.now()
    assert direct.update(Outbox, {"id": key, "done_at": None}, {"done_at": now, "attempts": 2}) == 1
    assert direct.update(Outbox, {"id": key, "done_at": None}, {"attempts": 3}) == 0
    assert direct.update(Outbox, {"id": key, "attempts": 2}, {"last_error": "x'; --"}) == 1
    found = Outbox.objects.get(pk=key)
    assert (found.done_at, found.attempts, found.last_error) == (now, 2, "x'; --")


def test_statements_that_travel_together_say_what_each_of_them_wrote():
    (key,) = direct.insert(row("a"))
    wrote = direct.run(
        direct.updating(Outbox, {"id": key, "attempts": 0}, {"attempts": 1}),
        direct.updating(Outbox, {"id": key, "attempts": 0}, {"attempts": 9}),
        direct.inserting(row("b"), row("c")),
        direct.inserting(row("a"), on_conflict="ignore"),
    )
    assert wrote == [1, 0, 2, 0]
    assert list(Outbox.objects.order_by("key").values_list("key", "attempts")) == [
        ("a", 1),
        ("b", 0),
        ("c", 0),
    ]


def test_an_error_among_them_takes_all_of_them_back_and_the_connection_goes_on():
    (key,) = direct.insert(row("a"))
    with pytest.raises(IntegrityError), transaction.atomic():
        direct.run(
            direct.updating(Outbox, {"id": key}, {"attempts": 7}),
            direct.inserting(row("a")),
            direct.inserting(row("b")),
        )
    assert Outbox.objects.get().attempts == 0
    assert direct.insert(row("b"))


def test_they_are_seen_by_whoever_counts_queries():
    with CaptureQueriesContext(connection) as seen:
        direct.run(direct.inserting(row("a")), direct.inserting(row("b")))
    assert [query["sql"][:11] for query in seen] == ["INSERT INTO", "INSERT INTO"]


def test_what_is_demanded_and_not_written_takes_all_of_it_back():
    (key,) = direct.insert(row("a"))
    missing = direct.updating(Outbox, {"id": key, "attempts": 5}, {"attempts": 6})
    with pytest.raises(direct.Unwritten):
        direct.commit(direct.inserting(row("b")), direct.demanding(missing))
    direct.commit(direct.inserting(row("c")), missing)
    assert sorted(Outbox.objects.values_list("key", flat=True)) == ["a", "c"]


@pytest.mark.django_db(transaction=True)
def test_outside_of_a_transaction_it_is_one_of_its_own():
    (key,) = direct.insert(row("a"))
    first = direct.updating(Outbox, {"id": key, "attempts": 0}, {"attempts": 1})
    direct.commit(direct.demanding(first), direct.inserting(row("b")))
    for wrong, error in (
        (direct.demanding(first), direct.Unwritten),
        (direct.inserting(row("a")), IntegrityError),
    ):
        with pytest.raises(error):
            direct.commit(direct.inserting(row("c")), wrong, direct.inserting(row("d")))
        assert sorted(Outbox.objects.values_list("key", "attempts")) == [("a", 1), ("b", 0)]
    assert not connection.in_atomic_block
