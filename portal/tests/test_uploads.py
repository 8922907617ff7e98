"""Files on their way: whose they are, what others see of them (nothing), what forgetting takes."""

import json

import pytest
from django.core.files.storage import default_storage

from portal import erasure
from portal.testing.crawl import content, crawl
from portal.testing.own_work import opened
from portal.tests.test_matrix import ROLES, Clients, raw
from submissions.models import Evidence, Upload
from submissions.tests import factories
from submissions.tests.sending import TUS, arrive, begun
from submissions.uploading import protocol

pytestmark = pytest.mark.django_db
OTHERS = [line.split()[0] for line in ROLES.strip().splitlines() if line.split()[0] != "owner"]
NAME = "half-a-plan"
CANARIES = (NAME, "A plan on its way", "/uploads/")


def ask(client, method, path):
    """A request as the script of the page sends it, well-formed in every respect."""
    given = {**TUS, "Upload-Length": "100", "Upload-Offset": "9", "Accept": "text/html"}
    given["Upload-Metadata"] = protocol.described({"filename": "a.pdf"})
    body = b"more" if method == "PATCH" else b""
    more = {"CONTENT_TYPE": protocol.BODY, "headers": given}
    return client.generic(method, path, body, **more)


def places(world):
    """(address of what is there, the same of what never was, method) of everything about uploads."""
    row = Upload.objects.get()
    slot = f"/work/{row.submission.enrollment.code}/parts/2/slots/1/"
    never = "/work/neverwas/parts/2/slots/1/"
    for method in ("HEAD", "PATCH", "DELETE", "OPTIONS", "POST"):
        yield f"/work/uploads/{row.code}/", "/work/uploads/neverwas/", method
    for method in ("GET", "POST"):
        yield f"/work/uploads/{row.code}/cancel/", "/work/uploads/neverwas/cancel/", method
    for method in ("POST", "OPTIONS"):
        yield slot + "uploads/", never + "uploads/", method
    yield slot + "state/", never + "state/", "GET"
    yield slot + "state/?only=list", never + "state/?only=list", "GET"


@pytest.mark.row("E2", "L16")
def test_somebody_else_s_upload_is_as_absent_as_one_that_never_was(world):
    clients, before = Clients(world), list(Upload.objects.values())
    for there, never, method in places(world):
        for role in OTHERS:
            client = clients.of(role, "submissions:upload")
            answer = ask(client, method, there)
            assert answer.status_code == (302 if role == "visitor" else 404), (role, method, there)
            if role != "visitor":
                assert raw(answer) == raw(ask(client, method, never)), (role, method, there)
    assert list(Upload.objects.values()) == before


def test_the_owner_does_all_of_it(world):
    clients, found = Clients(world), []
    for there, _never, method in places(world):
        answer = ask(clients.of("owner", "submissions:upload"), method, there)
        found.append(answer.status_code)
        assert answer["Cache-Control"] == "private, no-store"
    # after DELETE it is gone, so what follows finds nothing of it
    assert found == [200, 204, 204, 404, 404, 404, 404, 201, 204, 200, 200]


@pytest.mark.row("E2")
def test_nobody_else_ever_sees_that_a_file_was_on_its_way(world):
    row = Upload.objects.get()
    for state in ("in_review", "recommended", "queued"):
        values = {"submission": world.works[state], "state": "refused", "refusal": "Not taken."}
        Upload.objects.create(
            slot=row.slot, size=5, original_name=f"{NAME}.pdf", expires_at=row.expires_at, **values
        )
    clients = Clients(world)
    for role in ("holder", "reader", "approver", "manager", "leader", "staff", "point", "mate"):
        client = clients.of(role, "desk")
        starts = ["/desk/", "/review/", "/review/mine/", "/decide/", "/cohorts/", "/work/"]
        for path, answer in crawl(client, starts).items():
            for canary in CANARIES[:2]:
                assert canary.encode() not in answer, (role, path)


def test_an_educator_takes_the_list_of_files_on_their_way_along(world):
    client = Clients(world).known["parts"]
    packed = opened(client)
    (attempt,) = json.loads(packed.read("data/enrollments.json"))[0]["attempts"]
    assert attempt["uploads"][0]["original_name"] == f"{NAME}.pdf"
    assert attempt["uploads"][0]["offset"] == 9
    assert "Files on their way" in packed.read("read-me.html").decode()


@pytest.mark.row("L6")
def test_erasure_takes_rows_and_bytes_of_files_on_their_way(
    world, django_capture_on_commit_callbacks
):
    row, person = Upload.objects.get(), world.people["parts"]
    assert default_storage.exists(row.key)
    with django_capture_on_commit_callbacks(execute=True):
        erasure.erase(person, person)
    assert not Upload.objects.exists()
    assert not default_storage.exists(row.key)


@pytest.mark.row("L6")
def test_erasure_keeps_no_trace_of_how_evidence_arrived(world, django_capture_on_commit_callbacks):
    person, data = world.people["parts"], factories.pdf().read()
    entry = factories.entry(world.works["parts"], 2)
    Upload.objects.all().delete()
    done = arrive(begun(entry, len(data), person), data, person)
    with django_capture_on_commit_callbacks(execute=True):
        erasure.erase(person, person)
    assert not Upload.objects.exists()
    assert not default_storage.exists(done.key)
    assert Evidence.objects.get(pk=done.evidence_id).original_name == ""


def test_the_list_shows_each_state_and_waits_only_where_something_happens(signed_in, draft, cast):
    client, entry = signed_in("dana"), factories.entry(draft, 2)
    page = f"/work/{draft.enrollment.code}/parts/2/slots/1/state/?only=list"

    def listed():
        return content(client.get(page)).decode()

    assert "data-waiting" not in listed()
    data = factories.picture().read()
    upload = arrive(begun(entry, len(data), cast["dana"], "a.jpg"), data[:200], cast["dana"])
    assert f"Uploaded to {100 * 200 // len(data)} %" in listed()
    assert "data-waiting" not in listed()
    arrive(upload, data[200:], cast["dana"])
    assert "Waiting for the check" in listed()
    assert "data-waiting" in listed()
    row = Evidence.objects.get()
    Evidence.objects.update(checking_at=row.created_at)
    assert "Being checked" in listed()
    Evidence.objects.update(state="clean", cleaned_sha256="0" * 64, extracted_text="By Dana Ruiz")
    assert "1 thing left to look at" in listed()
    assert "names you for certain" in listed()
    Evidence.objects.update(extracted_text="By nobody")
    assert ">Clean<" in listed()
    Evidence.objects.update(state="refused", refusal="encrypted", cleaned_sha256="")
    assert "protected by a password" in listed()
    Upload.objects.create(
        submission=draft, slot=row.slot, size=5, state="refused", refusal="The reason."
        , expires_at=row.created_at
    )  # fmt: skip
    assert "The reason." in listed()
    assert "data-waiting" not in listed()
