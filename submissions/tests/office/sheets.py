"""An Excel workbook with a person in every slot that one has."""

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

SEEN = "Students planned their own learning"
_S = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"
HEAD = (
    f'xmlns="{_S}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:x15="http://schemas.microsoft.com/office/spreadsheetml/2010/11/main" '
    'xmlns:x15ac="http://schemas.microsoft.com/office/spreadsheetml/2010/11/ac" '
    'xmlns:xr="http://schemas.microsoft.com/office/spreadsheetml/2014/revision"'
)
BOOK = f"""<workbook {HEAD}><fileVersion appName="xl" codeName="{name("version code")}"/>
<fileSharing userName="{name("file sharing")}"/><workbookPr codeName="{name("code name")}"/>
<mc:AlternateContent><mc:Choice Requires="x15"><x15ac:absPath url="C:\\Users\\{name("abs path")}"/>
</mc:Choice></mc:AlternateContent><bookViews><workbookView/></bookViews>
<sheets><sheet name="Our plan" sheetId="1" r:id="rId1"/></sheets>
<externalReferences><externalReference r:id="rId4"/></externalReferences>
<definedNames><definedName name="Area">'Our plan'!$A$1</definedName>
<definedName name="Away" comment="{name("name comment")}">'C:\\{name("name path")}\\[b.xlsx]S'!A1
</definedName></definedNames><customWorkbookViews><customWorkbookView name="{name("view")}"/>
</customWorkbookViews><pivotCaches><pivotCache cacheId="1" r:id="rId5"/></pivotCaches></workbook>"""
SHEET = f"""<worksheet {HEAD} xr:uid="{{00DA7A04}}"><sheetPr codeName="{name("sheet code")}"/>
<sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1"><f>[1]Away!A1</f><v>42</v></c>
<c r="C1"><f>SUM(B1,1)</f><v>43</v></c><c r="D1" t="str">
<f>HYPERLINK("\\\\server\\{name("formula path")}","open")</f><v>open</v></c></row></sheetData>
<protectedRanges><protectedRange name="{name("range user")}" sqref="A1"/></protectedRanges>
<scenarios><scenario name="x" user="{name("scenario user")}" comment="{name("scenario")}"/></scenarios>
<hyperlinks><hyperlink ref="A1" r:id="rId1"/><hyperlink ref="A2" r:id="rId2"/></hyperlinks>
<pageSetup paperSize="9" r:id="rId3"/><headerFooter><oddHeader>&amp;CTop</oddHeader></headerFooter>
<drawing r:id="rId8"/><legacyDrawing r:id="rId5"/><oleObjects><oleObject progId="{name("ole program")}" r:id="rId6"/>
</oleObjects></worksheet>"""
STRINGS = f"<sst {HEAD}><si><t>{SEEN}</t></si></sst>"

_A = "http://schemas.openxmlformats.org/drawingml/2006"
_AT = "<xdr:col>{0}</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>{0}</xdr:row><xdr:rowOff>0</xdr:rowOff>"
DRAWING = (
    f'<xdr:wsDr xmlns:xdr="{_A}/spreadsheetDrawing" xmlns:a="{_A}/main" xmlns:r="http://schemas.'
    'openxmlformats.org/officeDocument/2006/relationships"><xdr:twoCellAnchor>'
    f"<xdr:from>{_AT.format(3)}</xdr:from><xdr:to>{_AT.format(5)}</xdr:to><xdr:pic><xdr:nvPicPr>"
    f'<xdr:cNvPr id="2" name="{name("drawing name")}"/><xdr:cNvPicPr/></xdr:nvPicPr><xdr:blipFill>'
    '<a:blip r:embed="rId1"/><a:stretch><a:fillRect/></a:stretch></xdr:blipFill><xdr:spPr>'
    '<a:prstGeom prst="rect"/></xdr:spPr></xdr:pic><xdr:clientData/></xdr:twoCellAnchor></xdr:wsDr>'
)


def xlsx(**more):
    """The workbook; `more` are parts put in beside, or in place of, its own."""
    parts = {
        "[Content_Types].xml": types(**{"xl/workbook.xml": f"{_KIND}.sheet.main+xml"}),
        "_rels/.rels": rels(("rId1", "officeDocument", "xl/workbook.xml"), *ROOT),
        "xl/workbook.xml": BOOK,
        "xl/_rels/workbook.xml.rels": rels(
            ("rId1", "worksheet", "worksheets/w.xml"), ("rId2", "sharedStrings", "s.xml"),
            ("rId3", "connections", "connections.xml"),
            ("rId4", "externalLink", "externalLinks/e.xml"),
            ("rId5", "pivotCacheDefinition", "pivotCache/p.xml"),
            ("rId6", "revisionHeaders", "revisions/revisionHeaders.xml"),
            ("rId7", "person", "persons/person.xml"), ("rId8", "styles", "styles.xml"),
        ),
        "xl/worksheets/w.xml": SHEET,
        "xl/worksheets/_rels/w.xml.rels": rels(
            ("rId1", "hyperlink", "https://example.org/plan", "External"),
            ("rId2", "hyperlink", f"file:///C:/{name('cell link')}", "External"),
            ("rId3", "printerSettings", "../printerSettings/p.bin"),
            ("rId5", "vmlDrawing", "../drawings/v.vml"), ("rId6", "oleObject", "../o.bin"),
            ("rId7", "comments", "../comments1.xml"), ("rId8", "drawing", "../drawings/d.xml"),
        ),
        "xl/drawings/d.xml": DRAWING,
        "xl/drawings/_rels/d.xml.rels": rels(("rId1", "image", "../media/j.jpg")),
        "xl/media/j.jpg": planted.jpeg(),
        "xl/s.xml": STRINGS,
        "xl/styles.xml": f'<styleSheet {HEAD}><fonts count="1"><font><sz val="11"/></font></fonts>'
        f"<extLst><ext uri='x'><x15:x n='{name('style extension')}'/></ext></extLst></styleSheet>",
        "xl/connections.xml": f"<x>{name('connection')}</x>",
        "xl/externalLinks/e.xml": f"<x>{name('external cache')}</x>",
        "xl/externalLinks/_rels/e.xml.rels": rels(
            ("rId1", "externalLinkPath", f"file:///C:/{name('external path')}.xlsx", "External")
        ),
        "xl/pivotCache/p.xml": f"<x refreshedBy='{name('refreshed by')}'/>",
        "xl/revisions/revisionHeaders.xml": f"<x userName='{name('revision user')}'/>",
        "xl/revisions/revisionLog1.xml": f"<x>{name('revision log')}</x>",
        "xl/persons/person.xml": f"<x displayName='{name('person')}'/>",
        "xl/comments1.xml": f"<x><author>{name('comment author')}</author></x>",
        "xl/threadedComments/t.xml": f"<x>{name('threaded comment')}</x>",
        "xl/drawings/v.vml": f"<x>{name('vml')}</x>",
        "xl/printerSettings/p.bin": name("printer").encode("utf-16-le"),
        "xl/o.bin": name("ole data").encode(),
        **PROPERTIES,
        **more,
    }  # fmt: skip
    return package(parts)


SLOTS = (
    "version code", "file sharing", "code name", "abs path", "name comment", "name path", "view",
    "sheet code", "formula path", "range user", "scenario user", "scenario", "ole program",
    "cell link", "style extension", "connection", "external cache", "external path",
    "refreshed by", "revision user", "revision log", "person", "comment author",
    "threaded comment", "vml", "printer", "ole data", "extension", "drawing name", *PROPERTY_SLOTS,
    *ZIP_SLOTS, *planted.JPEG_SLOTS,
)  # fmt: skip
