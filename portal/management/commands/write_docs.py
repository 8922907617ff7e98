"""`manage.py write_docs`: write the generated pages of docs/reference again."""

from typing import Any

from django.core.management.base import BaseCommand

from portal.documenting import addresses, features, invariants, workflow
from portal.documenting.features import ROOT

PAGES = {
    "workflow": workflow.page,
    "urls": addresses.page,
    "features": features.page,
    "invariants": invariants.page,
}


class Command(BaseCommand):
    """Writes the pages that are generated from the code."""

    help = "Write the generated pages of docs/reference from the code."

    def handle(self, *args: Any, **options: Any) -> None:
        """Write every page."""
        for name, page in PAGES.items():
            (ROOT / "docs" / "reference" / f"{name}.md").write_text(page())
            self.stdout.write(f"docs/reference/{name}.md")
