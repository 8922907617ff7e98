"""What a reader promised is held by the database itself."""

from django.db import migrations

from portal.kit.triggers import frozen


class Migration(migrations.Migration):
    dependencies = [("reviews", "0005_terms_of_reading"), ("kit", "0002_purging")]

    operations = [frozen("reviews_confidentiality", "1 = 1", "confidentiality")]
