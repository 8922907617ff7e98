"""Template tags of the design language, a builtin library: see docs/reference/components.md."""

from portal.kit.components import fields, marks, parts, rows, speech, tables, work
from portal.kit.components.library import register

__all__ = ["fields", "marks", "parts", "register", "rows", "speech", "tables", "work"]
