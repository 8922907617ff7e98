"""One badge before both layers."""

from typing import NamedTuple

from badges.conformance.validator.findings import Findings
from badges.conformance.validator.hosted import check_baked, check_hosted, check_text
from badges.conformance.validator.official import run_official
from badges.conformance.validator.report import Verdict
from badges.conformance.validator.signed import check_signed


class Badge(NamedTuple):
    """A badge as it was brought: `kind` is url, data, jws or image; `name` that of a file."""

    kind: str
    what: object
    name: str = ""
    recipient: str = ""


LAYERS = {"url": check_hosted, "data": check_text, "jws": check_signed, "image": check_baked}


def judged(badge, network, *, strict=False, layers=True):
    """What both say of it."""
    official = run_official(badge)
    findings = Findings()
    if layers:
        LAYERS[badge.kind](findings, badge.what)
    return Verdict(official, findings, network.log, strict=strict)
