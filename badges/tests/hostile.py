"""Drawings that try to do something: what each carries, by what it tries."""

HEAD = (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
    ' viewBox="0 0 100 100">'
)
SHAPE = '<rect id="shape" width="50" height="50" fill="#11504f"/>'


def svg(*inside: str, head: str = HEAD) -> bytes:
    """A drawing with a harmless shape and whatever else."""
    return f"{head}{SHAPE}{''.join(inside)}</svg>".encode()


DROPPED = {
    "script": svg("<script>alert(1)</script>"),
    "script in CDATA": svg("<script type='text/ecmascript'><![CDATA[alert(1)]]></script>"),
    "script from afar": svg('<script href="https://evil.example/x.js"/>'),
    "script of the other href": svg('<script xlink:href="data:text/javascript,alert(1)"/>'),
    "script by a prefix": svg('<s:script xmlns:s="http://www.w3.org/2000/svg">alert(1)</s:script>'),
    "script of HTML": svg('<h:script xmlns:h="http://www.w3.org/1999/xhtml">alert(1)</h:script>'),
    "script in defs": svg("<defs><g><script>alert(1)</script></g></defs>"),
    "script in a text": svg("<text>a<script>alert(1)</script>b</text>"),
    "script in a title": svg("<title>a<script>alert(1)</script></title>"),
    "handler of the root": svg(head=HEAD.replace("<svg", '<svg onload="alert(1)"')),
    "handler of a shape": svg('<circle r="5" onclick="alert(1)" ONMOUSEOVER="alert(1)"/>'),
    "handler of a space": svg('<g xmlns:x="http://e.example/" x:onload="alert(1)"/>'),
    "handler of focus": svg('<g tabindex="0" onfocus="alert(1)" autofocus=""/>'),
    "link that runs": svg('<a href="javascript:alert(1)"><circle r="5"/></a>'),
    "link that runs, old": svg('<a xlink:href=" java&#10;script:alert(1)"><text>x</text></a>'),
    "link that leads away": svg('<a href="https://evil.example/" target="_top"><path d="M0 0"/></a>'),
    "foreign object": svg(
        '<foreignObject width="9" height="9"><body xmlns="http://www.w3.org/1999/xhtml">'
        '<iframe src="javascript:alert(1)"/><form action="https://evil.example/"/></body>'
        "</foreignObject>"
    ),
    "picture from afar": svg('<image href="https://evil.example/spy.png" width="9" height="9"/>'),
    "picture by protocol": svg('<image xlink:href="//evil.example/spy.png"/>'),
    "picture of a file": svg('<image href="file:///etc/passwd"/>'),
    "picture that is a drawing": svg('<image href="data:image/svg+xml;base64,PHN2Zy8+"/>'),
    "picture that is a page": svg('<image href="data:text/html,alert(1)"/>'),
    "picture that is none": svg('<image href="data:image/png;base64,PHNjcmlwdD4="/>'),
    "use from afar": svg('<use href="https://evil.example/x.svg#a"/>'),
    "use of data": svg('<use xlink:href="data:image/svg+xml,alert(1)#a"/>'),
    "filter that fetches": svg('<filter id="f"><feImage href="https://evil.example/"/></filter>'),
    "fill from afar": svg('<circle r="5" fill="url(https://evil.example/x.svg#a)"/>'),
    "fill from afar, quoted": svg("<circle r='5' fill='URL( \"//evil.example/x.svg#a\" )'/>"),
    "style that fetches": svg('<g style="fill:red;background:url(https://evil.example/)"/>'),
    "style by an escape": svg(r'<g style="fill:u\72l(https://evil.example/)"/>'),
    "style that runs": svg('<g style="width:expression(alert(1));-moz-binding:url(#x)"/>'),
    "sheet that imports": svg("<style>@import url(https://evil.example/a.css);</style>"),
    "sheet that imports, bare": svg('<style>@import "//evil.example/a.css"; g{fill:red}</style>'),
    "sheet that fetches": svg("<style>g{fill:url(https://evil.example/)}</style>"),
    "sheet with a font": svg("<style>@font-face{font-family:a;src:url(//evil.example/)}</style>"),
    "sheet by an escape": svg(r"<style>@\69mport 'https://evil.example/'; g{fill:red}</style>"),
    "sheet that ends early": svg("<style><![CDATA[</style><script>alert(1)</script>]]></style>"),
    "animation of a link": svg(
        '<a id="l"><animate attributeName="href" values="javascript:alert(1)"/>'
        '<set attributeName="onmouseover" to="alert(1)"/></a>'
    ),
    "motion": svg('<animateTransform attributeName="transform" onbegin="alert(1)"/>'),
    "event of XML": svg('<handler xmlns="http://www.w3.org/2001/xml-events">alert(1)</handler>'),
    "another base": svg(head=HEAD.replace("<svg", '<svg xml:base="https://evil.example/"')),
    "sheet by instruction": b'<?xml-stylesheet href="https://evil.example/a.css"?>' + svg(),
    "a type from afar": b'<!DOCTYPE svg SYSTEM "https://evil.example/svg.dtd">' + svg(),
    "metadata": svg('<metadata><rdf xmlns="urn:r" about="Dana Ruiz evil"/></metadata>'),
    "a comment": svg("<!-- made by evil at C:\\Users\\dana -->"),
    "names of an editor": svg('<g xmlns:i="http://inkscape.example/" i:export="C:\\evil.png"/>'),
    "data of its own": svg('<g data-evil="alert(1)" xlink:title="evil" xlink:actuate="onLoad"/>'),
    "an old badge": svg('<b:assertion xmlns:b="http://openbadges.org" verify="evil"/>'),
    "sound and film": svg('<video src="https://evil.example/"/><audio src="//evil.example/"/>'),
}  # fmt: skip

USES = "".join(
    f'<g id="u{n}"><use href="#u{n - 1}"/><use href="#u{n - 1}"/></g>' for n in range(1, 25)
)
REFUSED = {
    "entities": b"<!DOCTYPE svg [<!ENTITY a 'evil'>]>" + svg("<text>&a;</text>"),
    "entities, many": b"<!DOCTYPE svg [<!ENTITY a 'ha'><!ENTITY b '&a;&a;'>]>" + svg("&b;"),
    "entities, a file": b"<!DOCTYPE svg [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>" + svg("&a;"),
    "entities, of parameters": b"<!DOCTYPE svg [<!ENTITY % a SYSTEM 'http://e/'> %a;]>" + svg(),
    "too_complex": svg(f'<g id="u0"><path d="M0 0"/></g>{USES}'),
    "too_complex, itself": svg('<g id="a"><use href="#a"/></g>'),
    "too_complex, in a ring": svg(
        '<mask id="m"><g mask="url(#n)"/></mask><mask id="n"><g style="mask:url(#m)"/></mask>'
    ),
    "too_complex, deep": svg("<g>" * 99 + "</g>" * 99),
    "too_complex, many": svg("<g/>" * 6000),
    "damaged": svg("<g>"),
    "damaged, text": svg("&nbsp;"),
    "damaged, another root": b"<html><svg xmlns='http://www.w3.org/2000/svg'/></html>",
    "kind": b"GIF89a",
    "kind, a page": b"<html><script>alert(1)</script></html>",
    "not_square": svg(head=HEAD.replace("100 100", "100 60")),
    "not_square, no size": svg(head=HEAD.replace("viewBox", "class")),
    "empty": HEAD.encode() + b"<script>alert(1)</script></svg>",
}
