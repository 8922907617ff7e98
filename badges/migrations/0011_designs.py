"""Own pictures for a credential, a stack or the issuer; looked at first, and frozen from then on.

The table of before held a credential's alone, and nothing has ever written to it.
"""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import portal.kit.clock
import portal.kit.codes
from portal.kit.triggers import frozen

USED = "OLD.used_at IS NOT NULL"
CHANGED = (
    f"{USED} AND (NEW.used_at IS NULL OR NEW.used_at <> OLD.used_at OR NEW.alt <> OLD.alt"
    " OR NEW.image <> OLD.image OR NEW.image_sha256 <> OLD.image_sha256 OR NEW.svg <> OLD.svg)"
)


class Migration(migrations.Migration):
    dependencies = [
        ("badges", "0010_stones"),
        ("credentials", "0007_issuer_telephone"),
        ("kit", "0002_purging"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]
    operations = [
        migrations.DeleteModel(name="Design"),
        migrations.CreateModel(
            name="Design",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uuid", models.UUIDField(default=portal.kit.codes.public_id, unique=True)),
                ("image", models.BinaryField()),
                ("image_sha256", models.CharField(max_length=64)),
                ("svg", models.TextField(blank=True)),
                ("alt", models.CharField(max_length=200)),
                ("dropped", models.JSONField(blank=True, default=list)),
                ("created_at", models.DateTimeField(default=portal.kit.clock.now)),
                ("used_at", models.DateTimeField(blank=True, null=True)),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                (
                    "created_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "credential",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="designs",
                        to="credentials.microcredential",
                    ),
                ),
                (
                    "issuer",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="designs",
                        to="credentials.issuer",
                    ),
                ),
                (
                    "stack",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="designs",
                        to="credentials.stack",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.AddField(
            model_name="badgeclasssnapshot",
            name="design",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="badge_classes",
                to="badges.design",
            ),
        ),
        migrations.AddConstraint(
            model_name="design",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("credential", None), ("issuer__isnull", False), ("stack", None)),
                    models.Q(("credential", None), ("issuer", None), ("stack__isnull", False)),
                    models.Q(("credential__isnull", False), ("issuer", None), ("stack", None)),
                    _connector="OR",
                ),
                name="design_of_one_thing",
            ),
        ),
        migrations.AddConstraint(
            model_name="design",
            constraint=models.CheckConstraint(
                condition=models.Q(("ended_at", None), ("used_at__isnull", False), _connector="OR"),
                name="design_used_then_ended",
            ),
        ),
        migrations.AddConstraint(
            model_name="design",
            constraint=models.UniqueConstraint(
                condition=models.Q(("ended_at", None), ("used_at__isnull", False)),
                fields=("issuer",),
                name="one_design_of_issuer_in_use",
            ),
        ),
        migrations.AddConstraint(
            model_name="design",
            constraint=models.UniqueConstraint(
                condition=models.Q(("ended_at", None), ("used_at__isnull", False)),
                fields=("stack",),
                name="one_design_of_stack_in_use",
            ),
        ),
        migrations.AddConstraint(
            model_name="design",
            constraint=models.UniqueConstraint(
                condition=models.Q(("ended_at", None), ("used_at__isnull", False)),
                fields=("credential",),
                name="one_design_of_credential_in_use",
            ),
        ),
        frozen("badges_design", CHANGED, "design", ("UPDATE",)),
        frozen("badges_design", USED, "design_gone", ("DELETE",)),
    ]
