"""The world that was made, and the ground it stands on."""

from dataclasses import dataclass, field

from badges.models import Award, Design, Endorsement, Revocation
from badges.tests import designing, endorsing
from credentials.models import IssuerStaff, MicroCredential
from credentials.roles import actions as issuer_roles
from credentials.tests import factories as catalogue
from plc.models import Cohort
from portal.accounts.models import Invitation, User
from portal.demo import cast as the_cast
from portal.help.models import Question
from portal.testing.world.people import MORE, Readers
from reviews.models import IdentityReport, ReviewSlot, Unblinding
from submissions.models import Submission


@dataclass
class World:
    """Everything that was made, by name."""

    people: dict[str, User]
    credential: MicroCredential
    twice: MicroCredential
    readers: Readers = field(default_factory=Readers)
    works: dict[str, Submission] = field(default_factory=dict)
    awards: dict[str, Award] = field(default_factory=dict)
    slot: ReviewSlot | None = None
    report: IdentityReport | None = None
    opening: Unblinding | None = None
    revocation: Revocation | None = None
    cohort: Cohort | None = None
    other_cohort: Cohort | None = None
    invitation: Invitation | None = None
    staff_invitation: Invitation | None = None
    question: Question | None = None
    endorsement: Endorsement | None = None
    design: Design | None = None

    def learner(self, state: str) -> User:
        """Whose work stands there."""
        return self.works[state].enrollment.educator

    def work(self, state: str) -> Submission:
        """The attempt as it stands now."""
        self.works[state].refresh_from_db()
        return self.works[state]


def ground() -> World:
    """The cast with its roles, two micro-credentials in a stack, and nobody's work yet."""
    people = the_cast.make()
    affiliates = the_cast.make_affiliates()
    people |= the_cast.make_people(MORE, affiliates)
    for person in MORE:
        the_cast.grant_roles(people[person.given.lower()], person, people["root"])
    stack, issuer = catalogue.stack(), catalogue.issuer()
    once = catalogue.credential(in_stack=stack)
    twice = catalogue.credential("udl", "Lessons for Everyone", assessors=2, in_stack=stack)
    issuer_roles.grant(people["gil"], issuer, IssuerStaff.Role.MANAGER, by=people["root"])
    designing.used("issuer", issuer, by=people["root"])
    design = designing.brought("credential", once, by=people["root"])
    return World(people, once, twice, endorsement=endorsing.endorse(once), design=design)
