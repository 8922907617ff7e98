"""How much of one person may be on its way at once, and for how long it waits."""

import datetime as dt

from django.conf import settings
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from portal.kit import clock


def too_many(count: int, waiting: int, size: int) -> str:
    """Why another file cannot be begun beside `count` unfinished ones of `waiting` bytes."""
    if count >= settings.UPLOADS_PER_PERSON:
        sentence = ngettext(
            "You have %(n)s unfinished upload. Finish or cancel it before you begin another.",
            "You have %(n)s unfinished uploads. Finish or cancel one before you begin another.",
            count,
        )
        return sentence % {"n": count}
    if waiting + size <= settings.UPLOAD_BYTES_PER_PERSON:
        return ""
    values = {
        "sum": filesizeformat(waiting + size),
        "most": filesizeformat(settings.UPLOAD_BYTES_PER_PERSON),
    }
    return (
        _(
            "Your unfinished uploads would come to %(sum)s; at most %(most)s may be on their way at"
            " once. Finish or cancel one first."
        )
        % values
    )


def expiry() -> dt.datetime:
    """Until when an upload waits for its next bytes."""
    return clock.now() + dt.timedelta(hours=settings.UPLOAD_KEEP_HOURS)
