"""Where arriving bytes lie: in the folder or in the bucket that holds the evidence later.

They lie from the first byte on under the very key that the finished original has, so nothing is
moved or copied at the end.
"""

from django.core.exceptions import ImproperlyConfigured
from django.core.files.storage import FileSystemStorage, storages
from storages.backends.s3 import S3Storage

from submissions.uploading.stores.base import AWAY, Busy, Lost, Store, Writer
from submissions.uploading.stores.bucket import BucketStore
from submissions.uploading.stores.local import LocalStore

__all__ = ["AWAY", "Busy", "Lost", "Store", "Writer", "current"]


def current() -> Store:
    """The store that belongs to the default storage. Raises ImproperlyConfigured for others."""
    storage = storages["default"]
    if isinstance(storage, S3Storage):
        return BucketStore(storage)
    if isinstance(storage, FileSystemStorage):
        return LocalStore(storage)
    raise ImproperlyConfigured(f"Uploads cannot go on in pieces on {type(storage).__name__}.")
