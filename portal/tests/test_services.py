"""The servers that tests and benchmarks start for themselves are real, and leave nothing."""

import os
import socket
import time
import urllib.error
import urllib.request
from pathlib import Path

import psycopg
import pytest
import redis
from django.conf import settings
from django.db import connection

from portal.celery import app
from portal.running.process import Child, ProcessError
from portal.running.valkey import Valkey
from portal.testing.postgres import Postgres
from portal.testing.s3 import S3
from portal.testing.services import database_url, is_wanted, redis_url_of_worker
from portal.testing.valkey import ThrowawayValkey
from portal.testing.worker import Beat, Worker

services = pytest.mark.services


def mode(path: Path) -> int:
    return path.stat().st_mode & 0o777


@services
def test_postgres_answers_on_its_socket_and_is_gone_afterwards():
    with Postgres() as server:
        with psycopg.connect(host=str(server.folder), user="cairn", dbname="cairn") as link:
            assert link.execute("SHOW listen_addresses").fetchone() == ("",)
            assert link.execute("SELECT 1").fetchone() == (1,)
        assert mode(server.folder) == 0o700
    assert not server.folder.exists()
    assert not server.child.alive


@services
def test_postgres_leaves_the_folders_above_its_programs_as_they_were():
    above = [Path.home(), Path.home().parent, Path(__file__).resolve().parents[2]]
    before = [mode(folder) for folder in above]
    with Postgres():
        pass
    assert [mode(folder) for folder in above] == before


@services
def test_postgres_never_runs_as_root():
    with Postgres() as server:
        owner = Path(f"/proc/{server.child.pid}").stat().st_uid
    assert owner != 0


@services
def test_valkey_takes_no_command_without_its_password():
    with ThrowawayValkey() as server:
        assert redis.from_url(server.url).ping()
        with socket.create_connection(("127.0.0.1", server.port)) as stranger:
            stranger.sendall(b"PING\r\n")
            assert stranger.recv(64).startswith(b"-NOAUTH")
    assert not server.folder.exists()


@services
def test_a_durable_valkey_remembers_what_it_was_told(tmp_path):
    with Valkey(tmp_path, durable=True) as server:
        redis.from_url(server.url).set("badge", "issued")
    with Valkey(tmp_path, durable=True) as server:
        assert redis.from_url(server.url).get("badge") == b"issued"


@services
def test_s3_keeps_its_objects_from_strangers_and_honours_signed_addresses():
    with S3() as server:
        client = server.client()
        client.put_object(Bucket=server.bucket, Key="part2-1.pdf", Body=b"evidence")
        address = f"{server.url}/{server.bucket}/part2-1.pdf"
        with pytest.raises(urllib.error.HTTPError) as refused:
            urllib.request.urlopen(address)
        refused.value.close()
        signed = client.generate_presigned_url(
            "get_object", Params={"Bucket": server.bucket, "Key": "part2-1.pdf"}, ExpiresIn=60
        )
        with urllib.request.urlopen(signed) as answer:
            assert answer.read() == b"evidence"
        client.close()
    assert refused.value.code == 403
    assert not server.folder.exists()


@services
def test_a_worker_runs_a_task_also_after_its_power_was_cut(program_env):
    with Worker(program_env) as worker:
        worker.kill()
        assert not worker.child.alive
        worker.start()
        worker.wait()
        with app.connection_for_write(program_env["REDIS_URL"]) as link:
            app.send_task("portal.sweep", connection=link)
        assert worker.wait_for("Task portal.sweep"), worker.output()
        assert worker.wait_for("succeeded"), worker.output()
        assert worker.finish() == 0


@services
def test_beat_sends_the_sweep_by_itself(program_env):
    with Worker(program_env) as worker, Beat({**program_env, "CAIRN_BEAT_SECONDS": "1"}) as beat:
        assert worker.wait_for("Task portal.sweep"), worker.output()
        assert beat.finish() == 0


@services
@pytest.mark.django_db
def test_the_suite_is_on_the_servers_when_it_was_asked_to_be():
    if not is_wanted():
        pytest.skip("this run is on the embedded default; make services-test is on the servers")
    assert connection.vendor == "postgresql"
    assert "s3" in settings.STORAGES["default"]["BACKEND"]
    assert redis.from_url(settings.REDIS_URL).ping()


@pytest.mark.django_db
def test_the_test_database_on_sqlite_is_a_file():
    if connection.vendor != "sqlite":
        pytest.skip("this run is on PostgreSQL")
    assert Path(connection.settings_dict["NAME"]).is_file()


def test_tests_write_into_a_folder_of_their_own():
    for place in (settings.VAR_DIR, settings.MEDIA_ROOT, settings.STATIC_ROOT):
        assert str(place).startswith(os.environ["CAIRN_TEST_DATA"])


def test_a_program_that_cannot_start_is_named_with_its_last_words(tmp_path):
    child = Child("lamp", ["sh", "-c", "echo no oil; exit 3"], log=tmp_path / "log").start()
    with pytest.raises(ProcessError, match=r"lamp ended while starting\.\nno oil"):
        child.wait_until(lambda: False)
    assert child.exit_code == 3


def test_a_stubborn_program_and_its_children_are_killed(tmp_path):
    script = "trap '' TERM; sleep 60 & echo $! > pid; wait"
    child = Child("rock", ["sh", "-c", script], cwd=tmp_path, log=tmp_path / "log").start()
    child.wait_until(lambda: (tmp_path / "pid").exists() and (tmp_path / "pid").read_text() != "")
    child.stop(seconds=0.2)
    grandchild = Path("/proc") / (tmp_path / "pid").read_text().strip()
    assert not child.alive
    assert _is_gone(grandchild)


def _is_gone(process):
    """What was killed may still be on its way out on a busy machine."""
    until = time.monotonic() + 20
    while time.monotonic() < until:
        try:
            if " Z " in (process / "stat").read_text():
                return True
        except (FileNotFoundError, ProcessLookupError):
            return True
        time.sleep(0.05)
    return False


@pytest.mark.parametrize(
    ("described", "url"),
    [
        ({"ENGINE": "x.sqlite3", "NAME": "/a/b.sqlite3"}, "sqlite:////a/b.sqlite3"),
        (
            {"ENGINE": "x.postgresql", "NAME": "t", "USER": "cairn", "HOST": "/tmp/pg"},
            "postgres://cairn@//tmp/pg/t",
        ),
    ],
)
def test_a_program_is_led_to_the_database_of_the_test(described, url):
    assert database_url(described) == url


def test_each_process_of_a_spread_run_has_a_broker_of_its_own():
    shared = "redis://:word@127.0.0.1:6379/0"
    urls = {redis_url_of_worker(shared, worker) for worker in (None, "gw0", "gw1")}
    assert urls == {shared, shared[:-1] + "1", shared[:-1] + "2"}
