"""What was looked at and found, and the small questions that every check asks."""

import json
import re

PNG_MAGIC = b"\x89PNG\r\n\x1a\n"


class Findings:
    """Rows of (PASS | WARN | FAIL, rule, detail), in the order in which they were looked at."""

    def __init__(self):
        self.rows = []

    def add(self, ok, rule, detail="", warn=False):
        """Note one rule; comes back with whether it held."""
        self.rows.append(("PASS" if ok else ("WARN" if warn else "FAIL"), rule, detail))
        return ok

    def failed(self):
        return [r for r in self.rows if r[0] == "FAIL"]

    def warned(self):
        return [r for r in self.rows if r[0] == "WARN"]


def as_list(value):
    """JSON-LD writes one value with or without a list around it."""
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def id_of(value):
    """The address of a thing that is embedded or only named."""
    return value.get("id") if isinstance(value, dict) else value


def is_http(value):
    """Whether a value is a text that begins like an address of the web."""
    return isinstance(value, str) and value.startswith(("http://", "https://"))


def media_type(response):
    """What an answer says it is, without parameters and in lower case."""
    return response.headers.get("Content-Type", "").split(";")[0].strip().lower()


def sniff_image(data):
    """What a picture is by its bytes, or None."""
    if data.startswith(PNG_MAGIC):
        return "image/png"
    if re.search(rb"<svg[\s>]", data[:4096]):
        return "image/svg+xml"
    return None


def strict_json(text):
    """What a text of JSON says. Raises ValueError for a name that stands twice in one object:
    of two programs one would read the first and the other the last."""
    return json.loads(text, object_pairs_hook=_once)


def _once(pairs):
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a name stands twice in one object")
    return found
