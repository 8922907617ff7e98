"""The keys that issuers sign with, what was signed, and the triggers that keep both."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import portal.kit.clock
import portal.kit.codes
from portal.kit.triggers import frozen

# A retired key can still turn out to be in other hands; nothing else about it changes.
CHANGED = (
    "NEW.uuid <> OLD.uuid OR NEW.issuer_id <> OLD.issuer_id OR NEW.public_pem <> OLD.public_pem"
    " OR NEW.created_at <> OLD.created_at OR (OLD.retired_at IS NOT NULL AND ("
    "NEW.retired_at IS NULL OR NEW.retired_at <> OLD.retired_at"
    " OR OLD.reason = 'compromised' OR NEW.reason <> 'compromised'))"
)


class Migration(migrations.Migration):
    dependencies = [
        ("badges", "0008_keep_the_record"),
        ("credentials", "0005_answer_days"),
        ("kit", "0002_purging"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="SigningKey",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uuid", models.UUIDField(default=portal.kit.codes.public_id, unique=True)),
                ("public_pem", models.TextField()),
                ("sealed", models.BinaryField(null=True)),
                ("created_at", models.DateTimeField(default=portal.kit.clock.now)),
                ("retired_at", models.DateTimeField(blank=True, null=True)),
                (
                    "reason",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("planned", "It is time for a new one"),
                            ("compromised", "Somebody else has it, or may have it"),
                        ],
                        max_length=12,
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=500)),
                (
                    "created_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "issuer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="signing_keys",
                        to="credentials.issuer",
                    ),
                ),
                (
                    "retired_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-created_at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="SignedAssertion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uuid", models.UUIDField(default=portal.kit.codes.public_id, unique=True)),
                ("jws", models.TextField()),
                ("created_at", models.DateTimeField(default=portal.kit.clock.now)),
                (
                    "award",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="signed",
                        to="badges.award",
                    ),
                ),
                (
                    "key",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="signed",
                        to="badges.signingkey",
                    ),
                ),
            ],
            options={
                "ordering": ["-created_at", "-pk"],
            },
        ),
        migrations.AddConstraint(
            model_name="signingkey",
            constraint=models.UniqueConstraint(
                condition=models.Q(("retired_at", None)),
                fields=("issuer",),
                name="one_active_signing_key",
            ),
        ),
        migrations.AddConstraint(
            model_name="signingkey",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("reason", ""),
                        ("retired_at", None),
                        ("retired_by", None),
                        ("sealed__isnull", False),
                    ),
                    models.Q(
                        ("reason__in", ("planned", "compromised")),
                        ("retired_at__isnull", False),
                        ("retired_by__isnull", False),
                        ("sealed", None),
                    ),
                    _connector="OR",
                ),
                name="signing_key_active_or_retired",
            ),
        ),
        migrations.AddConstraint(
            model_name="signedassertion",
            constraint=models.UniqueConstraint(
                fields=("award", "key"), name="signed_once_with_a_key"
            ),
        ),
        frozen("badges_signingkey", CHANGED, "signing_key", ("UPDATE",)),
        frozen("badges_signingkey", "OLD.id IS NOT NULL", "signing_key_gone", ("DELETE",)),
        frozen("badges_signedassertion", "OLD.id IS NOT NULL", "signed_assertion"),
    ]
