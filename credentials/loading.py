"""Loads the catalogue files; loading again changes nothing, a changed file makes a new version."""

import hashlib
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.db import transaction

from credentials import building, publishing
from credentials.models import (
    CatalogueFile,
    Issuer,
    MicroCredential,
    Stack,
    StackItem,
    StackOffer,
)
from portal.accounts.models import Affiliate

FOLDER = Path(__file__).resolve().parent / "catalogue"
Data = dict[str, Any]


@dataclass
class Report:
    """What a load did: titles of new versions, and how many files were unchanged."""

    published: list[str] = field(default_factory=list)
    unchanged: int = 0


def load(folder: Path = FOLDER) -> Report:
    """Load issuers, stacks and micro-credentials from `folder`; one transaction."""
    report = Report()
    with transaction.atomic():
        _issuers(_read(folder / "issuers.toml"))
        _stacks(_read(folder / "stacks.toml"))
        for path in sorted((folder / "micro_credentials").rglob("*.toml")):
            _file(path, folder, report)
    return report


def _read(path: Path) -> Data:
    with path.open("rb") as file:
        return tomllib.load(file)


def _issuers(data: Data) -> None:
    names = ("name", "url", "email", "description", "time_zone", "tagline")
    for row in data["issuers"]:
        values = {name: row[name] for name in names if name in row}
        Issuer.objects.update_or_create(slug=row["slug"], defaults=values)


def _stacks(data: Data) -> None:
    issuers = {issuer.slug: issuer for issuer in Issuer.objects.all()}
    california = Affiliate.objects.filter(slug="cta").first()
    for number, row in enumerate(data["stacks"], 1):
        stack, _new = Stack.objects.update_or_create(
            slug=row["slug"],
            defaults={
                "number": number,
                "name": row["name"],
                "issuer": issuers[row["issuer"]],
                "description": row["description"],
                "audience": row.get("audience", []),
            },
        )
        if california and row.get("featured_cta"):
            StackOffer.objects.get_or_create(
                affiliate=california, stack=stack, defaults={"featured": True}
            )


def _file(path: Path, folder: Path, report: Report) -> None:
    raw = path.read_bytes()
    digest, name = hashlib.sha256(raw).hexdigest(), str(path.relative_to(folder))
    known = CatalogueFile.objects.filter(path=name).first()
    if known and known.sha256 == digest:
        report.unchanged += 1
        return
    data = tomllib.loads(raw.decode())
    credential = _credential(data)
    version = building.build(credential, data, digest)
    publishing.publish(version)
    _places(credential, data)
    CatalogueFile.objects.update_or_create(
        path=name, defaults={"version": version, "sha256": digest}
    )
    report.published.append(credential.title)


def _credential(data: Data) -> MicroCredential:
    words = [data["title"], data["competency"], data["key_method"]]
    words += data["evidence_types"] + data.get("tags", [])
    credential, _new = MicroCredential.objects.update_or_create(
        slug=data["slug"],
        defaults={
            "code": data["code"],
            "title": data["title"],
            "issuer": Issuer.objects.get(slug=data["issuer"]),
            "is_demo_title": data.get("demo", False),
            "is_demo_text": data.get("demo_text", False),
            "search_text": " ".join(words).lower(),
        },
    )
    return credential


def _places(credential: MicroCredential, data: Data) -> None:
    for row in data.get("stacks", []):
        StackItem.objects.update_or_create(
            stack=Stack.objects.get(slug=row["slug"]),
            credential=credential,
            defaults={"position": row["position"], "label": row.get("label", "")},
        )
