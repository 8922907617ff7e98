"""Opens a package strictly, and writes one that holds its parts and nothing else."""

import io
import zipfile
import zlib
from collections.abc import Iterable

from submissions.cleaning.result import Stop

MAX_ENTRIES = 3000
MAX_ENTRY = 40 * 1000 * 1000
MAX_TOTAL = 120 * 1000 * 1000
MOMENT = (1980, 1, 1, 0, 0, 0)
_BROKEN = (
    zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError,
    RuntimeError, KeyError,
)  # fmt: skip


class Package:
    """The parts of a ZIP by their names; raises Stop for whatever an office program never writes.

    Refused are passwords, names that lead out of the package, names given twice (in any case),
    unusual compression, too many entries and too many bytes.
    """

    def __init__(self, data: bytes):
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except _BROKEN as broken:
            raise Stop("damaged") from broken
        self._left = MAX_TOTAL
        self.has_tail = bool(self._zip.comment) or data[-22:-18] != b"PK\x05\x06"
        self._infos = self._checked(self._zip.infolist())
        self.names = frozenset(self._infos)

    def _checked(self, infos: list[zipfile.ZipInfo]) -> dict[str, zipfile.ZipInfo]:
        if len(infos) > MAX_ENTRIES or sum(info.file_size for info in infos) > MAX_TOTAL:
            raise Stop("office_bomb")
        for info in infos:
            _check(info)
        if len({info.filename.casefold() for info in infos}) != len(infos):
            raise Stop("office_odd")
        return {info.filename: info for info in infos if not info.is_dir()}

    def read(self, name: str) -> bytes:
        """The bytes of a part; raises Stop when it is not there, damaged or too large."""
        if name not in self._infos:
            raise Stop("damaged")
        most = min(MAX_ENTRY, self._left)
        try:
            with self._zip.open(self._infos[name]) as part:
                data = part.read(most + 1)
        except _BROKEN as broken:
            raise Stop("damaged") from broken
        if len(data) > most:
            raise Stop("office_bomb")
        self._left -= len(data)
        return data


def _check(info: zipfile.ZipInfo) -> None:
    name = info.orig_filename
    if info.flag_bits & 0x41:
        raise Stop("office_password")
    if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise Stop("office_odd")
    strange = any(letter in name for letter in "\\:\0") or len(name) > 300
    if strange or name.startswith("/") or {"..", "."} & set(name.split("/")):
        raise Stop("office_odd")


def packed(parts: Iterable[tuple[str, bytes]]) -> bytes:
    """A ZIP of the parts in their order, with one moment for all; `mimetype` is not compressed."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in parts:
            info = zipfile.ZipInfo(name, MOMENT)
            info.create_system = 0
            plain = name == "mimetype"
            info.compress_type = zipfile.ZIP_STORED if plain else zipfile.ZIP_DEFLATED
            archive.writestr(info, data)
    return out.getvalue()
