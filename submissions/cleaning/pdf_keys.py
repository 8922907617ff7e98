"""What may stay in a PDF, by the kind of dictionary. Missing means removed (ISO 32000-2)."""

CATALOG = frozenset(
    "Type Version Pages PageLabels Outlines Dests Names PageMode PageLayout ViewerPreferences"
    " StructTreeRoot MarkInfo Lang OCProperties".split()
)
TRAILER = frozenset("Root Size".split())
NAMES = frozenset(["Dests"])
VIEWER = frozenset("DisplayDocTitle Direction".split())
PAGE = frozenset(
    "Type Parent Resources MediaBox CropBox BleedBox TrimBox ArtBox Rotate Contents Annots Group"
    " StructParents Tabs UserUnit".split()
)
PAGES = frozenset("Type Parent Kids Count Resources MediaBox CropBox Rotate".split())
LINK = frozenset(
    "Type Subtype Rect Border BS C H QuadPoints F StructParent Dest A Contents P".split()
)
OUTLINE = frozenset("Type Title Parent Prev Next First Last Count Dest A SE C F".split())
GOTO = frozenset("Type S D SD".split())
URI = frozenset("Type S URI".split())
TAG_ROOT = frozenset(
    "Type K IDTree ParentTree ParentTreeNextKey RoleMap ClassMap Namespaces".split()
)
TAG = frozenset(
    "Type S ID P Ref Pg K A C R Lang Alt E ActualText NS PhoneticAlphabet Phoneme".split()
)
NAMESPACE = frozenset("Type NS RoleMapNS".split())
LAYERS = frozenset("OCGs D".split())
LAYER_DEFAULTS = frozenset("BaseState ON OFF RBGroups Intent ListMode".split())
LAYER = frozenset("Type Name Intent".split())
MARKED = frozenset(
    "MCID Lang ActualText Alt E Type Subtype BBox Attached O BlockAlign InlineAlign Placement".split()
)
IMAGE = frozenset(
    "Type Subtype Width Height ColorSpace BitsPerComponent Intent ImageMask Mask Decode Interpolate"
    " SMask SMaskInData Matte OC StructParent StructParents Length Filter DecodeParms".split()
)
FORM = frozenset(
    "Type Subtype FormType BBox Matrix Resources Group OC StructParent StructParents Length Filter"
    " DecodeParms".split()
)

# Keys that go wherever they stand, and what the list of removed things calls them.
EVERYWHERE = {
    "Metadata": "xmp",
    "PieceInfo": "application_data",
    "LastModified": "application_data",
    "Thumb": "thumbnail",
    "AA": "script",
    "JS": "script",
    "JavaScript": "script",
    "OpenAction": "script",
    "EmbeddedFiles": "attachment",
    "EF": "attachment",
    "AF": "attachment",
    "RF": "attachment",
    "Collection": "attachment",
    "AcroForm": "form_field",
    "XFA": "form_field",
    "SpiderInfo": "application_data",
    "OPI": "application_data",
    "Perms": "application_data",
    "Legal": "application_data",
    "DSS": "application_data",
    "OutputIntents": "colour_profile",
    "DefaultRGB": "colour_profile",
    "DefaultGray": "colour_profile",
    "DefaultCMYK": "colour_profile",
    "Alternates": "other",
    "Author": "info",
    "Creator": "info",
    "Producer": "info",
    "CreationDate": "info",
    "ModDate": "info",
    "CreatorInfo": "info",
    "Threads": "other",
    "DPartRoot": "other",
    "DPart": "other",
}
EXTERNAL_STREAM = frozenset("F FFilter FDecodeParms DL".split())
