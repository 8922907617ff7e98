"""The structure of a PDF that stays: tags, outline and layers, each without notes and names."""

from collections import Counter

from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream

from submissions.cleaning import pdf_keys
from submissions.cleaning.pdf_marks import safe_action
from submissions.cleaning.pdf_scrub import keep


def tags(pdf: Pdf, counts: Counter) -> None:
    """Keep the tags with their alternative texts; drop titles, files and properties of programs."""
    root = pdf.Root.get(Name.StructTreeRoot)
    if not isinstance(root, Dictionary):
        return
    keep(root, pdf_keys.TAG_ROOT, counts, "structure_note")
    for space in root.get(Name.Namespaces, Array()):
        keep(space, pdf_keys.NAMESPACE, counts, "structure_note")
    links = {mark.objgen for page in pdf.pages for mark in page.obj.get(Name.Annots, Array())}
    seen: set[tuple[int, int]] = set()
    waiting = [root]
    while waiting:
        waiting.extend(_kids(waiting.pop(), links, seen, counts))


def _kids(parent: Dictionary, links: set, seen: set, counts: Counter) -> list[Dictionary]:
    """Clean the children of one tag and return those that have children of their own."""
    given = parent.get(Name.K)
    kids = list(given) if isinstance(given, Array) else [given]
    kept = [kid for kid in kids if not _is_lost_object(kid, links)]
    if len(kept) < len(kids):
        parent.K = Array(kept)
    below = [kid for kid in kept if isinstance(kid, Dictionary) and _is_tag(kid)]
    fresh = [kid for kid in below if not (kid.is_indirect and kid.objgen in seen)]
    seen.update(kid.objgen for kid in fresh)
    for kid in fresh:
        _tag(kid, counts)
    return fresh


def _is_lost_object(kid: Object | None, links: set) -> bool:
    """A reference to an annotation that is no longer on a page."""
    if not isinstance(kid, Dictionary) or kid.get(Name.Type) != Name.OBJR:
        return False
    target = kid.get(Name.Obj)
    if isinstance(target, Stream):
        return False
    return not isinstance(target, Dictionary) or target.objgen not in links


def _is_tag(kid: Dictionary) -> bool:
    return kid.get(Name.Type) not in (Name.MCR, Name.OBJR)


def _tag(tag: Dictionary, counts: Counter) -> None:
    keep(tag, pdf_keys.TAG, counts, "structure_note")
    given = tag.get(Name.A)
    if given is None:
        return
    attributes = list(given) if isinstance(given, Array) else [given]
    kept = [each for each in attributes if not _is_private(each)]
    if len(kept) < len(attributes):
        counts["structure_note"] += 1
        tag.A = Array(kept)


def _is_private(attribute: Object) -> bool:
    return isinstance(attribute, Dictionary) and attribute.get(Name.O) == Name.UserProperties


def outline(pdf: Pdf, counts: Counter) -> None:
    """Keep titles and places; an entry that starts anything else loses its action."""
    seen: set[tuple[int, int]] = set()
    waiting = [pdf.Root.get(Name.Outlines)]
    while waiting:
        entry = waiting.pop()
        if not isinstance(entry, Dictionary) or (entry.is_indirect and entry.objgen in seen):
            continue
        seen.add(entry.objgen)
        keep(entry, pdf_keys.OUTLINE, counts)
        if Name.A in entry and safe_action(entry.A, counts) is None:
            counts["link"] += 1
            del entry.A
        waiting += [entry.get(Name.First), entry.get(Name.Next)]


def layers(pdf: Pdf, counts: Counter) -> None:
    """Keep which layers are shown; their names go when the layers themselves are visited."""
    found = pdf.Root.get(Name.OCProperties)
    if isinstance(found, Dictionary):
        keep(found, pdf_keys.LAYERS, counts, "layer_name")
        keep(found.get(Name.D, Dictionary()), pdf_keys.LAYER_DEFAULTS, counts, "layer_name")
