"""Find job files, with the reason for each one that is excluded; read and write them."""

from guard_codemod.files.conventions import conventional_role
from guard_codemod.files.discovery import (
    Candidate,
    Select,
    Walk,
    all_files,
    discover,
    forced_exclusion,
    role_of_named,
)
from guard_codemod.files.selection import DEFAULT_EXCLUDE, Exclusion, Selection, work_tree

__all__ = [
    "DEFAULT_EXCLUDE",
    "Candidate",
    "Exclusion",
    "Select",
    "Selection",
    "Walk",
    "all_files",
    "conventional_role",
    "discover",
    "forced_exclusion",
    "role_of_named",
    "work_tree",
]
