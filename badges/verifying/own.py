"""Our own public addresses, answered by our own public views, without a network.

A portal behind a proxy often cannot open its own public name from inside, and where it can, the
guard would refuse it: seen from there the name leads to a private address. A worker that waited for
another worker to answer would also let a few visitors stop the whole portal. So what lies under
`PUBLIC_ORIGIN/badges/` is asked of the same views that answer strangers, as nobody in particular.
"""

from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpRequest
from django.urls import Resolver404, resolve

from portal.kit.fetching.getting import Fetched


def answer(url: str, accept: str) -> Fetched | None:
    """What a stranger gets at this address of ours; None where it is not one of ours."""
    if not url.startswith(f"{settings.PUBLIC_ORIGIN}/badges/"):
        return None
    try:
        match = resolve(unquote(urlsplit(url).path))
        if match.namespace != "badges":
            raise Http404
        response = match.func(_request(url, accept), *match.args, **match.kwargs)
    except (Resolver404, Http404):
        return Fetched(404, "text/html", b"", url)
    media_type = response.get("Content-Type", "").partition(";")[0].strip().lower()
    return Fetched(response.status_code, media_type, response.content, url)


def _request(url: str, accept: str) -> HttpRequest:
    """A stranger's request: no cookie, no session, nobody signed in."""
    parts, request = urlsplit(url), HttpRequest()
    request.method, request.path = "GET", parts.path
    request.META = {
        "REQUEST_METHOD": "GET",
        "HTTP_ACCEPT": accept,
        "SERVER_NAME": parts.hostname or "",
        "SERVER_PORT": str(parts.port or 443),
    }
    request.user = AnonymousUser()
    return request
