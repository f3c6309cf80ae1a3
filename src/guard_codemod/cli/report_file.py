"""The file that a report, or a baseline, is written to."""

from __future__ import annotations

import contextlib
import os
import stat
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import IO

from guard_codemod.files import atomic_write


class OutputError(Exception):
    """A file cannot be written; the message names it, and says why and what to do."""


class Document:
    """Collects lines; *put* writes them when they are complete."""

    def __init__(self, put: Callable[[bytes], None]) -> None:
        self._put = put
        self._lines: list[str] = []

    def add(self, lines: Iterable[str]) -> None:
        """Add *lines*."""
        self._lines += (f"{line}\n" for line in lines)

    def finish(self) -> None:
        """Write the complete document. Raises `OutputError` if it is a file."""
        # Programs expect UTF-8, whatever the locale is. Invalid bytes in file names become escapes,
        # which JSON can decode.
        self._put("".join(self._lines).encode("utf-8", "backslashreplace"))


@contextlib.contextmanager
def open_report(path: str) -> Iterator[Document]:
    """Yield a document for the file at *path*, which is replaced only when it is complete.

    Raises `OutputError` at once if the file cannot be written, as far as that is known.
    """
    with contextlib.ExitStack() as stack:
        with _trouble(path):
            # A pipe, or a shell's /dev/fd/63, cannot be replaced.
            special = path.startswith("/dev/") or (
                os.path.exists(path) and not os.path.isfile(path)
            )
            put = stack.enter_context(_special(path)) if special else _replacing(path)

        def put_or_explain(data: bytes) -> None:
            with _trouble(path):
                put(data)

        yield Document(put_or_explain)


@contextlib.contextmanager
def _special(path: str) -> Iterator[Callable[[bytes], None]]:
    with open(path, "wb", buffering=0) as file:
        yield partial(atomic_write.write_unbuffered, file)


def _replacing(path: str) -> Callable[[bytes], None]:
    real = os.path.realpath(path)
    mode = None
    if os.path.exists(real):
        os.close(os.open(real, os.O_WRONLY))  # do not replace a file that is not writable
        mode = stat.S_IMODE(os.stat(real).st_mode)
    atomic_write.require_room(real)

    def put(data: bytes) -> None:
        atomic_write.replace(real, partial(_fill, data=data, mode=mode), mode=0o666)

    return put


def _fill(file: IO[bytes], data: bytes, mode: int | None) -> None:
    atomic_write.write_whole(file, data)
    if mode is not None and os.chmod in os.supports_fd:
        os.chmod(file.fileno(), mode)


@contextlib.contextmanager
def _trouble(path: str) -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:
        raise  # handled as for standard output
    except OSError as error:
        what = f"{path}: cannot be written: {error.strerror}"
        raise OutputError(f"{what}: fix this or choose another file") from error
