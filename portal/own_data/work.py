"""The person's work, written and judged: enrollments with answers, evidence and what was released.

Of the judging only the release is theirs; who read it, drafts and counts stay out. What the
person wrote as an assessor or approver is listed by the code they knew the work under.
"""

from collections.abc import Iterator
from typing import Any

from badges.models import Decision
from portal.accounts.models import User
from reviews.desk import keys
from reviews.models import Absence, Confidentiality, Conflict, OwnDesk, Release, Review
from submissions.advising.places import remark
from submissions.blind import EXTENSIONS
from submissions.models import Appearance, Enrollment, Evidence, Submission

Row = dict[str, Any]
ITEM = (
    "code", "kind", "caption", "text", "url", "original_name", "original_sha256",
    "cleaned_sha256", "size", "removed", "refusal", "created_at", "removed_at", "purged_at",
    "nobody_at", "withheld_at",
)  # fmt: skip

ARRIVING = ("original_name", "caption", "size", "offset", "refusal", "created_at")


def enrollments(user: User) -> list[Row]:
    """Each enrollment with its attempts."""
    rows = Enrollment.objects.filter(educator=user).order_by("-started_at", "-pk")
    rows = rows.select_related("credential")
    return [
        {
            "title": row.credential.title,
            "started_at": row.started_at,
            "due_at": row.due_at,
            "agreed_at": row.agreed_at,
            "closed_at": row.closed_at,
            "extensions": list(row.extensions.values("old_due_at", "new_due_at", "reason", "at")),
            "people": list(row.people.values("code", "kind", "consent", "consent_at")),
            "attempts": [_attempt(one) for one in row.submissions.all()],
        }
        for row in rows
    ]


def _attempt(one: Submission) -> Row:
    released = Release.objects.filter(submission=one)
    return {
        "number": one.number,
        "status": one.public.value,
        "submitted_at": one.submitted_at,
        "parts": [_part(entry) for entry in one.entries.select_related("part")],
        "evidence": list(one.evidence.values(*ITEM)),
        "people_in_evidence": _people(one),
        "uploads": list(one.uploads.listed().values(*ARRIVING)),
        "statements": list(one.attestations.values("place", "found", "reason", "at")),
        "promised_on": one.promised_on,
        "feedback": [
            {**row, "results": [_result(line) for line in row["results"]]}
            for row in released.values("outcome", "results", "message", "released_at")
        ],
    }


def _result(line: Row) -> Row:
    """One criterion, with each note as its place in words and what it says."""
    notes = [remark(note) for note in line.get("notes", ())]
    said = [{"where": note.where, "text": " ".join(note.lines)} for note in notes]
    return {**line, "notes": said} if said else {k: v for k, v in line.items() if k != "notes"}


def _people(one: Submission) -> list[Row]:
    """Who is in which item of evidence, by the codes of both."""
    rows = Appearance.objects.filter(evidence__submission=one).select_related("evidence", "person")
    return [
        {"code": row.evidence.code, "person": row.person.code}
        | {way: getattr(row, way) for way in ("seen", "heard", "work")}
        for row in rows.order_by("evidence", "pk")
    ]


def _part(entry: Any) -> Row:
    answers = entry.responses.select_related("prompt")
    return {
        "part": str(entry.part),
        "date_of_entry": entry.date_of_entry,
        "activity_description": entry.activity_description,
        "answers": [{"prompt": a.prompt.text, "text": a.text} for a in answers],
    }


def reviews_written(user: User) -> list[Row]:
    """What the person wrote as an assessor, by slot code."""
    rows = Review.objects.filter(assessor=user).select_related("slot").order_by("pk")
    names = ("criterion__name", "level__name", "comment")
    return [
        {
            "code": row.slot.code,
            "state": row.state,
            "submitted_at": row.submitted_at,
            "scores": list(row.scores.values(*names)),
            "notes": list(row.notes.values("criterion__name", "where", "text")),
        }
        for row in rows
    ]


def review_desk(user: User) -> list[Row]:
    """What the person arranged as an assessor: their keys, and the comments they kept."""
    return [
        {
            "single_keys": row.single_keys,
            "help_key": row.help_key,
            "keys": ", ".join(f"{act}: {key}" for act, key in keys.of(row.keys).items()),
            "comments": [
                {name: one[name] for name in ("criterion", "text")} for one in row.phrases
            ],
        }
        for row in OwnDesk.objects.filter(user=user).order_by("pk")
    ]


def reading(user: User) -> list[Row]:
    """How the person reads: what they promised, and when they are away."""
    promised = Confidentiality.objects.filter(user=user).order_by("pk")
    away = Absence.objects.filter(user=user).order_by("pk").values("starts_at", "ends_at")
    return [*promised.values("version", "language", "accepted_at"), *away]


def decisions_made(user: User) -> list[Row]:
    """What the person decided for an issuer, by desk code."""
    names = ("submission__desk_code", "outcome", "reason", "message", "at")
    return list(Decision.objects.filter(by=user).values(*names))


def conflicts(user: User) -> list[Row]:
    """Conflicts the person declared or has, without the other's name."""
    return list(Conflict.objects.filter(person=user).order_by("pk").values("reason", "since"))


def files(user: User) -> Iterator[tuple[str, Any]]:
    """(name in the archive, open file) for every evidence file that is still kept."""
    items = Evidence.objects.filter(submission__enrollment__educator=user, purged_at=None)
    for item in items.exclude(original=""):
        yield f"evidence/{item.code}/original-{_safe(item.original_name)}", item.original
        if item.cleaned:
            yield f"evidence/{item.code}/cleaned{_ending(item)}", item.cleaned


def _ending(item: Evidence) -> str:
    kind = EXTENSIONS.get(item.media_type)
    return f".{kind}" if kind else ""


def _safe(name: str) -> str:
    kept = "".join(c if c.isalnum() or c in "-_. " else "_" for c in name).strip(". ")
    return kept[-100:] or "file"
