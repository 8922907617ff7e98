"""Spanish (row A38): the file is whole, and each reader gets the language they chose."""

import datetime as dt
import gettext
import re

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils import translation

from badges.deciding import mails
from credentials.tests import factories as catalogue
from portal.accounts.models import User
from portal.kit import localdate
from portal.kit.models import Message
from portal.testing import po

pytestmark = pytest.mark.row("A38")

PLACE = settings.BASE_DIR / "portal" / "locale" / "es" / "LC_MESSAGES"
HOLES = re.compile(r"%\(\w+\)\w|\{\w+\}|</?[a-z][^>]*>|https?://\S+")
SPANISH = {"accept-language": "es-US,es;q=0.9,en;q=0.5"}


@pytest.fixture(scope="module")
def messages():
    return po.entries(PLACE / "django.po")


@pytest.fixture
def dana(signed_in, cast):
    """An educator who chose Spanish, and her client."""
    User.objects.filter(pk=cast["dana"].pk).update(language="es")
    return signed_in("dana")


def html(response) -> str:
    assert response.status_code == 200
    return response.content.decode()


def test_every_message_has_its_spanish_and_none_is_a_guess(messages):
    assert len(messages) > 1500
    assert [one.msgid for one in messages if not all(one.answers)] == []
    assert [one.msgid for one in messages if "fuzzy" in one.flags] == []


def test_every_hole_of_a_message_is_in_its_spanish(messages):
    wrong = [
        (one.msgid, answer)
        for one in messages
        for asked, answer in zip(one.asked, one.answers, strict=True)
        if sorted(HOLES.findall(asked)) != sorted(HOLES.findall(answer))
    ]
    assert wrong == []


def test_the_compiled_file_says_what_the_readable_one_says(messages):
    with (PLACE / "django.mo").open("rb") as file:
        compiled = dict(gettext.GNUTranslations(file)._catalog)
    compiled.pop("")
    assert compiled == {key: text for one in messages for key, text in one.keys().items()}


def test_whatever_the_code_marks_is_in_the_file(messages):
    marked = po.marked(settings.BASE_DIR)
    assert len(marked) > 1400
    assert sorted(marked - {one.msgid for one in messages}) == []


def test_nobody_is_told_that_they_failed(messages):
    said = "\n".join(text for one in messages for text in one.answers).lower()
    assert [word for word in ("reprob", "fracas", "suspens", "fallid") if word in said] == []


def test_a_reader_who_chose_spanish_gets_spanish_pages(dana):
    home = dana.get("/about/")
    assert 'lang="es"' in html(home)
    assert "Habilidad por habilidad" in html(home)
    assert "microcertificaciones" in html(home)
    assert home["Content-Language"] == "es"
    assert "Colecciones" in html(dana.get(reverse("stacks")))
    assert "Sus datos personales" in html(dana.get(reverse("accounts:profile")))


def test_requirements_and_queue_are_in_spanish(dana, world):
    educator = world.learner("draft")
    User.objects.filter(pk__in=[educator.pk, world.people["asha"].pk]).update(language="es")
    page = Client()
    page.force_login(educator)
    enrollment = world.work("draft").enrollment
    told = html(page.get(reverse("submissions:requirements", args=[enrollment.code])))
    assert "Ha entregado" in told
    assert "Estos requisitos deben completarse a más tardar el" in told
    assert f'<h1 lang="en">{enrollment.credential.title}' in told
    page.force_login(world.people["asha"])
    queue = html(page.get(reverse("reviews:queue")))
    assert "<h1>Cola</h1>" in queue
    assert "Cómo funciona la cola" in queue


def test_mails_speak_the_language_of_who_gets_them(world, client):
    educator = world.learner("not_yet")
    educator.language = "es"
    educator.save(update_fields=["language"])
    Message.objects.filter(kind="badges/not_yet").delete()
    mails.not_yet(world.work("not_yet"))
    mail = Message.objects.get(kind="badges/not_yet", recipient=educator)
    assert mail.subject.startswith("Comentarios sobre su trabajo")
    assert "Lo cumplido sigue cumplido" in mail.text
    assert '<html lang="es">' in mail.html


def test_a_mail_about_signing_in_follows_the_profile_and_not_the_browser(dana, client):
    client.post(reverse("account_reset_password"), {"email": "dana@demo.test"})
    mail = Message.objects.get(kind="accounts/password_reset")
    assert "Alguien, probablemente usted" in mail.text


def test_a_visitor_gets_the_language_of_the_browser(db, client):
    home = client.get("/", headers=SPANISH)
    assert '<html lang="es"' in html(home)
    assert "microcredencial reconoce una habilidad" in html(home)
    assert "Accept-Language" in home["Vary"]
    plain = client.get("/")
    assert '<html lang="en"' in html(plain)
    assert "Skill by skill" in html(plain)


def test_the_profile_wins_over_the_browser(signed_in):
    home = signed_in("dana").get("/about/", headers=SPANISH)
    assert '<html lang="en"' in html(home)
    assert home["Content-Language"] == "en"


def test_a_visitor_chooses_and_comes_back_to_the_page(db, client):
    there = reverse("stacks")
    assert 'href="/language/" lang="es"' in html(client.get(there))
    came_from = {"Referer": f"http://testserver{there}?page=2"}
    page = html(client.get(reverse("language"), headers=came_from))
    assert f'name="next" value="{there}?page=2"' in page
    assert 'value="es" lang="es">Español' in page
    chosen = client.post(reverse("language"), {"language": "es", "next": there})
    assert chosen["Location"] == there
    assert '<html lang="es"' in html(client.get(there))


@pytest.mark.parametrize("there", ["https://elsewhere.example/", "//elsewhere.example", ""])
def test_choosing_a_language_leads_nowhere_else(db, client, there):
    assert client.post("/language/", {"language": "es", "next": there})["Location"] == "/"
    assert client.post("/language/", {"language": "xx"}).status_code == 200


def test_a_person_who_chooses_keeps_the_language_in_the_profile(signed_in, cast):
    signed_in("dana").post("/language/", {"language": "es"})
    assert User.objects.get(pk=cast["dana"].pk).language == "es"


def test_the_profile_offers_both(dana):
    page = html(dana.get(reverse("accounts:profile")))
    assert '<option value="en">English</option>' in page
    assert '<option value="es" selected>Español</option>' in page


def test_whoever_registers_in_spanish_goes_on_in_spanish(cast, client):
    form = {
        "email": "nia@school.example",
        "password1": "stones-in-a-row",
        "given_name": "Nia",
        "family_name": "Vance",
        "affiliate": "fresno",
    }
    client.post(reverse("account_signup"), form, headers=SPANISH)
    assert User.objects.get(email="nia@school.example").language == "es"
    mail = Message.objects.get(kind="accounts/confirmation", to="nia@school.example")
    assert "Le damos la bienvenida a Cairn" in mail.text


def test_what_the_catalogue_says_is_marked_as_english_on_a_spanish_page(dana, client):
    credential = catalogue.credential(in_stack=catalogue.stack())
    address = reverse("credential", args=[credential.slug])
    spanish, english = html(dana.get(address)), html(client.get(address))
    assert f'<h1 lang="en">{credential.title}</h1>' in spanish
    assert '<div class="prose reading" lang="en">' in spanish
    assert '<h2 lang="es">Método clave</h2>' in spanish
    assert ' lang="en">' not in english.partition("<main")[2].partition("</main>")[0]


def test_spanish_dates_cannot_be_taken_for_american_ones():
    day = dt.date(2022, 3, 11)
    with translation.override("es"):
        assert localdate.short(day).lower() == "11 mar 2022"
    assert localdate.short(day) == "3/11/2022"
