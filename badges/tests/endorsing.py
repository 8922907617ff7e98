"""A word of another organisation for a credential."""

import datetime as dt

from badges.models import Endorsement
from credentials.models import MicroCredential


def endorse(thing: MicroCredential) -> Endorsement:
    """Endorsed by a state's office of learning."""
    return Endorsement.objects.create(
        credential=thing,
        endorser="Office of Educator Learning",
        endorser_url="https://learning.example/badges",
        endorser_email="badges@learning.example",
        comment="Counts toward the renewal of a certificate.",
        endorsed_on=dt.date(2025, 3, 1),
    )
