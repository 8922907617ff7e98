"""All of one's badges in one file that needs no portal: pictures, data, certificates, a page."""

import tempfile
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO

from django.template.loader import render_to_string
from django.utils.text import slugify

from badges import addresses
from badges.earning import certificate
from badges.facts import of_issuer
from badges.models import Award
from badges.openbadges import serialise, svg
from badges.openbadges.documents import profile
from badges.openbadges.png import bake
from portal.accounts.models import User

MEMORY = 4 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Packed:
    """One badge as the page in the archive shows it."""

    award: Award
    folder: str
    address: str


def archive(user: User, lang: str) -> IO[bytes]:
    """A temporary file at its start: the ZIP of every badge of `user`, private ones too."""
    target: IO[bytes] = tempfile.SpooledTemporaryFile(max_size=MEMORY)  # noqa: SIM115 - returned open
    kept = []
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as packed:
        for number, award in enumerate(_awards(user), 1):
            folder = f"{number:02d}-{slugify(award.title)[:60] or 'badge'}"
            kept.append(Packed(award, folder, addresses.assertion(award.uuid)))
            for name, content in _files(award, lang):
                packed.writestr(f"{folder}/{name}", content)
        page = render_to_string("badges/archive.html", {"badges": kept, "lang": lang})
        packed.writestr("index.html", page)
    target.seek(0)
    return target


def _awards(user: User) -> Iterator[Award]:
    """One at a time: each brings its picture along."""
    found = Award.objects.live().filter(person=user, issued_at__isnull=False)
    rows = found.select_related(
        *("version__credential", "badge_class__issuer", "badge_class__design", "person", "choice")
    ).defer("badge_class__design__image", "badge_class__design__svg")
    yield from rows.order_by("-awarded_on", "-pk").iterator(chunk_size=10)


def _files(award: Award, lang: str) -> Iterator[tuple[str, bytes | str]]:
    badge_class = award.badge_class
    yield "badge.png", bake(bytes(badge_class.image), award.document)
    if badge_class.svg:
        address = addresses.assertion(award.uuid)
        yield "badge.svg", svg.bake(badge_class.svg.encode(), award.document, address)
    yield "assertion.json", award.document
    yield "badge-class.json", badge_class.document
    yield "issuer.json", serialise.to_bytes(profile(of_issuer(badge_class.issuer)))
    yield "certificate.pdf", certificate.pdf(award, lang)
