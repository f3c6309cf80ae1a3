"""Find the files that paths name or contain."""

from __future__ import annotations

import itertools
import os
import stat
from collections import deque
from collections.abc import Callable, Collection, Iterator, Sequence
from operator import attrgetter

from guard_codemod.files.conventions import conventional_role
from guard_codemod.files.display_path import relative_to, relative_to_cwd
from guard_codemod.files.selection import (
    Exclusion,
    Selection,
    ignores_above,
    ignores_in,
    marker_files_in,
    project_of,
)
from guard_codemod.files.source_file import SourceError, unreadable
from guard_codemod.lazy import frozen, replace
from guard_codemod.model import WithoutBlock

Select = Callable[[str, Collection[str] | None], Selection]
"""Returns the selection for a folder, given its real path and, if known, the names it contains."""

_NOT_PYTHON = Exclusion("not Python by name or first line", "name them, or add --include PATTERN")
_NOT_INCLUDED = Exclusion("not among what include names", "name them, or change --include")
_LINK = Exclusion("a symbolic link, which walking does not follow", "name them")
_ABOVE = Exclusion("the same file as one above")

_Identity = tuple[int, int]


@frozen
class Candidate:
    """A path that was named or found.

    `real` is its real path. `explicit` means that the file itself was named. `exclusion` says why
    it is not checked, `role` what it is by convention if not a job, and `problem` why it cannot be
    read. `is_config` means that it is a configuration file that cannot be used. `identity` is that
    of a file that another name may lead to.
    """

    path: str
    real: str
    explicit: bool = False
    exclusion: Exclusion | None = None
    role: str | None = None
    problem: SourceError | None = None
    is_config: bool = False
    identity: _Identity | None = None


def discover(paths: Sequence[str], select: Select = lambda *_: Selection()) -> Iterator[Candidate]:
    """Yield the files in *paths*, in order; those in a folder are sorted by name.

    Walking does not follow symbolic links; one that is named itself is followed. Each real file is
    processed once, under its first name; later links and overlapping paths are excluded.
    """
    named = {identity for path in paths for identity in (_identity(path), _location_of(path))}
    seen: set[_Identity | str | tuple[_Identity | str, bool]] = set()
    for candidate in _candidates(paths, select):
        identity = _location_of(candidate.path) if candidate.problem else candidate.identity
        if identity is None or candidate.exclusion:
            yield candidate
        elif identity not in seen and (not candidate.role or (identity, True) not in seen):
            # The name of a non-job does not hide another name of the same file.
            seen.add((identity, True) if candidate.role else identity)
            yield replace(candidate, explicit=True) if identity in named else candidate
        elif not candidate.problem:
            yield replace(candidate, explicit=False, exclusion=_ABOVE)


class Walk:
    """Yields *candidates* once, in order, and can look ahead: the tree is walked only once."""

    def __init__(self, candidates: Iterator[Candidate]) -> None:
        self._candidates = candidates
        self._ahead: deque[Candidate] = deque()
        self._taken = 0

    def __iter__(self) -> Iterator[Candidate]:
        while self.has(1):
            self._taken += 1
            yield self._ahead.popleft()

    def has(self, count: int) -> bool:
        """Whether there are at least *count* more."""
        missing = count - len(self._ahead)
        self._ahead.extend(itertools.islice(self._candidates, max(0, missing)))
        return len(self._ahead) >= count

    def total(self) -> int:
        """Return the number of candidates; those to come are kept in memory."""
        self._ahead.extend(self._candidates)
        return self._taken + len(self._ahead)

    def finds(self, real: str) -> bool:
        """Whether the file at the real path *real* is still to come; those to come are kept."""
        self.total()
        return any(candidate.real == real for candidate in self._ahead)


def _identity(path: str) -> _Identity | None:
    try:
        return _identity_of(os.stat(path))
    except (OSError, ValueError):
        return None


def _location_of(path: str) -> str:
    """Return the real path of *path*'s folder, with its own name: it may be a broken link."""
    return os.path.join(os.path.realpath(os.path.dirname(path)), os.path.basename(path))


def _identity_of(status: os.stat_result) -> _Identity:
    return status.st_dev, status.st_ino


def _candidates(paths: Sequence[str], select: Select) -> Iterator[Candidate]:
    for path in paths:
        if not os.path.isdir(path):
            yield from _named(path, select)
        elif exclusion := forced_exclusion(path, select):
            yield Candidate(path, os.path.realpath(path), explicit=True, exclusion=exclusion)
        else:
            # To save memory, keep only the identities of files with several names.
            yield from _walk(path, select, links=0 if len(paths) > 1 else 2)


def _named(path: str, select: Select) -> Iterator[Candidate]:
    """Yield the file *path*, preceded by its configuration file if that cannot be used."""
    real = os.path.realpath(path)
    candidate = Candidate(path, real, explicit=True, identity=_identity(path))
    problem = _problem(path)
    if problem:
        yield replace(candidate, problem=problem)
        return
    selection = select(os.path.dirname(real), None)
    if selection.problem:
        yield _unusable(selection.problem)
        exclusion = Exclusion(f"its configuration {selection.problem[0]} cannot be used")
        yield replace(candidate, exclusion=exclusion)
        return
    yield replace(candidate, exclusion=forced_exclusion(path, select), role=role_of_named(path))


def _problem(path: str) -> SourceError | None:
    """Return why the named *path* cannot be read, judging by the kind of file."""
    try:
        mode = os.stat(path).st_mode
    except OSError as error:
        broken = isinstance(error, FileNotFoundError) and os.path.islink(path)
        return _broken_link() if broken else unreadable(error)
    if stat.S_ISREG(mode):
        return None
    return SourceError(f"{_kind(mode)}, not a file or folder", "to check standard input, give -")


def _broken_link() -> SourceError:
    return SourceError("broken symbolic link", "correct or exclude it")


def _unusable(problem: tuple[str, str]) -> Candidate:
    path, why = problem
    return Candidate(path, path, explicit=True, problem=SourceError(why, ""), is_config=True)


def all_files(root: str, select: Select) -> Iterator[str]:
    """Yield the real paths of all files below *root*, Python or not, that are not excluded."""
    for candidate in _walk(root, select, links=2):
        if not candidate.problem and candidate.exclusion in (None, _NOT_PYTHON, _NOT_INCLUDED):
            yield candidate.real


def role_of_named(path: str) -> str | None:
    """Return why the named file *path* is never taken for a job, if so."""
    return conventional_role(_location(path, os.path.dirname(path)))


def forced_exclusion(path: str, select: Select) -> Exclusion | None:
    """Return why ``--force-exclude``, if set, excludes the named *path*."""
    real = os.path.realpath(path)
    if not select(os.path.dirname(real), None).force_exclude:
        return None
    return _exclusion_above(real, select, is_folder=os.path.isdir(real))


def _exclusion_above(real: str, select: Select, *, is_folder: bool) -> Exclusion | None:
    """Return why a walk of the project, or of the current folder, would not find *real*."""
    top = project_of(real) or os.path.dirname(real)
    ignores = ignores_above(top)
    folder = top
    for name in relative_to(real, top).split(os.sep):
        names = marker_files_in(folder)
        selection = select(folder, None)
        ignores = (*ignores, *ignores_in(folder, names))
        reason = selection.excludes_folder_of(names) if folder != top else None
        folder = os.path.join(folder, name)
        reason = reason or selection.excludes(
            folder, ignores, is_folder=is_folder or folder != real
        )
        if reason:
            return reason
    return None


def _walk(root: str, select: Select, links: int) -> Iterator[Candidate]:
    """Yield what is below *root*: for each folder, its files and then its subfolders.

    Files with at least *links* names have their identity.
    """
    # No recursion, as in os.walk: folders may be nested deeper than Python's stack.
    real_root = os.path.realpath(root)
    stack = [(root, real_root, ignores_above(real_root))]
    while stack:
        folder, real, ignores = stack.pop()
        try:
            with os.scandir(folder) as listing:
                entries = sorted(listing, key=attrgetter("name"))
        except OSError as error:
            problem = unreadable(error, "folder")
            yield Candidate(folder, real, explicit=folder == root, problem=problem)
            continue
        names = {entry.name for entry in entries}
        selection = select(real, names)
        if selection.problem:
            yield _unusable(selection.problem)
            continue
        exclusion = selection.excludes_folder_of(names) if folder != root else None
        if exclusion:
            yield Candidate(folder, real, exclusion=exclusion)
            continue
        if selection.respect_gitignore:
            # A nested repository does not inherit ignore patterns.
            ignores = (*(() if ".git" in names else ignores), *ignores_in(real, names))
        folders = []
        for entry in entries:
            path = entry.name if folder == os.curdir else entry.path
            inside = f"{real.rstrip(os.sep)}{os.sep}{entry.name}"
            is_folder = entry.is_dir(follow_symlinks=False)
            exclusion = selection.excludes(inside, ignores, is_folder=is_folder)
            if exclusion:
                yield Candidate(path, inside, exclusion=exclusion)
            elif is_folder:
                folders.append((path, inside, ignores))
            else:
                yield _met(path, inside, entry, selection, root, links)
        stack.extend(reversed(folders))


def _met(
    path: str, real: str, entry: os.DirEntry[str], selection: Selection, root: str, links: int
) -> Candidate:
    """Return the candidate for *entry*, which is not a folder, as found by a walk."""
    included = selection.includes(real)
    try:
        if entry.is_symlink():
            # Ignore hidden broken links, such as Emacs's lock files.
            if included and not entry.name.startswith(".") and not os.path.exists(path):
                return Candidate(path, real, problem=_broken_link())
            return Candidate(path, real, exclusion=_LINK)
        status = entry.stat(follow_symlinks=False)
    except OSError as error:
        return Candidate(path, real, problem=unreadable(error))
    if not included:
        exclusion = _NOT_PYTHON if selection.include is None else _NOT_INCLUDED
        return Candidate(path, real, exclusion=exclusion)
    if not stat.S_ISREG(status.st_mode):
        problem = SourceError(
            f"{_kind(status.st_mode)}, not a file", "put a file in its place, or exclude it"
        )
        return Candidate(path, real, problem=problem)
    by_name = selection.include is not None or entry.name.endswith(".py")
    if not by_name and not _is_script(path, status):
        return Candidate(path, real, exclusion=_NOT_PYTHON)
    by_web_server = _CGI if selection.include is None and entry.name.endswith(".cgi") else None
    role = by_web_server or conventional_role(_location(path, root))
    identity = _identity_of(status) if status.st_nlink >= links else None
    return Candidate(path, real, role=role, identity=identity)


_CGI = WithoutBlock.run_by("a web server runs it (CGI)")


def _is_script(path: str, status: os.stat_result) -> bool:
    """Whether the first line of a file without a suffix names Python."""
    # Not at the top: most files are known by their suffix.
    from guard_codemod.files.shebang import has_python_shebang

    try:
        # Files in /proc appear empty, and opening some of them would block.
        if status.st_size == 0:
            return False
        with open(path, "rb") as file:
            return has_python_shebang(file.read(256))
    except OSError:
        return False  # a file that is not a job by name need not be readable


def _location(path: str, root: str) -> str:
    """Return the part of *path* that conventions apply to.

    This is its path from the current folder, or from *root* if it is not below that.
    """
    path = os.path.normpath(path)
    if not os.path.isabs(path) and path.split(os.sep)[0] != os.pardir:
        return path
    shown = relative_to_cwd(path)
    return relative_to(path, os.path.normpath(root)) if shown == path else shown


_KINDS = {
    stat.S_IFIFO: "named pipe",
    stat.S_IFSOCK: "socket",
    stat.S_IFCHR: "device",
    stat.S_IFBLK: "device",
}


def _kind(mode: int) -> str:
    return _KINDS.get(stat.S_IFMT(mode), "something unknown")
