"""Submitted reviews, releases and the log of claims are held by the database itself."""

from django.db import migrations

from portal.kit.triggers import frozen

SAME = " OR ".join(
    f"NEW.{column} <> OLD.{column}"
    for column in ("slot_id", "submission_id", "assessor_id", "revision", "saves", "submitted_at")
)
SUBMITTED = f"""
OLD.state = 'superseded'
OR (OLD.state = 'submitted' AND (NEW.state <> 'superseded' OR {SAME}))
"""


def _state_of(row: str) -> str:
    return f"(SELECT state FROM reviews_review WHERE id = {row}.review_id) <> 'draft'"


class Migration(migrations.Migration):
    dependencies = [("reviews", "0001_initial"), ("kit", "0002_purging")]

    operations = [
        frozen("reviews_review", SUBMITTED, "review_submitted", ("UPDATE",)),
        frozen("reviews_review", "OLD.state <> 'draft'", "review_kept", ("DELETE",)),
        frozen("reviews_score", _state_of("NEW"), "score_added", ("INSERT",)),
        frozen("reviews_score", _state_of("OLD"), "score_submitted"),
        frozen("reviews_release", "1 = 1", "release"),
        frozen("reviews_claimlog", "1 = 1", "claim_log"),
    ]
