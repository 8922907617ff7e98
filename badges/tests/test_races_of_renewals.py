"""A renewal is decided while something else happens to the old badge: one live badge, no error."""

import pytest

from badges.deciding import actions as deciding
from badges.earning.reissuing import actions as reissuing
from badges.models import Award, Revocation, Succession
from badges.renewing import actions as renewing
from badges.revoking import actions as revoking
from badges.tests.racing import asking, doing, moved, race, read, with_keepers
from badges.tests.test_ending import before_the_end, ending
from portal import relay
from portal.testing.racing import at_once
from reviews.tests import factories as reviews
from submissions.models import Enrollment

pytestmark = pytest.mark.django_db(transaction=True)
both_orders = pytest.mark.parametrize("turned", [False, True], ids=["first", "second"])


@pytest.fixture
def keepers(cast):
    return with_keepers(cast)


class Renewal:
    """A badge near its end whose renewal was read and waits for the decision."""

    def __init__(self, cast):
        self.old = ending(cast)
        relay.drain()
        with before_the_end(self.old, 20):
            self.submission = renewing.renew(self.old, by=cast["dana"]).submissions.get()
            reviews.rewritten(cast, self.submission)
            reviews.reviewed(cast["asha"])
            relay.drain()
        self.approve = doing(deciding.approve, self.submission, by=cast["iris"])

    def against(self, turned, other):
        """Approve it and do `other` at the same moment; whether each was refused."""
        with before_the_end(self.old, 20):
            found = race(turned, self.approve, other, self.old)
            relay.drain()
        return found

    def new(self):
        return Award.objects.get(submission=self.submission)


@pytest.fixture
def renewal(keepers):
    return Renewal(keepers)


@pytest.mark.row("F15", "F16")
@both_orders
def test_a_renewal_is_decided_while_the_old_badge_is_revoked(keepers, renewal, turned):
    made = asking(renewal.old, keepers["paul"], "request")()
    confirm = doing(revoking.confirm, made, by=keepers["stella"])
    assert renewal.against(turned, confirm) == (False, False)
    assert read(renewal.old).revoked_at
    assert renewal.new().issued_at
    assert Award.objects.live().get() == renewal.new()
    # what was gone before the decision was not renewed by it
    assert Succession.objects.count() == (not turned)


@pytest.mark.row("F15", "F16")
@both_orders
def test_a_renewal_is_decided_while_somebody_asks_to_revoke_the_old_badge(keepers, renewal, turned):
    assert renewal.against(turned, asking(renewal.old, keepers["paul"])) == (False, False)
    assert Succession.objects.get().new == renewal.new()
    assert Revocation.objects.get().award == renewal.old


@pytest.mark.row("F15", "F3")
@both_orders
def test_a_renewal_is_decided_while_the_old_badge_is_written_anew(keepers, renewal, turned):
    anew = doing(reissuing.reissue, renewal.old, by=moved(keepers["dana"]))
    assert renewal.against(turned, anew) == (False, not turned)
    assert renewal.new().issued_at
    assert Award.objects.live().filter(succeeded_at=None).get() == renewal.new()
    followed, last = renewal.new().follows.old, renewal.old
    if turned:
        assert followed.follows.old == last
    else:
        assert followed == last


def test_two_who_approve_one_renewal_make_one(keepers, renewal):
    second = doing(deciding.approve, renewal.submission, by=keepers["max"])
    with before_the_end(renewal.old, 20):
        found = race(False, renewal.approve, second, renewal.submission)
        relay.drain()
    assert found == (False, True)
    assert Succession.objects.count() == 1


@pytest.mark.row("F15")
def test_renewing_begun_twice_at_once_opens_one_work(keepers):
    old = ending(keepers)
    relay.drain()
    with before_the_end(old, 20):
        works = [doing(renewing.renew, old, by=keepers["dana"]) for _n in range(2)]
        earned = Enrollment.objects.filter(pk=old.submission.enrollment_id)
        one, other = at_once(*works, held=earned)
    assert one == other == Enrollment.objects.of(keepers["dana"]).active().get()
    assert one.continues == old.submission.enrollment
