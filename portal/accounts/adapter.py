"""allauth's mails go through the portal's own messages, once per reason."""

import hashlib
from typing import Any
from urllib.parse import quote, urlencode

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from portal.accounts.models import User
from portal.kit import codes, messages

KINDS = {
    "email_confirmation": "confirmation",
    "email_confirmation_signup": "confirmation",
    "password_reset_key": "password_reset",
    "account_already_exists": "already_registered",
    "unknown_account": "unknown_account",
}
OURS = {"EmailVerificationStage": "portal.accounts.registering.stages.AfterRegistering"}
NOTICES = {
    "email_changed": _("Your email address was changed"),
    "email_confirm": _("An email address was confirmed"),
    "email_deleted": _("An email address was removed"),
    "password_changed": _("Your password was changed"),
    "password_reset": _("Your password was reset"),
    "password_set": _("A password was set"),
    "recovery_codes_generated": _("New recovery codes were made"),
    "totp_activated": _("An authenticator app was added"),
    "totp_deactivated": _("An authenticator app was removed"),
    "webauthn_added": _("A passkey was added"),
    "webauthn_removed": _("A passkey was removed"),
}


class AccountAdapter(DefaultAccountAdapter):
    """Where allauth asks what to do."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Anyone may register (row C2)."""
        return True

    def get_signup_redirect_url(self, request: HttpRequest) -> str:
        """After registering without a place to go on to: confirm the address."""
        return reverse("accounts:confirm")

    def get_login_stages(self) -> list[str]:
        """allauth's steps; the one that asks for a confirmed address is our own."""
        stages = super().get_login_stages()
        return [OURS.get(path.rpartition(".")[2], path) for path in stages]

    def respond_email_verification_sent(
        self, request: HttpRequest, user: User | None
    ) -> HttpResponse:
        """After registering, whether or not the address was new: look into your mail."""
        page = reverse("account_email_verification_sent")
        back = request.POST.get("next", "")
        if url_has_allowed_host_and_scheme(back, allowed_hosts=None):
            page += "?" + urlencode({"next": back})
        return HttpResponseRedirect(page)

    def send_account_already_exists_mail(self, email: str) -> None:
        """Tell the owner of a known address; it takes as long as making a new account."""
        make_password(email)
        super().send_account_already_exists_mail(email)

    def send_notification_mail(
        self, template_prefix: str, user: User, context: Any = None, email: str | None = None
    ) -> None:
        """A notice to a person, in whose language and words it is written."""
        super().send_notification_mail(
            template_prefix, user, {**(context or {}), "user": user}, email
        )

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Queue one of allauth's mails as a message of ours; KeyError for a mail we do not know."""
        name = template_prefix.rpartition("/")[2]
        user = context.get("user") or (_owner(email) if name == "account_already_exists" else None)
        reader = user if isinstance(user, User) and user.pk else None
        values = {"email": email, "user": reader, "action_url": _link(context)}
        if name not in KINDS:
            values["what"] = NOTICES[name]
        kind = KINDS.get(name, "security_notice")
        messages.post(
            f"accounts/{kind}",
            to=email,
            key=f"accounts:{name}:{_reason(values['action_url'])}",
            context=values,
            recipient=reader,
            **_speech(reader),
        )

    def get_email_confirmation_url(self, request: HttpRequest, emailconfirmation: Any) -> str:
        """The link of a confirmation mail, on the public address of the portal."""
        path = reverse("account_confirm_email", args=[emailconfirmation.key])
        return settings.PUBLIC_ORIGIN + path

    def get_reset_password_from_key_url(self, key: str) -> str:
        """The link of a reset mail, on the public address of the portal."""
        names = {"uidb36": "UID", "key": "KEY"}
        path = reverse("account_reset_password_from_key", kwargs=names)
        return settings.PUBLIC_ORIGIN + path.replace("UID-KEY", quote(key))


def _owner(email: str) -> User | None:
    """Whose known address this is; their mail is in their own language and words."""
    return User.objects.filter(emailaddress__email__iexact=email).first()


def _link(context: dict[str, Any]) -> str:
    """The one link a mail of allauth's is about, or an empty string."""
    links = (context.get(name) for name in ("activate_url", "password_reset_url", "signup_url"))
    return next((link for link in links if link), "")


def _reason(link: str) -> str:
    """Unique per token; a notice without one happens each time anew."""
    if "accounts/" not in link or link.endswith(("/reset/", "/signup/")):
        return codes.long_code()
    return hashlib.sha256(link.encode()).hexdigest()[:40]


def _speech(reader: User | None) -> dict[str, Any]:
    if reader is None:
        return {"language": get_language() or settings.LANGUAGE_CODE}
    return {"words": reader.vocabulary, "language": reader.language, "zone": reader.time_zone}
