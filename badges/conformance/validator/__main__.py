"""The command: reads the badge, asks both layers, prints what they say."""

import logging
import sys
from pathlib import Path

import requests

from badges.conformance.validator import session
from badges.conformance.validator.arguments import parsed
from badges.conformance.validator.findings import is_http
from badges.conformance.validator.judging import Badge, judged
from badges.conformance.validator.network import Network, get
from badges.conformance.validator.official import contexts


def main():
    """0 the badge is valid, 1 it is not, 2 it could not be read."""
    args = parsed()
    logging.disable(logging.CRITICAL)
    network = Network(contexts(args.context), args.map)
    network.install()
    if args.session:
        return session.serve(network, sys.stdin.buffer, sys.stdout.buffer)
    try:
        badge = brought(args)
    except (OSError, requests.RequestException) as error:
        sys.stderr.write(f"ob_validate: {error}\n")
        return 2
    verdict = judged(badge, network, strict=args.fail_on_warning, layers=not args.official_only)
    verdict.show(verbose=args.verbose)
    if args.json:
        verdict.write(args.json)
    return 0 if verdict.valid else 1


def brought(args):
    """The badge that the command names. Raises OSError and what `requests` raises."""
    if args.image:
        return Badge("image", picture(args.image), args.image, args.recipient)
    if args.jws:
        is_text = args.jws.count(".") == 2 and "/" not in args.jws and args.jws[-4:] != ".jws"
        return Badge("jws", args.jws if is_text else read(args.jws), "", args.recipient)
    if args.data:
        return Badge("data", read(args.data), "", args.recipient)
    return Badge("url", args.assertion_url, "", args.recipient)


def picture(where):
    """The bytes of a picture, from a file or a local server."""
    if is_http(where):
        return get(where, "image/png, image/svg+xml").content
    return Path(where).read_bytes()


def read(name):
    """The text in a file."""
    return Path(name).read_text(encoding="utf-8").strip()


if __name__ == "__main__":
    sys.exit(main())
