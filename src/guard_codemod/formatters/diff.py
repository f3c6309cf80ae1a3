"""Unified diffs of bytes: a patch must contain those of the file."""

from __future__ import annotations

import os
from collections.abc import Iterator


def unified_diff(path: str, old: bytes, new: bytes) -> Iterator[bytes]:
    """Yield the lines of a diff for ``patch -p0``, with their line ends."""
    import difflib  # not at the top: few runs print a diff

    name = _patch_name(os.fsencode(path))
    before = name if old else b"/dev/null"  # a new file
    for line in difflib.diff_bytes(
        difflib.unified_diff, _lines(old), _lines(new), before, name, lineterm=b"\n"
    ):
        if line.endswith(b"\n"):
            yield line
        else:
            yield line + b"\n"
            yield b"\\ No newline at end of file\n"


def _lines(data: bytes) -> list[bytes]:
    # For patch, only \n ends a line; bytes.splitlines would also split at a lone \r.
    *lines, last = data.split(b"\n")
    return [line + b"\n" for line in lines] + ([last] if last else [])


def _patch_name(name: bytes) -> bytes:
    """Return *name* as patch and git write it: quoted if needed, with a tab after spaces."""
    if any(byte < 0x20 or byte in b'"\\\x7f' for byte in name):
        return b'"' + b"".join(_quoted(byte) for byte in name) + b'"'
    return name + b"\t" if b" " in name else name


def _quoted(byte: int) -> bytes:
    if byte in b'"\\':
        return b"\\%c" % byte
    return b"\\%03o" % byte if byte < 0x20 or byte >= 0x7F else b"%c" % byte
