"""A Word document with a person in every slot that one has."""

from submissions.tests import planted
from submissions.tests.office.packing import (
    FIELDS,
    PROPERTIES,
    PROPERTY_SLOTS,
    ROOT,
    ZIP_SLOTS,
    name,
    package,
    rels,
    types,
)

SEEN = (
    "Students planned their own learning",
    "What was put in later",
    "In a box",
    "Kept in a cell",
)
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_A = "http://schemas.openxmlformats.org/drawingml/2006"
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"
HEAD = (
    f'xmlns:w="{_W}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    f'xmlns:wp="{_A}/wordprocessingDrawing" xmlns:a="{_A}/main" xmlns:pic="{_A}/picture" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
)


def _by(slot):
    return f'w:id="1" w:author="{name(slot)}" w:date="2026-01-01T00:00:00Z"'


def _t(text):
    return f"<w:r><w:t>{text}</w:t></w:r>"


def _field(code, shown):
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    text = f"<w:r><w:instrText>{code}</w:instrText></w:r>"
    return mark.format("begin") + text + mark.format("separate") + _t(shown) + mark.format("end")


_PICTURE = (
    f'<w:r><w:drawing><wp:inline><wp:extent cx="9" cy="9"/><wp:docPr id="1" '
    f'name="{name("drawing name")}" descr="C:\\Users\\{name("alt path")}\\a.jpg"/><a:graphic>'
    f'<a:graphicData uri="{_A}/picture"><pic:pic><pic:nvPicPr><pic:cNvPr id="0" '
    f'name="{name("picture name")}.jpg"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>'
    '<a:blip r:embed="rId10" r:link="rId11"/></pic:blipFill><pic:spPr/></pic:pic>'
    "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
)
_BOX = (
    '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline><wp:docPr id="2" '
    f'name=""/><a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/'
    'wordprocessingShape"><wps:wsp><wps:txbx><w:txbxContent><w:p><w:r><w:t>In a box</w:t></w:r>'
    "</w:p></w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:inline>"
    f'</w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape o:title="{name("vml title")}"/>'
    "</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
)
PATH = f' INCLUDEPICTURE "C:\\\\Users\\\\{name("field path")}" '
BODY = f"""<w:p w:rsidR="00DA7A01" w14:paraId="1"><w:pPr><w:rPr><w:ins {_by("mark author")}/></w:rPr>
<w:pPrChange {_by("format author")}><w:pPr/></w:pPrChange></w:pPr>
<w:commentRangeStart w:id="0"/>{_t(SEEN[0])}<w:commentRangeEnd w:id="0"/>
<w:r><w:commentReference w:id="0"/></w:r><w:bookmarkStart w:id="3" w:name="_GoBack"/></w:p>
<!-- {name("xml comment")} --><?mso {name("instruction")}?>
<w:p><w:ins {_by("insertion author")}>{_t(SEEN[1])}</w:ins>
<w:del {_by("deletion author")}><w:r><w:delText>{name("deleted text")}</w:delText></w:r></w:del>
<w:moveFrom {_by("move author")}>{_t(name("moved text"))}</w:moveFrom>
<w:unknown w:x="{name("unknown attribute")}">{name("unknown text")}</w:unknown></w:p>
<w:p><w:pPr><w:rPr><w:del {_by("joined author")}/></w:rPr></w:pPr>{_t("One half and ")}</w:p>
<w:p>{_t("the other half")}</w:p>
<w:p>{"".join(_field(f" {code} ", name(code)) for code in FIELDS)}{_field(" PAGE ", "1")}
{_field(PATH, "a picture")}
<w:fldSimple w:instr=" FILENAME "><w:r><w:t>{name("file name field")}</w:t></w:r></w:fldSimple>
<w:hyperlink r:id="rId12">{_t("my drive")}</w:hyperlink>
<w:hyperlink r:id="rId13">{_t("the plan")}</w:hyperlink></w:p>
<w:sdt><w:sdtPr><w:alias w:val="{name("control alias")}"/><w:tag w:val="{name("control tag")}"/>
<w:dataBinding w:xpath="/x[{name("data binding")}]"/></w:sdtPr>
<w:sdtContent><w:p>{_t("In a control")}</w:p></w:sdtContent></w:sdt>
<w:tbl><w:tr><w:trPr><w:del {_by("row author")}/></w:trPr><w:tc><w:p>{_t(name("deleted row"))}</w:p>
</w:tc></w:tr><w:tr><w:tc><w:p>{_t(SEEN[3])}</w:p></w:tc></w:tr></w:tbl>
<w:p>{_PICTURE}{_BOX}<w:r><w:object><v:shape><v:imagedata r:id="rId14"
 o:title="{name("image title")}"/></v:shape><o:OLEObject r:id="rId15"
 ProgID="{name("ole program")}"/></w:object></w:r></w:p>
<w:sectPr w:rsidSect="00DA7A02"><w:headerReference w:type="default" r:id="rId16"/></w:sectPr>"""
SETTINGS = f"""<w:settings {HEAD}><w:attachedTemplate r:id="rId1"/><w:rsids>
<w:rsid w:val="00DA7A03"/></w:rsids><w:docVars><w:docVar w:name="a" w:val="{name("doc var")}"/>
</w:docVars><w:writeProtection w:hash="{name("write protection")}"/>
<w:defaultTabStop w:val="720"/></w:settings>"""


def docx(**more):
    """The document; `more` are parts put in beside, or in place of, its own."""
    parts = {
        "[Content_Types].xml": types(
            **{
                "word/document.xml": f"{_MAIN}.document.main+xml",
                "word/header1.xml": f"{_MAIN}.header+xml",
                "word/settings.xml": f"{_MAIN}.settings+xml",
                "word/comments.xml": f"{_MAIN}.comments+xml",
            }
        ),
        "_rels/.rels": rels(("rId1", "officeDocument", "word/document.xml"), *ROOT),
        "word/document.xml": f"<w:document {HEAD}><w:body>{BODY}</w:body></w:document>",
        "word/_rels/document.xml.rels": rels(
            ("rId10", "image", f"media/{name('media name').replace(' ', '')}.jpg"),
            ("rId11", "image", f"file:///C:/Users/{name('linked picture')}/a.jpg", "External"),
            ("rId12", "hyperlink", f"file:///C:/Users/{name('file link')}/b.docx", "External"),
            ("rId13", "hyperlink", "https://example.org/plan", "External"),
            ("rId14", "image", "media/image2.emf"), ("rId15", "oleObject", "embeddings/o.bin"),
            ("rId16", "header", "header1.xml"), ("rId17", "settings", "settings.xml"),
            ("rId18", "comments", "comments.xml"),
            ("rId19", "http://schemas.microsoft.com/office/2011/relationships/people",
             "people.xml"),
        ),
        "word/header1.xml": f"<w:hdr {HEAD}><w:p>{_t('At the top')}</w:p></w:hdr>",
        "word/settings.xml": SETTINGS,
        "word/_rels/settings.xml.rels": rels(
            ("rId1", "attachedTemplate", f"file:///C:/{name('template')}.dotm", "External")
        ),
        "word/comments.xml": f"<w:comments {HEAD}><w:comment {_by('comment author')} w:initials="
        f"\"{name('initials')}\"><w:p>{_t(name('comment text'))}</w:p></w:comment></w:comments>",
        "word/people.xml": f"<x>{name('people')}</x>",
        f"word/media/{name('media name').replace(' ', '')}.jpg": planted.jpeg(),
        "word/media/image2.emf": b"\x01\0\0\0" + name("emf").encode("utf-16-le"),
        "word/embeddings/o.bin": name("ole data").encode(),
        "word/printerSettings/p.bin": name("printer").encode("utf-16-le"),
        **PROPERTIES,
        **more,
    }  # fmt: skip
    return package(parts)


SLOTS = (
    "mark author", "format author", "xml comment", "instruction", "insertion author",
    "deletion author", "deleted text", "move author", "moved text", "unknown attribute",
    "unknown text", "joined author", *FIELDS, "field path", "file name field",
    "control alias", "control tag", "data binding", "row author", "deleted row", "drawing name",
    "alt path", "picture name", "vml title", "image title", "ole program", "doc var",
    "write protection", "media name", "linked picture", "file link", "template", "comment author",
    "initials", "comment text", "people", "emf", "ole data", "printer", "extension",
    *PROPERTY_SLOTS, *ZIP_SLOTS, *planted.JPEG_SLOTS,
)  # fmt: skip
