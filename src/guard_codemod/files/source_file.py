"""Decode, encode, read and write job files: no other module opens them."""

from __future__ import annotations

import codecs
import contextlib
import errno
import os
import re
import stat
from collections.abc import Callable
from dataclasses import field
from functools import partial
from typing import IO

from guard_codemod.files import atomic_write, interrupts
from guard_codemod.files.local_modules import Modules, modules_beside
from guard_codemod.files.surroundings import Surroundings
from guard_codemod.lazy import cached_property, frozen, regex
from guard_codemod.model import Text

# https://docs.python.org/3/reference/lexical_analysis.html#encoding-declarations
_COOKIE = regex(rb"^[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)", re.ASCII)
_BLANK = regex(rb"^[ \t\f]*(?:#|$)")
_BYTE_LINES = regex(rb"\r\n|\r|\n")


_BOM = "\ufeff"

STDIN_PATH = "<stdin>"
"""The path of a script that is read from standard input without a name."""


@frozen
class SourceFile:
    """One job file as it was read.

    `path` is shown to the user. `explicit` means that the file itself was named rather than found
    in a folder, and `executable` that its mode has an exec bit. `role` is what it is by convention
    if not a job. `modules` finds those in its folder, None if it has no folder, and `surroundings`
    are the folders around it. `find_runner` returns how it is run without a main block, if it is.
    """

    path: str
    data: bytes
    explicit: bool = True
    executable: bool = False
    role: str | None = None
    modules: Modules | None = field(default=None, compare=False, repr=False)
    surroundings: Surroundings | None = field(default=None, compare=False, repr=False)
    find_runner: Callable[[], str | None] | None = field(default=None, compare=False, repr=False)

    @property
    def runner(self) -> str | None:
        """How the file is run without a main block, if it is."""
        return self.find_runner() if self.find_runner else None

    @cached_property
    def text(self) -> Text:
        """The decoded content. Raises `SourceError`."""
        return decode(self.data)

    def local_module(self, name: str) -> str | None:
        """Return the file in its folder that *name* is imported from, if any."""
        module = self.modules((name,)) if self.modules else None
        # Python prefers any other module to a folder without an __init__.py.
        return None if module is None or module.path == name else module.path


class SourceError(Exception):
    """A file could not be read, decoded or written.

    The message says what is wrong, `help` what to do, and `line` where.
    """

    def __init__(self, message: str, help: str, line: int = 1) -> None:
        super().__init__(message, help, line)
        self.help = help
        self.line = line

    def __str__(self) -> str:
        return str(self.args[0])

    @property
    def with_help(self) -> str:
        """The message, and what to do."""
        return f"{self}: {self.help}"


class FileGone(SourceError):
    """A file is no longer there, or no longer a file."""


def read(path: str) -> tuple[bytes, bool]:
    """Return the content of the file at *path*, and whether an exec bit is set.

    Raises `SourceError`, or its subclass `FileGone` if it is no longer a file.
    """
    try:
        with open(path, "rb", buffering=0, opener=_open) as file:
            mode = os.fstat(file.fileno()).st_mode
            if not stat.S_ISREG(mode):
                raise FileGone("file is no longer a regular file", _AGAIN)
            return file.read(), bool(mode & 0o111)
    except OSError as error:
        raise unreadable(error) from error


def unreadable(error: OSError, what: str = "file") -> SourceError:
    """Return the error to report if a file, or *what* it is, cannot be read."""
    if isinstance(error, FileNotFoundError):
        return FileGone("file does not exist", "correct the path")
    return SourceError(f"{what} cannot be read: {_reason(error)}", "make it readable")


def modules_of(script: str) -> Modules:
    """Return the modules in the folder of *script*, a path without symbolic links.

    An unreadable file counts as missing.
    """
    return modules_beside(script, readable)


def readable(path: str) -> bytes | None:
    """Return the content of the file at *path*, or None if it cannot be read."""
    with contextlib.suppress(SourceError):
        return read(path)[0]
    return None


def _open(path: str, flags: int) -> int:
    # The file may have become a named pipe, which would wait for a writer when opened.
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def decode(data: bytes) -> Text:
    """Decode *data* as Python would. Raises `SourceError`."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise SourceError("file is in UTF-16, which Python does not read", _AS_UTF_8)
    bom = data.startswith(codecs.BOM_UTF8)
    body = data[len(codecs.BOM_UTF8) :] if bom else data
    encoding = declared_encoding(body) or "utf-8"
    try:
        codec = codecs.lookup(encoding)
        if bom and codec.name != "utf-8":
            raise SourceError(
                f"file has a UTF-8 byte order mark but declares {encoding}", "remove one of the two"
            )
        content = body.decode(encoding)
    except LookupError as error:
        raise _unknown(encoding) from error
    except UnicodeDecodeError as error:
        line = len(_BYTE_LINES.findall(body, 0, error.start)) + 1
        declare = "save it as UTF-8, declare its encoding as in # coding: latin-1"
        what = f"file is not valid {encoding.upper()}"
        raise SourceError(what, f"{declare}, {_OR_EXCLUDE}", line) from error
    except (UnicodeError, ValueError) as error:
        raise SourceError(f"file cannot be decoded as {encoding}: {error}", _AS_UTF_8) from error
    text = Text(content, encoding, bom)
    if codec.name not in ("utf-8", "iso8859-1") and encode(text) != data:
        raise SourceError(f"file cannot be encoded as {encoding} again without a change", _AS_UTF_8)
    return text


def encode(text: Text) -> bytes:
    """Encode *text*: the inverse of `decode`. Raises `UnicodeEncodeError`."""
    return (codecs.BOM_UTF8 if text.bom else b"") + text.content.encode(text.encoding)


def to_bytes(code: str) -> bytes:
    """Return the script *code* as bytes in the encoding that it declares. Raises `SourceError`."""
    encoding = declared_encoding(code.removeprefix(_BOM).encode("utf-8", "replace")) or "utf-8"
    try:
        return code.encode(encoding)
    except LookupError as error:
        raise _unknown(encoding) from error
    except ValueError as error:
        raise SourceError(f"file cannot be encoded as {encoding}: {error}", _AS_UTF_8) from error


def _unknown(encoding: str) -> SourceError:
    what = f"file declares the unknown encoding {encoding!r}"
    return SourceError(what, f"correct the coding comment, {_OR_EXCLUDE}")


def to_str(data: bytes) -> str:
    """Return the script *data* as a string: the inverse of `to_bytes`."""
    text = decode(data)
    return (_BOM if text.bom else "") + text.content


def write(path: str, old: bytes, new: bytes) -> None:
    """Replace the content *old* of the file at *path* with *new*: it always holds one or the other.

    Symbolic links are followed. Owner, mode, extended attributes and hard links are kept. Stop
    signals are deferred until the file is complete. Raises `SourceError`, with the file unchanged,
    if it cannot be written or no longer holds *old*.

    A file with one name is replaced atomically: after a power failure or SIGKILL it is old or new.
    Where the file system allows, the new file has no name until it is complete; elsewhere, SIGKILL
    may leave a temporary file, ``.guard-codemod-…``, beside it. A file with several names is
    written in place so that they keep sharing it, which cannot be atomic: after a power failure,
    for a concurrent reader or, if the content exceeds a page of memory, after SIGKILL, it may be
    incomplete. After SIGKILL, a temporary file beside it holds the new content.
    """
    real = os.path.realpath(path)
    try:
        with interrupts.defer():
            status = os.stat(real)
            _require_writable(real, "it is read-only")
            _require_writable(os.path.dirname(real), "its folder is read-only")
            (_overwrite if status.st_nlink > 1 else _replace)(real, status, old, new)
    except FileNotFoundError as error:
        raise SourceError("file was removed or renamed since it was read", _AGAIN) from error
    except OSError as error:
        raise _unwritable(error) from error


def create(path: str, data: bytes) -> None:
    """Create the file at the real *path* with the content *data*, unless it exists with it.

    Raises `SourceError` if it exists with other content, or cannot be written.
    """
    with interrupts.defer():
        there = readable(path)
        if there == data:
            return
        if there is not None:
            raise SourceError(f"there is another {path} now", _AGAIN)
        try:
            fill = partial(atomic_write.write_whole, data=data)
            atomic_write.replace(path, fill, mode=0o666)
        except OSError as error:
            raise _unwritable(error, path) from error


def _unwritable(error: OSError, what: str = "file") -> SourceError:
    remedy = _REMEDIES.get(error.errno, f"correct this and {_AGAIN}")
    return SourceError(f"{what} cannot be written: {_reason(error)}", remedy)


_OR_EXCLUDE = "or exclude it with --extend-exclude"
_AS_UTF_8 = f"save it as UTF-8, {_OR_EXCLUDE}"
_AGAIN = "run guard-codemod again"
_REMEDIES: dict[int | None, str] = {
    errno.EACCES: f"make it writable and {_AGAIN}",
    errno.EPERM: "run guard-codemod as its owner",
    errno.ENOSPC: f"free some space and {_AGAIN}",
    errno.EDQUOT: f"free some space and {_AGAIN}",
    errno.EFBIG: f"raise the limit, as with ulimit -f, and {_AGAIN}",
}
"""What to do about an error, by its number."""


def _replace(real: str, status: os.stat_result, old: bytes, new: bytes) -> None:
    def fill(file: IO[bytes]) -> None:
        file.write(new)
        file.flush()
        _copy_attributes(real, status, file.fileno())
        os.fsync(file.fileno())
        with open(real, "rb", opener=_open) as there:
            _require_unchanged(there, old)

    atomic_write.replace(real, fill)


def _overwrite(real: str, status: os.stat_result, old: bytes, new: bytes) -> None:
    # The rescue also shows that there is room for the new content.
    with (
        atomic_write.rescue_beside(real, new) as keep_rescue,
        open(real, "r+b", buffering=0, opener=_open) as file,
    ):
        _require_unchanged(file, old)
        try:
            _put(file, new)
            _keep_mode(file, status)
        except BaseException:
            _restore(file, status, old, keep_rescue)
            raise


def _restore(
    file: IO[bytes], status: os.stat_result, old: bytes, keep_rescue: Callable[[], str]
) -> None:
    """Restore the content *old* of *file*; if that fails, keep the copy of the new one."""
    try:
        _put(file, old)
        _keep_mode(file, status)
    except OSError as error:
        raise SourceError(
            f"file is written in part ({_reason(error)}): {keep_rescue()} is whole",
            "replace the file with the whole one",
        ) from error


def _require_unchanged(file: IO[bytes], old: bytes) -> None:
    if file.read() != old:
        raise SourceError("file was changed by another program since it was read", _AGAIN)


def _require_writable(path: str, otherwise: str) -> None:
    if not os.access(path, os.W_OK):
        os.stat(path)  # raises if it is gone rather than read-only
        raise PermissionError(errno.EACCES, otherwise)


def _put(file: IO[bytes], data: bytes) -> None:
    """Make *data* the content of the unbuffered *file*."""
    file.seek(0)
    atomic_write.write_unbuffered(file, data)
    file.truncate()
    os.fsync(file.fileno())


def _keep_mode(file: IO[bytes], status: os.stat_result) -> None:
    """Restore the mode of the open *file* from *status* if writing cleared its set-user-ID bit."""
    if os.fstat(file.fileno()).st_mode != status.st_mode:
        os.chmod(file.fileno(), stat.S_IMODE(status.st_mode))


def _copy_attributes(real: str, status: os.stat_result, descriptor: int) -> None:
    """Give the open file *descriptor* the owner, mode and extended attributes of *real*."""
    ours = os.fstat(descriptor)
    if (ours.st_uid, ours.st_gid) != (status.st_uid, status.st_gid):
        try:
            os.chown(descriptor, status.st_uid, status.st_gid)
        except PermissionError as error:
            raise PermissionError(errno.EPERM, "it belongs to another user or group") from error
    _copy_extended_attributes(real, descriptor)
    # After the owner, since chown clears the set-user-ID bit.
    if os.chmod in os.supports_fd:
        os.chmod(descriptor, stat.S_IMODE(status.st_mode))


def _copy_extended_attributes(real: str, descriptor: int) -> None:
    # They include access control lists, which a new file may inherit from its folder.
    theirs, ours = _extended_attributes(real), _extended_attributes(descriptor)
    for name in ours.keys() - theirs.keys():
        os.removexattr(descriptor, name)
    for name, value in theirs.items():
        if ours.get(name) != value:
            try:
                os.setxattr(descriptor, name, value)
            except OSError as error:
                raise PermissionError(
                    errno.EPERM, f"its attribute {name} cannot be kept"
                ) from error


def _extended_attributes(file: str | int) -> dict[str, bytes]:
    try:
        names = os.listxattr(file) if hasattr(os, "listxattr") else []
    except OSError as error:
        if error.errno == errno.ENOTSUP:
            return {}
        raise
    return {name: os.getxattr(file, name) for name in names if name not in _OF_THE_CONTENT}


_OF_THE_CONTENT = {"security.ima", "security.evm"}
"""Attributes with checksums of the content, which the kernel maintains."""


def declared_encoding(body: bytes) -> str | None:
    """Return the encoding that the script *body*, without a BOM, declares, if any."""
    for line in _BYTE_LINES.split(body, 2)[:2]:
        match = _COOKIE.match(line)
        if match:
            return _normal_name(match[1].decode("ascii"))
        if not _BLANK.match(line):
            return None
    return None


def _normal_name(declared: str) -> str:
    """Normalize names like ``utf-8-unix`` as CPython's tokenizer does (``get_normal_name``)."""
    name = declared[:12].lower().replace("_", "-")
    for known in ("utf-8", "latin-1", "iso-8859-1", "iso-latin-1"):
        if name == known or name.startswith(known + "-"):
            return "utf-8" if known == "utf-8" else "iso-8859-1"
    return declared


def _reason(error: OSError) -> str:
    return error.strerror or str(error)
