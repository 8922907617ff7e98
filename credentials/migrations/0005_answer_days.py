"""Within how many business days an issuer says that it answers."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("credentials", "0004_level_comments"),
    ]

    operations = [
        migrations.AddField(
            model_name="issuer",
            name="answer_days",
            field=models.PositiveIntegerField(blank=True, null=True),
        ),
    ]
