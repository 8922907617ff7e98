"""What readers and the officer are sent while work is read, reported or rests."""

from portal.testing.crawl import crawl, whole
from portal.testing.twins.looking import Note, own, own_reports, signed_in
from portal.testing.world import World
from reviews.claiming.opening import open_slots
from reviews.models import IdentityReport
from reviews.tests import factories as work
from submissions import queries as submissions
from submissions import scanning
from submissions.attesting import actions as attesting
from submissions.evidence import actions as evidence
from submissions.submitting import actions as submitting
from submissions.submitting.checking import check
from submissions.writing import actions as writing


def score(world: World, note: Note) -> None:
    """What forms answer: nothing given, a stale token, a draft kept, given back."""
    client, base = signed_in(world, "asha"), f"/review/{world.slot.code}/"
    for path, values in (
        ("save/", {"token": 9, "saves": 0, "comment-2-1": "Mine."}),
        ("submit/", {"token": 1, "saves": 0, "comment-2-1": "Mine."}),
        ("save/", {"token": 1, "saves": 1, "comment-2-1": "Say who.", "keep": "2.1"}),
        ("save/", {"token": 1, "saves": 2, "note": "1.answer.1", **_note("9")}),
        ("save/", {"token": 1, "saves": 3, "note": "1.answer.1", **_note("1")}),
        ("save/", {"token": 1, "saves": 4, "report": "1.answer.1"}),
    ):
        note("asha", {base + path: whole(client.post(base + path, values))})
    reader = signed_in(world, "mei")
    taken = work.claimed(world.people["mei"])
    path = f"/review/{taken.code}/give-back/"
    values = {"token": taken.lease_token, "reason": "load"}
    note("mei", {path: whole(reader.post(path, values))})
    client, taken = signed_in(world, "noor"), work.claimed(world.people["noor"])
    path = f"/review/{taken.code}/give-back/"
    values = {"token": taken.lease_token, "reason": "recognised"}
    note("noor", {path: whole(client.post(path, values))})
    note("eve", crawl(signed_in(world, "eve"), ["/review/recognized/"], own))


def _note(at: str) -> dict[str, str]:
    fields = {"line": "1.1", "at": at, "text": "Say when."}
    return {f"note-1-answer-1-{name}": value for name, value in fields.items()}


def report(world: World, note: Note) -> None:
    """A place is reported: what readers and the officer are sent until it is answered."""
    asha, eve = signed_in(world, "asha"), signed_in(world, "eve")
    base = f"/review/{world.slot.code}/"
    values = {"token": 1, "place": "2.item.2", "kind": "likeness"}
    json = {"accept": "application/json"}
    kept = {"token": 1, "saves": 5, "comment-2-1": "Mine."}
    note("asha", {f"{base}report/": whole(asha.get(f"{base}report/"))})
    note("asha", {f"{base}report/": whole(asha.post(f"{base}report/", values))})
    note("asha", {base: whole(asha.get(base))})
    note("asha", {f"{base}save/": whole(asha.post(f"{base}save/", kept, headers=json))})
    pages = crawl(eve, ["/review/reports/"], own_reports)
    note("eve", pages)
    assert any("-part2-2." in path for path in pages), "the officer is sent the very piece"
    case = f"/review/reports/{IdentityReport.objects.latest('pk').code}/"
    note("eve", {case: whole(eve.post(case, {"verb": "clear"}))})
    note("asha", {base: whole(asha.get(base))})


def rest(world: World, note: Note) -> None:
    """What the check cannot clear: what the officer is sent, and readers before and after."""
    draft = work.drafted(world.people, "offered", world.twice)
    by = draft.enrollment.educator
    entry = submissions.entry_of(draft, 2)
    item = evidence.add_text(entry, entry.part.slots.get(), "Ask @garden_team of Mondays.", by=by)
    (find,) = scanning.finds(draft)
    attesting.attest(entry, find.key, "The name of a project.", by=by)
    writing.complete(submissions.entry_of(draft, 2), by=by)
    submitting.submit(draft, honour=True, by=by)
    check(draft.pk)
    asha, eve = signed_in(world, "asha"), signed_in(world, "eve")
    note("asha", crawl(asha, ["/review/"], own))
    case = f"/review/reports/{draft.prechecks.get().code}/"
    assert item.submission == draft
    note("eve", crawl(eve, ["/desk/", "/review/reports/"], own_reports))
    values = {"p2-s1-2-text-found": "@garden_team", "p2-s1-2-text-more": "nowhere"}
    note("eve", {case: whole(eve.post(case, {"verb": "cover", **values}))})
    note("eve", {case: whole(eve.post(case, {"verb": "clear", **values, "p2-s1-2-text-more": ""}))})
    open_slots(draft.pk)
    slot = work.claimed(world.people["mei"])
    while slot.submission_id != draft.pk:
        slot = work.claimed(world.people["mei"])
    mei = signed_in(world, "mei")
    note("mei", crawl(mei, [f"/review/{slot.code}/"], own))
    assert b"Ask [removed] of Mondays" in whole(mei.get(f"/review/{slot.code}/"))
