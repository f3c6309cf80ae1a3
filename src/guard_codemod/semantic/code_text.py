"""The text of a script without what runs nothing: comments and docstrings."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable

from guard_codemod.lazy import regex

_COMMENT_OR_STRING = regex(
    r"""\#[^\n]* | ("{3}(?:\\.|[^\\])*?"{3} | '{3}(?:\\.|[^\\])*?'{3}"""
    r""" | "(?:\\.|[^"\\\n])*" | '(?:\\.|[^'\\\n])*')""",
    re.VERBOSE | re.DOTALL,
)


def code_in(content: str, expressions: Iterable[ast.stmt]) -> str:
    """Return *content* with its comments removed, and those of *expressions* that are strings.

    The lines keep their numbers.
    """
    lines = _without_comments(content).split("\n")
    for statement in expressions:
        if isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant):
            first, last = statement.lineno - 1, statement.end_lineno or statement.lineno
            lines[first:last] = [""] * (last - first)
    return "\n".join(lines)


def is_joined(line: str) -> bool:
    """Whether a backslash at the end of *line* joins the next one."""
    line = line.rstrip()
    return line.endswith("\\") and _without_comments(line).endswith("\\")


def _without_comments(code: str) -> str:
    if "#" not in code:
        return code
    return _COMMENT_OR_STRING.sub(lambda match: match[1] or "", code)
