"""The pages of a cohort: who finds them, what they show, what they never show."""

import datetime as dt
import re

import pytest

from credentials.tests import factories as catalogue
from plc.cohorts import actions, next_action, urgency
from plc.models import Cohort
from portal.accounts.models import Affiliate, User
from portal.kit import clock
from submissions.enrolling import actions as enrolling
from submissions.status import Public, Status

SAME = ("queued", "in_review", "adjudication", "recommended", "approved", "held", "appealed")
PAGES = ("", "invite/", "import/", "mail/", "members/{person}/note/", "members/{person}/remove/")


def page(client, cohort, more="") -> str:
    answer = client.get(f"/cohorts/{cohort.code}/{more}")
    assert answer.status_code == 200
    return answer.content.decode()


def put(enrollment, status) -> None:
    held = "queued" if status == "held" else ""
    enrollment.submissions.update(status=status, held_from=held)


@pytest.mark.parametrize("more", PAGES)
@pytest.mark.parametrize(
    ("who", "status"),
    [
        ("fay", 200),
        ("paul", 200),
        ("stella", 200),
        ("ana", 404),
        ("asha", 404),
        ("iris", 404),
        ("root", 404),
        ("vic", 404),
    ],
)
def test_only_its_facilitators_and_staff_above_find_it(cast, cohort, signed_in, who, status, more):
    address = f"/cohorts/{cohort.code}/{more.format(person=cast['dana'].code)}"
    client = signed_in(who)
    assert client.get(address).status_code == status
    if status == 404:
        never = address.replace(cohort.code, "never-was")
        assert client.get(never).status_code == 404
        assert client.post(address, {}).status_code == client.post(never, {}).status_code


@pytest.mark.parametrize("more", PAGES[1:])
def test_members_find_their_own_view_and_none_of_the_tools(cast, cohort, signed_in, more):
    lee = signed_in("lee")
    assert lee.get(f"/cohorts/{cohort.code}/").status_code == 200
    address = f"/cohorts/{cohort.code}/{more.format(person=cast['dana'].code)}"
    assert lee.get(address).status_code == 404


def test_the_facilitator_of_another_cohort_and_staff_of_another_state_find_nothing(
    cast, cohort, signed_in
):
    other = Affiliate.objects.get(slug="jefferson")
    cast["stella"].memberships.filter(role="staff").update(affiliate=other)
    assert signed_in("stella").get(f"/cohorts/{cohort.code}/").status_code == 404
    today = clock.today("UTC")
    theirs = Cohort.objects.create(
        name="Theirs",
        affiliate=other,
        starts_on=today,
        ends_on=today + dt.timedelta(days=9),
        created_by=cast["stella"],
    )
    actions.join(cast["vic"], theirs, "facilitator", by=cast["stella"])
    vic = signed_in("vic")
    assert vic.get(f"/cohorts/{theirs.code}/").status_code == 200
    assert vic.get(f"/cohorts/{cohort.code}/").status_code == 404


def test_visitors_are_asked_to_log_in(client, cohort):
    assert "/accounts/login/" in client.get(f"/cohorts/{cohort.code}/")["Location"]


@pytest.mark.row("I1")
def test_every_label_has_exactly_one_next_action():
    assert set(next_action.TABLE) == set(Public)
    for action in urgency.ORDER:
        assert action.sentence
        assert action.label
        assert (action.does == next_action.NOTE) == bool(action.starter)


@pytest.mark.breaks_invariants
@pytest.mark.row("I1")
@pytest.mark.parametrize("status", list(Status))
def test_a_member_is_shown_by_public_label_with_one_next_action(cohort, begun, signed_in, status):
    put(begun, status)
    html = page(signed_in("fay"), cohort)
    label = begun.submissions.get().public
    assert f">{label.label}</span>" in html
    said = [str(next_action.of(each).sentence) for each in Public]
    assert sum(sentence in html for sentence in said) == 1
    assert str(next_action.of(label).sentence) in html


def test_a_near_date_stands_among_those_who_need_a_hand(cohort, begun, signed_in):
    begun.due_at = clock.now() + dt.timedelta(days=6, hours=1)
    begun.save()
    html = page(signed_in("fay"), cohort)
    assert "The date is near." in html
    assert "6 days left" in html


@pytest.mark.breaks_invariants
@pytest.mark.row("E2")
def test_what_happens_behind_the_blind_line_changes_no_byte(cohort, begun, signed_in):
    fay, shown = signed_in("fay"), set()
    for status in SAME:
        put(begun, status)
        begun.due_at += dt.timedelta(days=3)
        begun.save()
        html = page(fay, cohort)
        note = page(fay, cohort, f"members/{begun.educator.code}/note/")
        shown.add((html, note.partition("<main")[2].partition('name="csrf')[0]))
    assert len(shown) == 1


def test_the_page_names_no_assessor_score_or_staff_label(cast, cohort, begun, signed_in):
    staff_only = "Third reading", "With the issuer", "Approved", "Held", "Queued", "Appealed"
    html = page(signed_in("fay"), cohort)
    assert not [word for word in (*staff_only, "Asha", "Ben Ito") if word in html]
    assert begun.code not in html
    assert begun.submissions.get().code not in html


@pytest.mark.row("I32")
def test_each_thing_pursued_stands_once_with_its_members_and_pdf(cast, cohort, begun, signed_in):
    enrolling.start(begun.credential, by=cast["lee"])
    enrolling.start(catalogue.credential("plans", "Writing a Plan"), by=cast["lee"])
    html = page(signed_in("fay"), cohort).partition("What your members pursue")[2]
    assert html.count('href="/credentials/iep/"') == 1
    assert html.count('href="/credentials/iep.pdf"') == 1
    assert html.count('href="/credentials/plans.pdf"') == 1
    assert html.index("iep.pdf") < html.index("plans.pdf")


def test_a_cohort_with_a_stack_shows_that_stack_only(cast, cohort, begun, signed_in):
    cohort.stack = catalogue.stack()
    cohort.save()
    enrolling.start(catalogue.credential("plans", "Writing a Plan"), by=cast["lee"])
    html = page(signed_in("fay"), cohort)
    assert "Working with an IEP Team" in html
    assert "Writing a Plan" not in html


def test_work_that_was_over_before_the_cohort_began_is_not_shown(cohort, begun, signed_in):
    enrolling.close(begun)
    begun.closed_at = clock.now() - dt.timedelta(days=9)
    begun.save()
    assert "IEP Team" not in page(signed_in("fay"), cohort)


def test_members_see_names_and_no_status(cohort, begun, signed_in):
    html = page(signed_in("lee"), cohort)
    assert "Dana Ruiz" in html
    assert "Fay Moss" in html
    assert "IEP Team" not in html
    assert "Draft</span>" not in html


@pytest.mark.parametrize("who", ["fay", "paul"])
def test_the_page_costs_the_same_for_one_and_for_three(
    cast, cohort, begun, signed_in, who, django_assert_num_queries
):
    client, queries = signed_in(who), 6
    actions.leave(cohort.seats.live().get(user=cast["lee"]), by=cast["fay"])
    with django_assert_num_queries(queries):
        page(client, cohort)
    for name in ("lee", "tom"):
        actions.join(cast[name], cohort, "member", by=cast["fay"])
        enrolling.start(begun.credential, by=cast[name])
    with django_assert_num_queries(queries):
        html = page(client, cohort)
    assert html.count('<li class="member ') == 3


def test_a_cohort_is_made_once_and_its_facilitator_invited(signed_in, cast):
    data = {
        "name": "Autumn",
        "affiliate": Affiliate.objects.get(slug="fresno").pk,
        "starts_on": "2027-01-11",
        "ends_on": "2027-03-08",
        "facilitator": "fay@demo.test",
        "once": "k",
    }
    paul = signed_in("paul")
    for _click in range(2):
        assert paul.post("/cohorts/new/", data).status_code == 302
    assert Cohort.objects.get().seats.count() == 0
    assert "1 invitation waits" in page(paul, Cohort.objects.get())
    assert "Autumn" in paul.get("/cohorts/").content.decode()


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"ends_on": "2026-01-01"}, "comes after the first"),
        ({"facilitator": ""}, "invite somebody who does"),
        ({"affiliate": "999"}, "affiliate"),
        ({"name": ""}, "required"),
    ],
)
def test_a_wrong_cohort_is_explained_and_nothing_is_lost(signed_in, cast, wrong, words):
    data = {
        "name": "Autumn <1>",
        "affiliate": Affiliate.objects.get(slug="fresno").pk,
        "starts_on": "2027-01-11",
        "ends_on": "2027-03-08",
        "facilitator": "fay@demo.test",
    }
    html = signed_in("paul").post("/cohorts/new/", {**data, **wrong}).content.decode()
    assert words in html
    assert "2027-01-11" in html
    assert not Cohort.objects.exists()


def test_a_place_of_another_state_cannot_be_chosen(signed_in, cast):
    html = signed_in("stella").get("/cohorts/new/").content.decode()
    assert "Fresno Teachers" in html
    assert "Jefferson" not in html
    assert signed_in("dana").get("/cohorts/new/").status_code == 404


def test_leaving_asks_first(signed_in, cast, cohort):
    dana = signed_in("dana")
    assert "Leave Fresno spring?" in page(dana, cohort, "leave/")
    dana.post(f"/cohorts/{cohort.code}/leave/")
    assert dana.get(f"/cohorts/{cohort.code}/").status_code == 404
    assert "in no cohort" in dana.get("/cohorts/").content.decode()


def test_taking_somebody_out_asks_first(signed_in, cast, cohort):
    fay, more = signed_in("fay"), f"members/{cast['dana'].code}/remove/"
    assert "Take Dana Ruiz out" in page(fay, cohort, more)
    fay.post(f"/cohorts/{cohort.code}/{more}")
    assert "Dana Ruiz has left" in page(fay, cohort)
    assert "Dana Ruiz" not in page(fay, cohort)


def test_members_find_their_cohort_in_the_navigation(signed_in, cast, cohort):
    assert 'href="/cohorts/"' in signed_in("lee").get("/work/").content.decode()
    assert User.objects.get(pk=cast["lee"].pk).seats.count() == 1


def test_the_only_facilitator_is_told_whom_to_invite_before_leaving(signed_in, cast, cohort):
    fay, address = signed_in("fay"), f"/cohorts/{cohort.code}/leave/"
    html = page(fay, cohort, "leave/")
    assert "one facilitator at least" in html
    assert "Leave the cohort</button>" not in html
    there = f"/cohorts/{cohort.code}/invite/?as=facilitator"
    assert f'href="{there}"' in html
    assert re.search('value="facilitator"[^>]* checked', fay.get(there).content.decode())
    answer = fay.post(address)
    assert (answer.status_code, there in answer.content.decode()) == (409, True)
    actions.join(cast["vic"], cohort, "facilitator", by=cast["paul"])
    assert fay.post(address).status_code == 302


def test_the_only_facilitator_may_leave_a_cohort_that_is_over(signed_in, cast, cohort):
    day = dt.timedelta(days=1)
    cohort.starts_on, cohort.ends_on = cohort.starts_on - 9 * day, cohort.starts_on - 2 * day
    cohort.save()
    assert signed_in("fay").post(f"/cohorts/{cohort.code}/leave/").status_code == 302


@pytest.mark.row("I1")
def test_a_facilitator_makes_the_next_cohort_from_the_page(cast, cohort, signed_in):
    fay, today = signed_in("fay"), clock.today("America/Los_Angeles")
    assert "/cohorts/new/" in fay.get("/cohorts/").content.decode()
    html = fay.get("/cohorts/new/").content.decode()
    assert 'name="facilitates"' not in html
    assert "Fresno" in html
    assert "Oakland" not in html
    sent = {
        "name": "Fresno autumn",
        "affiliate": cohort.affiliate_id,
        "starts_on": today,
        "ends_on": today + dt.timedelta(weeks=7),
    }
    answer = fay.post("/cohorts/new/", sent, follow=True)
    made = Cohort.objects.get(name="Fresno autumn")
    assert answer.redirect_chain == [(f"/cohorts/{made.code}/", 302)]
    assert made.seats.get().user == cast["fay"]
    for name in ("dana", "vic"):
        assert signed_in(name).get("/cohorts/new/").status_code == 404
