"""The pages for trying out: never in production, only on this machine, only the demo world."""

import pytest
from django.test import Client
from django.urls import reverse

from portal.accounts.models import User
from portal.kit.models import Message


@pytest.fixture(autouse=True)
def _mounted(settings):
    settings.ROOT_URLCONF = "portal.tests.urls_with_dev"


@pytest.fixture
def trying(settings):
    settings.TRYING_OUT = True
    return Client(headers={"host": "127.0.0.1:8000"})


@pytest.fixture
def mail(db):
    return Message.objects.create(
        key="k", kind="k", to="a@b.example", subject="Hello", text="plain", html="<p>rich</p>"
    )


def test_the_mails_can_be_read_without_a_mail_server(trying, mail):
    assert b"Hello" in trying.get(reverse("dev_mails")).content
    page = trying.get(reverse("dev_mail", args=[mail.code])).content
    assert b"plain" in page
    assert b"<iframe" in page
    rich = trying.get(reverse("dev_mail_html", args=[mail.code]))
    assert rich.content == b"<p>rich</p>"
    assert "sandbox" in rich["Content-Security-Policy"]


@pytest.mark.parametrize(
    "extra",
    [
        {"REMOTE_ADDR": "10.0.0.9"},
        {"HTTP_X_FORWARDED_FOR": "1.1.1.1"},
        {"HTTP_HOST": "rebound.example:8000"},
        {"HTTP_HOST": "192.0.2.7"},
        {"HTTP_HOST": "127.0.0.1.example"},
    ],
)
def test_from_elsewhere_they_are_not_there(trying, mail, cast, extra, settings):
    settings.ALLOWED_HOSTS = ["*"]
    assert trying.get(reverse("dev_mails"), **extra).status_code == 404
    assert trying.post(reverse("dev_login", args=["dana"]), **extra).status_code == 404
    assert b"Demo world" not in trying.get(reverse("account_login"), **extra).content


@pytest.mark.parametrize("host", ["localhost", "localhost:8000", "127.0.0.1", "[::1]:8000"])
def test_by_every_name_of_this_machine_they_are_there(trying, mail, host):
    assert trying.get(reverse("dev_mails"), HTTP_HOST=host).status_code == 200


def test_without_debug_they_are_not_there(mail, cast, client):
    assert client.get(reverse("dev_mails")).status_code == 404
    assert client.post(reverse("dev_login", args=["dana"])).status_code == 404
    assert b"Demo world" not in client.get(reverse("account_login")).content


def test_a_button_for_each_of_the_cast_signs_in(trying, cast):
    page = trying.get(reverse("account_login")).content
    assert b"Dana Ruiz" in page
    assert trying.get(reverse("dev_login", args=["dana"])).status_code == 405
    trying.post(reverse("dev_login", args=["dana"]))
    assert b"Dana Ruiz" in trying.get("/desk/").content


def test_nobody_outside_the_demo_world_can_be_entered_so(trying, cast):
    User.objects.create_user("zoe@school.example", "x")
    assert trying.post(reverse("dev_login", args=["zoe"])).status_code == 404


def test_without_a_demo_world_the_sign_in_page_has_no_buttons(trying, db):
    assert b"Demo world" not in trying.get(reverse("account_login")).content
