"""Imports go downstairs: between floors, and inside an app (design, sections 1 and 2)."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
FLOORS = {
    "portal.kit": 0,
    "portal.accounts": 1,
    "credentials": 2,
    "submissions": 3,
    "reviews": 4,
    "badges": 5,
    "plc": 6,
    "portal": 7,
}
LAYERS = ["models", "blind", "policy", "workflow", "actions", "tasks", "forms", "views", "urls"]
SAME_AS = {
    "queries": "blind",
    "triggers": "models",
    "loading": "actions",
    "opening": "actions",
    "issuing": "actions",
    "checking": "actions",
    "cleaning_job": "actions",
    "sweeps": "actions",
    "alerts": "actions",
    "mails": "actions",
}


def modules() -> list[Path]:
    return [
        path
        for app in ("portal", "credentials", "submissions", "reviews", "badges", "plc")
        for path in sorted((ROOT / app).rglob("*.py"))
        if not {"migrations", "tests", "conformance"} & set(path.parts)
    ]


def dotted(path: Path) -> str:
    name = ".".join(path.relative_to(ROOT).with_suffix("").parts)
    return name.removesuffix(".__init__")


def floor(name: str) -> int | None:
    """The floor of a module; the longest prefix wins. None for what is not ours."""
    hits = [key for key in FLOORS if name == key or name.startswith(key + ".")]
    return FLOORS[max(hits, key=len)] if hits else None


def app_of(name: str) -> str:
    hits = [key for key in FLOORS if name == key or name.startswith(key + ".")]
    return max(hits, key=len)


def layer(name: str) -> int | None:
    """Order inside an app, by the last part of the name that has one; None: a pure module."""
    for part in reversed(name.split(".")[1:]):
        word = SAME_AS.get(part, part)
        if word in LAYERS:
            return LAYERS.index(word)
    return None


def imports(path: Path) -> list[tuple[str, int, bool]]:
    """(module, line, hidden in a function) of every import of ours in a file."""
    tree = ast.parse(path.read_text())
    inside = {
        id(node)
        for function in ast.walk(tree)
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef)
        for node in ast.walk(function)
    }
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module:
            names = [f"{node.module}.{alias.name}" for alias in node.names]
            real = [n if _exists(n) else node.module for n in names]
        elif isinstance(node, ast.Import):
            real = [alias.name for alias in node.names]
        else:
            continue
        found += [(name, node.lineno, id(node) in inside) for name in set(real)]
    return found


def _exists(name: str) -> bool:
    base = ROOT / Path(*name.split("."))
    return base.with_suffix(".py").exists() or (base / "__init__.py").exists()


@pytest.mark.parametrize("path", modules(), ids=dotted)
def test_a_module_imports_only_from_its_own_floor_or_below(path):
    here = dotted(path)
    wrong = [
        f"{here}:{line} imports {name}"
        for name, line, _hidden in imports(path)
        if floor(name) is not None and floor(name) > floor(here)
    ]
    assert not wrong


@pytest.mark.parametrize("path", modules(), ids=dotted)
def test_inside_an_app_a_module_imports_only_what_comes_before_it(path):
    here = dotted(path)
    mine = layer(here)
    wrong = [
        f"{here}:{line} imports {name}"
        for name, line, _hidden in imports(path)
        if floor(name) is not None
        and app_of(name) == app_of(here) != "portal"
        and mine is not None
        and (layer(name) or 0) > mine
    ]
    assert not wrong


@pytest.mark.parametrize("path", modules(), ids=dotted)
def test_no_import_hides_inside_a_function(path):
    if path.name == "apps.py":
        return
    hidden = [f"{dotted(path)}:{line} {name}" for name, line, inside in imports(path) if inside]
    assert not hidden


def test_the_package_root_imports_only_celery():
    assert [name for name, _line, _hidden in imports(ROOT / "portal/__init__.py")] == [
        "portal.celery"
    ]


def test_a_conflict_is_written_in_one_place():
    """Whoever writes one must also free what lies on a desk between the two."""
    writing = ("Conflict(", "Conflict.objects.create", "Conflict.objects.get_or_create",
               "Conflict.objects.bulk_create", "Conflict.objects.update_or_create")  # fmt: skip
    found = {
        dotted(path)
        for path in modules()
        if any(words in path.read_text() for words in writing) and "models" not in path.parts
    }
    assert found == {"reviews.giving_back.actions"}
