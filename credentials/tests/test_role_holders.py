"""Who holds a role at an issuer, and who is told where nobody holds the first."""

import pytest

from credentials.models import IssuerStaff
from credentials.roles.queries import first_holders, holders
from credentials.tests import factories
from portal.kit import clock

Role = IssuerStaff.Role


@pytest.fixture
def place(cast):
    """An issuer with two leads and a manager, who leads as well; a third lead has left."""
    place = factories.issuer("elsewhere")
    for name, role in (("vic", "lead"), ("tom", "lead"), ("max", "manager"), ("max", "lead")):
        IssuerStaff.objects.create(user=cast[name], issuer=place, role=role)
    IssuerStaff.objects.create(
        user=cast["lee"], issuer=place, role="lead", ended_at=clock.now(), ended_by=cast["root"]
    )
    return place


def named(*people):
    return sorted(people, key=lambda user: user.pk)


def test_whoever_holds_one_of_the_roles_is_there_once(cast, place):
    assert holders(place, (Role.LEAD, Role.MANAGER)) == named(cast["vic"], cast["tom"], cast["max"])
    assert holders(place, [Role.OFFICER]) == []


def test_the_first_role_that_anybody_holds_counts_alone(cast, place, django_assert_num_queries):
    with django_assert_num_queries(1):
        assert first_holders(place, (Role.OFFICER, Role.MANAGER, Role.LEAD)) == [cast["max"]]
    assert first_holders(place, [Role.OFFICER]) == []


def test_whoever_does_not_fit_counts_as_nobody(cast, place):
    def fits(user):
        return user != cast["max"]

    found = first_holders(place, (Role.MANAGER, Role.LEAD), fits)
    assert found == named(cast["vic"], cast["tom"])
    assert first_holders(place, [Role.MANAGER], fits) == []
