"""Being forgotten: asked, seven days, carried out; what goes and what stays."""

import datetime as dt

import pytest
from allauth.account.models import EmailAddress
from django.apps import apps
from django.core.files.storage import default_storage
from django.test import Client
from django.urls import reverse

from badges.earning import actions as earning
from badges.earning.choosing import actions as choosing
from badges.earning.profile import actions as profiles
from badges.earning.reissuing import actions as reissuing
from badges.models import Choice
from badges.tests import factories as awards
from plc.cohorts import actions as cohorts
from plc.inviting.actions import invite
from portal import erasure
from portal.accounts.erasing import actions
from portal.accounts.inviting import actions as inviting
from portal.accounts.models import Affiliate, ErasureRequest, User
from portal.kit import clock, messages
from portal.kit.models import AuditEntry, Message
from portal.kit.verdict import Refused
from portal.own_data import forgetting
from reviews.models import Assessor, ReviewSlot
from submissions.models import Evidence, Response, StatusChange, Submission
from submissions.status import Status
from submissions.workflow import advance

pytestmark = pytest.mark.usefixtures("media")


def late(request):
    ErasureRequest.objects.filter(pk=request.pk).update(due_at=clock.now() - dt.timedelta(days=1))


def move(submission, *verbs):
    for verb in verbs:
        advance(submission, verb)


@pytest.mark.parametrize("method", ["get", "post"])
def test_the_last_site_manager_reads_what_to_do_first(signed_in, cast, method):
    root = signed_in("root")
    page = getattr(root, method)(reverse("accounts:erase"), {"password": "demo"})
    assert page.status_code == 409
    for text in (page.content.decode(), root.get(reverse("accounts:data")).content.decode()):
        assert "Invite another site manager first" in text
        assert f'href="{reverse("accounts:invite", args=["site", "portal"])}"' in text
        assert f'href="{reverse("accounts:erase")}"' not in text
    assert not ErasureRequest.objects.exists()
    User.objects.filter(pk=cast["vic"].pk).update(is_site_manager=True)
    assert root.get(reverse("accounts:erase")).status_code == 200


def test_asking_needs_the_password_and_can_be_called_off(signed_in, cast):
    dana = signed_in("dana")
    wrong = dana.post(reverse("accounts:erase"), {"password": "guess"})
    assert b"This is not your password." in wrong.content
    dana.post(reverse("accounts:erase"), {"password": "demo"})
    request = ErasureRequest.objects.get()
    assert request.due_at - request.asked_at >= dt.timedelta(days=7) - dt.timedelta(seconds=1)
    assert b"Call it off" in dana.get(reverse("accounts:data")).content
    dana.post(reverse("accounts:erase_cancel"))
    request.refresh_from_db()
    assert (request.cancelled_by, bool(request.cancelled_at)) == (cast["dana"], True)
    kinds = list(Message.objects.order_by("pk").values_list("kind", flat=True))
    assert kinds == ["accounts/erasure_requested", "accounts/erasure_cancelled"]


def test_nothing_happens_before_the_grace_has_passed(cast):
    actions.ask(cast["dana"])
    assert erasure.run_due() == 0
    assert User.objects.get(pk=cast["dana"].pk).full_name == "Dana Ruiz"


def test_names_texts_and_files_go(worked, cast, django_capture_on_commit_callbacks):
    item = Evidence.objects.get()
    messages.post(
        "accounts/erasure_cancelled", to="dana@demo.test", key="k", context={},
        recipient=cast["dana"],
    )  # fmt: skip
    late(actions.ask(cast["dana"]))
    with django_capture_on_commit_callbacks(execute=True):
        assert erasure.run_due() == 1
    dana = User.objects.get(pk=cast["dana"].pk)
    assert (dana.full_name, dana.school, dana.is_active) == ("", "", False)
    assert dana.email.endswith("@erased.invalid")
    assert not EmailAddress.objects.filter(user=dana).exists()
    assert not Response.objects.exclude(text="").exists()
    assert not default_storage.exists(item.original.name)
    assert not Message.objects.filter(to="dana@demo.test").exists()
    assert not Message.objects.filter(recipient=dana).exclude(text="").exists()
    assert not Client().login(email="dana@demo.test", password="demo")


def test_history_and_hashes_stay(worked, cast):
    before = StatusChange.objects.count()
    erasure.erase(cast["dana"], cast["dana"])
    assert Submission.objects.get().status == Status.WITHDRAWN
    assert StatusChange.objects.count() == before + 1
    assert Evidence.objects.get().original_sha256 == "a" * 64
    verbs = set(AuditEntry.objects.values_list("verb", flat=True))
    assert {"kit.purge", "portal.erase"} <= verbs
    assert AuditEntry.objects.filter(verb="kit.purge").first().by == cast["dana"]


@pytest.mark.breaks_invariants
def test_an_assessor_gives_the_claim_back(worked, cast):
    move(worked, "submit", "queue", "claim")
    worked.slots.update(state="leased", lease_until=clock.now())
    erasure.erase(cast["asha"], cast["asha"])
    assert ReviewSlot.objects.get().state == ReviewSlot.State.OPEN
    assert not Assessor.objects.filter(user=cast["asha"], ended_at=None).exists()


def test_while_an_award_is_on_its_way_it_waits_and_says_so(cast, signed_in):
    awards.approved(cast)
    late(actions.ask(cast["dana"]))
    assert erasure.run_due() == 0
    assert "is being carried out" in ErasureRequest.objects.get().waiting_for
    assert User.objects.get(pk=cast["dana"].pk).full_name == "Dana Ruiz"
    page = signed_in("root").get(reverse("accounts:erasures")).content
    assert b"is being carried out" in page


def test_a_badge_is_gone_for_strangers_and_its_document_with_it(cast, client):
    award = awards.issued(cast)
    earning.accept(award, by=cast["dana"])
    url = reverse("badges:assertion", args=[award.uuid])
    before = client.get(url)
    late(actions.ask(cast["dana"]))
    assert erasure.run_due() == 1
    gone = client.get(url, headers={"accept": "application/ld+json"})
    assert (before.status_code, gone.status_code) == (200, 410)
    award.refresh_from_db()
    assert "recipient" not in award.document
    assert award.revocation_code == award.Gone.ERASED
    assert set(gone.json()) <= {"@context", "type", "id", "revoked", "revocationReason"}
    page = client.get(url, headers={"accept": "text/html"})
    assert (page.status_code, "It was erased." in page.content.decode()) == (410, True)
    assert not [word for word in ("Dana", "Ruiz") if word in page.content.decode()]
    assert award.recipient_email.endswith("@erased.invalid")
    assert AuditEntry.objects.get(verb="badges.erase").detail["badge_sha256"]


def test_what_the_issuer_took_back_keeps_its_reason_and_an_older_copy_does_not(cast):
    award = awards.issued(cast)
    for code, left in (("evidence", "evidence"), ("superseded", "erased")):
        told = {"revoked_at": clock.now(), "revoked_by": cast["iris"], "revocation_code": code}
        type(award).objects.filter(pk=award.pk).update(**told)
        forgetting.badges(cast["dana"], cast["dana"])
        award.refresh_from_db()
        assert award.revocation_code == left


@pytest.mark.row("F12")
def test_what_was_shown_of_a_badge_and_the_public_profile_go(cast, client):
    award = awards.issued(cast)
    earning.accept(award, by=cast["dana"])
    shown = {"name": True, "evidence": True, "text": "In my words.", "on_profile": True}
    choosing.choose(award, **shown, by=cast["dana"])
    profile = profiles.keep(is_on=True, name="Dana R.", about="Sixth grade.", by=cast["dana"])
    erasure.erase(cast["dana"], cast["dana"])
    choice = Choice.objects.get()
    assert (choice.name_shown, choice.evidence_text, choice.on_profile) == (False, "", False)
    assert client.get(reverse("badges:earner", args=[profile.code])).status_code == 404
    profile.refresh_from_db()
    assert (profile.is_on, profile.name, profile.about) == (False, "", "")


def test_a_badge_that_is_being_written_anew_is_waited_for(cast):
    award = awards.issued(cast)
    EmailAddress.objects.filter(user=cast["dana"]).update(email="dana@new.test")
    reissuing.reissue(award, by=cast["dana"])
    with pytest.raises(Refused):
        erasure.erase(cast["dana"], cast["dana"])
    assert User.objects.get(pk=cast["dana"].pk).erased_at is None


def test_no_name_or_address_is_left_in_any_table(cast):
    award = awards.issued(cast)
    earning.accept(award, by=cast["dana"])
    inviting.invite("dana@demo.test", "affiliate", "fresno", "staff", "Fresno", by=cast["stella"])
    late(actions.ask(cast["dana"]))
    assert erasure.run_due() == 1
    for model in apps.get_models():
        for row in model.objects.values() if hasattr(model, "objects") else ():
            assert "Ruiz" not in str(row), model
            assert "dana@demo.test" not in str(row), model


def test_the_last_site_manager_stays(cast):
    with pytest.raises(Refused, match="last site manager"):
        actions.ask(cast["root"])


def test_an_erased_person_is_erased_once(cast):
    erasure.erase(cast["lee"], cast["lee"])
    email = User.objects.get(pk=cast["lee"].pk).email
    erasure.erase(User.objects.get(pk=cast["lee"].pk), cast["lee"])
    assert User.objects.get(pk=cast["lee"].pk).email == email


def test_invitations_to_and_from_who_is_forgotten_are_withdrawn(cast):
    today = clock.today("America/Los_Angeles")
    made = cohorts.create(
        "Fresno spring", Affiliate.objects.get(slug="fresno"), by=cast["paul"],
        starts_on=today, ends_on=today + dt.timedelta(weeks=8), facilitates=False,
    )  # fmt: skip
    cohorts.join(cast["fay"], made, "facilitator", by=cast["paul"])
    EmailAddress.objects.create(user=cast["fay"], email="Fay.Second@Mail.Example")
    theirs = invite(made, "newcomer@demo.test", by=cast["fay"])
    others = invite(made, "second@demo.test", by=cast["paul"])
    again = invite(made, "fay.second@mail.example", by=cast["paul"])
    erasure.erase(cast["fay"], cast["fay"])
    for sent in (theirs, others, again):
        sent.refresh_from_db()
    assert [bool(sent.withdrawn_at) for sent in (theirs, others, again)] == [True, False, True]
    assert "fay.second" not in again.email
    assert theirs.withdrawn_by == cast["fay"]
