"""Addresses that nobody types: a NUL in the path or the query, whoever asks."""

import pytest
from django.test import Client


@pytest.mark.parametrize(
    "address",
    [
        "/invitations/%00/",
        "/start/iep/?stack=%00",
        "/reports/enrollment/?cohort=%00",
        "/search/?q=%00&stack=%00",
        "/people/at/affiliate/fresno/?q=a%00b",
        "/static/%00.css",
    ],
)
@pytest.mark.parametrize("who", ["", "stella"])
def test_a_nul_in_the_address_is_a_bad_request(signed_in, address, who):
    client = signed_in(who) if who else Client()
    answer = client.get(address)
    assert answer.status_code == 400
    assert "did not make sense" in answer.content.decode()


def test_words_about_a_nul_can_be_searched(db, client):
    assert client.get("/search/?q=%2500").status_code == 200
