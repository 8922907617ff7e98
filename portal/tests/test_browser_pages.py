"""Every page in use, as the one who uses it, in Chromium: axe, phone and wide, light and dark.

The world is the shared one with work in every status (portal.testing.world); the addresses are
those of the table that every address is asked from (portal.testing.doors).
"""

import pytest

from portal.testing import doors
from portal.testing.browser import assert_accessible, assert_fits, picture

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

LOOKS = [(390, "dark"), (1280, "light")]
STATES = ("draft", "parts", "checking", "needs_fix", "queued", "adjudication", "approved",
          "offered", "not_yet", "withdrawn", "expired")  # fmt: skip
PUBLIC = ("home", "about", "stacks", "stack", "credential", "credentials:issuer", "search", "start",
          "invitation", "optout:end", "badges:issuer", "badges:class", "badges:criteria",
          "badges:assertion", "badges:verify")  # fmt: skip
OWN = ("submissions:list", "submissions:agreement", "submissions:part", "submissions:check",
       "submissions:evidence_add", "submissions:evidence_state", "submissions:upload_cancel",
       "submissions:evidence_change", "submissions:evidence_remove",
       "submissions:withdraw", "submissions:restart", "feedback", "badges:badge",
       "badges:mine", "badges:revocation_reply", "help:index",
       "desk", "about", "accounts:profile", "plc:list", "plc:leave")  # fmt: skip
LEADS = ("plc:list", "plc:cohort", "plc:import", "plc:invite", "plc:mail", "plc:note",
         "plc:remove")  # fmt: skip
DESKS = {
    "asha": ("reviews:queue", "reviews:assess", "reviews:decline", "reviews:mine", "reviews:keys",
             "reviews:report", "desk"),
    "eve": ("reviews:reports", "reviews:report_case"),
    "iris": ("badges:desk", "badges:decide", "accounts:people", "desk"),
    "stella": ("reports:enrollment", "accounts:people", "accounts:place", "accounts:invite",
               "accounts:end_role", "plc:cohort", "plc:create", "submissions:extend", "desk"),
    "fay": ("desk", "plc:create"),
    "gil": ("desk", "due_dates", "accounts:holds", "badges:console", "badges:console_awards",
            "badges:console_award", "badges:checks", "badges:revoke", "badges:revocations",
            "badges:revocation", "badges:unclaimed", "badges:endorsements",
            "badges:endorsement_record", "badges:console_profile", "badges:designs",
            "badges:design", "badges:design_look", "badges:design_back", "badges:keys"),
    "root": ("accounts:affiliate_change", "accounts:issuer_change", "accounts:erasures",
             "help:inbox", "help:answer", "desk"),
}  # fmt: skip


def requirements_of(world, state):
    return f"/work/{world.works[state].enrollment.code}/"


def visits(world):
    """Who opens what, one by one."""
    yield from ((None, name, doors.address(name, world)) for name in PUBLIC)
    yield None, "nothing", "/never-was/"
    for state in STATES:
        yield world.learner(state), f"requirements-{state}", requirements_of(world, state)
    for name in OWN:
        yield world.learner(doors.owner_state(name)), name, doors.address(name, world)
    yield world.learner("parts"), "part-2", f"{requirements_of(world, 'parts')}parts/2/"
    yield from ((world.people["fay"], name, doors.address(name, world)) for name in LEADS)
    for person, names in DESKS.items():
        yield from ((world.people[person], name, doors.address(name, world)) for name in names)


@pytest.mark.parametrize(("width", "scheme"), LOOKS)
def test_every_page_is_accessible_and_fits(page_of, watch, world, width, scheme):
    watch.expected.append("status of 404")
    pages = {}
    for who, name, path in visits(world):
        if who not in pages:
            pages[who] = page_of(who, width=width, scheme=scheme)
        found = pages[who].goto(path)
        assert found.status == (404 if name == "nothing" else 200), (name, path, str(who))
        picture(
            pages[who], f"page-{name.replace(':', '-')}-{getattr(who, 'given_name', '')}-{width}"
        )
        assert_accessible(pages[who])
        assert_fits(pages[who])
