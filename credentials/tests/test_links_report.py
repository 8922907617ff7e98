"""The nightly look at outside links, its report and its mail (row A19)."""

import datetime as dt

import pytest
from django.core import mail
from django.test import Client

from credentials import loading
from credentials.links import actions, queries, sweeps
from credentials.links.asking import Answer
from credentials.models import LinkCheck, MicroCredential
from credentials.tests import factories
from credentials.tests.loopback import Loopback
from portal import relay
from portal.accounts import optouts
from portal.clockwork import TICKS
from portal.kit import clock, purge
from portal.kit.models import Message

pytestmark = [pytest.mark.row("A19"), pytest.mark.django_db]
PAGE = "/issuers/nea/links/"


@pytest.fixture
def web(settings):
    settings.LINK_CHECK = True
    with Loopback() as running:
        yield running


@pytest.fixture
def later(monkeypatch):
    """`later(days=1)` moves the clock."""
    start, moved = clock.now(), {"by": dt.timedelta()}
    monkeypatch.setattr(clock, "now", lambda: start + moved["by"])

    def _later(**more):
        moved["by"] += dt.timedelta(**more)

    return _later


def publishing(web, *names, slug="iep", title="Working with an IEP Team"):
    """A micro-credential with research, resources and a standard behind these names."""
    thing = factories.credential(slug, title)
    urls = [web.url(name) for name in names]
    with purge.permitted("test", "links"):
        type(thing.current).objects.filter(pk=thing.current.pk).update(
            research=[{"citation": "A study.", "url": url} for url in urls[:1]],
            resource_groups=[
                {"heading": "More", "items": [{"title": "T", "url": u} for u in urls[1:2]]}
            ],
        )
        for n, url in enumerate(urls[2:], 1):
            thing.current.alignments.create(position=n, framework="F", name="N", url=url)
    return thing


def states():
    return {row.url.rpartition("/")[2]: row.status for row in LinkCheck.objects.all()}


def test_research_resources_and_standards_of_the_current_versions_are_asked(cast, web):
    publishing(web, "200", "404", "503")
    assert sweeps.check(web.guard) == 3
    assert states() == {"200": "ok", "404": "dead", "503": "unreachable"}
    assert all("Cairn link check (+http" in agent for agent in web.agents)
    assert {"credentials.links.sweeps.check", "credentials.links.sweeps.tell"} <= set(TICKS)


def test_each_is_asked_at_most_once_a_day(cast, web, later):
    publishing(web, "200")
    assert [sweeps.check(web.guard), sweeps.check(web.guard)] == [1, 0]
    later(hours=23)
    assert sweeps.check(web.guard) == 0
    later(hours=1)
    assert sweeps.check(web.guard) == 1
    assert len(web.asked) == 2


def test_two_clocks_do_not_ask_twice(cast, web):
    publishing(web, "200")
    sweeps.keep_up(set(queries.holders()))
    one, two = LinkCheck.objects.get(), LinkCheck.objects.get()
    assert [actions.check(row, guard=web.guard) for row in (one, two)] == [True, False]


def test_a_run_asks_few_of_one_host_and_few_in_all(cast, web, monkeypatch):
    publishing(web, "200", "a", "b", "c", "d")
    assert sweeps.check(web.guard) == sweeps.PER_HOST
    assert sweeps.check(web.guard) == 2
    LinkCheck.objects.update(checked_at=None)
    monkeypatch.setattr(sweeps, "PER_RUN", 1)
    assert sweeps.check(web.guard) == 1


def test_switched_off_nothing_goes_out(cast, web, settings, signed_in):
    publishing(web, "404")
    settings.LINK_CHECK = False
    assert sweeps.check(web.guard) == 0
    assert web.asked == []
    assert "switched off" in signed_in("iris").get(PAGE).content.decode()


def test_what_is_no_longer_named_is_forgotten(cast, web):
    thing = publishing(web, "404")
    sweeps.check(web.guard)
    MicroCredential.objects.filter(pk=thing.pk).update(current=None)
    sweeps.check(web.guard)
    assert not LinkCheck.objects.exists()


def row(**values):
    return LinkCheck.objects.create(url="https://there.example/", **values)


def test_a_week_of_silence_is_a_death_and_an_answer_ends_it(db, later):
    link = row()
    for _day in range(7):
        actions.note(link, Answer("unreachable", 0))
        assert link.status == "unreachable"
        later(days=1)
    actions.note(link, Answer("unreachable", 503))
    assert (link.status, link.first_dead_at) == ("dead", clock.now())
    assert clock.now() - link.since == dt.timedelta(days=7)
    died = link.first_dead_at
    later(days=1)
    actions.note(link, Answer("unreachable", 0))
    assert (link.status, link.first_dead_at) == ("dead", died)
    actions.note(link, Answer("ok", 200))
    assert (link.status, link.first_dead_at, link.since) == ("ok", None, clock.now())


def test_a_server_that_lets_no_machine_in_never_counts_as_gone(db, later):
    link = row()
    for _day in range(30):
        actions.note(link, Answer("unreachable", 403))
        later(days=1)
    actions.note(link, Answer("unreachable", 0))
    assert link.status == "unreachable"


def test_the_report_names_what_is_gone_and_all_that_name_it(cast, web, signed_in):
    publishing(web, "404", "200", "403")
    publishing(web, "404", slug="mtss", title="Tiered Support")
    sweeps.check(web.guard)
    page = signed_in("iris").get(PAGE).content.decode()
    gone, silent = page[page.index('id="dead"') :].split('id="silent"')
    assert web.url("404") in gone
    assert "/credentials/iep/" in gone
    assert "Tiered Support" in gone
    assert web.url("403") in silent
    assert web.url("200") not in page


@pytest.mark.parametrize("name", ["iris", "ana", "root"])
def test_managers_authors_and_the_site_manager_read_it(cast, signed_in, name):
    assert signed_in(name).get(PAGE).status_code == 200
    assert PAGE in signed_in(name).get("/issuers/nea/").content.decode()


@pytest.mark.parametrize("name", ["dana", "asha", "max", "eve", "fay", "stella"])
def test_for_others_it_is_as_if_it_never_was(cast, signed_in, name):
    client = signed_in(name)
    assert client.get(PAGE).status_code == 404
    assert client.get("/issuers/none/links/").status_code == 404
    assert PAGE not in client.get("/issuers/nea/").content.decode()


def test_visitors_sign_in_first_and_see_no_trace_of_it(cast):
    assert Client().get(PAGE).status_code == 302
    shown = Client().get("/issuers/nea/")
    assert PAGE not in shown.content.decode()
    assert not shown.cookies


def test_managers_find_it_on_the_page_of_the_issuers_people(cast, signed_in):
    assert PAGE in signed_in("iris").get("/people/at/issuer/nea/").content.decode()


def test_managers_alone_are_told_once_a_week_and_only_of_what_newly_died(cast, web, later):
    publishing(web, "404")
    sweeps.check(web.guard)
    assert sweeps.tell() == 1
    assert sweeps.tell() == 0
    relay.drain()
    [told] = Message.objects.filter(kind="credentials/links_died")
    assert (told.to, [sent.to for sent in mail.outbox]) == ("iris@demo.test", [[told.to]])
    assert told.subject == "A link of National Education Association is gone"
    assert web.url("404") in told.text
    assert "Working with an IEP Team" in told.text
    assert PAGE in told.text
    later(days=8)
    sweeps.check(web.guard)
    assert sweeps.tell() == 0
    publishing(web, "410", slug="mtss", title="Tiered Support")
    sweeps.check(web.guard)
    assert sweeps.tell() == 1
    second = Message.objects.filter(kind="credentials/links_died").latest("pk")
    assert web.url("410") in second.text
    assert web.url("404") not in second.text


def test_what_dies_in_the_week_of_a_mail_waits_for_the_next(cast, web, later):
    publishing(web, "404")
    sweeps.check(web.guard)
    sweeps.tell()
    later(days=2)
    publishing(web, "410", slug="mtss", title="Tiered Support")
    sweeps.check(web.guard)
    assert sweeps.tell() == 0
    later(days=5)
    assert sweeps.tell() == 1


def test_nobody_is_told_of_silence_or_against_their_wish(cast, web):
    thing = publishing(web, "503")
    sweeps.check(web.guard)
    assert sweeps.tell() == 0
    cast["iris"].mail_optouts = [optouts.LINK_REPORTS]
    cast["iris"].save()
    LinkCheck.objects.update(status="dead", first_dead_at=clock.now())
    assert sweeps.tell() == 1
    assert queries.broken(queries.holders())[0].credentials == (thing,)
    assert not Message.objects.exists()


def test_every_outside_link_of_the_real_catalogue_is_on_the_list(db):
    loading.load()
    held = queries.holders()
    iep = MicroCredential.objects.get(slug="iep-implementation")
    assert {s["url"] for s in iep.current.research if s["url"]} <= set(held)
    assert len(held) > 20
    assert all(url.startswith("http") and len(url) <= 1000 for url in held)


@pytest.mark.parametrize("count", [1, 3])
def test_the_report_costs_the_same_whatever_its_length(
    cast, web, signed_in, count, django_assert_num_queries
):
    for n in range(count):
        publishing(web, "404", f"403?{n}", slug=f"mc-{n}", title=f"Number {n}")
    sweeps.check(web.guard)
    client = signed_in("ana")
    with django_assert_num_queries(9):
        client.get(PAGE)
