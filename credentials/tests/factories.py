"""Small micro-credentials for tests; the real ones come from the catalogue files."""

from credentials import publishing
from credentials.models import (
    ArtifactSlot,
    Criterion,
    Issuer,
    Level,
    MicroCredential,
    Part,
    Prompt,
    Stack,
    StackItem,
    Version,
)

PASS = [("Pass", True), ("Not yet", False)]
RUBRIC = [("Proficient", True), ("Developing", False), ("Not yet evident", False)]


def issuer(slug: str = "nea") -> Issuer:
    """An issuer, made once."""
    return Issuer.objects.get_or_create(
        slug=slug,
        defaults={
            "name": slug.upper(),
            "url": f"https://{slug}.example",
            "email": f"badges@{slug}.example",
        },
    )[0]


def stack(slug: str = "exceptional-learner", name: str = "Exceptional Learner") -> Stack:
    """A stack, made once."""
    return Stack.objects.get_or_create(
        slug=slug,
        defaults={
            "name": name,
            "number": Stack.objects.count() + 1,
            "issuer": issuer(),
            "description": "About it.",
        },
    )[0]


def credential(
    slug: str = "iep",
    title: str = "Working with an IEP Team",
    *,
    assessors: int = 1,
    in_stack: Stack | None = None,
    by: str = "nea",
) -> MicroCredential:
    """Three parts: overview (pass, 1-500 words together), artifacts (levels), reflection (pass)."""
    owner = issuer(by)
    thing = MicroCredential.objects.create(
        slug=slug,
        code=slug.upper()[:20],
        title=title,
        issuer=owner,
        search_text=f"{title} {slug}".lower(),
    )
    version = Version.objects.create(
        credential=thing,
        content_hash="0" * 64,
        competency="Works with the whole team.",
        key_method="Plan, meet.",
        evidence_types=["Plan"],
        assessors_required=assessors,
        pass_rule={
            "all": [
                {"part": 1, "is": "pass"},
                {"part": 2, "is": "proficient"},
                {"part": 3, "is": "pass"},
            ]
        },
    )
    _overview(version)
    _artifacts(version)
    _reflection(version)
    publishing.publish(version)
    if in_stack:
        StackItem.objects.create(
            stack=in_stack, credential=thing, position=in_stack.items.count() + 1, label="1."
        )
    return thing


def criterion(part: Part, name: str, levels: list[tuple[str, bool]]) -> Criterion:
    """One rubric line with its levels."""
    line = Criterion.objects.create(part=part, position=part.criteria.count() + 1, name=name)
    for position, (label, meets) in enumerate(levels, 1):
        Level.objects.create(
            criterion=line, position=position, name=label, meets=meets, text=f"{label}: {name}"
        )
    return line


def _overview(version: Version) -> None:
    part = Part.objects.create(
        version=version,
        number=1,
        kind=Part.Kind.OVERVIEW,
        title="Overview Questions",
        scale=Part.Scale.PASS,
        passing="The reader understands the setting.",
        word_scope=Part.Scope.PART,
        word_min=5,
        word_max=500,
    )
    Prompt.objects.create(part=part, position=1, label="Site", text="Describe your site.")
    Prompt.objects.create(part=part, position=2, label="Team", text="Who works together, and how?")
    criterion(part, "Overview Questions", PASS)


def _artifacts(version: Version) -> None:
    part = Part.objects.create(
        version=version,
        number=2,
        kind=Part.Kind.ARTIFACTS,
        title="Artifacts",
        scale=Part.Scale.LEVELS,
        passing="The plan names everyone.",
    )
    ArtifactSlot.objects.create(
        part=part,
        position=1,
        label="Plan",
        kinds=["text", "link", "file"],
        min_items=1,
        max_items=2,
    )
    criterion(part, "Plan", RUBRIC)
    criterion(part, "Documentation", RUBRIC)


def _reflection(version: Version) -> None:
    part = Part.objects.create(
        version=version,
        number=3,
        kind=Part.Kind.REFLECTION,
        title="Reflection",
        scale=Part.Scale.PASS,
        passing="It says what changed.",
        word_scope=Part.Scope.RESPONSE,
        word_max=200,
    )
    Prompt.objects.create(part=part, position=1, text="What will you do differently?")
    criterion(part, "Reflection", PASS)
