"""A decision is written once."""

from django.db import migrations

from portal.kit.triggers import frozen


class Migration(migrations.Migration):
    dependencies = [("badges", "0002_frozen_awards"), ("kit", "0002_purging")]
    operations = [frozen("badges_decision", "OLD.id IS NOT NULL", "decision")]
