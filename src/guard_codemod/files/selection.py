"""Select which files and folders in a folder to check."""

from __future__ import annotations

import os
import stat
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache

from guard_codemod.files.display_path import relative_to, relative_to_cwd
from guard_codemod.files.gitignore import Patterns
from guard_codemod.lazy import frozen

DEFAULT_EXCLUDE = (
    ".bzr",
    ".direnv",
    ".eggs",
    ".git",
    ".hg",
    ".ipynb_checkpoints",
    ".mypy_cache",
    ".nox",
    ".pyenv",
    ".pytest_cache",
    ".ruff_cache",
    ".svn",
    ".tox",
    ".venv",
    "__pycache__",
    "__pypackages__",
    "_build",
    "buck-out",
    "build",
    "dist",
    "node_modules",
    "site-packages",
    "venv",
)
"""Folders skipped by default: version control, environments, caches and build output."""

_DEFAULT_NAMES = frozenset(DEFAULT_EXCLUDE)
_ENVIRONMENT_MARKS = ("pyvenv.cfg", "conda-meta")
_MARKER_FILES = (*_ENVIRONMENT_MARKS, ".git", ".gitignore")


@frozen
class Exclusion:
    """Why files are not checked, and what to do to have them checked."""

    reason: str
    help: str = "guard-codemod files -v lists them"


_BY_DEFAULT = "name them, or set --exclude yourself"


@frozen
class Selection:
    """What the settings for a folder say about the files in it.

    `exclude` replaces the default, which is `DEFAULT_EXCLUDE` and every virtual environment.
    `include` replaces the default, which is ``*.py`` and the scripts without a suffix whose first
    line names Python. With `force_exclude`, named paths are excluded as if they had been found.
    `problem` is a configuration file that cannot be used, and the reason.
    """

    exclude: Patterns | None = None
    extend_exclude: Patterns | None = None
    include: Patterns | None = None
    respect_gitignore: bool = True
    force_exclude: bool = False
    problem: tuple[str, str] | None = None

    def includes(self, path: str) -> bool:
        """Whether the file at the absolute *path* is, or may be, a script by its name."""
        if self.include is not None:
            return bool(self.include.match(path))
        name = os.path.basename(path)
        return name.endswith((".py", ".cgi")) or "." not in name

    def excludes(
        self, path: str, ignores: Sequence[Patterns], *, is_folder: bool
    ) -> Exclusion | None:
        """Return why the file or folder at the absolute *path* is excluded, if it is.

        *ignores* are the patterns of the .gitignore files, outermost first.
        """
        if is_folder and self.exclude is None and os.path.basename(path) in _DEFAULT_NAMES:
            return Exclusion("excluded by default", _BY_DEFAULT)
        for patterns in (self.exclude, self.extend_exclude):
            if patterns is not None and patterns.match(path, is_folder=is_folder):
                advice = "name them, or change what excludes them"
                return Exclusion(f"excluded by {patterns.origin}", advice)
        return _ignored(path, ignores if self.respect_gitignore else (), is_folder=is_folder)

    def excludes_folder_of(self, names: Collection[str]) -> Exclusion | None:
        """Return why a folder that contains *names* is excluded, if it is."""
        if self.exclude is None and any(mark in names for mark in _ENVIRONMENT_MARKS):
            return Exclusion("excluded by default, as a virtual environment", _BY_DEFAULT)
        return None


def _ignored(path: str, ignores: Sequence[Patterns], *, is_folder: bool) -> Exclusion | None:
    for patterns in reversed(ignores):  # the innermost file with a match counts
        match = patterns.match(path, is_folder=is_folder)
        if match is not None:
            advice = "name them, or add --no-respect-gitignore"
            return Exclusion(f"ignored by {patterns.origin}", advice) if match else None
    return None


def ignores_in(folder: str, names: Collection[str]) -> tuple[Patterns, ...]:
    """Return the git ignore patterns for *folder*, which contains *names*, weakest first."""
    if ".gitignore" not in names and ".git" not in names:
        return ()
    files = (os.path.join(folder, ".git", "info", "exclude"), os.path.join(folder, ".gitignore"))
    return tuple(patterns for file in files if (patterns := _read(file, folder)))


def ignores_above(folder: str) -> tuple[Patterns, ...]:
    """Return the ignore patterns of the repository of *folder*, from its root to the parent."""
    root = work_tree(folder)
    ignores: tuple[Patterns, ...] = ()
    while root and root != folder:
        ignores += ignores_in(root, marker_files_in(root))
        root = os.path.join(root, relative_to(folder, root).split(os.sep)[0])
    return ignores


def is_ignored_by_git(path: str) -> bool:
    """Whether the ignore patterns of git name the real *path*, or a folder above it."""
    root = work_tree(path) or ""
    for parent in and_above(path):
        if len(parent) <= len(root):
            break
        ignores = (*_of_the_user(root), *ignores_above(parent))
        if _ignored(parent, ignores, is_folder=parent != path):
            return True
    return False


@lru_cache(maxsize=16)
def _of_the_user(root: str) -> tuple[Patterns, ...]:
    """Return the user's global git ignore patterns, if any, for the work tree at *root*.

    See https://git-scm.com/docs/git-config#Documentation/git-config.txt-coreexcludesFile.
    """
    import subprocess  # not at the top: it is slow to import

    usual = f"{os.environ.get('XDG_CONFIG_HOME') or '~/.config'}/git/ignore"
    git = ["git", "config", "--type=path", "--default", usual, "--get", "core.excludesFile"]
    try:
        path = os.fsdecode(subprocess.run(git, cwd=root, capture_output=True).stdout)
    except OSError:  # git is not installed
        return ()
    patterns = _read(os.path.realpath(os.path.join(root, path.rstrip("\n"))), root)
    return (patterns,) if patterns else ()


def marker_files_in(folder: str) -> Collection[str]:
    """Return the names of ignore files in *folder*, without listing it."""
    return [name for name in _MARKER_FILES if os.path.lexists(os.path.join(folder, name))]


def project_of(path: str) -> str | None:
    """Return the folder a project is usually run from: the repository's root or the current one."""
    here = os.path.realpath(os.curdir)
    root = work_tree(os.path.dirname(path))
    return root or (here if path.startswith(os.path.join(here, "")) else None)


def work_tree(path: str) -> str | None:
    """Return the root of the git work tree that holds the real *path*."""
    roots = (parent for parent in and_above(path) if os.path.exists(os.path.join(parent, ".git")))
    return next(roots, None)


def and_above(path: str) -> Iterator[str]:
    """Yield the absolute *path*, and each folder above it, the nearest first."""
    yield path
    while path != (path := os.path.dirname(path)):
        yield path


def _open(path: str, flags: int) -> int:
    # Like git, follow no link; and never wait for the writer of a named pipe.
    return os.open(path, flags | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))


def _read(path: str, folder: str) -> Patterns | None:
    try:
        with open(path, "rb", opener=_open) as file:
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                return None
            return _patterns(file.read(), folder, relative_to_cwd(path))
    except OSError:
        return None


@lru_cache(maxsize=64)
def _patterns(data: bytes, folder: str, origin: str) -> Patterns | None:
    """Return the patterns in the .gitignore file *data*, cached for files named one by one."""
    text = data.decode("utf-8-sig", "surrogateescape")
    lines = [
        line.removesuffix("\r")
        for line in text.split("\n")
        if line.strip() and not line.startswith("#")
    ]
    return Patterns(folder, lines, origin, lenient=True) if lines else None
