"""Where the portal runs and by which name: read before everything else."""

import os
import secrets
from pathlib import Path

import environ
from django.core.exceptions import ImproperlyConfigured

from portal.settings import required

env = environ.Env()
BASE_DIR = Path(__file__).resolve().parents[2]
VAR_DIR = Path(env.str("CAIRN_VAR", default=str(BASE_DIR / "var")))
PRODUCTION = env.str("CAIRN_ENV", default="embedded") == "production"
if not PRODUCTION and env.str("CAIRN_ENV", default="embedded") != "embedded":
    raise ImproperlyConfigured("CAIRN_ENV is neither embedded nor production.")
if PRODUCTION and (refusal := required.refusal(os.environ)):
    raise ImproperlyConfigured(refusal)
# Pages for trying the portal out: its mails, its demo log-ins, its components.
TRYING_OUT = not PRODUCTION
# Not even while trying out: Django's own pages for errors list addresses, and differ in size
# between what is somebody else's and what never was. What broke stands in the log.
DEBUG = TRYING_OUT and env.bool("CAIRN_DEBUG", default=False)
VERSION = "0.1.0"


def _development_secret() -> str:
    """A random secret kept in VAR_DIR, made at the first run; never in the repository."""
    path = VAR_DIR / "secret"
    if not path.exists():
        VAR_DIR.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(50))
    return path.read_text()


SECRET_KEY = env.str("SECRET_KEY", default="") or _development_secret()
PUBLIC_ORIGIN = env.str("PUBLIC_ORIGIN", default="http://127.0.0.1:8000").rstrip("/")
LOOPBACK = ["127.0.0.1", "localhost", "[::1]", "testserver"]
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=LOOPBACK)
CLOCK_FILE = "" if PRODUCTION else env.str("CAIRN_CLOCK_FILE", default="")
DIE_AT = "" if PRODUCTION else env.str("CAIRN_DIE_AT", default="")
