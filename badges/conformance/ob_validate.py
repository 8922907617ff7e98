#!/usr/bin/env python
"""Check one Open Badges 2.0 badge with the official 1EdTech validator, offline.

    ob_validate.py --assertion-url http://localhost:8000/badges/assertions/7
    ob_validate.py --image badge.png --recipient ana@example.edu
    ob_validate.py --jws signed.txt
    ob_validate.py --assertion-url https://badges.example.org/a/7 \
                   --map https://badges.example.org=http://127.0.0.1:8000

Exit status: 0 the badge is valid; 1 it is not; 2 the harness could not run.

Two layers, both must pass (``--official-only`` drops the second):
  1. PyPI ``openbadges`` (1EdTech openbadges-validator-core), unmodified.
  2. Spec rules that validator is known not to look at: HTTP status (410), the
     ``revoked`` flag, content types, JSON-LD types, image bytes, and the exact
     shape of the baked PNG chunk / SVG element.

No request leaves the machine: JSON-LD contexts are answered in process, hosts
named by --map are sent to a local server (original Host header kept, with
X-Forwarded-Proto), loopback is allowed, everything else is refused.
"""

import argparse
import base64
import io
import json
import os
import re
import struct
import sys
import zlib
from urllib.parse import urlsplit

HERE = os.path.dirname(os.path.abspath(__file__))
V2 = "https://w3id.org/openbadges/v2"
SVG_NS = "http://openbadges.org"
PNG_MAGIC = b"\x89PNG\r\n\x1a\n"
LOOPBACK = ("localhost", "127.0.0.1", "::1")
JSON_TYPES = ("application/ld+json", "application/json")
TIMEOUT = 15


def reexec_in_venv():
    """Run under the venv that setup.sh makes, whichever Python called us."""
    venv = os.environ.get("OB_VENV", os.path.join(HERE, "venv"))
    python = os.path.join(venv, "bin", "python")
    if os.environ.get("OB_VALIDATE_REEXEC") or not os.path.exists(python):
        sys.stderr.write("ob_validate: the validator is not installed; run setup.sh\n")
        sys.exit(2)
    os.environ["OB_VALIDATE_REEXEC"] = "1"
    os.execv(python, [python, os.path.abspath(__file__)] + sys.argv[1:])


# python-jose 3.0.1 (pinned by the validator) still imports these from collections
import collections
import collections.abc

if sys.version_info >= (3, 10):
    for _name in ("Mapping", "Iterable", "MutableMapping", "Sequence"):
        setattr(collections, _name, getattr(collections.abc, _name))

try:
    import requests
    import requests.adapters
    import urllib3
    import openbadges
    import openbadges.verifier.utils as ob_utils
    from openbadges.verifier.openbadges_context import OPENBADGES_CONTEXT_V2_DICT
except ImportError:
    reexec_in_venv()


# --------------------------------------------------------------------------
# network: contexts in process, mapped hosts to loopback, nothing else
# --------------------------------------------------------------------------
class Network(object):
    def __init__(self, contexts, maps):
        self.contexts = contexts
        self.maps = maps
        self.log = []
        self._send = requests.adapters.HTTPAdapter.send

    def install(self):
        network = self

        def send(adapter, request, **kwargs):
            return network.send(adapter, request, **kwargs)

        requests.adapters.HTTPAdapter.send = send

        # PyLD >= 1 hands its loader (url, options) and reads contentType back; the
        # validator's loader was written for 0.7, which did neither.
        original = ob_utils.CachableDocumentLoader.__call__

        def load(loader, url, *_):
            return dict({"contentType": "application/ld+json"}, **original(loader, url))

        ob_utils.CachableDocumentLoader.__call__ = load

    def send(self, adapter, request, **kwargs):
        url = request.url.split("#")[0]
        body = self.contexts.get(url) or self.contexts.get(re.sub("^http:", "https:", url))
        if body is not None:
            raw = urllib3.HTTPResponse(
                body=io.BytesIO(body),
                status=200,
                preload_content=False,
                headers={"Content-Type": "application/ld+json"},
            )
            self.log.append((200, url, "context"))
            return adapter.build_response(request, raw)
        kwargs["timeout"] = kwargs.get("timeout") or TIMEOUT
        kwargs["proxies"] = {}
        for public, local in self.maps:
            if url == public or url.startswith(public + "/") or url.startswith(public + "?"):
                parts = urlsplit(public)
                request.headers["Host"] = parts.netloc
                request.headers["X-Forwarded-Proto"] = parts.scheme
                request.headers["X-Forwarded-Host"] = parts.netloc
                request.url = local + url[len(public) :]
                try:
                    response = self._send(adapter, request, **kwargs)
                finally:
                    request.url = url
                    request.headers.pop("Host", None)
                response.url = url
                self.log.append((response.status_code, url, "mapped"))
                return response
        if urlsplit(url).hostname not in LOOPBACK:
            self.log.append((0, url, "refused"))
            raise requests.ConnectionError(
                "offline harness: %s is not loopback, mapped or a known context" % url
            )
        response = self._send(adapter, request, **kwargs)
        self.log.append((response.status_code, url, ""))
        return response


def get(url, accept="application/ld+json, application/json"):
    return requests.Session().get(url, headers={"Accept": accept}, timeout=TIMEOUT)


# --------------------------------------------------------------------------
# the supplementary checks
# --------------------------------------------------------------------------
class Findings(object):
    def __init__(self):
        self.rows = []

    def add(self, ok, rule, detail="", warn=False):
        self.rows.append(("PASS" if ok else ("WARN" if warn else "FAIL"), rule, detail))
        return ok

    def failed(self):
        return [r for r in self.rows if r[0] == "FAIL"]

    def warned(self):
        return [r for r in self.rows if r[0] == "WARN"]


def as_list(value):
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def id_of(value):
    return value.get("id") if isinstance(value, dict) else value


def is_http(value):
    return isinstance(value, str) and value.startswith(("http://", "https://"))


def media_type(response):
    return response.headers.get("Content-Type", "").split(";")[0].strip().lower()


def sniff_image(data):
    if data.startswith(PNG_MAGIC):
        return "image/png"
    if re.search(rb"<svg[\s>]", data[:4096]):
        return "image/svg+xml"
    return None


def check_document(f, name, url, want_types):
    """Fetch one JSON-LD document the way a verifier does. Returns dict or None."""
    try:
        response = get(url)
    except requests.RequestException as error:
        f.add(False, "%s is reachable" % name, str(error))
        return None
    if name == "Assertion" and response.status_code == 410:
        reason = ""
        try:
            reason = response.json().get("revocationReason", "")
        except ValueError:
            pass
        f.add(False, "Assertion is not revoked (410 Gone)", reason)
        return None
    if not f.add(
        response.status_code == 200,
        "%s answers 200" % name,
        "%s -> %s" % (url, response.status_code),
    ):
        return None
    kind = media_type(response)
    f.add(
        kind in JSON_TYPES,
        "%s content type is application/ld+json or application/json" % name,
        kind or "(none)",
    )
    f.add(
        response.headers.get("Access-Control-Allow-Origin") in ("*",),
        "%s allows cross-origin reads (browser-based verifiers)" % name,
        "Access-Control-Allow-Origin: %s" % response.headers.get("Access-Control-Allow-Origin"),
        warn=True,
    )
    try:
        data = response.json()
    except ValueError:
        f.add(False, "%s is JSON" % name)
        return None
    check_object(f, name, data, want_types, url)
    try:
        plain = get(url, "application/json")
        f.add(
            media_type(plain) == "application/json",
            "%s answers application/json when only that is accepted" % name,
            media_type(plain),
            warn=True,
        )
    except requests.RequestException:
        pass
    return data


def check_object(f, name, data, want_types, url=None):
    contexts = [c for c in as_list(data.get("@context")) if isinstance(c, str)]
    f.add(
        V2 in contexts, "%s declares the v2 context" % name, json.dumps(data.get("@context"))[:120]
    )
    types = as_list(data.get("type") or data.get("@type"))
    f.add(
        any(t in want_types for t in types),
        "%s has type %s" % (name, " or ".join(want_types)),
        json.dumps(types),
    )
    if url:
        f.add(
            data.get("id") == url,
            "%s id is the URL it was fetched from" % name,
            str(data.get("id")),
        )


def check_image(f, name, value):
    url = id_of(value)
    if isinstance(url, str) and url.startswith("data:"):
        match = re.match(r"^data:(image/png|image/svg\+xml)(;[^,]*)?,(.*)$", url, re.S)
        f.add(bool(match), "%s data URI is PNG or SVG" % name)
        return None
    if not is_http(url):
        f.add(False, "%s is an HTTP(S) URL or image data URI" % name, repr(url))
        return None
    try:
        response = get(url, "image/png, image/svg+xml, */*;q=0.1")
    except requests.RequestException as error:
        f.add(False, "%s is reachable" % name, str(error))
        return None
    if not f.add(response.status_code == 200, "%s answers 200" % name, str(response.status_code)):
        return None
    kind = sniff_image(response.content)
    f.add(kind is not None, "%s is PNG or SVG by its bytes" % name, url)
    f.add(
        media_type(response) == kind,
        "%s is served as what it is" % name,
        "%s for %s" % (media_type(response), kind),
    )
    if isinstance(value, dict):
        f.add(bool(value.get("caption")), "%s has a caption (alt text)" % name, warn=True)
    return response.content


def check_recipient(f, recipient):
    recipient = recipient if isinstance(recipient, dict) else {}
    f.add(
        recipient.get("type") in ("email", "url", "telephone", "id"),
        "recipient.type is email, url or telephone",
        str(recipient.get("type")),
    )
    f.add(
        isinstance(recipient.get("hashed"), bool),
        "recipient.hashed is a boolean",
        repr(recipient.get("hashed")),
    )
    identity = recipient.get("identity") or ""
    if recipient.get("hashed"):
        f.add(
            identity.startswith("sha256$"),
            "recipient hash is sha256 (md5 is legal but broken)",
            identity[:12],
            warn=True,
        )
        f.add(bool(recipient.get("salt")), "hashed recipient is salted", warn=True)
    else:
        f.add(False, "recipient identity is hashed (plaintext is public)", identity, warn=True)


def check_badge_and_issuer(f, assertion):
    """Returns the issuer document the BadgeClass points at."""
    badge_url = id_of(assertion.get("badge"))
    if not is_http(badge_url):
        f.add(False, "BadgeClass has an HTTP(S) id", str(badge_url), warn=True)
        badge = assertion.get("badge") if isinstance(assertion.get("badge"), dict) else None
    else:
        badge = check_document(f, "BadgeClass", badge_url, ["BadgeClass"])
    if not badge:
        return None
    check_image(f, "BadgeClass.image", badge.get("image"))
    criteria = badge.get("criteria")
    if is_http(id_of(criteria)):
        try:
            code = get(id_of(criteria), "text/html, */*;q=0.1").status_code
        except requests.RequestException:
            code = 0
        f.add(
            code == 200,
            "criteria page answers 200",
            "%s -> %s" % (id_of(criteria), code),
            warn=True,
        )
    for entry in as_list(badge.get("alignment")):
        f.add(
            isinstance(entry, dict)
            and bool(entry.get("targetName"))
            and is_http(entry.get("targetUrl")),
            "alignment has targetName and targetUrl",
            json.dumps(entry)[:100],
        )
    issuer_url = id_of(badge.get("issuer"))
    if not is_http(issuer_url):
        f.add(False, "Issuer has an HTTP(S) id", str(issuer_url))
        return None
    issuer = check_document(f, "Issuer", issuer_url, ["Issuer", "Profile"])
    if not issuer:
        return None
    for name in ("name", "url", "email"):  # the validator never queues its email check
        f.add(
            isinstance(issuer.get(name), str) and bool(issuer[name]),
            "Issuer has %s" % name,
            str(issuer.get(name)),
        )
    f.add(
        bool(re.match(r"^[^@\s]+@[^@\s]+$", str(issuer.get("email")))),
        "Issuer email looks like one",
        str(issuer.get("email")),
    )
    if issuer.get("image"):
        check_image(f, "Issuer.image", issuer["image"])
    return issuer


def check_evidence(f, assertion):
    for entry in as_list(assertion.get("evidence")):
        url = id_of(entry)
        if is_http(url):
            try:
                code = get(url, "text/html, */*;q=0.1").status_code
            except requests.RequestException:
                code = 0
            f.add(
                code == 200,
                "evidence page is publicly readable",
                "%s -> %s" % (url, code),
                warn=True,
            )


def check_hosted(f, url, baked=None):
    assertion = check_document(f, "Assertion", url, ["Assertion"])
    if assertion is None:
        return
    f.add(
        not assertion.get("revoked"),
        "Assertion is not revoked (revoked flag)",
        str(assertion.get("revocationReason", "")),
    )
    verification = assertion.get("verification") or assertion.get("verify") or {}
    kinds = as_list(verification.get("type")) if isinstance(verification, dict) else []
    f.add(
        any(k in ("HostedBadge", "hosted") for k in kinds),
        "verification.type is HostedBadge",
        json.dumps(kinds),
    )
    check_recipient(f, assertion.get("recipient"))
    check_badge_and_issuer(f, assertion)
    check_evidence(f, assertion)
    if assertion.get("image"):
        data = check_image(f, "Assertion.image", assertion["image"])
        if data and sniff_image(data) and baked is None:
            inner = unbake(f, data, "Assertion.image")
            if inner is not None:
                f.add(
                    baked_id(inner) == url,
                    "Assertion.image is baked with this Assertion",
                    str(baked_id(inner)),
                )
    if isinstance(baked, dict):
        f.add(
            baked == assertion,
            "baked JSON equals the hosted Assertion",
            "differs in: "
            + ", ".join(
                sorted(k for k in set(baked) | set(assertion) if baked.get(k) != assertion.get(k))
            ),
            warn=True,
        )


def b64json(part):
    return json.loads(base64.urlsafe_b64decode(part + "=" * (-len(part) % 4)).decode("utf-8"))


def check_signed(f, jws):
    try:
        head, payload, _ = jws.split(".")
        header, assertion = b64json(head), b64json(payload)
    except ValueError as error:
        f.add(False, "JWS decodes", str(error))
        return
    f.add(
        header.get("alg") == "RS256",
        "JWS alg is RS256 (the interoperable one)",
        str(header.get("alg")),
    )
    check_object(f, "Assertion", assertion, ["Assertion"])
    f.add(
        bool(re.match(r"^(urn:uuid:[0-9a-f-]{36}|https?://)", assertion.get("id") or "")),
        "signed Assertion id is urn:uuid or HTTP",
        str(assertion.get("id")),
    )
    f.add(not assertion.get("revoked"), "Assertion is not revoked (revoked flag)")
    verification = assertion.get("verification") or assertion.get("verify") or {}
    kinds = as_list(verification.get("type")) if isinstance(verification, dict) else []
    f.add(
        any(k in ("SignedBadge", "signed") for k in kinds),
        "verification.type is SignedBadge",
        json.dumps(kinds),
    )
    check_recipient(f, assertion.get("recipient"))
    issuer = check_badge_and_issuer(f, assertion)
    check_evidence(f, assertion)
    if not issuer:
        return
    key_url = id_of(verification.get("creator"))
    allowed = [id_of(k) for k in as_list(issuer.get("publicKey"))]
    f.add(
        key_url in allowed,
        "signing key is listed in issuer publicKey",
        "%s in %s" % (key_url, allowed),
    )
    if is_http(key_url):
        key = check_document(f, "CryptographicKey", key_url, ["CryptographicKey"])
        if key:
            f.add(
                id_of(key.get("owner")) == issuer.get("id"),
                "key owner is the issuer",
                str(key.get("owner")),
            )
            f.add(
                "PRIVATE" not in str(key.get("publicKeyPem")), "key document holds no private key"
            )
    list_url = id_of(issuer.get("revocationList"))
    if f.add(is_http(list_url), "issuer publishes a revocationList", str(list_url), warn=True):
        listing = check_document(f, "RevocationList", list_url, ["RevocationList"])
        if listing is not None:
            f.add(
                isinstance(listing.get("revokedAssertions"), list),
                "revokedAssertions is an array",
                type(listing.get("revokedAssertions")).__name__,
            )
            f.add(
                id_of(listing.get("issuer")) == issuer.get("id"),
                "RevocationList issuer is the issuer",
                str(listing.get("issuer")),
                warn=True,
            )
            hit = [
                e
                for e in as_list(listing.get("revokedAssertions"))
                if id_of(e) == assertion.get("id")
            ]
            f.add(not hit, "Assertion is not in the RevocationList", json.dumps(hit))


# --------------------------------------------------------------------------
# baking, read strictly
# --------------------------------------------------------------------------
def png_chunks(data):
    """Yield (type, content, crc_ok); raises ValueError on a truncated file."""
    if not data.startswith(PNG_MAGIC):
        raise ValueError("not a PNG")
    at = len(PNG_MAGIC)
    while at < len(data):
        if at + 12 > len(data):
            raise ValueError("truncated PNG")
        (size,) = struct.unpack(">I", data[at : at + 4])
        kind, content = data[at + 4 : at + 8], data[at + 8 : at + 8 + size]
        if len(content) < size or at + 12 + size > len(data):
            raise ValueError("truncated PNG")
        (crc,) = struct.unpack(">I", data[at + 8 + size : at + 12 + size])
        yield kind, content, crc == (zlib.crc32(kind + content) & 0xFFFFFFFF)
        at += 12 + size
        if kind == b"IEND":
            return
    raise ValueError("PNG has no IEND")


def unbake_png(f, data, name):
    try:
        chunks = list(png_chunks(data))
    except ValueError as error:
        f.add(False, "%s is a whole PNG" % name, str(error))
        return None
    f.add(all(c[2] for c in chunks), "%s chunk CRCs are right" % name)
    mine = [
        (k, c)
        for k, c, _ in chunks
        if k in (b"iTXt", b"tEXt", b"zTXt") and c.split(b"\0")[0] == b"openbadges"
    ]
    if not f.add(
        len(mine) == 1, "%s holds exactly one openbadges chunk" % name, "%d found" % len(mine)
    ):
        if not mine:
            return None
    kind, content = mine[0]
    if not f.add(kind == b"iTXt", "%s uses an iTXt chunk" % name, kind.decode("ascii")):
        return content.split(b"\0", 1)[1].decode("latin-1")
    rest = content[len(b"openbadges\0") :]
    if not f.add(rest[:1] == b"\0", "%s iTXt is not compressed" % name):
        return None
    try:
        _lang, _keyword, text = rest[2:].split(b"\0", 2)
        return text.decode("utf-8")
    except ValueError as error:
        f.add(False, "%s iTXt layout" % name, str(error))
        return None


def unbake_svg(f, data, name):
    from defusedxml import ElementTree

    try:
        root = ElementTree.fromstring(data)
    except Exception as error:  # defusedxml raises several kinds
        f.add(False, "%s is well-formed XML" % name, str(error))
        return None
    tag = "{%s}assertion" % SVG_NS
    found = [e for e in root.iter() if e.tag == tag]
    if not f.add(
        len(found) == 1,
        "%s holds exactly one openbadges:assertion element" % name,
        "%d found" % len(found),
    ):
        if not found:
            return None
    f.add(len(root) > 0 and root[0].tag == tag, "%s: it is the first child of <svg>" % name)
    f.add(b"<openbadges:assertion" in data, "%s: it uses the literal prefix openbadges:" % name)
    verify, body = found[0].get("verify"), (found[0].text or "").strip()
    f.add(bool(verify), "%s: it has a verify attribute" % name)
    if body.startswith("{"):
        return body
    return verify or body or None


def unbake(f, data, name):
    if data.startswith(PNG_MAGIC):
        return unbake_png(f, data, name)
    if sniff_image(data) == "image/svg+xml":
        return unbake_svg(f, data, name)
    f.add(False, "%s is a PNG or SVG" % name)
    return None


def baked_id(text):
    try:
        return json.loads(text).get("id")
    except ValueError:
        return text.strip() if text else None


def check_baked(f, data):
    inner = unbake(f, data, "image")
    if inner is None:
        return
    inner = inner.strip()
    if inner.startswith("{"):
        try:
            baked = json.loads(inner)
        except ValueError as error:
            f.add(False, "baked text is JSON", str(error))
            return
        check_object(f, "baked Assertion", baked, ["Assertion"])
        if f.add(
            is_http(baked.get("id")), "baked Assertion has an HTTP(S) id", str(baked.get("id"))
        ):
            check_hosted(f, baked["id"], baked)
    elif is_http(inner):
        f.add(False, "baked text is Assertion JSON or a JWS (a bare URL is pre-1.0)", inner)
    else:
        check_signed(f, inner)


# --------------------------------------------------------------------------
# official validator
# --------------------------------------------------------------------------
def run_official(args, image):
    profile = {"email": args.recipient} if args.recipient else None
    try:
        if image is not None:
            stream = io.BytesIO(image)
            stream.name = args.image
            result = openbadges.verify(stream, recipient_profile=profile)
        else:
            result = openbadges.verify(args.jws or args.assertion_url, recipient_profile=profile)
    except Exception as error:  # it raises on unbaked files and on odd input
        kind, text = type(error).__name__, str(error)
        context = error.__context__
        if isinstance(error, AttributeError) and "message" in text and context is not None:
            kind, text = type(context).__name__, str(context)
        result = {
            "report": {
                "valid": False,
                "errorCount": 1,
                "warningCount": 0,
                "messages": [
                    {
                        "messageLevel": "ERROR",
                        "name": "VALIDATOR_RAISED",
                        "result": "%s: %s" % (kind, text),
                    }
                ],
            }
        }
    report = result["report"]
    if args.recipient and report.get("valid"):
        # With nothing to match against, the validator stays silent; do not.
        if not report.get("recipientProfile"):
            report["valid"] = False
            report["errorCount"] += 1
            report["messages"].append(
                {
                    "messageLevel": "ERROR",
                    "name": "HARNESS",
                    "result": "validator did not confirm the recipient",
                }
            )
    return result


def parse_pairs(values, what):
    pairs = []
    for value in values:
        left, _, right = value.partition("=")
        if not right:
            sys.stderr.write("ob_validate: %s wants LEFT=RIGHT, got %r\n" % (what, value))
            sys.exit(2)
        pairs.append(
            (
                left.rstrip("/") if what == "--map" else left,
                right.rstrip("/") if what == "--map" else right,
            )
        )
    return pairs


def main(argv=None):
    p = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    what = p.add_mutually_exclusive_group(required=True)
    what.add_argument("--assertion-url", metavar="URL")
    what.add_argument(
        "--image",
        metavar="FILE",
        help="baked PNG or SVG (a path, or an http URL on a local server)",
    )
    what.add_argument("--jws", metavar="FILE_OR_STRING", help="compact JWS of a signed Assertion")
    p.add_argument("--recipient", metavar="EMAIL", help="must be whom the badge was awarded to")
    p.add_argument(
        "--map",
        action="append",
        default=[],
        metavar="PUBLIC=LOCAL",
        help="send PUBLIC (https://badges.example.org) to LOCAL (http://127.0.0.1:8000)",
    )
    p.add_argument(
        "--context",
        action="append",
        default=[],
        metavar="URL=FILE",
        help="serve one more JSON-LD context or schema",
    )
    p.add_argument("--official-only", action="store_true", help="skip the supplementary checks")
    p.add_argument(
        "--fail-on-warning", action="store_true", help="supplementary WARN rows count as failures"
    )
    p.add_argument("--json", metavar="FILE", help="write the whole result here ('-' for stdout)")
    p.add_argument(
        "-v", "--verbose", action="store_true", help="show passed checks and requests too"
    )
    args = p.parse_args(argv)

    contexts = {V2: json.dumps(OPENBADGES_CONTEXT_V2_DICT).encode("utf-8")}
    for url, path in parse_pairs(args.context, "--context"):
        with open(path, "rb") as handle:
            contexts[url] = handle.read()
    network = Network(contexts, parse_pairs(args.map, "--map"))
    network.install()

    image = None
    if args.image:
        try:
            if is_http(args.image):
                image = get(args.image, "image/png, image/svg+xml").content
            else:
                with open(args.image, "rb") as handle:
                    image = handle.read()
        except (OSError, requests.RequestException) as error:
            sys.stderr.write("ob_validate: %s\n" % error)
            return 2
    if args.jws and os.path.exists(args.jws):
        with open(args.jws) as handle:
            args.jws = handle.read()
    if args.jws:
        args.jws = args.jws.strip()

    import logging

    logging.disable(logging.CRITICAL)
    official = run_official(args, image)
    findings = Findings()
    if not args.official_only:
        if image is not None:
            check_baked(findings, image)
        elif args.jws:
            check_signed(findings, args.jws)
        else:
            check_hosted(findings, args.assertion_url)

    report = official["report"]
    valid = bool(report.get("valid")) and not findings.failed()
    if args.fail_on_warning and findings.warned():
        valid = False
    version = ".".join(
        str(n) for n in __import__("openbadges.version", fromlist=["VERSION"]).VERSION
    )
    print(
        "official validator openbadges %s: %s  errors=%s warnings=%s"
        % (
            version,
            "valid" if report.get("valid") else "NOT VALID",
            report.get("errorCount"),
            report.get("warningCount"),
        )
    )
    for m in report.get("messages", []):
        print("  %-7s %s: %s" % (m.get("messageLevel"), m.get("name"), m.get("result")))
    if not args.official_only:
        print(
            "supplementary checks: %s  failed=%d warned=%d passed=%d"
            % (
                "ok" if not findings.failed() else "FAILED",
                len(findings.failed()),
                len(findings.warned()),
                len(findings.rows) - len(findings.failed()) - len(findings.warned()),
            )
        )
        for level, rule, detail in findings.rows:
            if level != "PASS" or args.verbose:
                print("  %-4s %s%s" % (level, rule, " [%s]" % detail if detail else ""))
    refused = sorted({u for code, u, why in network.log if why == "refused"})
    for url in refused:
        print("  NOTE refused (offline): %s" % url)
    if args.verbose:
        for code, url, why in network.log:
            print("  GET  %s %s %s" % (code, url, why))
    print("RESULT: %s" % ("VALID" if valid else "INVALID"))
    if args.json:
        out = json.dumps(
            {
                "valid": valid,
                "official": official,
                "supplementary": findings.rows,
                "requests": network.log,
            },
            indent=2,
            default=str,
        )
        if args.json == "-":
            print(out)
        else:
            with open(args.json, "w") as handle:
                handle.write(out)
    return 0 if valid else 1


if __name__ == "__main__":
    sys.exit(main())
