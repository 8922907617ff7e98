"""docs/reference/workflow.md, from the status table."""

from submissions.status import MOVES, PUBLIC, Status

HEAD = """# The status of a submission

Generated from `submissions/status.py` by `manage.py write_docs`; a test compares the two.
Every change goes through `submissions.workflow.advance`, one conditional UPDATE and one history row.

"""


def page() -> str:
    """The whole page as Markdown."""
    return HEAD + _labels() + "\n" + _moves() + "\n" + _diagram()


def _labels() -> str:
    lines = ["| Status | Staff read | Educator and facilitator read |", "|---|---|---|"]
    lines += [f"| `{s.value}` | {s.label} | {PUBLIC[s].label} |" for s in Status]
    return "\n".join(lines) + "\n"


def _moves() -> str:
    lines = ["| Verb | From | To | Who |", "|---|---|---|---|"]
    for verb, move in MOVES.items():
        sources = ", ".join(f"`{s.value}`" for s in move.sources)
        target = f"`{move.target.value}`" if move.target else "its origin"
        lines.append(f"| {verb} | {sources} | {target} | {move.who} |")
    return "\n".join(lines) + "\n"


def _diagram() -> str:
    lines = ["```mermaid", "stateDiagram-v2", "  [*] --> draft: open"]
    for verb, move in MOVES.items():
        for source in move.sources:
            target = move.target.value if move.target else "queued"
            lines.append(f"  {source.value} --> {target}: {verb}")
    return "\n".join([*lines, "```", ""])
