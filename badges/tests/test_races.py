"""Two people at the same moment about one badge: one result, nothing lost, no error.

In the order given and in the other: on PostgreSQL the second has read what stood before the first
wrote (portal.testing.racing).
"""

import pytest

from badges import issuing
from badges.earning import actions as earning
from badges.earning.choosing import actions as choosing
from badges.earning.reissuing import actions as reissuing
from badges.models import Award, Choice, Revocation, Succession
from badges.reminding import actions as reminding
from badges.revoking import actions as revoking
from badges.tests import factories
from badges.tests.racing import asking, doing, moved, race, read, with_keepers
from portal import relay
from portal.kit import clock
from portal.kit.models import AuditEntry, Message
from portal.testing.racing import at_once, refusals

pytestmark = pytest.mark.django_db(transaction=True)
both_orders = pytest.mark.parametrize("turned", [False, True], ids=["first", "second"])
SHOWN = {"name": True, "evidence": False, "text": "", "on_profile": True}


@pytest.fixture
def keepers(cast):
    return with_keepers(cast)


@pytest.fixture
def award(keepers):
    """Dana's badge, issued and offered."""
    award = factories.issued(keepers)
    relay.drain()
    return award


def entries(*verbs):
    return AuditEntry.objects.filter(verb__in=verbs).count()


@pytest.mark.row("F16")
def test_of_two_proposals_one_is_made(keepers, award):
    assert race(False, asking(award, keepers["paul"]), asking(award, keepers["stella"]), award) == (
        False,
        True,
    )
    assert Revocation.objects.get().asked_by == keepers["paul"]
    assert Message.objects.filter(kind="badges/revocation_asked").count() == 1


@pytest.mark.row("F16")
@both_orders
@pytest.mark.parametrize("verb", ["confirm", "drop"])
def test_of_two_who_settle_one_does(keepers, award, verb, turned):
    made = asking(award, keepers["paul"], "request")()
    one = doing(revoking.confirm, made, by=keepers["stella"])
    other = doing(getattr(revoking, verb), made, by=keepers["root"])
    assert race(turned, one, other, made) == (turned, not turned)
    gone = verb == "confirm" or not turned
    assert (read(award).revoked_at is not None) == gone
    assert read(made).settled_by == keepers["root" if turned else "stella"]
    assert Message.objects.filter(kind="badges/revocation_settled").count() == 1
    assert Message.objects.filter(kind="badges/revocation_answered").count() == 1
    assert entries("badges.revocation_confirm", "badges.revocation_drop") == 1


@pytest.mark.row("F16")
def test_of_two_who_press_revoke_the_second_reads_that_it_is_settled(keepers, award, signed_in):
    made = asking(award, keepers["paul"], "request")()
    page = f"/issuers/nea/console/revocations/{made.code}/"
    managers = [signed_in("stella"), signed_in("root")]
    works = [lambda who=who: who.post(page, {"verb": "confirm"}) for who in managers]
    first, second = at_once(*works, held=Revocation.objects.filter(pk=made.pk))
    assert (first.status_code, first["Location"]) == (302, page)
    assert second.status_code == 409
    assert "This has been settled." in second.content.decode()
    assert read(made).settled_by == keepers["stella"]


@both_orders
def test_an_answer_and_the_end_of_the_proposal_leave_both_or_say_that_it_is_settled(
    keepers, award, turned
):
    made = asking(award, keepers["paul"])()
    with clock.moved(days=30):
        reply = doing(revoking.reply, made, "It was mine.", by=keepers["dana"])
        confirm = doing(revoking.confirm, made, by=keepers["stella"])
        assert race(turned, reply, confirm, made) == (turned, False)
    assert read(made).reply == ("" if turned else "It was mine.")
    assert read(award).revoked_at


@pytest.mark.row("F16", "F3")
@both_orders
def test_a_badge_is_never_written_anew_out_of_a_proposal_to_revoke_it(keepers, award, turned):
    dana = moved(keepers["dana"])
    ask, anew = asking(award, keepers["paul"]), doing(reissuing.reissue, award, by=dana)
    assert race(turned, ask, anew, award) == (turned, not turned)
    assert Revocation.objects.count() == (not turned)
    assert Award.objects.count() == 1 + turned
    relay.drain()


@both_orders
def test_while_a_badge_is_revoked_it_is_not_written_anew(keepers, award, turned):
    made = asking(award, keepers["paul"], "request")()
    confirm = doing(revoking.confirm, made, by=keepers["stella"])
    anew = doing(reissuing.reissue, award, by=moved(keepers["dana"]))
    assert race(turned, confirm, anew, award) == (False, True)
    assert Award.objects.get().revocation_code == "request"


@both_orders
def test_what_is_accepted_after_it_was_revoked_stays_private(keepers, award, turned):
    made = asking(award, keepers["paul"], "request")()
    confirm = doing(revoking.confirm, made, by=keepers["stella"])
    accept = doing(earning.accept, award, by=keepers["dana"])
    assert race(turned, confirm, accept, award) == (False, not turned)
    assert (read(award).accepted_at is not None) == turned
    assert read(award).revoked_at


@pytest.mark.parametrize(
    ("verb", "more"), [(choosing.choose, SHOWN), (choosing.hide, {})], ids=["choose", "hide"]
)
def test_nothing_is_shown_or_hidden_of_what_was_revoked_meanwhile(keepers, award, verb, more):
    earning.accept(award, by=keepers["dana"])
    made = asking(award, keepers["paul"], "request")()
    confirm = doing(revoking.confirm, made, by=keepers["stella"])
    show = doing(verb, award, **more, by=keepers["dana"])
    assert race(False, confirm, show, award) == (False, True)
    assert not Choice.objects.exists()


@pytest.mark.row("F3")
@both_orders
@pytest.mark.parametrize("verb", [earning.accept, earning.decline_badge])
def test_an_answer_to_a_badge_that_is_written_anew_goes_along_or_is_refused(
    keepers, award, verb, turned
):
    answer = doing(verb, award, by=keepers["dana"])
    anew = doing(reissuing.reissue, award, by=moved(keepers["dana"]))
    assert race(turned, answer, anew, award) == (turned, False)
    new, old = Award.objects.get(succeeded_at=None), read(award)
    assert (new.accepted_at, new.declined_at) == (old.accepted_at, old.declined_at)
    assert bool(new.accepted_at or new.declined_at) != turned
    relay.drain()


@both_orders
def test_what_is_shown_while_it_is_written_anew_goes_along_or_is_refused(keepers, award, turned):
    earning.accept(award, by=keepers["dana"])
    choose = doing(choosing.choose, award, **SHOWN, by=keepers["dana"])
    anew = doing(reissuing.reissue, award, by=moved(keepers["dana"]))
    assert race(turned, choose, anew, award) == (turned, False)
    shown = Choice.objects.filter(award__succeeded_at=None, name_shown=True)
    assert shown.exists() != turned
    relay.drain()


@pytest.mark.row("F3")
def test_one_badge_written_anew_five_times_at_once_is_one_and_issued_once(keepers, award):
    dana = moved(keepers["dana"])
    works = [doing(reissuing.reissue, award, by=dana) for _n in range(5)]
    held = Award.objects.filter(pk=award.pk)
    assert sorted(refusals(at_once(*works, held=held))) == [False, True, True, True, True]
    new = Award.objects.get(succeeded_at=None)
    at_once(*[lambda: issuing.issue(new.pk)] * 3, held=Award.objects.filter(pk=new.pk))
    assert read(new).issued_at
    assert Succession.objects.count() == 1
    relay.drain()


@pytest.mark.row("F16")
def test_of_two_who_have_the_offer_sent_again_one_does(keepers, award):
    with clock.moved(days=9):
        works = [doing(reminding.resend, award, by=keepers[name]) for name in ("paul", "stella")]
        assert race(False, *works, award) == (False, True)
    assert Message.objects.filter(kind="badges/offered_again").count() == 1
