"""Who asked to see an identity; what was asked and answered is held by the database itself."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import portal.kit.clock
import portal.kit.codes
from portal.kit.triggers import frozen

ASKED = (
    "OLD.about_id <> NEW.about_id OR OLD.submission_id <> NEW.submission_id"
    " OR OLD.asked_by_id <> NEW.asked_by_id OR OLD.reason <> NEW.reason OR OLD.kind <> NEW.kind"
)
ANSWERED = (
    "OLD.state <> 'asked' AND (OLD.state <> NEW.state OR OLD.answered_by_id <> NEW.answered_by_id"
    " OR OLD.until <> NEW.until)"
)
SEEN = "OLD.seen_at IS NOT NULL AND (NEW.seen_at IS NULL OR NEW.seen_at <> OLD.seen_at)"


class Migration(migrations.Migration):
    dependencies = [
        ("kit", "0002_purging"),
        ("reviews", "0007_reports_rest_at_the_desk"),
        ("submissions", "0005_uploads"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Unblinding",
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
                    "kind",
                    models.CharField(
                        choices=[("educator", "Who wrote it"), ("reader", "Who read it")],
                        max_length=10,
                    ),
                ),
                ("named", models.CharField(max_length=20)),
                ("reason", models.TextField()),
                ("asked_at", models.DateTimeField(default=portal.kit.clock.now)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("asked", "Waits for a second person"),
                            ("granted", "Granted"),
                            ("refused", "Refused"),
                        ],
                        default="asked",
                        max_length=10,
                    ),
                ),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                ("until", models.DateTimeField(blank=True, null=True)),
                ("seen_at", models.DateTimeField(blank=True, null=True)),
                ("looks", models.PositiveIntegerField(default=0)),
                (
                    "about",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "answered_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "submission",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="unblindings",
                        to="submissions.submission",
                    ),
                ),
            ],
            options={
                "ordering": ["-asked_at", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("answered_at", None), ("answered_by", None), ("state", "asked")
                            ),
                            models.Q(
                                models.Q(("state", "asked"), _negated=True),
                                ("answered_at__isnull", False),
                                ("answered_by__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="unblinding_answer_paired",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("answered_by", None),
                            models.Q(("answered_by", models.F("asked_by")), _negated=True),
                            _connector="OR",
                        ),
                        name="unblinding_two_people",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("asked_by", models.F("about")), _negated=True),
                            models.Q(
                                ("answered_by", None),
                                models.Q(("answered_by", models.F("about")), _negated=True),
                                _connector="OR",
                            ),
                        ),
                        name="unblinding_not_oneself",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "granted"), ("until__isnull", False)),
                            models.Q(
                                models.Q(("state", "granted"), _negated=True), ("until", None)
                            ),
                            _connector="OR",
                        ),
                        name="unblinding_grant_ends",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("looks", 0), ("seen_at", None)),
                            models.Q(
                                ("looks__gt", 0), ("seen_at__isnull", False), ("state", "granted")
                            ),
                            _connector="OR",
                        ),
                        name="unblinding_seen_when_granted",
                    ),
                ],
            },
        ),
        frozen(
            "reviews_unblinding", f"{ASKED} OR ({ANSWERED}) OR ({SEEN})", "unblinding", ("UPDATE",)
        ),
        frozen("reviews_unblinding", "1 = 1", "unblinding_gone", ("DELETE",)),
    ]
