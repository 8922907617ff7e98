"""What `manage.py dev` tells whoever has just started the portal."""

import json
from urllib.parse import urlsplit

from django.conf import settings
from django.urls import reverse

from badges.models import Award, BadgeClassSnapshot
from portal.demo import cast

SHOWN = (
    ("dana", "an educator: earned, writing, not yet"),
    ("lee", "an educator with a badge to accept"),
    ("amara", "an educator with a whole stack, and its badge"),
    ("bela", "an educator whose badge expires in 20 days"),
    ("asha", "an assessor"),
    ("iris", "an approver"),
    ("eve", "the anonymity officer, with work to look at"),
    ("fay", "a facilitator with a cohort"),
    ("paul", "the point person of the Fresno local"),
    ("stella", "staff of the state affiliate"),
    ("root", "the site manager"),
)


def words() -> str:
    """Everything there is to tell: the summary, and the warning where there is one."""
    return "\n".join(filter(None, [summary(), frozen_elsewhere()]))


def frozen_elsewhere() -> str:
    """A sentence when badges carry another origin in their frozen documents; else empty."""
    here = f"{settings.PUBLIC_ORIGIN}/badges/"
    rows = BadgeClassSnapshot.objects.exclude(document__contains=f'"{here}')
    document = rows.values_list("document", flat=True).first()
    if document is None:
        return ""
    parts = urlsplit(json.loads(document)["id"])
    return (
        f"Badges were issued here under {parts.scheme}://{parts.netloc}, and their addresses never"
        f" change: at {settings.PUBLIC_ORIGIN} they cannot be verified. Start there again, or set"
        " PUBLIC_ORIGIN."
    )


def summary() -> str:
    """The log-ins and the public page of one awarded badge; empty without a demo world."""
    awards = Award.objects.live().filter(accepted_at__isnull=False)
    award = awards.filter(person__email=f"dana@{cast.DOMAIN}").first()
    if award is None:
        return ""
    origin, public = settings.PUBLIC_ORIGIN, reverse("badges:assertion", args=[award.uuid])
    rows = [f"  {name + '@' + cast.DOMAIN:<20} {does}" for name, does in SHOWN]
    return "\n".join(
        [
            f"Log in at {origin}{reverse('account_login')} (password: {cast.PASSWORD})",
            *rows,
            f"An awarded badge:  {origin}{public}",
            f"Mails it has sent: {origin}{reverse('dev_mails')}",
        ]
    )
