"""Paths to job files, with the reason for each one that is left out."""

from guard_codemod.files.conventions import set_aside
from guard_codemod.files.discovery import (
    Candidate,
    Select,
    all_files,
    discover,
    left_out_by_force,
    set_aside_named,
)
from guard_codemod.files.selection import DEFAULT_EXCLUDE, Selection, work_tree
from guard_codemod.files.shebang import has_python_shebang
from guard_codemod.files.walk import Walk

__all__ = [
    "DEFAULT_EXCLUDE",
    "Candidate",
    "Select",
    "Selection",
    "Walk",
    "all_files",
    "discover",
    "has_python_shebang",
    "left_out_by_force",
    "set_aside",
    "set_aside_named",
    "work_tree",
]
