"""Which attempt a part was met in is written once (row E6): by the release of a "not yet" on the
attempt itself, or into a draft that carries the part. The rows hold it themselves."""

from django.db import migrations

from portal.kit.triggers import frozen

STATUS = "(SELECT status FROM submissions_submission WHERE id = OLD.submission_id)"
CARRIED = (
    "COALESCE(NEW.met_in_id, 0) <> COALESCE(OLD.met_in_id, 0)"
    " AND (OLD.met_in_id IS NOT NULL"
    f" OR ({STATUS} NOT IN ('draft', 'needs_fix')"
    f" AND NOT ({STATUS} = 'not_yet' AND NEW.met_in_id = OLD.submission_id)))"
)


class Migration(migrations.Migration):
    dependencies = [("submissions", "0003_append_only_history"), ("kit", "0002_purging")]
    operations = [frozen("submissions_partentry", CARRIED, "partentry_met", ("UPDATE",))]
