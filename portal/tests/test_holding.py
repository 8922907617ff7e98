"""Legal holds: who sets and lifts one, what it keeps, what the page shows, what the audit has."""

import datetime as dt

import pytest
from django.core.files.storage import default_storage
from django.urls import reverse

from badges.tests import factories as badges
from credentials.models import IssuerStaff
from credentials.roles import actions as issuer_roles
from credentials.tests import factories as catalogue
from portal import erasure
from portal.holding import actions, policy, queries
from portal.kit import clock
from portal.kit.models import AuditEntry
from portal.kit.verdict import Refused
from reviews.tests import factories as reviews
from submissions import sweeps
from submissions.enrolling import actions as enrolling
from submissions.evidence import actions as evidence
from submissions.evidence.cleaning_job import clean
from submissions.models import Evidence
from submissions.submitting import receipts
from submissions.tests import factories

WHY = "The parents ask for it."
LONG_AFTER = 400


@pytest.fixture
def file(cast):
    """A picture in Dana's draft."""
    begun = enrolling.start(catalogue.credential(), by=cast["dana"])
    enrolling.agree(begun, by=cast["dana"])
    entry = factories.entry(begun.submissions.get(), 2)
    row = evidence.add_file(entry, entry.part.slots.first(), factories.picture(), by=cast["dana"])
    factories.nobody(row)
    clean(row.pk)
    row.refresh_from_db()
    return row


@pytest.fixture
def work(file):
    return file.submission.enrollment


@pytest.fixture
def gil(cast):
    """Vic looks after the issuer and has no other role."""
    issuer = catalogue.issuer()
    issuer_roles.grant(cast["vic"], issuer, IssuerStaff.Role.MANAGER, by=cast["root"])
    return cast["vic"]


def receipt(work):
    return receipts.code(work.submissions.get())


def test_a_held_file_outlives_its_day_and_a_lifted_one_goes_with_the_next_sweep(
    cast, gil, file, work, django_capture_on_commit_callbacks
):
    badges.issued(cast)
    actions.hold(work, WHY, by=gil)
    stored = file.cleaned.name
    with clock.moved(days=LONG_AFTER):
        assert sweeps.purge_media() == 0
        assert default_storage.exists(stored)
        actions.lift(work, "It is settled.", by=cast["root"])
        with django_capture_on_commit_callbacks(execute=True):
            assert sweeps.purge_media() == 1
    assert not default_storage.exists(stored)
    said = AuditEntry.objects.filter(thing=f"enrollment:{work.code}", verb__startswith="portal.")
    assert list(said.order_by("pk").values_list("verb", "by", "detail__reason")) == [
        ("portal.hold", gil.pk, WHY),
        ("portal.lift", cast["root"].pk, "It is settled."),
    ]


def test_a_hold_keeps_what_is_added_later_and_nobody_takes_it_out(cast, gil, file, work):
    actions.hold(work, WHY, by=gil)
    entry = factories.entry(file.submission, 2)
    later = evidence.add_file(entry, file.slot, factories.picture("PNG"), by=cast["dana"])
    clean(later.pk)
    for row in (file, later):
        with pytest.raises(Refused, match="A legal hold keeps this file"):
            evidence.remove(row, by=cast["dana"])
    enrolling.withdraw(file.submission, by=cast["dana"])
    with clock.moved(days=LONG_AFTER):
        assert sweeps.purge_media() == 0
        actions.lift(work, WHY, by=gil)
        assert sweeps.purge_media() == 2


def test_erasure_waits_for_a_hold(cast, gil, file, work):
    actions.hold(work, WHY, by=gil)
    with pytest.raises(Refused, match="A legal hold keeps files of this person"):
        erasure.erase(cast["dana"], cast["dana"])
    actions.lift(work, WHY, by=gil)
    erasure.erase(cast["dana"], cast["dana"])
    assert not Evidence.objects.get(pk=file.pk).cleaned


def test_once_with_a_reason_and_a_file(cast, gil, file, work):
    with pytest.raises(Refused, match="Say why"):
        actions.hold(work, "  ", by=gil)
    with pytest.raises(Refused, match="No legal hold"):
        actions.lift(work, WHY, by=gil)
    actions.hold(work, WHY, by=gil)
    with pytest.raises(Refused, match="already"):
        actions.hold(work, WHY, by=gil)
    with pytest.raises(Refused, match="Say why"):
        actions.lift(work, "", by=gil)
    bare = enrolling.start(catalogue.credential("udl", "Lessons"), by=cast["lee"])
    with pytest.raises(Refused, match="no file"):
        actions.hold(bare, WHY, by=gil)


@pytest.mark.row("E2")
def test_who_judges_sets_none_nor_whoever_wrote_read_or_decided_it(cast, gil, file, work):
    issuer = work.credential.issuer
    assert policy.may_hold(gil, work)
    for name in ("asha", "iris", "dana", "stella", "fay"):
        assert not policy.may_hold(cast[name], work)
    for role in (IssuerStaff.Role.APPROVER, IssuerStaff.Role.MANAGER):
        issuer_roles.grant(cast["lee"], issuer, role, by=cast["root"])
    assert not policy.may_hold(cast["lee"], work)
    badges.issued(cast)
    for role in cast["iris"].issuer_roles.live():
        issuer_roles.end(role, by=cast["root"])
    issuer_roles.grant(cast["iris"], issuer, IssuerStaff.Role.MANAGER, by=cast["root"])
    assert policy.may_list(cast["iris"])
    assert not policy.may_hold(cast["iris"], work)
    for name in ("iris", "lee", "asha"):
        with pytest.raises(Refused):
            actions.hold(work, WHY, by=cast[name])


def test_a_manager_of_another_issuer_reaches_none_of_it(cast, file, work):
    other = catalogue.issuer("elsewhere")
    issuer_roles.grant(cast["vic"], other, IssuerStaff.Role.MANAGER, by=cast["root"])
    assert queries.find(cast["vic"], work.code) is None
    assert queries.find(cast["root"], work.code) == work


def test_the_page_finds_work_by_receipt_or_address_and_shows_no_author(
    cast, gil, file, work, signed_in
):
    reviews.submitted(cast)
    page, client = reverse("accounts:holds"), signed_in("vic")
    assert page in client.get(reverse("desk")).content.decode()
    for said in (f" {receipt(work)} ", f"https://there.example/work/{work.code}/extend/"):
        html = client.post(page, {"work": said, "reason": WHY}, follow=True).content.decode()
        assert "The hold is set." in html
        assert WHY in html
        assert receipt(work) in html
        for word in ("Dana", "Ruiz", "demo.test", "The plan names", file.code):
            assert word not in html
        client.post(page, {"lift": work.code, f"{work.code}-reason": "Settled."})
        assert not policy.is_held(work)


def test_what_is_wrong_stands_beside_the_field_and_nothing_typed_is_lost(
    gil, file, work, signed_in
):
    page, client = reverse("accounts:holds"), signed_in("vic")
    html = client.post(page, {"work": "abcdefgh-1", "reason": WHY}).content.decode()
    assert "No work you look after has this receipt" in html
    assert WHY in html
    actions.hold(work, WHY, by=gil)
    html = client.post(page, {"lift": work.code}).content.decode()
    assert f'id="id_{work.code}-reason"' in html
    assert "aria-invalid" in html
    html = client.post(page, {"work": work.code, "reason": WHY}).content.decode()
    assert "keeps this work already" in html
    assert policy.is_held(work)


def test_strangers_find_no_page_and_end_no_hold(cast, gil, file, work, signed_in):
    actions.hold(work, WHY, by=gil)
    page = reverse("accounts:holds")
    for name in ("lee", "dana", "asha", "iris", "stella"):
        client = signed_in(name)
        assert client.get(page).status_code == 404
        sent = {"lift": work.code, f"{work.code}-reason": "Away with it."}
        assert client.post(page, sent).status_code == 404
    assert policy.is_held(work)
    assert signed_in("vic").post(page, {"lift": "neverwas"}).status_code == 404


def test_the_due_dates_page_leads_to_a_name_for_work_never_handed_in(
    cast, gil, file, work, signed_in
):
    work.due_at = clock.now() + dt.timedelta(days=3)
    work.save()
    html = signed_in("vic").get(reverse("due_dates")).content.decode()
    assert f"/work/{work.code}/extend/" in html
