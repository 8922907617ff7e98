"""What browsers are told: content policy, cookies, HTTPS."""

from csp.constants import NONE, SELF

from portal.settings.environment import PRODUCTION, PUBLIC_ORIGIN, env

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "media-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "object-src": [NONE],
        "frame-src": [SELF],
        "frame-ancestors": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
    }
}
SECURE_CONTENT_TYPE_NOSNIFF = True
# Nothing says where it was opened from. Our own pages allow it among themselves (base.html): without,
# a browser sends forms with `Origin: null`, which no protection of forms can tell from a stranger's.
SECURE_REFERRER_POLICY = "no-referrer"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "SAMEORIGIN"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "portal.views.errors.csrf_failure"
CSRF_TRUSTED_ORIGINS = [PUBLIC_ORIGIN]
if PRODUCTION:
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = True
    SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", default=True)
    SECURE_REDIRECT_EXEMPT = [r"^health/$"]
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_HSTS_SECONDS = 31_536_000

# What `check --deploy` would have otherwise, and why it is so here.
SILENCED_SYSTEM_CHECKS = [
    "security.W005",  # HSTS of subdomains: they are the neighbours', not the portal's
    "security.W019",  # X-Frame-Options: a reader's page shows a cleaned PDF in a frame of its own
    "security.W021",  # HSTS preload: the same, and hard to take back
]
