"""What the tests of writing in Chromium share: opening a part, its first box, what is stored."""

import os
import subprocess
from typing import Any

from playwright.sync_api import Page, expect

from submissions.models import Response

WAIT = 20_000
BOX = "#id_answer-1"


def path_of(draft: Any, number: int = 1) -> str:
    """The address of one part."""
    return f"/work/{draft.enrollment.code}/parts/{number}/"


def open_part(page: Page, draft: Any, number: int = 1) -> Page:
    """Go to one part."""
    page.goto(path_of(draft, number))
    return page


def stored() -> str:
    """The first answer as the server has it."""
    return Response.objects.filter(prompt__position=1).values_list("text", flat=True).first() or ""


def status(page: Page, text: str) -> None:
    """Wait until the line under the form says so."""
    expect(page.locator("[data-autosave-status]")).to_contain_text(text, timeout=WAIT)


def sign_in(page: Page, name: str = "dana") -> None:
    """Fill in the log-in page that stands there."""
    page.fill("#id_login", f"{name}@demo.test")
    page.fill("#id_password", "demo")
    page.get_by_role("button", name="Sign in", exact=True).click()


def save(page: Page, button: str = "Save draft") -> None:
    """Press the button and wait for the page that comes."""
    with page.expect_navigation():
        page.get_by_role("button", name=button, exact=True).click()


def chromium_processes() -> set[int]:
    """The process ids of Chromium that this very process started."""
    rows = subprocess.run(
        ["/bin/ps", "-eo", "pid,ppid,args"], capture_output=True, text=True
    ).stdout
    table = [row.split(None, 2) for row in rows.splitlines()[1:]]
    family, grown = {os.getpid()}, True
    while grown:
        more = {int(pid) for pid, parent, _args in table if int(parent) in family} - family
        family, grown = family | more, bool(more)
    return {int(p) for p, _parent, args in table if int(p) in family and "chromium" in args}
