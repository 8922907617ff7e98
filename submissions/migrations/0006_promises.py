"""The day an answer is promised for; what the feedback says of each part, and the ticked tips."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("submissions", "0005_uploads"),
    ]

    operations = [
        migrations.AddField(
            model_name="partentry",
            name="advice",
            field=models.JSONField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="submission",
            name="promised_on",
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="submission",
            name="promise_set_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="submission",
            name="ticks",
            field=models.JSONField(blank=True, null=True),
        ),
    ]
