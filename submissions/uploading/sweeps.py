"""What the clock does with uploads: end what nobody goes on with, finish what a crash left."""

import datetime as dt
import logging

from django.db.models import F
from django.utils import translation

from portal.kit import clock
from portal.kit.verdict import Refused
from submissions.models import Upload
from submissions.status import EDITABLE
from submissions.uploading import actions, limits, stores

# How long the row of an ended upload answers for itself: its reason, and a repeated last request.
KEEP_ENDED = dt.timedelta(days=7)
# So long the request that brought the last bytes may take over by itself.
HANDING_OVER = dt.timedelta(minutes=5)
log = logging.getLogger(__name__)


def sweep() -> int:
    """Expire, finish and forget; returns how many uploads changed."""
    return _finish() + _expire() + _closed() + _forget()


def _finish() -> int:
    """Whole, and never handed over: the portal was stopped between the two."""
    since = limits.expiry() - HANDING_OVER
    left = Upload.objects.unfinished().filter(offset=F("size"), expires_at__lt=since)
    left = left.filter(submission__status__in=EDITABLE)
    return sum(_finished(each) for each in left.select_related("submission__enrollment__educator"))


def _finished(upload: Upload) -> int:
    educator = upload.submission.enrollment.educator
    with translation.override(educator.language):
        try:
            actions.finish(upload, by=educator)
        except (Refused, Upload.DoesNotExist, stores.Lost, *stores.AWAY) as error:
            log.info("upload %s was not taken over: %r", upload.code, error)
    return 1


def _expire() -> int:
    late = list(Upload.objects.unfinished().filter(expires_at__lte=clock.now()))
    for upload in late:
        actions.run_out(upload)
    return len(late)


def _closed() -> int:
    """Nothing can be added to their attempt any more."""
    left = list(Upload.objects.unfinished().exclude(submission__status__in=EDITABLE))
    for upload in left:
        actions.discard(upload)
    return len(left)


def _forget() -> int:
    old = Upload.objects.filter(ended_at__lt=clock.now() - KEEP_ENDED)
    return old.delete()[0]
