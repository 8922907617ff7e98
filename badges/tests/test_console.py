"""The issuer's console: who opens it, what the list shows to whom, and the file."""

import datetime as dt

import pytest
from django.urls import reverse

from badges.earning import actions as earning
from badges.models import Award
from badges.tests import factories
from credentials.models import Issuer, IssuerStaff
from credentials.roles import actions as roles
from portal.accounts.models import User
from portal.kit import clock, purge
from portal.testing.pages import Walker

pytestmark = pytest.mark.django_db
HOME, LIST = "/issuers/nea/console/", "/issuers/nea/console/awards/"


@pytest.fixture
def award(cast):
    """Dana's badge, issued and offered."""
    return factories.issued(cast)


@pytest.fixture
def keeper(cast, award):
    """Paul manages the issuer, and neither reads nor decides."""
    nea = Issuer.objects.get(slug="nea")
    roles.grant(cast["paul"], nea, IssuerStaff.Role.MANAGER, by=cast["root"])
    return cast["paul"]


@pytest.mark.row("F16")
def test_a_manager_finds_the_console_by_the_navigation_and_sees_names(keeper, award, signed_in):
    page = Walker(signed_in("paul")).open("/desk/").follow("Console").has("issued", "Awards")
    assert page.path == HOME
    page.follow("Awards").has("Dana Ruiz", "Waiting for its earner", award.title)
    page.follow("Open").has("Dana Ruiz", "Propose to revoke it")


@pytest.mark.row("F16")
def test_who_decides_sees_the_list_without_names_and_without_ids_that_are_not_public(
    award, signed_in
):
    page = Walker(signed_in("max")).open(LIST).has(award.title).has_not("Ruiz", str(award.uuid))
    earning.accept(award, by=award.person)
    page.open(LIST).has(str(award.uuid)).has_not("Ruiz", "dana@")
    page.open(f"{LIST}{award.uuid}/", status=404)
    body = b"".join(signed_in("max").get("/issuers/nea/console/awards.csv").streaming_content)
    assert b"Ruiz" not in body
    assert award.title.encode() in body


@pytest.mark.row("F16")
def test_a_manager_who_decides_or_ever_did_is_told_no_name(cast, award, signed_in):
    """Iris manages and approves; ending the second role does not undo what she has read."""
    Walker(signed_in("iris")).open(LIST).has_not("Ruiz")
    for role in IssuerStaff.objects.filter(user=cast["iris"], role="approver"):
        roles.end(role, by=cast["root"])
    Walker(signed_in("iris")).open(LIST).has_not("Ruiz")
    Walker(signed_in("iris")).open(f"{LIST}{award.uuid}/", status=404)


def test_assessors_and_managers_of_another_issuer_find_nothing(cast, award, signed_in):
    other = Issuer.objects.get(slug="digital-promise")
    roles.grant(cast["stella"], other, IssuerStaff.Role.MANAGER, by=cast["root"])
    for name in ("asha", "dana", "stella"):
        Walker(signed_in(name)).open(LIST, status=404)
    Walker(signed_in("asha")).open("/console/", status=404)
    Walker(signed_in("stella")).open("/console/").has("0")


@pytest.mark.row("F16")
def test_the_list_is_filtered_by_status_date_and_title(keeper, award, signed_in):
    page = Walker(signed_in("paul")).open(f"{LIST}?status=public").has("No award matches")
    earning.accept(award, by=award.person)
    page.open(f"{LIST}?status=public&title={award.title}").has("Dana Ruiz")
    day = award.awarded_on + dt.timedelta(days=1)
    page.open(f"{LIST}?since={day}").has("No award matches")
    page.open(f"{LIST}?until={day}&since={award.awarded_on}").has("Dana Ruiz")
    page.open(f"{LIST}?since={day}&until={award.awarded_on}").has("not", "before the first")
    page.open(f"{LIST}?status=lost").has_not("Dana Ruiz")


@pytest.mark.parametrize("status", ["waiting", "public", "private", "expired", "revoked"])
def test_list_filter_and_count_agree_on_where_an_award_stands(keeper, award, signed_in, status):
    now = clock.now()
    changes = {
        "waiting": {},
        "public": {"accepted_at": now},
        "private": {"declined_at": now},
        "revoked": {"accepted_at": now, "revoked_at": now, "revoked_by": award.person},
        "expired": {"accepted_at": now, "expires_at": now - dt.timedelta(hours=1)},
    }
    with purge.permitted("the day until which it is good", "award:test"):
        Award.objects.filter(pk=award.pk).update(**changes[status])
    page = Walker(signed_in("paul")).open(f"{LIST}?status={status}").has("Dana Ruiz")
    assert [one.stands for one in page.response.context["lines"]] == [status]
    figures = page.open(HOME).response.context["figures"]
    assert (figures[status], figures["total"]) == (1, 1)


@pytest.mark.row("F16")
def test_the_file_is_safe_in_a_spreadsheet(keeper, award, signed_in):
    User.objects.filter(pk=award.person_id).update(given_name="=1+1", family_name="")
    answer = signed_in("paul").get(reverse("badges:console_awards_csv", args=["nea"]))
    body = b"".join(answer.streaming_content).decode()
    assert "'=1+1," in body
    assert ",=1+1" not in body
    wrong = signed_in("paul").get("/issuers/nea/console/awards.csv?since=2026-13-01")
    assert wrong.status_code == 400
