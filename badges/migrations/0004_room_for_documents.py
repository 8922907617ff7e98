"""Room on each page of the awards for the documents that come after (PostgreSQL).

An award is written twice: when it is approved, and four times as long when it is issued. With
room beside it the longer row stays on its page, and none of the table's ten indexes is touched.
"""

from typing import Any

from django.db import migrations

FILL = "ALTER TABLE badges_award SET (fillfactor = 25)"
DEFAULT = "ALTER TABLE badges_award RESET (fillfactor)"


def _run(sql: str) -> Any:
    def alter(apps: Any, schema_editor: Any) -> None:
        if schema_editor.connection.vendor == "postgresql":
            schema_editor.execute(sql)

    return alter


class Migration(migrations.Migration):
    dependencies = [("badges", "0003_append_only_decisions")]
    operations = [migrations.RunPython(_run(FILL), _run(DEFAULT))]
