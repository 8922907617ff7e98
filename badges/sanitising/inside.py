"""What runs inside the subprocess: tell the kind, make it anew, and look at the result."""

from badges.sanitising import burden, drawings, pixels, prove
from badges.sanitising.allowed import MOST_BYTES
from badges.sanitising.reasons import Unfit

PNG, SVG = "image/png", "image/svg+xml"


def made_anew(data: bytes) -> tuple[bytes, str, list[str]]:
    """The new file, its media type, and the names of what was left out; raises Unfit."""
    if data.startswith(pixels.PNG):
        return pixels.clean(data), PNG, []
    if b"<svg" not in data[:100_000] and b":svg" not in data[:100_000]:
        raise Unfit("kind")
    drawing, dropped = drawings.clean(data)
    if len(drawing) > MOST_BYTES:
        raise Unfit("too_complex")
    prove.prove(drawing)
    burden.weigh(drawing)
    return drawing, SVG, dropped


def refusal(problem: BaseException) -> str:
    """The code for whatever went wrong: a picture never gets through by being odd."""
    if isinstance(problem, Unfit):
        return problem.code
    return "too_complex" if isinstance(problem, MemoryError | RecursionError) else "stopped"
