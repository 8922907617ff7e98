"""The stay at the anonymity officer's desk, and what the readers' copy leaves out."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import portal.kit.clock
import portal.kit.codes


class Migration(migrations.Migration):
    dependencies = [
        ("submissions", "0008_people_and_consent"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="submission",
            name="covered",
            field=models.JSONField(blank=True, null=True),
        ),
        migrations.CreateModel(
            name="PreCheck",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "code",
                    models.CharField(
                        default=portal.kit.codes.slot_code, max_length=12, unique=True
                    ),
                ),
                (
                    "cause",
                    models.CharField(
                        choices=[
                            ("scan", "The check could not clear it"),
                            ("report", "A reader reported it"),
                        ],
                        max_length=10,
                    ),
                ),
                ("seen", models.JSONField(default=list)),
                ("opened_at", models.DateTimeField(default=portal.kit.clock.now)),
                ("due_at", models.DateTimeField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "Waits for an answer"),
                            ("kept", "Kept on hold"),
                            ("cleared", "Cleared for review"),
                            ("returned", "Returned to its author"),
                        ],
                        default="open",
                        max_length=10,
                    ),
                ),
                ("settled_at", models.DateTimeField(blank=True, null=True)),
                (
                    "settled_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "submission",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="prechecks",
                        to="submissions.submission",
                    ),
                ),
            ],
            options={
                "ordering": ["due_at", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state__in", ("open", "kept"))),
                        fields=("submission",),
                        name="one_live_precheck",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("settled_at", None), ("settled_by", None)),
                            models.Q(("settled_at__isnull", False), ("settled_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="precheck_settled_paired",
                    ),
                ],
            },
        ),
    ]
