"""Stored bytes: measured while they stream in, forgotten when nothing needs them."""

import hashlib
from typing import Any

from submissions.models import Evidence


def sha256(upload: Any) -> str:
    """The hash of an uploaded file, read in pieces; the file is rewound."""
    digest = hashlib.sha256()
    for piece in upload.chunks():
        digest.update(piece)
    upload.seek(0)
    return digest.hexdigest()


def forget(*files: Any) -> None:
    """Delete stored files that no row needs any more; a copy on another attempt keeps them."""
    for file in files:
        if file and not _is_needed(file.name):
            file.storage.delete(file.name)


def _is_needed(name: str) -> bool:
    rows = Evidence.objects.filter(purged_at=None)
    return rows.filter(original=name).exists() or rows.filter(cleaned=name).exists()
