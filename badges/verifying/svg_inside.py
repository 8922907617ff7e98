"""`python -m badges.verifying.svg_inside`: an SVG on the standard input, what it says as JSON.

Runs sealed, started by `badges.verifying.svg` alone. Nothing of Django is loaded here.
"""

import json
import sys

from lxml import etree

from submissions.cleaning import seal

NAMESPACE, PREFIX = "http://openbadges.org", "openbadges"
ROOT = "{http://www.w3.org/2000/svg}svg"
MEMORY, SECONDS = 256 * 1024 * 1024, 5


def main() -> None:
    """Read all, close the doors, and only then look into it."""
    seal.limit(MEMORY, seconds=SECONDS, written=0)
    data = sys.stdin.buffer.read()
    # the parser's own parts are loaded before the doors are closed
    etree.fromstring(b"<a/>")
    closed = seal.close_doors() or "--open-doors" in sys.argv
    report = read(data) if closed else {"refused": "svg"}
    json.dump(report, sys.stdout)


def read(data: bytes) -> dict[str, str]:
    """`verify` and `body` of the one assertion, or `refused` with the reason."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError:
        return {"refused": "svg"}
    declared = root.getroottree().docinfo.internalDTD
    if declared is not None and any(True for _entity in declared.iterentities()):
        return {"refused": "entities"}
    if root.tag != ROOT:
        return {"refused": "svg"}
    found = root.findall(f".//{{{NAMESPACE}}}assertion")
    if len(found) != 1:
        return {"refused": "many" if found else "none"}
    return {"refused": "place"} if not _is_in_place(root, found[0]) else _told(found[0])


def _is_in_place(root: etree._Element, badge: etree._Element) -> bool:
    """Directly after the opening tag, and by the prefix that other readers look for."""
    first = next((each for each in root if isinstance(each.tag, str)), None)
    return badge is first and badge.prefix == PREFIX


def _told(badge: etree._Element) -> dict[str, str]:
    verify = badge.get("verify", "").strip()
    if not verify or len(badge):
        return {"refused": "layout"}
    return {"verify": verify, "body": badge.text or ""}


if __name__ == "__main__":
    main()
