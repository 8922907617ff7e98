"""What decides how near an assessor stands to a work: one statement over their own few rows.

Rows E2 and L16; blind-review 3.4. The statement is written once per process, as Django needs
longer to write it than the database to answer it.
"""

import datetime as dt
from dataclasses import dataclass, fields
from functools import lru_cache
from typing import Any

from django.db import connection
from django.db.models import F, IntegerField, OuterRef, Q, QuerySet, Value

from portal.accounts.models import User
from portal.kit import clock, direct
from reviews.models import Conflict
from reviews.nearness.facts import FACTS, NEVER, NOBODY

# The stand-ins of sets, downwards from here.
FIRST = -1001


@dataclass(frozen=True, slots=True)
class Nearness:
    """Keys. `issuers` are read for whole, `skilled` are micro-credentials within a skill.

    The rest is what this person must not read: `foreign` micro-credentials, `known` submissions,
    `authored` micro-credentials, issuers of `desks`, educators of issuers that are `watched`,
    `watchers` and `people`, and whoever is at home in `homes` or has or had a role in `locals`.
    """

    issuers: frozenset[int]
    skilled: frozenset[int]
    foreign: frozenset[int]
    known: frozenset[int]
    authored: frozenset[int]
    desks: frozenset[int]
    watched: frozenset[int]
    watchers: frozenset[int]
    people: frozenset[int]
    homes: frozenset[int]
    locals: frozenset[int]


def conflicts() -> QuerySet[Conflict]:
    """The conflicts, as of now, between the `assessor` of a row and the educator whose work it is.

    For Exists() over slots or reviews, which name both in the same way.
    """
    one, other = OuterRef("assessor"), OuterRef("submission__enrollment__educator")
    pair = Q(person=one, other=other) | Q(person=other, other=one)
    return Conflict.objects.filter(pair, since__lte=clock.now())


def nearness(user: User) -> Nearness:
    """How near this person stands to what, now; one query."""
    sql, parameters = _statement(connection.vendor)
    given = {NOBODY: user.pk, _as_sent(NEVER): _as_sent(clock.now())}
    found: dict[str, set[int]] = {name: set() for name, _rows in FACTS}
    with direct.cursor() as cursor:
        cursor.execute(sql, [given.get(value, value) for value in parameters])
        for fact, key in cursor.fetchall():
            found[FACTS[fact][0]].add(key)
    found["people"].add(user.pk)
    found["homes"] |= found["locals"]
    return Nearness(**{name: frozenset(keys) for name, keys in found.items()})


def _as_sent(moment: dt.datetime) -> Any:
    return connection.ops.adapt_datetimefield_value(moment)


@lru_cache(maxsize=2)
def _statement(vendor: str) -> tuple[str, tuple[Any, ...]]:
    """One SELECT of (number of the fact, key) for NOBODY at NEVER, as this kind of base reads."""
    first, *others = (
        rows.order_by()
        .annotate(fact=Value(number, IntegerField()), key=F(key))
        .values_list("fact", "key")
        for number, (rows, key) in enumerate(rows() for _name, rows in FACTS)
    )
    return first.union(*others, all=True).query.sql_with_params()


def stand_in(watched: bool) -> Nearness:
    """One number for each set, which occurs nowhere else; `watched` says whether that one is any."""
    names = [field.name for field in fields(Nearness)]
    sets = {name: frozenset([FIRST - place]) for place, name in enumerate(names)}
    return Nearness(**sets if watched else {**sets, "watched": frozenset()})


def in_place(about: Nearness) -> dict[int, frozenset[int]]:
    """The sets of `about` by the number that stands for each."""
    names = [field.name for field in fields(Nearness)]
    return {FIRST - place: getattr(about, name) for place, name in enumerate(names)}
