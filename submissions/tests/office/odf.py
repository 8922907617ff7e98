"""OpenDocument files with a person in every slot that one has."""

from submissions.tests import planted
from submissions.tests.office.packing import ZIP_SLOTS, name, package

SEEN = ("Students planned their own learning", "What was put in later", "A step")
_NS = "urn:oasis:names:tc:opendocument:xmlns:"
HEAD = " ".join(
    f'xmlns:{prefix}="{_NS}{uri}:1.0"'
    for prefix, uri in (
        ("office", "office"), ("text", "text"), ("table", "table"), ("draw", "drawing"),
        ("style", "style"), ("meta", "meta"), ("form", "form"), ("script", "script"),
        ("presentation", "presentation"), ("config", "config"), ("svg", "svg-compatible"),
    )
) + ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xlink="http://www.w3.org/1999/xlink" '\
    'xmlns:xhtml="http://www.w3.org/1999/xhtml"'  # fmt: skip
_BY = "<office:change-info><dc:creator>{}</dc:creator></office:change-info>"
TRACKED = (
    f'<text:tracked-changes><text:changed-region text:id="c1"><text:deletion>'
    f"{_BY.format(name('deletion author'))}<text:p>{name('deleted text')}</text:p>"
    "</text:deletion></text:changed-region></text:tracked-changes>"
)
PARAGRAPHS = f"""<!-- {name("xml comment")} --><?x {name("instruction")}?>
<text:h text:outline-level="1" xhtml:about="{name("rdfa")}">{SEEN[2]}</text:h>
<text:p>{SEEN[0]}<text:change text:change-id="c1"/><office:annotation office:name="1">
<dc:creator>{name("comment author")}</dc:creator><text:p>{name("comment text")}</text:p>
</office:annotation><text:change-start text:change-id="c2"/> {SEEN[1]}
<text:change-end text:change-id="c2"/><text:author-name>{name("author field")}</text:author-name>
<text:sender-email>{name("sender field")}</text:sender-email>
<text:user-field-get text:name="{name("user field")}">{name("user field value")}</text:user-field-get>
<text:user-defined text:name="{name("own property")}">{name("own value")}</text:user-defined>
<text:printed-by>{name("printed by field")}</text:printed-by>
<text:file-name>{name("file name field")}</text:file-name>
<text:a xlink:href="file:///home/{name("file link")}">my drive</text:a>
<text:a xlink:href="https://example.org/plan" office:name="{name("link name")}">the plan</text:a>
</text:p>"""
FRAMES = f"""<draw:frame draw:name="{name("frame name")}" svg:width="2cm" svg:height="2cm">
<draw:image xlink:href="Pictures/{{media}}"/>
<svg:desc>A ramp of grey</svg:desc></draw:frame>
<draw:frame><draw:image xlink:href="file:///{name("linked picture")}.png"/></draw:frame>
<draw:frame><draw:object xlink:href="./Object 1" draw:notify="{name("object")}"/></draw:frame>"""
SECTION = f"""<text:section text:name="S"><text:section-source xlink:href="{name("section")}"/>
</text:section>"""
FORMS = (
    f'<office:forms><form:form form:name="{name("form")}"/></office:forms>'
    f'<office:scripts><office:event-listeners><script:event-listener script:x="{name("script")}"/>'
    "</office:event-listeners></office:scripts>"
)
TABLE = (
    '<table:table table:name="Our plan"><table:table-source '
    f'xlink:href="file:///{name("table source")}"/><table:table-row><table:table-cell '
    f"table:formula=\"of:='file:///home/{name('formula path')}'#A1\"><text:p>42</text:p>"
    '</table:table-cell><table:table-cell table:formula="of:=SUM([.A1:.B1])"/>'
    "</table:table-row></table:table>"
)
_MEDIA = name("media name").replace(" ", "") + ".jpg"


def _document(kind, body, more):
    frames = FRAMES.replace("{media}", _MEDIA)
    content = (
        f'<office:document-content {HEAD} office:version="1.2"><office:body><office:{kind}>'
        f"{FORMS}{TRACKED}{body.format(PARAGRAPHS, frames)}</office:{kind}></office:body>"
        "</office:document-content>"
    )
    parts = {
        "mimetype": f"application/vnd.oasis.opendocument.{kind}",
        "content.xml": content,
        "styles.xml": f'<office:document-styles {HEAD}><office:styles><style:style '
        f'style:name="Standard" config:x="{name("style config")}"/></office:styles>'
        "</office:document-styles>",
        "meta.xml": f"<x><dc>{name('meta creator')}</dc><p>{name('printed by')}</p></x>",
        "settings.xml": f"<x>{name('printer')}</x>",
        "manifest.rdf": f"<x>{name('rdf')}</x>",
        "Thumbnails/thumbnail.png": planted.png(),
        "Object 1/content.xml": f"<x>{name('object data')}</x>",
        "Object 1/meta.xml": f"<x>{name('object meta')}</x>",
        "Configurations2/x.xml": f"<x>{name('configuration')}</x>",
        "Versions/Version1": f"<x>{name('version')}</x>",
        "VersionList.xml": f"<x>{name('version list')}</x>",
        "META-INF/documentsignatures.xml": f"<x>{name('signature')}</x>",
        "META-INF/manifest.xml": "<m:manifest xmlns:m="
        f'"{_NS}manifest:1.0"><m:file-entry m:full-path="{name("manifest")}"/></m:manifest>',
        f"Pictures/{_MEDIA}": planted.jpeg(),
        **more,
    }  # fmt: skip
    return package(parts)


def odt(**more):
    """A text; `more` are parts put in beside, or in place of, its own."""
    return _document("text", "{}<text:p>{}</text:p>" + SECTION, more)


def odp(**more):
    """A presentation of one page, with notes."""
    page = (
        '<draw:page draw:name="1"><draw:frame svg:x="1cm" svg:y="1cm" svg:width="20cm" '
        'svg:height="9cm"><draw:text-box>{}</draw:text-box></draw:frame>{}'
        "<presentation:notes><draw:frame><draw:text-box><text:p>Say it slowly</text:p>"
        "</draw:text-box></draw:frame></presentation:notes></draw:page>"
    )
    return _document("presentation", page, more)


def ods(**more):
    """A spreadsheet of two tables."""
    cell = "<table:table><table:table-row><table:table-cell>{}<text:p>{}</text:p></table:table-cell></table:table-row>"
    return _document("spreadsheet", cell + "</table:table>" + TABLE, more)


SLOTS = (
    "deletion author", "deleted text", "xml comment", "instruction", "rdfa", "comment author",
    "comment text", "author field", "sender field", "file name field", "file link", "link name",
    "user field", "user field value", "own property", "own value", "printed by field",
    "frame name", "linked picture", "object", "form", "script", "style config",
    "meta creator", "printed by", "printer", "rdf", "object data", "object meta", "configuration",
    "version", "version list", "signature", "manifest", "media name", *ZIP_SLOTS,
    *planted.JPEG_SLOTS,
)  # fmt: skip
TEXT_SLOTS = (*SLOTS, "section")
SHEET_SLOTS = (*SLOTS, "table source", "formula path")
