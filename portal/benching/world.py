"""The world that is measured: 250 micro-credentials, 1,000 submissions with three reviews each.

Every row is generated; the people of the cast read it. Rows that no measured page opens are
written in bulk.
"""

import itertools
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.db import connection, transaction
from django.urls import NoReverseMatch, reverse

from credentials import building, loading, publishing
from credentials.models import Issuer, MicroCredential, Stack, StackItem
from portal.accounts.models import User
from portal.benching import awards, crowd, works
from portal.demo import cast

STACK = "exceptional-learner"
CREDENTIAL = "iep-implementation"
# The floors know no allauth; a session names the backend that signed the person in.
PLAIN_BACKEND = "django.contrib.auth.backends.ModelBackend"


@dataclass(frozen=True, slots=True)
class Size:
    """How large the world is."""

    credentials: int = 250
    submissions: int = 1000
    queue: int = 50
    awards: int = 300


FULL, SMALL = Size(), Size(credentials=90, submissions=60, queue=10, awards=20)


@dataclass(slots=True)
class World:
    """Addresses by place ("" where no such page is mounted), cookies by reader, awards to issue."""

    places: dict[str, str] = field(default_factory=dict)
    cookies: dict[str, str] = field(default_factory=dict)
    floor_cookies: dict[str, str] = field(default_factory=dict)
    award: str = ""
    unissued: list[int] = field(default_factory=list)


def make(size: Size = FULL) -> World:
    """Fill an empty database and return where to look."""
    with transaction.atomic():
        people = cast.make()
        loading.load()
        _more_credentials(size.credentials)
        crowd.make(size.submissions)
    known = MicroCredential.objects.get(slug=CREDENTIAL)
    mine = works.started(people["dana"], known)
    slot = works.claimed(people["asha"], people["lee"], known)
    works.queued(size.queue)
    unissued = awards.approved(known.current, size.awards)
    award = awards.accepted(known.current)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    places = _places(mine.code, slot.code, award)
    readers = {"educator": people["dana"], "assessor": people["asha"]}
    return World(
        places,
        {name: session(user) for name, user in readers.items()},
        {name: session(user, PLAIN_BACKEND) for name, user in readers.items()},
        str(award),
        unissued,
    )


def _more_credentials(wanted: int) -> None:
    """Copies of the catalogue's own files under other titles, until there are `wanted`."""
    files = sorted((loading.FOLDER / "micro_credentials").rglob("*.toml"))
    stacks = list(Stack.objects.all())
    missing = wanted - MicroCredential.objects.count()
    for number, path in zip(range(missing), itertools.cycle(files)):
        _copy(path, number, stacks[number % len(stacks)])


def _copy(path: Path, number: int, stack: Stack) -> None:
    data: dict[str, Any] = tomllib.loads(path.read_text())
    title = f"{data['title']}, edition {number + 2}"[:200]
    words = [title, data["competency"], data["key_method"], *data["evidence_types"]]
    credential = MicroCredential.objects.create(
        slug=f"generated-{number}",
        code=f"G-{number}",
        title=title,
        issuer=Issuer.objects.get(slug=data["issuer"]),
        is_demo_title=True,
        search_text=" ".join([*words, *data.get("tags", [])]).lower(),
    )
    publishing.publish(building.build(credential, data, f"{number:064d}"))
    if number % 25 == 0:
        StackItem.objects.create(stack=stack, credential=credential, position=100 + number)


def _places(enrollment: str, slot: str, award: Any) -> dict[str, str]:
    listed = reverse("search")
    return {
        "catalogue": listed,
        "search": f"{listed}?q=students+feedback",
        "filtered": f"{listed}?q=plan&stack={STACK}&evidence=document&evidence=reflection",
        "stack": _address("stack", STACK),
        "credential": _address("credential", CREDENTIAL),
        "requirements": _address("submissions:requirements", enrollment),
        "queue": _address("reviews:queue"),
        "assess": _address("reviews:assess", slot),
        "assertion": _address("badges:assertion", award),
    }


def _address(name: str, *arguments: Any) -> str:
    try:
        return reverse(name, args=arguments)
    except NoReverseMatch:
        return ""


def session(user: User, backend: str = "") -> str:
    """The cookie of a person who signed in by `backend`, by the portal's own without."""
    made = SessionStore()
    made[SESSION_KEY] = str(user.pk)
    made[BACKEND_SESSION_KEY] = backend or settings.AUTHENTICATION_BACKENDS[0]
    made[HASH_SESSION_KEY] = user.get_session_auth_hash()
    made.save()
    return f"{settings.SESSION_COOKIE_NAME}={made.session_key}"
