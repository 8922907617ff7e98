"""What is said of one item of evidence: its state, and what was taken out of it."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from submissions.cleaning.labels import LABELS
from submissions.models import Evidence


def state(row: Evidence, left: int) -> tuple[str, str]:
    """Kind and words of the pill; `left` findings still wait for the author."""
    if row.withheld_at:
        return "mend", _("Withheld")
    if row.state == Evidence.State.CLEANING:
        return "going", _("Being checked") if row.checking_at else _("Waiting for the check")
    if row.state == Evidence.State.REFUSED:
        return "mend", _("Not accepted")
    if left:
        sentence = ngettext("%(n)s thing left to look at", "%(n)s things left to look at", left)
        return "mend", sentence % {"n": left}
    return "done", _("Clean") if row.kind == Evidence.Kind.FILE else _("Added")


def removed(row: Evidence) -> list[str]:
    """What cleaning took out, in words."""
    if row.kind != Evidence.Kind.FILE or row.state != Evidence.State.CLEAN:
        return []
    named = [_("The file's name")]
    return named + [str(_(LABELS.get(each["kind"], each["kind"]))) for each in row.removed]
