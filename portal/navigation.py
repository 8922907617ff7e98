"""The main navigation: one entry per desk the person has."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from portal import desks


@dataclass(frozen=True, slots=True)
class Entry:
    """One link of the navigation."""

    label: str
    url: str
    current: bool


def of(request: HttpRequest) -> list[Entry]:
    """The entries for this request's reader, in order."""
    user = getattr(request, "user", None)
    names = [(_("Stacks"), "stacks")]
    if user is not None and user.is_authenticated:
        mine = desks.of(user)
        names = [(_("Desk"), "desk"), *names]
        names += [(_("My work"), "submissions:list"), (_("My badges"), "badges:mine")]
        names += [(_("Queue"), "reviews:queue")] * mine.assessor
        names += [(_("Pre-check"), "reviews:reports")] * mine.answers
        names += [(_("Decisions"), "badges:desk")] * mine.approver
        console = mine.approver or mine.manager or mine.site
        names += [(_("Console"), "badges:consoles")] * console
        names += [(_("Recognized"), "reviews:recognized")] * mine.officer
        names += [(_("Identities"), "identities:list")] * (mine.answers or mine.manager)
        names += [(_("Cohorts"), "plc:list")] * (mine.seated or mine.staff)
        names += [(_("Reports"), "reports:enrollment")] * mine.staff
        names += [(_("People"), "accounts:people")] * (mine.invites or mine.manager or mine.site)
    return [
        Entry(label, url, _is_here(request.path, url))
        for label, name in names
        if (url := address(name))
    ]


def _is_here(path: str, url: str) -> bool:
    """Whether a page belongs to an entry; a console stands below its issuer's own page."""
    return path.startswith(url) or (
        url == "/console/" and path.startswith("/issuers/") and url in path
    )


def footer(request: HttpRequest) -> list[Entry]:
    """What stands below: what the portal is, and where a person answers."""
    user = getattr(request, "user", None)
    names = [(_("What it is"), "about"), (_("Check a badge"), "badges:verify")]
    if user is not None and user.is_authenticated:
        names += [(_("Help"), "help:index")]
    return [
        Entry(label, url, request.path == url) for label, name in names if (url := address(name))
    ]


def address(name: str) -> str:
    """The address of a page by name, or an empty string while it is not built."""
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""
