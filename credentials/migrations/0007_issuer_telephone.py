from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("credentials", "0006_valid_months"),
    ]

    operations = [
        migrations.AddField(
            model_name="issuer",
            name="telephone",
            field=models.CharField(blank=True, max_length=16),
        ),
    ]
