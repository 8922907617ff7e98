"""What an invitation is to, told to each reader in their own language and words (row A38)."""

import datetime as dt
import importlib

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from plc.inviting import actions as cohorts
from plc.models import Cohort, Seat
from portal.accounts import promises
from portal.accounts.inviting import actions as inviting
from portal.accounts.models import Invitation
from portal.kit import clock
from portal.kit.models import Message
from portal.own_data import gathering
from portal.people import places

pytestmark = pytest.mark.row("A38")
WORDS = {
    "en": "Approver, National Education Association",
    "es": "Responsable de aprobación, National Education Association",
}
read_out = importlib.import_module("portal.accounts.migrations.0005_place_of_invitations").read_out


@pytest.fixture
def by_iris(cast, signed_in):
    """Iris reads Spanish and invites Lee, who reads English and speaks California's words."""
    cast["iris"].language = "es"
    cast["iris"].save(update_fields=["language"])
    iris = signed_in("iris")
    iris.post(
        reverse("accounts:invite", args=["issuer", "nea"]),
        {"email": "lee@demo.test", "role": "approver"},
    )
    return iris


def test_the_mail_of_an_inviter_in_spanish_is_all_english_to_an_english_reader(by_iris):
    mail = Message.objects.get(kind="accounts/invitation")
    assert mail.subject == f"Invitation: {WORDS['en']}"
    assert f"Iris Wong invites you to Cairn: {WORDS['en']}." in mail.text
    assert WORDS["en"] in mail.html
    assert "Responsable" not in mail.text + mail.html


def test_the_mail_speaks_the_words_of_the_reader_and_to_strangers_those_of_the_place(by_iris):
    mail = Message.objects.get(kind="accounts/invitation")
    assert "A micro-certification is not a license" in mail.text
    form = {"email": "new@school.example", "role": "approver"}
    by_iris.post(reverse("accounts:invite", args=["issuer", "nea"]), form)
    other = Message.objects.get(to="new@school.example")
    assert "microcredencial" in other.text
    assert WORDS["es"] in other.text


def test_the_page_of_the_place_and_the_invitation_each_speak_their_reader_s_language(
    by_iris, signed_in
):
    pending = by_iris.get(reverse("accounts:place", args=["issuer", "nea"])).content.decode()
    assert WORDS["es"] in pending
    page = reverse("invitation", args=[Invitation.objects.get().code])
    lee = signed_in("lee")
    assert f"<h1>{WORDS['en']}</h1>" in lee.get(page).content.decode()
    assert WORDS["es"] in Client().get(page, headers={"accept-language": "es"}).content.decode()
    assert f"You are now: {WORDS['en']}." in lee.post(page, follow=True).content.decode()


def test_a_cohort_is_promised_in_the_reader_s_language(cast):
    cohort = Cohort.objects.create(
        name="Spring", affiliate=cast["fay"].affiliate, starts_on=clock.today("UTC"),
        ends_on=clock.today("UTC") + dt.timedelta(weeks=8), created_by=cast["fay"],
    )  # fmt: skip
    Seat.objects.create(cohort=cohort, user=cast["fay"], role=Seat.Role.FACILITATOR)
    with translation.override("es"):
        cohorts.invite(cohort, "stella@demo.test", Seat.Role.FACILITATOR, by=cast["fay"])
    sent = Message.objects.get(kind="accounts/invitation")
    assert sent.subject == "Invitation: Facilitator of the cohort Spring"
    with translation.override("es"):
        assert Invitation.objects.get().promise == "Facilitador de la cohorte Spring"


def test_every_role_of_every_place_is_promised_in_the_words_of_its_own_page(cast):
    with translation.override("es"):
        for place in places.of(cast["root"]):
            for role, name in place.roles:
                told = promises.said(place.scope(role), role, place.own_name)
                assert told == f"{name}, {place.name}"
    for role in Seat.Role:
        assert promises.said("cohort", role, "Spring")


@pytest.mark.parametrize(
    ("scope", "role", "label", "place"),
    [
        ("affiliate", "staff", "Affiliate staff, Fresno, south", "Fresno, south"),
        ("issuer", "approver", WORDS["es"], "National Education Association"),
        ("cohort", "member", "Miembro de la cohorte Spring, 2", "Spring, 2"),
        ("cohort", "facilitator", "Facilitator of the cohort Spring", "Spring"),
        ("site", "manager", "Administrador del sitio, el portal", ""),
        ("affiliate", "staff", "Staff", ""),
    ],
)
def test_rows_of_before_give_up_the_name_of_their_place_or_keep_their_sentence(
    scope, role, label, place
):
    assert read_out(scope, label) == place
    row = Invitation(scope=scope, role=role, label=label, place=place)
    known = scope == "site" or place
    assert row.promise == (promises.said(scope, role, place) if known else label)


def test_the_export_of_one_s_data_says_it_in_one_s_language(by_iris, cast):
    (sent,) = gathering.invitations(cast["iris"])
    assert sent["label"] == WORDS["en"]
    with translation.override("es"):
        assert gathering.invitations(cast["iris"])[0]["label"] == WORDS["es"]


def test_the_portal_itself_is_named_for_each_reader(cast):
    sent = inviting.invite("x@y.example", "site", "portal", "manager", "", by=cast["root"])
    assert sent.promise == "Site manager, the portal"
    with translation.override("es"):
        assert sent.promise == "Administrador del sitio, el portal"
