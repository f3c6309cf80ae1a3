"""Paths to job files."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

IGNORED_FOLDERS = frozenset(
    {
        ".git",
        ".hg",
        ".svn",
        ".tox",
        ".nox",
        ".venv",
        "venv",
        ".eggs",
        ".mypy_cache",
        ".ruff_cache",
        ".pytest_cache",
    }
    | {
        "__pycache__",
        "__pypackages__",
        "node_modules",
        "site-packages",
        "_build",
        "buck-out",
        ".direnv",
        ".ipynb_checkpoints",
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
    "in a folder for vendored code": frozenset(
        {"vendor", "vendored", "_vendor", "third_party", "thirdparty", "external"}
    ),
}

_PYTHON = re.compile(rb"(?:python|pythonw|pypy|ipython)[0-9.]*[tw]?")
_RUNNERS = frozenset({b"uv", b"uvx", b"pipx", b"hatch", b"pdm", b"poetry", b"rye"})


@dataclass(frozen=True, slots=True)
class Found:
    """A path that was named or found.

    `explicit` says that the file itself was named; `set_aside` why a file of this name or place is
    never taken for a job; `problem` why it cannot be read at all.
    """

    path: str
    explicit: bool
    set_aside: str | None = None
    problem: str | None = None


def discover(paths: Iterable[str]) -> Iterator[Found]:
    """Yield each real file behind *paths* once, in order; folders are walked, sorted by name."""
    seen: set[tuple[int, int]] = set()
    for path in paths:
        for found in _named(path):
            if found.problem is None:
                try:
                    status = os.stat(found.path)
                except OSError as error:
                    yield Found(found.path, found.explicit, problem=f"cannot be read: {error.strerror}")
                    continue
                if (status.st_dev, status.st_ino) in seen:
                    continue
                seen.add((status.st_dev, status.st_ino))
            yield found


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
    programs = [word.rpartition(b"/")[2] for word in words]
    if programs and programs[0] == b"env":
        programs = [word for word in programs[1:] if not word.startswith(b"-") and b"=" not in word]
    return bool(programs) and (_PYTHON.fullmatch(programs[0]) is not None or programs[0] in _RUNNERS)


def _named(path: str) -> Iterator[Found]:
    try:
        mode = os.stat(path).st_mode
    except OSError as error:
        missing = isinstance(error, FileNotFoundError)
        what = (
            "does not exist"
            if missing and not os.path.islink(path)
            else "is a broken symbolic link"
            if missing
            else f"cannot be read: {error.strerror}"
        )
        yield Found(path, True, problem=what)
        return
    if stat.S_ISDIR(mode):
        yield from _walk(path)
    elif stat.S_ISREG(mode):
        yield Found(path, True, set_aside(os.path.basename(path) if os.path.isabs(path) else path))
    else:
        yield Found(path, True, problem="is neither a file nor a folder")


def _walk(root: str) -> Iterator[Found]:
    problems: list[OSError] = []
    prefix = 0 if not os.path.isabs(root) else len(root.rstrip(os.sep)) + 1
    for folder, folders, files in os.walk(root, onerror=problems.append):
        folders[:] = sorted(
            name for name in folders if name not in IGNORED_FOLDERS and not _is_environment(folder, name)
        )
        for name in sorted(files):
            path = os.path.normpath(os.path.join(folder, name))
            if not os.path.islink(path) and _is_python(path, name):
                yield Found(path, False, set_aside(path[prefix:]))
        while problems:
            error = problems.pop()
            yield Found(str(error.filename), False, problem=f"cannot be read: {error.strerror}")
    for error in problems:
        yield Found(str(error.filename), False, problem=f"cannot be read: {error.strerror}")


def _is_environment(folder: str, name: str) -> bool:
    return os.path.exists(os.path.join(folder, name, "pyvenv.cfg"))


def _is_python(path: str, name: str) -> bool:
    if name.endswith(".py"):
        return True
    if "." in name:
        return False
    try:
        if not stat.S_ISREG(os.stat(path).st_mode):
            return False
        with open(path, "rb") as file:
            return has_python_shebang(file.read(256))
    except OSError:
        return False  # what is no job by its name need not be readable
