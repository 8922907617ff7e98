"""Who is in the evidence, frozen with the attempt (row D17)."""

import django.db.models.deletion
from django.db import migrations, models

import portal.kit.clock
import portal.kit.codes
from portal.kit.triggers import frozen

OPEN = "('draft', 'needs_fix')"


def closed(submission):
    return f"(SELECT status FROM submissions_submission WHERE id = {submission}) NOT IN {OPEN}"


def of_item(row):
    return (
        "(SELECT s.status FROM submissions_submission s JOIN submissions_evidence e"
        f" ON e.submission_id = s.id WHERE e.id = {row}.evidence_id) NOT IN {OPEN}"
    )


NOBODY = f"{closed('OLD.submission_id')} AND (NEW.nobody_at IS NULL) <> (OLD.nobody_at IS NULL)"
# Withheld once is withheld for good: what a person took back is not shown again.
SHOWN_AGAIN = "OLD.withheld_at IS NOT NULL AND NEW.withheld_at IS NULL"


class Migration(migrations.Migration):
    dependencies = [
        ("submissions", "0007_kept_scans"),
        ("kit", "0002_purging"),
    ]

    operations = [
        migrations.AddField(
            model_name="evidence",
            name="nobody_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="evidence",
            name="withheld_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.CreateModel(
            name="Person",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "handle",
                    models.CharField(
                        default=portal.kit.codes.long_code, max_length=40, unique=True
                    ),
                ),
                ("code", models.CharField(max_length=24)),
                (
                    "kind",
                    models.CharField(
                        choices=[("student", "A student"), ("adult", "An adult")], max_length=10
                    ),
                ),
                (
                    "consent",
                    models.CharField(
                        choices=[("pending", "Pending"), ("yes", "Yes"), ("no", "No")],
                        default="pending",
                        max_length=10,
                    ),
                ),
                ("consent_at", models.DateTimeField(blank=True, null=True)),
                ("created_at", models.DateTimeField(default=portal.kit.clock.now)),
                (
                    "enrollment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="people",
                        to="submissions.enrollment",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "people",
                "ordering": ["code", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Appearance",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("seen", models.BooleanField(default=False)),
                ("heard", models.BooleanField(default=False)),
                ("work", models.BooleanField(default=False)),
                (
                    "evidence",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="appearances",
                        to="submissions.evidence",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="appearances",
                        to="submissions.person",
                    ),
                ),
            ],
            options={
                "ordering": ["person__code", "pk"],
            },
        ),
        migrations.AddConstraint(
            model_name="person",
            constraint=models.UniqueConstraint(
                fields=("enrollment", "code"), name="one_person_per_code"
            ),
        ),
        migrations.AddConstraint(
            model_name="person",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("consent", "pending"), ("consent_at", None)),
                    models.Q(
                        models.Q(("consent", "pending"), _negated=True),
                        ("consent_at__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="consent_has_its_day",
            ),
        ),
        migrations.AddConstraint(
            model_name="appearance",
            constraint=models.UniqueConstraint(
                fields=("evidence", "person"), name="one_appearance_per_item"
            ),
        ),
        migrations.AddConstraint(
            model_name="appearance",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("seen", True), ("heard", True), ("work", True), _connector="OR"
                ),
                name="appears_somehow",
            ),
        ),
        frozen("submissions_evidence", NOBODY, "evidence_nobody", ("UPDATE",)),
        frozen("submissions_evidence", SHOWN_AGAIN, "evidence_withheld", ("UPDATE",)),
        frozen("submissions_appearance", of_item("OLD"), "appearance"),
        frozen("submissions_appearance", of_item("NEW"), "appearance_new", ("INSERT",)),
    ]
