"""Works that are approved together; what has been settled stays so."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import portal.kit.clock
import portal.kit.codes
from portal.kit.triggers import frozen


class Migration(migrations.Migration):
    dependencies = [
        ("badges", "0004_room_for_documents"),
        ("kit", "0002_purging"),
        ("submissions", "0005_uploads"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Batch",
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
                ("seed", models.CharField(default=portal.kit.codes.long_code, max_length=40)),
                ("begun_at", models.DateTimeField(default=portal.kit.clock.now)),
                ("confirmed_at", models.DateTimeField(blank=True, null=True)),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="batches",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "batches",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="BatchItem",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("rank", models.PositiveIntegerField()),
                ("recommended_at", models.DateTimeField()),
                ("looked_at", models.DateTimeField(blank=True, null=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("listed", "Listed"),
                            ("approved", "Approved"),
                            ("left_out", "Left Out"),
                        ],
                        default="listed",
                        max_length=10,
                    ),
                ),
                ("settled_at", models.DateTimeField(blank=True, null=True)),
                (
                    "batch",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="items",
                        to="badges.batch",
                    ),
                ),
                (
                    "decision",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="batch_item",
                        to="badges.decision",
                    ),
                ),
                (
                    "submission",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="batched",
                        to="submissions.submission",
                    ),
                ),
            ],
            options={
                "ordering": ["batch", "rank"],
            },
        ),
        migrations.AddConstraint(
            model_name="batch",
            constraint=models.UniqueConstraint(
                condition=models.Q(("closed_at", None)), fields=("by",), name="one_open_batch"
            ),
        ),
        migrations.AddConstraint(
            model_name="batch",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("closed_at", None), ("confirmed_at__isnull", False), _connector="OR"
                ),
                name="closed_batch_was_confirmed",
            ),
        ),
        migrations.AddConstraint(
            model_name="batchitem",
            constraint=models.UniqueConstraint(fields=("batch", "submission"), name="batched_once"),
        ),
        migrations.AddConstraint(
            model_name="batchitem",
            constraint=models.UniqueConstraint(fields=("batch", "rank"), name="batch_rank_once"),
        ),
        migrations.AddConstraint(
            model_name="batchitem",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("decision__isnull", False), ("state", "approved")),
                    models.Q(models.Q(("state", "approved"), _negated=True), ("decision", None)),
                    _connector="OR",
                ),
                name="approved_item_has_decision",
            ),
        ),
        frozen("badges_batch", "OLD.closed_at IS NOT NULL", "batch"),
        frozen("badges_batchitem", "OLD.state <> 'listed'", "batch_item"),
    ]
