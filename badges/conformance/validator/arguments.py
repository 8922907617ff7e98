"""What the command takes."""

import argparse


def parsed():
    """The arguments of this run; `map` and `context` as lists of pairs."""
    p = argparse.ArgumentParser(
        prog="ob_validate.py", description="Check one Open Badges 2.0 badge, offline."
    )
    _what(p.add_mutually_exclusive_group(required=True))
    p.add_argument("--recipient", metavar="EMAIL", help="must be whom the badge was awarded to")
    _pairs(p, "--map", "PUBLIC=LOCAL", "send https://public.example to http://127.0.0.1:8000")
    _pairs(p, "--context", "URL=FILE", "serve one more JSON-LD context or schema")
    p.add_argument("--official-only", action="store_true", help="leave out the second layer")
    p.add_argument("--fail-on-warning", action="store_true", help="take its warnings for faults")
    p.add_argument("--json", metavar="FILE", help="write the whole result here ('-': print it)")
    p.add_argument("-v", "--verbose", action="store_true", help="show passed checks and requests")
    return p.parse_args()


def _what(group):
    group.add_argument("--assertion-url", metavar="URL")
    group.add_argument("--image", metavar="FILE", help="baked PNG or SVG: a file or a local URL")
    group.add_argument("--jws", metavar="FILE_OR_TEXT", help="compact JWS of a signed Assertion")
    group.add_argument("--data", metavar="FILE", help="a copy of a hosted Assertion")
    group.add_argument(
        "--session", action="store_true", help="one badge after the other: session.py"
    )


def _pairs(p, name, form, text):
    p.add_argument(name, action="append", default=[], metavar=form, help=text, type=_pair)


def _pair(value):
    left, _, right = value.partition("=")
    if not right:
        raise argparse.ArgumentTypeError(f"wants LEFT=RIGHT, got {value!r}")
    return left.rstrip("/"), right.rstrip("/")
