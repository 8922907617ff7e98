import hashlib
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from badges.openbadges.identity import hashed_identity, is_recipient, new_salt, recipient
from badges.verifying import people

emails = st.emails()
salts = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40)


@given(emails, salts)
def test_the_salt_is_appended_to_the_lower_cased_address(email, salt):
    expected = hashlib.sha256(email.lower().encode() + salt.encode()).hexdigest()
    assert hashed_identity(email, salt) == "sha256$" + expected


def test_a_known_hash_stays_the_same():
    assert hashed_identity("Dana@Demo.Test ", "salt") == hashed_identity("dana@demo.test", "salt")
    assert hashed_identity("a", "bc") == "sha256$" + (
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    )


@given(emails, salts, salts)
def test_one_person_has_another_hash_under_another_salt(email, first, second):
    same = hashed_identity(email, first) == hashed_identity(email, second)
    assert same == (first == second)


def test_salts_are_random_and_long_enough():
    drawn = {new_salt() for _ in range(200)}
    assert len(drawn) == 200
    assert all(re.fullmatch(r"[0-9a-f]{32}", salt) for salt in drawn)


@given(emails, salts)
def test_the_recipient_tells_the_hash_and_never_the_address(email, salt):
    about = recipient(email, salt)
    assert about["type"] == "email"
    assert about["hashed"] is True
    assert email.lower() not in str(about["identity"])
    assert is_recipient(email.upper() if email.isascii() else email, about)
    assert not is_recipient("x" + email, about)


def test_a_blank_address_is_refused_and_matches_nobody():
    with pytest.raises(ValueError, match="needs an email"):
        hashed_identity("  ", "salt")
    assert not is_recipient(" ", recipient("dana@demo.test", "salt"))
    assert not is_recipient("dana@demo.test", {"identity": None})


@given(emails, salts)
def test_who_checks_a_badge_finds_whose_it_is_however_they_write_it(email, salt):
    about = recipient(email, salt)
    shouted = about | {"identity": str(about["identity"]).upper().replace("SHA256", "sha256")}
    for mail in {email, email.lower(), email.upper() if email.isascii() else email}:
        assert people.is_about(mail, about)
        assert people.is_about(mail, shouted)
    assert not people.is_about("x" + email, about)
    assert not people.is_about(email, about | {"salt": salt + "x"})
    assert not people.is_about(email, about | {"type": "url"})


@given(emails, st.sampled_from(["sha256", "md5"]), salts | st.just(None))
def test_badges_of_others_are_hashed_with_either_digest_and_perhaps_without_a_salt(
    email, kind, salt
):
    digest = hashlib.new(kind, (email + (salt or "")).encode()).hexdigest()
    about = {"type": "email", "hashed": True, "identity": f"{kind}${digest}"}
    about |= {"salt": salt} if salt else {}
    assert people.is_about(email, about)
    assert not people.is_about("x" + email, about)
    before = hashlib.new(kind, ((salt or "x") + email).encode()).hexdigest()
    assert not people.is_about(email, about | {"identity": f"{kind}${before}"})
