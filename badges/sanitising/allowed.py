"""What may stand in a drawing: elements and attributes that show something and do nothing.

Left out on purpose: everything that runs (script, handlers), moves (animate, set), fetches (other
addresses, feImage), leads away (a), brings another language along (foreignObject), or tells of its
maker (metadata, comments, the names of editors).
"""


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


MOST_BYTES = 2_000_000

SVG = "http://www.w3.org/2000/svg"
XLINK = "http://www.w3.org/1999/xlink"
HREF = frozenset(["href", f"{{{XLINK}}}href"])

ELEMENTS = _names("""
    svg g defs symbol use switch path rect circle ellipse line polyline polygon text tspan
    textPath title desc style image linearGradient radialGradient stop pattern clipPath mask
    filter feBlend feColorMatrix feComponentTransfer feComposite feDropShadow feFlood feFuncA
    feFuncB feFuncG feFuncR feGaussianBlur feMerge feMergeNode feMorphology feOffset
""")
WITH_TEXT = frozenset(["text", "tspan", "textPath", "title", "desc"])
GRADIENTS = frozenset(["linearGradient", "radialGradient"])

# a link shows its inside; what is outermost in a text stays a part of the text
RENAMED = {"a": "g"}

PROPERTIES = _names("""
    fill fill-opacity fill-rule stroke stroke-width stroke-linecap stroke-linejoin
    stroke-miterlimit stroke-dasharray stroke-dashoffset stroke-opacity opacity color display
    visibility overflow clip-path clip-rule mask mask-type filter flood-color flood-opacity
    stop-color stop-opacity paint-order vector-effect shape-rendering text-rendering
    image-rendering color-interpolation color-interpolation-filters mix-blend-mode isolation
    font-family font-size font-style font-variant font-weight font-stretch letter-spacing
    word-spacing text-anchor text-decoration dominant-baseline alignment-baseline baseline-shift
    writing-mode direction white-space enable-background transform transform-origin
""")
ATTRIBUTES = PROPERTIES | _names("""
    version viewBox preserveAspectRatio x y x1 y1 x2 y2 cx cy r rx ry fx fy fr dx dy width
    height d points pathLength rotate textLength lengthAdjust startOffset spacing method offset
    gradientUnits gradientTransform spreadMethod patternUnits patternContentUnits
    patternTransform clipPathUnits maskUnits maskContentUnits filterUnits primitiveUnits in in2
    result mode operator k1 k2 k3 k4 type values tableValues slope intercept amplitude exponent
    stdDeviation edgeMode radius systemLanguage media
""")
WORDED = frozenset(["aria-label", "aria-hidden", "role", "lang"])
