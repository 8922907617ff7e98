"""The namespaces that OOXML documents may use, and the rules their parts share."""

from submissions.cleaning.office.rules import Rules
from submissions.cleaning.office.vocabulary import load

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
    "s:calculatedColumnFormula s:totalsRowFormula c:f c:v c:formatCode c:separator "
    "a:tableStyleId".split()
)
FORMAL = frozenset("wp:align wp:posOffset xdr:col xdr:colOff xdr:row xdr:rowOff".split())
FREE = frozenset(
    "@typeface @descr @title @tooltip @formatCode @char @lang @altLang "
    "w:lang@val w:lang@eastAsia w:lang@bidi w:themeFontLang@val w:themeFontLang@eastAsia "
    "w:themeFontLang@bidi w:fonts@ascii w:fonts@hAnsi w:fonts@cs w:fonts@eastAsia "
    "w:rFonts@ascii w:rFonts@hAnsi w:rFonts@cs w:rFonts@eastAsia w:font@name w:altName@val "
    "w:sym@font w:style@styleId w:name@val w:lvlText@val w:pStyle@val w:rStyle@val "
    "w:tblStyle@val w:basedOn@val w:next@val w:link@val w:lsdException@name "
    "w:bookmarkStart@name w:hyperlink@anchor w:fldSimple@instr w:numStyleLink@val "
    "w:styleLink@val w:compatSetting@uri w:tblCaption@val w:tblDescription@val w:numFmt@format "
    "m:mathFont@val m:chr@val m:begChr@val m:endChr@val m:sepChr@val v:textpath@string "
    "s:sheet@name s:definedName@name s:table@name s:table@displayName s:tableColumn@name "
    "s:cellStyle@name s:name@val s:rFont@val s:hyperlink@location s:hyperlink@display "
    "s:dataValidation@promptTitle s:dataValidation@prompt s:dataValidation@errorTitle "
    "s:dataValidation@error s:filter@val s:customFilter@val s:cfRule@text s:tableStyle@name "
    "s:tableStyleInfo@name s:tableColumn@totalsRowLabel s:cfvo@val "
    "s:tableStyles@defaultTableStyle s:tableStyles@defaultPivotStyle "
    "a:gd@name a:gd@fmla a:pt@x a:pt@y a:pos@x a:pos@y a:arcTo@wR a:arcTo@hR a:arcTo@stAng "
    "a:arcTo@swAng a:rect@l a:rect@t a:rect@r a:rect@b a:cxn@ang a:graphicData@uri "
    "a:ahXY@gdRefX a:ahXY@gdRefY a:ahXY@minX a:ahXY@maxX a:ahXY@minY a:ahXY@maxY "
    "a:ahPolar@gdRefR a:ahPolar@gdRefAng a:ahPolar@minR a:ahPolar@maxR a:ahPolar@minAng "
    "a:ahPolar@maxAng a:tblStyle@styleName a:tblStyle@styleId a:tblStyleLst@def a:font@script "
    "a:clrScheme@name a:fontScheme@name a:fmtScheme@name a:hlinkClick@action "
    "a:hlinkHover@action a:fld@id a:fld@type c:lang@val "
    "w:compatSetting@name dgm:pt@modelId dgm:pt@cxnId dgm:cxn@modelId dgm:cxn@srcId "
    "dgm:cxn@destId dgm:cxn@parTransId dgm:cxn@sibTransId dgm:cxn@presId dgm:prSet@presAssocID "
    "dgm:prSet@presName dgm:prSet@presStyleLbl dgm:prSet@loTypeId dgm:prSet@loCatId "
    "dgm:prSet@qsTypeId dgm:prSet@qsCatId dgm:prSet@csTypeId dgm:prSet@csCatId "
    "dgm:prSet@phldrT dgm:layoutDef@uniqueId dgm:layoutDef@minVer dgm:styleDef@uniqueId "
    "dgm:styleDef@minVer dgm:colorsDef@uniqueId dgm:colorsDef@minVer dgm:cat@type "
    "dgm:title@val dgm:desc@val dgm:layoutNode@name dgm:layoutNode@styleLbl "
    "dgm:layoutNode@moveWith dgm:styleLbl@name dgm:constr@forName dgm:constr@refForName "
    "dgm:rule@forName dgm:forEach@name dgm:forEach@ref dgm:if@name dgm:else@name".split()
)
DRAWN = frozenset("@path @eqn @adj @connectlocs @textboxrect @limo @v @style".split())
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
        listed=load("ooxml"),
        texts=TEXTS,
        formal=FORMAL,
        free=FREE,
        drawn=DRAWN,
        gone={**GONE, **more.pop("gone", {})},
        keep=("wps", "wpg"),
        **more,
    )
