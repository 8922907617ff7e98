"""Warns of links out of the portal: what whoever opens them sees of whose they are."""

import re

from submissions.identity import Hit
from submissions.msgid import gettext_noop as _

LINK = re.compile(
    r"(?<![\w@/.])(?:https?://|www\.)(?P<host>[^\s/?#<>()\"'“”]{3,253})[^\s<>()\"“”]*",
    re.IGNORECASE,
)
SENTENCES = {
    "link_documents": _(
        "Whoever opens it sees the owner's name and picture, who else is in it, and its earlier versions."
    ),
    "link_video": _(
        "Whoever opens it sees the channel: its name, its picture and its other films."
    ),
    "link_profile": _("Whoever opens it sees the account: its name, its picture and its friends."),
    "link_school": _("Its address names a school or a district, before anybody opens it."),
    "link": _(
        "Whoever opens it sees the page as it is that day, with the names on it and in its address. Look at"
        " it in a private window."
    ),
}
_HOSTS = (
    (
        "link_documents",
        r"(?:docs|drive|sites|classroom|photos|slides|forms|jamboard)\.google\.com|forms\.gle"
        r"|photos\.app\.goo\.gl|(?:.+\.)?(?:dropbox|onedrive\.live|sharepoint|icloud|box|padlet"
        r"|canva|flipgrid|flip|notion|evernote|prezi|slideshare)\.(?:com|so|site)|1drv\.ms",
    ),
    (
        "link_video",
        r"(?:.+\.)?(?:youtube|vimeo|loom|screencastify|wevideo|edpuzzle)\.com|youtu\.be",
    ),
    (
        "link_profile",
        r"(?:.+\.)?(?:facebook|instagram|twitter|x|tiktok|threads|snapchat|pinterest|reddit|linkedin"
        r"|medium|substack|teacherspayteachers|patreon|soundcloud|github|flickr|tumblr)\.com"
        r"|fb\.com|(?:.+\.)?(?:threads\.net|bsky\.app|mastodon\.social|linktr\.ee|about\.me|t\.me)",
    ),
    ("link_school", r".+\.k12\.[a-z]{2}\.us|.*(?:school|isd|usd|district|academy|escuela).*\..+"),
)
_KINDS = [(kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in _HOSTS]


def scan(text: str, place: str) -> list[Hit]:
    """Every link to another place, with what opening it shows."""
    return [
        Hit(place, match.start(), end, text[match.start() : end], kind, SENTENCES[kind])
        for match in LINK.finditer(text)
        for kind, end in [(kind_of(match["host"]), _end(match))]
    ]


def kind_of(host: str) -> str:
    """What sort of place a host is: a key of SENTENCES."""
    plain = host.rpartition("@")[2].partition(":")[0].casefold()
    return next((kind for kind, pattern in _KINDS if pattern.fullmatch(plain)), "link")


def _end(match: re.Match[str]) -> int:
    """Without the punctuation of the sentence that a link ends."""
    return match.start() + len(match[0].rstrip(".,;:!?'’"))
