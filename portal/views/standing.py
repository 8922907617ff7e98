"""Where the reader stands with micro-credentials: one query for a page of them."""

from dataclasses import dataclass

from django.db.models import OuterRef, Subquery
from django.urls import reverse
from django.utils.translation import gettext as _

from portal.accounts.models import User
from submissions.models import Enrollment, Submission
from submissions.status import EDITABLE, Public, public_label

KINDS = {Public.EARNED: "earned", Public.NEEDS_FIX: "mend", Public.NOT_YET: "mend"}
STONES = {"earned": "earned", "going": "going", "mend": "going"}


@dataclass(frozen=True, slots=True)
class Standing:
    """One status with the one thing to do next."""

    kind: str
    status: str
    label: str
    url: str

    @property
    def stone(self) -> str:
        """How this one lies in the cairn."""
        return STONES.get(self.kind, "open")


def of(user: User, credential_ids: list[int]) -> dict[int, Standing]:
    """The reader's standing by micro-credential; none for those never started."""
    latest = Submission.objects.filter(enrollment=OuterRef("pk")).order_by("-number")
    rows = (
        Enrollment.objects.of(user)
        .filter(credential_id__in=credential_ids)
        .annotate(now=Subquery(latest.values("status")[:1]))
        .order_by("started_at")
    )
    return {row.credential_id: _standing(row) for row in rows if row.now}


def _standing(row: Enrollment) -> Standing:
    public = public_label(row.now)
    if public in (Public.WITHDRAWN, Public.EXPIRED):
        return Standing("open", str(public.label), _("Start again"), _page(row))
    label = _("Continue") if row.now in EDITABLE else _("Open")
    return Standing(KINDS.get(public, "going"), str(public.label), label, _page(row))


def _page(row: Enrollment) -> str:
    return reverse("submissions:requirements", args=[row.code])
