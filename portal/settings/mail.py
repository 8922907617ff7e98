"""How mails go out."""

from portal.settings.environment import PRODUCTION, VAR_DIR, env

MAIL_DOMAIN = env.str("MAIL_DOMAIN", default="cairn.example")
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default=f"Cairn <no-reply@{MAIL_DOMAIN}>")
if PRODUCTION:
    vars().update(env.email_url("EMAIL_URL"))
else:
    EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    EMAIL_FILE_PATH = str(VAR_DIR / "mail")

SUPPORT_EMAIL = env.str("SUPPORT_EMAIL", default=f"support@{MAIL_DOMAIN}")
