"""Comments, form fields, marks and links of a PDF's pages."""

from collections import Counter

from pikepdf import Array, Dictionary, Name, Object, Pdf

from submissions.cleaning import pdf_keys
from submissions.cleaning.pdf_scrub import keep

_COMMENTS = frozenset(
    Name("/" + name)
    for name in pdf_keys.keys(
        "Text Popup FileAttachment Sound Movie Screen RichMedia 3D Projection Caret"
    )
)
_SCHEMES = ("http://", "https://", "mailto:", "tel:")


def flatten(pdf: Pdf, counts: Counter) -> None:
    """Take out comments, print what fields and marks show onto the page, keep safe links."""
    for page in pdf.pages:
        _sort(page.obj, counts)
    if Name.AcroForm in pdf.Root and pdf.Root.AcroForm.get(Name.NeedAppearances):
        pdf.generate_appearance_streams()
    pdf.flatten_annotations("screen")
    for page in pdf.pages:
        _only_links(page.obj)


def _sort(page: Dictionary, counts: Counter) -> None:
    kept = []
    for mark in _marks(page):
        kind = mark.get(Name.Subtype)
        if kind in _COMMENTS:
            counts["attachment" if kind == Name.FileAttachment else "note"] += 1
        elif kind == Name.Link:
            kept += [mark] if _safe_link(mark, counts) else []
        else:
            counts["form_field" if kind == Name.Widget else "mark"] += 1
            kept.append(mark)
    if Name.Annots in page:
        page.Annots = Array(kept)


def _marks(page: Dictionary) -> list[Dictionary]:
    given = page.get(Name.Annots)
    return (
        [mark for mark in given if isinstance(mark, Dictionary)] if isinstance(given, Array) else []
    )


def _safe_link(link: Dictionary, counts: Counter) -> bool:
    if Name.A in link:
        action = safe_action(link.A, counts)
        if action is None:
            counts["link"] += 1
            return False
        link.A = action
    keep(link, pdf_keys.LINK, counts, "mark")
    return Name.A in link or Name.Dest in link


def safe_action(action: Object, counts: Counter) -> Dictionary | None:
    """The action if it only goes to a place in the file or to a web address, else None."""
    if not isinstance(action, Dictionary):
        return None
    kind = action.get(Name.S)
    if kind == Name.GoTo:
        keep(action, pdf_keys.GOTO, counts)
        return action
    if kind == Name.URI and str(action.get(Name.URI, "")).lower().startswith(_SCHEMES):
        keep(action, pdf_keys.URI, counts)
        return action
    return None


def _only_links(page: Dictionary) -> None:
    links = [mark for mark in _marks(page) if mark.get(Name.Subtype) == Name.Link]
    if links:
        page.Annots = Array(links)
    elif Name.Annots in page:
        del page.Annots
