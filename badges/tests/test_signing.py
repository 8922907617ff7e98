"""Keys: made, retired, withdrawn; awards signed once and kept; the database keeps both."""

import json

import pytest
from django.db import IntegrityError, transaction

from badges import addresses
from badges.models import Award, SignedAssertion, SigningKey
from badges.openbadges import jws
from badges.signing import actions, queries, store
from badges.tests import factories
from credentials.models import Issuer
from portal.kit import clock
from portal.kit.models import AuditEntry
from portal.kit.verdict import Refused

PLANNED, COMPROMISED = SigningKey.Reason.PLANNED, SigningKey.Reason.COMPROMISED
WHY = "The person who looked after the servers has left."


@pytest.fixture
def award(cast):
    return factories.accepted(cast)


@pytest.fixture
def copy(award, cast):
    return actions.sign(award, by=cast["dana"])


def retired(key, reason, cast, note=WHY):
    key = SigningKey.objects.get(pk=key.pk)
    return actions.retire(key, reason, note, by=cast["root"])


def listed():
    """The entries with their reasons; one that stands alone is named by its id once more."""
    found = queries.as_document(Issuer.objects.get(slug="nea"), "Lost.")["revokedAssertions"]
    entries = [one for one in found if isinstance(one, dict)]
    assert found[len(entries) :] == [one["id"] for one in entries if len(entries) == 1]
    return entries


def test_the_signed_assertion_says_what_the_hosted_one_says(award, copy):
    payload = json.loads(jws.verify(copy.jws, copy.key.public_pem))
    hosted = json.loads(award.document)
    assert payload.pop("id") == f"urn:uuid:{copy.uuid}"
    assert copy.uuid.version == 4
    assert payload.pop("verification") == {
        "type": "SignedBadge",
        "creator": addresses.key(copy.key.uuid),
    }
    gone = ("id", "verification", "image")
    assert payload == {name: value for name, value in hosted.items() if name not in gone}


def test_it_is_made_once_and_kept(award, copy, cast):
    again = actions.sign(Award.objects.get(), by=cast["dana"])
    assert (again.pk, again.jws) == (copy.pk, copy.jws)
    assert SigningKey.objects.get().created_by is None


@pytest.mark.parametrize("state", ["offered", "declined", "revoked", "another person's"])
def test_what_is_not_accepted_or_not_ones_own_is_not_signed(award, cast, state):
    rows = Award.objects.all()
    if state in ("offered", "declined"):
        rows.update(accepted_at=None, declined_at=clock.now() if state == "declined" else None)
    if state == "revoked":
        rows.update(revoked_at=clock.now(), revoked_by=cast["iris"])
    with pytest.raises(Refused):
        actions.sign(Award.objects.get(), by=cast["lee" if "person" in state else "dana"])
    assert not SignedAssertion.objects.exists()


def test_every_key_is_drawn_anew(award, monkeypatch):
    monkeypatch.undo()  # the tests' few keys
    pairs = [store.made(award.uuid) for _ in range(2)]
    assert len({public for public, _sealed in pairs}) == 2


def test_a_key_of_3072_bits_signs(copy):
    _header, _payload, signature = jws.parts(copy.jws)
    assert len(signature) * 8 == store.BITS == 3072


def test_after_a_planned_change_the_issuer_names_its_successor_and_a_fresh_copy_is_offered(
    award, copy, cast
):
    successor = retired(copy.key, PLANNED, cast)
    old = SigningKey.objects.get(pk=copy.key.pk)
    assert (old.sealed, old.reason, old.note) == (None, "planned", WHY)
    assert queries.profile(successor.issuer).public_key == addresses.key(successor.uuid)
    assert queries.copies(award) == (None, copy)
    fresh = actions.sign(award, by=cast["dana"])
    assert (fresh.key, queries.copies(award)) == (successor, (fresh, None))
    assert fresh.uuid != copy.uuid
    assert listed() == []


def test_a_compromised_key_takes_all_it_signed_with_it(award, copy, cast):
    successor = retired(copy.key, COMPROMISED, cast)
    assert queries.profile(successor.issuer).public_key == addresses.key(successor.uuid)
    assert listed() == [{"id": f"urn:uuid:{copy.uuid}", "revocationReason": "Lost."}]
    assert queries.copies(award) == (None, copy)
    assert actions.sign(award, by=cast["dana"]).key == successor
    assert len(listed()) == 1


def test_a_retired_key_can_still_turn_out_to_be_compromised(copy, cast):
    retired(copy.key, PLANNED, cast)
    assert retired(copy.key, COMPROMISED, cast) is None
    assert [one["id"] for one in listed()] == [f"urn:uuid:{copy.uuid}"]
    assert SigningKey.objects.active().count() == 1
    for reason in (PLANNED, COMPROMISED):
        with pytest.raises(Refused):
            retired(copy.key, reason, cast)


def test_a_revoked_award_is_listed_with_its_own_reason(copy, cast):
    why = {"revocation_reason": "Issued in error."}
    Award.objects.update(revoked_at=clock.now(), revoked_by=cast["iris"], **why)
    assert listed() == [{"id": f"urn:uuid:{copy.uuid}", "revocationReason": "Issued in error."}]


@pytest.mark.parametrize("note", ["", "   ", "short"])
def test_a_key_is_not_retired_without_a_sentence(copy, cast, note):
    with pytest.raises(Refused):
        retired(copy.key, PLANNED, cast, note)


@pytest.mark.parametrize("name", ["max", "dana", "asha"])
def test_only_managers_make_and_retire_keys(copy, cast, name):
    with pytest.raises(Refused):
        actions.retire(copy.key, PLANNED, WHY, by=cast[name])
    with pytest.raises(Refused):
        actions.make_key(copy.key.issuer, by=cast[name])


def test_of_two_who_retire_it_at_once_one_reads_a_sentence(copy, cast):
    seen = SigningKey.objects.get()
    retired(seen, PLANNED, cast)
    with pytest.raises(Refused, match="meanwhile"):
        actions.retire(seen, COMPROMISED, WHY, by=cast["root"])
    assert SigningKey.objects.count() == 2


def test_an_issuer_has_one_active_key(copy):
    twin = SigningKey(issuer=copy.key.issuer, public_pem="x", sealed=b"x")
    with pytest.raises(IntegrityError), transaction.atomic():
        twin.save()


def test_making_a_key_where_there_is_one_changes_nothing(copy, cast):
    assert actions.make_key(copy.key.issuer, by=cast["root"]).pk == copy.key_id


def test_every_step_is_in_the_audit_and_no_key_in_it(copy, cast):
    retired(copy.key, COMPROMISED, cast)
    rows = AuditEntry.objects.filter(verb__in=("badges.sign", "badges.make_key"))
    assert rows.count() == 3
    entry = AuditEntry.objects.get(verb="badges.retire_key")
    assert (entry.by, entry.thing) == (cast["root"], f"key:{copy.key.uuid}")
    assert entry.detail == {"reason": "compromised", "note": WHY}


KEY_CHANGES = [
    {"public_pem": "other"},
    {"uuid": "b5a3f0d2-5c1e-4f57-9f0f-0c5f4ff10111"},
    {"retired_at": None, "retired_by": None, "reason": "", "sealed": b"x"},
    {"reason": "planned", "note": "told otherwise"},
]


@pytest.mark.parametrize("change", KEY_CHANGES, ids=lambda change: next(iter(change)))
def test_the_database_keeps_the_history_of_keys(copy, cast, change):
    retired(copy.key, COMPROMISED, cast)
    with pytest.raises(IntegrityError), transaction.atomic():
        SigningKey.objects.filter(pk=copy.key_id).update(**change)


def test_the_database_keeps_keys_and_what_they_signed(copy):
    for change in (
        lambda: SignedAssertion.objects.update(jws="other"),
        lambda: SignedAssertion.objects.all().delete(),
        lambda: SigningKey.objects.all()._raw_delete("default"),
        lambda: SigningKey.objects.update(sealed=None),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            change()
