"""What the approver's desk answers, to one work and to several together."""

from django.db import transaction

from badges.models import Batch
from portal.testing.crawl import crawl, whole
from portal.testing.twins.looking import Note, mails, own_desk, signed_in
from portal.testing.world import World


def decide(world: World, note: Note) -> None:
    """What the desk answers to each verb; nothing of it stays."""
    client, path = signed_in(world, "max"), f"/decide/{world.works['recommended'].desk_code}/"
    doubt = {"third_read-reason": "Two dates contradict each other."}
    against = {"decline-parts": "2", "decline-message": "Say when.",
               "decline-override_reason": "The dates are not what they say."}  # fmt: skip
    for verb, typed in (
        ("decline", {}),
        ("decline", against),
        ("send_back", {}),
        ("third_read", {}),
        ("third_read", doubt),
        ("approve", {}),
    ):
        with transaction.atomic():
            answer = whole(client.post(path, {"verb": verb, **typed}))
            note("max", {f"{path}{verb}{len(typed)}": answer})
            note("leads", mails([world.people[name] for name in ("gil", "iris")]))
            transaction.set_rollback(True)
    _decide_together(world, note)


def _decide_together(world: World, note: Note) -> None:
    """A list from its making to its end, and the forms that come too early or too late."""
    client, path = signed_in(world, "max"), "/decide/batch/"
    with transaction.atomic():
        note("max", {f"{path}begin": whole(client.post(path, {"verb": "begin"}))})
        batch = Batch.objects.get()
        code = world.works["recommended"].desk_code
        sent = {"batch": batch.code, "code": code}
        note("max", {path: whole(client.get(path))})
        for verb in ("approve", "look", "approve", "approve"):
            note("max", {f"{path}{verb}": whole(client.post(path, {"verb": verb, **sent}))})
            note("max", crawl(client, [path, f"/decide/{code}/"], own_desk))
        assert Batch.objects.get().closed_at
        transaction.set_rollback(True)
