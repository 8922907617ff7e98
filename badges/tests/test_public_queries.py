"""What a stranger may open is found by its public id, as Django would find it."""

from uuid import UUID

import pytest

from badges.models import Award
from badges.tests import factories
from portal.kit import clock, lookups

pytestmark = pytest.mark.django_db


def test_a_lookup_may_go_by_a_public_id(cast):
    award, other = factories.issued(cast), factories.issued(cast, "lee")
    names = ("pk", "uuid", "issued_at", "accepted_at")
    rows = Award.objects.filter(revoked_at=None).order_by()
    lookup = lookups.Lookup(
        lambda uuid: rows.filter(uuid=uuid).values_list(*names), stand_in=UUID(int=0)
    )
    for found in (award, other, award):
        assert lookup.get(found.uuid) == rows.values_list(*names).get(pk=found.pk)
    Award.objects.filter(pk=other.pk).update(accepted_at=clock.now())
    assert lookup.get(other.uuid) == rows.values_list(*names).get(pk=other.pk)
    assert lookup.get(UUID(int=1)) is None
