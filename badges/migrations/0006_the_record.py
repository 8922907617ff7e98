"""Room for all thirteen fields of a badge, for what follows an award, and for what is shown of it."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import portal.kit.clock
import portal.kit.codes
from portal.kit.triggers import unfrozen

# As they were frozen in 0002.
ISSUED = "OLD.issued_at IS NOT NULL"
AWARD_CHANGED = (
    f"{ISSUED} AND (NEW.document <> OLD.document OR NEW.uuid <> OLD.uuid"
    " OR NEW.person_id <> OLD.person_id OR NEW.version_id <> OLD.version_id"
    " OR NEW.awarded_on <> OLD.awarded_on OR NEW.issued_at IS NULL)"
)


class Migration(migrations.Migration):
    dependencies = [
        ("badges", "0005_batches"),
        ("credentials", "0006_valid_months"),
        ("submissions", "0009_precheck"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        unfrozen("badges_award", AWARD_CHANGED, "award", ("UPDATE",)),
        unfrozen("badges_award", ISSUED, "award_gone", ("DELETE",)),
        unfrozen("badges_badgeclasssnapshot", "1 = 1", "badge_class"),
        migrations.CreateModel(
            name="Choice",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name_shown", models.BooleanField(default=False)),
                ("evidence_shown", models.BooleanField(default=False)),
                ("evidence_text", models.TextField(blank=True)),
                ("on_profile", models.BooleanField(default=False)),
                ("hidden_at", models.DateTimeField(blank=True, null=True)),
                ("changed_at", models.DateTimeField(default=portal.kit.clock.now)),
            ],
        ),
        migrations.CreateModel(
            name="Design",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("image", models.BinaryField()),
                ("svg", models.TextField(blank=True)),
                ("alt", models.CharField(max_length=200)),
                ("created_at", models.DateTimeField(default=portal.kit.clock.now)),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Endorsement",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uuid", models.UUIDField(default=portal.kit.codes.public_id, unique=True)),
                ("endorser", models.CharField(max_length=200)),
                ("endorser_url", models.URLField()),
                ("endorser_email", models.EmailField(max_length=254)),
                ("comment", models.TextField()),
                ("language", models.CharField(default="en", max_length=10)),
                ("endorsed_on", models.DateField()),
                ("created_at", models.DateTimeField(default=portal.kit.clock.now)),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="PublicProfile",
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
                        default=portal.kit.codes.long_code, max_length=40, unique=True
                    ),
                ),
                ("is_on", models.BooleanField(default=False)),
                ("name", models.CharField(blank=True, max_length=120)),
                ("about", models.TextField(blank=True)),
                ("changed_at", models.DateTimeField(default=portal.kit.clock.now)),
            ],
        ),
        migrations.CreateModel(
            name="Revocation",
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
                    "reason",
                    models.CharField(
                        choices=[
                            ("mistake", "Issued by mistake"),
                            ("evidence", "The evidence was not what it was said to be"),
                            ("consent", "People in the evidence did not consent"),
                            ("request", "The earner asked for it"),
                        ],
                        max_length=10,
                    ),
                ),
                ("note", models.TextField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("asked", "Waiting"),
                            ("confirmed", "Revoked"),
                            ("dropped", "Not revoked"),
                        ],
                        default="asked",
                        max_length=10,
                    ),
                ),
                ("asked_at", models.DateTimeField(default=portal.kit.clock.now)),
                ("reply_until", models.DateTimeField()),
                ("reply", models.TextField(blank=True)),
                ("replied_at", models.DateTimeField(blank=True, null=True)),
                ("settled_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Succession",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("reissue", "Reissue"), ("renewal", "Renewal")], max_length=8
                    ),
                ),
                ("at", models.DateTimeField(default=portal.kit.clock.now)),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.AlterModelOptions(
            name="badgeclasssnapshot",
            options={"ordering": ["pk"]},
        ),
        migrations.RemoveConstraint(
            model_name="award",
            name="one_live_award",
        ),
        migrations.RemoveConstraint(
            model_name="award",
            name="issued_has_document",
        ),
        migrations.AddField(
            model_name="award",
            name="badge_class",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="awards",
                to="badges.badgeclasssnapshot",
            ),
        ),
        migrations.AddField(
            model_name="award",
            name="expires_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="award",
            name="revocation_code",
            field=models.CharField(
                blank=True,
                choices=[
                    ("mistake", "It was issued by mistake."),
                    ("evidence", "The evidence was not what it was said to be."),
                    ("consent", "People in the evidence did not consent."),
                    ("request", "Its owner asked for it."),
                    ("superseded", "It was written anew and this copy was replaced."),
                    ("erased", "It was erased."),
                ],
                max_length=12,
            ),
        ),
        migrations.AddField(
            model_name="award",
            name="stack",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="awards",
                to="credentials.stack",
            ),
        ),
        migrations.AddField(
            model_name="award",
            name="succeeded_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="badgeclasssnapshot",
            name="edition",
            field=models.PositiveIntegerField(default=1),
        ),
        migrations.AddField(
            model_name="badgeclasssnapshot",
            name="issuer",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="badge_classes",
                to="credentials.issuer",
            ),
        ),
        migrations.AddField(
            model_name="badgeclasssnapshot",
            name="language",
            field=models.CharField(default="", max_length=10),
        ),
        migrations.AddField(
            model_name="badgeclasssnapshot",
            name="name",
            field=models.CharField(default="", max_length=200),
        ),
        migrations.AddField(
            model_name="badgeclasssnapshot",
            name="stack",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="badge_classes",
                to="credentials.stack",
            ),
        ),
        migrations.AddField(
            model_name="badgeclasssnapshot",
            name="svg",
            field=models.TextField(blank=True),
        ),
        migrations.AlterField(
            model_name="award",
            name="source",
            field=models.CharField(
                choices=[
                    ("decision", "Decision"),
                    ("stack", "Stack"),
                    ("succession", "Succession"),
                ],
                default="decision",
                max_length=12,
            ),
        ),
        migrations.AlterField(
            model_name="award",
            name="version",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="awards",
                to="credentials.version",
            ),
        ),
        migrations.AlterField(
            model_name="badgeclasssnapshot",
            name="version",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="badge_classes",
                to="credentials.version",
            ),
        ),
        migrations.AddConstraint(
            model_name="award",
            constraint=models.UniqueConstraint(
                condition=models.Q(("revoked_at", None), ("succeeded_at", None)),
                fields=("person", "version"),
                name="one_live_award",
            ),
        ),
        migrations.AddConstraint(
            model_name="award",
            constraint=models.UniqueConstraint(
                condition=models.Q(("revoked_at", None), ("succeeded_at", None)),
                fields=("person", "stack"),
                name="one_live_stack_award",
            ),
        ),
        migrations.AddConstraint(
            model_name="award",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("stack__isnull", False), ("version", None)),
                    models.Q(("stack", None), ("version__isnull", False)),
                    _connector="OR",
                ),
                name="award_for_one_thing",
            ),
        ),
        migrations.AddConstraint(
            model_name="badgeclasssnapshot",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("stack__isnull", False), ("version", None)),
                    models.Q(("stack", None), ("version__isnull", False)),
                    _connector="OR",
                ),
                name="class_of_one_thing",
            ),
        ),
        migrations.AddConstraint(
            model_name="badgeclasssnapshot",
            constraint=models.UniqueConstraint(
                fields=("version", "edition"), name="class_edition_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="badgeclasssnapshot",
            constraint=models.UniqueConstraint(
                fields=("stack", "edition"), name="stack_class_edition_once"
            ),
        ),
        migrations.AddField(
            model_name="choice",
            name="award",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="choice",
                to="badges.award",
            ),
        ),
        migrations.AddField(
            model_name="design",
            name="created_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="design",
            name="credential",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="designs",
                to="credentials.microcredential",
            ),
        ),
        migrations.AddField(
            model_name="endorsement",
            name="credential",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="endorsements",
                to="credentials.microcredential",
            ),
        ),
        migrations.AddField(
            model_name="endorsement",
            name="issuer",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="endorsements",
                to="credentials.issuer",
            ),
        ),
        migrations.AddField(
            model_name="endorsement",
            name="stack",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="endorsements",
                to="credentials.stack",
            ),
        ),
        migrations.AddField(
            model_name="publicprofile",
            name="person",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="public_profile",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="revocation",
            name="asked_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="revocation",
            name="award",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="revocations",
                to="badges.award",
            ),
        ),
        migrations.AddField(
            model_name="revocation",
            name="settled_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="succession",
            name="new",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="follows",
                to="badges.award",
            ),
        ),
        migrations.AddField(
            model_name="succession",
            name="old",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="followed_by",
                to="badges.award",
            ),
        ),
        migrations.AddConstraint(
            model_name="design",
            constraint=models.UniqueConstraint(
                condition=models.Q(("ended_at", None)),
                fields=("credential",),
                name="one_design_in_use",
            ),
        ),
        migrations.AddConstraint(
            model_name="endorsement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("credential", None), ("issuer__isnull", False), ("stack", None)),
                    models.Q(("credential", None), ("issuer", None), ("stack__isnull", False)),
                    models.Q(("credential__isnull", False), ("issuer", None), ("stack", None)),
                    _connector="OR",
                ),
                name="endorses_one_thing",
            ),
        ),
        migrations.AddConstraint(
            model_name="revocation",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "asked")),
                fields=("award",),
                name="one_open_revocation",
            ),
        ),
        migrations.AddConstraint(
            model_name="revocation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("settled_at", None), ("settled_by", None)),
                    models.Q(("settled_at__isnull", False), ("settled_by__isnull", False)),
                    _connector="OR",
                ),
                name="revocation_settled_paired",
            ),
        ),
        migrations.AddConstraint(
            model_name="revocation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("settled_by", None),
                    models.Q(("settled_by", models.F("asked_by")), _negated=True),
                    _connector="OR",
                ),
                name="revocation_two_people",
            ),
        ),
    ]
