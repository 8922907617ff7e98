"""Unanimous passes approved together: what may, what must be opened first, and nothing twice."""

import random
import threading

import pytest
from django.db import IntegrityError, connections, transaction

from badges.batching import actions, queries, sample
from badges.batching.blind import Line
from badges.deciding import actions as deciding
from badges.models import Award, Batch, BatchItem, Decision
from badges.tests import factories
from credentials.tests import factories as catalogue
from portal.kit import outbox
from portal.kit.models import AuditEntry, Outbox
from portal.kit.verdict import Refused
from portal.testing.pages import Walker
from reviews.models import Conflict, IdentityReport, ReviewSlot
from submissions.models import Submission
from submissions.prechecking import actions as prechecking
from submissions.status import Status

pytestmark = pytest.mark.row("E3")


@pytest.fixture
def passes(cast):
    """`passes(3)` has three works of Dana's recommended, each for a title of its own."""

    def _passes(count, **options):
        things = (catalogue.credential(f"c{n}", f"Title {n}") for n in range(count))
        return [factories.recommended(cast, credential=thing, **options) for thing in things]

    return _passes


def line(rank, *, looked=False, standing=True):
    return Line(f"C{rank}", "Title", rank, looked, standing, approved=False, left_out=False)


def look_at_all(batch, by):
    for drawn in queries.listed(batch).drawn:
        actions.look(batch, drawn.code, by=by)


@pytest.mark.parametrize(("count", "tenth"), [(0, 0), (1, 1), (10, 1), (11, 2), (40, 4), (41, 5)])
def test_a_tenth_is_drawn_and_one_at_least(count, tenth):
    assert sample.needed(count) == tenth
    assert len(sample.drawn(line(n) for n in range(count))) == tenth


def test_the_draw_is_the_same_for_the_same_list_and_another_for_another():
    assert sample.ranks(40, "a") == sample.ranks(40, "a") != sample.ranks(40, "b")
    assert sorted(sample.ranks(40, "a")) == list(range(40))


def test_who_is_drawn_depends_on_chance_alone():
    seeds = random.Random(7)
    first = [sample.ranks(10, str(seeds.random())).index(0) for _n in range(500)]
    assert all(25 <= first.count(place) <= 80 for place in range(10))


def test_for_a_drawn_work_that_went_away_unopened_the_next_stands_in():
    lines = [line(0, standing=False), line(1), line(2)]
    assert [one.rank for one in sample.drawn(lines)] == [1]
    lines[0] = line(0, looked=True, standing=False)
    assert [one.rank for one in sample.drawn(lines)] == [0]


@pytest.mark.row("E2")
def test_only_passes_that_nobody_doubts_can_go_on_a_list(cast):
    sure = factories.recommended(cast, credential=catalogue.credential("a", "A"))
    factories.recommended(cast, credential=catalogue.credential("b", "B"), not_yet=("2.1",))
    split = factories.reviews.submitted(cast, "lee", catalogue.credential("c", "C", assessors=2))
    for name, not_yet in (("asha", ()), ("ben", ("2.1",)), ("mei", ())):
        factories.reviews.reviewed(cast[name], not_yet)
    split.refresh_from_db()
    assert split.status == Status.RECOMMENDED
    told = factories.recommended(cast, credential=catalogue.credential("d", "D"))
    case = prechecking.rest(told, "report")
    prechecking.settle(case, "cleared", by=cast["eve"])
    IdentityReport.objects.create(case=case, slot=told.slots.get(), part=1, source="answer", n=1,
                                  kind="name", reported_by=cast["asha"])  # fmt: skip
    assert queries.candidates(cast["iris"]) == [sure]


def test_nothing_of_anybody_near_goes_on_a_list(cast, passes):
    passes(1)
    Conflict.objects.create(person=cast["iris"], other=cast["dana"], reason="Cousins", source="a")
    assert queries.candidates(cast["iris"]) == []
    with pytest.raises(Refused, match="Nothing can be approved together"):
        actions.begin(by=cast["iris"])


def test_a_list_is_approved_only_after_its_tenth_was_looked_at(cast, passes):
    works = passes(3)
    batch = actions.begin(by=cast["iris"])
    with pytest.raises(Refused, match="drawn first"):
        actions.approve(batch, by=cast["iris"])
    assert not Decision.objects.exists()
    look_at_all(batch, cast["iris"])
    actions.approve(batch, by=cast["iris"])
    assert {one.status for one in Submission.objects.all()} == {Status.APPROVED}
    items = batch.items.select_related("decision")
    assert {item.decision.submission_id for item in items} == {one.pk for one in works}
    assert AuditEntry.objects.filter(verb="badges.batch_approved").count() == 3
    assert AuditEntry.objects.filter(verb="badges.approve").count() == 3
    assert AuditEntry.objects.filter(verb="badges.batch_look").count() == 1


def test_loading_and_beginning_again_draws_nothing_anew(cast, passes):
    passes(3)
    batch = actions.begin(by=cast["iris"])
    drawn = [one.code for one in queries.listed(batch).drawn]
    assert actions.begin(by=cast["iris"]) == batch
    assert [one.code for one in queries.listed(batch).drawn] == drawn
    with pytest.raises(IntegrityError), transaction.atomic():
        Batch.objects.create(by=cast["iris"])


def test_what_was_not_drawn_is_not_looked_at_in_place_of_what_was(cast, passes):
    passes(2)
    batch = actions.begin(by=cast["iris"])
    other = next(one for one in queries.listed(batch).lines if one.rank == 1)
    with pytest.raises(Refused, match="not one of those"):
        actions.look(batch, other.code, by=cast["iris"])
    with pytest.raises(Refused, match="dealt with"):
        actions.look(batch, other.code, by=cast["max"])


def test_what_changed_meanwhile_is_left_out_and_named(cast, passes):
    works = passes(4)
    batch = actions.begin(by=cast["iris"])
    look_at_all(batch, cast["iris"])
    looked = BatchItem.objects.get(looked_at__isnull=False).submission_id
    gone, back, near = [one for one in works if one.pk != looked]
    deciding.approve(gone, by=cast["max"])
    deciding.send_back(back, 1, "A line has no comment.", by=cast["max"])
    factories.reviews.reviewed(cast["asha"], slot=ReviewSlot.objects.get(submission=back))
    near.enrollment.credential.authors.add(cast["iris"])
    actions.approve(batch, by=cast["iris"])
    listed = queries.listed(batch)
    assert [one.code for one in listed.approved] == [Submission.objects.get(pk=looked).desk_code]
    assert {one.code for one in listed.gone} == {one.desk_code for one in (gone, back, near)}
    assert Decision.objects.filter(outcome="approve").count() == 2


def test_a_work_that_cannot_be_awarded_holds_nothing_up(cast, passes):
    works = passes(2)
    batch = actions.begin(by=cast["iris"])
    look_at_all(batch, cast["iris"])
    cast["dana"].emailaddress_set.update(verified=False)
    actions.approve(batch, by=cast["iris"])
    assert {one.left_out for one in queries.listed(batch).lines} == {True}
    for one in works:
        one.refresh_from_db()
        assert one.status == Status.RECOMMENDED


def test_what_was_interrupted_is_taken_up_and_nothing_is_approved_twice(cast, passes, monkeypatch):
    passes(3)
    batch = actions.begin(by=cast["iris"])
    look_at_all(batch, cast["iris"])
    real, left = deciding.approve, iter([True])

    def dies(submission, *, by):
        if next(left, None) is None:
            raise OSError("the power is gone")
        return real(submission, by=by)

    monkeypatch.setattr(deciding, "approve", dies)
    with pytest.raises(OSError, match="power"):
        actions.approve(batch, by=cast["iris"])
    assert Award.objects.count() == 1
    monkeypatch.setattr(deciding, "approve", real)
    batch.refresh_from_db()
    actions.approve(batch, by=cast["iris"])
    assert Award.objects.count() == Decision.objects.count() == 3
    assert {one.approved for one in queries.listed(batch).lines} == {True}


@pytest.mark.django_db(transaction=True)
def test_a_form_sent_twice_at_once_approves_nothing_twice(cast, passes):
    passes(3)
    batch = actions.begin(by=cast["iris"])
    look_at_all(batch, cast["iris"])
    gate, said = threading.Barrier(2), []

    def send():
        try:
            gate.wait()
            actions.approve(Batch.objects.get(), by=cast["iris"])
            said.append("done")
        except Refused as refusal:
            said.append(str(refusal))
        finally:
            connections.close_all()

    threads = [threading.Thread(target=send) for _n in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(said) == 2
    assert "done" in said
    assert Decision.objects.count() == Award.objects.count() == 3
    assert {one.approved for one in queries.listed(batch).lines} == {True}


@pytest.mark.django_db(transaction=True)
def test_the_awards_of_a_list_are_told_of_together_when_the_last_is_approved(
    cast, passes, monkeypatch
):
    passes(3)
    batch = actions.begin(by=cast["iris"])
    look_at_all(batch, cast["iris"])
    told = []
    monkeypatch.setattr(outbox, "_nudgers", [told.append])
    actions.approve(batch, by=cast["iris"])
    rows = Outbox.objects.filter(topic="award.approved").order_by("pk")
    assert told == [list(rows.values_list("pk", flat=True))]
    assert len(told[0]) == 3


def test_what_is_settled_stays_so(cast, passes):
    passes(1)
    batch = actions.begin(by=cast["iris"])
    look_at_all(batch, cast["iris"])
    actions.approve(batch, by=cast["iris"])
    for row, values in ((BatchItem, {"looked_at": None}), (Batch, {"seed": "another"})):
        with pytest.raises(IntegrityError, match="frozen"), transaction.atomic():
            row.objects.update(**values)


@pytest.mark.row("E2")
def test_the_approver_with_eleven_waiting_is_done_in_a_few_clicks(cast, passes, signed_in):
    works = passes(11)
    iris = Walker(signed_in("iris")).open("/decide/").has("11 of them are passes")
    iris.follow("Approve together").has("11 works could be on the list", "2 of them will be drawn")
    iris.send("Make the list").has("Open these first", "11 works on the list")
    iris.has_not("Approve 11 works")
    iris.follow("Open").send("I looked at it, on to the next")
    iris.has("Drawn from your list").send("I looked at it, on to the list")
    iris.has(*[one.desk_code for one in works]).send("Approve 11 works")
    iris.has("Approved together: 11.", "Your last list", "11 works approved")
    iris.has_not("Dana", "Ruiz", "Asha", "Cole", "demo.test")
    assert Award.objects.count() == 11


def test_a_form_of_a_list_that_has_ended_says_so_and_does_nothing(cast, passes, signed_in):
    passes(1)
    batch = actions.begin(by=cast["iris"])
    look_at_all(batch, cast["iris"])
    client, form = signed_in("iris"), {"verb": "approve", "batch": batch.code}
    for said in ("Approved together: 1.", "This list has been dealt with."):
        assert said in client.post("/decide/batch/", form, follow=True).content.decode()
    other = signed_in("max").post("/decide/batch/", form, follow=True)
    assert "This list has been dealt with." in other.content.decode()
    assert Award.objects.count() == 1


def test_a_work_drawn_from_the_list_is_decided_alone_where_something_speaks_against_it(
    cast, passes, signed_in
):
    passes(2)
    batch = actions.begin(by=cast["iris"])
    code = queries.listed(batch).next.code
    doubt = {"verb": "third_read", "third_read-reason": "Two dates contradict each other."}
    answer = signed_in("iris").post(f"/decide/{code}/", doubt, follow=True).content.decode()
    assert "Left out, as they have changed since:" in answer
    assert queries.listed(batch).next.code != code


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_takes_the_same_queries_for_one_and_for_three(
    cast, passes, signed_in, count, django_assert_num_queries
):
    works, client = passes(count), signed_in("iris")
    with django_assert_num_queries(14):
        text = client.get("/decide/batch/").content.decode()
    assert all(one.desk_code in text for one in works)
    actions.begin(by=cast["iris"])
    with django_assert_num_queries(14):
        text = client.get("/decide/batch/").content.decode()
    assert all(one.desk_code in text for one in works)
