"""An award whose class is endorsed, and whose evidence is a page, before the official validator."""

from dataclasses import replace
from datetime import date

import pytest

from badges.conformance import run
from badges.openbadges import documents, endorsements
from badges.openbadges.facts import EndorsementFacts, EndorserFacts
from badges.tests import facts
from badges.tests.conformance_server import serving
from badges.tests.test_conformance import published

pytestmark = [
    pytest.mark.conformance,
    pytest.mark.skipif(run.missing() is not None, reason=str(run.missing())),
]


@pytest.mark.row("F2", "F14")
def test_an_endorsed_award_is_valid():
    with serving() as site:
        address = published(site)
        by = f"{site.origin}/badges/endorsements/e1/endorser"
        word = f"{site.origin}/badges/endorsements/e1/classes/c2"
        badge_class = replace(facts.badge_class(site.origin), endorsement=(word,))
        site.publish(documents.badge_class(badge_class))
        who = EndorserFacts(
            id=by, name="Office", url=f"{site.origin}/about", email="a@office.example"
        )
        site.publish(endorsements.endorser(who))
        said = EndorsementFacts(
            id=word,
            about=badge_class.id,
            endorser=by,
            comment="It counts.",
            issued_on=date(2021, 1, 1),
        )
        site.publish(endorsements.endorsement(said))
        result = run.validate_url(address, recipient=facts.EMAIL)
    assert result.ok, result.output
    assert "failed=0" in result.output
