"""What the tests of the table of shapes share: the badges are issued once for all of them."""

import pytest

from badges.conformance import run
from badges.tests.conformance_server import serving
from badges.tests.shapes import world
from badges.tests.shapes.badge import Badge


@pytest.fixture(scope="session")
def shapes_site():
    with serving() as site:
        yield site


@pytest.fixture(scope="session")
def shapes_world(django_db_setup, django_db_blocker, shapes_site):
    with django_db_blocker.unblock():
        return world.made(shapes_site)


@pytest.fixture
def badge_of(shapes_world, shapes_site):
    """`badge_of(shape)` is that badge, on a site where all is as it was issued."""
    shapes_world.put_up(shapes_site)
    return lambda shape: Badge(shapes_site, shapes_world, shape)


@pytest.fixture(scope="session")
def validator():
    with run.session() as session:
        yield session
