"""The named steps of an award, where a test may kill the process that issues it.

With CAIRN_DIE_AT=<step> set (development and tests only; production ignores it) the worker dies at
that step as if its power had been cut: nothing is flushed, nothing is rolled back politely.
"""

import os

from django.conf import settings

ISSUING = ("before", "class", "document")
# After the assertion was stored for good.
TELLING = ("issued", "offering", "offered", "told")
# Of many awards issued together: "stored" is before their one transaction ends.
TOGETHER = ("together", "stored", "committed")
STEPS = (*ISSUING, *TELLING)
# Beside an award that completes a stack: nothing is written, the class is, the award is.
STACK = ("complete", "listed", "laid")
POWER_CUT = 70


def passed(step: str) -> None:
    """Say that `step` has been reached."""
    if step == settings.DIE_AT:
        os._exit(POWER_CUT)
