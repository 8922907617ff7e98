"""My badges: offered, accepted, kept private; the certificate; the reminders."""

import datetime as dt

import pikepdf
import pypdfium2
import pytest
from django.test import Client
from django.urls import reverse

from badges import sweeps
from badges.earning import actions, queries
from badges.models import Award
from badges.tests import factories
from credentials.tests import factories as catalogue
from portal import tasks
from portal.accounts import optouts
from portal.accounts.models import User
from portal.accounts.optout import links
from portal.kit import clock
from portal.kit.models import Message, Outbox
from portal.kit.verdict import Refused
from portal.testing.house_pdf import assert_house_pdf


@pytest.fixture
def award(cast):
    return factories.issued(cast)


@pytest.mark.row("I5")
def test_who_declined_the_news_finds_the_badge_on_the_desk_and_under_my_badges(cast, signed_in):
    cast["dana"].mail_optouts = [optouts.BADGE_NEWS]
    cast["dana"].save()
    award = factories.issued(cast)
    for row in Outbox.objects.filter(topic="award.approved"):
        tasks.deliver(row.pk)
    assert award.issued_at
    assert not Message.objects.filter(kind="badges/earned").exists()
    dana = signed_in("dana")
    for name in ("badges:mine", "desk"):
        assert url("badge", award) in dana.get(reverse(name)).content.decode()


def url(name, award):
    return reverse(f"badges:{name}", args=[award.uuid])


def test_without_a_badge_the_page_says_what_to_do_next(signed_in):
    text = signed_in("dana").get(reverse("badges:mine")).content.decode()
    assert "The first stone is not laid yet" in text
    assert reverse("stacks") in text


@pytest.mark.row("E10")
def test_an_offered_badge_is_accepted_with_one_button_and_becomes_public(award, signed_in):
    dana, stranger = signed_in("dana"), Client()
    page = dana.get(url("badge", award))
    assert "Accept this badge" in page.content.decode()
    assert stranger.get(url("assertion", award)).status_code == 404
    dana.post(url("accept", award))
    assert stranger.get(url("assertion", award)).status_code == 200
    assert stranger.get(url("assertion_image", award)).status_code == 200
    assert "Yours, and public" in dana.get(url("badge", award)).content.decode()


def test_accepting_twice_is_accepting_once(award, cast):
    actions.accept(award, by=cast["dana"])
    first = Award.objects.get().accepted_at
    actions.accept(award, by=cast["dana"])
    assert Award.objects.get().accepted_at == first


def test_a_badge_kept_private_can_be_accepted_later(award, cast):
    actions.decline_badge(award, by=cast["dana"])
    actions.accept(award, by=cast["dana"])
    assert Award.objects.get().is_public
    with pytest.raises(Refused):
        actions.decline_badge(award, by=cast["dana"])


def test_nobody_else_accepts_it(award, cast):
    with pytest.raises(Refused):
        actions.accept(award, by=cast["lee"])


@pytest.mark.parametrize("name", ["badge", "accept", "decline", "certificate"])
def test_somebody_elses_badge_is_not_there(award, signed_in, name):
    client = signed_in("lee")
    ask = client.post if name in ("accept", "decline") else client.get
    assert ask(url(name, award)).status_code == 404


def test_opening_is_noted_once(award, signed_in):
    client = signed_in("dana")
    client.get(url("badge", award))
    first = Award.objects.get().opened_at
    client.get(url("badge", award))
    assert first
    assert Award.objects.get().opened_at == first


@pytest.mark.parametrize("count", [1, 3])
def test_the_grid_takes_one_query(cast, count, django_assert_num_queries):
    for n in range(count):
        factories.issued(cast, credential=catalogue.credential(f"c{n}", f"Title {n}"))
    with django_assert_num_queries(1):
        assert len(queries.cards(cast["dana"])) == count


@pytest.mark.row("A6")
def test_the_certificate_is_tagged_and_carries_name_and_disclaimer(award, signed_in):
    response = signed_in("dana").get(url("certificate", award))
    assert response["Cache-Control"] == "private, no-store"
    document = assert_house_pdf(response.content, lang="en")
    assert "Working with an IEP Team" in str(document.docinfo["/Title"])
    assert len(document.pages) == 1
    assert _alt_texts(document) == [
        "The badge for Working with an IEP Team: a cairn of gold stones"
    ]
    text = _text(response.content)
    assert "Dana Ruiz" in text
    assert "not a license" in text
    assert "micro-certification" in text
    assert "Contact the issuer" in text
    assert "dana@demo.test" not in text


@pytest.mark.row("F8")
def test_a_public_badge_s_certificate_has_a_code_and_the_address_when_asked_for(award, signed_in):
    dana = signed_in("dana")
    dana.post(url("accept", award))
    response = dana.get(url("certificate", award) + "?address=1")
    document = assert_house_pdf(response.content, lang="en")
    assert len(document.pages) == 1
    assert len(_alt_texts(document)) == 2
    assert "dana@demo.test" in _text(response.content)


@pytest.mark.row("A6")
def test_the_certificate_of_who_reads_spanish_is_as_well_made(award, cast, signed_in):
    User.objects.filter(pk=cast["dana"].pk).update(language="es")
    dana = signed_in("dana")
    dana.cookies["django_language"] = "es"
    document = assert_house_pdf(dana.get(url("certificate", award)).content, lang="es")
    assert str(document.docinfo["/Title"]).startswith("Certificado")


def _alt_texts(document):
    found = []
    for item in document.objects:
        if isinstance(item, pikepdf.Dictionary) and item.get("/S") == "/Figure":
            found.append(str(item.get("/Alt", "")))
    return found


def _text(pdf):

    pages = pypdfium2.PdfDocument(pdf)
    return " ".join(page.get_textpage().get_text_range().replace("\r\n", " ") for page in pages)


def reminders():
    sweeps.remind_unopened()
    return Message.objects.filter(kind="badges/reminder").count()


def days_ago(days, monkeypatch):
    """Move the clock forward."""
    real = clock.now()
    monkeypatch.setattr(clock, "now", lambda: real + dt.timedelta(days=days))


@pytest.mark.row("E10")
def test_an_unopened_badge_is_mentioned_after_7_and_30_days_once_each(award, monkeypatch):
    counts = []
    for days in (6, 7.1, 0, 22.9, 30, 90):
        days_ago(days, monkeypatch) if days else None
        counts.append(reminders())
        monkeypatch.undo() if days else None
    assert counts == [0, 1, 1, 1, 2, 2]


def test_an_opened_badge_is_not_mentioned(award, signed_in, monkeypatch):
    signed_in("dana").get(url("badge", award))
    days_ago(8, monkeypatch)
    assert reminders() == 0


def test_the_link_in_a_reminder_ends_them_by_post_alone(award, cast, client, monkeypatch):
    address = links.of(cast["dana"], optouts.BADGE_REMINDERS)
    path = address[address.index("/mails/") :]
    assert client.get(path).status_code == 200
    cast["dana"].refresh_from_db()
    assert cast["dana"].mail_optouts == []
    assert Client(enforce_csrf_checks=True).post(path).status_code == 200
    client.post(path)
    cast["dana"].refresh_from_db()
    assert cast["dana"].mail_optouts == [optouts.BADGE_REMINDERS]
    days_ago(8, monkeypatch)
    assert reminders() == 0
    assert client.get(path[:-5] + "xxxx/").status_code == 404


def test_a_reminder_carries_its_way_out(award, cast, monkeypatch):
    days_ago(8, monkeypatch)
    reminders()
    mail = Message.objects.get(kind="badges/reminder")
    assert links.of(cast["dana"], optouts.BADGE_REMINDERS).split("/mails/")[0] in mail.text
    assert "/mails/off/" in mail.html
