"""Three stylesheets from many small ones.

In: the folder `static/css`. Out: the text of `site.css`, which every page links, of `pages.css`
for forms, badges and accounts, which the catalogue does without, and of `rooms.css` for the desks
that only signed-in people have; so a visitor's first page stays light.
The order is that of the cascade layers; inside a folder it is alphabetical.
"""

import re
from pathlib import Path

FIRST = ("tokens.css", "elements.css", "layout.css")
LAST = ("print.css",)
BUNDLES = ("site.css", "pages.css", "rooms.css")


def sources(folder: Path, name: str) -> list[Path]:
    """The files of a bundle, in order. Raises FileNotFoundError when a core file is missing."""
    if name != "site.css":
        return sorted((folder / name.removesuffix(".css")).glob("*.css"))
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


def bundle(folder: Path, name: str) -> str:
    """The whole stylesheet as one text; cascade layers keep their order across the three."""
    parts = [squeeze(file.read_text(encoding="utf-8")) for file in sources(folder, name)]
    return "\n".join(parts) + "\n"
