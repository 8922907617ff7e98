"""The wrapper says what the official validator says, and refuses more: never less.

Each sample is put before the validator alone (`official_alone.py`, nothing of the wrapper) and
before the wrapper, on the same site.
"""

import json
import re
import subprocess
from pathlib import Path

import pytest

from badges.conformance import run
from badges.tests import test_conformance as samples
from badges.tests.conformance_server import serving

pytestmark = [
    pytest.mark.conformance,
    pytest.mark.skipif(run.missing() is not None, reason=str(run.missing())),
]
ALONE = Path(__file__).parent / "official_alone.py"


def good(site):
    """Nothing is spoiled."""


# What the official validator itself refuses, and what it overlooks: the second layer's reasons.
REFUSED = [
    samples.expired,
    samples.revoked,
    samples.unknown,
    samples.issued_tomorrow,
    samples.issuer_gone,
    samples.outside_the_issuers_address,
    samples.goal_without_address,
    samples.class_under_another_id,
    samples.day_without_a_zone,
]
OVERLOOKED = [
    samples.revoked_with_the_whole_award,
    samples.image_called_a_web_page,
    samples.image_missing,
    samples.image_is_a_photograph,
    samples.assertion_as_a_web_page,
    samples.issuer_without_email,
    samples.picture_of_another_award,
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
        address = samples.published(site)
        spoil(site)
        return official(address), run.validate_url(address)


def test_every_sample_stands_here():
    assert {spoil for spoil, _ in samples.SPOILED} == {*REFUSED, *OVERLOOKED}


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
