"""docs/reference/invariants.md, from the rules that are checked."""

from django.utils.translation import override

from portal.invariants import RULES

HEAD = """# What is always true

Generated from `portal/invariants/` by `manage.py write_docs`; a test compares the two. Each is one
query, run after every test that touched the database, every night, and by
`manage.py check_invariants`. The first two and the one about live awards are also constraints of the
database.

"""


def page() -> str:
    """The whole page as Markdown."""
    with override("en"):
        return HEAD + "".join(f"- {sentence}\n" for sentence in RULES)
