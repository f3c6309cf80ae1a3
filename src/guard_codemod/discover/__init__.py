"""Paths to job files, with the reason for each one that is left out."""

from guard_codemod.discover.kinds import has_python_shebang, set_aside
from guard_codemod.discover.selection import DEFAULT_EXCLUDE, Selection
from guard_codemod.discover.walk import Found, Select, discover, left_out_by_force, set_aside_named

__all__ = [
    "DEFAULT_EXCLUDE",
    "Found",
    "Select",
    "Selection",
    "discover",
    "has_python_shebang",
    "left_out_by_force",
    "set_aside",
    "set_aside_named",
]
