"""MP3: frame after frame of layer III; of the first only what says how long it is."""

from submissions.cleaning.recordings.proving.source import Broken, Found, Source

_RATES = (44_100, 48_000, 32_000)
_KBPS = {
    True: (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320),
    False: (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
}
_BLOCK = 1 << 20
_SIDE = {(True, False): 32, (True, True): 17, (False, False): 17, (False, True): 9}
_FIELDS = (4, 4, 100, 4)  # frames, bytes, table of contents, quality
_PROGRAM = 9


def prove(source: Source) -> Found:
    """What should not stand in the copy."""
    at, samples, found, rate = 0, 0, [], 0
    block, start = b"", 0
    while at < source.size:
        if at + 4 > start + len(block):
            block, start = source.read(at, min(_BLOCK, source.size - at)), at
        length, number, rate = _frame(block[at - start : at - start + 4])
        if at + length > source.size:
            raise Broken("a frame of a wrong size")
        if not at and not _is_bare(source.read(0, length)):
            found.append("the name of a program")
        samples, at = samples + number, at + length
    return Found(found, samples / rate if rate else 0.0)


def _frame(head: bytes) -> tuple[int, int, int]:
    """How many bytes and samples it has, and its rate; raises Broken where no frame begins."""
    word = int.from_bytes(head, "big")
    version, layer = word >> 19 & 3, word >> 17 & 3
    kbps, rate = word >> 12 & 15, word >> 10 & 3
    if word >> 21 != 0x7FF or version == 1 or layer != 1 or kbps in (0, 15) or rate == 3:
        raise Broken("something between the frames")
    first = version == 3
    hertz = _RATES[rate] >> (0 if first else 1 if version == 2 else 2)
    padding = word >> 9 & 1
    length = (144 if first else 72) * _KBPS[first][kbps] * 1000 // hertz + padding
    return length, 1152 if first else 576, hertz


def _is_bare(frame: bytes) -> bool:
    """A first frame of sound, or one that holds numbers and no program's name but ffmpeg's."""
    first, mono = frame[1] >> 3 & 3 == 3, frame[3] >> 6 == 3
    at = 4 + _SIDE[(first, mono)]
    if frame[at : at + 4] not in (b"Xing", b"Info"):
        return b"VBRI" not in frame
    flags = int.from_bytes(frame[at + 4 : at + 8], "big")
    at += 8 + sum(size for bit, size in enumerate(_FIELDS) if flags >> bit & 1)
    program = frame[at : at + _PROGRAM].rstrip(b"\0 ")
    return program in (b"", b"Lavf") and not any(frame[at + 36 :])
