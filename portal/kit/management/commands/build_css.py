"""`manage.py build_css`: write static/css/site.css anew after a change of its sources."""

from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand

from portal.kit import stylesheet


class Command(BaseCommand):
    help = "Bundle the stylesheets of static/css into static/css/site.css."

    def handle(self, *args, **options):
        folder = Path(settings.BASE_DIR) / "static" / "css"
        text = stylesheet.bundle(folder)
        (folder / stylesheet.BUNDLE).write_text(text, encoding="utf-8")
        self.stdout.write(f"{stylesheet.BUNDLE}: {len(text.encode())} bytes")
