"""What has been published already says its own name, issuer and language."""

import json
from typing import Any

from django.db import migrations
from django.db.models import OuterRef, Subquery


def fill(apps: Any, schema_editor: Any) -> None:
    classes = apps.get_model("badges", "BadgeClassSnapshot").objects
    for row in classes.select_related("version__credential").defer("image"):
        row.name = json.loads(row.document)["name"]
        row.language = row.version.language
        row.issuer_id = row.version.credential.issuer_id
        row.save(update_fields=["name", "language", "issuer"])
    same = classes.filter(version=OuterRef("version")).values("pk")[:1]
    apps.get_model("badges", "Award").objects.update(badge_class=Subquery(same))


class Migration(migrations.Migration):
    dependencies = [("badges", "0006_the_record")]
    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
