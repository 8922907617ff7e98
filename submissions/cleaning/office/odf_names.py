"""What may stand in the two parts of an OpenDocument file."""

from submissions.cleaning.office.rules import Rules
from submissions.cleaning.office.vocabulary import load

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
    "chart": _OASIS + "chart:1.0",
    "xlink": "http://www.w3.org/1999/xlink",
    "of": _OASIS + "of:1.2",  # the last three only stand in formulas
    "ooow": "http://openoffice.org/2004/writer",
    "oooc": "http://openoffice.org/2004/calc",
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
        "draw:object-ole draw:plugin draw:floating-frame office:binary-data "
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
_TEXTS = (
    "text:p text:h text:span text:a text:date text:time text:page-number "
    "text:page-count text:bookmark-ref text:reference-ref text:sequence text:sequence-ref "
    "text:note-citation text:chapter text:sheet-name text:index-entry-span text:ruby-base "
    "text:ruby-text text:number text:expression text:table-count text:word-count "
    "text:paragraph-count text:character-count text:image-count text:object-count "
    "text:linenumbering-separator text:reference-mark text:measure text:page-continuation "
    "number:text number:fill-character number:currency-symbol svg:title svg:desc presentation:footer-decl "
    "presentation:header-decl text:note-ref text:text-input"
).split()
_STYLES = (
    "draw:style-name draw:text-style-name presentation:style-name table:style-name "
    "table:default-cell-style-name text:style-name text:default-style-name "
    "text:master-page-name text:visited-style-name text:citation-style-name "
    "text:citation-body-style-name text:cond-style-name text:style-override style:name "
    "style:display-name style:parent-style-name style:next-style-name style:list-style-name "
    "style:master-page-name style:page-layout-name style:data-style-name "
    "style:apply-style-name style:style-name style:percentage-data-style-name "
    "style:register-truth-ref-style-name style:leader-text-style chart:style-name "
    "draw:fill-gradient-name draw:fill-hatch-name draw:fill-image-name draw:marker-start "
    "draw:marker-end draw:opacity-name draw:stroke-dash draw:stroke-dash-names "
    "draw:master-page-name presentation:presentation-page-layout-name "
    "presentation:use-header-name presentation:use-footer-name "
    "presentation:use-date-time-name draw:layer draw:display-name"
).split()
_KEYS = (
    "draw:layer draw:gradient draw:hatch draw:marker draw:fill-image draw:stroke-dash "
    "draw:opacity draw:equation"
).split()
_LETTERS = (
    "style:font-name style:font-name-asian style:font-name-complex fo:font-family "
    "svg:font-family style:font-family-asian style:font-family-complex style:font-adornments "
    "style:font-style-name style:font-style-name-asian style:font-style-name-complex "
    "fo:language fo:country fo:script style:language-asian style:country-asian "
    "style:script-asian style:language-complex style:country-complex style:script-complex "
    "style:rfc-language-tag style:rfc-language-tag-asian style:rfc-language-tag-complex "
    "number:language number:country number:script number:rfc-language-tag "
    "number:transliteration-language number:transliteration-country table:language "
    "table:country"
).split()
_WORDS = (
    "table:name table:formula table:condition table:cell-range-address table:cell-address "
    "table:base-cell-address table:target-range-address table:expression table:print-ranges "
    "table:end-cell-address table:display-name table:title table:content-validation-name "
    "table:template-name office:string-value office:currency text:name text:ref-name "
    "text:bullet-char text:string-value text:prefix text:section-name text:table-name "
    "text:caption-sequence-name text:formula style:num-prefix style:num-suffix "
    "style:leader-text style:leader-char style:condition style:base-cell-address draw:formula "
    "draw:type draw:transform xlink:href chart:class chart:values-cell-range-address "
    "draw:notify-on-update-of-ranges chart:label-cell-address chart:data-label-text table:label-cell-range-address"
).split()
RULES = Rules(
    namespaces=NAMESPACES,
    listed=load("odf"),
    texts=frozenset(_TEXTS),
    free=frozenset(f"@{name}" for name in (*_STYLES, *_LETTERS, *_WORDS))
    | {f"{element}@draw:name" for element in _KEYS}
    | {f"presentation:{each}-decl@presentation:name" for each in ("header", "footer", "date-time")},
    drawn=frozenset(
        "@svg:d @draw:points @draw:enhanced-path @draw:glue-points @draw:text-areas".split()
    ),
    gone=GONE,
    opened=frozenset(["text:meta", "text:meta-field"]),
    mixed=True,
    keep=("of", "ooow", "oooc"),
)
