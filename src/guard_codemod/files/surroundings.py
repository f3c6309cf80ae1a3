"""The folders around a job on the disk, read only if a guard module is wanted."""

from __future__ import annotations

import contextlib
import os
import re
from collections.abc import Callable, Mapping
from dataclasses import field
from functools import lru_cache

from guard_codemod.files.local_modules import LocalModule, Modules
from guard_codemod.files.selection import and_above, is_ignored_by_git, work_tree
from guard_codemod.lazy import cached_property, frozen, regex, replace


@frozen
class Surroundings:
    """The folders around the file at the real path `job`.

    `modules_of` returns the modules beside the file at a path. New files may be written if it is
    `writable`; `planned` are those that will be, by path.
    """

    job: str
    modules_of: Callable[[str], Modules]
    writable: bool = True
    planned: Mapping[str, bytes] = field(default_factory=dict)

    @cached_property
    def folders(self) -> tuple[str, ...]:
        """The folder of the job and those above it, up to the root of its work tree."""
        folders = []
        root = work_tree(self.job)
        for folder in and_above(os.path.dirname(self.job)):
            folders.append(folder)
            # Outside a work tree, use the job's packages and the folder around them.
            is_package = os.path.isfile(os.path.join(folder, "__init__.py"))
            if folder == root or (root is None and not is_package):
                break
        return tuple(folders)

    def find(self, folder: str, name: str) -> LocalModule | None:
        """Return the module that Python would import as *name* with *folder* first on its path."""
        planned = self.planned.get(path_of(folder, name))
        if planned is not None:
            return LocalModule(f"{name.replace('.', '/')}.py", planned, is_package=False)
        return self.modules_of(os.path.join(folder, "job"))(tuple(name.split(".")))

    def is_imported(self) -> bool:
        """Whether a file beside the job imports it."""
        folder = self.folders[0]
        name = os.path.basename(self.job).removesuffix(".py")
        imported = _imported_in(folder, os.stat(folder).st_mtime_ns)
        return name in imported or f"{os.path.basename(folder)}.{name}" in imported

    def with_file(self, path: str, data: bytes) -> Surroundings:
        """Return the surroundings as they will be with the file *path*."""
        return replace(self, planned={**self.planned, path: data})

    def excluded_from_git(self, path: str) -> str | None:
        """Return why git would not commit the file *path*, if so."""
        root = work_tree(path)
        if root is None:
            return None
        # In a hook, only the commit counts: the work tree may contain more.
        in_hook = bool(os.environ.get("PRE_COMMIT") or "GIT_INDEX_FILE" in os.environ)
        if not (in_hook or is_ignored_by_git(path)):
            return None
        git = ["git", "ls-files", "--error-unmatch", "--", path]
        import subprocess  # not at the top: it is slow to import

        try:
            status = subprocess.run(git, cwd=root, capture_output=True, check=False).returncode
        except OSError:
            status = None
        if status == 0:
            return None  # Git never ignores tracked files.
        if in_hook:
            return "is not in the commit" if status == 1 else None
        return "is ignored by git"

    def copied_without(self, module: str) -> str | None:
        """Return where a Dockerfile copies the job's file without *module*, if any does."""
        from guard_codemod.files.image_copies import copied_without  # not at the top: few need it

        return copied_without(self.job, module, self.folders[-1])


class Unseen(Surroundings):
    """Surroundings on another machine: `modules_of` is called to note that they are needed."""

    @property
    def folders(self) -> tuple[str, ...]:
        """The folder of the job; those above it are unknown."""
        self.modules_of(self.job)
        return (os.path.dirname(self.job),)


@lru_cache(maxsize=16)
def _imported_in(folder: str, _modified: int) -> frozenset[str]:
    """Return the names that files in *folder* import, and each pair joined by a dot."""
    names: set[bytes] = set()
    for entry in os.scandir(folder):
        if entry.name.endswith(".py") and entry.is_file():
            with contextlib.suppress(OSError), open(entry.path, "rb") as file:
                for imported in _IMPORT.findall(file.read()):
                    names.update(_ROOT.findall(imported), _PAIR.findall(imported))
    return frozenset(name.decode() for name in names)


_IMPORT = regex(
    rb"^[ \t]*(?:import|from[ \t]+\.[ \t]+import|from(?=[ \t]+\.?\w))[ \t]+"
    rb"(.*?)(?:[ \t]import\b|$)",
    re.MULTILINE,
)
_ROOT = regex(rb"(?<![\w.])\.*(\w+)", re.ASCII)
_PAIR = regex(rb"(?=\b(\w+\.\w+))\w+", re.ASCII)


def path_of(folder: str, module: str) -> str:
    """Return the path of the file of *module*, imported from *folder*."""
    return os.path.join(folder, *module.split(".")) + ".py"
