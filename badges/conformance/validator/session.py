"""Many badges in one session: each is judged by a process of its own, which forgets it after.

The validator takes seconds to load and keeps what it fetched. A fork has it loaded already and
takes with it, when it ends, whatever it keeps.

One line of JSON for each badge: `kind`, `what` (a picture in base64), `name`, `recipient`. One line
comes back: `valid`, `official` (what the validator alone says), `output`; or `error`.
"""

import base64
import json
import os
import traceback

from badges.conformance.validator.judging import Badge, judged


def serve(network, asked, said):
    """Answer line by line until there are no more."""
    for line in asked:
        child = os.fork()
        if not child:
            _child(network, line, said)
        _pid, status = os.waitpid(child, 0)
        if status:
            _say(said, {"error": f"the process that judged it ended with {status}"})
    return 0


def _child(network, line, said):
    """Judge one badge, answer, and end without coming back."""
    try:
        _say(said, _answer(network, json.loads(line)))
        os._exit(0)
    except BaseException:
        traceback.print_exc()
        os._exit(1)


def _answer(network, given):
    if given["kind"] == "image":
        given["what"] = base64.b64decode(given["what"])
    verdict = judged(Badge(**given), network)
    return {
        "valid": verdict.valid,
        "official": bool(verdict.report.get("valid")),
        "output": verdict.text(),
    }


def _say(said, answer):
    said.write(json.dumps(answer).encode() + b"\n")
    said.flush()
