"""Results on a decision; what was issued is frozen by the database."""

from django.db import migrations, models

from portal.kit.triggers import frozen

ISSUED = "OLD.issued_at IS NOT NULL"
CHANGED = (
    f"{ISSUED} AND (NEW.document <> OLD.document OR NEW.uuid <> OLD.uuid"
    " OR NEW.person_id <> OLD.person_id OR NEW.version_id <> OLD.version_id"
    " OR NEW.awarded_on <> OLD.awarded_on OR NEW.issued_at IS NULL)"
)


class Migration(migrations.Migration):
    dependencies = [("badges", "0001_initial"), ("kit", "0002_purging")]
    operations = [
        migrations.AddField(
            model_name="decision",
            name="results",
            field=models.JSONField(blank=True, default=list),
        ),
        frozen("badges_award", CHANGED, "award", ("UPDATE",)),
        frozen("badges_award", ISSUED, "award_gone", ("DELETE",)),
        frozen("badges_badgeclasssnapshot", "1 = 1", "badge_class"),
    ]
