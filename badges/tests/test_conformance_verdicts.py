"""The wrapper says what the official validator says, and refuses more: never less.

Each sample is put before the validator alone (`official_alone.py`, nothing of the wrapper) and
before the wrapper, on the same site.
"""

import json
import re
import subprocess
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from badges.conformance import run
from badges.openbadges import documents
from badges.openbadges.png import bake
from badges.openbadges.serialise import to_bytes
from badges.tests import facts
from badges.tests.conformance_server import Answer, serving
from badges.tests.test_conformance import IMAGE, published

pytestmark = [
    pytest.mark.conformance,
    pytest.mark.skipif(run.missing() is not None, reason=str(run.missing())),
]
ALONE = Path(__file__).parent / "official_alone.py"


def good(site):
    """Nothing is spoiled."""


def expired(site):
    published(site, expires=datetime(2022, 1, 1, tzinfo=UTC))


def revoked(site):
    site.publish(documents.revoked(facts.award(site.origin).id, "Superseded"), status=410)


def revoked_with_the_whole_award(site):
    site.answers["/badges/assertions/a1"].status = 410


def unknown(site):
    del site.answers["/badges/assertions/a1"]


def issued_tomorrow(site):
    published(site, issued_on=date(2999, 1, 1))


def image_called_a_web_page(site):
    site.answers["/badges/classes/c2/image"].kind = "text/html"


def image_missing(site):
    del site.answers["/badges/classes/c2/image"]


def image_is_a_photograph(site):
    site.answers["/badges/classes/c2/image"] = Answer(b"\xff\xd8\xff\xe0JFIF", "image/jpeg")


def assertion_as_a_web_page(site):
    site.answers["/badges/assertions/a1"].kind = "text/html"


def issuer_gone(site):
    del site.answers["/badges/issuers/riverbend"]


def issuer_without_email(site):
    site.publish(documents.profile(replace(facts.issuer(site.origin), email="")))


def outside_the_issuers_address(site):
    elsewhere = replace(facts.issuer(site.origin), assertions_under=f"{site.origin}/other")
    site.publish(documents.profile(elsewhere))


def goal_without_address(site):
    goal = replace(facts.badge_class().alignment[0], url="")
    site.publish(documents.badge_class(replace(facts.badge_class(site.origin), alignment=(goal,))))


def class_under_another_id(site):
    changed = documents.badge_class(facts.badge_class(site.origin)) | {"id": f"{site.origin}/c9"}
    site.answers["/badges/classes/c2"].body = to_bytes(changed)


def day_without_a_zone(site):
    changed = documents.assertion(facts.award(site.origin)) | {"issuedOn": "2021-12-10T00:00:00"}
    site.publish(changed)


def picture_of_another_award(site):
    other = documents.assertion(facts.award(site.origin, id=f"{site.origin}/badges/assertions/b2"))
    baked = bake(IMAGE, to_bytes(other).decode())
    site.answers["/badges/assertions/a1/image"].body = baked


# What the official validator itself refuses, and what it overlooks: the second layer's reasons.
REFUSED = [
    expired,
    revoked,
    unknown,
    issued_tomorrow,
    issuer_gone,
    outside_the_issuers_address,
    goal_without_address,
    class_under_another_id,
    day_without_a_zone,
]
OVERLOOKED = [
    revoked_with_the_whole_award,
    image_called_a_web_page,
    image_missing,
    image_is_a_photograph,
    assertion_as_a_web_page,
    issuer_without_email,
    picture_of_another_award,
]


def official(address):
    """The report of the validator alone."""
    command = [str(run.VENV / "bin/python"), str(ALONE), address]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=True)
    return json.loads(done.stdout)


def said(output):
    """The same from what the wrapper prints of it."""
    head = re.search(
        r"^official validator \S+ [\d.]+: (.+?)  errors=(\d+) warnings=(\d+)$", output, re.M
    )
    lines = output[head.end() : output.index("supplementary checks:")]
    return {
        "valid": head[1] == "valid",
        "errorCount": int(head[2]),
        "warningCount": int(head[3]),
        "messages": sorted(re.findall(r"^  \S+ +(\S+):", lines, re.M)),
    }


def both(spoil):
    """The validator's own report, and the wrapper's verdict, on one sample."""
    with serving() as site:
        address = published(site)
        spoil(site)
        return official(address), run.validate_url(address)


def test_a_good_award_is_valid_to_both():
    alone, wrapped = both(good)
    assert alone == said(wrapped.output)
    assert alone["valid"]
    assert wrapped.ok, wrapped.output


@pytest.mark.parametrize("spoil", REFUSED, ids=lambda spoil: spoil.__name__)
def test_what_the_official_validator_refuses_the_wrapper_refuses_in_its_words(spoil):
    alone, wrapped = both(spoil)
    assert alone == said(wrapped.output)
    assert not alone["valid"]
    assert not wrapped.ok


@pytest.mark.parametrize("spoil", OVERLOOKED, ids=lambda spoil: spoil.__name__)
def test_what_it_overlooks_the_second_layer_alone_refuses(spoil):
    alone, wrapped = both(spoil)
    assert alone == said(wrapped.output)
    assert alone["valid"]
    assert not wrapped.ok
    assert "supplementary checks: FAILED" in wrapped.output
