"""What every PDF of the portal is: tagged for those who listen, named, in the house fonts."""

import io
import itertools
from collections.abc import Iterator

import pikepdf

HOUSE_FONTS = ("Source-Serif-4", "Source-Sans-3")


def assert_house_pdf(data: bytes, *, lang: str) -> pikepdf.Pdf:
    """Raise AssertionError where `data` is not such a PDF in `lang`; returns it opened.

    Tags, language and a title that is shown; headings without a skipped level; every table with
    header cells that say which way they head; a description of every figure; no other font.
    """
    document = pikepdf.open(io.BytesIO(data))
    root = document.Root
    assert root.MarkInfo.Marked
    assert str(root.Lang) == lang
    assert str(document.docinfo["/Title"]).strip()
    assert root.ViewerPreferences.DisplayDocTitle
    tags = list(_tags(root.StructTreeRoot))
    _assert_headings([str(tag.S) for tag in tags])
    for tag in tags:
        if tag.S == "/Figure":
            assert str(tag.get("/Alt", "")).strip(), "a figure without a description"
        if tag.S == "/Table":
            _assert_headed(tag)
    _assert_fonts(document)
    return document


def _tags(node: pikepdf.Object) -> Iterator[pikepdf.Dictionary]:
    """All structure elements below `node` in reading order."""
    if isinstance(node, pikepdf.Array):
        for child in node:
            yield from _tags(child)
    elif isinstance(node, pikepdf.Dictionary):
        if "/S" in node:
            yield node
        yield from _tags(node.get("/K"))


def _assert_headings(names: list[str]) -> None:
    levels = [int(name[2:]) for name in names if name[:2] == "/H" and name[2:].isdigit()]
    assert levels[:1] == [1], f"headings begin with {levels[:1]}"
    assert levels.count(1) == 1, "more than one heading of the first level"
    skipped = [pair for pair in itertools.pairwise(levels) if pair[1] - pair[0] > 1]
    assert not skipped, f"levels of headings are skipped: {skipped}"


def _assert_headed(table: pikepdf.Dictionary) -> None:
    heads = [tag for tag in _tags(table.get("/K")) if tag.S == "/TH"]
    assert heads, "a table without header cells"
    for head in heads:
        assert _scope(head) in ("/Row", "/Column", "/Both"), "a header cell without a scope"


def _scope(head: pikepdf.Dictionary) -> str:
    attributes = head.get("/A", [])
    sets = attributes if isinstance(attributes, pikepdf.Array) else [attributes]
    found = (str(each["/Scope"]) for each in sets if "/Scope" in each)
    return next(found, "")


def _assert_fonts(document: pikepdf.Pdf) -> None:
    fonts = [
        thing
        for thing in document.objects
        if isinstance(thing, pikepdf.Dictionary)
        and thing.get("/Type") == "/Font"
        and "/DescendantFonts" not in thing
    ]
    assert fonts, "no text in it"
    for font in fonts:
        name = str(font.BaseFont).lstrip("/").split("+")[-1]
        assert name.startswith(HOUSE_FONTS), f"not of the house: {name}"
        keys = set(font.get("/FontDescriptor", {}).keys())
        assert keys & {"/FontFile", "/FontFile2", "/FontFile3"}, f"not embedded: {name}"
