"""What a stack's badge is made of, frozen by the database like the class itself."""

import django.db.models.deletion
from django.db import migrations, models

from portal.kit.triggers import frozen


class Migration(migrations.Migration):
    dependencies = [
        ("badges", "0009_signing_keys"),
        ("credentials", "0006_valid_months"),
        ("kit", "0002_purging"),
    ]
    operations = [
        migrations.CreateModel(
            name="Stone",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveIntegerField()),
                ("title", models.CharField(max_length=200)),
                (
                    "badge_class",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="stones",
                        to="badges.badgeclasssnapshot",
                    ),
                ),
                (
                    "credential",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="stones",
                        to="credentials.microcredential",
                    ),
                ),
            ],
            options={
                "ordering": ["badge_class", "position"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("badge_class", "position"), name="stone_place_once"
                    ),
                    models.UniqueConstraint(
                        fields=("badge_class", "credential"), name="stone_once"
                    ),
                ],
            },
        ),
        frozen("badges_stone", "1 = 1", "stone"),
    ]
