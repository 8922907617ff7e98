"""The commands of the portal's programs, the same for development and for tests."""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CONCURRENCY = 2


def celery_command(*arguments: str) -> list[str]:
    """Return the command that runs Celery with the portal's application."""
    return [sys.executable, "-m", "celery", "-A", "portal", "--quiet", *arguments]


def worker_command(*, concurrency: int = CONCURRENCY, level: str = "INFO") -> list[str]:
    """Return the command of a prefork worker; it is the same in development and production."""
    return celery_command(
        *("worker", "--pool", "prefork", "--concurrency", str(concurrency)),
        *("--loglevel", level, "--without-gossip", "--without-mingle"),
    )


def beat_command(schedule: Path, *, level: str = "INFO") -> list[str]:
    """Return the command of the scheduler, whose memory lies in the file `schedule`."""
    return celery_command("beat", "--loglevel", level, "--schedule", str(schedule), "--pidfile=")


def web_command(host: str, port: int, *, reload: bool = False) -> list[str]:
    """Return the command of the development web server: one process, four threads."""
    address = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
    return [
        *(sys.executable, "-m", "gunicorn", "portal.wsgi:application", "--bind", address),
        *("--worker-class", "gthread", "--workers", "1", "--threads", "4"),
        *("--access-logfile", "-", "--access-logformat", "%(m)s %(U)s %(s)s %(M)s ms"),
        *("--log-level", "warning", "--graceful-timeout", "5", "--no-control-socket"),
        *(("--reload",) if reload else ()),
    ]


def manage_command(*arguments: str) -> list[str]:
    """Return the command that runs a management command."""
    return [sys.executable, str(ROOT / "manage.py"), *arguments]
