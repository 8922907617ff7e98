"""A small client of the upload protocol, for tests."""

import base64
import hashlib
import io

from submissions.models import Upload
from submissions.uploading import actions, protocol
from submissions.uploading.actions import Told
from submissions.uploading.receiving import Body

TUS = {"Tus-Resumable": "1.0.0"}


class Cut(io.BytesIO):
    """A line that breaks after so many bytes, loudly or quietly."""

    def __init__(self, data, after, *, loudly=True):
        super().__init__(data[:after])
        self.loudly = loudly

    def read(self, size=-1):
        piece = super().read(size)
        if not piece and self.loudly:
            raise OSError("the line is cut")
        return piece


def checksum(data, algorithm="sha256"):
    """Upload-Checksum of these bytes."""
    summed = hashlib.new(algorithm, data).digest()
    return {"Upload-Checksum": f"{algorithm} {base64.b64encode(summed).decode()}"}


class Sender:
    """Talks to the addresses as `client`, about one slot."""

    def __init__(self, client, slot_page):
        self.client, self.address = client, slot_page + "uploads/"

    def create(self, size, name="plan.pdf", caption="", **headers):
        told = protocol.described({"filename": name, "caption": caption})
        given = {**TUS, "Upload-Length": str(size), "Upload-Metadata": told, **headers}
        return self.client.post(self.address, headers=given)

    def begin(self, size, name="plan.pdf", **more):
        """The path of a new upload."""
        answer = self.create(size, name, **more)
        assert answer.status_code == 201, answer.content
        return answer["Location"].removeprefix("http://testserver")

    def patch(self, path, offset, data, *, content_type=protocol.BODY, **headers):
        given = {**TUS, "Upload-Offset": str(offset), **headers}
        more = {"CONTENT_TYPE": content_type}
        return self.client.generic("PATCH", path, data, headers=given, **more)

    def head(self, path, **headers):
        return self.client.head(path, headers={**TUS, **headers})

    def delete(self, path):
        return self.client.delete(path, headers=TUS)

    def send(self, data, name="plan.pdf", **more):
        """A whole file in one piece; returns its row."""
        path = self.begin(len(data), name, **more)
        assert self.patch(path, 0, data, **checksum(data)).status_code == 204
        return row_of(path)


def row_of(path):
    """The upload at this path, as it is now."""
    return Upload.objects.get(code=path.rstrip("/").rpartition("/")[2])


def begun(entry, size, by, name="plan.pdf"):
    """An upload made by the action itself."""
    return actions.begin(entry, entry.part.slots.first(), Told(name, size), by=by)


def arrive(upload, data, by, *, stream=None, check=None):
    """The next bytes, by the action itself; returns the row as it is now."""
    body = Body(stream or io.BytesIO(data), upload.offset, len(data), check)
    fresh = Upload.objects.select_related("submission__enrollment", "slot").get(pk=upload.pk)
    actions.receive(fresh, body, by=by)
    return Upload.objects.select_related("submission__enrollment", "slot").get(pk=upload.pk)
