"""From a recording to a proven copy: look, remux, prove with other eyes, look again."""

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from submissions.cleaning.labels import removed
from submissions.cleaning.recordings.looking import Seen, look
from submissions.cleaning.recordings.program import Sealed
from submissions.cleaning.recordings.remuxing import remux
from submissions.cleaning.result import Stop
from submissions.cleaning.sniff import Kind

MAX_SECONDS = 60 * 60


def clean(source: Path, copy: Path, kind: Kind, forbidden: Sequence[str], locked: bool) -> dict:
    """Write the copy and say of it what inside.cleaned says of others; raises Stop."""
    sealed = Sealed(copy.parent, source.stat().st_size, locked)
    source = source.resolve()
    seen = look(sealed, source, kind)
    counts = seen.beside + _between(sealed, source, kind)
    target = remux(sealed, source, copy, kind, seen)
    _mend(sealed, copy, target)
    proof = _proof(sealed, copy, target, forbidden)
    if proof["seconds"] > MAX_SECONDS:
        raise Stop("recording_long")
    if not _says_nothing(look(sealed, copy, target), seen):
        raise Stop("recording_not_proven")
    return {
        "media_type": target.media_type,
        "removed": [asdict(each) for each in removed(counts)],
        "pages": 0,
        "sha256": proof["sha256"],
    }


def _between(sealed: Sealed, source: Path, kind: Kind) -> Counter:
    """What an MP4 carries between its pictures, for the author's list; Stop if it is encrypted."""
    if kind is not Kind.MP4:
        return Counter()
    told = _check(sealed, [str(source), kind, "--beside"], ())
    if told.get("locked"):
        raise Stop("recording_codec")
    return Counter(unit=told.get("unit", 0))


def _proof(sealed: Sealed, copy: Path, kind: Kind, forbidden: Sequence[str]) -> dict:
    report = _check(sealed, [str(copy), kind], forbidden)
    if report.get("findings", True):
        raise Stop(report.get("refused", "recording_not_proven"))
    return report


def _mend(sealed: Sealed, copy: Path, kind: Kind) -> None:
    """Overwrite what the muxer left in the settings of a codec; the proof comes afterwards."""
    if kind not in (Kind.MP4, Kind.WEBM, Kind.WEBA):
        return
    change = _check(sealed, [str(copy), kind, "--mend"], ())
    if change.get("bytes"):
        with copy.open("r+b") as file:
            file.seek(change["at"])
            file.write(bytes.fromhex(change["bytes"]))


def _check(sealed: Sealed, arguments: Sequence[str], forbidden: Sequence[str]) -> dict:
    doors = [] if sealed.locked else ["--open-doors"]
    told = sealed.python(["checking", *arguments, *doors], json.dumps(list(forbidden)))
    if told.status:
        raise Stop("stopped")
    return json.loads(told.out)


def _says_nothing(copy: Seen, original: Seen) -> bool:
    """The second opinion: ffmpeg finds the same two tracks in the copy and no word beside."""
    same = (copy.video, copy.audio) == (original.video, original.audio)
    return same and not +Counter(copy.beside)
