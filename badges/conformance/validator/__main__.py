"""The command: reads the badge, asks both layers, prints what they say."""

import logging
import sys
from pathlib import Path

import requests

from badges.conformance.validator.arguments import parsed
from badges.conformance.validator.findings import Findings, is_http
from badges.conformance.validator.hosted import check_baked, check_hosted
from badges.conformance.validator.network import Network, get
from badges.conformance.validator.official import contexts, run_official
from badges.conformance.validator.report import Verdict
from badges.conformance.validator.signed import check_signed


def main():
    """0 the badge is valid, 1 it is not, 2 it could not be read."""
    args = parsed()
    logging.disable(logging.CRITICAL)
    network = Network(contexts(args.context), args.map)
    network.install()
    try:
        image = picture(args.image) if args.image else None
        args.jws = signed_text(args.jws) if args.jws else None
    except (OSError, requests.RequestException) as error:
        sys.stderr.write(f"ob_validate: {error}\n")
        return 2
    official = run_official(args, image)
    findings = Findings()
    if not args.official_only:
        look(findings, args, image)
    verdict = Verdict(official, findings, network.log, strict=args.fail_on_warning)
    verdict.show(verbose=args.verbose)
    if args.json:
        verdict.write(args.json)
    return 0 if verdict.valid else 1


def picture(where):
    """The bytes of a picture, from a file or a local server."""
    if is_http(where):
        return get(where, "image/png, image/svg+xml").content
    return Path(where).read_bytes()


def signed_text(given):
    """A signed text, given as it is or as the name of its file."""
    is_text = given.count(".") == 2 and "/" not in given and not given.endswith(".jws")
    return given if is_text else Path(given).read_text().strip()


def look(findings, args, image):
    """The second layer, for whichever form the badge came in."""
    if image is not None:
        check_baked(findings, image)
    elif args.jws:
        check_signed(findings, args.jws)
    else:
        check_hosted(findings, args.assertion_url)


if __name__ == "__main__":
    sys.exit(main())
