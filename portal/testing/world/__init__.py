"""A small world with work in every status, made by the actions themselves; no pytest in it.

`build` calls the verbs as people would, in an order in which each assessor can claim only what is
meant for them. Whose work it is comes from `LEARNERS`, which a caller may replace: tests of
blindness build the same world with other people.
"""

from collections.abc import Callable, Mapping

from portal.accounts.models import Affiliate, User
from portal.demo import cast as the_cast
from portal.demo.cast import Person
from portal.help import actions as help_desk
from portal.testing.world.cohorts import seat_everyone
from portal.testing.world.made import World, ground
from portal.testing.world.people import LEARNERS, Readers
from portal.testing.world.reading import Upload, attach, decide, leave_waiting
from portal.testing.world.writing import write
from reviews.tests import factories as work

__all__ = ["LEARNERS", "Readers", "World", "attach", "build", "ground"]


def build(
    world: World | None = None,
    learners: Mapping[str, Person] = LEARNERS,
    readers: Readers | None = None,
    upload: Upload = work.picture,
    dress: Callable[[User], object] = lambda user: None,
) -> World:
    """Work in every status on `world`, or on a ground of its own.

    `upload` makes the file of the work that is read; `dress` may change a learner before they
    begin.
    """
    world = world or ground()
    world.readers = readers or Readers()
    affiliates = {place.slug: place for place in Affiliate.objects.all()}
    made = the_cast.make_people(list(learners.values()), affiliates)
    for state, person in learners.items():
        user = made[person.given.lower()]
        dress(user)
        user.refresh_from_db()
        world.people[state] = user
    seat_everyone(world, list(learners))
    write(world)
    decide(world, upload)
    leave_waiting(world, upload)
    world.question = help_desk.ask("Which plan may I send?", "part 2", by=world.people["draft"])
    return world
