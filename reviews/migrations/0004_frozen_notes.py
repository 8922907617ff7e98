"""Notes of a finished review are held by the database itself, like its scores."""

from django.db import migrations

from portal.kit.triggers import frozen


def _state_of(row: str) -> str:
    return f"(SELECT state FROM reviews_review WHERE id = {row}.review_id) <> 'draft'"


class Migration(migrations.Migration):
    dependencies = [("reviews", "0003_review_desk"), ("kit", "0002_purging")]

    operations = [
        frozen("reviews_note", _state_of("NEW"), "note_added", ("INSERT",)),
        frozen("reviews_note", _state_of("OLD"), "note_submitted"),
    ]
