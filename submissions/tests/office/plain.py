"""Plain OpenDocument files for a real office program to read, with an author in `meta.xml`."""

from submissions.tests.office import packing

_NS = "urn:oasis:names:tc:opendocument:xmlns:"
_HEAD = " ".join(
    f'xmlns:{prefix}="{_NS}{uri}:1.0"'
    for prefix, uri in (
        ("office", "office"), ("text", "text"), ("table", "table"), ("draw", "drawing"),
        ("svg", "svg-compatible"), ("meta", "meta"), ("presentation", "presentation"),
    )
) + ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xlink="http://www.w3.org/1999/xlink"' \
    ' xmlns:of="urn:oasis:names:tc:opendocument:xmlns:of:1.2"'  # fmt: skip
_KIND = "application/vnd.oasis.opendocument."
_CELL = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'
_FORMULA = 'table:formula="of:=[.A2]*3" '
_TABLE = (
    '<table:table table:name="Growth"><table:table-column table:number-columns-repeated="2"/>'
    f"<table:table-row>{_CELL.format('Autumn')}{_CELL.format('Spring')}</table:table-row>"
    '<table:table-row><table:table-cell office:value-type="float" office:value="12">'
    "<text:p>12</text:p></table:table-cell><table:table-cell "
    f'{_FORMULA}office:value-type="float" office:value="36"><text:p>36</text:p></table:table-cell>'
    "</table:table-row></table:table>"
)
_TEXT = (
    '<text:h text:outline-level="1">Reading together</text:h><text:list><text:list-item><text:p>'
    "First we listen</text:p></text:list-item></text:list><text:p>See <text:a xlink:type="
    '"simple" xlink:href="https://example.org/plan">the plan</text:a><text:note text:note-class='
    '"footnote"><text:note-citation>1</text:note-citation><text:note-body><text:p>As agreed'
    f"</text:p></text:note-body></text:note> and the table</text:p>{_TABLE.replace(_FORMULA, '')}"
)
_PAGE = (
    '<draw:page draw:name="one"><draw:frame svg:x="2cm" svg:y="2cm" svg:width="20cm" '
    'svg:height="5cm"><draw:text-box><text:p>Reading together</text:p></draw:text-box></draw:frame>'
    "</draw:page>"
)
DOCUMENTS = {
    "docx": ("text", _TEXT, ("Reading together", "First we listen", "the plan", "As agreed", "36")),
    "pptx": ("presentation", _PAGE, ("Reading together",)),
    "xlsx": ("spreadsheet", _TABLE, ("Autumn", "Spring", "36")),
    "odt": ("text", _TEXT, ("Reading together", "First we listen", "the plan", "As agreed", "36")),
    "odp": ("presentation", _PAGE, ("Reading together",)),
    "ods": ("spreadsheet", _TABLE, ("Autumn", "Spring", "36")),
}


def document(kind, body):
    """An OpenDocument file of that kind with that body."""
    content = (
        f'<office:document-content {_HEAD} office:version="1.2"><office:body><office:{kind}>{body}'
        f"</office:{kind}></office:body></office:document-content>"
    )
    listed = "".join(
        f'<m:file-entry m:full-path="{path}" m:media-type="{media}"/>'
        for path, media in (("/", f"{_KIND}{kind}"), ("content.xml", "text/xml"),
                            ("meta.xml", "text/xml"))
    )  # fmt: skip
    return packing.package(
        {
            "mimetype": _KIND + kind,
            "content.xml": content,
            "meta.xml": f"<office:document-meta {_HEAD}><office:meta><meta:initial-creator>Dana Ruiz"
            "</meta:initial-creator><dc:creator>Dana Ruiz</dc:creator></office:meta>"
            "</office:document-meta>",
            "META-INF/manifest.xml": f'<m:manifest xmlns:m="{_NS}manifest:1.0">{listed}</m:manifest>',
        }
    )
