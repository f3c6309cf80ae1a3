"""Paths to job files."""

from __future__ import annotations

import errno
import os
import re
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

IGNORED_FOLDERS = frozenset(
    {
        ".git",
        ".hg",
        ".svn",
        ".tox",
        ".nox",
        ".venv",
        ".eggs",
        ".direnv",
        ".mypy_cache",
        ".ruff_cache",
        ".pytest_cache",
        ".ipynb_checkpoints",
        "__pycache__",
        "__pypackages__",
        "node_modules",
        "site-packages",
        "_build",
        "buck-out",
    }
)
"""Never entered while walking: version control, environments, caches and what builds leave."""

_SET_ASIDE_NAMES = {
    reason: re.compile(pattern)
    for reason, pattern in {
        "test by its name": r"test_.*\.py|.*_tests?\.py|tests?\.py|conftest\.py",
        "package set-up by its name": r"(?:setup|__init__|noxfile|fabfile|conf|versioneer)\.py",
        "web application by its name": r"(?:settings|urls|wsgi|asgi|manage|gunicorn\.conf|locustfile)\.py",
        "generated code by its name": r".*_pb2(?:_grpc)?\.py",
    }.items()
}
_SET_ASIDE_FOLDERS = {
    "in a folder for tests": frozenset({"test", "tests", "testing"}),
    "in a folder for migrations": frozenset({"migrations", "alembic"}),
    "in a folder for vendored code": frozenset({"vendor", "vendored", "_vendor", "third_party", "thirdparty"}),
}

_PYTHON = re.compile(rb"(?:[ci]?python|pythonw|pypy|graalpy|graalpython)[0-9.]*[a-z]?(?:-dbg|-intel64)?")
_RUNNERS = frozenset({b"uv", b"uvx", b"pipx", b"hatch", b"pdm", b"poetry", b"rye"})

_GONE = frozenset({errno.ENOENT, errno.ENOTDIR, errno.ELOOP})
"""What a symbolic link that leads nowhere fails with."""


@dataclass(frozen=True)
class Found:
    """A path that was named or found.

    `explicit` says that the file itself was named; `set_aside` why a file of this name or place is
    never taken for a job; `problem` why it cannot be read at all.
    """

    path: str
    explicit: bool
    set_aside: str | None = None
    problem: str | None = None


def discover(paths: Sequence[str]) -> Iterator[Found]:
    """Yield each real file behind *paths* once: in their order, and a folder's sorted by name.

    Symbolic links to files that a walk comes upon are followed, after everything else, so that a
    file goes by its real name if it has one here. Those to folders and those that lead nowhere are
    passed over. Hard links are files of their own, since each is replaced on its own.
    """
    named = {os.path.realpath(path) for path in paths}
    seen: set[str] = set()
    for real, found in _candidates(paths):
        if real not in seen:
            seen.add(real)
            yield replace(found, explicit=real in named)


def set_aside(location: str) -> str | None:
    """Return why a file of this name, in these folders, is never taken for a job, if so."""
    *folders, name = location.replace(os.sep, "/").split("/")
    for reason, names in _SET_ASIDE_NAMES.items():
        if names.fullmatch(name):
            return reason
    for reason, places in _SET_ASIDE_FOLDERS.items():
        if not places.isdisjoint(folders):
            return reason
    return None


def has_python_shebang(data: bytes) -> bool:
    """Whether the first line of *data* hands the file to a Python, be it through env or uv."""
    if not data.startswith(b"#!"):
        return False
    words = data[2:].split(b"\n", 1)[0].split()
    programs = [word.removeprefix(b"-S").rpartition(b"/")[2] for word in words]
    if any(_PYTHON.fullmatch(program) for program in programs):
        return True
    if programs and programs[0] == b"env":
        programs = [program for program in programs[1:] if program and program[:1] != b"-" and b"=" not in program]
    return bool(programs) and programs[0] in _RUNNERS


def _candidates(paths: Sequence[str]) -> Iterator[tuple[str, Found]]:
    """Yield each file under its real path, perhaps several times."""
    links: list[tuple[str, Found]] = []
    for path in paths:
        if os.path.isdir(path):
            yield from _walk(path, links)
        else:
            problem = _problem(path)
            aside = None if problem else set_aside(_location(path, os.path.dirname(path)))
            yield os.path.realpath(path), Found(path, True, aside, problem)
    yield from links


def _problem(path: str) -> str | None:
    """Return why the file *path*, which was named, cannot be read, as far as its kind tells."""
    try:
        mode = os.stat(path).st_mode
    except FileNotFoundError:
        return "is a broken symbolic link" if os.path.islink(path) else "does not exist"
    except OSError as error:
        return _unreadable(error)
    return None if stat.S_ISREG(mode) else "is neither a file nor a folder (to check standard input, name -)"


def _walk(root: str, links: list[tuple[str, Found]]) -> Iterator[tuple[str, Found]]:
    """Yield the job files below *root*, and put those behind symbolic links on *links*."""
    # A stack rather than recursion, os.walk's included: folders may nest deeper than Python's calls.
    stack = [(root, os.path.realpath(root))]
    while stack:
        folder, real = stack.pop()
        try:
            with os.scandir(folder) as listing:
                entries = sorted(listing, key=_name)
        except OSError as error:
            yield real, Found(folder, False, problem=_unreadable(error))
            continue
        folders = []
        for entry in entries:
            path = entry.name if folder == os.curdir else entry.path
            if entry.is_symlink():
                links.extend(_linked(path, root))
            elif entry.is_dir(follow_symlinks=False):
                if entry.name not in IGNORED_FOLDERS and not _is_environment(path):
                    folders.append((path, os.path.join(real, entry.name)))
            elif entry.is_file(follow_symlinks=False) and _is_python(path):
                yield os.path.join(real, entry.name), Found(path, False, set_aside(_location(path, root)))
        stack.extend(reversed(folders))


def _name(entry: os.DirEntry[str]) -> str:
    return entry.name


def _linked(path: str, root: str) -> Iterator[tuple[str, Found]]:
    try:
        is_file = stat.S_ISREG(os.stat(path).st_mode)
    except OSError as error:
        if error.errno not in _GONE and path.endswith(".py"):
            yield path, Found(path, False, problem=_unreadable(error))
        return
    if is_file and _is_python(path):
        yield os.path.realpath(path), Found(path, False, set_aside(_location(path, root)))


def _location(path: str, root: str) -> str:
    """Return the part of *path* whose folders say what kind of file it is.

    That is how it is reached from the current folder, or from the folder *root* if it lies elsewhere.
    """
    if not os.path.isabs(path) and not os.path.normpath(path).startswith(os.pardir):
        return path
    here = os.path.join(os.getcwd(), "")
    return path.removeprefix(here if path.startswith(here) else os.path.join(root, ""))


def _is_environment(folder: str) -> bool:
    return os.path.exists(os.path.join(folder, "pyvenv.cfg"))


def _is_python(path: str) -> bool:
    """Whether the regular file *path* is Python, by its suffix or, if it has none, its first line."""
    if path.endswith(".py"):
        return True
    if "." in os.path.basename(path):
        return False
    try:
        # What /proc holds is "empty", and to open some of it would block.
        if os.stat(path).st_size == 0:
            return False
        with open(path, "rb") as file:
            return has_python_shebang(file.read(256))
    except OSError:
        return False  # what is no job by its name need not be readable


def _unreadable(error: OSError) -> str:
    return f"cannot be read: {error.strerror}"
