"""A reader's report begins a stay at the officer's desk, which holds its code and its answer."""

import django.db.models.deletion
from django.db import migrations, models


def to_the_desk(apps, schema_editor):
    PreCheck = apps.get_model("submissions", "PreCheck")
    Report = apps.get_model("reviews", "IdentityReport")
    known = set()
    for report in Report.objects.select_related("slot__submission").order_by("-reported_at"):
        work = report.slot.submission
        rests = report.state == "kept" or report.state == "open"
        state = report.state
        # One stay of an attempt is live; earlier ones were over when the next began.
        if rests and (work.pk in known or work.status != "held"):
            state = "cleared"
        known.add(work.pk)
        report.case = PreCheck.objects.create(
            code=report.code,
            submission_id=work.pk,
            cause="report",
            opened_at=report.reported_at,
            due_at=report.reported_at,
            state=state,
            settled_by_id=report.settled_by_id,
            settled_at=report.settled_at,
        )
        report.save(update_fields=["case"])
    if schema_editor.connection.vendor == "postgresql":
        # The columns below cannot change while the new keys still wait to be checked.
        schema_editor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        schema_editor.execute("SET CONSTRAINTS ALL DEFERRED")


class Migration(migrations.Migration):
    dependencies = [
        ("submissions", "0009_precheck"),
        ("reviews", "0006_frozen_agreements"),
    ]

    operations = [
        migrations.AddField(
            model_name="identityreport",
            name="case",
            field=models.OneToOneField(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="report",
                to="submissions.precheck",
            ),
        ),
        migrations.RunPython(to_the_desk, migrations.RunPython.noop),
        migrations.RemoveConstraint(
            model_name="identityreport", name="identity_report_settled_paired"
        ),
        migrations.RemoveField(model_name="identityreport", name="code"),
        migrations.RemoveField(model_name="identityreport", name="settled_at"),
        migrations.RemoveField(model_name="identityreport", name="settled_by"),
        migrations.RemoveField(model_name="identityreport", name="state"),
        migrations.AlterField(
            model_name="identityreport",
            name="case",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="report",
                to="submissions.precheck",
            ),
        ),
    ]
