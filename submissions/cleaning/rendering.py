"""An office document as a PDF for its readers, where LibreOffice is installed.

Only a cleaned copy is rendered, by a program without network and within limits; what it prints is
a stranger's file again, and goes through the cleaning and the proof of PDFs.
"""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path

from submissions.cleaning import sandbox
from submissions.cleaning.result import Cleaned, Refused
from submissions.cleaning.sniff import Kind

TIME_LIMIT = 45
_PLACES = (
    "/usr/lib/libreoffice/program",
    "/opt/libreoffice/program",
    "/usr/lib64/libreoffice/program",
)
_PRINTERS = {
    Kind.DOCX: "writer", Kind.ODT: "writer", Kind.PPTX: "impress", Kind.ODP: "impress",
    Kind.XLSX: "calc", Kind.ODS: "calc",
}  # fmt: skip
_TAGGED = '{"UseTaggedPDF":{"type":"boolean","value":"true"}}'
_AGAIN = 81  # the program made itself at home and asks to be started once more
KINDS = frozenset(_PRINTERS)


@cache
def program() -> str:
    """Where LibreOffice is, or nothing."""
    found = [
        f"{place}/soffice.bin" for place in _PLACES if os.access(f"{place}/soffice.bin", os.X_OK)
    ]
    return found[0] if found else shutil.which("soffice") or ""


def rendered(
    source: Path, target: Path, kind: Kind, *, forbidden: Iterable[str] = (), locked: bool = True
) -> Cleaned | Refused | None:
    """Write the cleaned document as a proven PDF to target; None where no program is there.

    A document that the program cannot print, or not in time, is Refused as `stopped`.
    """
    if not program():
        return None
    with tempfile.TemporaryDirectory(prefix="print-") as name:
        folder = Path(name)
        copy = folder / f"copy.{kind.value}"
        shutil.copyfile(source, copy)
        if not _print(_command(copy, kind, locked), folder):
            return Refused.because("stopped")
        return sandbox.clean(folder / "copy.pdf", target, forbidden=forbidden, locked=locked)


def _command(copy: Path, kind: Kind, locked: bool) -> list[str]:
    launcher = [sys.executable, "-P", "-s", "-m", "submissions.cleaning.launch"]
    doors = [] if locked else ["--open-doors"]
    return [
        *launcher, *doors, program(), f"-env:UserInstallation=file://{copy.parent}/profile",
        "--headless", "--norestore", "--nologo", "--nolockcheck", "--nodefault",
        "--convert-to", f"pdf:{_PRINTERS[kind]}_pdf_Export:{_TAGGED}",
        "--outdir", os.fspath(copy.parent), os.fspath(copy),
    ]  # fmt: skip


def _print(command: Sequence[str], folder: Path) -> bool:
    """Whether there is a PDF now."""
    for _time in range(2):
        if _run(command, folder) != _AGAIN:
            break
    return (folder / "copy.pdf").is_file()


def _run(command: Sequence[str], folder: Path) -> int:
    environment = sandbox.environment(os.fspath(folder)) | {"SAL_USE_VCLPLUGIN": "svp"}
    started = subprocess.Popen(
        command, env=environment, cwd=folder, start_new_session=True,
        stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        return started.wait(TIME_LIMIT)
    except subprocess.TimeoutExpired:
        return -signal.SIGKILL
    finally:
        _end(started)


def _end(started: subprocess.Popen) -> None:
    """Nothing that the program started outlives it."""
    try:
        os.killpg(started.pid, signal.SIGKILL)
    except ProcessLookupError:
        return
    finally:
        started.wait()
