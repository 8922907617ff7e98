"""The mail about links that died."""

import datetime as dt

from django.conf import settings
from django.urls import reverse

from credentials.links import queries
from credentials.models import Issuer
from portal.accounts.optout import mails


def died(issuer: Issuer, fresh: list[queries.Broken], at: dt.datetime) -> None:
    """Tell each manager who wants it what died since the last mail, with what names it."""
    lines = [(one.check.url, [row.title for row in one.credentials]) for one in fresh]
    for manager in queries.managers(issuer):
        mails.post(
            "credentials/links_died",
            manager,
            key=f"links:{issuer.slug}:{at:%Y-%m-%d}:{manager.code}",
            context={
                "issuer": issuer.name,
                "lines": lines,
                "url": settings.PUBLIC_ORIGIN + reverse("credentials:links", args=[issuer.slug]),
            },
        )
