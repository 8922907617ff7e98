"""The world that the guarding tests share has what it says."""

from submissions.status import Status


def test_every_status_that_work_can_stand_in_is_there(world):
    found = {state: world.work(state).status for state in world.works}
    assert found == {
        "draft": Status.DRAFT,
        "agreed": Status.DRAFT,
        "parts": Status.DRAFT,
        "checking": Status.CHECKING,
        "needs_fix": Status.NEEDS_FIX,
        "queued": Status.QUEUED,
        "in_review": Status.IN_REVIEW,
        "adjudication": Status.ADJUDICATION,
        "recommended": Status.RECOMMENDED,
        "approved": Status.APPROVED,
        "offered": Status.AWARDED,
        "accepted": Status.AWARDED,
        "not_yet": Status.NOT_YET,
        "withdrawn": Status.WITHDRAWN,
        "expired": Status.EXPIRED,
    }
    assert world.slot.submission == world.works["in_review"]
    world.awards["accepted"].refresh_from_db()
    assert world.awards["accepted"].accepted_at
    assert not world.awards["offered"].accepted_at
