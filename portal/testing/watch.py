"""What pages in Chromium complain about."""

from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext


class Watch:
    """Hears what pages complain about; `silent` at the end of a test is the check.

    A test that provokes an answer which the browser reports names a part of that report in
    `expected`, for example "status of 409".
    """

    def __init__(self, home: str) -> None:
        self.host = urlsplit(home).netloc
        self.expected: list[str] = []
        self.complaints: list[str] = []

    def over(self, context: BrowserContext) -> None:
        """Listen to every page of this context."""
        context.on(
            "console", lambda said: self._hear(said.type, f"{said.text} {said.location['url']}")
        )
        context.on("weberror", lambda error: self._hear("error", str(error.error)))
        context.on("request", lambda asked: self._leaves(asked.url))
        context.on("response", lambda said: self._broke(said.status, said.url))

    def silent(self) -> list[str]:
        """What was said and is not expected."""
        return [c for c in self.complaints if not any(each in c for each in self.expected)]

    def _hear(self, kind: str, text: str) -> None:
        if kind in ("error", "warning"):
            self.complaints.append(f"{kind}: {text}")

    def _leaves(self, url: str) -> None:
        there = urlsplit(url)
        if there.scheme in ("http", "https") and there.netloc != self.host:
            self.complaints.append(f"a page asked {url}")

    def _broke(self, status: int, url: str) -> None:
        if status >= 500:
            self.complaints.append(f"{url} answered {status}")
