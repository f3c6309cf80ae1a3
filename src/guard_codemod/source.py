"""Bytes to text and back, and the only place where job files are opened and written."""

from __future__ import annotations

import codecs
import contextlib
import errno
import os
import re
import stat

from guard_codemod.model import Text

# https://docs.python.org/3/reference/lexical_analysis.html#encoding-declarations
_COOKIE = re.compile(rb"^[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)", re.ASCII)
_BLANK = re.compile(rb"^[ \t\f]*(?:#|$)")
# Python ends a line at these three only; str.splitlines would also end one at a form feed.
_LINES = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
_BYTE_LINES = re.compile(rb"\r\n|\r|\n")


class SourceError(Exception):
    """A file could not be read, decoded or written; the message says why and what to do."""


def read(path: str) -> tuple[bytes, bool]:
    """Return the content of the file at *path*, and whether an exec bit is set.

    Raises `SourceError`.
    """
    try:
        with open(path, "rb", buffering=0, opener=_open) as file:
            mode = os.fstat(file.fileno()).st_mode
            if not stat.S_ISREG(mode):
                raise SourceError("is not a regular file")
            return file.read(), bool(mode & 0o111)
    except OSError as error:
        raise SourceError(f"cannot be read: {_reason(error)}") from error


def _open(path: str, flags: int) -> int:
    # What was a file a moment ago may be a named pipe now, and to open one would wait for a writer.
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def decode(data: bytes) -> Text:
    """Decode *data* as Python would. Raises `SourceError`."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise SourceError("is in UTF-16, which Python does not read: save it as UTF-8")
    bom = data.startswith(codecs.BOM_UTF8)
    body = data[len(codecs.BOM_UTF8) :] if bom else data
    encoding = _declared_encoding(body) or "utf-8"
    try:
        codec = codecs.lookup(encoding)
        if bom and codec.name != "utf-8":
            raise SourceError(f"has a UTF-8 byte order mark but declares {encoding}: remove one of the two")
        content = body.decode(encoding)
    except LookupError as error:
        raise SourceError(f"declares the unknown encoding {encoding!r}: correct the coding comment") from error
    except UnicodeDecodeError as error:
        line = len(_BYTE_LINES.findall(body, 0, error.start)) + 1
        raise SourceError(
            f"is not valid {encoding} (line {line}): save it as UTF-8 or declare its encoding, as in # coding: latin-1"
        ) from error
    except (UnicodeError, ValueError) as error:
        raise SourceError(f"cannot be decoded as {encoding}: {error}") from error
    text = Text(tuple(split_lines(content)), encoding, bom)
    if codec.name not in ("utf-8", "iso8859-1") and encode(text) != data:
        raise SourceError(f"cannot be encoded as {encoding} again without a change: save it as UTF-8")
    return text


def split_lines(content: str) -> list[str]:
    """Return the lines of *content*, with their ends, as Python counts them."""
    return _LINES.findall(content)


def encode(text: Text) -> bytes:
    """The inverse of `decode`. Raises `UnicodeEncodeError`."""
    return (codecs.BOM_UTF8 if text.bom else b"") + text.content.encode(text.encoding)


def write(path: str, old: bytes, new: bytes) -> None:
    """Replace the content *old* of the file at *path* by *new*, atomically.

    A symbolic link is followed: the file that it leads to is replaced. Raises `SourceError`,
    with the file as it was, if it cannot be written or no longer holds *old*.
    """
    real = os.path.realpath(path)
    try:
        _replace(real, os.stat(real), old, new)
    except FileNotFoundError as error:
        raise SourceError("cannot be written: it was removed or renamed since it was read") from error
    except OSError as error:
        raise SourceError(f"cannot be written: {_reason(error)}") from error


def _replace(real: str, status: os.stat_result, old: bytes, new: bytes) -> None:
    folder = os.path.dirname(real)
    _require_writable(real, "it is read-only")
    _require_writable(folder, "its folder is read-only")
    # Its name is known before it exists: an interruption at any point leaves nothing behind.
    temporary = os.path.join(folder, f".guard-codemod-{os.urandom(8).hex()}")
    try:
        with open(temporary, "xb", opener=_open_private) as file:
            file.write(new)
            file.flush()
            _copy_attributes(real, status, file.fileno())
            os.fsync(file.fileno())
        if _content(real) != old:
            raise SourceError("was changed by another program since it was read: run guard-codemod again")
        os.replace(temporary, real)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(temporary)
        raise


def _open_private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def _content(real: str) -> bytes:
    with open(real, "rb", opener=_open) as file:
        return file.read()


def _require_writable(path: str, otherwise: str) -> None:
    if not os.access(path, os.W_OK):
        os.stat(path)  # if it is gone rather than read-only, this says so
        raise PermissionError(errno.EACCES, otherwise)


def _copy_attributes(real: str, status: os.stat_result, descriptor: int) -> None:
    """Give the open file *descriptor* the owner, mode and, as far as possible, extended attributes of *real*."""
    ours = os.fstat(descriptor)
    if (ours.st_uid, ours.st_gid) != (status.st_uid, status.st_gid):
        try:
            os.chown(descriptor, status.st_uid, status.st_gid)
        except PermissionError as error:
            raise PermissionError(error.errno, "it belongs to another user or group") from error
    # After the owner, since chown clears the set-user-ID bit.
    if os.chmod in os.supports_fd:
        os.chmod(descriptor, stat.S_IMODE(status.st_mode))
    # An access control list is one of them, where there are any.
    for name in os.listxattr(real) if hasattr(os, "listxattr") else ():
        with contextlib.suppress(OSError):
            os.setxattr(descriptor, name, os.getxattr(real, name))


def _declared_encoding(body: bytes) -> str | None:
    for line in _BYTE_LINES.split(body, 2)[:2]:
        match = _COOKIE.match(line)
        if match:
            return _normal_name(match[1].decode("ascii"))
        if not _BLANK.match(line):
            return None
    return None


def _normal_name(declared: str) -> str:
    """Read Emacs' ``utf-8-unix`` and its like as CPython does (``get_normal_name`` in its tokenizer)."""
    name = declared[:12].lower().replace("_", "-")
    for known in ("utf-8", "latin-1", "iso-8859-1", "iso-latin-1"):
        if name == known or name.startswith(known + "-"):
            return "utf-8" if known == "utf-8" else "iso-8859-1"
    return declared


def _reason(error: OSError) -> str:
    return error.strerror or str(error)
