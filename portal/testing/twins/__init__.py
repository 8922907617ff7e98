"""Two worlds that differ in who the people are and in nothing else, and what is sent in each."""

from portal.testing.twins.across import READERS, across
from portal.testing.twins.comparing import assert_same, leaks
from portal.testing.twins.looking import mails, nowhere, signed_in
from portal.testing.twins.own_side import given_back, own_side
from portal.testing.twins.traits import CANARY, FIELDS, ONE, OTHER
from portal.testing.twins.worlds import START

__all__ = [
    "CANARY", "FIELDS", "ONE", "OTHER", "READERS", "START", "across", "assert_same", "given_back",
    "leaks", "mails", "nowhere", "own_side", "signed_in",
]  # fmt: skip
