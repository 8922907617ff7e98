"""Break-glass: a reason, a second person, a day, a record, a report; and blind to each other after."""

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from badges.deciding import queries as desk
from badges.tests import factories as badges
from credentials.models import IssuerStaff
from credentials.roles import actions as issuer_roles
from credentials.tests import factories as catalogue
from portal.kit import clock
from portal.kit.models import AuditEntry, Message
from portal.kit.verdict import Refused
from portal.testing.pages import Walker
from portal.unblinding import actions, policy, queries
from reviews.agreeing import actions as agreeing
from reviews.claiming import policy as claiming
from reviews.claiming.actions import claim
from reviews.models import Conflict, ReviewSlot, Unblinding
from reviews.roles import actions as assessors
from reviews.scoring import queries as scoring
from reviews.tests import factories as work

pytestmark = [pytest.mark.django_db, pytest.mark.row("E2")]

WHY = "Two people sent in the same plan, word for word."
LIST, ASK = reverse("identities:list"), reverse("identities:ask")


@pytest.fixture
def slot(cast):
    """Dana's work on Asha's desk."""
    work.submitted(cast)
    return work.claimed(cast["asha"])


@pytest.fixture
def lead(cast):
    return _grant(cast, "vic", IssuerStaff.Role.LEAD)


@pytest.fixture
def manager(cast):
    return _grant(cast, "sue", IssuerStaff.Role.MANAGER)


def _grant(cast, name, role):
    issuer_roles.grant(cast[name], catalogue.issuer(), role, by=cast["root"])
    return cast[name]


def asked(slot, by, kind="educator", reading=None):
    found = queries.find(by, kind, slot.code, reading)
    return actions.ask(found, WHY, by=by)


def granted(slot, by, second, kind="educator"):
    made = asked(slot, by, kind)
    actions.answer(made, grant=True, by=second)
    made.refresh_from_db()
    return made


def page(made):
    return reverse("identities:one", args=[made.code])


def test_one_asks_another_grants_and_only_then_one_sees(signed_in, cast, slot, lead, manager):
    asker = Walker(signed_in("vic")).open(LIST).follow("Ask who stands behind a code")
    asker.send("Ask for it", kind="educator", code=slot.code, reason=WHY)
    asker.has(WHY, slot.code, "Waits for a second person").has_not("Ruiz", "Dana")
    made = Unblinding.objects.get()
    second = Walker(signed_in("sue")).open(page(made)).has(WHY).has_not("Ruiz")
    second.send("Grant it").has("Granted for 24 hours").has_not("Ruiz")
    asker.open(page(made)).has("it is open for you").has_not("Ruiz")
    asker.send("Show who it is").has("Dana Ruiz", cast["dana"].email, "Looked at once")
    for who in ("vic", "sue", "eve"):
        Walker(signed_in(who)).open(page(made)).has_not("Ruiz", cast["dana"].email)
        Walker(signed_in(who)).open(LIST).has(made.code).has_not("Ruiz")


def test_what_is_wrong_stands_beside_the_field_and_nothing_typed_is_lost(signed_in, slot, lead):
    asker = Walker(signed_in("vic")).open(ASK)
    asker.send("Ask for it", status=422, reason=WHY).has("Choose what you have to know.", WHY)
    values = {"kind": "educator", "reason": WHY}
    asker.send("Ask for it", status=422, code="NEVERWAS", **values)
    asker.has("Nobody you may ask about has this code", WHY)
    asker.send("Ask for it", code=slot.code, **values).has("Asked.")
    asker.open(ASK).send("Ask for it", status=422, code=slot.code, **values)
    asker.has("You have asked this already")
    assert Unblinding.objects.count() == 1


def test_nobody_answers_themselves(signed_in, slot, lead, manager):
    made = asked(slot, lead)
    Walker(signed_in("vic")).open(page(made)).has_not("Grant it")
    assert signed_in("vic").post(page(made), {"verb": "grant"}).status_code == 409
    with pytest.raises(IntegrityError), transaction.atomic():
        Unblinding.objects.filter(pk=made.pk).update(
            state="granted", answered_by=lead, answered_at=clock.now(), until=clock.now()
        )
    made.refresh_from_db()
    assert made.state == "asked"


def test_who_answers_may_not_look_and_a_role_that_ended_opens_nothing(slot, cast, lead, manager):
    made = granted(slot, lead, manager)
    for who in (manager, cast["eve"], cast["root"]):
        with pytest.raises(Refused):
            actions.show(made, by=who)
    issuer_roles.end(IssuerStaff.objects.get(user=lead), by=cast["root"])
    with pytest.raises(Refused, match="nobody else"):
        actions.show(made, by=lead)


def test_refused_is_refused(signed_in, slot, lead, manager):
    made = asked(slot, lead)
    Walker(signed_in("sue")).open(page(made)).send("Refuse it").has("Nothing is opened")
    assert signed_in("vic").post(page(made), {"verb": "show"}).status_code == 409
    assert signed_in("sue").post(page(made), {"verb": "grant"}).status_code == 409
    assert not Conflict.objects.exists()
    assert "refused" in Message.objects.get(kind="portal/identity_answered").text


def test_it_closes_by_itself_after_a_day(signed_in, slot, lead, manager):
    made = granted(slot, lead, manager)
    with clock.moved(hours=23):
        assert actions.show(made, by=lead).name == "Dana Ruiz"
    with clock.moved(hours=24):
        Walker(signed_in("vic")).open(page(made)).has("The time is over", "Over")
        assert signed_in("vic").post(page(made), {"verb": "show"}).status_code == 409
        asked(slot, lead)


def test_a_request_that_nobody_answers_runs_out(slot, lead, manager):
    made = asked(slot, lead)
    with clock.moved(days=7):
        assert "Nobody answered in time" in policy.may_answer(manager, made).reason
        asked(slot, lead)


def reads_elsewhere(cast, name):
    """They assess for another issuer, and hold what Dana wrote there."""
    elsewhere = catalogue.issuer("digital-promise")
    assessors.grant(cast[name], elsewhere, by=cast["root"])
    agreeing.accept(language="en", by=cast[name])
    thing = catalogue.credential(f"there-{name}", f"There, {name}", by="digital-promise")
    work.submitted(cast, "dana", thing)
    return work.claimed(cast[name])


def test_who_is_shown_and_who_granted_meet_that_author_never_again(cast, slot, lead, manager):
    """Whatever title, whichever issuer: taken off the desk, not offered, not decided."""
    held = [reads_elsewhere(cast, name) for name in ("vic", "sue")]
    issuer_roles.grant(lead, catalogue.issuer(), IssuerStaff.Role.APPROVER, by=cast["root"])
    assert slot.submission in desk.within_reach(lead)
    granted(slot, lead, manager)
    for place, person in zip(held, (lead, manager), strict=True):
        place.refresh_from_db()
        assert place.state == ReviewSlot.State.OPEN
        assert not claiming.eligible(person).exists()
        assert person not in deciders(place)
    assert not desk.within_reach(lead).exists()
    assert isinstance(claim(cast["noor"]), ReviewSlot)


def deciders(slot):
    return desk.approvers(slot.submission)


def test_who_reads_decided_or_wrote_has_no_part_in_it(signed_in, cast, lead, manager):
    """Not even by asking for a code: it is as if it never was."""
    decided = badges.issued(cast, "lee").submission
    read = badges.recommended(cast, "dana", credential=catalogue.credential("dana", "Another"))
    mine = work.submitted(cast, "sue", catalogue.credential("mine", "A Title of One's Own"))
    for name in ("iris", "asha"):
        _grant(cast, name, IssuerStaff.Role.MANAGER)
    near = {"iris": decided, "asha": read, "sue": mine}
    for name, attempt in near.items():
        assert queries.find(cast[name], "educator", attempt.desk_code, None) is None
        found = queries.find(lead, "educator", attempt.desk_code, None)
        made = actions.ask(found, WHY, by=lead)
        assert not policy.may_answer(cast[name], made)
        assert signed_in(name).get(page(made)).status_code == 404
        assert signed_in(name).post(page(made), {"verb": "grant"}).status_code == 404
        assert made.code not in signed_in(name).get(LIST).content.decode()
        assert cast[name] not in told("portal/identity_asked", made)


def told(kind, made):
    return [mail.recipient for mail in Message.objects.filter(kind=kind, text__contains=made.code)]


def test_a_reader_is_shown_for_a_place_or_a_reading_and_nobody_else(cast, lead, manager):
    attempt = badges.recommended(cast, assessors=2)
    readings = scoring.finished(attempt)
    for reading, review in enumerate(readings, 1):
        found = queries.find(lead, "reader", attempt.desk_code, reading)
        assert found.about == review.assessor
    assert queries.find(lead, "reader", attempt.desk_code, 3) is None
    assert queries.find(lead, "reader", attempt.desk_code, None) is None
    place = attempt.slots.get(assessor=cast["ben"])
    made = granted(place, lead, manager, "reader")
    shown = actions.show(made, by=lead)
    assert (shown.name, shown.email) == ("Ben Ito", cast["ben"].email)
    said = " ".join(str(getattr(shown, name)) for name in shown.__slots__)
    assert "Ruiz" not in said


def test_nobody_asks_about_what_was_never_handed_in_or_is_another_issuers(cast, lead):
    draft = work.drafted(cast)
    assert queries.find(lead, "educator", draft.desk_code, None) is None
    elsewhere = reads_elsewhere(cast, "noor")
    assert queries.find(lead, "educator", elsewhere.code, None) is None


def test_everything_is_in_the_audit_and_nothing_in_it_is_the_identity(cast, slot, lead, manager):
    made = granted(slot, lead, manager)
    actions.show(made, by=lead)
    actions.show(made, by=lead)
    rows = AuditEntry.objects.filter(thing=f"opening:{made.code}").order_by("pk")
    assert [(row.verb, row.by) for row in rows] == [
        ("portal.identity_ask", lead),
        ("portal.identity_granted", manager),
        ("portal.identity_show", lead),
        ("portal.identity_show", lead),
    ]
    assert rows[0].detail["reason"] == WHY
    text = str([row.detail for row in rows])
    assert not [word for word in (cast["dana"].code, "Dana", "Ruiz") if word in text]
    made.refresh_from_db()
    assert made.looks == 2


def test_each_opening_is_reported_and_no_mail_holds_the_identity(cast, slot, lead, manager):
    other = _grant(cast, "ana", IssuerStaff.Role.LEAD)
    made = granted(slot, lead, manager)
    assert not Message.objects.filter(kind="portal/identity_opened").exists()
    actions.show(made, by=lead)
    actions.show(made, by=lead)
    assert told("portal/identity_opened", made) == [other]
    assert set(told("portal/identity_asked", made)) == {manager, other, cast["eve"], cast["iris"]}
    assert told("portal/identity_answered", made) == [lead]
    for mail in Message.objects.filter(kind__startswith="portal/identity"):
        sent = mail.subject + mail.text + mail.html
        assert not [word for word in ("Dana", "Ruiz", slot.code) if word in sent]


def test_the_only_lead_s_own_opening_is_reported_to_the_managers(cast, slot, lead, manager):
    made = granted(slot, lead, manager)
    actions.show(made, by=lead)
    assert set(told("portal/identity_opened", made)) == {manager, cast["iris"]}


def test_what_was_asked_and_answered_stays_as_it_was(slot, lead, manager, cast):
    made = granted(slot, lead, manager)
    rows = Unblinding.objects.filter(pk=made.pk)
    for values in ({"reason": "Other."}, {"about": cast["lee"]}, {"until": clock.now()}):
        with pytest.raises(IntegrityError), transaction.atomic():
            rows.update(**values)
    with pytest.raises(IntegrityError), transaction.atomic():
        rows.delete()


@pytest.mark.parametrize("who", ["asha", "dana", "fay", "stella", "max", "tom", "root"])
def test_for_everybody_else_there_is_no_such_page(signed_in, slot, lead, manager, who):
    made = asked(slot, lead)
    for path in (LIST, ASK, page(made)):
        assert signed_in(who).get(path).status_code == 404
        assert signed_in(who).post(path, {"verb": "show"}).status_code in (404, 405)


def test_the_officer_answers_and_does_not_ask(signed_in, slot, lead):
    made = asked(slot, lead)
    Walker(signed_in("eve")).open(LIST).has_not("Ask who stands").open(page(made)).has("Grant it")
    assert signed_in("eve").get(ASK).status_code == 404
