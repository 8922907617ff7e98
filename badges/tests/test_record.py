"""What was awarded stays as it was awarded: its class, its picture and how long it is good."""

import datetime as dt
import json

import pytest
from django.db import IntegrityError, transaction

from badges import classes, issuing, snapshots
from badges.deciding.awarding import good_until
from badges.models import Award
from badges.openbadges import checks
from badges.tests import factories
from credentials.models import Version
from credentials.tests import factories as catalogue
from portal.kit import purge

pytestmark = [pytest.mark.django_db, pytest.mark.row("F1")]


def class_document(award):
    return json.loads(award.badge_class.document)


def test_a_renewed_class_has_a_new_id_and_names_the_one_before(cast):
    first = factories.issued(cast)
    renewed = snapshots.renew(first.version)
    second = factories.issued(cast, "lee", credential=first.version.credential)
    first.refresh_from_db()
    assert second.badge_class == renewed != first.badge_class
    assert class_document(second)["related"] == {
        "type": "BadgeClass",
        "id": class_document(first)["id"],
        "version": "1",
    }
    assert (class_document(first)["version"], class_document(second)["version"]) == ("1", "1.1")
    assert "related" not in class_document(first)
    assert json.loads(first.document)["badge"] == class_document(first)["id"]
    assert json.loads(second.document)["badge"] == class_document(second)["id"]
    known = classes.of(renewed.uuid, "https://elsewhere.example")
    assert checks.of_class(known.document, known.profile) == []


def test_an_award_that_was_approved_before_keeps_the_class_of_its_approval(cast):
    first = factories.issued(cast)
    waiting = factories.approved(cast, "lee", credential=first.version.credential)
    snapshots.renew(first.version)
    issuing.issue(waiting.pk)
    waiting.refresh_from_db()
    assert waiting.badge_class == first.badge_class


def test_the_class_of_a_new_version_names_the_last_class_of_the_one_before(cast):
    award = factories.issued(cast)
    last = snapshots.renew(award.version)
    older = award.version
    newer = Version.objects.get(pk=older.pk)
    newer.pk, newer.number, newer.state = None, 2, Version.State.DRAFT
    newer.save(force_insert=True)
    made = json.loads(snapshots.of(newer).document)
    assert made["related"]["id"] == json.loads(last.document)["id"]
    assert (made["version"], made["related"]["version"]) == ("2", "1.1")


@pytest.mark.row("F15")
def test_a_badge_that_is_good_for_months_says_so_in_its_assertion(cast):
    credential = catalogue.credential()
    with purge.permitted("test", "version", by=cast["root"]):
        Version.objects.filter(pk=credential.current_id).update(valid_months=24)
    award = factories.issued(cast, credential=type(credential).objects.get(pk=credential.pk))
    until = good_until(award.version, award.awarded_on)
    assert award.expires_at == until
    assert json.loads(award.document)["expires"] == until.strftime("%Y-%m-%dT%H:%M:%SZ")
    assert not award.is_expired()


@pytest.mark.row("F15")
@pytest.mark.parametrize(
    ("day", "months", "last"),
    [
        ("2026-08-31", 6, "2027-02-28"),
        ("2024-02-29", 12, "2025-02-28"),
        ("2026-11-22", 1, "2026-12-22"),
    ],
)
def test_it_is_good_to_the_end_of_the_day_and_months_are_clamped(day, months, last):
    until = good_until(Version(valid_months=months), dt.date.fromisoformat(day))
    assert until.tzinfo is not None
    assert until.astimezone(dt.UTC).date() == dt.date.fromisoformat(last)
    assert good_until(Version(), dt.date.fromisoformat(day)) is None


@pytest.mark.parametrize(
    "change", [{"badge_class": None}, {"expires_at": dt.datetime(2030, 1, 1, tzinfo=dt.UTC)}]
)
def test_the_database_keeps_class_and_expiry_of_what_was_issued(cast, change):
    award = factories.issued(cast)
    with pytest.raises(IntegrityError), transaction.atomic():
        Award.objects.filter(pk=award.pk).update(**change)
    snapshots.renew(award.version)
    with pytest.raises(IntegrityError), transaction.atomic():
        Award.objects.filter(pk=award.pk).update(badge_class=snapshots.known(award.version))
