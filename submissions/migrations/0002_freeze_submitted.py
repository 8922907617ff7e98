"""A submitted attempt is never edited (design, section 2.9): the rows hold it themselves."""

from django.db import migrations

from portal.kit.triggers import frozen

OPEN = "('draft', 'needs_fix')"


def of_submission(row):
    return (
        f"(SELECT status FROM submissions_submission WHERE id = {row}.submission_id) NOT IN {OPEN}"
    )


def of_entry(row):
    return (
        "(SELECT s.status FROM submissions_submission s JOIN submissions_partentry e"
        f" ON e.submission_id = s.id WHERE e.id = {row}.entry_id) NOT IN {OPEN}"
    )


ENTRY = (
    f"{of_submission('OLD')} AND (NEW.activity_description <> OLD.activity_description"
    " OR NEW.state <> OLD.state OR NEW.revision <> OLD.revision"
    " OR NEW.submission_id <> OLD.submission_id OR NEW.part_id <> OLD.part_id"
    " OR COALESCE(NEW.date_of_entry, '0001-01-01') <> COALESCE(OLD.date_of_entry, '0001-01-01'))"
)
EVIDENCE = (
    f"{of_submission('OLD')} AND ("
    + " OR ".join(
        f"NEW.{name} <> OLD.{name}"
        for name in [
            "submission_id",
            "slot_id",
            "position",
            "kind",
            "caption",
            "text",
            "url",
            "state",
            "original",
            "original_name",
            "original_sha256",
            "cleaned",
            "cleaned_sha256",
            "media_type",
            "size",
            "pages",
            "extracted_text",
            "refusal",
        ]
    )
    + " OR (NEW.removed_at IS NULL) <> (OLD.removed_at IS NULL))"
)


class Migration(migrations.Migration):
    dependencies = [("submissions", "0001_initial"), ("kit", "0002_purging")]
    operations = [
        frozen("submissions_partentry", ENTRY, "partentry", ("UPDATE",)),
        frozen("submissions_partentry", of_submission("OLD"), "partentry_gone", ("DELETE",)),
        frozen("submissions_partentry", of_submission("NEW"), "partentry_new", ("INSERT",)),
        frozen("submissions_response", of_entry("OLD"), "response"),
        frozen("submissions_response", of_entry("NEW"), "response_new", ("INSERT",)),
        frozen("submissions_evidence", EVIDENCE, "evidence", ("UPDATE",)),
        frozen("submissions_evidence", of_submission("OLD"), "evidence_gone", ("DELETE",)),
        frozen("submissions_evidence", of_submission("NEW"), "evidence_new", ("INSERT",)),
        frozen("submissions_attestation", of_submission("OLD"), "attestation"),
        frozen("submissions_attestation", of_submission("NEW"), "attestation_new", ("INSERT",)),
    ]
