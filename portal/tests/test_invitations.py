"""From an invitation to being in: every scope, visitors, wrong addresses, one transaction."""

import datetime as dt
import re

import pytest
import time_machine
from django.conf import settings
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse

from credentials.models import IssuerStaff
from portal.accounts.inviting import actions as inviting
from portal.accounts.inviting.actions import invite, withdraw
from portal.accounts.models import Affiliate, Invitation, Membership, User
from portal.accounts.policy import is_confirmed
from portal.kit.models import Message
from portal.kit.verdict import Refused
from portal.people.scopes import SCOPES, granting
from reviews.models import Assessor

NEW = {
    "email": "nia@school.example",
    "password1": "stones-in-a-row",
    "given_name": "Nia",
    "family_name": "Vance",
}


def page_of(invitation):
    return reverse("invitation", args=[invitation.code])


@pytest.fixture
def to_staff(cast):
    return invite("nia@school.example", "affiliate", "fresno", "staff", "Fresno", by=cast["stella"])


@pytest.mark.parametrize("scope", sorted(SCOPES))
def test_every_scope_has_its_function(scope):
    assert callable(granting(scope))


def test_from_the_mail_to_being_in_takes_four_screens(to_staff, client):
    mail = Message.objects.get(kind="accounts/invitation")
    link = re.search(r"http://\S+", mail.text)[0].removeprefix(settings.PUBLIC_ORIGIN)
    first = client.get(link).content.decode()
    register = re.search(r'href="(/accounts/signup/[^"]+)"', first)[1].replace("&amp;", "&")
    second = client.get(register).content.decode()
    assert 'value="nia@school.example"' in second
    back = re.search(r'name="next" value="([^"]+)"', second)[1]
    third = client.post(reverse("account_signup"), NEW | {"next": back}, follow=True)
    assert third.redirect_chain[-1][0] == link
    fourth = client.post(link, follow=True)
    assert b"Welcome. You are now: Affiliate staff, Fresno." in fourth.content
    nia = User.objects.get(email="nia@school.example")
    assert nia.memberships.live().get(role="staff").granted_by == to_staff.invited_by
    assert is_confirmed(nia), "the link came by mail to that address"
    assert not Message.objects.filter(kind="accounts/confirmation").exists()


def test_a_known_address_is_led_to_signing_in(cast):
    sent = invite("lee@demo.test", "affiliate", "fresno", "staff", "Fresno", by=cast["stella"])
    page = Client().get(page_of(sent)).content.decode()
    assert "This address has an account here" in page


@pytest.mark.parametrize(
    ("scope", "target", "role", "by", "model"),
    [
        ("affiliate", "fresno", "point_person", "stella", Membership),
        ("issuer", "nea", "approver", "iris", IssuerStaff),
        ("assessor", "nea", "assessor", "iris", Assessor),
    ],
)
def test_accepting_grants_on_the_inviter_s_authority(
    cast, signed_in, scope, target, role, by, model
):
    sent = invite("lee@demo.test", scope, target, role, "A place", by=cast[by])
    assert signed_in("lee").post(page_of(sent)).status_code == 302
    granted = model.objects.filter(user=cast["lee"]).latest("pk")
    assert granted.granted_by == cast[by]


def test_another_account_must_say_so(signed_in, cast):
    sent = invite("n@school.example", "affiliate", "fresno", "member", "Fresno", by=cast["stella"])
    lee = signed_in("lee")
    refused = lee.post(page_of(sent))
    assert refused.status_code == 409
    assert b"Confirm that you accept with this account" in refused.content
    assert lee.post(page_of(sent), {"confirmed": "on"}).status_code == 302


@pytest.mark.parametrize(
    ("scope", "target", "role", "by"),
    [
        ("affiliate", "fresno", "staff", "stella"),
        ("affiliate", "fresno", "point_person", "stella"),
        ("issuer", "nea", "approver", "iris"),
        ("assessor", "nea", "assessor", "iris"),
        ("site", "portal", "manager", "root"),
        ("cohort", "none", "facilitator", "stella"),
    ],
)
def test_a_role_is_for_the_address_it_was_offered_to_alone(
    cast, signed_in, scope, target, role, by
):
    sent = invite("nia@school.example", scope, target, role, "A place", by=cast[by])
    lee = signed_in("lee")
    page = lee.get(page_of(sent)).content.decode()
    assert "offered to nia@school.example alone" in page
    assert reverse("account_email") in page
    assert ">Accept<" not in page
    with pytest.raises(Refused, match="The invitation stays"):
        inviting.accept(sent, by=cast["lee"], confirmed=True, by_link=True)
    lee.post(page_of(sent), {"confirmed": "on"})
    sent.refresh_from_db()
    assert sent.is_open
    assert not User.objects.get(pk=cast["lee"].pk).is_site_manager


def test_the_address_that_was_added_and_confirmed_takes_the_role(to_staff, signed_in, cast):
    cast["lee"].emailaddress_set.create(email="Nia@School.example", verified=True)
    assert signed_in("lee").post(page_of(to_staff)).status_code == 302
    assert Membership.objects.live().filter(user=cast["lee"], role="staff").exists()


def test_an_unconfirmed_address_takes_no_role_but_by_the_link_of_the_mail(to_staff, cast):
    cast["lee"].emailaddress_set.create(email="nia@school.example", verified=False)
    with pytest.raises(Refused, match="offered to"):
        inviting.accept(to_staff, by=cast["lee"])
    inviting.accept(to_staff, by=cast["lee"], by_link=True)
    assert to_staff.accepted_by == cast["lee"]


def test_when_the_inviter_may_no_longer_grant_nothing_is_accepted(to_staff, signed_in, cast):
    cast["lee"].emailaddress_set.create(email="nia@school.example", verified=True)
    cast["stella"].memberships.get(role="staff").end(by=cast["root"])
    refused = signed_in("lee").post(page_of(to_staff))
    assert refused.status_code == 409
    assert not Invitation.objects.get().accepted_at
    assert not Membership.objects.live().filter(user=cast["lee"], role="staff").exists()


def test_a_closed_invitation_says_so_and_an_unknown_one_is_404(to_staff, cast, client):
    withdraw(to_staff, by=cast["stella"])
    assert b"was withdrawn" in client.get(page_of(to_staff)).content
    assert client.get(reverse("invitation", args=["no-such-code"])).status_code == 404
    assert "account_verified_email" not in client.session


def test_from_an_empty_database_the_first_site_manager_builds_it_all_in_pages(db, capsys):
    call_command("create_site_manager", "rosa@union.example")
    link = capsys.readouterr().out.strip().removeprefix(settings.PUBLIC_ORIGIN)
    rosa = Client()
    rosa.get(link)
    rosa.post(reverse("account_signup"), NEW | {"email": "rosa@union.example"})
    rosa.post(link)
    assert User.objects.get().is_site_manager
    made = {"name": "Union", "short_name": "U", "slug": "union", "words": "certification",
            "time_zone": "America/Denver", "parent": ""}  # fmt: skip
    rosa.post(reverse("accounts:affiliate_new"), made | {"level": "national"})
    top = Affiliate.objects.get(slug="union")
    below = {"slug": "elm", "name": "Elm", "level": "local", "parent": top.pk}
    rosa.post(reverse("accounts:affiliate_new"), made | below)
    assert Affiliate.objects.get(slug="elm").parent == top
    issuer = {"name": "Guild", "slug": "guild", "url": "https://guild.example", "words":
              "credential", "email": "b@guild.example", "time_zone": "America/Denver"}  # fmt: skip
    assert rosa.post(reverse("accounts:issuer_new"), issuer).status_code == 302
    for kind, slug, role in [
        ("affiliate", "elm", "staff"),
        ("issuer", "guild", "approver"),
        ("issuer", "guild", "assessor"),
        ("site", "portal", "manager"),
    ]:
        form = {"email": f"{role}@union.example", "role": role}
        answer = rosa.post(reverse("accounts:invite", args=[kind, slug]), form)
        assert answer.status_code == 302, role
    assert Message.objects.filter(kind="accounts/invitation").count() == 5


def test_what_is_no_address_is_refused_by_the_command(db):
    with pytest.raises(CommandError, match="is not an email address"):
        call_command("create_site_manager", "rosa")


def test_the_day_it_runs_out_is_the_same_for_everyone_and_the_one_of_the_mail(cast, signed_in):
    made = invite("new@demo.test", "affiliate", "cta", "staff", "Fresno", by=cast["stella"])
    late = dt.datetime(2027, 3, 12, 3, 0, tzinfo=dt.UTC)  # still the 11th in California
    Invitation.objects.update(expires_at=late)
    path = reverse("invitation", args=[made.code])
    with time_machine.travel(late - dt.timedelta(days=3), tick=False):
        pages = [Client().get(path), signed_in("dana").get(path), signed_in("asha").get(path)]
    assert [b"3/12/2027" in page.content for page in pages] == [True, True, True]


def test_pages_write_a_date_in_one_way():
    """`short_date` or `short_time`; a weekday and the time of a clock stand beside it.

    What only programs read (`datetime`) is as ISO 8601 has it.
    """
    loose = re.compile(r"\|date(?!:\"(l|H:i|c)\")")
    rooms = ("portal", "badges", "credentials", "reviews")
    found = [
        (path.name, line)
        for room in rooms
        for path in sorted((settings.BASE_DIR / "templates" / room).rglob("*.html"))
        if path.name != "certificate.html"  # on paper the month is spelled out
        for line in path.read_text().splitlines()
        if loose.search(line)
    ]
    assert found == []
