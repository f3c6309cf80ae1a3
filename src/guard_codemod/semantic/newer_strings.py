"""f-strings and template strings that only a newer Python reads.

Since Python 3.12 a replacement field may contain the string's own quotes, backslashes, comments and
newlines (https://peps.python.org/pep-0701/); template strings came with 3.14.
"""

from __future__ import annotations

import math
import re

from guard_codemod.lazy import dataclass, frozen, regex
from guard_codemod.semantic.ast_utils import tree_of

_DEEPEST = 20
_OPENING = regex(r"((?i:[ft]r?|r[ft]?|br?|rb|u)?)(\"\"\"|'''|\"|')")
_PLAIN = {
    '"': regex(r'[^"\\\n]*(?:\\.[^"\\\n]*)*"', re.DOTALL),
    "'": regex(r"[^'\\\n]*(?:\\.[^'\\\n]*)*'", re.DOTALL),
    '"""': regex(r'[^"\\]*(?:(?:\\.|"(?!""))[^"\\]*)*"""', re.DOTALL),
    "'''": regex(r"[^'\\]*(?:(?:\\.|'(?!''))[^'\\]*)*'''", re.DOTALL),
}
_DULL = regex(r"[^\"'#\n\\()\[\]{}!:\w]+|\w+")


class _Broken(Exception):
    """No Python reads this."""


@frozen
class Older:
    """A text whose newer strings are replaced by empty ones; `template` says what they were."""

    text: str
    template: bool


@dataclass
class _Reader:
    text: str
    newer: bool = False
    template: bool = False
    commented: bool = False

    def code(self, at: int, ends: str, deep: int) -> tuple[str, int]:
        """Read code up to one of *ends*; return it without newer strings, and where it ends."""
        out: list[str] = []
        brackets = 0
        while at < len(self.text):
            opening = _OPENING.match(self.text, at)
            if opening:
                string, at = self._string(opening, deep)
                out.append(string)
                continue
            dull = _DULL.match(self.text, at)
            if dull:
                out.append(dull[0])
                at = dull.end()
                continue
            character = self.text[at]
            comparison = character == "!" and self.text.startswith("!=", at)
            if not brackets and character in ends and not comparison:
                break
            if character == "#":
                self.commented = True
                at = _end_of_line(self.text, at)
                continue
            brackets += (character in "([{") - (character in ")]}")
            if brackets < 0 and ends != "\n":
                raise _Broken
            if comparison:
                character = "!="
            out.append(character)
            at += len(character)
        return "".join(out), at

    def _string(self, opening: re.Match[str], deep: int) -> tuple[str, int]:
        prefix, quote = opening[1].lower(), opening[2]
        if deep > _DEEPEST:
            raise _Broken
        if "f" not in prefix and "t" not in prefix:
            plain = _PLAIN[quote].match(self.text, opening.end())
            if plain is None:
                raise _Broken
            return self.text[opening.start() : plain.end()], plain.end()
        newer, self.newer = self.newer, False
        end = self._literal(opening.end(), quote, quote, "r" in prefix, deep)
        self.template = self.template or "t" in prefix
        is_newer = self.newer or "t" in prefix
        self.newer = newer or is_newer
        return ('""' if is_newer else self.text[opening.start() : end]), end

    def _literal(self, at: int, end: str, quote: str, raw: bool, deep: int) -> int:
        """Read the text of a string, or a format specifier, up to *end*; return where it ends."""
        while at < len(self.text):
            if self.text.startswith(end, at):
                return at + len(end)
            character = self.text[at]
            if self.text.startswith(quote, at) or (character == "\n" and len(quote) == 1):
                raise _Broken
            if character == "\\":
                named = None if raw else re.compile(r"\\N\{[^{}\n]*\}").match(self.text, at)
                escaped = 1 if self.text[at + 1 : at + 2] in "{}" else 2
                at = named.end() if named else at + escaped
            elif character in "{}" and self.text.startswith(character * 2, at) and end == quote:
                at += 2
            elif character == "{":
                at = self._field(at + 1, quote, raw, deep)
            elif character == "}":
                raise _Broken
            else:
                at += 1
        raise _Broken

    def _field(self, start: int, quote: str, raw: bool, deep: int) -> int:
        commented, self.commented = self.commented, False
        expression, at = self.code(start, "!:}", deep + 1)
        raw_text = self.text[start:at]
        self.newer = self.newer or self.commented or quote in raw_text or "\\" in raw_text
        self.newer = self.newer or (len(quote) == 1 and "\n" in raw_text)
        self.commented = commented
        if not parses(f"({expression.rstrip().removesuffix('=')}\n)") or not expression.strip():
            raise _Broken
        conversion = re.compile(r"![ars]\s*").match(self.text, at)
        at = conversion.end() if conversion else at
        if self.text.startswith("}", at):
            return at + 1
        if self.text.startswith(":", at):
            return self._literal(at + 1, "}", quote, raw, deep + 1)
        raise _Broken


def without_newer(text: str, start: int) -> Older | None:
    """Return *text* with the newer strings of the line at *start* emptied; None without any."""
    reader = _Reader(text)
    try:
        line, end = reader.code(start, "\n", 0)
    except (_Broken, RecursionError):
        return None
    return Older(line + text[end:], reader.template) if reader.newer else None


def parses(text: str) -> bool:
    """Whether Python can read *text*."""
    return error_line(text) == math.inf


def error_line(text: str) -> float:
    """Return the first line of *text* that Python cannot read: 0 if unknown, infinity if none."""
    try:
        tree_of(text)
    except SyntaxError as error:
        return error.lineno or 1
    except (ValueError, RecursionError, MemoryError):
        return 0
    return math.inf


def _end_of_line(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end
