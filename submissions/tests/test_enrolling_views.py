"""The pages around an enrollment."""

import datetime as dt

import pytest

from credentials.models import MicroCredential
from portal.testing.pages import Walker
from submissions.enrolling import actions
from submissions.models import Enrollment
from submissions.status import Status
from submissions.tests import factories
from submissions.workflow import advance


@pytest.mark.row("A12")
def test_start_shows_five_steps_and_asks_visitors_to_log_in(client, iep):
    answer = client.get("/start/iep/")
    html = answer.content.decode()
    assert html.count("<h3>") == 5
    assert "Sign in to start" in html
    assert "csrf" not in html
    assert not answer.cookies


@pytest.mark.row("A12")
def test_start_enrolls_and_then_reads_continue(signed_in, cast, iep):
    dana = signed_in("dana")
    for _click in range(2):
        answer = dana.post("/start/iep/")
        assert answer.status_code == 302
    enrollment = Enrollment.objects.get()
    assert answer["Location"] == f"/work/{enrollment.code}/"
    assert enrollment.stack.slug == "exceptional-learner"
    assert f'href="/work/{enrollment.code}/"' in dana.get("/start/iep/").content.decode()


@pytest.mark.row("D4")
def test_agreeing_needs_the_box(signed_in, cast, iep):
    enrollment = actions.start(iep, by=cast["dana"])
    dana = signed_in("dana")
    html = dana.post(f"/work/{enrollment.code}/agreement/").content.decode()
    assert "Tick the box to agree" in html
    dana.post(f"/work/{enrollment.code}/agreement/", {"agreed": "on"})
    enrollment.refresh_from_db()
    assert enrollment.agreed_at
    assert "You agreed on" in dana.get(f"/work/{enrollment.code}/agreement/").content.decode()


@pytest.mark.row("D4")
def test_a_part_before_the_agreement_leads_there_and_back(signed_in, cast, iep):
    enrollment = actions.start(iep, by=cast["dana"])
    dana, base = Walker(signed_in("dana")), f"/work/{enrollment.code}/"
    dana.open(f"{base}parts/2/").has("First the Agreement").has_not("Save draft", "None")
    dana.follow("Read and agree")
    there = f"{base}agreement/?part=2"
    assert dana.client.post(there, {"agreed": "on"})["Location"] == f"{base}parts/2/"
    dana.open(f"{base}parts/2/").has("Save draft").has_not("First the Agreement")


@pytest.mark.row("D4")
@pytest.mark.parametrize("part", ["", "9", "x", "-1", "//evil.example"])
def test_agreeing_leads_to_a_part_of_the_work_or_to_its_requirements(signed_in, cast, iep, part):
    enrollment = actions.start(iep, by=cast["dana"])
    there = f"/work/{enrollment.code}/agreement/?part={part}"
    answer = signed_in("dana").post(there, {"agreed": "on"})
    assert answer["Location"] == f"/work/{enrollment.code}/"


@pytest.mark.row("B6")
def test_withdraw_asks_first_and_restart_brings_it_back(signed_in, draft):
    dana, code = signed_in("dana"), draft.enrollment.code
    assert "no penalty" in dana.get(f"/work/{code}/withdraw/").content.decode()
    dana.post(f"/work/{code}/withdraw/")
    draft.refresh_from_db()
    assert draft.status == Status.WITHDRAWN
    assert "Start again with my text" in dana.get(f"/work/{code}/").content.decode()
    assert dana.get(f"/work/{code}/restart/").status_code == 200
    answer = dana.post(f"/work/{code}/restart/")
    assert Enrollment.objects.active().get().continues.code == code
    assert answer.status_code == 302


@pytest.mark.parametrize(
    ("who", "status"), [("stella", 200), ("iris", 200), ("dana", 404), ("asha", 404)]
)
def test_only_staff_find_the_page_that_moves_a_date(signed_in, enrollment, who, status):
    assert signed_in(who).get(f"/work/{enrollment.code}/extend/").status_code == status


def test_a_date_too_early_is_explained_beside_the_field(signed_in, enrollment):
    answer = signed_in("stella").post(
        f"/work/{enrollment.code}/extend/", {"new_date": "2020-01-01", "reason": "Illness"}
    )
    html = answer.content.decode()
    assert "Choose a date later" in html
    assert "Illness" in html


@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01"])
def test_a_date_at_the_end_of_all_days_is_explained_beside_the_field(signed_in, enrollment, day):
    answer = signed_in("stella").post(
        f"/work/{enrollment.code}/extend/", {"new_date": day, "reason": "Illness"}
    )
    assert "Choose a day between the years 1900 and 2999." in answer.content.decode()


def test_a_date_far_too_late_is_explained_beside_the_field(signed_in, enrollment):
    answer = signed_in("stella").post(
        f"/work/{enrollment.code}/extend/", {"new_date": "2099-01-01", "reason": "Illness"}
    )
    assert "Choose a date no later than" in answer.content.decode()
    assert not enrollment.extensions.exists()


def test_staff_move_a_date_on_the_page(signed_in, enrollment):
    day = (enrollment.due_at + dt.timedelta(days=30)).date().isoformat()
    answer = signed_in("stella").post(
        f"/work/{enrollment.code}/extend/", {"new_date": day, "reason": "Illness"}
    )
    assert answer.status_code == 302
    assert enrollment.extensions.count() == 1


STEPS = {
    Status.QUEUED: [],
    Status.IN_REVIEW: ["claim"],
    Status.ADJUDICATION: ["claim", "disagree"],
    Status.RECOMMENDED: ["claim", "recommend"],
    Status.HELD: ["claim", "hold"],
    Status.APPROVED: ["claim", "recommend", "approve"],
}


@pytest.mark.row("B6")
@pytest.mark.breaks_invariants
@pytest.mark.parametrize("status", STEPS)
def test_the_link_to_withdraw_stands_through_all_of_the_review(signed_in, draft, status):
    """A link that went away would tell that somebody has decided (row B6)."""
    factories.queue(draft)
    for verb in STEPS[status]:
        advance(draft, verb)
    assert draft.status == status
    dana, base = signed_in("dana"), f"/work/{draft.enrollment.code}/"
    assert f'href="{base}withdraw/"' in dana.get(base).content.decode()
    answer = dana.post(f"{base}withdraw/")
    draft.refresh_from_db()
    if status == Status.APPROVED:
        assert answer.status_code == 409
        assert "cannot be withdrawn at the moment" in answer.content.decode()
        assert draft.status == Status.APPROVED
    else:
        assert draft.status == Status.WITHDRAWN
        assert f'href="{base}withdraw/"' not in dana.get(base).content.decode()


@pytest.mark.row("B6")
def test_what_was_put_away_leads_to_the_newer_work_on_the_same(signed_in, cast, draft):
    old, dana = draft.enrollment, signed_in("dana")
    actions.withdraw(draft, by=cast["dana"])
    assert "Start again with my text" in dana.get("/work/").content.decode()
    fresh = actions.start(old.credential, by=cast["dana"])
    for page in ("/work/", f"/work/{old.code}/"):
        html = dana.get(page).content.decode()
        assert "Start again with my text" not in html
        assert f'href="/work/{fresh.code}/"' in html
        assert "Go on with what is open" in html
    for ask in (dana.get, dana.post):
        answer = ask(f"/work/{old.code}/restart/", follow=True)
        assert answer.redirect_chain[-1][0] == f"/work/{fresh.code}/"
        assert "This was open already" in answer.content.decode()
        assert "Started again" not in answer.content.decode()


@pytest.mark.row("B6")
def test_what_cannot_be_started_any_more_is_not_offered_again(signed_in, cast, draft):
    actions.withdraw(draft, by=cast["dana"])
    MicroCredential.objects.update(current=None)
    html = signed_in("dana").get("/work/").content.decode()
    assert "Working with an IEP Team" in html
    assert "Start again with my text" not in html


def test_a_second_click_on_start_again_tells_the_same(signed_in, cast, draft):
    actions.withdraw(draft, by=cast["dana"])
    for _click in range(2):
        answer = signed_in("dana").post(f"/work/{draft.enrollment.code}/restart/", follow=True)
        assert "Started again, with everything you had written." in answer.content.decode()
