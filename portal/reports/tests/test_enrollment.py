"""R1: own people only, public labels only, on the screen and as a file."""

import csv
import datetime as dt
import io
import re
from urllib.parse import parse_qs

import pytest
from django.conf import settings
from django.utils import timezone, translation

from credentials.models import EvidenceTag
from credentials.tests import factories as catalogue
from plc.cohorts import actions as cohorts
from portal.accounts.models import Affiliate, Membership, User
from portal.kit import clock, localdate, purge
from submissions.enrolling import actions as enrolling
from submissions.extending import actions as extending
from submissions.sweeps import expire

PAGE, FILE = "/reports/enrollment/", "/reports/enrollment.csv"
SAME = ("queued", "in_review", "adjudication", "recommended", "approved", "held", "appealed")
COLUMNS = [
    "Name", "Local", "Micro-certification", "Version", "Started", "Due", "Days left", "Parts done",
    "Parts", "Units earned", "Units", "Status", "Attempts", "Last activity",
]  # fmt: skip


@pytest.fixture
def begun(cast):
    """Dana of Fresno, Tom of Oakland and Ana of Jefferson have started the same."""
    thing = catalogue.credential(in_stack=catalogue.stack())
    made = {name: enrolling.start(thing, by=cast[name]) for name in ("dana", "tom", "ana")}
    enrolling.agree(made["dana"], by=cast["dana"])
    return made


def table(client, query="") -> list[list[str]]:
    body = b"".join(client.get(FILE + query).streaming_content).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(body)))


def names(client, query="") -> list[str]:
    return sorted(row[0] for row in table(client, query)[1:])


@pytest.mark.row("R1")
@pytest.mark.parametrize("address", [PAGE, FILE])
@pytest.mark.parametrize(
    ("who", "status"),
    [("stella", 200), ("paul", 200)]
    + [(name, 404) for name in ("dana", "fay", "asha", "iris", "eve", "ana", "root")],
)
def test_only_the_staff_of_an_affiliate_find_it(signed_in, who, status, address):
    assert signed_in(who).get(address).status_code == status


@pytest.mark.parametrize("address", [PAGE, FILE])
def test_visitors_are_asked_to_log_in(client, address, db):
    assert "/accounts/login/" in client.get(address)["Location"]


@pytest.mark.row("R1")
def test_staff_see_the_people_of_their_subtree_and_no_others(signed_in, begun):
    assert names(signed_in("stella")) == ["Dana Ruiz", "Tom Reed"]
    assert names(signed_in("paul")) == ["Dana Ruiz"]
    html = signed_in("stella").get(PAGE).content.decode()
    assert "Tom Reed" in html
    assert "Ana Bell" not in html


@pytest.mark.row("R1")
def test_the_file_has_the_columns_in_the_readers_words(signed_in, cast, begun):
    header, row = table(signed_in("paul"))
    assert header == COLUMNS
    due = begun["dana"].due_at.astimezone(dt.timezone(dt.timedelta(hours=-8)))
    assert row[:3] == ["Dana Ruiz", "Fresno Teachers Association", "Working with an IEP Team"]
    assert abs(dt.date.fromisoformat(row[5]) - due.date()) <= dt.timedelta(days=1)
    assert row[7:13] == ["0", "3", "1", "5", "Draft", "1"]


@pytest.mark.row("R1")
def test_the_file_holds_what_the_page_counts(signed_in, begun):
    html = signed_in("stella").get(PAGE).content.decode()
    assert "<dt>enrolled</dt><dd>2</dd>" in html
    assert "<dt>submitted</dt><dd>0</dd>" in html
    assert len(table(signed_in("stella"))) == 3


@pytest.mark.row("R1")
def test_filters_by_date_stack_cohort_and_status(signed_in, cast, begun):
    stella = signed_in("stella")
    today = clock.today("America/Los_Angeles")
    after = today + dt.timedelta(days=1)
    made = cohorts.create(
        "Spring",
        Affiliate.objects.get(slug="fresno"),
        by=cast["paul"],
        starts_on=today,
        ends_on=after,
    )
    cohorts.join(cast["dana"], made, "member", by=cast["paul"])
    assert names(stella, f"?cohort={made.code}") == ["Dana Ruiz"]
    assert names(stella, f"?since={today}&until={today}") == ["Dana Ruiz", "Tom Reed"]
    assert names(stella, f"?since={after}") == []
    assert names(stella, "?stack=exceptional-learner") == ["Dana Ruiz", "Tom Reed"]
    assert names(stella, "?status=earned") == []
    assert "Nobody matches" in stella.get(f"{PAGE}?status=earned").content.decode()


WRONG = [
    ("?stack=zzz&since=bad", ["zzz is not one", "Enter a valid date."]),
    ("?since=2026-05-02&until=2026-05-01&cohort=else", ["before the first", "else is not one"]),
    ("?status=nearly", ["nearly is not one"]),
    ("?until=9999-12-31", ["Choose a day between the years 1900 and 2999."]),
    ("?since=0001-01-01", ["Choose a day between the years 1900 and 2999."]),
]


@pytest.mark.row("R1")
@pytest.mark.parametrize(("query", "words"), WRONG)
def test_a_wrong_filter_shows_no_row_and_no_figure_and_keeps_what_was_typed(
    signed_in, begun, query, words
):
    html = signed_in("stella").get(PAGE + query).content.decode()
    assert all(word in html for word in words)
    assert "Tom Reed" not in html
    assert "<dt>enrolled</dt>" not in html
    assert "enrollment.csv" not in html
    for typed in parse_qs(query[1:]).values():
        assert f'value="{typed[0]}"' in html


@pytest.mark.row("R1")
@pytest.mark.parametrize(("query", "words"), WRONG)
def test_a_wrong_filter_makes_no_file(signed_in, begun, query, words):
    answer = signed_in("stella").get(FILE + query)
    assert answer.status_code == 400
    assert answer["Content-Type"].startswith("text/plain")
    assert "No file was made" in answer.content.decode()
    assert all(word in answer.content.decode() for word in words)


def test_a_page_that_cannot_be_is_the_first(signed_in, begun):
    assert signed_in("stella").get(f"{PAGE}?page=nonsense").status_code == 200


@pytest.mark.breaks_invariants
@pytest.mark.row("E2")
def test_what_happens_behind_the_blind_line_changes_no_byte(signed_in, cast, begun):
    paul, shown = signed_in("paul"), set()
    for status in SAME:
        held = "queued" if status == "held" else ""
        begun["dana"].submissions.update(status=status, held_from=held)
        begun["dana"].due_at += dt.timedelta(days=5)
        begun["dana"].save()
        shown.add((paul.get(PAGE).content, b"".join(paul.get(FILE).streaming_content)))
    assert len(shown) == 1
    html = shown.pop()[0].decode()
    assert "In review" in html
    assert not [w for w in ("Third reading", "With the issuer", "Asha", "Appealed") if w in html]
    assert begun["dana"].code not in html


def test_a_name_is_no_formula(signed_in, cast, begun):
    cast["dana"].given_name = "=1+1"
    cast["dana"].save()
    assert names(signed_in("paul")) == ["'=1+1 Ruiz"]


def test_nobody_yet_says_what_to_do(signed_in, cast):
    assert "Nobody has started yet" in signed_in("paul").get(PAGE).content.decode()


@pytest.mark.row("R1")
def test_pages_cost_the_same_for_one_and_for_three(
    signed_in, cast, begun, django_assert_num_queries
):
    paul = signed_in("paul")
    with django_assert_num_queries(10):
        paul.get(PAGE)
    for name in ("lee", "fay"):
        enrolling.start(begun["dana"].credential, by=cast[name])
    with django_assert_num_queries(10):
        assert paul.get(PAGE).content.decode().count('<tr role="row">') == 4


def test_the_file_costs_the_same_for_one_and_for_three(
    signed_in, cast, begun, django_assert_num_queries
):
    paul = signed_in("paul")
    with django_assert_num_queries(7):
        assert len(table(paul)) == 2
    for name in ("lee", "fay"):
        enrolling.start(begun["dana"].credential, by=cast[name])
    with django_assert_num_queries(7):
        assert len(table(paul)) == 4


def test_long_lists_have_pages(signed_in, cast, begun):
    for at in range(25):
        thing = catalogue.credential(f"extra-{at}", f"Extra {at}")
        enrolling.start(thing, by=cast["dana"])
    html = signed_in("paul").get(f"{PAGE}?status=draft").content.decode()
    assert "Page 1 of 2" in html
    assert "?status=draft&amp;page=2" in html


@pytest.mark.row("D3")
@pytest.mark.parametrize(
    ("language", "zone", "slashes"),
    [("en", "America/New_York", True), ("es", "America/Los_Angeles", False)],
)
def test_report_and_cohort_write_days_alike_in_the_readers_own_way(
    signed_in, cast, begun, language, zone, slashes
):
    User.objects.filter(pk=cast["paul"].pk).update(language=language, time_zone=zone)
    today = clock.today(zone)
    made = cohorts.create(
        "Spring", Affiliate.objects.get(slug="fresno"), by=cast["paul"],
        starts_on=today, ends_on=today + dt.timedelta(weeks=8),
    )  # fmt: skip
    cohorts.join(cast["dana"], made, "member", by=cast["paul"])
    paul = signed_in("paul")
    with translation.override(language), timezone.override(zone):
        due, first = localdate.short(begun["dana"].due_at), localdate.short(today)
    for page in (PAGE, f"/cohorts/{made.code}/"):
        html = paul.get(page).content.decode().partition("<main")[2].partition("<footer")[0]
        assert due in html
        assert first in html
        assert bool(re.search(r"\d/\d+/\d{4}", html)) is slashes


@pytest.mark.parametrize("folder", ["plc", "reports"])
def test_no_template_of_cohorts_or_reports_formats_a_day_of_its_own(folder):
    for path in (settings.BASE_DIR / "templates" / folder).glob("*.html"):
        assert not re.search(r"\|(date|time|naturalday)\b", path.read_text()), path.name


@pytest.mark.row("D3")
def test_staff_find_the_way_to_move_a_due_date_and_a_point_person_does_not(signed_in, begun):
    stella, paul = signed_in("stella"), signed_in("paul")
    assert len(_moves(stella)) == len(names(stella))
    assert _moves(paul) == []


@pytest.mark.row("D3")
def test_who_is_staff_here_and_point_person_there_is_offered_only_what_opens(
    signed_in, cast, begun
):
    oakland = Affiliate.objects.get(slug="oakland")
    Membership.objects.create(
        user=cast["paul"], affiliate=oakland, role="staff", granted_by=cast["root"]
    )
    paul = signed_in("paul")
    assert names(paul) == ["Dana Ruiz", "Tom Reed"]
    assert _moves(paul) == [f"/work/{begun['tom'].code}/extend/"]


@pytest.mark.row("D3")
def test_expired_work_that_was_begun_again_is_not_offered_to_be_moved(signed_in, cast, begun):
    extending.move_due_date(begun["tom"], clock.now() - dt.timedelta(days=40))
    expire()
    enrolling.start(begun["tom"].credential, by=cast["tom"])
    assert len(names(signed_in("stella"))) == 3
    assert len(_moves(signed_in("stella"))) == 2


def _moves(client) -> list[str]:
    """The links that move a date; each opens."""
    links = re.findall(r'href="(/work/[^"]+/extend/)"', client.get(PAGE).content.decode())
    assert all(client.get(link).status_code == 200 for link in links)
    return links


@pytest.mark.row("A28", "R1")
def test_a_family_of_evidence_narrows_the_report(signed_in, begun):
    """Another one asks for a portfolio; the first asks for what the factory gives."""
    stella, tags = signed_in("stella"), EvidenceTag.objects
    [version] = {enrollment.version for enrollment in begun.values()}
    with purge.permitted("test", "families of evidence"):
        version.evidence_tags.set([tags.get_or_create(slug="video")[0]])
        other = catalogue.credential(slug="another")
        other.current.evidence_tags.set([tags.get_or_create(slug="portfolio")[0]])
    enrolling.start(other, by=User.objects.get(email="dana@demo.test"))
    assert names(stella) == ["Dana Ruiz", "Dana Ruiz", "Tom Reed"]
    assert names(stella, "?evidence=video") == ["Dana Ruiz", "Tom Reed"]
    assert names(stella, "?evidence=portfolio") == ["Dana Ruiz"]
    assert stella.get(FILE + "?evidence=nonsense").status_code == 400
    assert (
        '<option value="portfolio" selected>'
        in stella.get(PAGE + "?evidence=portfolio").content.decode()
    )
