"""Office documents of twenty pages, slides or sheets, most with a picture on each."""

import io
import zipfile
from collections.abc import Iterable

_OPEN = "http://schemas.openxmlformats.org"
_REL = f"{_OPEN}/officeDocument/2006/relationships"
_DRAW = f"{_OPEN}/drawingml/2006"
_TYPE = "application/vnd.openxmlformats-officedocument"
_WORDS = "Students planned their own learning and said why it mattered to them. " * 12


def docx(pictures: list[bytes]) -> bytes:
    """A page of words for each picture."""
    body = "".join(
        f"<w:p><w:r><w:t>{_WORDS}</w:t></w:r></w:p><w:p><w:r>{_inline(n)}</w:r></w:p>"
        '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
        for n in range(1, len(pictures) + 1)
    )
    main = (
        f'<w:document xmlns:w="{_OPEN}/wordprocessingml/2006/main" xmlns:r="{_REL}" '
        f'xmlns:wp="{_DRAW}/wordprocessingDrawing" xmlns:a="{_DRAW}/main" '
        f'xmlns:pic="{_DRAW}/picture"><w:body>{body}</w:body></w:document>'
    )
    return _package("word/document.xml", f"{_TYPE}.wordprocessingml.document.main+xml", main, [
        ("word/_rels/document.xml.rels", _images(len(pictures))),
        *((f"word/media/image{n}.jpeg", data) for n, data in enumerate(pictures, 1)),
    ])  # fmt: skip


def _inline(n: int) -> str:
    return (
        '<w:drawing><wp:inline><wp:extent cx="4000000" cy="3000000"/>'
        f'<wp:docPr id="{n}" name="Picture"/><a:graphic><a:graphicData uri="{_DRAW}/picture">'
        f"{_shown('pic', n)}</a:graphicData></a:graphic></wp:inline></w:drawing>"
    )


def _shown(prefix: str, n: int, link: str = "") -> str:
    link = link or f"rId{n}"
    return (
        f'<{prefix}:pic><{prefix}:nvPicPr><{prefix}:cNvPr id="{n}" name="P"/><{prefix}:cNvPicPr/>'
        f"{'<p:nvPr/>' if prefix == 'p' else ''}</{prefix}:nvPicPr>"
        f'<{prefix}:blipFill><a:blip r:embed="{link}"/></{prefix}:blipFill>'
        f'<{prefix}:spPr><a:prstGeom prst="rect"/></{prefix}:spPr></{prefix}:pic>'
    )


def pptx(pictures: list[bytes]) -> bytes:
    """A slide for each picture, with a paragraph."""
    spaces = f'xmlns:p="{_OPEN}/presentationml/2006/main" xmlns:r="{_REL}" xmlns:a="{_DRAW}/main"'
    numbers = range(1, len(pictures) + 1)
    slides = "".join(f'<p:sldId id="{255 + n}" r:id="rId{n}"/>' for n in numbers)
    main = f"<p:presentation {spaces}><p:sldIdLst>{slides}</p:sldIdLst></p:presentation>"
    parts: list[tuple[str, str | bytes]] = [
        ("ppt/_rels/presentation.xml.rels", _rels((f"rId{n}", "slide", f"slides/slide{n}.xml") for n in numbers)),
    ]  # fmt: skip
    for n, data in enumerate(pictures, 1):
        words = f"<p:sp><p:txBody><a:p><a:r><a:t>{_WORDS}</a:t></a:r></a:p></p:txBody></p:sp>"
        tree = f"<p:cSld><p:spTree>{words}{_shown('p', n, 'rId1')}</p:spTree></p:cSld>"
        link = _rels([("rId1", "image", f"../media/image{n}.jpeg")])
        parts += [
            (f"ppt/slides/slide{n}.xml", f"<p:sld {spaces}>{tree}</p:sld>"),
            (f"ppt/slides/_rels/slide{n}.xml.rels", link),
            (f"ppt/media/image{n}.jpeg", data),
        ]
    return _package(
        "ppt/presentation.xml", f"{_TYPE}.presentationml.presentation.main+xml", main, parts
    )


def xlsx(pictures: list[bytes]) -> bytes:
    """A sheet of a thousand rows for each picture; the pictures themselves are not in it."""
    space = f'xmlns="{_OPEN}/spreadsheetml/2006/main" xmlns:r="{_REL}"'
    numbers = range(1, len(pictures) + 1)
    sheets = "".join(f'<sheet name="Week {n}" sheetId="{n}" r:id="rId{n}"/>' for n in numbers)
    main = f"<workbook {space}><sheets>{sheets}</sheets></workbook>"
    links = _rels((f"rId{n}", "worksheet", f"worksheets/sheet{n}.xml") for n in numbers)
    rows = "".join(
        f'<row r="{r}"><c r="A{r}" t="inlineStr"><is><t>A lesson of week {r}</t></is></c>'
        f'<c r="B{r}"><v>{r * 7919 % 1009}</v></c><c r="C{r}"><f>B{r}*2</f><v>{r}</v></c></row>'
        for r in range(1, 1001)
    )
    sheet = f"<worksheet {space}><sheetData>{rows}</sheetData></worksheet>"
    parts = [(f"xl/worksheets/sheet{n}.xml", sheet) for n in numbers]
    return _package(
        "xl/workbook.xml",
        f"{_TYPE}.spreadsheetml.sheet.main+xml",
        main,
        [("xl/_rels/workbook.xml.rels", links), *parts],
    )


def _images(number: int) -> str:
    return _rels((f"rId{n}", "image", f"media/image{n}.jpeg") for n in range(1, number + 1))


def _rels(links: Iterable[tuple[str, str, str]]) -> str:
    inside = "".join(
        f'<Relationship Id="{key}" Type="{_REL}/{kind}" Target="{target}"/>'
        for key, kind, target in links
    )
    return f'<Relationships xmlns="{_OPEN}/package/2006/relationships">{inside}</Relationships>'


_PART_TYPES = {
    "ppt/slides/": f"{_TYPE}.presentationml.slide+xml",
    "xl/worksheets/": f"{_TYPE}.spreadsheetml.worksheet+xml",
}


def _package(main: str, kind: str, text: str, parts: Iterable[tuple[str, str | bytes]]) -> bytes:
    out, named, parts = io.BytesIO(), [(main, kind)], list(parts)
    for name, _data in parts:
        named += [(name, told) for start, told in _PART_TYPES.items()
                  if name.startswith(start) and name.endswith(".xml")]  # fmt: skip
    overrides = "".join(f'<Override PartName="/{n}" ContentType="{k}"/>' for n, k in named)
    types = (
        f'<Types xmlns="{_OPEN}/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="jpeg" ContentType="image/jpeg"/>{overrides}</Types>'
    )
    properties = "<coreProperties><creator>Dana Ruiz</creator></coreProperties>"
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", types)
        archive.writestr("_rels/.rels", _rels([("rId1", "officeDocument", main)]))
        archive.writestr("docProps/core.xml", properties)
        archive.writestr(main, text)
        for name, data in parts:
            archive.writestr(name, data)
    return out.getvalue()
