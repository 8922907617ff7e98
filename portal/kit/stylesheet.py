"""One stylesheet from many small ones.

In: the folder `static/css`. Out: the text of `static/css/site.css`, which every page links. The order is the order of
the cascade layers; inside `components/` it is alphabetical.
"""

import re
from pathlib import Path

FIRST = ("tokens.css", "elements.css", "layout.css")
LAST = ("print.css",)
BUNDLE = "site.css"


def sources(folder: Path) -> list[Path]:
    """The files of the bundle, in order. Raises FileNotFoundError when one of the core files is missing."""
    core = [folder / name for name in FIRST]
    components = sorted((folder / "components").glob("*.css"))
    files = core + components + [folder / name for name in LAST]
    for file in files:
        if not file.is_file():
            raise FileNotFoundError(file)
    return files


def squeeze(css: str) -> str:
    """Drop comments and the white space that CSS does not need; strings in it hold no comment marks."""
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.S)
    css = re.sub(r"\s+", " ", css)
    return re.sub(r"\s*([{};,])\s*", r"\1", css).replace(";}", "}").strip()


def bundle(folder: Path) -> str:
    """The whole stylesheet as one text."""
    parts = [squeeze(file.read_text(encoding="utf-8")) for file in sources(folder)]
    return "\n".join(parts) + "\n"
