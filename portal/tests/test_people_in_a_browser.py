"""Pages of people, invitations and own data in Chromium: axe, both schemes, phone and wide."""

import pytest
from django.urls import reverse

from portal.accounts.inviting.actions import invite
from portal.kit.models import Message
from portal.testing.browser import assert_accessible, assert_fits

LOOKS = [(390, "dark"), (1280, "light")]

pytestmark = [
    pytest.mark.browser,
    pytest.mark.urls("portal.tests.urls_with_dev"),
    pytest.mark.django_db(transaction=True),
]


@pytest.fixture
def pages(cast, settings):
    """Who opens what; and the pages for trying out."""
    settings.TRYING_OUT = True
    sent = invite("x@school.example", "issuer", "nea", "approver", "NEA", by=cast["iris"])
    own = ["profile", "confirm", "data", "erase"]
    manage = ["account_email", "account_change_password", "account_logout", "mfa_index"]
    site = ["people", "affiliate_new", "issuer_new", "erasures"]
    return {
        "": [
            *(reverse(f"account_{name}") for name in ("login", "signup", "reset_password")),
            reverse("invitation", args=[sent.code]),
            reverse("dev_mails"),
            reverse("dev_mail", args=[Message.objects.first().code]),
        ],
        "dana": [
            *(reverse(f"accounts:{name}") for name in own),
            *(reverse(name) for name in manage),
            reverse("invitation", args=[sent.code]),
        ],
        "iris": [reverse("accounts:place", args=["issuer", "nea"]),
                 reverse("accounts:invite", args=["issuer", "nea"])],
        "root": [
            *(reverse(f"accounts:{name}") for name in site),
            reverse("accounts:place", args=["affiliate", "nea"]),
            reverse("accounts:place", args=["site", "portal"]),
        ],
    }  # fmt: skip


@pytest.mark.parametrize(("width", "scheme"), LOOKS)
def test_every_page_is_accessible_and_fits(page_of, pages, width, scheme):
    for name, urls in pages.items():
        page = page_of(name, width=width, scheme=scheme)
        for url in urls:
            assert page.goto(url).status == 200, (name, url)
            assert_accessible(page)
            assert_fits(page)


@pytest.mark.row("C2")
def test_a_passkey_is_added_and_signs_in(browser, live_server, signed_in):
    here = live_server.url.replace("127.0.0.1", "localhost")
    page = browser.new_context().new_page()
    device = page.context.new_cdp_session(page)
    device.send("WebAuthn.enable")
    options = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True,
               "hasUserVerification": True, "isUserVerified": True,
               "automaticPresenceSimulation": True}  # fmt: skip
    device.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    page.goto(here + reverse("account_login"))
    page.fill("#id_login", "lee@demo.test")
    page.fill("#id_password", "demo")
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.wait_for_url(here + "/desk/")
    page.goto(here + reverse("mfa_add_webauthn"))
    if "reauthenticate" in page.url:
        page.fill("input[type=password]", "demo")
        page.locator("main button[type=submit]").first.click()
        page.wait_for_url("**/webauthn/add/**")
    page.locator("#id_passwordless").check()
    page.locator("main form button").last.click()
    page.wait_for_url("**/recovery-codes/**")
    page.goto(here + reverse("account_logout"))
    page.locator("main button").click()
    page.goto(here + reverse("account_login"))
    page.click("#passkey_login")
    page.wait_for_url(here + "/desk/")
    assert "Lee Park" in page.locator(".who").inner_text()
