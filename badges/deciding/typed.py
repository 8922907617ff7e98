"""What an approver typed into one of the forms, by what it is called."""

from collections.abc import Mapping

from badges.deciding.forms import Deciding, Doubting, SendingBack

FIELDS = {
    **{f"{verb}-{name}": field for verb in ("approve", "decline")
       for name, field in Deciding.base_fields.items()},
    "send_back-reason": SendingBack.base_fields["reason"],
    "third_read-reason": Doubting.base_fields["reason"],
}  # fmt: skip


def texts(data: Mapping[str, str]) -> list[tuple[str, str]]:
    """Label and text of every field that holds any."""
    given = ((str(field.label), data.get(name, "").strip()) for name, field in FIELDS.items())
    return [(label, text) for label, text in given if text]


def thing(desk_code: str) -> str:
    """The name under which text typed on the page of a work is kept."""
    return f"decision:{desk_code}"
