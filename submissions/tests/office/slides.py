"""A PowerPoint presentation with a person in every slot that one has."""

from submissions.tests import planted
from submissions.tests.office.packing import (
    PROPERTIES,
    PROPERTY_SLOTS,
    ROOT,
    ZIP_SLOTS,
    name,
    package,
    rels,
    types,
)

SEEN, NOTES = "Students planned their own learning", "Say it slowly"
_A = "http://schemas.openxmlformats.org/drawingml/2006"
_KIND = "application/vnd.openxmlformats-officedocument.presentationml"
HEAD = (
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    f'xmlns:a="{_A}/main" xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main"'
)


def _shape(text, more=""):
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="2" name="{name("shape name")}">{more}</p:cNvPr><p:cNvSpPr/>'
        f"<p:nvPr><p:custDataLst><p:tags r:id='rId9'/></p:custDataLst></p:nvPr></p:nvSpPr><p:spPr><a:xfrm>"
        '<a:off x="0" y="0"/><a:ext cx="8000000" cy="900000"/></a:xfrm></p:spPr>'
        f"<p:txBody><a:bodyPr/><a:p><a:r><a:t>{text}</a:t></a:r></a:p></p:txBody></p:sp>"
    )


def _tree(inside):
    return (
        f'<p:cSld name="{name("slide name")}"><p:spTree><p:nvGrpSpPr><p:cNvPr id="1" name=""/>'
        f"</p:nvGrpSpPr><p:grpSpPr/>{inside}</p:spTree></p:cSld>"
    )


_OLE = (
    '<p:graphicFrame><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/'
    f'presentationml/2006/ole"><p:oleObj name="{name("ole name")}" r:id="rId8" progId="x"/>'
    "</a:graphicData></a:graphic></p:graphicFrame>"
)
_PICTURE = (
    f'<p:pic><p:nvPicPr><p:cNvPr id="4" name="" descr="/home/{name("alt path")}/a.png"/>'
    '</p:nvPicPr><p:blipFill><a:blip r:embed="rId5"/></p:blipFill></p:pic>'
    '<p:pic><p:nvPicPr><p:cNvPr id="5" name="" descr="A ramp of grey"/></p:nvPicPr>'
    '<p:blipFill><a:blip r:embed="rId10"/></p:blipFill></p:pic>'
)
_LINKS = (
    '<a:hlinkClick r:id="rId6"/>'
    f'<a:hlinkHover r:id="" action="ppaction://program?{name("program")}"/>'
)
SLIDE = (
    _tree(_shape(SEEN, _LINKS) + _PICTURE + _OLE)
    + f'<p:timing><p:x n="{name("timing")}"/></p:timing>'
    + f'<p:extLst><p:ext uri="x"><p14:x n="{name("extension list")}"/></p:ext></p:extLst>'
)


def pptx(**more):
    """The presentation; `more` are parts put in beside, or in place of, its own."""
    kinds = {"ppt/presentation.xml": f"{_KIND}.presentation.main+xml"}
    book = (
        f'<p:presentation {HEAD}><p:sldMasterIdLst><p:sldMasterId id="9" r:id="rId1"/>'
        '</p:sldMasterIdLst><p:sldIdLst><p:sldId id="256" r:id="rId2"/>'
        '<p:sldId id="257" r:id="rId3"/></p:sldIdLst><p:sldSz cx="9144000" cy="6858000"/>'
        f'<p:modifyVerifier hashData="{name("verifier")}"/>'
        f'<p:extLst><p:ext uri="x"><p14:section name="{name("section")}"/></p:ext></p:extLst>'
        "</p:presentation>"
    )
    slide = f"<p:sld {HEAD}>{SLIDE}</p:sld>"
    parts = {
        "[Content_Types].xml": types(**kinds),
        "_rels/.rels": rels(("rId1", "officeDocument", "ppt/presentation.xml"), *ROOT),
        "ppt/presentation.xml": book,
        "ppt/_rels/presentation.xml.rels": rels(
            ("rId1", "slideMaster", "slideMasters/m.xml"), ("rId2", "slide", "slides/s1.xml"),
            ("rId3", "slide", "slides/s2.xml"), ("rId4", "commentAuthors", "commentAuthors.xml"),
            ("rId5", "presProps", "presProps.xml"),
        ),
        "ppt/slides/s1.xml": slide,
        "ppt/slides/_rels/s1.xml.rels": rels(
            ("rId1", "slideLayout", "../slideLayouts/l.xml"),
            ("rId2", "notesSlide", "../notesSlides/n.xml"),
            ("rId3", "comments", "../comments/c.xml"), ("rId5", "image", "../media/i.png"),
            ("rId6", "hyperlink", f"file:///C:/{name('slide link')}", "External"),
            ("rId8", "oleObject", "../embeddings/o.bin"), ("rId9", "tags", "../tags/t.xml"),
            ("rId10", "image", "../media/j.jpg"),
        ),
        "ppt/slides/s2.xml": f'<p:sld {HEAD} show="0">{_tree(_shape("A hidden slide"))}</p:sld>',
        "ppt/slideLayouts/l.xml": f"<p:sldLayout {HEAD}>{_tree('')}</p:sldLayout>",
        "ppt/slideLayouts/_rels/l.xml.rels": rels(
            ("rId1", "slideMaster", "../slideMasters/m.xml")
        ),
        "ppt/slideMasters/m.xml": f"<p:sldMaster {HEAD}>{_tree('')}<p:sldLayoutIdLst>"
        '<p:sldLayoutId id="8" r:id="rId1"/></p:sldLayoutIdLst></p:sldMaster>',
        "ppt/slideMasters/_rels/m.xml.rels": rels(
            ("rId1", "slideLayout", "../slideLayouts/l.xml"), ("rId2", "theme", "../theme/t.xml")
        ),
        "ppt/theme/t.xml": f'<a:theme {HEAD} name="{name("theme name")}"><a:themeElements>'
        f'<a:clrScheme name="{name("colours name")}"/></a:themeElements></a:theme>',
        "ppt/notesSlides/n.xml": f"<p:notes {HEAD}>{_tree(_shape(NOTES))}</p:notes>",
        "ppt/comments/c.xml": f"<x>{name('comment text')}</x>",
        "ppt/commentAuthors.xml": f"<p:cmAuthor {HEAD} name='{name('comment author')}'/>",
        "ppt/presProps.xml": f"<x>{name('presentation properties')}</x>",
        "ppt/tags/t.xml": f"<x>{name('tags')}</x>",
        "ppt/embeddings/o.bin": name("ole data").encode(),
        "ppt/media/i.png": planted.png(),
        "ppt/media/j.jpg": planted.jpeg(),
        **PROPERTIES,
        **more,
    }  # fmt: skip
    return package(parts)


SLOTS = (
    "shape name", "slide name", "ole name", "alt path", "program", "timing", "extension list",
    "verifier", "section", "slide link", "theme name", "colours name", "comment text",
    "comment author", "presentation properties", "tags", "ole data", "extension",
    *PROPERTY_SLOTS, *ZIP_SLOTS, *planted.PNG_SLOTS, *planted.JPEG_SLOTS,
)  # fmt: skip
