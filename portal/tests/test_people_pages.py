"""The pages of people and roles: who sees them, what they show and never show."""

import pytest
from django.urls import reverse

from portal.accounts.inviting.actions import invite
from portal.accounts.models import Affiliate, Invitation, Membership
from portal.kit.models import AuditEntry
from portal.kit.verdict import Refused
from portal.own_data.gathering import own_acts
from portal.people.accepting import accept


def at(kind, slug, name="place"):
    return reverse(f"accounts:{name}", args=[kind, slug])


@pytest.mark.parametrize("name", ["dana", "asha", "max", "fay", "paul", "eve"])
def test_whoever_looks_after_nobody_gets_404_everywhere(signed_in, name):
    client = signed_in(name)
    for url in (
        reverse("accounts:people"),
        at("affiliate", "fresno"),
        at("issuer", "nea"),
        at("site", "portal"),
        at("issuer", "nea", "invite"),
        reverse("accounts:erasures"),
        reverse("accounts:affiliate_new"),
        reverse("accounts:issuer_new"),
    ):
        assert client.get(url).status_code == 404, url
    assert b'href="/people/"' not in client.get("/desk/").content


def test_staff_see_their_subtree_and_no_other(signed_in):
    stella = signed_in("stella")
    assert b"Fresno Teachers" in stella.get(reverse("accounts:people")).content
    assert b"Dana Ruiz" in stella.get(at("affiliate", "cta")).content
    for kind, slug in (("affiliate", "kea"), ("affiliate", "nea"), ("issuer", "nea")):
        assert stella.get(at(kind, slug)).status_code == 404


@pytest.mark.row("E2")
def test_staff_pages_never_tell_who_assesses(signed_in):
    page = signed_in("stella").get(at("affiliate", "cta")).content.decode()
    assert "Ben Ito" in page
    assert "ssessor" not in page


def test_the_issuer_s_manager_sees_staff_and_assessors_of_that_issuer(signed_in, cast):
    iris = signed_in("iris")
    page = iris.get(at("issuer", "nea")).content.decode()
    assert "Asha Cole" in page
    assert "Anonymity officer" in page
    assert iris.get(at("issuer", "digital-promise")).status_code == 404


def test_people_are_found_by_words_and_role(signed_in):
    stella = signed_in("stella")
    found = stella.get(at("affiliate", "cta"), {"q": "gray", "role": "point_person"}).content
    assert b"Paul Gray" in found
    assert b"Dana Ruiz" not in found


@pytest.mark.row("L16")
def test_one_person_with_several_roles_finds_each_desk(signed_in, cast):
    iris = signed_in("iris")
    page = iris.get(at("issuer", "nea")).content.decode()
    assert page.count("Iris Wong</span>") >= 2
    cast["iris"].memberships.create(affiliate=cast["iris"].affiliate, role=Membership.Role.STAFF)
    page = iris.get(reverse("accounts:people")).content.decode()
    assert "National Education Association" in page
    assert "California Teachers Association" in page


def test_inviting_resending_and_withdrawing_in_pages(signed_in, cast):
    stella = signed_in("stella")
    wrong = stella.post(at("affiliate", "fresno", "invite"), {"email": "x", "role": "staff"})
    assert b'value="x"' in wrong.content
    stella.post(at("affiliate", "fresno", "invite"), {"email": "x@school.example", "role": "staff"})
    sent = Invitation.objects.get()
    assert b"x@school.example" in stella.get(at("affiliate", "fresno")).content
    assert sent.promise == "Affiliate staff, Fresno Teachers Association"
    stella.post(reverse("accounts:invitation_resend", args=[sent.handle]))
    stella.post(reverse("accounts:invitation_withdraw", args=[sent.handle]))
    sent.refresh_from_db()
    assert sent.withdrawn_by == cast["stella"]


def test_the_secret_of_the_mail_is_shown_to_nobody_else(signed_in, cast):
    stella = signed_in("stella")
    page = stella.post(
        at("affiliate", "fresno", "invite"),
        {"email": "x@school.example", "role": "staff"},
        follow=True,
    )
    sent = Invitation.objects.get()
    assert sent.handle in page.content.decode()
    assert sent.code not in page.content.decode()
    known = [
        *AuditEntry.objects.values_list("thing", flat=True),
        *map(str, own_acts(cast["stella"])),
    ]
    assert any(sent.handle in one for one in known)
    assert not any(sent.code in one for one in known)
    for useless in (
        reverse("invitation", args=[sent.handle]),
        reverse("accounts:invitation_withdraw", args=[sent.code]),
    ):
        assert stella.post(useless).status_code == 404


def test_another_one_s_invitation_is_404(signed_in, cast):
    sent = invite("x@y.example", "issuer", "nea", "approver", "NEA", by=cast["iris"])
    for name in ("stella", "dana"):
        url = reverse("accounts:invitation_withdraw", args=[sent.handle])
        assert signed_in(name).post(url).status_code == 404


def test_ending_a_role_asks_first(signed_in, cast):
    stella, paul = signed_in("stella"), cast["paul"]
    url = reverse("accounts:end_role", args=["affiliate", "fresno", paul.code, "point_person"])
    assert b"Paul Gray, Point person" in stella.get(url).content
    assert paul.memberships.live().filter(role="point_person").exists()
    stella.post(url)
    ended = paul.memberships.get(role="point_person")
    assert (ended.ended_by, bool(ended.ended_at)) == (cast["stella"], True)
    assert stella.get(url).status_code == 404


def test_ending_an_assessor_and_an_approver_and_never_the_last_site_manager(signed_in, cast):
    iris = signed_in("iris")
    for name, role in (("asha", "assessor"), ("max", "approver")):
        url = reverse("accounts:end_role", args=["issuer", "nea", cast[name].code, role])
        assert iris.post(url).status_code == 302
    root = signed_in("root")
    url = reverse("accounts:end_role", args=["site", "portal", cast["root"].code, "manager"])
    refused = root.post(url)
    assert refused.status_code == 409
    assert b"last site manager" in refused.content


def test_the_site_manager_changes_an_affiliate_s_words(signed_in):
    root = signed_in("root")
    fresno = Affiliate.objects.get(slug="fresno")
    form = {"name": fresno.name, "short_name": "Fresno", "level": "local", "words": "credential",
            "parent": fresno.parent_id, "time_zone": "America/Denver"}  # fmt: skip
    root.post(reverse("accounts:affiliate_change", args=["fresno"]), form)
    fresno.refresh_from_db()
    assert (fresno.words, fresno.time_zone) == ("credential", "America/Denver")
    assert b"micro-credential" in signed_in("dana").get("/about/").content


def test_an_affiliate_below_nothing_is_told_beside_the_field(signed_in):
    form = {"name": "Elm", "short_name": "Elm", "slug": "elm", "level": "local",
            "words": "credential", "time_zone": "America/Denver", "parent": ""}  # fmt: skip
    page = signed_in("root").post(reverse("accounts:affiliate_new"), form).content
    assert b"Choose what it belongs to." in page
    assert b'value="Elm"' in page


@pytest.mark.parametrize(
    ("who", "kind", "slug", "role"),
    [
        ("root", "issuer", "nea", "approver"),
        ("root", "issuer", "nea", "assessor"),
        ("root", "affiliate", "fresno", "staff"),
        ("iris", "issuer", "nea", "officer"),
        ("stella", "affiliate", "fresno", "point_person"),
    ],
)
def test_nobody_invites_themselves(signed_in, cast, who, kind, slug, role):
    form = {"email": cast[who].email.upper(), "role": role}
    page = signed_in(who).post(at(kind, slug, "invite"), form)
    assert page.status_code == 200
    assert "Nobody grants a role to themselves" in page.content.decode()
    assert not Invitation.objects.exists()


@pytest.mark.parametrize(
    ("scope", "target", "role"),
    [
        ("issuer", "nea", "approver"),
        ("assessor", "nea", "assessor"),
        ("affiliate", "fresno", "staff"),
    ],
)
def test_a_site_manager_takes_no_role_by_an_invitation_of_their_own(cast, scope, target, role):
    sent = invite("other@school.example", scope, target, role, "A place", by=cast["root"])
    cast["root"].emailaddress_set.create(email="other@school.example", verified=True)
    with pytest.raises(Refused, match="Nobody grants a role to themselves"):
        accept(sent, by=cast["root"], by_link=True)
    sent.refresh_from_db()
    assert sent.is_open
