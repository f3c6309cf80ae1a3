"""Text for people: escaped and folded, so that it fits on the lines of a terminal."""

from __future__ import annotations

from guard_codemod.guards.message import width
from guard_codemod.lazy import regex
from guard_codemod.model import Confidence, Finding

BREAKING = "\x00-\x1f\x7f-\x9f\u2028\u2029\udc80-\udcff"
"""A pattern's character set: line breaks, control characters and surrogateescape's bytes."""


COLUMNS = 100
"""The width of a line for people."""
_LONGEST_PATH = 60
"""How much of it a path may take: with a longer one, a line may be wider."""
KEPT = "\0"
"""Stands for a space at which no line is broken."""
_TOGETHER = regex(r"\b\d+ (?=[a-z])|# [\w-]+: ")
"""A number with its unit or noun, and a comment to copy."""


def folded(text: str, taken: int = 0, hang: int = 4) -> str:
    """Return *text* on lines of at most `COLUMNS`, of which *taken* are taken on the first.

    The others are indented by *hang* more.

    Only a word may be wider, and a line that begins with a path.
    """
    taken = min(taken, _LONGEST_PATH)
    if taken + width(text) <= COLUMNS:
        return text.replace(KEPT, " ")
    from textwrap import fill  # not at the top: few lines are long

    start, further = " " * taken, " " * (len(text) - len(text.lstrip()) + hang)
    whole = fill(
        _TOGETHER.sub(lambda match: match[0].replace(" ", KEPT), text),
        COLUMNS,
        initial_indent=start,
        subsequent_indent=further,
        break_long_words=False,
        break_on_hyphens=False,
    )
    return whole[taken:].replace(KEPT, " ")


def printable(text: str) -> str:
    """Return *text* with line breaks, control characters and invalid bytes escaped."""
    if text.isprintable():
        return text
    return "".join(
        character if character.isprintable() else escaped(character) for character in text
    )


def escaped(character: str) -> str:
    r"""Return *character* as ``\n``, ``\xNN`` or ``\uNNNN``.

    From 80 up, ``\xNN`` is a byte that is not UTF-8.
    """
    if "\udc80" <= character <= "\udcff":  # a byte that is not UTF-8 (surrogateescape)
        return f"\\x{ord(character) - 0xDC00:02x}"
    if "\x80" <= character <= "\xff":
        return f"\\u{ord(character):04x}"
    return repr(character)[1:-1]


def counted(count: int, noun: str, many: str = "") -> str:
    """Return *count* with *noun*, or with its plural: *many*, by default with an ``s``."""
    return f"{count} {noun if count == 1 else many or f'{noun}s'}"


def described(finding: Finding) -> str:
    """Return the message of *finding*, with its confidence if that is not high."""
    message = printable(finding.message)
    if finding.confidence is Confidence.HIGH:
        return message
    return f"{message} ({finding.confidence.value} confidence)"


def notes(finding: Finding) -> list[str]:
    """Return the related locations of *finding* as text, for formats without a field for them."""
    return [f"line {related.line}: {printable(related.message)}" for related in finding.related]


def location(path: str, line: int, column: int) -> str:
    """Return ``path:line:column``, which editors jump to."""
    return printable(f"{path or repr(path)}:{line}:{column}")
