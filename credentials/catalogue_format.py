"""Reads the catalogue's files and says in plain sentences what is wrong with them.

The files: `issuers.toml`, `stacks.toml` and, one file each, everything that can be earned, under
`micro_credentials/<stack>/` or `micro_credentials/_no-stack/`. Their keys are in
`catalogue_shape`, what must hold inside one file in `catalogue_rules`; here is what must hold
between the files. Nothing here touches the database.
"""

import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from credentials import catalogue_rules
from credentials.catalogue_shape import FILE, ISSUERS, STACKS, Shape, filled, mismatches

Data = dict[str, Any]
Files = dict[str, Data]

LEAST_IN_A_STACK = 3
LONGEST_STACK_SLUG = 50


def read(path: Path, shape: Shape = FILE) -> Data:
    """The data of one file, with an empty list for every list that was left out.

    Raises `tomllib.TOMLDecodeError` when the file is not TOML.
    """
    with path.open("rb") as file:
        return filled(tomllib.load(file), shape)


def problems(data: Data, where: str) -> list[str]:
    """What is wrong with one file; each sentence begins with `where`. Empty when right."""
    data = filled(data, FILE)
    found = mismatches(data, FILE) or list(catalogue_rules.of_file(data))
    return [f"{where}: {text}" for text in found]


def problems_of_all(folder: Path) -> list[str]:
    """What is wrong with a whole catalogue, inside its files and between them."""
    found: list[str] = []
    issuers = _rows(folder / "issuers.toml", ISSUERS, "issuers", found)
    stacks = _rows(folder / "stacks.toml", STACKS, "stacks", found)
    files = _files(folder, found)
    return [
        *found,
        *_of_stacks(stacks, {row["slug"] for row in issuers}),
        *_repeated("code", ((name, data["code"]) for name, data in files.items())),
        *_repeated("slug", ((name, data["slug"]) for name, data in files.items())),
        *_unknown_names(files, issuers, stacks),
        *_places(files, stacks),
    ]


def files_of(folder: Path) -> list[Path]:
    """The files of everything that can be earned, in order."""
    return sorted((folder / "micro_credentials").rglob("*.toml"))


def _rows(path: Path, shape: Shape, key: str, found: list[str]) -> list[Data]:
    """The rows of issuers or stacks; none when the file cannot be used, with the reason added."""
    data = _readable(path, path.name, shape, found)
    wrong = mismatches(data, shape) if data is not None else []
    found += [f"{path.name}: {text}" for text in wrong]
    return [] if data is None or wrong else data[key]


def _files(folder: Path, found: list[str]) -> Files:
    """Files of the right shape by name; what is wrong with any file is added to `found`."""
    good: Files = {}
    for path in files_of(folder):
        name = str(path.relative_to(folder / "micro_credentials"))
        data = _readable(path, name, FILE, found)
        if data is None:
            continue
        found += problems(data, name)
        if not mismatches(data, FILE):
            good[name] = data
    return good


def _readable(path: Path, name: str, shape: Shape, found: list[str]) -> Data | None:
    try:
        return read(path, shape)
    except FileNotFoundError:
        found.append(f"{name} is missing.")
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        found.append(f"{name} is not readable as TOML: {error}.")
    return None


def _of_stacks(stacks: list[Data], issuers: set[str]) -> Iterator[str]:
    for key in ("slug", "code", "name"):
        yield from _repeated(key, (("stacks.toml", row[key]) for row in stacks))
    if [row["position"] for row in stacks] != list(range(1, len(stacks) + 1)):
        yield "stacks.toml: positions must run 1, 2, 3 and so on, in the order of the file."
    for row in stacks:
        if len(row["slug"]) > LONGEST_STACK_SLUG:
            yield f"stacks.toml: the slug “{row['slug']}” is longer than 50 characters."
        if row["issuer"] not in issuers:
            yield f"stacks.toml: “{row['name']}” has the unknown issuer “{row['issuer']}”."


def _repeated(key: str, pairs: Iterable[tuple[str, str]]) -> Iterator[str]:
    pairs = list(pairs)
    for value, times in Counter(value for _name, value in pairs).items():
        if times > 1:
            names = ", ".join(sorted({name for name, other in pairs if other == value}))
            yield f"The {key} “{value}” is used {times} times: {names}."


def _unknown_names(files: Files, issuers: list[Data], stacks: list[Data]) -> Iterator[str]:
    known_issuers = {row["slug"] for row in issuers}
    known_stacks = {row["slug"] for row in stacks}
    for name, data in files.items():
        if data["issuer"] not in known_issuers:
            yield f"{name}: unknown issuer “{data['issuer']}”."
        for place in data["stacks"]:
            if place["slug"] not in known_stacks:
                yield f"{name}: unknown stack “{place['slug']}”."


def _places(files: Files, stacks: list[Data]) -> Iterator[str]:
    places = [
        (name, f"{row['slug']}, position {row['position']}")
        for name, data in files.items()
        for row in data["stacks"]
    ]
    yield from _repeated("place", places)
    sizes = Counter(row["slug"] for data in files.values() for row in data["stacks"])
    for stack in stacks:
        if sizes[stack["slug"]] < LEAST_IN_A_STACK:
            yield f"The stack “{stack['name']}” holds {sizes[stack['slug']]}; it needs three."
