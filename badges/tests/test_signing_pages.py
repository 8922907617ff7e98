"""Pages and documents of signing: the earner's copy, the managers' keys, what strangers read."""

import json

import pytest
from django.urls import reverse

from badges import addresses
from badges.earning import actions as earning
from badges.earning import queries
from badges.earning.choosing import actions as choosing
from badges.models import SignedAssertion, SigningKey
from badges.openbadges import jws, signed
from badges.openbadges.png import unbake
from badges.signing import actions, mails
from badges.tests import factories, milestones
from badges.tests.test_signing import COMPROMISED, PLANNED, WHY, award, copy
from portal import relay
from portal.kit.models import Message
from portal.kit.verdict import Refused
from portal.own_data import forgetting

__all__ = ["award", "copy"]
LD = "application/ld+json"


def url(name, award):
    return reverse(f"badges:{name}", args=[award.uuid])


def get(client, name, *args, accept=LD, **headers):
    return client.get(reverse(f"badges:{name}", args=args), headers={"accept": accept, **headers})


@pytest.mark.row("F7")
def test_an_earner_makes_a_signed_copy_and_downloads_it_as_file_and_in_the_picture(
    award, signed_in
):
    dana = signed_in("dana")
    text = dana.get(url("badge", award)).content.decode()
    assert "Make a signed copy" in text
    assert "nobody can take it back" in text
    assert dana.get(url("signed_jws", award)).status_code == 404
    page = dana.post(url("sign", award), follow=True).content.decode()
    assert url("signed_jws", award) in page
    file = dana.get(url("signed_jws", award))
    assert file["Content-Type"] == "application/jose"
    assert file["Content-Disposition"] == 'attachment; filename="iep-signed.jws"'
    picture = dana.get(url("signed_png", award))
    assert unbake(picture.content) == file.content.decode()
    assert picture["Cache-Control"] == file["Cache-Control"] == "private, no-store"
    key = SigningKey.objects.get()
    assert b"SignedBadge" in jws.verify(file.content.decode(), key.public_pem)


def test_before_it_is_accepted_nothing_is_signed(cast, signed_in):
    offered = factories.issued(cast)
    dana = signed_in("dana")
    assert "Signed copy" not in dana.get(url("badge", offered)).content.decode()
    refused = dana.post(url("sign", offered))
    assert (refused.status_code, b"Accept the badge first" in refused.content) == (409, True)


@pytest.mark.parametrize("name", ["sign", "signed_jws", "signed_png"])
def test_somebody_elses_copy_is_not_there(copy, signed_in, name):
    lee = signed_in("lee")
    ask = lee.post if name == "sign" else lee.get
    assert ask(url(name, copy.award)).status_code == 404


@pytest.mark.parametrize(
    ("reason", "said"), [(COMPROMISED, "got into other hands"), (PLANNED, "with a new key now")]
)
def test_who_lost_a_copy_with_its_key_is_told_and_offered_a_fresh_one(
    copy, cast, signed_in, reason, said
):
    actions.retire(copy.key, reason, WHY, by=cast["root"])
    dana = signed_in("dana")
    assert said in dana.get(url("badge", copy.award)).content.decode()
    assert dana.get(url("signed_jws", copy.award)).status_code == 404
    page = dana.post(url("sign", copy.award), follow=True).content.decode()
    assert said not in page
    assert dana.get(url("signed_jws", copy.award)).content.decode() != copy.jws


@pytest.mark.row("F7")
def test_a_hidden_badge_gives_out_no_copy_and_says_what_stays_good(copy, cast, signed_in):
    choosing.hide(copy.award, by=cast["dana"])
    dana = signed_in("dana")
    text = dana.get(url("badge", copy.award)).content.decode()
    assert "Copies that you passed on before stay good" in text
    assert url("signed_jws", copy.award) not in text
    for name in ("signed_jws", "signed_png"):
        assert dana.get(url(name, copy.award)).status_code == 404
    with pytest.raises(Refused, match="Show the badge again first"):
        actions.sign(queries.own(cast["dana"], copy.award.uuid), by=cast["dana"])
    choosing.show_again(queries.own(cast["dana"], copy.award.uuid), by=cast["dana"])
    assert dana.get(url("signed_jws", copy.award)).content.decode() == copy.jws


@pytest.mark.row("F7")
def test_the_copy_of_a_complete_stack_is_named_after_the_stack(cast, signed_in):
    award = milestones.completed(cast)
    earning.accept(award, by=cast["dana"])
    actions.sign(queries.own(cast["dana"], award.uuid), by=cast["dana"])
    for name, ending in (("signed_jws", "jws"), ("signed_png", "png")):
        file = signed_in("dana").get(url(name, award))
        said = f'attachment; filename="{award.stack.slug}-signed.{ending}"'
        assert file["Content-Disposition"] == said


@pytest.mark.row("F7")
def test_each_earner_whose_copies_count_no_longer_gets_one_mail(copy, cast):
    factories.accepted(cast, "lee", credential=copy.award.version.credential)
    actions.retire(copy.key, COMPROMISED, WHY, by=cast["root"])
    relay.drain()
    mails.withdrawn(copy.key.pk)
    sent = Message.objects.get(kind="badges/copy_withdrawn")
    assert sent.recipient == cast["dana"]
    assert copy.award.title in sent.text
    assert WHY not in sent.text


def test_a_key_that_is_merely_replaced_troubles_nobody(copy, cast):
    actions.retire(copy.key, PLANNED, WHY, by=cast["root"])
    relay.drain()
    assert not Message.objects.filter(kind="badges/copy_withdrawn").exists()


def test_the_addresses_of_keys_and_lists_are_the_routes(copy, settings):
    origin, uuid = settings.PUBLIC_ORIGIN, copy.key.uuid
    assert addresses.key(uuid) == origin + reverse("badges:key", args=[uuid])
    assert addresses.revocations("nea") == origin + reverse("badges:revocation_list", args=["nea"])


def test_issuer_and_key_name_each_other(client, copy):
    profile = json.loads(get(client, "issuer", "nea").content)
    key = json.loads(get(client, "key", copy.key.uuid).content)
    assert profile["publicKey"] == key["id"]
    assert key["owner"] == profile["id"]
    assert key["publicKeyPem"] == copy.key.public_pem
    listing = json.loads(get(client, "revocation_list", "nea").content)
    assert (listing["id"], listing["issuer"]) == (profile["revocationList"], profile["id"])
    assert listing["revokedAssertions"] == []


@pytest.mark.parametrize("name", ["key", "revocation_list"])
@pytest.mark.parametrize("accept", [LD, "application/json"])
def test_documents_are_for_everybody_and_short_lived(client, copy, name, accept):
    args = [copy.key.uuid] if name == "key" else ["nea"]
    first = get(client, name, *args, accept=accept)
    assert (first.status_code, first["Content-Type"]) == (200, accept)
    assert first["Access-Control-Allow-Origin"] == "*"
    assert first["Cache-Control"] == "public, max-age=60"
    assert ("Accept" in first["Vary"], "Cookie" in first["Vary"]) == (True, False)
    assert not first.cookies
    again = get(client, name, *args, accept=accept, **{"if-none-match": first["ETag"]})
    assert again.status_code == 304


def test_a_person_reads_the_key_in_words(client, copy):
    page = get(client, "key", copy.key.uuid, accept="text/html")
    text = page.content.decode()
    assert not page.cookies
    assert signed.fingerprint(copy.key.public_pem) in text
    assert "it signs badges today" in text
    assert "PRIVATE" not in text


def test_a_withdrawn_key_is_gone_for_programs_and_explained_to_people(client, copy, cast):
    actions.retire(copy.key, COMPROMISED, WHY, by=cast["root"])
    gone = get(client, "key", copy.key.uuid)
    assert (gone.status_code, "publicKeyPem" in json.loads(gone.content)) == (410, False)
    page = get(client, "key", copy.key.uuid, accept="text/html")
    assert (page.status_code, b"other hands" in page.content) == (410, True)
    assert WHY.encode() not in page.content
    listing = get(client, "revocation_list", "nea", accept="text/html")
    assert listing["Content-Type"] == "application/json"
    assert str(copy.uuid) in listing.content.decode()


def keys_page(client, slug="nea"):
    return client.get(reverse("badges:keys", args=[slug]))


@pytest.mark.row("F16")
def test_a_manager_makes_the_first_key_and_changes_it_in_two_steps(award, signed_in):
    root = signed_in("root")
    assert "No key yet" in keys_page(root).content.decode()
    root.post(reverse("badges:keys", args=["nea"]))
    key = SigningKey.objects.get()
    assert "Signs" in keys_page(root).content.decode()
    address = reverse("badges:key_retire", args=["nea", key.uuid])
    given = {"reason": PLANNED.value, "note": WHY}
    sure = root.post(address, given).content.decode()
    assert "This cannot be undone" in sure
    assert SigningKey.objects.get().retired_at is None
    root.post(address, {**given, "confirmed": "yes"})
    assert SigningKey.objects.count() == 2
    text = keys_page(root).content.decode()
    assert WHY in text
    assert text.index("Signs") < text.index("Retired</span>"), "the newest stands first"


@pytest.mark.parametrize(
    "given",
    [
        {},
        {"reason": "planned"},
        {"reason": "planned", "note": "short"},
        {"note": WHY},
        {"reason": "other", "note": WHY},
        {"reason": "planned", "note": "", "confirmed": "yes"},
    ],
)
def test_what_is_missing_is_said_and_what_was_typed_stays(copy, signed_in, given):
    address = reverse("badges:key_retire", args=["nea", copy.key.uuid])
    answer = signed_in("root").post(address, given)
    assert answer.status_code == 422
    assert given.get("note", "") in answer.content.decode()
    assert SigningKey.objects.get().retired_at is None


def test_a_withdrawn_key_has_no_page_any_more_and_a_retired_one_can_only_be_withdrawn(
    copy, cast, signed_in
):
    root, key = signed_in("root"), copy.key
    address = reverse("badges:key_retire", args=["nea", key.uuid])
    actions.retire(key, PLANNED, WHY, by=cast["root"])
    text = root.get(address).content.decode()
    assert ('value="planned"' in text, 'value="compromised"' in text) == (False, True)
    root.post(address, {"reason": "compromised", "note": WHY, "confirmed": "yes"})
    assert SigningKey.objects.get(pk=key.pk).is_compromised
    assert root.get(address).status_code == 404


def test_a_key_stands_among_its_own_issuers_alone(copy, signed_in):
    root = signed_in("root")
    other = reverse("badges:key_retire", args=["never-was", copy.key.uuid])
    assert (root.get(other).status_code, keys_page(root, "never-was").status_code) == (404, 404)


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_of_keys_asks_as_often_for_three_as_for_one(
    copy, cast, signed_in, count, django_assert_num_queries
):
    key = copy.key
    for _ in range(count):
        key = actions.retire(key, PLANNED, WHY, by=cast["root"])
    root = signed_in("root")
    keys_page(root)
    with django_assert_num_queries(5):
        keys_page(root)


def test_erasure_leaves_the_line_in_the_list_and_nothing_of_the_person(copy, cast, client):
    forgetting.badges(cast["dana"], cast["dana"])
    assert SignedAssertion.objects.get().jws == ""
    listing = json.loads(get(client, "revocation_list", "nea").content)
    assert listing["revokedAssertions"][0]["id"] == f"urn:uuid:{copy.uuid}"
