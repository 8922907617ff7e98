"""What is said about installing and running is so."""

import os
import re
import secrets
import subprocess
import sys
from pathlib import Path

import pytest

from portal.running.programs import ROOT, manage_command
from portal.settings import required, wrapping

pytestmark = pytest.mark.docs

PAGES = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").rglob("*.md"))]
EXAMPLE = ROOT / "deploy" / ".env.example"


def example() -> dict[str, str]:
    lines = [line for line in EXAMPLE.read_text().splitlines() if re.match(r"[A-Z]", line)]
    return dict(line.split("=", 1) for line in lines)


def filled() -> dict[str, str]:
    """The example as somebody fills it in."""
    return example() | {
        "SECRET_KEY": secrets.token_urlsafe(50),
        "CAIRN_KEYS": wrapping.new(),
        "DATABASE_URL": "postgres://cairn:one-of-ours@127.0.0.1:5432/cairn",
        "REDIS_URL": "redis://:one-of-ours@127.0.0.1:6379/0",
        "EMAIL_URL": "smtp+tls://cairn:one-of-ours@127.0.0.1:587",
        "MAIL_DOMAIN": "union.test",
    }


def in_production(settings: dict[str, str], *command: str) -> subprocess.CompletedProcess[str]:
    """Run a management command with these settings and none of the tests' own."""
    env = {"PATH": os.environ["PATH"], "PYTHONPATH": "", **settings}
    return subprocess.run(
        manage_command(*command), env=env, cwd=ROOT, capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_to_a_file_leads_somewhere(page):
    targets = re.findall(r"\]\((?!https?:|mailto:|#)([^)#\s]+)", page.read_text())
    missing = [target for target in targets if not (page.parent / target).exists()]
    assert missing == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_make_target_that_is_named_exists(page):
    makefile = (ROOT / "Makefile").read_text()
    known = set(re.findall(r"^([a-z][a-z-]*):", makefile, re.MULTILINE))
    code = "\n".join(re.findall(r"```.*?```|`[^`]+`", page.read_text(), re.DOTALL))
    named = set(re.findall(r"(?:^|`)make ([a-z][a-z-]*)", code, re.MULTILINE))
    assert named <= known


def test_help_names_every_target_that_people_use():
    said = subprocess.run(["make", "help"], cwd=ROOT, capture_output=True, text=True, check=True)
    for target in ("dev", "test", "check", "lint", "services-test", "browser-test", "docs"):
        assert f"make {target} " in said.stdout


def test_the_example_of_production_settings_holds_only_what_the_settings_read():
    settings = "".join(path.read_text() for path in (ROOT / "portal" / "settings").glob("*.py"))
    unknown = [name for name in example() if f'"{name}"' not in settings]
    assert unknown == []


def test_production_passes_its_own_checks_with_the_example(tmp_path):
    settings = {**filled(), "CAIRN_VAR": str(tmp_path), "STATIC_ROOT": str(tmp_path)}
    done = in_production(settings, "check", "--deploy", "--fail-level", "ERROR")
    assert done.returncode == 0, done.stderr


def start(settings: dict[str, str]) -> str:
    """What production says when its settings are read; empty where it starts."""
    env = {"PATH": os.environ["PATH"], "CAIRN_ENV": "production", **settings}
    command = [sys.executable, "-c", "import portal.settings"]
    done = subprocess.run(command, env=env, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode == 0) == (not done.stderr)
    return done.stderr


@pytest.mark.parametrize("one", required.NEEDED, ids=lambda one: "-or-".join(one.names))
def test_production_refuses_to_start_without_a_setting_and_says_what_it_is_for(one):
    said = start({name: value for name, value in filled().items() if name not in one.names})
    assert f"{' or '.join(one.names)} is not set. {one.purpose}" in said
    assert "1 of its settings" in said


def test_production_names_everything_that_is_missing_at_once():
    said = start({})
    assert all(
        name in said and one.purpose in said for one in required.NEEDED for name in one.names
    )


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SECRET_KEY", "k7_short"),
        ("SECRET_KEY", "django-insecure-0w8&3^x!q5r7t9u1i3o5p7a9s1d3f5g7h9j1k3l5z7x9"),
        ("SECRET_KEY", "please-change-me-0w8x3xq5r7t9u1i3o5p7a9s1d3f5g7h9j1k3l5z7x9"),
        ("SECRET_KEY", "ab" * 30),
        ("CAIRN_KEYS", "c2hvcnQ="),
        ("CAIRN_KEYS", "/no/such/file"),
        ("PUBLIC_ORIGIN", "cairn.union.test"),
        ("ALLOWED_HOSTS", "*"),
        ("DATABASE_URL", "sqlite:////srv/cairn/var/cairn.sqlite3"),
        ("MAIL_DOMAIN", "cairn.example"),
        ("EMAIL_URL", "smtp+tls://USER:PASSWORD@127.0.0.1:587"),
        ("REDIS_URL", "redis://:PASSWORD@127.0.0.1:6379/0"),
    ],
)
def test_production_refuses_a_weak_setting_without_repeating_it(name, value):
    said = start(filled() | {name: value})
    assert re.search(rf"- {name} (is|does|answers|holds|names)", said)
    assert "1 of its settings" in said
    assert value not in said or value in ("*",)


def test_the_example_as_it_stands_does_not_start():
    said = start(example())
    for name in ("SECRET_KEY", "CAIRN_KEYS", "DATABASE_URL", "EMAIL_URL", "MAIL_DOMAIN"):
        assert f"- {name} is" in said


def test_production_starts_with_the_example_filled_in():
    assert start(filled()) == ""


@pytest.mark.parametrize("command", ["dev", "prepare"])
def test_development_commands_do_not_run_in_production(tmp_path, command):
    settings = {**filled(), "CAIRN_VAR": str(tmp_path), "STATIC_ROOT": str(tmp_path)}
    done = in_production(settings, command)
    assert done.returncode == 1
    assert "production" in done.stderr


def test_gunicorn_accepts_its_production_settings(tmp_path):
    command = [sys.executable, "-m", "gunicorn", "--config", "deploy/gunicorn.conf.py"]
    done = subprocess.run(
        [*command, "--check-config", "portal.wsgi:application"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_requirements_are_pinned_with_hashes_and_name_no_host(name):
    text = (ROOT / name).read_text()
    pins = re.findall(r"^[A-Za-z0-9][^\s=]*==\S+", text, re.MULTILINE)
    entries = re.findall(r"^[A-Za-z0-9].*(?:\n    --hash=sha256:[0-9a-f]{64}.*)+", text, re.M)
    assert len(pins) == len(entries) > 20
    assert not re.search(r"://|--(extra-)?index-url|--find-links|--trusted-host", text)


@pytest.mark.parametrize("script", ["deploy/setup.sh", "deploy/check.sh", ".ci/run"])
def test_scripts_can_be_run_and_read(script):
    path = Path(ROOT / script)
    assert os.access(path, os.X_OK)
    shell = "bash" if "bash" in path.read_text().splitlines()[0] else "sh"
    subprocess.run([shell, "-n", str(path)], check=True)


def test_a_second_set_up_has_nothing_to_do():
    if not (ROOT / ".venv" / ".installed-test").exists():
        pytest.skip("deploy/setup.sh has not run here: the tests use another environment")
    done = subprocess.run(["deploy/setup.sh", "test"], cwd=ROOT, capture_output=True, text=True)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_without_root_the_missing_libraries_are_named_in_one_command(tmp_path):
    """On a Debian where nothing is installed, as somebody who may not install."""
    for name, body in {"dpkg-query": "exit 1", "id": "echo 1000"}.items():
        (tmp_path / name).write_text(f"#!/bin/sh\n{body}\n")
        (tmp_path / name).chmod(0o755)
    env = {**os.environ, "PATH": f"{tmp_path}:{os.environ['PATH']}"}
    done = subprocess.run(
        ["deploy/setup.sh", "check"], cwd=ROOT, env=env, capture_output=True, text=True
    )
    assert done.returncode == 1
    [command] = [line for line in done.stderr.splitlines() if "apt-get install" in line]
    assert command.strip().startswith("sudo apt-get update && sudo apt-get install -y")
    assert {"libpango-1.0-0", "libseccomp2", "chromium"} <= set(command.split())
