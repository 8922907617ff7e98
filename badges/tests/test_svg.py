import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from badges.openbadges.png import BakeError
from badges.openbadges.svg import Unbaked, bake, unbake

ADDRESS = 'https://cairn.example/badges/assertions/a1?a=1&b="2"'
JWS = "eyJhbGciOiJSUzI1NiJ9.eyJpZCI6IjEifQ.c2ln"
OPEN = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">'
SVG = f"{OPEN}<path d='M0 0h9v9z'/></svg>".encode()
DECLARED = b' xmlns:openbadges="http://openbadges.org"'

letters = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)
documents = st.dictionaries(
    letters | st.just("]]>"), letters | st.integers() | st.just("a]]>b]]]>\ufffe"), max_size=5
).map(lambda facts: json.dumps(facts, ensure_ascii=False))
addresses = st.text(st.characters(min_codepoint=33, max_codepoint=126), min_size=1, max_size=60)
spaces = st.sampled_from(["", " ", "\n", "\r\n\t "])
words = st.text(st.sampled_from("aé<>&\"' \n/]漢")).map(
    lambda text: text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
)
things = st.one_of(
    words,
    words.map(lambda text: f"<!--{text.replace('-', '')}-->"),
    words.map(lambda text: f"<title>{text}</title>"),
    st.just('<g id="a>b"><path d="M0 0"/></g>'),
    st.just("<![CDATA[<openbadges:assertion/>]]>"),
    st.just("<g xmlns:openbadges='https://other.example/'><openbadges:assertion/></g>"),
)
heads = st.sampled_from(
    ["", "\ufeff", '<?xml version="1.0" encoding="UTF-8"?>\n', "<!-- a > b -->"]
)
labels = words.map(lambda text: text.replace('"', "&quot;"))
tags = st.builds(
    "<svg xmlns='http://www.w3.org/2000/svg' aria-label=\"{}\"{}".format, labels, spaces
)


def _drawing(head, tag, inside, end):
    return f"{head}{tag}>{''.join(inside)}</svg{end}>{end}".encode()


drawings = st.builds(_drawing, heads, tags, st.lists(things, max_size=5), spaces)


@given(drawings, documents, addresses)
def test_what_is_baked_is_read_back(svg, document, verify):
    found = unbake(bake(svg, document, verify))
    assert found.verify == verify
    assert json.loads(found.document) == json.loads(document)
    if "]]>" not in document and "\ufffe" not in document:
        assert found.document == document


@given(drawings, addresses)
def test_a_signature_is_read_back_and_has_no_body(svg, jws):
    baked = bake(svg, "", jws)
    assert unbake(baked) == Unbaked(jws, "")
    assert b"CDATA[{" not in baked


@given(drawings, documents)
def test_baking_changes_no_other_byte(svg, document):
    baked = bake(svg, document, ADDRESS)
    start = baked.index(b"<openbadges:assertion verify=")
    end = baked.index(b"</openbadges:assertion>", start) + len(b"</openbadges:assertion>")
    assert baked[start - 1 : start] == b">"
    assert (baked[:start] + baked[end:]).replace(DECLARED, b"", 1) == svg


@given(drawings, documents, documents)
def test_baking_again_replaces_the_badge(svg, first, second):
    assert bake(bake(svg, first, "a"), second, ADDRESS) == bake(svg, second, ADDRESS)


@given(drawings, documents)
def test_another_reader_of_xml_finds_the_badge_in_one_piece_and_first(svg, document):
    root = etree.fromstring(bake(svg, document, ADDRESS))
    found = root[0]
    assert found.tag == "{http://openbadges.org}assertion"
    assert (found.get("verify"), found.prefix) == (ADDRESS, "openbadges")
    assert json.loads(found.text) == json.loads(document)
    assert list(root.iter(found.tag)) == [found]


def test_the_badge_has_exactly_the_prescribed_form():
    assert bake(SVG, '{"id":"é"}', "https://a.example/1").decode() == (
        '<svg xmlns:openbadges="http://openbadges.org" xmlns="http://www.w3.org/2000/svg"'
        ' viewBox="0 0 9 9"><openbadges:assertion verify="https://a.example/1"><![CDATA['
        '{"id":"é"}]]></openbadges:assertion><path d=\'M0 0h9v9z\'/></svg>'
    )
    assert b'><openbadges:assertion verify="' + JWS.encode() + b'"/><path' in bake(SVG, "", JWS)


def within(*parts: str, opening: str = OPEN) -> bytes:
    declared = opening.replace("<svg", "<svg" + DECLARED.decode())
    return f"{declared}{''.join(parts)}</svg>".encode()


OLD = {
    "in its place": '<openbadges:assertion verify="x"><![CDATA[{}]]></openbadges:assertion>',
    "empty": "<openbadges:assertion verify='a>b'/>",
    "within another": "<openbadges:assertion>a<openbadges:assertion/>b</openbadges:assertion >",
    "twice": "<openbadges:assertion/><openbadges:assertion></openbadges:assertion>",
    "by another prefix": "<ob:assertion xmlns:ob='http://openbadges.org'>{}</ob:assertion>",
    "by no prefix": "<assertion xmlns='http://openbadges.org'>{}</assertion>",
}


@pytest.mark.parametrize("old", OLD)
def test_an_old_badge_in_any_form_and_place_is_replaced(old):
    deep = within("\n<g>", OLD[old], "</g>", OLD[old], "<path/>")
    assert bake(deep, "{}", ADDRESS) == bake(within("\n<g></g><path/>"), "{}", ADDRESS)


def test_a_drawing_of_nothing_is_opened_to_take_the_badge():
    bare = b"<s:svg xmlns:s='http://www.w3.org/2000/svg' />"
    baked = bake(bare, "{}", ADDRESS)
    assert baked.endswith(b"</openbadges:assertion></s:svg>")
    assert unbake(baked) == Unbaked(ADDRESS, "{}")
    assert bake(baked, "", JWS) == bake(bare, "", JWS)


def test_an_address_is_told_from_a_signature():
    assert not unbake(bake(SVG, "{}", ADDRESS)).is_signed
    assert unbake(bake(SVG, "", JWS)).is_signed


BOMB = b"<!DOCTYPE svg [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;'>]>" + SVG.replace(
    b"<path", b"&b;<path"
)
BROKEN = {
    "not_svg": b"<svg xmlns='http://www.w3.org/2000/svg'><g></svg>",
    "not_svg, nothing": b"",
    "not_svg, a page": b"<html xmlns='http://www.w3.org/1999/xhtml'/>",
    "not_svg, of no namespace": b"<svg><path/></svg>",
    "not_svg, two": SVG + SVG,
    "not_svg, cut off": SVG[:-4],
    "not_svg, an entity of nowhere": SVG.replace(b"<path", b"&nbsp;<path"),
    "not_svg, a NUL": SVG.replace(b"<path", b"\0<path"),
    "not_svg, a picture": b"\x89PNG\r\n\x1a\n".replace(b"\x89", b"P"),
    "dtd": b"<!DOCTYPE svg PUBLIC '-//W3C//DTD SVG 1.1//EN' 'http://www.w3.org/svg11.dtd'>" + SVG,
    "dtd, entities": BOMB,
    "dtd, a file": b'<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + SVG,
    "encoding": SVG.decode().encode("utf-16"),
    "encoding, said": b'<?xml version="1.0" encoding="ISO-8859-1"?>' + SVG,
    "encoding, latin": SVG.replace(b"<path", b"\xe9<path"),
    "encoding, xml 1.1": b'<?xml version="1.1"?>' + SVG,
}  # fmt: skip


@pytest.mark.parametrize("name", BROKEN)
@pytest.mark.parametrize("use", [unbake, lambda svg: bake(svg, "{}", ADDRESS)])
def test_what_is_no_plain_svg_is_refused_with_its_reason(name, use):
    with pytest.raises(BakeError) as refusal:
        use(BROKEN[name])
    assert refusal.value.code == name.split(",")[0]
    assert str(refusal.value).endswith(".")


GOOD = '<openbadges:assertion verify="https://a.example/1">{}</openbadges:assertion>'
OTHER = within(GOOD).replace(b"openbadges:", b"ob:").replace(b":openbadges=", b":ob=")
UNREADABLE = {
    "none": within("<g/>"),
    "none, another namespace": within(GOOD).replace(b"http://openbadges.org", b"http://else.org"),
    "none, a namespace with a blank": within(GOOD).replace(b"badges.org", b"badges.org assertion"),
    "many": within(GOOD, GOOD),
    "place": within("<g/>", GOOD),
    "place, deeper": within("<g>", GOOD, "</g>"),
    "place, another prefix": OTHER,
    "layout": within(GOOD.replace("verify", "check")),
    "layout, elements": within(GOOD.replace("{}", "{<b/>}")),
    "layout, a blank": within(GOOD.replace("/1", " 1")),
    "json": within(GOOD.replace("{}", "{")),
    "json, a list": within(GOOD.replace("{}", "[]")),
}


@pytest.mark.parametrize("name", UNREADABLE)
def test_a_badge_that_cannot_be_read_is_refused_with_its_reason(name):
    with pytest.raises(BakeError) as refusal:
        unbake(UNREADABLE[name])
    assert refusal.value.code == name.split(",")[0]


@pytest.mark.parametrize(
    ("document", "verify", "code"),
    [
        ("{}", "", "verify"),
        ("{}", "https://a.example/ 1", "verify"),
        ("", "é", "verify"),
        ("{", ADDRESS, "json"),
        ("[1]", ADDRESS, "json"),
        ('{"a": "\ud800"}', ADDRESS, "json"),
        ("[" * 100_000, ADDRESS, "json"),
    ],
)
def test_what_cannot_be_baked_is_refused_with_its_reason(document, verify, code):
    with pytest.raises(BakeError) as refusal:
        bake(SVG, document, verify)
    assert refusal.value.code == code


def test_a_prefix_that_means_something_else_is_left_alone():
    three = SVG.replace(b"<svg", b"<svg xmlns:openbadges='https://purl.imsglobal.org/ob/v3p0'")
    with pytest.raises(BakeError, match="something else"):
        bake(three, "{}", ADDRESS)
