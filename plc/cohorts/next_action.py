"""What a facilitator does next for a member, one thing for each public label (rows E9, I1).

Pure. It knows the eight labels, "not started" and "outside the stack", and nothing else about the
work.
"""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from submissions.status import Public

HAND, WRITING, WAITING, EARNED = "hand", "writing", "waiting", "earned"
NOTE, READ = "note", "read"
SOON = 14


@dataclass(frozen=True, slots=True)
class NextAction:
    """A sentence; what its link does (`note` writes to the member, `read` opens what is asked).

    `group` is where the member stands on the page, `kind` the mark of the status, `starter` how
    a note may begin.
    """

    group: str
    kind: str
    sentence: str
    does: str
    label: str
    starter: str = ""


NOT_STARTED = NextAction(
    HAND, "open", _("Has not started. Ask what they would like to show, and choose together."),
    NOTE, _("Write a note"),
    _("Shall we choose together where you start? Ten minutes before our next meeting would do."),
)  # fmt: skip

ELSEWHERE = NextAction(
    HAND, "open",
    _("Has begun something outside the stack of this cohort, and nothing in it. Ask what comes next."),
    NOTE, _("Write a note"),
    _("You have begun something of your own. Shall we look together where the stack fits in?"),
)  # fmt: skip

TABLE: dict[Public, NextAction] = {
    Public.DRAFT: NextAction(
        WRITING, "going", _("Is writing. Ask which part comes next."), NOTE, _("Write a note"),
        _("How is it going? Tell me which part comes next, and where a second pair of eyes helps."),
    ),
    Public.CHECKING: NextAction(
        WAITING, "going", _("Has sent it in. Nothing to do; read again what is asked."),
        READ, _("Read what is asked"),
    ),
    Public.NEEDS_FIX: NextAction(
        HAND, "mend", _("Something has to be mended before it is read. No attempt is lost: offer a hand."),
        NOTE, _("Offer a hand"),
        _("The check asks you to mend something. It costs no attempt. Shall we look together?"),
    ),
    Public.IN_REVIEW: NextAction(
        WAITING, "going", _("Assessors are reading. Say well done for sending it in."),
        NOTE, _("Write a note"),
        _("Well done for sending it in. Take a rest from it; the answer comes by mail."),
    ),
    Public.EARNED: NextAction(
        EARNED, "earned", _("Has earned it. Celebrate at the next meeting."), NOTE, _("Congratulate"),
        _("Congratulations! Would you tell the group at our next meeting how you did it?"),
    ),
    Public.NOT_YET: NextAction(
        HAND, "mend", _("Encourage a second attempt, and offer to read along."),
        NOTE, _("Encourage"),
        _("Not yet is a step on the way. Take a day, read the feedback, and let us plan the next try."),
    ),
    Public.WITHDRAWN: NextAction(
        HAND, "open", _("Has stepped back, which costs nothing. Ask whether another one fits better."),
        NOTE, _("Write a note"),
        _("Is there another one that fits you better? You can come back at any time."),
    ),
    Public.EXPIRED: NextAction(
        HAND, "mend", _("The time has run out; the text is kept. Offer to start again together."),
        NOTE, _("Offer a hand"),
        _("Your text is kept. Shall we start again together with a new date?"),
    ),
}  # fmt: skip


_WRITING = TABLE[Public.DRAFT]
NEAR = NextAction(
    HAND, _WRITING.kind, _("The date is near. Ask what is missing, and set a time to finish."),
    _WRITING.does, _WRITING.label, _WRITING.starter,
)  # fmt: skip


def of(label: Public, days_left: int | None = None) -> NextAction:
    """The one next action for a label.

    Writing with a fortnight or less to go stands among those who need a hand.
    """
    if label is Public.DRAFT and days_left is not None and days_left <= SOON:
        return NEAR
    return TABLE[label]
