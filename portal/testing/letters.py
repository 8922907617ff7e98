"""Every kind of mail of the portal, each written by what people do and what the clock starts.

`write_all` works on the world of `portal.testing.world`; what was built has sent some kinds already.
"""

import datetime as dt
import re

from django.conf import settings
from django.test import Client
from django.urls import reverse

from badges.deciding import actions as deciding
from badges.deciding import sweeps as desk_sweeps
from badges.ending.sweeps import tell as tell_of_ends
from badges.models import Award, SigningKey
from badges.reminding import actions as reminding
from badges.revoking import actions as revoking
from badges.signing import actions as signing
from badges.signing.mails import withdrawn
from badges.sweeps import remind_unopened
from credentials.links import actions as asking
from credentials.links import sweeps as links
from credentials.links.asking import Answer
from credentials.models import LinkCheck
from plc.alerts import tell_facilitators
from plc.mailing import actions as mailing
from portal import watching
from portal.accounts.erasing import actions as erasing
from portal.help import actions as help_desk
from portal.kit import clock, purge
from portal.kit.models import Message
from portal.testing.world import World
from portal.unblinding import actions as unblinding
from reviews.claiming import sweeps
from reviews.claiming.leases import warning_day
from reviews.claiming.opening import void_slots
from reviews.models import Assessor, ReviewSlot
from reviews.reporting.sweeps import tell_when_overdue
from reviews.tests import factories as work
from submissions.consenting import actions as consenting
from submissions.enrolling import actions as enrolling
from submissions.extending import actions as extending
from submissions.models import Submission
from submissions.prechecking import actions as prechecking
from submissions.promising import sweeps as promising
from submissions.reminders.sweeps import remind

NEW = "nia@school.example"
SIGNING_UP = {
    "email": NEW, "password1": "stones-in-a-row", "given_name": "Nia", "family_name": "Vance",
    "affiliate": "fresno", "school": "Edison High School", "district": "Fresno Unified",
    "other_names": "", "member_number": "77-1", "time_zone": "",
}  # fmt: skip
# What the facilitator types is kept in no row but the mail itself.
TYPED = ("Thursday", "Room 4.", "Bring your plan.")


def write_all(world: World) -> None:
    """Send what the building of the world has not sent, across every floor."""
    _account(world)
    _cohort(world)
    _issuer(world)
    unblinding.show(world.opening, by=world.people["gil"])
    _loses_its_key(world)
    _readers(world)
    _educators(world)
    _keepers(world)
    _nightly()


def _account(world: World) -> None:
    """Register new and known, forget the password of a known and an unknown address, be erased."""
    known = world.people["lee"].email
    for address in (NEW, known):
        Client().post(reverse("account_signup"), {**SIGNING_UP, "email": address})
    for address in ("nora@demo.test", known):
        Client().post(reverse("account_reset_password"), {"email": address})
    mail = Message.objects.get(kind="accounts/password_reset", to=known)
    link = re.search(r"https?://\S+", mail.text)[0].removeprefix(settings.PUBLIC_ORIGIN)
    client = Client()
    form = client.get(link, follow=True).redirect_chain[-1][0]
    client.post(form, {"password1": "a-new-cairn-of-stones", "password2": "a-new-cairn-of-stones"})
    erasing.cancel(erasing.ask(world.people["tom"]), by=world.people["tom"])


def _cohort(world: World) -> None:
    """A facilitator writes to everybody and to one, and hears of decisions."""
    fay, members = world.people["fay"], [world.people[name].code for name in ("lee", "draft")]
    mailing.mail_members(world.cohort, members, *TYPED[:2], once="one", by=fay)
    mailing.write_note(world.cohort, members[0], TYPED[2], once="two", by=fay)
    for state in ("accepted", "not_yet"):
        tell_facilitators(world.works[state].pk)
    help_desk.answer(world.question, "Any that you have used.", by=world.people["root"])


def _issuer(world: World) -> None:
    """A link of what is published answers that it is gone."""
    version = world.credential.current
    with purge.permitted("test", "links"):
        research = [{"citation": "A study.", "url": "https://gone.example/study"}]
        type(version).objects.filter(pk=version.pk).update(research=research)
    links.keep_up({"https://gone.example/study"})
    asking.note(LinkCheck.objects.get(), Answer(LinkCheck.Status.DEAD, 404))
    links.tell()


def _loses_its_key(world: World) -> None:
    """The key that a copy was signed with is in other hands."""
    key = SigningKey.objects.get(signed__award=world.awards["accepted"])
    why = SigningKey.Reason.COMPROMISED, "A server was opened from outside."
    signing.retire(key, *why, by=world.people["root"])
    withdrawn(key.pk)


def _readers(world: World) -> None:
    """A lease that ends, work that nobody may read or that rests too long, sent back, withdrawn."""
    slot = ReviewSlot.objects.get(pk=world.slot.pk)
    ends = slot.lease_until.date()
    early = dt.datetime.combine(warning_day(ends, []), dt.time(20), dt.UTC) - clock.now()
    with clock.moved(seconds=early.total_seconds()):
        sweeps.warn_of_leases()
    prechecking.rest(world.work("checking"), "scan")
    with clock.moved(days=7):
        desk_sweeps.remind_approvers()
        tell_when_overdue()
    gone = Assessor.objects.filter(ended_at=None)
    pks = list(gone.values_list("pk", flat=True))
    gone.update(ended_at=clock.now(), ended_by=world.people["root"])
    sweeps.tell_when_stranded()
    Assessor.objects.filter(pk__in=pks).update(ended_at=None, ended_by=None)
    _takes_back(world)
    deciding.send_back(
        world.work("recommended"), 1, "One line has no comment.", by=world.people["max"]
    )
    _override(world)
    enrolling.withdraw(world.work("in_review"), by=world.learner("in_review"))
    void_slots(world.works["in_review"].pk)


def _takes_back(world: World) -> None:
    """Somebody in a picture takes the consent back."""
    student = world.work("recommended").enrollment.people.get()
    consenting.answer(student, "no", by=world.learner("recommended"))


def _override(world: World) -> None:
    """The review comes back as it was, and an approver decides against it."""
    slot = world.works["recommended"].slots.get()
    work.reviewed(world.people[world.readers.first], slot=slot)
    deciding.decline(
        world.work("recommended"),
        by=world.people["max"],
        message="Give each line of the plan a date.",
        override_reason="The dates are not what they say.",
        parts=[2],
    )


def _educators(world: World) -> None:
    """A due date comes near and is moved, a promise is not kept; a badge stays unopened."""
    enrollment = world.work("parts").enrollment
    with clock.moved(seconds=(enrollment.due_at - clock.now()).total_seconds() - 6 * 86_400):
        remind()
    with clock.moved(days=30):
        promising.keep()
    for days in (8, 31):
        with clock.moved(days=days):
            remind_unopened()
    _end(world.awards["accepted"])
    later = enrollment.due_at.date() + dt.timedelta(days=30)
    extending.extend(enrollment, later, "A long illness.", by=world.people["stella"])


def _keepers(world: World) -> None:
    """A badge nobody claimed is offered again; one is taken back after its earner's answer."""
    with clock.moved(days=8):
        reminding.resend(world.awards["offered"], by=world.people["gil"])
    with clock.moved(days=10):
        reminding.ask_for_address(world.awards["offered"], by=world.people["gil"])
    revoking.reply(world.revocation, "It was meant for this one.", by=world.people["accepted"])
    revoking.drop(world.revocation, by=world.people["root"])


def _end(award: Award) -> None:
    """A badge comes near its end; afterwards it is good for ever again."""
    end, rows = clock.now() + dt.timedelta(days=100), Award.objects.filter(pk=award.pk)
    with purge.permitted("letters", "award"):
        rows.update(expires_at=end)
    with clock.moved(days=80):
        tell_of_ends()
    with purge.permitted("letters", "award"):
        rows.update(expires_at=None)


def _nightly() -> None:
    """What must be true is not; afterwards it is again."""
    first = Submission.objects.filter(status="queued").first()
    Submission.objects.filter(pk=first.pk).update(status="in_review")
    watching.check_invariants()
    Submission.objects.filter(pk=first.pk).update(status="queued")
