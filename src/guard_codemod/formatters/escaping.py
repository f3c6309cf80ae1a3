"""Any text on one line of a terminal."""

from __future__ import annotations

BREAKING = "\x00-\x1f\x7f-\x9f\u2028\u2029\udc80-\udcff"
"""Within the brackets of a pattern: controls, line ends, and the bytes that are not UTF-8 (surrogateescape)."""


def printable(text: str) -> str:
    """Return *text* with what would break the line, steer the terminal or is no character as an escape."""
    if text.isprintable():
        return text
    return "".join(
        character if character.isprintable() else escaped(character) for character in text
    )


def escaped(character: str) -> str:
    r"""Return *character* as ``\n``, ``\xNN`` or ``\uNNNN``; from 80 up ``\xNN`` is a byte that is not UTF-8."""
    if "\udc80" <= character <= "\udcff":  # such a byte of a file name (surrogateescape)
        return f"\\x{ord(character) - 0xDC00:02x}"
    if "\x80" <= character <= "\xff":
        return f"\\u{ord(character):04x}"
    return repr(character)[1:-1]


def place(path: str, line: int, column: int) -> str:
    """Return ``path:line:column``, which editors jump to."""
    return printable(f"{path or repr(path)}:{line}:{column}")
