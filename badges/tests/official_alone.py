"""The official validator alone, without a line of the wrapper; run by its own environment.

    venv/bin/python official_alone.py http://127.0.0.1:8000/badges/assertions/…

Prints `valid`, `errors` and `warnings` as it reports them, as JSON. What stands here besides is
what it takes to start it at all on a Python of today: names that moved, the second argument that
PyLD hands to its loader, and the JSON-LD context, which no request can fetch in a closed network.
"""

import collections
import collections.abc
import json
import sys

for _name in ("Mapping", "Iterable", "MutableMapping", "Sequence"):
    setattr(collections, _name, getattr(collections.abc, _name))

import openbadges  # noqa: E402
from openbadges.verifier import utils  # noqa: E402
from openbadges.verifier.openbadges_context import OPENBADGES_CONTEXT_V2_DICT  # noqa: E402

load = utils.CachableDocumentLoader.__call__


def loaded(loader, url, *_options):
    """A document for PyLD; the context is the one that comes with the validator."""
    answer = {"contentType": "application/ld+json", "contextUrl": None, "documentUrl": url}
    if url == "https://w3id.org/openbadges/v2":
        return answer | {"document": OPENBADGES_CONTEXT_V2_DICT}
    return answer | load(loader, url)


utils.CachableDocumentLoader.__call__ = loaded
report = openbadges.verify(sys.argv[1])["report"]
found = {name: report[name] for name in ("valid", "errorCount", "warningCount")}
found["messages"] = sorted(str(message.get("name")) for message in report["messages"])
sys.stdout.write(json.dumps(found))
