"""Where on the page a button of the form stood. Pure."""

import re
from collections.abc import Mapping

KEY = re.compile(r"\d{1,4}(?:\.[a-z]{4,10})?\.\d{1,4}")


def of(posted: Mapping[str, str]) -> str:
    """The fragment of the address to return to, or nothing."""
    for name, there in (("insert", "comment"), ("keep", "comment"), ("note", "place")):
        key = posted.get(name, "").partition(" ")[0]
        if KEY.fullmatch(key):
            return f"#{there}-{key.replace('.', '-')}"
    return ""
