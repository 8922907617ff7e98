"""Invitations: fourteen days, one mail per sending, accepted once by the right person."""

import datetime as dt

import pytest
from allauth.account.models import EmailAddress

from portal.accounts.inviting import actions, policy
from portal.accounts.models import Invitation
from portal.kit import clock
from portal.kit.models import Message
from portal.kit.verdict import Refused


@pytest.fixture
def sent(cast):
    return actions.invite("Nia@school.example", "affiliate", "fresno", "member", "Fresno",
                          by=cast["stella"])  # fmt: skip


def test_an_invitation_runs_for_fourteen_days_and_goes_by_mail(sent):
    assert dt.timedelta(days=13) < sent.expires_at - clock.now() <= dt.timedelta(days=14)
    message = Message.objects.get()
    assert message.to == "nia@school.example"
    assert "Stella Kim invites you to Cairn: Member, Fresno." in message.text
    assert actions.link(sent) in message.text
    assert actions.link(sent) in message.html


def test_inviting_again_sends_the_pending_one_again(cast, sent):
    Invitation.objects.update(expires_at=clock.now() - dt.timedelta(days=1))
    same = actions.invite("nia@school.example", "affiliate", "fresno", "member", "Fresno",
                          by=cast["stella"])  # fmt: skip
    assert same == sent
    assert same.is_open
    assert Message.objects.count() == 2


def test_it_is_accepted_once(cast, sent):
    actions.accept(sent, by=cast["lee"], confirmed=True)
    assert (sent.accepted_by, bool(sent.accepted_at)) == (cast["lee"], True)
    with pytest.raises(Refused, match="accepted already"):
        actions.accept(Invitation.objects.get(), by=cast["dana"], confirmed=True)


def test_another_address_asks_to_confirm(cast, sent):
    with pytest.raises(Refused, match="another address"):
        actions.accept(sent, by=cast["lee"])


@pytest.mark.parametrize("by_link", [True, False])
def test_only_the_link_confirms_and_only_the_address_it_went_to(cast, sent, by_link):
    mine = EmailAddress.objects.filter(user=cast["lee"])
    mine.update(verified=False)
    mine.create(user=cast["lee"], email="nia@school.example", verified=False)
    actions.accept(sent, by=cast["lee"], by_link=by_link)
    confirmed = [address.email for address in mine.filter(verified=True)]
    assert confirmed == (["nia@school.example"] if by_link else [])


def test_withdrawn_and_run_out_are_closed(cast, sent):
    actions.withdraw(sent, by=cast["stella"])
    assert sent.withdrawn_by == cast["stella"]
    assert "withdrawn" in str(policy.may_accept(cast["lee"], sent, confirmed=True).reason)
    with pytest.raises(Refused, match="closed"):
        actions.resend(sent, by=cast["stella"])
    late = Invitation(expires_at=clock.now() - dt.timedelta(seconds=1))
    assert "run out" in str(policy.may_accept(cast["lee"], late, confirmed=True).reason)
