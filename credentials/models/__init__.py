"""The catalogue's rows."""

from credentials.models.issuers import Issuer, IssuerStaff
from credentials.models.links import LinkCheck, LinkReport
from credentials.models.parts import ArtifactSlot, Criterion, Level, LevelComment, Part, Prompt
from credentials.models.stacks import Stack, StackItem, StackOffer
from credentials.models.versions import (
    Alignment,
    CatalogueFile,
    EvidenceTag,
    MicroCredential,
    Version,
)

__all__ = [
    "Alignment",
    "ArtifactSlot",
    "CatalogueFile",
    "Criterion",
    "EvidenceTag",
    "Issuer",
    "IssuerStaff",
    "Level",
    "LevelComment",
    "LinkCheck",
    "LinkReport",
    "MicroCredential",
    "Part",
    "Prompt",
    "Stack",
    "StackItem",
    "StackOffer",
    "Version",
]
