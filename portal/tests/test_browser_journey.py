"""From an empty database to a public badge, in Chromium, with JavaScript and without.

Nobody is there at first. The site manager comes by the link of the command; everyone else by the
link of a mail. Every page on the way is looked at: axe, no scrolling sideways, phone and wide.
"""

import re

import pytest
from django.core.management import call_command

from badges.models import Award
from portal.accounts.models import Affiliate, User
from portal.kit.models import Message
from portal.testing import journeys
from portal.testing.visitor import Sights, Visitor

pytestmark = [pytest.mark.browser, pytest.mark.journey, pytest.mark.django_db(transaction=True)]

PASSWORD = "stones-in-a-row"
SLUG = "iep-implementation"


class World:
    """The people of this journey, each at a browser of their own."""

    def __init__(self, page_of, javascript):
        self.page_of, self.javascript = page_of, javascript
        self.sights = Sights(javascript=javascript, name="js-" if javascript else "plain-")

    def visitor(self):
        return Visitor(self.page_of(javascript=self.javascript), self.sights)

    def join(self, link, email, given, family, **more):
        """From the link of an invitation to being in, by registering."""
        visitor = self.visitor()
        visitor.open(link).follow("Register")
        visitor.send("Register", password1=PASSWORD, given_name=given, family_name=family, **more)
        visitor.has(email).send("Accept")
        return visitor.has("Welcome. You are now")

    def join_by_mail(self, email, given, family, **more):
        mail = Message.objects.get(kind="accounts/invitation", to=email)
        link = re.search(r"http://\S+", mail.text)[0]
        return self.join(link, email, given, family, **more)


@pytest.fixture(params=[True, False], ids=["javascript", "plain"])
def world(request, page_of, watch, settings):
    watch.expected.append("status of 404")  # the stranger, before the badge is accepted
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    return World(page_of, request.param)


def make_affiliate(rosa, name, slug, level, parent=""):
    above = Affiliate.objects.filter(slug=parent).first()
    rosa.open("/people/").follow("New affiliate")
    rosa.send("Save", name=name, short_name=name, slug=slug, level=level, words="certification",
              parent=str(above.pk) if above else "", time_zone="America/Denver")  # fmt: skip


def invite(manager, place, role, email):
    manager.open("/people/").follow(place).follow("Invite somebody")
    manager.send("Send the invitation", email=email, role=role).has(email)


def open_the_portal(world, capsys):
    """The site manager's first hour: two affiliates and three invitations."""
    call_command("load_catalogue")
    capsys.readouterr()
    call_command("create_site_manager", "rosa@union.example")
    link = capsys.readouterr().out.strip()
    rosa = world.join(link, "rosa@union.example", "Rosa", "Lind")
    make_affiliate(rosa, "Mountain Union", "mountain", "national")
    make_affiliate(rosa, "Elm Local", "elm", "local", "mountain")
    invite(rosa, "National Education", "approver", "ida@union.example")
    invite(rosa, "National Education", "assessor", "asa@far.example")
    invite(rosa, "Elm Local", "staff", "sam@elm.example")


def gather_a_cohort(world):
    """Staff make a cohort and ask its facilitator; the facilitator asks a member."""
    sam = world.join_by_mail("sam@elm.example", "Sam", "Stone")
    sam.open("/cohorts/").follow("Make a cohort")
    sam.send("Make the cohort", name="Elm in spring", facilitator="fay@elm.example")
    cohort = sam.path
    fay = world.join_by_mail("fay@elm.example", "Fay", "Moor", affiliate="elm")
    fay.open(cohort).follow("Invite")
    fay.send("Send the invitation", email="dan@elm.example", role="member")
    return fay, cohort


def earn(world, dan):
    """Accept the offered badge; a stranger then opens its page."""
    award = Award.objects.get()
    assert Message.objects.filter(kind="badges/earned", to="dan@elm.example").count() == 1
    stranger, address = world.visitor(), f"/badges/assertions/{award.uuid}"
    stranger.open(address, status=404)
    dan.open("/my-badges/").follow("IEP").send("Accept this badge").has("Yours, and public")
    stranger.open(address).has("IEP Implementation").has_not("Pine")


@pytest.mark.row("D2", "E10")
def test_from_an_empty_database_to_a_public_badge(world, capsys):
    assert not User.objects.exists()
    open_the_portal(world, capsys)
    fay, cohort = gather_a_cohort(world)
    dan = world.join_by_mail("dan@elm.example", "Dan", "Pine", affiliate="elm")
    dan.open("/stacks/").follow("Exceptional Learner").follow("IEP Implementation")
    requirements = journeys.start(dan, SLUG)
    for number in (1, 2, 3):
        journeys.write_part(dan, requirements, number, words=300)
    dan.open("/work/").has("You have submitted 4 out of 5 Requirements")
    journeys.submit(dan, requirements)
    dan.open(requirements).has("In review")
    asa = world.join_by_mail("asa@far.example", "Asa", "Cole")
    journeys.promise(asa)
    journeys.score(asa)
    asa.open("/review/mine/").has("IEP Implementation").has_not("Pine")
    journeys.decide(world.join_by_mail("ida@union.example", "Ida", "Wolf"), "Approve")
    dan.open(requirements).has("Earned")
    earn(world, dan)
    fay.open(cohort).has("Dan Pine", "Earned")
    assert len(world.sights.seen) > 30, world.sights.seen
