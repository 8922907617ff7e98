"""The rules of the queue as a machine: any order of claims, saves, holds and returns keeps them.

The real actions on the real database, under a clock that moves only when told; after each step
everything that must always be true of the portal is asked.
"""

import datetime as dt

import pytest
import time_machine
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from badges.deciding import actions as deciding
from credentials.tests import factories as catalogue
from portal import invariants
from portal.kit import clock
from portal.kit.verdict import Refused
from reviews.claiming import actions, policy, sweeps
from reviews.claiming.leases import lease_end
from reviews.claiming.opening import void_slots
from reviews.giving_back import actions as giving_back
from reviews.giving_back.actions import Lost
from reviews.models import Assessor, ClaimLog, Review, ReviewSlot, Score
from reviews.scoring import actions as scoring
from reviews.scoring.given import Given
from reviews.tests import factories
from submissions.enrolling import actions as enrolling
from submissions.models import Submission
from submissions.status import MOVES, Status
from submissions.workflow import advance

START = dt.datetime(2026, 11, 23, 18, 0, tzinfo=dt.UTC)
READERS, CAP = ("asha", "ben", "mei", "noor"), 2
TWO_ISSUERS = frozenset({"noor"})
AUTHORS = {"dana": 1, "lee": 2, "fay": 1, "vic": 2}
State = ReviewSlot.State
who = st.sampled_from(READERS)
whose = st.sampled_from(sorted(AUTHORS))
words = st.sampled_from(["Say more of it.", "Which finding led to it?", "Show the plan."])


class Queue(RuleBasedStateMachine):
    """Four readers, four works, six places; what the portal should know is kept beside it."""

    world: dict = {}

    def __init__(self):
        super().__init__()
        self.time = time_machine.travel(START, tick=False)
        self.hands = self.time.start()
        self.whole = transaction.atomic()
        self.whole.__enter__()
        self.cast, works = self.world["cast"], self.world["works"]
        self.works = {name: Submission.objects.get(pk=pk) for name, pk in works.items()}
        self.apart, self.foreign, self.texts = set(), set(), {}
        self.given_out, self.tokens = [], {}

    def teardown(self):
        transaction.set_rollback(True)
        self.whole.__exit__(None, None, None)
        self.time.stop()

    # What is there

    def work(self, name):
        self.works[name].refresh_from_db()
        return self.works[name]

    def author(self, slot):
        return next(name for name, work in self.works.items() if work.pk == slot.submission_id)

    def held(self, name):
        return list(
            ReviewSlot.objects.filter(assessor=self.cast[name], state=State.LEASED).order_by("pk")
        )

    def allowed(self, name):
        """The places that this reader may be given, told from what happened here alone."""
        mine = {
            self.author(slot)
            for slot in ReviewSlot.objects.filter(assessor=self.cast[name]).exclude(
                state=State.VOID
            )
        }
        return [
            slot
            for slot in ReviewSlot.objects.filter(state=State.OPEN)
            for author in [self.author(slot)]
            if self.work(author).status in policy.READABLE
            and author not in mine
            and (name, author) not in self.apart
            and (name, AUTHORS[author]) not in self.foreign
        ]

    # What people do

    @rule(name=who)
    def claim(self, name):
        allowed, full = self.allowed(name), len(self.held(name)) >= CAP
        if full and name in TWO_ISSUERS:
            # The cap is a role's: there is room for the other issuer, of whom nothing waits.
            assert actions.claim(self.cast[name]) is None
            return
        if full:
            with pytest.raises(Refused, match="desk is full"):
                actions.claim(self.cast[name])
            return
        slot = actions.claim(self.cast[name])
        assert slot is not actions.BUSY
        if slot is None:
            assert allowed == []
            return
        assert slot.pk in {one.pk for one in allowed}
        ages = {one.pk: (clock.now() - self.work(self.author(one)).submitted_at).days
                for one in allowed}  # fmt: skip
        assert ages[slot.pk] == max(ages.values())
        assert slot.lease_token > self.tokens.get(slot.pk, 0)
        self.given_out.append((slot.pk, slot.lease_token, name))
        kept = self.texts.get((name, self.author(slot)))
        comments = Score.objects.filter(review__slot=slot, review__assessor=self.cast[name])
        assert kept is None or kept in set(comments.values_list("comment", flat=True))

    def _save(self, slot, name, text, place=1):
        review = Review.objects.get(slot=slot, assessor=self.cast[name], state="draft")
        marks = factories.marks(slot.submission)
        last = max(marks)
        level = marks[last].level if place == 1 else 2
        given = {**marks, last: Given(level, text)}
        return scoring.save(slot, slot.lease_token, given, saves=review.saves, by=self.cast[name])

    @rule(name=who, text=words)
    def renew(self, name, text):
        for slot in self.held(name)[:1]:
            self._save(slot, name, text)
            slot.refresh_from_db()
            issuer = slot.submission.enrollment.credential.issuer
            assert slot.lease_until == lease_end(self.cast[name].time_zone, issuer.holidays)
            self.texts[name, self.author(slot)] = text

    @precondition(lambda self: self.given_out)
    @rule(data=st.data(), text=words)
    def save_with_an_old_token(self, data, text):
        pk, token, name = data.draw(st.sampled_from(self.given_out))
        slot = ReviewSlot.objects.get(pk=pk)
        if (slot.lease_token, slot.assessor_id, slot.state) == (
            token, self.cast[name].pk, State.LEASED,
        ):  # fmt: skip
            return
        before = list(Score.objects.order_by("pk").values())
        for verb in (
            lambda: scoring.save(slot, token, {"1.1": Given(1, text)}, saves=0, by=self.cast[name]),
            lambda: giving_back.release(slot, token, by=self.cast[name]),
            lambda: giving_back.decline(slot, token, "conflict", by=self.cast[name]),
        ):
            with pytest.raises(Lost), transaction.atomic():
                verb()
        assert list(Score.objects.order_by("pk").values()) == before

    @rule(name=who, place=st.sampled_from([1, 2]))
    def submit(self, name, place):
        for slot in self.held(name)[:1]:
            self._save(slot, name, "Show the plan.", place)
            stands = self.work(self.author(slot)).status
            if stands == Status.HELD:
                with pytest.raises(Refused, match="on hold"), transaction.atomic():
                    scoring.submit(slot, slot.lease_token, by=self.cast[name])
                self.texts[name, self.author(slot)] = "Show the plan."
                continue
            scoring.submit(slot, slot.lease_token, by=self.cast[name])
            self.texts.pop((name, self.author(slot)), None)

    @rule(name=who)
    def release(self, name):
        for slot in self.held(name)[:1]:
            giving_back.release(slot, slot.lease_token, by=self.cast[name])
            assert slot.state == State.OPEN

    @rule(name=who, reason=st.sampled_from(giving_back.REASONS))
    def decline(self, name, reason):
        for slot in self.held(name)[:1]:
            author = self.author(slot)
            giving_back.decline(slot, slot.lease_token, reason, by=self.cast[name])
            if reason in giving_back.EXCLUDING:
                self.apart.add((name, author))
            if reason == "skill":
                self.foreign.add((name, AUTHORS[author]))

    @rule(name=who, author=whose)
    def part(self, name, author):
        giving_back.part(
            self.cast[author].pk, [self.cast[name].pk], reason="same cohort", source="machine"
        )
        self.apart.add((name, author))
        assert all(self.author(slot) != author for slot in self.held(name))

    @rule(days=st.sampled_from([1, 3, 6]))
    def expire(self, days):
        self.hands.shift(dt.timedelta(days=days))
        over = {
            slot.pk
            for slot in ReviewSlot.objects.filter(state=State.LEASED, lease_until__lt=clock.now())
            if self.work(self.author(slot)).status != Status.HELD
        }
        assert sweeps.expire_leases() == len(over)
        assert not ReviewSlot.objects.filter(pk__in=over).exclude(state=State.OPEN).exists()

    @rule(author=whose)
    def withdraw(self, author):
        work = self.work(author)
        if work.status in MOVES["withdraw"].sources:
            enrolling.withdraw(work, by=self.cast[author])
            void_slots(work.pk)
            assert not work.slots.filter(state__in=(State.OPEN, State.LEASED)).exists()

    @rule(author=whose)
    def hold_and_resume(self, author):
        work = self.work(author)
        if work.status == Status.HELD:
            advance(work, "resume", by=self.cast["eve"])
        elif work.status in MOVES["hold"].sources:
            advance(work, "hold", by=self.cast["eve"])

    @rule(author=whose)
    def send_back(self, author):
        work = self.work(author)
        if work.status != Status.RECOMMENDED:
            return
        first = work.slots.filter(state=State.SUBMITTED).order_by("n").first()
        try:
            with transaction.atomic():
                deciding.send_back(work, 1, "One line has no comment.", by=self.cast["max"])
        except Refused:
            assert first.sent_back_at
            return
        again = ReviewSlot.objects.get(pk=first.pk)
        assert (again.state, again.assessor_id) == (State.LEASED, first.assessor_id)
        name = next(n for n in READERS if self.cast[n].pk == again.assessor_id)
        self.given_out.append((again.pk, again.lease_token, name))

    # What always holds

    @invariant()
    def nothing_is_broken(self):
        assert invariants.broken() == []

    @invariant()
    def tokens_grow_and_desks_keep_apart(self):
        for slot in ReviewSlot.objects.all():
            assert slot.lease_token >= self.tokens.get(slot.pk, 0)
            self.tokens[slot.pk] = slot.lease_token
        for name in READERS:
            held = [self.author(slot) for slot in self.held(name)]
            assert len(held) == len(set(held))
            assert not {(name, author) for author in held} & self.apart

    @invariant()
    def every_draft_stays(self):
        for (name, author), text in self.texts.items():
            draft = Review.objects.filter(
                submission=self.works[author], assessor=self.cast[name], state="draft"
            )
            assert draft.filter(scores__comment=text).exists()

    @invariant()
    def the_log_tells_who_holds_what(self):
        for slot in ReviewSlot.objects.all():
            last = ClaimLog.objects.filter(slot=slot).exclude(event="renew").order_by("pk").last()
            leased = last is not None and last.event in ("claim", "send_back")
            assert leased is (slot.state == State.LEASED)
            assert not leased or last.assessor_id == slot.assessor_id


@pytest.mark.row("E2")
def test_no_order_of_things_breaks_the_queue(cast):
    with time_machine.travel(START - dt.timedelta(hours=1), tick=False):
        titles = {1: catalogue.credential(), 2: catalogue.credential("two", "Two", assessors=2)}
        works = {
            author: factories.submitted(cast, author, titles[readers]).pk
            for author, readers in AUTHORS.items()
        }
    Assessor.objects.update(max_open=CAP)
    Queue.world = {"cast": cast, "works": works}
    run_state_machine_as_test(
        Queue,
        settings=settings(
            max_examples=14,
            stateful_step_count=25,
            deadline=None,
            derandomize=True,
            database=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
