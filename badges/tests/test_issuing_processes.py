"""A process that issues an award may lose its power at any step: the next one makes it good."""

import os
import subprocess
import sys

import pytest
from django.db import connection

from badges import steps
from badges.models import Award
from badges.tests import factories
from badges.tests.test_issuing import outcome
from portal.running.programs import ROOT
from portal.testing.services import database_url

CODE = "import django, sys; django.setup(); from badges import issuing; issuing.issue(int(sys.argv[1]))"


def run(award, step=""):
    env = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "portal.settings",
        "DATABASE_URL": database_url(connection.settings_dict),
        "CAIRN_DIE_AT": step,
    }
    command = [sys.executable, "-c", CODE, str(award.pk)]
    done = subprocess.run(command, env=env, cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert done.returncode in (0, steps.POWER_CUT), done.stderr
    return done.returncode


@pytest.mark.services
@pytest.mark.row("E10")
@pytest.mark.django_db(transaction=True)
def test_a_process_killed_at_every_step_in_turn_leaves_one_assertion_and_one_mail(cast):
    award = factories.approved(cast)
    assert [run(award, step) for step in steps.ISSUING] == [steps.POWER_CUT] * len(steps.ISSUING)
    assert Award.objects.get().issued_at is None
    assert run(award) == 0
    assert run(award) == 0
    assert set(outcome(award).values()) == {1}
