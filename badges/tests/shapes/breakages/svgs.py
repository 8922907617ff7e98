"""Ways of baking an SVG wrongly."""

from badges.tests.shapes.breakages.breaking import Breakages

ALL = Breakages()
VERIFY = "of an SVG it reads the address in `verify` and believes what stands there"
DECLARED = b'xmlns:openbadges="http://openbadges.org"'


def element(badge, text="", verify=""):
    """The element that holds the badge."""
    text, verify = text or badge.text(), verify or badge.address
    return (
        f'<openbadges:assertion verify="{verify}"><![CDATA[{text}]]></openbadges:assertion>'
    ).encode()


def inside(badge, *elements, after=b"", declared=DECLARED):
    """The drawing with these elements after its opening tag; `after` which they stand."""
    bare = badge.drawing().replace(DECLARED, declared, 1)
    end = bare.index(b">", bare.index(b"<svg")) + 1
    return badge.as_svg(bare[:end] + after + b"".join(elements) + bare[end:])


@ALL.unreadable("none", "0 found")
def nothing_is_baked_into_the_drawing(badge):
    return inside(badge)


@ALL.unreadable("none", "0 found", differs="it looks at the prefix and not at the namespace")
def its_namespace_is_another(badge):
    return inside(badge, element(badge), declared=b'xmlns:openbadges="http://badges.example"')


@ALL.unreadable("many", "exactly one", differs="it takes the first element that it finds")
def two_badges_are_baked_into_the_drawing(badge):
    other = badge.world.held["versioned"]
    return inside(badge, element(badge), element(badge, other.document, other.address))


@ALL.unreadable("place", "first child", differs=VERIFY)
def its_badge_stands_deep_in_the_drawing(badge):
    return inside(badge, b"<g>", element(badge), b"</g>")


@ALL.unreadable("place", "literal prefix")
def its_prefix_is_another(badge):
    other = element(badge).replace(b"openbadges:", b"ob:")
    return inside(badge, other, declared=DECLARED.replace(b":openbadges=", b":ob="))


@ALL.unreadable("layout", "verify attribute", differs="it reads the text then")
def it_does_not_say_where_it_is(badge):
    return inside(badge, element(badge).replace(b" verify=", b" data-verify="))


@ALL.unreadable("two_addresses", "verify is the id", differs=VERIFY)
def its_two_addresses_differ(badge):
    other = badge.world.held["reissued"]
    return inside(badge, element(badge, verify=other.address))


@ALL.unreadable("two_addresses", "verify is the id", differs=VERIFY)
def inside_is_the_text_of_another_badge(badge):
    other = badge.world.held["reissued"]
    return inside(badge, element(badge, other.document))


@ALL.unreadable("two_addresses", "verify is the id", differs="it reads the signed text alone")
def it_is_signed_and_says_something_else_in_the_open(badge):
    token = badge.world.held["plain"].token
    return inside(badge, element(badge, verify=token))


@ALL.unreadable("layout", "holds a text and no elements", differs=VERIFY)
def its_text_is_inside_other_elements(badge):
    text = badge.text().replace("&", "&amp;").replace("<", "&lt;")
    whole = element(badge, "x").replace(b"<![CDATA[x]]>", f"<g>{text}</g>".encode())
    return inside(badge, whole)


@ALL.unreadable("json", "baked text is JSON", differs=VERIFY)
def its_text_is_cut_off(badge):
    return inside(badge, element(badge, badge.text()[:-1]))


@ALL.unreadable("entities", "well-formed")
def its_drawing_declares_entities(badge):
    entity = b'<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    good = badge.brought().what
    at = good.index(b"<svg")
    return badge.as_svg(good[:at] + entity + good[at:])


@ALL.unreadable("svg", "well-formed")
def its_drawing_is_cut_off(badge):
    return badge.as_svg(badge.brought().what[:-4])
