"""What may stay in a PDF, by the kind of dictionary. Missing means removed (ISO 32000-2)."""


def keys(names: str) -> frozenset[str]:
    """The words of a line as a set."""
    return frozenset(names.split())


CATALOG = keys(
    "Type Version Pages PageLabels Outlines Dests Names PageMode PageLayout ViewerPreferences"
    " StructTreeRoot MarkInfo Lang OCProperties"
)
TRAILER = keys("Root Size")
NAMES = frozenset(["Dests"])
VIEWER = keys("DisplayDocTitle Direction")
PAGE = keys(
    "Type Parent Resources MediaBox CropBox BleedBox TrimBox ArtBox Rotate Contents Annots Group"
    " StructParents Tabs UserUnit"
)
PAGES = keys("Type Parent Kids Count Resources MediaBox CropBox Rotate")
LINK = keys("Type Subtype Rect Border BS C H QuadPoints F StructParent Dest A Contents P")
OUTLINE = keys("Type Title Parent Prev Next First Last Count Dest A SE C F")
GOTO = keys("Type S D SD")
URI = keys("Type S URI")
TAG_ROOT = keys("Type K IDTree ParentTree ParentTreeNextKey RoleMap ClassMap Namespaces")
TAG = keys("Type S ID P Ref Pg K A C R Lang Alt E ActualText NS PhoneticAlphabet Phoneme")
NAMESPACE = keys("Type NS RoleMapNS")
LAYERS = keys("OCGs D")
LAYER_DEFAULTS = keys("BaseState ON OFF RBGroups Intent ListMode")
LAYER = keys("Type Name Intent")
MARKED = keys(
    "MCID Lang ActualText Alt E Type Subtype BBox Attached O BlockAlign InlineAlign Placement"
)
IMAGE = keys(
    "Type Subtype Width Height ColorSpace BitsPerComponent Intent ImageMask Mask Decode Interpolate"
    " SMask SMaskInData Matte OC StructParent StructParents Length Filter DecodeParms"
)
FORM = keys(
    "Type Subtype FormType BBox Matrix Resources Group OC StructParent StructParents Length Filter"
    " DecodeParms"
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
EXTERNAL_STREAM = keys("F FFilter FDecodeParms DL")
