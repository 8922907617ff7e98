"""What an issuer has to be read: its stacks and its single titles."""

from credentials.models import Issuer, MicroCredential, Stack, StackItem

Choice = tuple[str, str]


def stacks(issuer: Issuer) -> list[Choice]:
    """(slug, name) of the stacks that hold something of this issuer."""
    found = Stack.objects.filter(items__credential__issuer=issuer).distinct().order_by("number")
    return list(found.values_list("slug", "name"))


def titles(issuer: Issuer) -> list[tuple[str, list[Choice]]]:
    """(stack, its titles) of this issuer, each title once; under "" what stands in no stack."""
    items = StackItem.objects.filter(credential__issuer=issuer, credential__current__isnull=False)
    grouped: dict[str, list[Choice]] = {}
    seen: set[str] = set()
    names = ("stack__name", "credential__slug", "credential__title")
    for stack, slug, title in items.order_by("stack__number", "position").values_list(*names):
        if slug not in seen:
            seen.add(slug)
            grouped.setdefault(stack, []).append((slug, title))
    alone = MicroCredential.objects.filter(issuer=issuer, current__isnull=False)
    rest = list(alone.exclude(slug__in=seen).order_by("title").values_list("slug", "title"))
    return [*grouped.items(), *([("", rest)] if rest else [])]
