"""What was issued is frozen by the database, with its class and the day until which it is good."""

import django.db.models.deletion
from django.db import migrations, models

from portal.kit.triggers import frozen

ISSUED = "OLD.issued_at IS NOT NULL"
CHANGED = (
    f"{ISSUED} AND (NEW.document <> OLD.document OR NEW.uuid <> OLD.uuid"
    " OR NEW.person_id <> OLD.person_id OR NEW.awarded_on <> OLD.awarded_on"
    " OR NEW.badge_class_id <> OLD.badge_class_id OR NEW.badge_class_id IS NULL"
    " OR COALESCE(NEW.version_id, 0) <> COALESCE(OLD.version_id, 0)"
    " OR COALESCE(NEW.stack_id, 0) <> COALESCE(OLD.stack_id, 0)"
    " OR (NEW.expires_at IS NULL) <> (OLD.expires_at IS NULL)"
    " OR NEW.expires_at <> OLD.expires_at OR NEW.issued_at IS NULL)"
)


class Migration(migrations.Migration):
    dependencies = [
        ("badges", "0007_fill_the_record"),
        ("credentials", "0006_valid_months"),
        ("kit", "0002_purging"),
    ]
    operations = [
        migrations.AlterField(
            model_name="badgeclasssnapshot",
            name="issuer",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="badge_classes",
                to="credentials.issuer",
            ),
        ),
        migrations.AlterField(
            model_name="badgeclasssnapshot",
            name="language",
            field=models.CharField(max_length=10),
        ),
        migrations.AlterField(
            model_name="badgeclasssnapshot",
            name="name",
            field=models.CharField(max_length=200),
        ),
        migrations.AddConstraint(
            model_name="award",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("document", ""), ("issued_at", None)),
                    models.Q(
                        ("badge_class__isnull", False),
                        ("issued_at__isnull", False),
                        models.Q(("document", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="issued_has_document",
            ),
        ),
        frozen("badges_award", CHANGED, "award", ("UPDATE",)),
        frozen("badges_award", ISSUED, "award_gone", ("DELETE",)),
        frozen("badges_badgeclasssnapshot", "1 = 1", "badge_class"),
    ]
