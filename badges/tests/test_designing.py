"""An issuer's own pictures: looked at, used from the next award on, and taken back."""

import io
import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.urls import reverse
from PIL import Image

from badges import snapshots
from badges.conformance import run
from badges.designing import actions, things
from badges.earning import actions as earning
from badges.earning import menu, queries
from badges.models import BadgeClassSnapshot, Design
from badges.openbadges.png import unbake
from badges.tests import factories, milestones
from badges.tests.designing import ALT, brought, png, used
from badges.tests.hostile import DROPPED
from credentials.models import Issuer, Version
from portal.kit.models import AuditEntry
from portal.kit.verdict import Refused
from portal.testing.pages import Walker
from reviews.tests import factories as reviews

pytestmark = [pytest.mark.django_db, pytest.mark.row("F16")]


def given(name, data):
    """A file as a browser sends it."""
    return SimpleUploadedFile(name, data)


def nea():
    return Issuer.objects.get(slug="nea")


def caption(award):
    award.refresh_from_db()
    documents = json.loads(award.badge_class.document), json.loads(award.document)
    return [document["image"]["caption"] for document in documents]


def test_a_manager_brings_one_looks_at_it_and_the_next_badge_has_it(cast, signed_in, client):
    first = factories.issued(cast)
    credential = first.version.credential
    page = Walker(signed_in("iris")).open("/issuers/nea/console/").follow("Designs")
    page.follow(credential.title).has("Drawn by the portal")
    look = page.send("See the result", {"picture": given("a.png", png(300))}, alt=ALT)
    look.has("Nothing has changed yet", ALT, "1 badge that was awarded already", "but not as a")
    assert BadgeClassSnapshot.objects.count() == 1
    look.send("Use it from now on").has("Used from now on", "Your own, since")
    second = factories.issued(cast, "lee", credential=credential)
    assert caption(first) == [f"Badge: {credential.title}"] * 2
    assert caption(second) == [ALT, ALT]
    assert second.badge_class.edition == 2
    related = json.loads(second.badge_class.document)["related"]
    assert related["id"].endswith(str(first.badge_class.uuid))
    assert Image.open(io.BytesIO(second.badge_class.image)).size == (600, 600)
    earning.accept(second, by=cast["lee"])
    image = client.get(reverse("badges:assertion_image", args=[second.uuid])).content
    assert unbake(image) == second.document
    human = client.get(f"/badges/assertions/{second.uuid}", headers={"accept": "text/html"})
    assert f'alt="{ALT}"' in human.content.decode()
    done = AuditEntry.objects.filter(verb__startswith="badges.design").values_list(
        "verb", flat=True
    )
    assert sorted(done) == ["badges.design_upload", "badges.design_use"]


def test_a_class_with_a_png_alone_offers_no_drawing(cast, client):
    first = factories.issued(cast)
    used("credential", first.version.credential, by=cast["iris"])
    award = factories.accepted(cast, "lee", credential=first.version.credential)
    assert client.get(reverse("badges:assertion_vector", args=[award.uuid])).status_code == 404
    labels = [item.label for item in menu.of(queries.own(cast["lee"], award.uuid), cast["lee"])]
    assert "Download as a picture (PNG)" in labels
    assert not [label for label in labels if "SVG" in label]


def test_a_drawing_is_made_harmless_and_becomes_both_kinds(cast, signed_in, client):
    credential = factories.issued(cast).version.credential
    page = Walker(signed_in("iris"))
    page.open(f"/issuers/nea/console/designs/credential/{credential.slug}/")
    look = page.send("See the result", {"picture": given("a.svg", DROPPED["script"])}, alt=ALT)
    look.has("Something was taken out", "script", "as PNG and as SVG").send("Use it from now on")
    design = Design.objects.get()
    assert "script" not in design.svg
    assert Image.open(io.BytesIO(design.image)).size == (600, 600)
    newest = BadgeClassSnapshot.objects.latest("edition")
    assert newest.svg == design.svg
    assert "script" not in client.get(f"/badges/classes/{newest.uuid}/image.svg").content.decode()


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.png", png(600, 500), "not as wide as it is high"),
        ("a.png", png(60), "smaller than 90 pixels"),
        ("a.jpg", b"\xff\xd8\xff\xe0 a photograph", "neither a PNG nor an SVG"),
        ("a.png", b"x" * 2_000_001, "larger than 2 MB"),
        ("a.svg", b"", "neither a PNG nor an SVG"),
    ],
    ids=["oblong", "small", "a JPEG", "large", "empty"],
)
def test_what_does_not_fit_is_said_beside_the_field_and_the_words_stay(
    cast, signed_in, name, data, said
):
    page = Walker(signed_in("iris")).open("/issuers/nea/console/designs/issuer/nea/")
    page.send("See the result", {"picture": given(name, data)}, alt=ALT, status=422).has(said, ALT)
    assert not Design.objects.exists()


def test_words_are_asked_for(cast, signed_in):
    page = Walker(signed_in("iris")).open("/issuers/nea/console/designs/issuer/nea/")
    page.send("See the result", {"picture": given("a.png", png())}, alt=" ", status=422).has(
        "required"
    )


def test_one_that_was_looked_at_can_be_forgotten(cast, signed_in):
    row = brought("issuer", nea(), by=cast["iris"])
    page = Walker(signed_in("iris")).open("/issuers/nea/console/designs/")
    page.has("One waits to be looked at").open(f"/issuers/nea/console/designs/{row.uuid}/")
    page.send("Forget it").has("Nothing has changed")
    assert not Design.objects.exists()


def test_back_to_the_drawn_one_is_another_edition(cast, signed_in):
    first = factories.issued(cast)
    credential = first.version.credential
    used("credential", credential, by=cast["iris"])
    page = Walker(signed_in("iris"))
    page.open(f"/issuers/nea/console/designs/credential/{credential.slug}/")
    page.follow("Go back to the drawn one").send("Go back to it").has("is not used any more")
    newest = snapshots.known(first.version)
    assert (newest.edition, newest.design, newest.alt) == (3, None, first.badge_class.alt)
    assert newest.image_sha256 == first.badge_class.image_sha256


def test_what_was_used_is_frozen(cast):
    row = used("issuer", nea(), by=cast["iris"])
    with pytest.raises(IntegrityError), transaction.atomic():
        Design.objects.filter(pk=row.pk).update(alt="Something else")
    with pytest.raises(IntegrityError), transaction.atomic():
        Design.objects.filter(pk=row.pk).delete()
    with pytest.raises(Refused, match="decided on"):
        actions.discard(row, by=cast["iris"])


def test_nobody_else_brings_or_sees_one(cast, signed_in):
    row = brought("issuer", nea(), by=cast["iris"])
    for name in ("dana", "asha", "max", "stella"):
        with pytest.raises(Refused):
            brought("issuer", nea(), by=cast[name])
        with pytest.raises(Refused):
            actions.use(row, by=cast[name])
    client = signed_in("iris")
    for other in ("digital-promise/console/designs/", f"digital-promise/console/designs/{row.uuid}/",
                  "nea/console/designs/issuer/digital-promise/"):  # fmt: skip
        assert client.get(f"/issuers/{other}").status_code == 404


@pytest.mark.row("L15")
def test_the_issuers_own_stands_on_its_page_and_in_its_profile(cast, client):
    assert client.get("/badges/issuers/nea/image").status_code == 404
    assert "image" not in json.loads(client.get("/badges/issuers/nea").content)
    row = used("issuer", nea(), by=cast["iris"])
    image = json.loads(client.get("/badges/issuers/nea").content)["image"]
    assert (image["type"], image["caption"]) == ("Image", ALT)
    shown = client.get("/badges/issuers/nea/image")
    assert (shown.content, shown["Content-Type"]) == (bytes(row.image), "image/png")
    assert image["id"].endswith("/badges/issuers/nea/image")
    Walker(client).open("/issuers/nea/").has(ALT)
    actions.go_back(things.Thing("issuer", nea()), by=cast["iris"])
    assert client.get("/badges/issuers/nea/image").status_code == 404


@pytest.mark.row("F13")
def test_a_stacks_own_picture_is_that_of_its_next_award(cast):
    first = milestones.completed(cast)
    used("stack", first.stack, by=cast["iris"])
    listed = [stone.credential for stone in first.badge_class.stones.select_related("credential")]
    after = snapshots.of_stack(first.stack, listed)
    assert (after.edition, after.alt, after.svg) == (2, ALT, "")
    assert json.loads(after.document)["image"]["caption"] == ALT
    assert snapshots.of_stack(first.stack, listed) == after
    actions.go_back(things.Thing("stack", first.stack), by=cast["iris"])
    back = snapshots.of_stack(first.stack, listed)
    assert (back.edition, back.image_sha256) == (3, first.badge_class.image_sha256)


def test_work_on_an_older_version_gets_the_new_picture_too(cast):
    first = factories.issued(cast)
    reviews.submitted(cast, "lee", first.version.credential)
    older, newer = first.version, Version.objects.get(pk=first.version.pk)
    newer.pk, newer.number, newer.state = None, 2, Version.State.DRAFT
    newer.save(force_insert=True)
    credential = older.credential
    type(credential).objects.filter(pk=credential.pk).update(current=newer)
    credential.refresh_from_db()
    used("credential", credential, by=cast["iris"])
    assert (snapshots.known(older).edition, snapshots.known(newer)) == (2, None)
    assert snapshots.of(newer).alt == ALT


@pytest.mark.row("F16")
@pytest.mark.conformance
@pytest.mark.skipif(run.missing() is not None, reason=str(run.missing()))
def test_badges_with_own_pictures_pass_the_official_validator(live_server, settings, cast):
    settings.PUBLIC_ORIGIN = live_server.url
    first = factories.issued(cast)
    credential, issuer = first.version.credential, first.badge_class.issuer
    used("issuer", issuer, by=cast["iris"])
    used("credential", credential, by=cast["iris"])
    award = factories.accepted(cast, "lee", credential=credential)
    assert caption(award) == [ALT, ALT]
    address = f"{live_server.url}/badges/assertions/{award.uuid}"
    result = run.validate_url(address, recipient="lee@demo.test")
    assert result.ok, result.output
