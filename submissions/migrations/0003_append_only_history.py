"""The history is append-only, and what an attempt and an enrollment belong to never changes."""

from django.db import migrations

from portal.kit.triggers import frozen

ATTEMPT = (
    "NEW.enrollment_id <> OLD.enrollment_id OR NEW.number <> OLD.number OR NEW.code <> OLD.code"
    " OR (OLD.status NOT IN ('draft', 'needs_fix') AND NEW.note <> OLD.note)"
)
ENROLLMENT = (
    "NEW.educator_id <> OLD.educator_id OR NEW.version_id <> OLD.version_id"
    " OR NEW.credential_id <> OLD.credential_id"
)


class Migration(migrations.Migration):
    dependencies = [("submissions", "0002_freeze_submitted"), ("kit", "0002_purging")]
    operations = [
        frozen("submissions_statuschange", "OLD.id IS NOT NULL", "statuschange"),
        frozen("submissions_submission", ATTEMPT, "submission", ("UPDATE",)),
        frozen("submissions_enrollment", ENROLLMENT, "enrollment", ("UPDATE",)),
    ]
