"""The audit is append-only, held by the database."""

from django.db import migrations

from portal.kit.triggers import frozen


class Migration(migrations.Migration):
    dependencies = [("kit", "0002_purging")]
    operations = [frozen("kit_auditentry", "OLD.id IS NOT NULL", "auditentry")]
