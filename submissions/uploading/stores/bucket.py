"""Arriving bytes in a bucket: a multipart upload, with the last too small piece beside it.

A bucket takes no part under 5 MiB but the last one. What does not fill a part lies as an object of
its own, the tail, and goes in front of what comes next. Part numbers are given out once, so two
writers at the same moment never overwrite each other's part: one of them wins the offset in the
database, the other's part is never listed.
"""

import posixpath
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import Any
from weakref import WeakKeyDictionary

from botocore.exceptions import ClientError
from django.db import transaction
from storages.backends.s3 import S3Storage

from portal.kit import codes
from submissions.models import Upload
from submissions.uploading.stores.base import Lost
from submissions.uploading.stores.ranged import PIECE, Ranged

PART = 8 * 1024 * 1024
GONE = {"NoSuchUpload", "NoSuchKey", "InvalidPart", "404", "NotFound"}


# One for all threads of a process: a client may be shared, and each takes some 12 MiB of memory;
# the storage would make one for every thread.
_clients: WeakKeyDictionary[S3Storage, Any] = WeakKeyDictionary()


def _client_of(storage: S3Storage) -> Any:
    if storage not in _clients:
        _clients[storage] = storage.connection.meta.client
    return _clients[storage]


def is_gone(error: ClientError) -> bool:
    """Whether the bucket says that it knows no such thing."""
    return error.response.get("Error", {}).get("Code") in GONE


class BucketWriter:
    """Gathers bytes on the disk and sends a part whenever there is enough for one."""

    def __init__(self, store: "BucketStore", upload: Upload, gathered: Any) -> None:
        self.store, self.upload, self.gathered = store, upload, gathered
        self.parts: list[list[Any]] = []
        self.tail = self.replaced = ""

    def start(self, upload: Upload) -> None:
        """Take up the tail. Raises Lost."""
        self.upload, self.parts = upload, list(upload.parts)
        self.tail = self.replaced = upload.tail
        if self.tail:
            for piece in self.store.pieces(self.tail):
                self.gathered.write(piece)
        if sum(size for *_, size in self.parts) + self.gathered.tell() != upload.offset:
            raise Lost

    def write(self, piece: bytes) -> None:
        """Gather it, and send what fills a part."""
        self.gathered.write(piece)
        if self.gathered.tell() >= PART:
            self._send_part()

    def settle(self, *, is_last: bool) -> dict[str, Any]:
        """Send what is gathered: as the last part, or as the new tail."""
        left = self.gathered.tell()
        self.tail = ""
        if left and is_last:
            self._send_part()
        elif left:
            self.tail = f"{self.upload.key}.{codes.public_id()}"
            self.gathered.seek(0)
            self.store.put(self.tail, self.gathered)
            self.gathered.seek(left)
        return {"parts": self.parts, "tail": self.tail}

    def settled(self) -> None:
        """The tail that was replaced is of no use any more."""
        if self.replaced and self.replaced != self.tail:
            self.store.delete(self.replaced)
        self.replaced = self.tail

    def give_up(self) -> None:
        """The new tail goes; parts that are never listed vanish with the multipart upload."""
        if self.tail and self.tail != self.replaced:
            self.store.delete(self.tail)

    def _send_part(self) -> None:
        size, number = self.gathered.tell(), _next_number(self.upload)
        self.gathered.seek(0)
        etag = self.store.send_part(self.upload, number, self.gathered)
        self.parts = [*self.parts, [number, etag, size]]
        self.gathered.seek(0)
        self.gathered.truncate()


class BucketStore:
    """A bucket behind the client of django-storages."""

    def __init__(self, storage: S3Storage) -> None:
        self.client = _client_of(storage)
        self.bucket, self.location = storage.bucket_name, storage.location

    def _at(self, key: str) -> dict[str, str]:
        return {"Bucket": self.bucket, "Key": posixpath.join(self.location, key)}

    def begin(self, upload: Upload) -> dict[str, Any]:
        """Open a multipart upload under the final key."""
        return {"session": self.client.create_multipart_upload(**self._at(upload.key))["UploadId"]}

    @contextmanager
    def writing(self, upload: Upload) -> Iterator[BucketWriter]:
        """A writer with room on the disk for one part."""
        with tempfile.TemporaryFile(prefix="upload-") as gathered:
            yield BucketWriter(self, upload, gathered)

    def complete(self, upload: Upload) -> None:
        """Join the parts; where that was done before, the object must be whole. Raises Lost."""
        listed = [{"PartNumber": number, "ETag": etag} for number, etag, _size in upload.parts]
        try:
            self.client.complete_multipart_upload(
                **self._at(upload.key), UploadId=upload.session, MultipartUpload={"Parts": listed}
            )
        except ClientError as error:
            if not is_gone(error):
                raise
            if self.size_of(upload.key) != upload.size:
                raise Lost from error

    def opened(self, upload: Upload) -> closing[Ranged]:
        """The joined object, read by ranges."""
        return closing(Ranged(self.client, self._at(upload.key), upload.size))

    def forget(self, upload: Upload) -> None:
        """End the multipart upload; remove the tails and the object."""
        try:
            self.client.abort_multipart_upload(**self._at(upload.key), UploadId=upload.session)
        except ClientError as error:
            if not is_gone(error):
                raise
        around = {"Bucket": self.bucket, "Prefix": self._at(upload.key)["Key"]}
        for each in self.client.list_objects_v2(**around).get("Contents", []):
            self.client.delete_object(Bucket=self.bucket, Key=each["Key"])

    def send_part(self, upload: Upload, number: int, body: Any) -> str:
        """Send one part; returns the tag by which it is listed."""
        sent = self.client.upload_part(
            **self._at(upload.key), UploadId=upload.session, PartNumber=number, Body=body
        )
        return sent["ETag"]

    def put(self, key: str, body: Any) -> None:
        """Store a tail."""
        self.client.put_object(**self._at(key), Body=body)

    def delete(self, key: str) -> None:
        """Remove a tail."""
        self.client.delete_object(**self._at(key))

    def pieces(self, key: str) -> Iterator[bytes]:
        """The bytes of a tail. Raises Lost."""
        try:
            body = self.client.get_object(**self._at(key))["Body"]
        except ClientError as error:
            if not is_gone(error):
                raise
            raise Lost from error
        with closing(body):
            yield from body.iter_chunks(PIECE)

    def size_of(self, key: str) -> int:
        """How long an object is; -1 where there is none."""
        try:
            return self.client.head_object(**self._at(key))["ContentLength"]
        except ClientError as error:
            if not is_gone(error):
                raise
            return -1


def _next_number(upload: Upload) -> int:
    """A part number that nobody else gets."""
    with transaction.atomic():
        rows = Upload.objects.select_for_update().filter(pk=upload.pk)
        number = rows.values_list("next_part", flat=True).first()
        if number is None:
            raise Lost
        rows.update(next_part=number + 1)
    return number
