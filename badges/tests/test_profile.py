"""The public profile and the text for a résumé (row F12)."""

import pytest
from django.test import Client
from django.urls import reverse

from badges.earning import actions as earning
from badges.earning.choosing import actions as choosing
from badges.earning.profile import actions
from badges.models import Award, PublicProfile
from badges.tests import factories
from credentials.tests import factories as catalogue
from portal.kit import clock

pytestmark = [pytest.mark.django_db, pytest.mark.row("F12")]


@pytest.fixture
def awards(cast):
    """Two public badges of Dana's; the first is for the profile."""
    found = []
    for slug, title in (("c1", "First Title"), ("c2", "Second Title")):
        award = factories.issued(cast, credential=catalogue.credential(slug, title))
        earning.accept(award, by=cast["dana"])
        award.refresh_from_db()
        found.append(award)
    chosen = {"name": False, "evidence": False, "text": ""}
    choosing.choose(found[0], **chosen, on_profile=True, by=cast["dana"])
    return found


def opened(profile):
    return Client().get(reverse("badges:earner", args=[profile.code]))


def test_a_profile_is_off_until_its_owner_switches_it_on(cast, signed_in):
    dana = signed_in("dana")
    dana.post(reverse("badges:profile"), {"name": "D. R."})
    profile = PublicProfile.objects.get()
    off, never = opened(profile), Client().get(reverse("badges:earner", args=["neverwas"]))
    assert (off.status_code, off.content) == (404, never.content)
    dana.post(reverse("badges:profile"), {"name": "D. R.", "is_on": "on"})
    on = opened(profile)
    assert on.status_code == 200
    assert "D. R." in on.content.decode()
    assert "Ruiz" not in on.content.decode()
    assert not on.cookies


def test_a_profile_that_is_on_has_a_name(signed_in):
    answer = signed_in("dana").post(reverse("badges:profile"), {"is_on": "on", "about": "Hello."})
    assert answer.status_code == 422
    assert "Say which name" in answer.content.decode()
    assert "Hello." in answer.content.decode()
    assert not PublicProfile.objects.exists()


def test_only_chosen_public_badges_stand_on_it(cast, awards):
    profile = actions.keep(is_on=True, name="D. R.", about="", by=cast["dana"])
    text = opened(profile).content.decode()
    assert "First Title" in text
    assert "Second Title" not in text
    choosing.hide(awards[0], by=cast["dana"])
    assert "First Title" not in opened(profile).content.decode()
    choosing.show_again(awards[0], by=cast["dana"])
    Award.objects.update(revoked_at=clock.now(), revoked_by=cast["iris"])
    assert "First Title" not in opened(profile).content.decode()


def test_the_page_asks_as_often_for_one_badge_as_for_two(cast, awards, django_assert_num_queries):
    profile = actions.keep(is_on=True, name="D. R.", about="", by=cast["dana"])
    with django_assert_num_queries(2):
        opened(profile)
    chosen = {"name": False, "evidence": False, "text": ""}
    choosing.choose(awards[1], **chosen, on_profile=True, by=cast["dana"])
    with django_assert_num_queries(2):
        assert "Second Title" in opened(profile).content.decode()


def test_the_resume_has_every_public_badge_in_plain_lines(cast, awards, signed_in, settings):
    choosing.hide(awards[1], by=cast["dana"])
    text = signed_in("dana").get(reverse("badges:profile")).content.decode()
    assert "First Title" in text
    assert "Second Title" not in text
    assert f"{settings.PUBLIC_ORIGIN}/badges/assertions/{awards[0].uuid}" in text
