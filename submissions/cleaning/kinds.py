"""The kinds of files there are, what each is called on the web, and how large it may be."""

from enum import StrEnum

MAX_BYTES = 50 * 1000 * 1000
MAX_RECORDING_BYTES = 500 * 1000 * 1000


class Kind(StrEnum):
    PDF = "pdf"
    JPEG = "jpeg"
    PNG = "png"
    WEBP = "webp"
    DOCX = "docx"
    PPTX = "pptx"
    XLSX = "xlsx"
    ODT = "odt"
    ODP = "odp"
    ODS = "ods"
    HEIC = "heic"
    MP4 = "mp4"
    M4A = "m4a"
    WEBM = "webm"
    WEBA = "weba"
    OGG = "ogg"
    WAV = "wav"
    MP3 = "mp3"
    AAC = "aac"

    @property
    def media_type(self) -> str:
        """Short for Office: it fits its column, and these files are only ever downloaded."""
        if self in _RECORDINGS:
            return _RECORDINGS[self]
        if self in (Kind.JPEG, Kind.PNG, Kind.WEBP, Kind.HEIC):
            return f"image/{self.value}"
        return "application/pdf" if self is Kind.PDF else f"application/x-{self.value}"

    @property
    def is_recording(self) -> bool:
        """Sound or video."""
        return self in _RECORDINGS

    @property
    def max_bytes(self) -> int:
        """How large a file of this kind may be."""
        return MAX_RECORDING_BYTES if self.is_recording else MAX_BYTES


_RECORDINGS = {
    Kind.MP4: "video/mp4", Kind.M4A: "audio/mp4", Kind.WEBM: "video/webm",
    Kind.WEBA: "audio/webm", Kind.OGG: "audio/ogg", Kind.WAV: "audio/wav",
    Kind.MP3: "audio/mpeg", Kind.AAC: "audio/aac",
}  # fmt: skip
