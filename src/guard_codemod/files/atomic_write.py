"""Write files that get a name only when complete, so that a killed write leaves nothing behind."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterator
from typing import IO

PAGE = 4096
"""The most bytes that one call writes without SIGKILL being able to interrupt it."""

_PRIVATE = 0o600


def replace(real: str, fill: Callable[[IO[bytes]], None], *, mode: int = _PRIVATE) -> None:
    """Replace the file at the real path *real* with a new one of *mode*, which *fill* writes."""
    with _temporary_name(real) as temporary:
        with _without_name(real, mode) as file:
            if file is not None:
                fill(file)
                if _give_name(file, temporary):
                    os.replace(temporary, real)
                    return
        with _with_name(temporary, mode) as file:
            fill(file)
        os.replace(temporary, real)


@contextlib.contextmanager
def rescue_beside(real: str, data: bytes) -> Iterator[Callable[[], str]]:
    """Store *data* in the folder of *real*, which is about to be written in place.

    Yields a function that keeps this copy, and returns its name. Until it is called, the copy has
    a name only if SIGKILL could leave *real* incomplete.
    """
    with _temporary_name(real) as temporary, contextlib.ExitStack() as stack:
        file = stack.enter_context(_without_name(real)) if len(data) <= PAGE else None
        if file is None:
            file = stack.enter_context(_with_name(temporary))
        write_whole(file, data)

        def keep() -> str:
            rescue = f"{temporary}.new"
            if os.path.exists(temporary):
                os.rename(temporary, rescue)
            elif not _give_name(file, rescue):
                with _with_name(rescue) as copy:
                    write_whole(copy, data)
            return rescue

        yield keep


def require_room(real: str) -> None:
    """Raise `OSError` if no new file can be made in the folder of *real*."""
    with _temporary_name(real) as temporary, _without_name(real) as file:
        if file is None:
            _with_name(temporary).close()


def write_whole(file: IO[bytes], data: bytes) -> None:
    """Write *data*, and return once it is on the disk."""
    file.write(data)
    file.flush()
    os.fsync(file.fileno())


def write_unbuffered(file: IO[bytes], data: bytes) -> None:
    """Write *data* to the unbuffered *file*, in a single system call if possible."""
    rest = memoryview(data)
    while rest:
        rest = rest[file.write(rest) :]


@contextlib.contextmanager
def _temporary_name(real: str) -> Iterator[str]:
    """Yield a new name in the folder of *real*; remove what has that name afterwards."""
    # Chosen before the file exists, so that no interruption leaves it behind. It is hidden and has
    # no suffix .py, so that nothing takes it for a job.
    name = f".guard-codemod-{os.urandom(8).hex()}"
    temporary = os.path.join(os.path.dirname(real), name)
    try:
        yield temporary
    finally:
        with contextlib.suppress(OSError):
            os.unlink(temporary)


def _with_name(path: str, mode: int = _PRIVATE) -> IO[bytes]:
    no_link = getattr(os, "O_NOFOLLOW", 0)
    return open(path, "xb", opener=lambda name, flags: os.open(name, flags | no_link, mode))


@contextlib.contextmanager
def _without_name(real: str, mode: int = _PRIVATE) -> Iterator[IO[bytes] | None]:
    """Yield a new unnamed file on the file system of *real*; None if that does not support them."""
    # https://man7.org/linux/man-pages/man2/open.2.html: O_TMPFILE
    flag = getattr(os, "O_TMPFILE", None)
    if flag is None:
        yield None
        return
    try:
        descriptor = os.open(os.path.dirname(real), os.O_WRONLY | flag, mode)
    except OSError:  # EISDIR, EOPNOTSUPP; other errors will come again for a file with a name
        yield None
        return
    with open(descriptor, "wb") as file:
        yield file


def _give_name(file: IO[bytes], path: str) -> bool:
    """Link the unnamed *file* to *path*; return whether the system allows it."""
    descriptor = file.fileno()
    try:
        # os.link follows symbolic links only if given a folder's descriptor, even an unused one.
        os.link(f"/proc/self/fd/{descriptor}", path, src_dir_fd=descriptor)
    except OSError:  # no /proc, or a sandbox
        return False
    return True
