"""One stylesheet from many small ones.

In: the folder `static/css`. Out: the text of `static/css/site.css`, which every page links.
The order is that of the cascade layers; inside `components/` it is alphabetical.
"""

import re
from pathlib import Path

FIRST = ("tokens.css", "elements.css", "layout.css")
LAST = ("print.css",)
BUNDLE = "site.css"


def sources(folder: Path) -> list[Path]:
    """The files of the bundle, in order. Raises FileNotFoundError when a core file is missing."""
    core = [folder / name for name in FIRST]
    components = sorted((folder / "components").glob("*.css"))
    files = core + components + [folder / name for name in LAST]
    for file in files:
        if not file.is_file():
            raise FileNotFoundError(file)
    return files


def squeeze(css: str) -> str:
    """Drop comments and needless white space; no string of ours holds a comment mark."""
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.S)
    css = re.sub(r"\s+", " ", css)
    css = re.sub(r"\s*([{};,>])\s*", r"\1", css).replace(";}", "}")
    return css.replace(": ", ":").strip()


def bundle(folder: Path) -> str:
    """The whole stylesheet as one text."""
    parts = [squeeze(file.read_text(encoding="utf-8")) for file in sources(folder)]
    return "\n".join(parts) + "\n"
