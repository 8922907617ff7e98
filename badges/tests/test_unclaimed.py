"""Badges that nobody claimed: the list, the mail once more, and asking for an address."""

import pytest

from badges.earning import actions as earning
from badges.reminding import actions, queries
from badges.tests import factories
from credentials.models import Issuer, IssuerStaff
from credentials.roles import actions as roles
from portal.kit import clock
from portal.kit.models import AuditEntry, Message
from portal.kit.verdict import Refused
from portal.testing.pages import Walker

pytestmark = pytest.mark.django_db
LIST = "/issuers/nea/console/unclaimed/"


@pytest.fixture
def award(cast):
    """Dana's badge, issued eight days ago; Paul manages the issuer."""
    with clock.moved(days=-8):
        award = factories.issued(cast)
    nea = Issuer.objects.get(slug="nea")
    roles.grant(cast["paul"], nea, IssuerStaff.Role.MANAGER, by=cast["root"])
    return award


@pytest.mark.row("F16")
def test_a_manager_has_the_mail_sent_again_once_a_day(cast, award, signed_in):
    page = Walker(signed_in("paul")).open("/issuers/nea/console/").has("1 waits")
    page.follow("Unclaimed").has("Dana Ruiz", "never").send("Send again").has("on its way again")
    page.send("Send again").has("within the last day")
    assert Message.objects.filter(kind="badges/offered_again").count() == 1
    with clock.moved(days=2):
        assert actions.resend(award, by=cast["paul"])
    kept = AuditEntry.objects.filter(verb=queries.RESEND, by=cast["paul"])
    assert kept.count() == Message.objects.filter(kind="badges/offered_again").count() == 2


def test_an_earner_who_declined_such_mails_gets_none(cast, award, signed_in):
    cast["dana"].mail_optouts = ["badge-reminders"]
    cast["dana"].save()
    Walker(signed_in("paul")).open(LIST).send("Send again").has("wants no such mails")
    assert not Message.objects.filter(kind="badges/offered_again").exists()


@pytest.mark.row("F16")
def test_an_address_is_asked_for_at_every_confirmed_one_and_never_given(cast, award, signed_in):
    dana = cast["dana"]
    dana.emailaddress_set.create(email="dana@home.test", verified=True, primary=False)
    dana.emailaddress_set.create(email="typo@home.test", verified=False, primary=False)
    page = Walker(signed_in("paul")).open(LIST).has("has confirmed another address")
    form, _button = page.form("Ask for an address")
    assert not {"email", "address", "to"} & form.names
    page.send("Ask for an address").has("Asked, at every address")
    mails = Message.objects.filter(kind="badges/address_asked")
    assert {mail.to for mail in mails} == {dana.email, "dana@home.test"}
    award.refresh_from_db()
    assert award.recipient_email == dana.email
    with pytest.raises(Refused):
        actions.resend(award, by=cast["paul"])


def test_what_is_claimed_or_new_or_somebody_elses_is_not_in_the_list(cast, award, signed_in):
    fresh = factories.issued(cast, "lee")
    Walker(signed_in("paul")).open(LIST).has("Dana Ruiz").has_not("Lee Park")
    earning.decline_badge(award, by=cast["dana"])
    Walker(signed_in("paul")).open(LIST).has("None is unclaimed")
    for name in ("iris", "max", "asha", "dana"):
        Walker(signed_in(name)).open(LIST, status=404)
        for one in (award, fresh):
            with pytest.raises(Refused):
                actions.resend(one, by=cast[name])
    for given in ({"award": "x", "verb": "resend"}, {"award": str(award.uuid), "verb": "y"}, {}):
        assert signed_in("paul").post(LIST, given).status_code == 404
