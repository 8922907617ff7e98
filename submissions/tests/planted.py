"""Files with a person planted in every slot that a file of that kind has."""

import io
import struct
import zlib

import pikepdf
import weasyprint
from pikepdf import Array, Dictionary, Name, String
from PIL import ExifTags, Image, ImageCms, PngImagePlugin

SEEN = "Students planned their own learning"
HTML = f"""<html lang="en"><head><title>Title {{}}</title><meta name="author" content="{{}}"></head>
<body><h1>A plan</h1><p>{SEEN}.</p><h2>Steps</h2>
<p><a href="https://example.org/plan">The plan</a></p>
<table><tr><th>Day</th></tr><tr><td>One</td></tr></table></body></html>"""


def name(slot):
    """The identifier planted in a slot."""
    return f"Dana Ruiz {slot}"


def jpeg(size=(64, 48)):
    """A JPEG with EXIF, GPS, XMP, IPTC, a comment, a thumbnail, a profile and a tail."""
    picture = Image.linear_gradient("L").resize(size).convert("RGB")
    exif = Image.Exif()
    exif[ExifTags.Base.Artist] = name("exif artist")
    exif[ExifTags.Base.Orientation] = 6
    exif.get_ifd(ExifTags.IFD.GPSInfo).update({1: "N", 2: (36.0, 44.0, 15.0), 29: name("gps date")})
    exif.get_ifd(ExifTags.IFD.Exif)[ExifTags.Base.CameraOwnerName] = name("exif owner")
    out = io.BytesIO()
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    picture.save(out, "JPEG", exif=exif, icc_profile=profile, comment=name("comment").encode())
    data = out.getvalue()
    parts = [
        _app(0xE0, b"JFXX\0\x10" + name("thumbnail").encode()),
        _app(0xE1, b"http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>" + name("xmp").encode()),
        _app(0xED, b"Photoshop 3.0\x008BIM\x04\x04\0\0\0\0\0\x20" + name("iptc").encode()),
        _app(0xE2, b"MPF\0" + name("mpf").encode()),
        _app(0xEB, name("app11").encode()),
    ]
    return data[:2] + b"".join(parts) + data[2:] + name("tail").encode()


JPEG_SLOTS = (
    "exif artist", "gps date", "exif owner", "comment", "thumbnail", "xmp", "iptc", "mpf",
    "app11", "tail",
)  # fmt: skip


def _app(marker, body):
    return struct.pack(">BBH", 0xFF, marker, len(body) + 2) + body


def png():
    """A PNG with tEXt, zTXt, iTXt, XMP, eXIf, a private chunk and a tail."""
    picture = Image.linear_gradient("L").resize((40, 30)).convert("RGB")
    info = PngImagePlugin.PngInfo()
    info.add_text("Author", name("text"))
    info.add_text("Comment", name("ztxt"), zip=True)
    info.add_itxt("Title", name("itxt"))
    info.add_itxt("XML:com.adobe.xmp", f"<x:xmpmeta>{name('xmp')}</x:xmpmeta>", zip=True)
    info.add(b"prVt", name("private chunk").encode())
    exif = Image.Exif()
    exif[ExifTags.Base.Artist] = name("exif artist")
    exif.get_ifd(ExifTags.IFD.GPSInfo).update({1: "N", 29: name("gps date")})
    out = io.BytesIO()
    picture.save(out, "PNG", pnginfo=info, exif=exif)
    return out.getvalue() + name("tail").encode()


PNG_SLOTS = ("text", "ztxt", "itxt", "xmp", "private chunk", "exif artist", "gps date", "tail")


def png_of(width, height, rows=b""):
    """A PNG that claims a size, with whatever rows are given."""

    def chunk(kind, body):
        code = zlib.crc32(kind + body)
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", code)

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    start = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head)
    return start + chunk(b"IDAT", zlib.compress(rows, 9)) + chunk(b"IEND", b"")


def pdf_of_text(html=HTML):
    """A tagged PDF as the house makes them."""
    filled = html.format(name("info title"), name("info author"))
    return weasyprint.HTML(string=filled).write_pdf(pdf_variant="pdf/ua-1")


def pdf():
    """A tagged PDF with a person in every slot; the earlier version was revised incrementally."""
    with pikepdf.open(io.BytesIO(pdf_of_text())) as document:
        _in_document(document)
        _in_page(document, document.pages[0])
        _in_marks(document, document.pages[0])
        _in_form(document, document.pages[0])
        _in_tags(document)
        out = io.BytesIO()
        document.save(out, object_stream_mode=pikepdf.ObjectStreamMode.disable, static_id=False)
    return revised(out.getvalue())


def _in_document(document):
    with document.open_metadata() as xmp:
        xmp["dc:creator"] = [name("xmp creator")]
    document.docinfo["/Author"] = name("info author")
    document.docinfo["/Company"] = name("info custom")
    root = document.Root
    document.attachments["notes.txt"] = pikepdf.AttachedFileSpec(
        document, name("attachment").encode(), filename=name("attachment name")
    )
    script = Dictionary(S=Name.JavaScript, JS=String(f"app.alert('{name('script')}')"))
    root.Names.JavaScript = Dictionary(
        Names=Array([String("open"), document.make_indirect(script)])
    )
    root.OpenAction = Dictionary(S=Name.JavaScript, JS=String(name("open action")))
    root.AA = Dictionary(WC=Dictionary(S=Name.JavaScript, JS=String(name("additional action"))))
    root.PieceInfo = Dictionary(Word=Dictionary(Private=String(name("piece info"))))
    root.URI = Dictionary(Base=String("file:///home/" + name("uri base")))
    root.PrivateKey = String(name("private catalogue key"))
    layer = document.make_indirect(
        Dictionary(
            Type=Name.OCG,
            Name=String(name("layer")),
            Usage=Dictionary(CreatorInfo=Dictionary(Creator=String(name("layer creator")))),
        )
    )
    order = Array([String(name("layer order")), layer])
    root.OCProperties = Dictionary(
        OCGs=Array([layer]), D=Dictionary(Order=order, Name=String(name("layer set")))
    )
    with document.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem("Steps", 0))
        launch = Dictionary(S=Name.Launch, F=String("C:\\" + name("outline launch")))
        outline.root.append(pikepdf.OutlineItem("Open it", action=launch))
    document.trailer.PrivateTrailer = String(name("trailer key"))


def _in_page(document, page):
    page.obj.PieceInfo = Dictionary(Tool=Dictionary(Private=String(name("page piece info"))))
    page.obj.Metadata = pikepdf.Stream(document, name("page xmp").encode(), Type=Name.Metadata)
    page.obj.Thumb = pikepdf.Stream(
        document, name("page thumbnail").encode(), Width=1, Height=1, ColorSpace=Name.DeviceGray
    )
    page.obj.LastModified = String(name("page modified"))
    profile = pikepdf.Stream(document, b"profile " + name("profile in pdf").encode(), N=3)
    picture = pikepdf.Stream(document, jpeg())
    for key, value in (
        (Name.Type, Name.XObject), (Name.Subtype, Name.Image), (Name.Width, 64), (Name.Height, 48),
        (Name.BitsPerComponent, 8), (Name.ColorSpace, Array([Name.ICCBased, profile])),
        (Name.Filter, Name.DCTDecode), (Name.PrivateNote, String(name("picture key"))),
        (Name.Metadata, pikepdf.Stream(document, name("picture xmp").encode())),
    ):  # fmt: skip
        picture[key] = value
    used = page.add_resource(picture, Name.XObject, Name.Planted)
    drawn = (
        f"% {name('content comment')}\n"
        f"/Artifact <</Type/Layout /Owner ({name('marked content')})>> BDC\n"
        f"q 64 0 0 48 50 50 cm {used} Do Q EMC"
    )
    page.contents_add(drawn.encode())


def _in_marks(document, page):
    shape = pikepdf.Stream(
        document, b"1 0 0 RG 0 0 10 10 re S", BBox=[0, 0, 10, 10], Subtype=Name.Form
    )
    shape.PieceInfo = Dictionary(Private=String(name("form xobject")))
    marks = [
        Dictionary(Subtype=Name.Text, T=String(name("note author")),
                   Contents=String(name("note text"))),
        Dictionary(Subtype=Name.Popup, NM=String(name("popup"))),
        Dictionary(
            Subtype=Name.Square, T=String(name("mark author")), NM=String(name("mark name")),
            Subj=String(name("mark subject")), RC=String(name("mark rich text")),
            CreationDate=String("D:20260101"), AP=Dictionary(N=document.make_indirect(shape)),
        ),
        Dictionary(Subtype=Name.Link,
                   A=Dictionary(S=Name.URI, URI=String("file:///home/" + name("file link")))),
        Dictionary(Subtype=Name.Link, A=Dictionary(S=Name.Launch, F=String(name("launch link")))),
        Dictionary(
            Subtype=Name.Link, T=String(name("link author")),
            A=Dictionary(S=Name.URI, URI=String("https://example.org/kept"),
                         Next=Dictionary(S=Name.JavaScript, JS=String(name("link script")))),
        ),
    ]  # fmt: skip
    for mark in marks:
        mark.Type, mark.Rect = Name.Annot, Array([10, 10, 20, 20])
        page.obj.Annots.append(document.make_indirect(mark))


def _in_form(document, page):
    field = document.make_indirect(
        Dictionary(
            Type=Name.Annot, Subtype=Name.Widget, FT=Name.Tx, Rect=Array([100, 100, 200, 120]),
            T=String(name("field name")), TU=String(name("field tip")),
            V=String(name("field value")),
        )
    )  # fmt: skip
    page.obj.Annots.append(field)
    xfa = pikepdf.Stream(document, f"<xdp>{name('xfa')}</xdp>".encode())
    document.Root.AcroForm = Dictionary(Fields=Array([field]), XFA=xfa)
    top = _top_tag(document)
    objr = Dictionary(Type=Name.OBJR, Obj=field)
    tag = Dictionary(Type=Name.StructElem, S=Name.Form, P=top, K=objr)
    top.K = Array([*top.K, document.make_indirect(tag)])


def _top_tag(document):
    tags = document.Root.StructTreeRoot.K
    return tags[0] if isinstance(tags, Array) else tags


def _in_tags(document):
    first = _top_tag(document)
    first.T = String(name("tag title"))
    owner = Dictionary(N=String("Owner"), V=String(name("user property")))
    first.A = Dictionary(O=Name.UserProperties, P=Array([owner]))


def revised(data):
    """The file with its catalogue written once more behind its end: an incremental update."""
    start = int(data[data.rindex(b"startxref") + 9 :].split()[0])
    with pikepdf.open(io.BytesIO(data)) as document:
        root, size = document.Root.objgen[0], int(document.trailer.Size)
        info = document.trailer.Info.objgen[0]
        body = document.Root.unparse(resolved=True)
    old = f"{size} 0 obj\n({name('old revision')})\nendobj\n".encode()
    at = len(data)
    new = f"{root} 0 obj\n".encode() + body + b"\nendobj\n"
    xref = at + len(old) + len(new)
    table = (
        f"xref\n{root} 1\n{at + len(old):010d} 00000 n \n{size} 1\n{at:010d} 00000 n \n"
        f"trailer\n<</Size {size + 1} /Root {root} 0 R /Info {info} 0 R /Prev {start}"
        f" /ID [<{name('file id').encode().hex()}> <{name('file id').encode().hex()}>]>>\n"
        f"startxref\n{xref}\n%%EOF\n"
    )
    return data + old + new + table.encode()


PDF_SLOTS = (
    "info title", "info author", "info custom", "xmp creator", "attachment", "attachment name",
    "script", "open action", "additional action", "piece info", "uri base",
    "private catalogue key", "layer", "layer creator", "layer order", "layer set",
    "outline launch", "page piece info", "page xmp", "page thumbnail", "page modified",
    "profile in pdf", "picture key", "picture xmp", "content comment", "marked content",
    "form xobject", "note author", "note text", "popup", "mark author", "mark name",
    "mark subject", "mark rich text", "file link", "launch link", "link author", "link script",
    "field name", "field tip", "field value", "xfa", "tag title", "user property", "old revision",
    "file id",
    *JPEG_SLOTS,
)  # fmt: skip


def found(data, slots):
    """The slots whose identifier can still be read, however it is coded and packed."""
    everything = b"".join([data, *_unpacked(data)])
    return [slot for slot in slots if _stands_in(name(slot), everything)]


def _stands_in(text, data):
    codes = [text.encode(code) for code in ("utf-8", "utf-16-be", "utf-16-le")]
    return any(code in data or code.hex().encode() in data.lower() for code in codes)


def _unpacked(data):
    """Whatever inflates, wherever it begins: blind to what the file says about itself."""
    at = -1
    while (at := data.find(b"x", at + 1)) >= 0:
        if at + 1 < len(data) and (data[at] * 256 + data[at + 1]) % 31 == 0:
            try:
                yield zlib.decompressobj().decompress(data[at:])
            except zlib.error:
                continue
