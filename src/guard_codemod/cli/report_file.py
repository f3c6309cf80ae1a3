"""The file that a report, or a baseline, is written to."""

from __future__ import annotations

import contextlib
import os
import stat
from collections.abc import Callable, Iterator
from typing import IO

from guard_codemod.files.source_file import temporary_beside


class Unwritable(Exception):
    """A file cannot be written; the message names the file, and says why and what to do."""


class Destination:
    """Takes the lines of a report, and writes them in the end.

    *file* is unbuffered, and *put* puts it in its place.
    """

    def __init__(self, path: str, file: IO[bytes], put: Callable[[], None]) -> None:
        self._path = path
        self._file = file
        self._put = put
        self._lines: list[str] = []

    def write(self, line: str) -> None:
        """Add *line*."""
        self._lines.append(f"{line}\n")

    def finish(self) -> None:
        """Write the report, which is whole. Raises `Unwritable`."""
        # What a file name holds that is not UTF-8 becomes an escape, which JSON reads again.
        rest = memoryview("".join(self._lines).encode("utf-8", "backslashreplace"))
        with _trouble(self._path):
            while rest:
                rest = rest[self._file.write(rest) :]
            self._put()


@contextlib.contextmanager
def opened(path: str) -> Iterator[Destination]:
    """Yield the file at *path*, to write a report to: until that is whole, what is there stays.

    Raises `Unwritable`, as far as it can be known now.
    """
    with contextlib.ExitStack() as stack:
        with _trouble(path):
            # A pipe, or what a shell calls /dev/fd/63, cannot be replaced.
            special = path.startswith("/dev/") or (
                os.path.exists(path) and not os.path.isfile(path)
            )
            destination = stack.enter_context(_special(path) if special else _replacing(path))
        yield destination


@contextlib.contextmanager
def _special(path: str) -> Iterator[Destination]:
    with open(path, "wb", buffering=0) as file:
        yield Destination(path, file, lambda: None)


@contextlib.contextmanager
def _replacing(path: str) -> Iterator[Destination]:
    real = os.path.realpath(path)
    mode = None
    if os.path.exists(real):
        os.close(os.open(real, os.O_WRONLY))  # whoever may not write it shall not replace it
        mode = stat.S_IMODE(os.stat(real).st_mode)
    with temporary_beside(real) as temporary, open(temporary, "xb", buffering=0) as file:

        def put() -> None:
            if mode is not None:
                os.chmod(temporary, mode)
            os.fsync(file.fileno())
            os.replace(temporary, real)

        yield Destination(path, file, put)


@contextlib.contextmanager
def _trouble(path: str) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        what = f"{path}: cannot be written: {error.strerror}"
        raise Unwritable(f"{what}: mend that, or name another file") from error
