"""PDFs that are broken, locked, bottomless or full of what runs and opens."""

import io
import zlib
from collections.abc import Callable
from functools import cache

import pikepdf
from pikepdf import Array, Dictionary, Encryption, Name, Permissions, Stream, String

from submissions.tests import planted

whole = cache(planted.pdf)
plain = cache(planted.pdf_of_text)


def edited(change: Callable[[pikepdf.Pdf], None], **saving) -> bytes:
    """A small good PDF after `change`."""
    with pikepdf.open(io.BytesIO(plain())) as document:
        change(document)
        out = io.BytesIO()
        document.save(out, **saving)
    return out.getvalue()


def written(*objects: bytes, trailer: bytes = b"") -> bytes:
    """A PDF of these objects, the first of which is its root."""
    data, starts = b"%PDF-1.7\n", []
    for number, body in enumerate(objects, 1):
        starts.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    lines = b"".join(b"%010d 00000 n \n" % start for start in starts)
    size = len(objects) + 1
    end = b"trailer\n<</Root 1 0 R/Size %d%s>>\nstartxref\n%d\n%%%%EOF\n" % (
        size,
        trailer,
        len(data),
    )
    return data + b"xref\n0 %d\n0000000000 65535 f \n%s" % (size, lines) + end


ROOT, PAGES = b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
PAGE = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]%s>>"


def stream(head: bytes, body: bytes) -> bytes:
    """A stream object."""
    return b"<<%s/Length %d>>stream\n%s\nendstream" % (head, len(body), body)


def _picture(head: bytes, body: bytes) -> bytes:
    use = b"/Resources<</XObject<</I 4 0 R>>>>/Contents 5 0 R"
    image = b"/Type/XObject/Subtype/Image/ColorSpace/DeviceGray/BitsPerComponent 8" + head
    return written(
        ROOT, PAGES, PAGE % use, stream(image, body), stream(b"", b"9 0 0 9 0 0 cm /I Do")
    )


def _locked(**owner: str) -> bytes:
    return edited(lambda _pdf: None, encryption=Encryption(**owner))


def _restricted() -> bytes:
    allowed = Permissions(extract=False, print_lowres=False, print_highres=False)
    return edited(lambda _pdf: None, encryption=Encryption(owner="x", user="", allow=allowed))


def _actions(document: pikepdf.Pdf) -> None:
    page, kinds = (
        document.pages[0],
        (
            Dictionary(S=Name.Launch, F=String("cmd.exe")),
            Dictionary(S=Name.JavaScript, JS=String("app.launchURL('http://127.0.0.1/')")),
            Dictionary(S=Name.SubmitForm, F=String("http://127.0.0.1/" + planted.name("submit"))),
            Dictionary(S=Name.ImportData, F=String("/etc/passwd")),
            Dictionary(S=Name.GoToR, F=String(r"\\server\share\x.pdf"), D=Array([0, Name.Fit])),
            Dictionary(S=Name.URI, URI=String("file:///C:/Users/" + planted.name("uri"))),
            Dictionary(S=Name.Rendition, JS=String("1")),
        ),
    )
    document.Root.OpenAction = kinds[0]
    page.obj.AA = Dictionary(O=kinds[1], C=kinds[2])
    page.obj.Annots = Array(
        document.make_indirect(
            Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([0, 0, 9, 9]), A=each)
        )
        for each in kinds
    )


def _embedded(document: pikepdf.Pdf) -> None:
    for name in ("../../etc/x.exe", "plan.pdf", planted.name("attached")):
        spec = pikepdf.AttachedFileSpec(document, b"MZ" + planted.name("inside").encode())
        document.attachments[name] = spec


def _words_that_do_not_store(document: pikepdf.Pdf) -> None:
    """NUL, half a surrogate pair and controls, where the portal reads words no page shows."""
    with document.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem("a\0b", 0))
    item = document.Root.Outlines.First
    item.Title = String(b"\xfe\xff\x00A\xd8\x00\x00B\x00\x00\x00C".decode("latin-1"))
    document.Root.Outlines.First.Title = pikepdf.Object.parse(b"<FEFF0041D80000420000004300070041>")


def _deep_outline(document: pikepdf.Pdf) -> None:
    first = document.make_indirect(Dictionary(Title=String("a")))
    first.Next = first
    first.First = first
    document.Root.Outlines = document.make_indirect(Dictionary(First=first, Last=first))


def _font(document: pikepdf.Pdf, body: bytes) -> None:
    fonts = document.pages[0].obj.Resources.Font
    for _name, font in fonts.items():
        for each in font.get(Name.DescendantFonts, Array([font])):
            wide = each.get(Name.FontDescriptor)
            if wide is not None:
                wide.FontFile2 = document.make_stream(body)


def _objects_in_stream(count: int) -> bytes:
    """An object stream that promises more objects than it has."""
    body = zlib.compress(b"10 0 11 2 " + b"1 2 ")
    head = b"/Type/ObjStm/N %d/First 10/Filter/FlateDecode" % count
    return written(ROOT, PAGES, PAGE % b"", stream(head, body))


def _crossed() -> bytes:
    """Two tables that name each other as the one before."""
    data = written(ROOT, PAGES, PAGE % b"")
    at = data.rindex(b"xref\n0")
    return data.replace(b"/Size 4", b"/Size 4/Prev %d" % at)


def _many_pages(count: int) -> bytes:
    kids = b"3 0 R " * count
    return written(ROOT, b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, count), PAGE % b"")


def _layered(times: int, size: int) -> bytes:
    body = bytes(size)
    for _ in range(times):
        body = zlib.compress(body, 9)
    filters = b"/Filter[%s]" % (b"/FlateDecode" * times)
    return written(ROOT, PAGES, PAGE % b"/Contents 4 0 R", stream(filters, body))


def _forms_in_forms(fan: int, depth: int) -> bytes:
    """Each form draws the next many times over: fan to the power of depth."""
    page = PAGE % b"/Resources<</XObject<</F 4 0 R>>>>/Contents 5 0 R"
    objects = [ROOT, PAGES, page, b"", stream(b"", b"/F Do")]
    head = b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]"
    numbers = [4, *range(6, 6 + depth)]
    for at, number in enumerate(numbers):
        following = numbers[(at + 1) % len(numbers)] if at + 1 < len(numbers) else 0
        use = b"/Resources<</XObject<</F %d 0 R>>>>" % following if following else b""
        form = stream(head + use, b"/F Do " * fan if following else b"0 0 9 9 re f")
        if number == 4:
            objects[3] = form
        else:
            objects.append(form)
    return written(*objects)


CASES: dict[str, Callable[[], bytes]] = {
    "password": lambda: _locked(owner="x", user="y"),
    "old password": lambda: _locked(owner="x", user="y", R=3, aes=False, metadata=False),
    "restrictions": _restricted,
    "actions": lambda: edited(_actions),
    "attachments": lambda: edited(_embedded),
    "words that do not store": lambda: edited(_words_that_do_not_store),
    "outline in itself": lambda: edited(_deep_outline),
    "font of noise": lambda: edited(lambda pdf: _font(pdf, b"\0\1\0\0\xff\xff" + b"\xff" * 9000)),
    "font of thirty megabytes": lambda: edited(lambda pdf: _font(pdf, bytes(30_000_000))),
    "pages in themselves": lambda: written(
        ROOT, b"<</Type/Pages/Kids[2 0 R 3 0 R]/Count 2>>", PAGE % b""
    ),
    "pages in a ring": lambda: written(
        ROOT, b"<</Type/Pages/Kids[3 0 R]/Count 1>>", b"<</Type/Pages/Kids[2 0 R]/Count 1>>"
    ),
    "a parent of itself": lambda: written(ROOT, PAGES, b"<</Type/Page/Parent 3 0 R>>"),
    "pages two thousand million": lambda: written(
        ROOT, b"<</Type/Pages/Kids[3 0 R]/Count 2000000000>>", PAGE % b""
    ),
    "one page ten thousand times": lambda: _many_pages(10_000),
    "no pages": lambda: written(ROOT, b"<</Type/Pages/Kids[]/Count 0>>"),
    "no root": lambda: written(b"<</Type/Nothing>>"),
    "root is a number": lambda: written(b"42"),
    "a stream without end": lambda: b"%PDF-1.7\n4 0 obj<</Length 99999999999>>stream\nx",
    "length of itself": lambda: written(
        ROOT, PAGES, PAGE % b"/Contents 4 0 R", b"<</Length 4 0 R>>stream\nx\nendstream"
    ),
    "negative length": lambda: written(
        ROOT, PAGES, PAGE % b"/Contents 4 0 R", b"<</Length -5>>stream\nx\nendstream"
    ),
    "objects that are not there": lambda: _objects_in_stream(2_000_000_000),
    "tables that name each other": _crossed,
    "unpacks in layers": lambda: _layered(3, 200_000_000),
    "sixty filters": lambda: _layered(60, 100),
    "content of noise": lambda: written(
        ROOT, PAGES, PAGE % b"/Contents 4 0 R", stream(b"", bytes(range(256)) * 400)
    ),
    "content nested deep": lambda: written(
        ROOT, PAGES, PAGE % b"/Contents 4 0 R", stream(b"", b"q " * 200_000 + b"[" * 50_000)
    ),
    "forms in forms": lambda: _forms_in_forms(10, 12),
    "a form in itself": lambda: written(
        ROOT, PAGES, PAGE % b"/Resources<</XObject<</F 4 0 R>>>>/Contents 5 0 R",
        stream(
            b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</F 4 0 R>>>>", b"/F Do"
        ),
        stream(b"", b"/F Do"),
    ),
    "JPEG 2000": lambda: _picture(b"/Width 9/Height 9/Filter/JPXDecode", b"\0\0\0\x0cjP  \r\n\x87\n"),
    "JBIG2": lambda: _picture(
        b"/Width 9/Height 9/Filter/JBIG2Decode", b"\0\0\0\0\x30\0\1\0\0\0\x13" + b"\xff" * 40
    ),
    "CCITT": lambda: _picture(
        b"/Width 60000/Height 60000/Filter/CCITTFaxDecode/DecodeParms<</K -1/Columns 60000>>", b"\0"
    ),
    "picture of a thousand million": lambda: _picture(b"/Width 40000/Height 40000", b"\0" * 100),
    "picture that is a page": lambda: _picture(b"/Width 9/Height 9/Filter/DCTDecode", plain()),
    "two revisions": lambda: planted.revised(plain()),
    "XFA": lambda: edited(
        lambda pdf: pdf.Root.__setitem__(
            "/AcroForm", Dictionary(XFA=Stream(pdf, b"<x>" + planted.name("xfa").encode()), Fields=[])
        )
    ),
    "portfolio": lambda: edited(
        lambda pdf: pdf.Root.__setitem__("/Collection", Dictionary(Type=Name.Collection))
    ),
    "only a head": lambda: b"%PDF-1.7\n",
    "head and noise": lambda: b"%PDF-1.4\n" + bytes(range(256)) * 500,
    "brackets without end": lambda: b"%PDF-1.4\n1 0 obj" + b"<<" * 400_000,
    "parted strings": lambda: b"%PDF-1.4\n1 0 obj" + b"(" * 1_000_000,
}  # fmt: skip
