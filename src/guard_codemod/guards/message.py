"""The guard's message, and how it is written as string literals."""

from __future__ import annotations

import re
from collections.abc import Callable

from guard_codemod.lazy import regex

SECONDS = "\0"
"""The placeholder in a message for a limit that is known only when the job runs."""

_PLACEHOLDERS = ("script", "seconds")


def check_message(template: str) -> None:
    """Raise `ValueError`, saying what to write, unless *template* can be filled in."""
    import string  # not at the top: few set a message

    try:
        fields = [(name, any(form)) for _, name, *form in string.Formatter().parse(template)]
    except ValueError as error:
        raise ValueError(f"{error}: write {{{{ and }}}} for literal braces") from error
    for name, is_formatted in fields:
        if name is not None and (name not in _PLACEHOLDERS or is_formatted):
            raise ValueError(
                f"unknown placeholder {{{name}}}: there are {{script}} and {{seconds}}"
            )
    if not template.strip():
        raise ValueError("the message is empty: say what timed out")
    if SECONDS in template:
        raise ValueError("the message holds a NUL character: remove it")


def fill_message(template: str, script: str, seconds: int | str) -> str:
    """Return *template* with the script's name and the limit, or `SECONDS`, filled in."""
    if seconds == 1:
        template = re.sub(r"\{seconds\} seconds\b", "{seconds} second", template)
    return template.format(script=script, seconds=seconds)


def split(message: str, columns: int, literal: Callable[[str], str]) -> list[str]:
    """Return *message* as literals of at most *columns* columns, split only after spaces.

    A longer word, such as a URL, is kept whole, on a line of its own without a space: linters allow
    such a line.
    """

    def too_wide(text: str) -> bool:
        return width(literal(text)) > columns

    if not too_wide(message):
        return [literal(message)]
    parts = [""]
    for word in _WORD.findall(message):
        if not too_wide(parts[-1] + word):
            parts[-1] += word
        elif too_wide(word):
            parts += [word.rstrip(" "), word[len(word.rstrip(" ")) :]]
        else:
            parts.append(word)
    return [literal(part) for part in parts if part]


_WORD = regex(r"[^ ]+ ?| ")


def quote(text: str, ascii_only: bool = False, limit: str = "") -> str:
    """Return *text* as a string literal in the quotes that Black would choose.

    Characters that are not printable are escaped, with *ascii_only* all that are not ASCII. The
    variable *limit* replaces `SECONDS`.
    """
    mark = "'" if text.count('"') > text.count("'") else '"'
    if not limit:
        return mark + "".join(_escape(character, mark, ascii_only) for character in text) + mark
    in_f_string = {"{": "{{", "}": "}}", SECONDS: f"{{{limit}}}"}
    escaped = (
        in_f_string.get(character) or _escape(character, mark, ascii_only) for character in text
    )
    return f"f{mark}{''.join(escaped)}{mark}"


def _escape(character: str, mark: str, ascii_only: bool) -> str:
    if character in (mark, "\\"):
        return "\\" + character
    if ascii_only or not character.isprintable():
        return ascii(character)[1:-1]
    return character


def width(text: str) -> int:
    """Return how many columns *text* takes, as Black and ruff count them."""
    if text.isascii():
        return len(text)
    return sum(map(_columns, text))


def _columns(character: str) -> int:
    import unicodedata  # not at the top: few texts are not ASCII

    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
