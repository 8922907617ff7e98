"""The official Open Badges 2.0 validator, and what it is known to overlook.

Two layers, and both must agree:

1. PyPI ``openbadges`` (1EdTech), unmodified.
2. Rules of the standard that it does not look at: the HTTP status (410), the ``revoked``
   flag, content types, JSON-LD types, image bytes, the issuer's email address, and the
   exact shape of the baked chunk.

No request leaves the machine: see `network`. Runs in the virtual environment that
setup.sh makes, and nowhere else.
"""

import collections
import collections.abc

# python-jose 3.0.1, which the validator pins, takes these from where they were until 3.9
for _name in ("Mapping", "Iterable", "MutableMapping", "Sequence"):
    setattr(collections, _name, getattr(collections.abc, _name))
