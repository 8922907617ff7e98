"""The official validator, unmodified, and what it needs to run here."""

import io
import json
from pathlib import Path

import openbadges
from openbadges.verifier.openbadges_context import OPENBADGES_CONTEXT_V2_DICT

from badges.conformance.validator.documents import V2


def contexts(more):
    """The JSON-LD contexts by address: the validator's own copy, and the files given."""
    own = {V2: json.dumps(OPENBADGES_CONTEXT_V2_DICT).encode()}
    return own | {url: Path(name).read_bytes() for url, name in more}


def run_official(badge):
    """The validator's result as a dict; what it raises becomes an error in its report."""
    profile = {"email": badge.recipient} if badge.recipient else None
    try:
        what = _stream(badge.what, badge.name) if badge.kind == "image" else badge.what
        result = openbadges.verify(what, recipient_profile=profile)
    except Exception as error:  # it raises many kinds on odd input
        return {"report": _broken(error)}
    report = result["report"]
    if profile and report.get("valid") and not report.get("recipientProfile"):
        # With nothing to match against, the validator stays silent; do not.
        _fault(report, "RECIPIENT", "the validator did not confirm the recipient")
    return result


def _stream(image, name):
    stream = io.BytesIO(image)
    stream.name = name
    return stream


def _broken(error):
    # Its handler for an unbaked file reads error.message, which raises once more; the
    # first error is the one that tells something.
    if isinstance(error, AttributeError) and "message" in str(error) and error.__context__:
        error = error.__context__
    report = {"valid": False, "errorCount": 0, "warningCount": 0, "messages": []}
    _fault(report, "VALIDATOR_RAISED", f"{type(error).__name__}: {error}")
    return report


def _fault(report, name, text):
    report["valid"] = False
    report["errorCount"] += 1
    report["messages"].append({"messageLevel": "ERROR", "name": name, "result": text})
