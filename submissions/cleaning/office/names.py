"""The namespaces that OOXML documents may use, and the rules their parts share."""

from submissions.cleaning.office.trees import Rules

_OPEN = "http://schemas.openxmlformats.org/"
REL = _OPEN + "officeDocument/2006/relationships"
PACKAGE = _OPEN + "package/2006/"
NAMESPACES = {
    "w": _OPEN + "wordprocessingml/2006/main",
    "p": _OPEN + "presentationml/2006/main",
    "s": _OPEN + "spreadsheetml/2006/main",
    "r": REL,
    "a": _OPEN + "drawingml/2006/main",
    "pic": _OPEN + "drawingml/2006/picture",
    "wp": _OPEN + "drawingml/2006/wordprocessingDrawing",
    "xdr": _OPEN + "drawingml/2006/spreadsheetDrawing",
    "c": _OPEN + "drawingml/2006/chart",
    "dgm": _OPEN + "drawingml/2006/diagram",
    "m": _OPEN + "officeDocument/2006/math",
    "mc": _OPEN + "markup-compatibility/2006",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "wpg": "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
    "w10": "urn:schemas-microsoft-com:office:word",
}
GRAPHICS = frozenset(NAMESPACES[each] for each in ("pic", "c", "dgm", "wps", "wpg")) | {
    _OPEN + "drawingml/2006/table"
}
TEXTS = frozenset(
    "w:t w:instrText m:t a:t s:t s:v s:f s:definedName s:formula s:formula1 s:formula2 "
    "s:oddHeader s:oddFooter s:evenHeader s:evenFooter s:firstHeader s:firstFooter "
    "s:calculatedColumnFormula s:totalsRowFormula "
    "c:f c:v c:formatCode c:separator wp:align wp:posOffset "
    "xdr:col xdr:colOff xdr:row xdr:rowOff".split()
)
FREE = frozenset(
    "@typeface @lvlText @fmla @descr @title @tooltip @formatCode @char @uri @eqn "
    "w:fonts@ascii w:fonts@hAnsi w:fonts@cs w:fonts@eastAsia w:font@name w:altName@val "
    "w:style@styleId w:name@val w:lvlText@val w:pStyle@val w:rStyle@val w:tblStyle@val "
    "w:basedOn@val w:next@val w:link@val w:lsdException@name w:bookmarkStart@name "
    "w:hyperlink@anchor w:fldSimple@instr w:numStyleLink@val w:styleLink@val "
    "w:compatSetting@uri v:textpath@string v:shape@style v:rect@style v:group@style "
    "s:sheet@name s:definedName@name s:table@name s:table@displayName s:tableColumn@name "
    "s:cellStyle@name s:name@val s:rFont@val s:hyperlink@location s:hyperlink@display "
    "s:dataValidation@promptTitle s:dataValidation@prompt s:dataValidation@errorTitle "
    "s:dataValidation@error s:filter@val s:customFilter@val s:cfRule@text s:tableStyle@name "
    "s:tableStyleInfo@name s:tableColumn@totalsRowLabel "
    "a:tblStyle@styleName m:chr@val m:begChr@val m:endChr@val m:sepChr@val "
    "a:clrScheme@name a:fontScheme@name a:fmtScheme@name".split()
)  # fmt: skip
GONE_ATTRIBUTES = frozenset(
    "author date initials userId providerId codeName uid guid spid paraId textId dateUtc "
    "Ignorable cm vm userName lastEdited lowestEdited rupBuild descriptor link gfxdata "
    "ObjectID ProgID cryptProviderType algorithmName hashValue saltValue spinCount password "
    "tableType connectionId queryTableFieldId comment customMenu description help statusBar "
    "macro textlink published o:title o:href o:althref".split()
)  # fmt: skip
GONE = {
    "a:extLst": "other", "p:extLst": "other", "s:extLst": "other", "c:extLst": "other",
    "dgm:extLst": "other", "c:externalData": "attachment", "c:userShapes": "other",
    "c:printSettings": "printer", "c:pivotSource": "link", "a:audioCd": "attachment",
    "a:wavAudioFile": "attachment", "a:audioFile": "attachment", "a:videoFile": "attachment",
    "a:quickTimeFile": "attachment", "o:OLEObject": "attachment", "a:snd": "attachment",
}  # fmt: skip


def rules(**more) -> Rules:
    """The shared rules, with what one family adds to `gone`, and its `opened` and `only`."""
    return Rules(
        namespaces=NAMESPACES,
        texts=TEXTS,
        free=FREE,
        gone={**GONE, **more.pop("gone", {})},
        gone_attributes=GONE_ATTRIBUTES,
        keep=("wps", "wpg"),
        **more,
    )
