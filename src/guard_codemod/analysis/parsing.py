"""Source text to ``ast``, and a plain word on why a text is no Python."""

from __future__ import annotations

import ast
import re
import sys
import warnings


class Unparsable(Exception):
    """Python cannot parse the text; `line` and `column` (from 1) say where, the message why."""

    def __init__(self, message: str, line: int = 1, column: int = 1) -> None:
        super().__init__(message)
        self.line = line
        self.column = column


def parse(content: str) -> ast.Module:
    """Return the syntax tree of *content*. Raises `Unparsable`."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of an invalid escape, say: not our business
            return ast.parse(content)
    except SyntaxError as error:
        line = error.lineno or 1
        raise Unparsable(_explain(error, content), line, max(error.offset or 1, 1)) from error
    except ValueError as error:
        raise Unparsable(f"not parsable: {error}") from error
    except (RecursionError, MemoryError) as error:
        raise Unparsable("not parsable: nested too deeply for Python's own parser") from error


# What Python 3 itself says of Python 2.
_TELLING = {
    "Missing parentheses in call to 'print'": "the print statement",
    "Missing parentheses in call to 'exec'": "the exec statement",
    "leading zeros in decimal integer literals": "an octal number such as 0777",
}

_PYTHON_2 = (
    (r"^[ \t]*print(?:[ \t]+(?![=(.\[,:)]|(?:in|is|if|and|or|not)\b)|[ \t]*>>|[ \t]*$)", "the print statement"),
    (r"^[ \t]*print[ \t]+\(.*\)[ \t]*[,%]", "the print statement"),
    (r"^[ \t]*except\b[^:#,\n]*[\w)][ \t]*,[ \t]*[a-z_]\w*[ \t]*:", "except X, e"),
    (r"^[ \t]*except\b[^:#\n]*\)[ \t]*,[ \t]*\w+[ \t]*:", "except X, e"),
    (r"^[ \t]*except\b[^:#,\n]*,[ \t]*\(", "except X, e"),
    (r"^[ \t]*exec[ \t]+[\w\"']", "the exec statement"),
    (r"^[^#\"'\n]*\braise[ \t]+[\w.]+[ \t]*,", "raise X, value"),
    (r"^[^#\"'\n]*<>", "the <> operator"),
    (r"^[^#\"'\n]*`[^`\n]+`", "backquotes"),
    (r"^[^#\"'\n]*\b(?:0[xX][0-9a-fA-F]+|\d+)[lL]\b", "a long integer"),
    (r"^[^#\"'\n]*(?<![\w.])0[0-7]+\b(?![.\w])", "an octal number such as 0777"),
    (r"^[^#\n]*(?<![\w\"'])[uU][rR][\"']", "a ur string"),
    (r"^[^#\n]*\b(?:def[ \t]+\w+[ \t]*\(|lambda[ \t]*)[^)\n:]*\([ \t]*\w+[ \t]*,", "tuple parameters"),
)

# The newest first. Each is looked for at the line of the error only, and only on an older interpreter.
_NEWER = (
    ((3, 15), r"^\s*lazy\s+(?:import|from)\b", "a lazy import"),
    ((3, 14), r"^\s*except\*?\s+\w[\w.]*\s*(?:,\s*\w[\w.]*\s*)+:", "except without parentheses"),
    ((3, 14), r"(?<!\w)[rR]?[tT][rR]?[\"']", "a template string"),
    ((3, 13), r"^\s*(?:(?:async\s+)?def|class|type)\s+\w+\s*\[[^\]]*=", "a default of a type parameter"),
    ((3, 12), r"^\s*type\s+\w+(?:\[.*\])?\s*=", "the type statement"),
    ((3, 12), r"^\s*(?:(?:async\s+)?def|class)\s+\w+\s*\[", "type parameters"),
    (
        (3, 12),
        r"(?<!\w)[rR]?[fF][rR]?[\"']",
        "an f-string with nested quotes, comments or backslashes",
    ),
    ((3, 11), r"^\s*except\s*\*", "except*"),
)


def _explain(error: SyntaxError, content: str) -> str:
    python_2 = _python_2_sign(error, content)
    if python_2:
        return f"Python 2 syntax ({python_2}): port it to Python 3 first, or leave this file out"
    lines = content.splitlines()
    line = lines[error.lineno - 1] if error.lineno and error.lineno <= len(lines) else ""
    for version, pattern, name in _NEWER:
        if sys.version_info < version and re.search(pattern, line):
            wanted, running = ".".join(map(str, version)), f"{sys.version_info[0]}.{sys.version_info[1]}"
            return f"{name} needs Python {wanted}: run guard-codemod with that or newer (this is {running})"
    return f"not parsable: {error.msg}"


def _python_2_sign(error: SyntaxError, content: str) -> str | None:
    if isinstance(error, TabError):
        return "tabs and spaces mixed"
    for message, name in _TELLING.items():
        if message in error.msg:
            return name
    lines = content.splitlines(keepends=True)
    at_error = "".join(lines[max((error.lineno or 1) - 2, 0) : error.lineno])
    for text in (at_error, content):
        for pattern, name in _PYTHON_2:
            match = re.search(pattern, text, re.MULTILINE)
            if match and not (text is content and _is_fluke(match, content)):
                return name
    return None


def _is_fluke(match: re.Match[str], content: str) -> bool:
    """Whether a match far from the error may stand in a string, and so says nothing."""
    before = content[: match.start()]
    return before.count('"""') % 2 == 1 or before.count("'''") % 2 == 1
