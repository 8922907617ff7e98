"""Every word on a page, in a PDF or a mail is the reader's own: their noun, their language."""

import re
import time

import pytest
from django.apps import apps
from django.db import models, transaction
from django.test import Client

from credentials.models import Issuer
from portal.accounts import optouts, zones
from portal.accounts.models import Affiliate, Invitation
from portal.kit.models import Message
from portal.testing import doors, letters, wording
from portal.testing import world as the_world
from portal.testing.crawl import content
from portal.testing.sweeps import sweep_all
from portal.tests.test_matrix import TABLE, Clients, expected
from submissions.models import Person

pytestmark = pytest.mark.django_db

FOREIGN_NOUN = re.compile(r"micro[-\u2010\u2011 ]?credential", re.IGNORECASE)
# Here the words themselves are chosen, so that each choice shows its own.
CHOOSING = ("/people/affiliates/", "/people/issuers/")
SEEN = ("slug", "code", "status", "state", "kind", "level", "password")


def everyone(world):
    """{who and where: (media type, body)} of every page that somebody may open, and of mails."""
    clients, table, found = Clients(world), expected(TABLE), {}
    for client in clients.known.values():
        _just_signed_in(client)
    for name, marks in table.items():
        for role in [role for role, seen in marks.items() if seen in ".r>" and role != "visitor"]:
            client, path = clients.of(role, name), doors.address(name, world)
            if not _is_new(name, role):
                continue
            found[f"{role} {path}"] = _got(client.get(path, follow=name.startswith("mfa")))
            if name != "account_logout":
                with transaction.atomic():
                    found[f"{role} sends {path}"] = _got(client.post(path, {"nothing": "1"}))
                    transaction.set_rollback(True)
    found["nowhere"] = _got(clients.known["lee"].get("/nowhere/"))
    return found


def _is_new(name, role):
    """What looks the same for everyone is read once, as a member of a cohort."""
    same = expected(TABLE)[name]["visitor"] == "." or name.startswith(("account", "mfa"))
    return role == "mate" or not same or name.startswith("accounts:")


def _just_signed_in(client):
    session = client.session
    session["account_authentication_methods"] = [{"method": "password", "at": time.time()}]
    session.save()


def _got(answer):
    return answer.get("Content-Type", ""), content(answer)


def mails():
    """{kind: subject, text and HTML} of every mail."""
    return {
        f"mail {row.kind} {n}": (row.subject, row.text, row.html)
        for n, row in enumerate(Message.objects.all())
    }


def texts_of(kind, body):
    """The words of one answer in reading order, and those of its attributes."""
    if kind.startswith("text/html"):
        return wording.of_html(body.decode())
    if kind == "application/pdf":
        return [wording.of_pdf(body)], []
    return [], []


def _built(settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    ground = the_world.ground()
    Affiliate.objects.update(words="certification")
    Issuer.objects.update(words="certification")
    for person in ground.people.values():
        person.refresh_from_db()
    return the_world.build(ground)


@pytest.mark.row("A5")
def test_a_reader_in_california_meets_no_other_noun(db, settings, storage):
    world = _built(settings)
    found, read = [], 0
    for place, (kind, body) in everyone(world).items():
        words, aside = texts_of(kind, body)
        read += bool(words)
        if place.split()[-1].startswith(CHOOSING):
            words = [text for text in words if text != "micro-credential"]
        found += [f"{place}: {text}" for text in [*words, *aside] if FOREIGN_NOUN.search(text)]
    for sent in (world.invitation, world.staff_invitation):
        words, aside = wording.of_html(content(Client().get(f"/invitations/{sent.code}/")).decode())
        assert any("micro-certification" in text for text in words)
        found += [f"visitor: {text}" for text in [*words, *aside] if FOREIGN_NOUN.search(text)]
    assert read > 100
    assert not found, "\n".join(found)


def every_mail(world):
    """{kind and number: subject, text and HTML}, of each kind that there is."""
    letters.write_all(world)
    sweep_all()
    assert set(Message.objects.values_list("kind", flat=True)) == set(optouts.KINDS)
    return mails()


@pytest.mark.row("A5")
def test_every_kind_of_mail_speaks_the_noun_of_california(db, settings, storage):
    found, sent = [], every_mail(_built(settings))
    # Whose address nobody knows has no place whose words it could be written in.
    for place, parts in sent.items():
        if place.startswith("mail accounts/unknown_account "):
            continue
        found += [f"{place}: {text}" for text in parts if FOREIGN_NOUN.search(text)]
    assert not found, "\n".join(found)


@pytest.mark.row("A38")
def test_no_kind_of_mail_holds_bare_english(db, settings, storage, monkeypatch):
    wording.pseudo(monkeypatch)
    world = _built(settings)
    sent, known, found = every_mail(world), [*letters.TYPED, *typed()], {}
    for place, (subject, text, page) in sent.items():
        words, aside = wording.of_html(page)
        for part in ([subject], [text], words, *([each] for each in aside)):
            for each in wording.forgotten(part, known):
                found.setdefault(each, place)
    assert not found, "\n".join(f"{place}: {text[:200]}" for text, place in found.items())


@pytest.mark.row("A5")
@pytest.mark.parametrize(("target", "noun"), [("fresno", "certification"), ("kea", "credential")])
def test_an_invitation_speaks_the_words_of_the_place_not_of_the_sender(db, cast, target, noun):
    form = {"email": "nia@school.example", "role": "staff"}
    root = Client()
    root.force_login(cast["root"])
    root.post(f"/people/at/affiliate/{target}/invite/", form)
    sent, mail = Invitation.objects.get(), Message.objects.get()
    page = content(Client().get(f"/invitations/{sent.code}/")).decode()
    for text in (page, mail.text, mail.html):
        assert set(re.findall(r"micro-(credential|certification)", text.lower())) == {noun}


def typed():
    """Every text that people or the catalogue have put into the world, the longest first."""
    found = {str(label) for _zone, label in zones.choices()[1][1]}
    found |= set(Person.objects.values_list("code", flat=True))  # typed, unlike any other code
    for model in apps.get_models():
        if model._meta.label in ("kit.Message", "kit.Outbox", "kit.AuditEntry", "sessions.Session"):
            continue
        names = [
            field.name
            for field in model._meta.concrete_fields
            if isinstance(field, models.CharField | models.TextField)
            and not field.choices
            and field.name not in SEEN
        ]
        for row in model._base_manager.values_list(*names) if names else []:
            found |= {" ".join(text.split()) for text in row if isinstance(text, str)}
    return sorted((text for text in found if len(text) > 2), key=len, reverse=True)


@pytest.mark.row("A38")
def test_the_pseudo_locale_finds_no_bare_english(db, settings, storage, monkeypatch):
    wording.pseudo(monkeypatch)
    world = _built(settings)
    pages, known, found, read = everyone(world), typed(), {}, 0
    for place, (kind, body) in pages.items():
        words, aside = texts_of(kind, body)
        read += bool(words)
        for text in wording.forgotten(words, known):
            found.setdefault(text, place)
        for each in aside:
            for text in wording.forgotten([each], known):
                found.setdefault(text, f"attribute at {place}")
    assert read > 100
    assert not found, "\n".join(f"{place}: {text[:200]}" for text, place in found.items())


def test_the_reader_of_bare_words_finds_them():
    words = ["⟦Hello", "you", "there⟧", "Abel Quist", "and 3 more", "7F3K", "a@b.test"]
    assert list(wording.forgotten(words, ["Abel Quist"])) == ["and 3 more"]
    page = "<p>⟦One⟧ <b>two</b></p><img alt='A cairn'><script>let three</script>"
    assert wording.of_html(page) == (["⟦One⟧", "two"], ["A cairn"])
