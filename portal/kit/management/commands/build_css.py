"""`manage.py build_css`: write the bundles of static/css anew after a change of its sources."""

from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand

from portal.kit import stylesheet


class Command(BaseCommand):
    """Writes the bundles; changes nothing where the parts did not change."""

    help = "Bundle the stylesheets of static/css into site.css, pages.css and rooms.css."

    def handle(self, *args, **options):
        folder = Path(settings.BASE_DIR) / "static" / "css"
        for name in stylesheet.BUNDLES:
            text = stylesheet.bundle(folder, name)
            (folder / name).write_text(text, encoding="utf-8")
            self.stdout.write(f"{name}: {len(text.encode())} bytes")
