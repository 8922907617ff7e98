"""Who may change their own affiliate, on the page of one's own details."""

import pytest

from credentials.models import Issuer, IssuerStaff
from portal.accounts.models import User
from portal.kit.models import AuditEntry

ADDRESS = "/people/me/"


def move(client, user: User, to: str) -> str:
    """Post the form with another affiliate; out: where they are at home afterwards."""
    told = {name: getattr(user, name) for name in ("given_name", "family_name", "time_zone")}
    answer = client.post(
        ADDRESS, {**told, "language": "en", "affiliate": to, "school": "Elsewhere"}
    )
    assert answer.status_code == 302, answer.content.decode()
    moved = User.objects.select_related("affiliate").get(pk=user.pk)
    assert moved.school == "Elsewhere"
    return moved.affiliate.slug


@pytest.mark.row("E2", "E3")
@pytest.mark.parametrize("name", ["jon", "iris", "max", "eve"])
def test_who_judges_work_does_not_choose_whose_colleague_they_are(cast, signed_in, name):
    home = cast[name].affiliate.slug
    client = signed_in(name)
    html = client.get(ADDRESS).content.decode()
    assert "ask the staff who gave you your role" in html
    assert cast[name].affiliate.name in html
    assert move(client, cast[name], "oakland") == home
    live = cast[name].memberships.live().filter(role="member")
    assert [role.affiliate.slug for role in live] == [home]


def test_an_educator_moves_and_it_is_written_down_from_where_to_where(cast, signed_in):
    client = signed_in("dana")
    assert "who gave you your role" not in client.get(ADDRESS).content.decode()
    assert move(client, cast["dana"], "oakland") == "oakland"
    entry = AuditEntry.objects.filter(verb="accounts.details").latest("pk")
    assert entry.detail["affiliate_before"] == "fresno"
    assert entry.detail["affiliate_after"] == "oakland"


def test_with_the_end_of_the_role_the_choice_returns(cast, signed_in):
    role = IssuerStaff.objects.create(
        user=cast["lee"], issuer=Issuer.objects.get(slug="nea"), role=IssuerStaff.Role.OFFICER
    )
    assert move(signed_in("lee"), cast["lee"], "oakland") == "fresno"
    role.delete()
    assert move(signed_in("lee"), cast["lee"], "oakland") == "oakland"
