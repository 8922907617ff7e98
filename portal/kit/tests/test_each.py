"""Many rows, each with a text of its own, in one statement."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from portal.kit import clock, direct, each
from portal.kit.models import Outbox

pytestmark = pytest.mark.django_db
ODD = ['It\'s "quoted", 100 %s; [1]', "Año nuevo \u2028 \U0001f3d4", "", "\\n \\"]


@pytest.fixture
def rows():
    return [Outbox.objects.create(topic="t", key=str(n)) for n in range(6)]


@pytest.mark.parametrize("seen", [False, True])
def test_each_gets_its_text_and_all_the_same_values_where_the_condition_holds(rows, seen):
    now = clock.now()
    Outbox.objects.filter(pk=rows[3].pk).update(done_at=now)
    texts = dict(zip([row.pk for row in rows[:5]], [*ODD, "five"], strict=True))
    where, values = {"done_at": None, "topic": "t"}, {"attempts": 7, "not_before": now}
    statement = each.updating(Outbox, "last_error", texts, where, values)
    if seen:
        with CaptureQueriesContext(connection) as queries:
            assert direct.run(statement) == [4]
        assert len(queries) == 1
    else:
        assert direct.run(statement) == [4]
    found = list(Outbox.objects.order_by("pk").values_list("last_error", "attempts"))
    assert found == [*((text, 7) for text in ODD[:3]), ("", 0), ("five", 7), ("", 0)]
    assert Outbox.objects.filter(not_before=now, attempts=7).count() == 4
