"""Places in sound and video, as they are written."""


def said(seconds: int) -> str:
    """4:10, or 1:04:10."""
    minutes, rest = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
