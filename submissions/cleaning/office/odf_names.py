"""What may stand in the two parts of an OpenDocument file."""

from submissions.cleaning.office.trees import Rules

_OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
NAMESPACES = {
    "office": _OASIS + "office:1.0",
    "text": _OASIS + "text:1.0",
    "table": _OASIS + "table:1.0",
    "draw": _OASIS + "drawing:1.0",
    "style": _OASIS + "style:1.0",
    "number": _OASIS + "datastyle:1.0",
    "presentation": _OASIS + "presentation:1.0",
    "fo": _OASIS + "xsl-fo-compatible:1.0",
    "svg": _OASIS + "svg-compatible:1.0",
    "dr3d": _OASIS + "dr3d:1.0",
    "xlink": "http://www.w3.org/1999/xlink",
}
_FIELDS = (
    "author-name author-initials sender-firstname sender-lastname sender-initials sender-title "
    "sender-position sender-email sender-phone-private sender-fax sender-company "
    "sender-phone-work sender-street sender-city sender-postal-code sender-country "
    "sender-state-or-province creator initial-creator printed-by editing-cycles "
    "editing-duration creation-date creation-time modification-date modification-time "
    "print-date print-time file-name template-name user-defined description subject keywords "
    "title database-display database-name database-next database-row-select "
    "database-row-number user-field-get user-field-input variable-get placeholder "
    "execute-macro dde-connection hidden-text conditional-text script meta meta-field"
).split()
GONE = {
    **{f"text:{name}": "info" for name in _FIELDS if name not in ("meta", "meta-field")},
    **dict.fromkeys(
        "text:tracked-changes text:change text:change-start text:change-end "
        "table:tracked-changes".split(), "change"
    ),
    **dict.fromkeys(
        "office:annotation office:annotation-end presentation:notes-comment".split(), "note"
    ),
    **dict.fromkeys(
        "office:scripts office:event-listeners presentation:event-listener draw:applet "
        "presentation:animations presentation:sound office:forms draw:control".split(), "script"
    ),
    **dict.fromkeys(
        "draw:object draw:object-ole draw:plugin draw:floating-frame office:binary-data "
        "draw:param".split(), "attachment"
    ),
    **dict.fromkeys(
        "table:table-source table:cell-range-source table:dde-links text:dde-connection-decls "
        "text:section-source table:database-source-sql table:database-source-query "
        "table:database-source-table".split(), "link"
    ),
    **dict.fromkeys(
        "office:meta office:settings table:data-pilot-tables table:scenario table:detective "
        "text:user-field-decls text:variable-decls office:dde-source "
        "style:font-face-src svg:font-face-src table:consolidation "
        " text:alphabetical-index-"
        "auto-mark-file".split(), "other"
    ),
}  # fmt: skip
GONE_ATTRIBUTES = frozenset(
    "table:protection-key table:protection-key-digest-algorithm text:protection-key "
    "draw:name text:change-id presentation:preset-id "
    "text:protection-key-digest-algorithm xlink:title office:name office:title".split()
)
_TEXTS = (
    "text:p text:h text:span text:a text:date text:time text:page-number "
    "text:page-count text:bookmark-ref text:reference-ref text:sequence text:sequence-ref "
    "text:note-citation text:chapter text:sheet-name text:index-entry-span text:ruby-base "
    "text:ruby-text text:number text:expression text:table-count text:word-count "
    "text:paragraph-count text:character-count text:image-count text:object-count "
    "text:linenumbering-separator text:reference-mark text:measure text:page-continuation "
    "number:text number:currency-symbol svg:title svg:desc presentation:footer-decl "
    "presentation:header-decl text:note-ref text:text-input"
).split()
RULES = Rules(
    namespaces=NAMESPACES,
    texts=frozenset(_TEXTS),
    free=frozenset(
        "@table:name @table:formula @table:condition @table:cell-range-address "
        "@table:base-cell-address @table:target-range-address @table:expression "
        "@table:print-ranges @table:end-cell-address @table:display-name "
        "@office:string-value @text:name @text:ref-name @text:bullet-char @text:string-value "
        "@draw:enhanced-path @draw:formula @draw:points @draw:modifiers @draw:glue-points "
        "@draw:text-areas @draw:transform @draw:display-name "
        "@draw:type @draw:dots1-length @xlink:href "
        " @table:title".split()
    ),
    gone=GONE,
    gone_attributes=GONE_ATTRIBUTES,
    opened=frozenset(["text:meta", "text:meta-field"]),
    open_spaces=frozenset(["fo", "svg", "number", "style"]),
    mixed=True,
)
