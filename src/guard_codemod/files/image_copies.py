"""Find what the Dockerfiles of a tree copy into images."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from fnmatch import fnmatch
from functools import lru_cache

from guard_codemod.files.display_path import relative_to_cwd
from guard_codemod.files.selection import DEFAULT_EXCLUDE, and_above
from guard_codemod.lazy import frozen, regex

NAME = regex(r"(?i)(.+\.)?(docker|container)file(\..+(?<!\.dockerignore))?")
"""The names of Dockerfiles: ``Containerfile``, ``Dockerfile.report``, ``report.Dockerfile``, ..."""

_CONTINUED = regex(r"\\[ \t]*\n(?:[ \t]*#.*\n)*")
"""The end of a Dockerfile's line that continues on the next one, and comments in between."""

_INSTRUCTION = regex(
    rf"^[ \t]*(?:ONBUILD[ \t]+(?=COPY|ADD))?([a-z]+)[ \t]((?:{_CONTINUED.pattern}|.)*)",
    re.IGNORECASE | re.MULTILINE,
)


@frozen
class Copy:
    """The `sources` that the instruction at `location` copies in a build `stage`.

    Sources from another stage begin with a slash.
    """

    location: str
    stage: int
    sources: tuple[str, ...]

    def holds(self, path: str) -> bool:
        """Whether it copies the file *path*, relative to the build context."""
        return any(_holds(source, path) for source in self.sources)


def copied_without(job: str, module: str, root: str) -> str | None:
    """Return where a Dockerfile below *root* copies the file *job* but not *module*, if any."""
    for path in _dockerfiles(root, os.stat(root).st_mtime_ns):
        copies = list(_copies(path))
        context = _context(os.path.dirname(path), root, copies)
        here, there = (os.path.relpath(path, context) for path in (job, module))
        complete = {copy.stage for copy in copies if copy.holds(there)}
        for copy in copies:
            if copy.holds(here) and copy.stage not in complete:
                return copy.location
    return None


def _context(folder: str, root: str, copies: Sequence[Copy]) -> str:
    """Return the build context of a Dockerfile in *folder*: where most of its sources are."""
    above = [parent for parent in and_above(folder) if len(parent) >= len(root)]
    sources = [source for copy in copies for source in copy.sources]
    return max(
        above, key=lambda parent: sum(os.path.exists(f"{parent}/{name}") for name in sources)
    )


@lru_cache(maxsize=4)
def _dockerfiles(root: str, _modified: int) -> list[str]:
    paths = []
    for folder, folders, names in os.walk(root):
        folders[:] = [name for name in folders if name not in DEFAULT_EXCLUDE]
        paths += [os.path.join(folder, name) for name in names if NAME.fullmatch(name)]
    return sorted(paths)


def _copies(path: str) -> Iterator[Copy]:
    try:
        with open(path, encoding="utf-8", errors="replace") as file:
            text = file.read()
    except OSError:
        return
    stage = 0
    for line, instruction, value in instructions(text):
        if instruction == "FROM":
            stage += 1
        elif instruction in ("COPY", "ADD"):
            names = paths_in(value)[:-1]
            if "--from" not in value:
                names = [os.path.normpath(name.lstrip("/") or ".") for name in names]
            yield Copy(f"{relative_to_cwd(path)}:{line}", stage, tuple(names))


def instructions(text: str) -> Iterator[tuple[int, str, str]]:
    """Yield each instruction of a Dockerfile: its line, its name and its arguments."""
    for instruction in _INSTRUCTION.finditer(text):
        line = text.count("\n", 0, instruction.start()) + 1
        yield line, instruction[1].upper(), _CONTINUED.sub(" ", instruction[2]).strip()


def paths_in(value: str) -> list[str]:
    """Return the paths in *value*, the arguments of COPY or ADD: the last is the destination."""
    words = re.sub(r'[\[\]",]', " ", value).split()
    return [word for word in words if not word.startswith("--")]


def _holds(source: str, path: str) -> bool:
    """Whether *source* is the file *path*, matches it, or is a folder above it."""
    if source.startswith("/"):
        return source.endswith(f"/{path}")
    patterns, parts = source.split("/"), path.split("/")
    return source == "." or (len(patterns) <= len(parts) and all(map(fnmatch, parts, patterns)))
