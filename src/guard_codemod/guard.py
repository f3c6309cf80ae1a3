"""The guard's own text, and how it is recognised again."""

from __future__ import annotations

import ast
import re
import string
import unicodedata
from collections.abc import Iterator, Sequence

from guard_codemod.model import GuardSpec

LINE_LENGTH = 88
"""Black's and ruff's default; a longer line would not pass ``ruff check --select E`` (E501)."""

MAIN_HEADER = 'if __name__ == "__main__":'

_PLACEHOLDERS = ("script", "seconds")


def check_message(template: str) -> None:
    """Raise `ValueError`, saying what to write, unless *template* can be filled in."""
    try:
        fields = [(name, spec, conversion) for _, name, spec, conversion in string.Formatter().parse(template)]
    except ValueError as error:
        raise ValueError(f"{error}: write {{{{ and }}}} for literal braces") from error
    for name, spec, conversion in fields:
        if name is not None and (name not in _PLACEHOLDERS or spec or conversion):
            raise ValueError(f"unknown placeholder {{{name}}}: there are {{script}} and {{seconds}}")
    if not template.strip():
        raise ValueError("the message is empty: say what timed out")


def fill_message(template: str, script: str, seconds: int) -> str:
    """Return *template* with the script's name and the limit in seconds filled in."""
    if seconds == 1:
        template = template.replace("{seconds} seconds", "{seconds} second")
    return template.format(script=script, seconds=seconds)


def guard_source(spec: GuardSpec, column: int) -> str:
    """Return the guard as it stands at *column*, without that indentation and with ``\\n`` line ends.

    The handler's parameters are named as unused: linters (ruff's ARG001) would complain otherwise.
    """
    parameters = "_signum: int, _frame: object" if spec.annotated else "_signum, _frame"
    returns = " -> None" if spec.annotated else ""
    body = _raise(spec, column + len(spec.indent.expandtabs(4)))
    return (
        f"def {spec.handler}({parameters}){returns}:\n"
        + "".join(f"{spec.indent}{line}\n" for line in body)
        + "\n"
        + f"{spec.signal}.signal({spec.signal}.SIGALRM, {spec.handler})\n"
        + f"{spec.signal}.alarm({spec.seconds})\n"
    )


def new_block_source(spec: GuardSpec) -> str:
    """Return a main block that holds the guard and nothing else."""
    guard = guard_source(spec, len(spec.indent.expandtabs(4)))
    lines = [f"{spec.indent}{line}" if line else "" for line in guard.splitlines()]
    return "\n".join([MAIN_HEADER, "", *lines, ""])


def remove_guard(tree: ast.Module, spec: GuardSpec) -> bool:
    """Take the guard that *spec* describes out of *tree*; False if it is not there exactly once.

    A suite that held nothing else is left empty.
    """
    guard = [ast.dump(statement) for statement in ast.parse(guard_source(spec, 0)).body]
    found = [
        (suite, at) for suite in _suites(tree) for at in range(len(suite)) if _matches(suite, at, guard, spec.handler)
    ]
    if len(found) != 1:
        return False
    suite, at = found[0]
    del suite[at : at + len(guard)]
    return True


def _matches(suite: Sequence[ast.stmt], at: int, guard: Sequence[str], handler: str) -> bool:
    part = suite[at : at + len(guard)]
    return (
        len(part) == len(guard)
        and isinstance(part[0], ast.FunctionDef)
        and part[0].name == handler
        and [ast.dump(statement) for statement in part] == guard
    )


def _suites(tree: ast.Module) -> Iterator[list[ast.stmt]]:
    """Yield the statement lists at module level, of ``if``, ``try`` and ``with`` statements too."""
    stack: list[ast.AST] = [tree]
    while stack:
        node = stack.pop()
        for name in ("body", "orelse", "finalbody"):
            suite = getattr(node, name, None)
            if isinstance(suite, list):
                yield suite
                stack.extend(child for child in suite if isinstance(child, (ast.If, ast.Try, ast.With)))


def _raise(spec: GuardSpec, column: int) -> list[str]:
    whole = f"raise {spec.exception}({quote(spec.message, spec.ascii_only)})"
    if column + _width(whole) <= LINE_LENGTH:
        return [whole]
    inner = column + len(spec.indent.expandtabs(4))
    return [
        f"raise {spec.exception}(",
        *(f"{spec.indent}{part}" for part in _split(spec.message, LINE_LENGTH - inner, spec.ascii_only)),
        ")",
    ]


def _split(message: str, width: int, ascii_only: bool) -> list[str]:
    """Return *message* as literals of at most *width* columns, broken only behind spaces.

    A word that is longer (a URL, say) stays whole, on a line of its own without a space: linters
    excuse such a line.
    """

    def too_wide(text: str) -> bool:
        return _width(quote(text, ascii_only)) > width

    if not too_wide(message):
        return [quote(message, ascii_only)]
    parts = [""]
    for word in _WORD.findall(message):
        if not too_wide(parts[-1] + word):
            parts[-1] += word
        elif too_wide(word):
            parts += [word.rstrip(" "), word[len(word.rstrip(" ")) :]]
        else:
            parts.append(word)
    return [quote(part, ascii_only) for part in parts if part]


_WORD = re.compile(r"[^ ]+ ?| ")


def quote(text: str, ascii_only: bool = False) -> str:
    """Return *text* as a string literal in the quotes that Black would choose.

    What is not printable is escaped, and what is not ASCII if *ascii_only*.
    """
    mark = "'" if text.count('"') > text.count("'") else '"'
    return mark + "".join(_escape(character, mark, ascii_only) for character in text) + mark


def _escape(character: str, mark: str, ascii_only: bool) -> str:
    if character in (mark, "\\"):
        return "\\" + character
    if ascii_only or not character.isprintable():
        return ascii(character)[1:-1]
    return character


def _width(text: str) -> int:
    """Return how many columns *text* takes, as Black and ruff count them."""
    if text.isascii():
        return len(text)
    return sum(map(_columns, text))


def _columns(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
