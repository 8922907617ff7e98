"""What of an issuer has a picture: its stacks, its credentials, and the issuer itself."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404

from badges.models import Design
from credentials.models import Issuer, MicroCredential, Stack, StackItem

KINDS = ("issuer", "stack", "credential")


@dataclass(frozen=True, slots=True)
class Thing:
    """One of them. `kind` is one of KINDS and the name of its column in Design."""

    kind: str
    row: Any

    @property
    def slug(self) -> str:
        """Its name in addresses."""
        return str(self.row.slug)

    @property
    def name(self) -> str:
        """Its name on pages."""
        return str(self.row)

    @property
    def issuer(self) -> Issuer:
        """Whose it is; selected."""
        found: Issuer = self.row if self.kind == "issuer" else self.row.issuer
        return found

    @property
    def about(self) -> dict[str, Any]:
        """How Design names it."""
        return {self.kind: self.row}


def of_issuer(issuer: Issuer) -> list[Thing]:
    """The issuer, then its stacks, then its credentials: whatever can be earned; two queries.

    For a list of names: the rows hold nothing else.
    """
    stacks = _stacks().filter(issuer=issuer).order_by("name", "pk")
    titles = _credentials().filter(issuer=issuer).order_by("title", "pk")
    return [
        Thing("issuer", issuer),
        *(Thing("stack", row) for row in stacks.select_related(None).only("slug", "name")),
        *(Thing("credential", row) for row in titles.select_related(None).only("slug", "title")),
    ]


def find(issuer: Issuer, kind: str, slug: str) -> Thing:
    """One of them by its address. Raises Http404."""
    if kind == "issuer" and slug == issuer.slug:
        return Thing(kind, issuer)
    if kind not in ("stack", "credential"):
        raise Http404
    rows: QuerySet[Any] = _stacks() if kind == "stack" else _credentials()
    return Thing(kind, get_object_or_404(rows.filter(issuer=issuer), slug=slug))


def of_design(design: Design) -> Thing:
    """What a picture is of; the three are selected, with their issuers."""
    kind = next(kind for kind in KINDS if getattr(design, f"{kind}_id"))
    return Thing(kind, getattr(design, kind))


def _stacks() -> QuerySet[Stack]:
    published = StackItem.objects.filter(stack=OuterRef("pk"), credential__current__isnull=False)
    return Stack.objects.filter(Exists(published)).select_related("issuer")


def _credentials() -> QuerySet[MicroCredential]:
    found = MicroCredential.objects.filter(current__isnull=False)
    return found.select_related("issuer", "current")
