"""The register of what must always be true: a sentence, and the query that finds what breaks it."""

from collections.abc import Callable

from django.db.models import QuerySet

RULES: dict[str, Callable[[], QuerySet]] = {}


def rule(sentence: str) -> Callable[[Callable[[], QuerySet]], Callable[[], QuerySet]]:
    """Register a query that finds the rows which break `sentence`."""

    def register(find: Callable[[], QuerySet]) -> Callable[[], QuerySet]:
        RULES[sentence] = find
        return find

    return register


def broken() -> list[str]:
    """The sentences that are not true now; empty when all is well."""
    return [sentence for sentence, find in RULES.items() if find().exists()]
