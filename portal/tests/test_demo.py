"""The demo world is made by the actions, stands in every status, and is made once."""

import time
from collections import Counter

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from django.test import Client

from badges.deciding import waiting
from badges.deciding.sweeps import days_waiting
from badges.models import Award
from credentials.models import StackOffer
from plc.models import Cohort, Seat
from portal.demo import cast, welcome
from portal.kit import clock
from portal.kit.models import Outbox
from portal.testing.pages import Walker
from submissions import requirements
from submissions.models import Enrollment, Submission
from submissions.status import Status

SETTLED = {
    Status.DRAFT, Status.NEEDS_FIX, Status.QUEUED, Status.IN_REVIEW, Status.ADJUDICATION,
    Status.RECOMMENDED, Status.AWARDED, Status.NOT_YET, Status.WITHDRAWN, Status.EXPIRED,
}  # fmt: skip


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker):
    """The demo world, made once for this file and taken away with its transaction."""
    from django.db import transaction  # the fixture alone holds a transaction over many tests

    with django_db_blocker.unblock(), transaction.atomic():
        call_command("seed_demo", verbosity=0)
        yield
        transaction.set_rollback(True)
