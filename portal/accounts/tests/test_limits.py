"""Attempts are counted for each client apart, also where all come through one proxy."""

import base64
import os
import re
import secrets
import subprocess

import pytest
from django.conf import settings as ours
from django.test import Client
from django.urls import reverse

from portal.running.programs import manage_command


def try_often(address: str, times: int = 12) -> str:
    """The last answer to so many wrong passwords."""
    given = {"password": "wrong"}
    for number in range(times):
        login = {"login": f"u{number}@{address}.example", **given}
        answer = Client(headers={"x-forwarded-for": address}).post(reverse("account_login"), login)
    return answer.content.decode()


@pytest.mark.parametrize(("proxies", "shared"), [(1, False), (0, True)])
def test_two_clients_behind_the_proxy_have_limits_of_their_own(db, settings, proxies, shared):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = proxies
    assert "Too many failed" in try_often("9.9.9.1")
    assert ("Too many failed" in try_often("9.9.9.2", times=1)) is shared


def test_production_counts_the_one_proxy_that_overwrites_the_header(tmp_path):
    example = (ours.BASE_DIR / "deploy" / ".env.example").read_text()
    given = dict(re.findall(r"^([A-Z]\w*)=(.*)$", example, re.MULTILINE))
    given |= {
        "CAIRN_KEYS": base64.urlsafe_b64encode(secrets.token_bytes(32)).decode(),
        "SECRET_KEY": secrets.token_urlsafe(50),
        "DATABASE_URL": "postgres://cairn:one-of-ours@127.0.0.1:5432/cairn",
        "REDIS_URL": "redis://:one-of-ours@127.0.0.1:6379/0",
        "EMAIL_URL": "dummymail://",
        "MAIL_DOMAIN": "union.test",
    }
    show = "from django.conf import settings; print(settings.ALLAUTH_TRUSTED_PROXY_COUNT)"
    asked = subprocess.run(
        manage_command("shell", "--no-imports", "-c", show),
        env={"PATH": os.environ["PATH"], **given, "CAIRN_VAR": str(tmp_path)},
        cwd=ours.BASE_DIR,
        capture_output=True,
        text=True,
        check=False,
    )
    assert asked.stdout.strip() == "1", asked.stderr
    assert ours.ALLAUTH_TRUSTED_PROXY_COUNT == 0
    nginx = (ours.BASE_DIR / "deploy" / "nginx.conf").read_text()
    assert re.findall(r"X-Forwarded-For (\S+);", nginx) == ["$remote_addr"]
