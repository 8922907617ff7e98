"""Pages that are the same for every visitor: kept by the browser, asked for again by their ETag.

A visitor's copy is their browser's own (`private`) and is asked about each time (`no-cache`): the
language and the person come with cookies, so no shared cache could serve it to many, and nobody
sees the page of a stranger after they signed in. What costs is the page's bytes, and those are
saved. Nothing in such a page is made for one request: the policy for scripts has no nonce, a
strangers' form carries no token, and who may have a message waiting gets no ETag.
"""

import hashlib
from collections.abc import Callable
from functools import wraps

from django.conf import settings
from django.contrib.messages.storage.cookie import CookieStorage
from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response, patch_vary_headers

View = Callable[..., HttpResponse]
VARIES = ("Accept-Language", "Cookie")


def for_visitors(view: View) -> View:
    """Give what `view` answers an ETag, and 304 to who has it; for visitors without a session.

    Who holds a session or waits for a message gets `private, no-store`; so do signed-in people,
    by the middleware.
    """

    @wraps(view)
    def shown(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        response = view(request, *args, **kwargs)
        patch_vary_headers(response, VARIES)
        if response.status_code != 200:
            return response
        if is_known(request) or response.cookies:
            response["Cache-Control"] = "private, no-store"
            return response
        response["Cache-Control"] = "private, no-cache"
        response["ETag"] = etag(response.content)
        return get_conditional_response(request, etag=response["ETag"], response=response)

    return shown


def is_known(request: HttpRequest) -> bool:
    """Whether the request comes with a session or with a message that is to be shown."""
    return bool({settings.SESSION_COOKIE_NAME, CookieStorage.cookie_name} & set(request.COOKIES))


def etag(body: bytes) -> str:
    """A weak ETag: the proxy in front compresses, and then the bytes are not these."""
    return f'W/"{hashlib.sha256(body).hexdigest()[:32]}"'
