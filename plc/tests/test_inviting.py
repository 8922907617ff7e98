"""Inviting one by one and from a list."""

import datetime as dt

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from plc.inviting import actions, lists
from plc.models import Seat
from portal import relay
from portal.accounts.models import Invitation
from portal.kit import clock
from portal.kit.models import Message

LIST = """name,email
Dana Ruiz,dana@demo.test
New Person;new@example.org
other@example.org\tOther One
Third <third@example.org>
new@example.org
no address here
not@an@address
"""


def test_a_list_is_read_in_every_shape_people_paste():
    rows = lists.parse(LIST, members={"dana@demo.test"})
    assert [(row.number, row.name, row.email, bool(row.problem)) for row in rows] == [
        (2, "Dana Ruiz", "dana@demo.test", True),
        (3, "New Person", "new@example.org", False),
        (4, "Other One", "other@example.org", False),
        (5, "Third", "third@example.org", False),
        (6, "", "new@example.org", True),
        (7, "no address here", "", True),
        (8, "", "not@an@address", True),
    ]
    assert "member already" in rows[0].problem
    assert "line 3" in rows[4].problem


@pytest.mark.parametrize("data", [b"PK\x03\x04\0\0", b"x" * (lists.LONGEST + 1)])
def test_what_is_no_list_is_refused_with_what_to_do(data):
    with pytest.raises(lists.Unreadable):
        lists.decode(data)


def test_a_file_of_an_old_spreadsheet_is_read():
    assert lists.decode("José;j@x.org".encode("cp1252")) == "José;j@x.org"
    assert lists.decode("\ufeffa@x.org".encode()) == "a@x.org"


def test_too_long_a_list_is_refused():
    with pytest.raises(lists.Unreadable, match="Divide"):
        lists.parse("\n".join(f"a{n}@x.org" for n in range(lists.MOST + 1)))


@pytest.mark.row("I1")
def test_a_list_is_shown_before_anybody_gets_a_mail(signed_in, cohort):
    fay = signed_in("fay")
    address = f"/cohorts/{cohort.code}/import/"
    shown = fay.post(address, {"lines": LIST}).content.decode()
    assert "3 people can be invited." in shown
    assert "Is a member already." in shown
    assert not Invitation.objects.exists()
    for _click in range(2):
        fay.post(address, {"lines": LIST, "confirm": "1"})
    assert sorted(Invitation.objects.values_list("email", flat=True)) == [
        "new@example.org",
        "other@example.org",
        "third@example.org",
    ]


def test_a_file_is_shown_the_same_way(signed_in, cohort):
    file = SimpleUploadedFile("list.csv", LIST.encode("utf-8-sig"), "text/csv")
    shown = signed_in("fay").post(f"/cohorts/{cohort.code}/import/", {"file": file})
    assert "3 people can be invited." in shown.content.decode()


def test_a_wrong_file_is_explained_beside_the_field(signed_in, cohort):
    file = SimpleUploadedFile("list.xlsx", b"PK\x03\x04\0\0", "text/csv")
    shown = signed_in("fay").post(f"/cohorts/{cohort.code}/import/", {"file": file})
    assert "choose Save as CSV" in shown.content.decode()
    nothing = signed_in("fay").post(f"/cohorts/{cohort.code}/import/", {})
    assert "Paste at least one line" in nothing.content.decode()


@pytest.mark.row("I1")
def test_an_invitation_accepted_is_a_seat(signed_in, cast, cohort, mailoutbox):
    signed_in("fay").post(
        f"/cohorts/{cohort.code}/invite/", {"email": "Tom@demo.test", "role": "member"}
    )
    relay.drain()
    assert [mail.to for mail in mailoutbox] == [["tom@demo.test"]]
    invitation = Invitation.objects.get()
    assert invitation.promise == "Member of the cohort Fresno spring"
    signed_in("tom").post(f"/invitations/{invitation.code}/")
    assert cohort.seats.live().get(user=cast["tom"]).role == Seat.Role.MEMBER


def test_who_sits_there_already_is_not_invited_again(signed_in, cohort):
    shown = signed_in("fay").post(
        f"/cohorts/{cohort.code}/invite/", {"email": "dana@demo.test", "role": "member"}
    )
    assert "has a place in the cohort already" in shown.content.decode()
    assert "dana@demo.test" in shown.content.decode()


def test_run_out_invitations_do_not_count_as_waiting(signed_in, cast, cohort):
    for name in ("one", "two", "three"):
        actions.invite(cohort, f"{name}@example.org", by=cast["fay"])
    past = clock.now() - dt.timedelta(minutes=1)
    Invitation.objects.filter(email="one@example.org").update(expires_at=past)
    html = signed_in("fay").get(f"/cohorts/{cohort.code}/").content.decode()
    assert "2 invitations wait for an answer." in html
    assert "1 invitation has run out." in html


def test_the_last_day_is_the_same_in_the_list_and_on_the_page(signed_in, cast, cohort):
    invitation = actions.invite(cohort, "one@example.org", by=cast["fay"])
    early = dt.datetime(2090, 5, 2, 3, 0, tzinfo=dt.UTC)
    Invitation.objects.filter(pk=invitation.pk).update(expires_at=early)
    fay = signed_in("fay")
    for address in (
        f"/cohorts/{cohort.code}/invite/",
        reverse("invitation", args=[invitation.code]),
    ):
        assert "5/2/2090" in fay.get(address).content.decode(), address


def test_who_has_an_account_is_invited_in_their_own_language(cast, cohort):
    cast["fay"].language, cast["stella"].language = "es", "en"
    cast["fay"].save(update_fields=["language"])
    actions.invite(cohort, cast["stella"].email, by=cast["fay"])
    actions.invite(cohort, "new@example.org", by=cast["fay"])
    mails = {one.to: one.text for one in Message.objects.filter(kind="accounts/invitation")}
    assert "invites you" in mails[cast["stella"].email]
    assert "invites you" not in mails["new@example.org"]
