"""`manage.py dev` runs the whole portal, says where, and ends without leaving anything."""

import contextlib
import os
import re
import signal
import sqlite3
import time
import urllib.error
import urllib.parse
import urllib.request
from pathlib import Path

import pytest

from portal.running.ports import free_port
from portal.running.process import Child
from portal.running.programs import ROOT, manage_command
from portal.testing.services import NO_WAY_OUT

pytestmark = pytest.mark.services

START_SECONDS = 120


@pytest.fixture(scope="module")
def data(tmp_path_factory) -> Path:
    """One data folder for all starts, so that only the first has to fill it."""
    return tmp_path_factory.mktemp("dev")


@pytest.fixture
def portal(data, tmp_path):
    """The command, not yet started; ended afterwards if a test left it running."""
    env = {name: value for name, value in os.environ.items() if not name.startswith("S3_")}
    # What is printed must arrive in a file without help from this variable too.
    unset = ("REDIS_URL", "DATABASE_URL", "PYTHONUNBUFFERED")
    env = {name: env[name] for name in env if name not in unset}
    env |= {**NO_WAY_OUT, "CAIRN_VAR": str(data), "STATIC_ROOT": str(data / "static")}
    port = free_port()
    command = manage_command("dev", "--port", str(port))
    child = Child("dev", command, env=env, cwd=ROOT, log=tmp_path / "dev.log")
    child.port = port
    yield child
    child.stop()


def start(portal: Child) -> None:
    portal.start()
    portal.wait_until(lambda: "Ctrl-C stops it" in portal.log.read_text(), START_SECONDS)


def running_on(data: Path) -> list[str]:
    """The commands of all living processes that work on this data folder."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            if works_on(process, data):
                found.append((process / "cmdline").read_text().replace("\0", " "))
    return [command for command in found if command]


def works_on(process: Path, data: Path) -> bool:
    """Our programs have the folder in their environment; Valkey, which hides its own, lives there.

    A process that is gone raises OSError.
    """
    named = f"CAIRN_VAR={data}".encode() in (process / "environ").read_bytes().split(b"\0")
    return named or data in (process / "cwd").readlink().parents


def wait_for_silence(data: Path, seconds: float = 15) -> list[str]:
    deadline = time.monotonic() + seconds
    while (left := running_on(data)) and time.monotonic() < deadline:
        time.sleep(0.1)
    return left


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_it_answers_and_a_signal_ends_all_of_it_with_exit_code_0(portal, data, number):
    start(portal)
    with urllib.request.urlopen(f"http://127.0.0.1:{portal.port}/") as page:
        assert page.status == 200
    commands = " ".join(running_on(data))
    for program in ("gunicorn", "celery -A portal --quiet worker", "beat", "valkey-server"):
        assert program in commands
    os.kill(portal.pid, number)
    portal.wait(15)
    assert portal.exit_code == 0
    assert portal.log.read_text().rstrip().endswith("Stopped.")
    assert running_on(data) == []


def test_what_is_somebody_elses_reads_as_what_never_was(portal, data):
    start(portal)
    with contextlib.closing(sqlite3.connect(data / "cairn.sqlite3")) as database:
        query = """SELECT e.code FROM submissions_enrollment e
                   JOIN accounts_user u ON u.id = e.educator_id WHERE u.email LIKE 'dana@%'"""
        (danas,) = database.execute(query).fetchone()
    browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor())
    origin = f"http://127.0.0.1:{portal.port}"
    page = browser.open(f"{origin}/accounts/login/").read().decode()
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)[1]
    form = urllib.parse.urlencode({"csrfmiddlewaretoken": token}).encode()
    browser.open(f"{origin}/dev/login/lee/", form)

    def missing(path: str) -> str:
        with pytest.raises(urllib.error.HTTPError) as caught:
            browser.open(origin + path)
        assert caught.value.code == 404
        return re.sub(r'(csrfmiddlewaretoken" value=")[^"]+', r"\1", caught.value.read().decode())

    theirs, nobodys = missing(f"/work/{danas}/"), missing(f"/work/{'x' * len(danas)}/")
    assert theirs.replace(danas, "") == nobodys.replace("x" * len(danas), "")
    assert len(theirs) == len(nobodys)
    for text in (theirs, nobodys, missing("/nothing/of/the/kind/")):
        assert "There is no such page" in text
        assert "urlpatterns" not in text
        assert "DEBUG" not in text


def test_when_one_program_dies_all_end_and_the_message_names_it(portal, data):
    start(portal)
    for process in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            words = (process / "cmdline").read_text().split("\0")
            if "beat" in words and works_on(process, data):
                os.kill(int(process.name), signal.SIGKILL)
    portal.wait(20)
    assert portal.exit_code == 1
    assert re.search(r"beat ended by itself \(exit code -9\)", portal.log.read_text())
    assert running_on(data) == []


def test_a_killed_portal_leaves_no_orphan(portal, data):
    start(portal)
    os.kill(portal.pid, signal.SIGKILL)
    assert wait_for_silence(data) == []


def test_a_second_one_on_the_same_data_is_refused(portal, data, tmp_path):
    start(portal)
    command = manage_command("dev", "--port", str(free_port()))
    second = Child("second", command, env=portal.env, cwd=ROOT, log=tmp_path / "second.log")
    second.start().wait(20)
    assert second.exit_code == 1
    assert "a portal already runs on the data" in second.tail()


def test_a_taken_port_is_refused_with_what_to_do(portal, tmp_path):
    start(portal)
    command = manage_command("dev", "--port", str(portal.port))
    second = Child("second", command, env=portal.env, cwd=ROOT, log=tmp_path / "second.log")
    second.start().wait(20)
    assert second.exit_code == 1
    assert "make dev PORT=" in second.tail()


def test_the_secret_is_for_its_owner_alone(portal, data):
    start(portal)
    assert (data / "secret").stat().st_mode & 0o777 == 0o600
