"""Every page of allauth's that can be reached is the house's own: its templates, look and words."""

from pathlib import Path

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal import auth as recovery
from allauth.mfa.totp.internal import auth as totp
from django.conf import settings
from django.test import Client
from django.urls import get_resolver, reverse

OURS = str(Path(settings.BASE_DIR) / "templates")
OPEN = [
    "/accounts/login/",
    "/accounts/signup/",
    "/accounts/password/reset/",
    "/accounts/password/reset/done/",
    "/accounts/password/reset/key/1-set-password/",
    "/accounts/password/reset/key/done/",
    "/accounts/confirm-email/",
    "/accounts/confirm-email/no-such-key/",
    "/accounts/inactive/",
]
OWN = [
    "/accounts/email/",
    "/accounts/logout/",
    "/accounts/password/change/",
    "/accounts/reauthenticate/",
    "/accounts/2fa/",
    "/accounts/2fa/reauthenticate/",
    "/accounts/2fa/recovery-codes/",
    "/accounts/2fa/recovery-codes/generate/",
    "/accounts/2fa/totp/deactivate/",
    "/accounts/2fa/webauthn/",
    "/accounts/2fa/webauthn/add/",
    "/accounts/2fa/webauthn/keys/{key}/edit/",
    "/accounts/2fa/webauthn/keys/{key}/remove/",
]
# A file; a page that the way in of a second factor shows; those that lead elsewhere.
ELSEWHERE = {
    "mfa_download_recovery_codes",
    "mfa_authenticate",
    "mfa_activate_totp",
    "mfa_reauthenticate_webauthn",
    "mfa_login_webauthn",
    "mfa_trust",
    "account_set_password",
    "account_confirm_login_code",
    "account_reset_password_from_key",
    "account_reset_password_from_key_done",
}


def page(client, path):
    answer = client.get(path)
    assert answer.status_code == 200, path
    return answer


def is_ours(answer):
    """The page and all it extends, but for allauth's bare frames and scripts, are in templates/."""
    name = answer.templates[0].name
    return answer.templates[0].origin.name.startswith(OURS), name


def just_signed_in(name):
    client = Client()
    given = {"login": f"{name}@demo.test", "password": "demo"}
    assert client.post(reverse("account_login"), given).status_code == 302
    again = client.post(reverse("account_reauthenticate"), {"password": "demo"})
    assert again.status_code == 302
    return client


@pytest.fixture
def dana(cast):
    """Signed in a moment ago, with an app and recovery codes."""
    client = just_signed_in("dana")
    totp.TOTP.activate(cast["dana"], totp.generate_totp_secret())
    recovery.RecoveryCodes.activate(cast["dana"])
    return client


@pytest.mark.parametrize("path", OPEN)
def test_a_visitor_s_page_is_the_house_s_own(db, path):
    ours, name = is_ours(page(Client(), path))
    assert ours, name


@pytest.mark.parametrize("path", OWN)
def test_one_s_own_page_is_the_house_s_own(dana, cast, path):
    if "{key}" in path:
        named = {"name": "My phone", "credential": {}}
        key = Authenticator.objects.create(user=cast["dana"], type="webauthn", data=named)
        path = path.format(key=key.pk)
    ours, name = is_ours(page(dana, path))
    assert ours, name


def test_the_ways_in_and_on_of_a_second_factor_are_too(dana):
    stranger = Client()
    given = {"login": "dana@demo.test", "password": "demo"}
    asked = stranger.post(reverse("account_login"), given, follow=True)
    assert is_ours(asked)[0], asked.templates[0].name
    lee = just_signed_in("lee")
    for name in ("mfa_activate_totp", "mfa_index", "mfa_list_webauthn"):
        answer = page(lee, reverse(name))
        assert is_ours(answer)[0], answer.templates[0].name


def test_no_address_of_allauth_s_was_forgotten(dana):
    resolver, names = get_resolver(), set()
    for path in (*OPEN, *OWN):
        match = resolver.resolve(path.format(key=1))
        names.add(match.url_name)
    known = {
        name
        for name in resolver.reverse_dict
        if isinstance(name, str) and name.startswith(("account_", "mfa_"))
    }
    assert known - names - ELSEWHERE == set()
