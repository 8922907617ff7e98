"""What production needs: all that is missing or weak is named at once, each with what it is for."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from portal.settings import wrapping

SECRET_LENGTH = 50
SECRET_VARIETY = 16
# What stands in deploy/.env.example, and what else people write where a value should come.
UNFILLED = ("REPLACE", "PASSWORD@", "USER:")
PLACEHOLDERS = ("DJANGO-INSECURE", "CHANGE", "PLACEHOLDER", "EXAMPLE", "YOUR-", "SECRET-KEY")


def _secret(value: str) -> str:
    if len(value) < SECRET_LENGTH:
        return f"is shorter than {SECRET_LENGTH} characters"
    if any(word in value.upper() for word in PLACEHOLDERS):
        return "is a placeholder"
    return "is too easy to guess" if len(set(value)) < SECRET_VARIETY else ""


def _origin(value: str) -> str:
    address = urlsplit(value.rstrip("/"))
    whole = address.scheme in ("http", "https") and address.hostname and not address.path
    return "" if whole else "is not an address like https://cairn.your-union.org"


def _hosts(value: str) -> str:
    return "answers to any name" if "*" in value.split(",") else ""


def _postgres(value: str) -> str:
    kinds = ("postgres://", "postgresql://", "psql://", "pgsql://")
    return "" if value.startswith(kinds) else "does not name a PostgreSQL database"


def _domain(value: str) -> str:
    nobodys = value == "example" or value.endswith(".example")
    return "is an example, nobody's domain" if nobodys else ""


def _wrapping(value: str) -> str:
    try:
        wrapping.read(value)
    except wrapping.Unusable as unusable:
        return str(unusable)
    return ""


def _anything(value: str) -> str:
    return ""


@dataclass(frozen=True, slots=True)
class Needed:
    """One setting, or one of several: what for, and what makes a value weak."""

    names: tuple[str, ...]
    purpose: str
    weakness: Callable[[str], str] = _anything

    def problem(self, environment: Mapping[str, str]) -> str:
        """The sentence that names it, or an empty string."""
        given = {name: environment.get(name, "").strip() for name in self.names}
        filled = {name: value for name, value in given.items() if value}
        if not filled:
            return f"{' or '.join(self.names)} is not set. {self.purpose}"
        for name, value in filled.items():
            unfilled = any(word in value for word in UNFILLED)
            weak = "is still what stood in the example" if unfilled else self.weakness(value)
            if weak:
                return f"{name} {weak}. {self.purpose}"
        return ""


NEEDED = (
    Needed(
        ("SECRET_KEY",),
        "It signs sessions, forms and the links in mails; make one with "
        'python3 -c "import secrets; print(secrets.token_urlsafe(50))".',
        _secret,
    ),
    Needed(
        ("CAIRN_KEYS",),
        "It encrypts the keys that badges are signed with, apart from SECRET_KEY; make one with "
        'python3 -c "import base64, secrets; '
        'print(base64.urlsafe_b64encode(secrets.token_bytes(32)).decode())".',
        _wrapping,
    ),
    Needed(
        ("PUBLIC_ORIGIN",),
        "It is the address of the portal, in every mail and, for ever, in every badge.",
        _origin,
    ),
    Needed(
        ("ALLOWED_HOSTS",),
        "It lists the host names the portal answers to, so that nobody can send it another one.",
        _hosts,
    ),
    Needed(
        ("DATABASE_URL",),
        "It says where everything is stored: postgres://user:password@host:5432/name.",
        _postgres,
    ),
    Needed(
        ("REDIS_URL",),
        "It is Celery's broker and counts attempts to sign in: redis://:password@host:6379/0.",
    ),
    Needed(
        ("S3_BUCKET", "MEDIA_ROOT"),
        "It is the bucket or the folder that keeps evidence.",
    ),
    Needed(
        ("EMAIL_URL",),
        "It is the mail server: smtp+tls://user:password@host:587. Without it nobody confirms "
        "an address or hears of a decision.",
    ),
    Needed(
        ("MAIL_DOMAIN",),
        "It is your own domain, from which mails come and to which people answer.",
        _domain,
    ),
)


def problems(environment: Mapping[str, str]) -> list[str]:
    """One sentence for each setting that is missing or weak."""
    return [said for one in NEEDED if (said := one.problem(environment))]


def refusal(environment: Mapping[str, str]) -> str:
    """All of them as one text, or an empty string where production may start."""
    found = problems(environment)
    if not found:
        return ""
    head = f"Production does not start: {len(found)} of its settings missing or weak."
    foot = "docs/reference/settings.md explains each of them."
    return "\n".join([head, *(f"  - {sentence}" for sentence in found), foot])
