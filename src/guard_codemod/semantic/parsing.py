"""Source text to ``ast``, and a plain word on why a text is no Python."""

from __future__ import annotations

import ast
import re
import sys
import warnings

from guard_codemod.lazy import regex
from guard_codemod.semantic import newer_strings
from guard_codemod.semantic.ast_utils import tree_of


class ParseError(Exception):
    """Python cannot parse the text; `line` and `column` (from 1) say where, the message why."""

    def __init__(self, message: str, line: int = 1, column: int = 1) -> None:
        super().__init__(message)
        self.line = line
        self.column = column


def parse(content: str) -> ast.Module:
    """Return the syntax tree of *content*. Raises `ParseError`."""
    try:
        return tree_of(content)
    except SyntaxError as error:
        raise _explained(error, content) from error
    except ValueError as error:
        raise ParseError(f"not parsable: {error}") from error
    except (RecursionError, MemoryError) as error:
        raise ParseError("not parsable: nested too deeply for Python's own parser") from error


def check_compiles(content: str) -> None:
    """Raise `ParseError` if Python can parse *content*, but not compile it."""
    try:
        _compile(content)
    except SyntaxError as error:
        running = f"Python {sys.version_info[0]}.{sys.version_info[1]}"
        line, column = error.lineno or 1, max(error.offset or 1, 1)
        raise ParseError(f"{running} does not compile it: {error.msg}", line, column) from error


def compiles_at_a_prompt(content: str) -> bool:
    """Whether *content* compiles where ``await`` may stand at module level, as in a notebook."""
    try:
        _compile(content, ast.PyCF_ALLOW_TOP_LEVEL_AWAIT)
    except (SyntaxError, ParseError):
        return False
    return True


def _compile(content: str, flags: int = 0) -> None:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            compile(content, "<unknown>", "exec", flags, dont_inherit=True)
    except (RecursionError, MemoryError) as error:
        raise ParseError("nested too deeply for Python's own compiler") from error


# What Python 3 itself says of Python 2.
_TELLING = {
    "Missing parentheses in call to 'print'": "the print statement",
    "Missing parentheses in call to 'exec'": "the exec statement",
    "leading zeros in decimal integer literals": "an octal number such as 0777",
}

_STRING = regex(r"""(["'])(?:\\.|(?!\1)[^\\\n])*\1""")

_PYTHON_2 = (
    (
        r"^[ \t]*print(?:[ \t]+(?![=(.\[,:)]|(?:in|is|if|and|or|not)\b)|[ \t]*>>|[ \t]*$)",
        "the print statement",
    ),
    (r"^[ \t]*print[ \t]+\(.*\)[ \t]*[,%]", "the print statement"),
    (
        r"^[ \t]*except\b[^:#,\n]*[\w)][ \t]*,"
        r"[ \t]*(?:[a-z_]\w*|[A-Z]|self\.\w+|\w+\[\S+\])[ \t]*:",
        "except X, e",
    ),
    (r"^[ \t]*except\b[^:#]*\)[ \t]*,[ \t]*\w+[ \t]*:", "except X, e"),
    (r"^[ \t]*except\b[^:#,\n]*,[ \t]*\(", "except X, e"),
    (r"^[ \t]*exec[ \t]+[\w\"']", "the exec statement"),
    (
        r"^[^#\n]*\braise[ \t]+(?:\"\"|[\w.]+(?:\([^()\n]*\)|\[\w*\])?)[ \t]*,",
        "raise X, value",
    ),
    (r"^[^#\n]*<>", "the <> operator"),
    (r"^[^#\n]*`[^`\n]+`", "backquotes"),
    (r"^[^#\n]*\b(?:0[xX][0-9a-fA-F]+|\d+)[lL]\b", "a long integer"),
    (r"^[^#\n]*(?<![\w.])0[0-7]+\b(?![.\w])", "an octal number such as 0777"),
    (r"^[^#\n]*(?<!\w)[uU][rR][\"']", "a ur string"),
    (
        r"^[^#\n]*\b(?:def[ \t]+\w+[ \t]*\(|lambda[ \t]*)[^)\n:]{0,200}\([ \t]*\w+[ \t]*,",
        "tuple parameters",
    ),
    (r"^[^#\n]*\bfor[ \t][\w, \t]+[ \t]in[ \t][\w. \t]+,[\w., \t]*\]", "for x in 1, 2"),
)

_PARAMETERS = r"\[((?:[^\[\]]|\[(?:[^\[\]]|\[[^\[\]]*\])*\])*)\]"

# Newer syntax that a statement begins with, and what an older Python has in its place: only if that
# is understood, the newer syntax is what was wrong. The newest first.
_NEWER = (
    ((3, 15), r"([ \t]*)lazy[ \t]+(?=import\b|from\b)", r"\1", "a lazy import"),
    (
        (3, 14),
        r"([ \t]*except)[ \t]*\*?[ \t]*(\w[\w.]*(?:[ \t]*,[ \t]*\w[\w.]*)+)[ \t]*:",
        r"\1 (\2):",
        "except without parentheses",
    ),
    (
        (3, 12),
        r"([ \t]*)type[ \t]+(\w+)[ \t]*(?:" + _PARAMETERS + r"[ \t]*)?=(?!=)",
        r"\1\2 =",
        "the type statement",
    ),
    (
        (3, 12),
        r"([ \t]*(?:(?:async[ \t]+)?def|class)[ \t]+\w+)[ \t]*" + _PARAMETERS,
        r"\1",
        "type parameters",
    ),
    ((3, 11), r"([ \t]*except)[ \t]*\*[ \t]*(?=[\w(])", r"\1 ", "except*"),
)
_DEFAULT = ((3, 13), "a default of a type parameter")
_TEMPLATE = ((3, 14), "a template string")
_F_STRING = ((3, 12), "an f-string with nested quotes, comments or backslashes")


def _explained(error: SyntaxError, content: str) -> ParseError:
    line, column = error.lineno or 1, max(error.offset or 1, 1)
    python_2 = _python_2_sign(error, content)
    if python_2 is None:
        return ParseError(_explain(error, content), line, column)
    what, at = python_2
    return ParseError(f"Python 2 syntax ({what})", at, column if at == line else 1)


def _explain(error: SyntaxError, content: str) -> str:
    newer = _newer_syntax(error, content)
    if newer:
        version, name = newer
        wanted, running = (
            ".".join(map(str, version)),
            f"{sys.version_info[0]}.{sys.version_info[1]}",
        )
        return (
            f"{name} needs Python {wanted}:"
            f" run guard-codemod with that or newer (this is {running})"
        )
    return f"not parsable: {error.msg}"


def _newer_syntax(error: SyntaxError, content: str) -> tuple[tuple[int, int], str] | None:
    """Return the syntax of a newer Python that caused *error*, with its version, if any."""
    if not error.lineno:
        return None
    content = content.replace("\r\n", "\n").replace("\r", "\n")
    start = 0
    for _ in range(error.lineno - 1):
        start = content.find("\n", start) + 1
    for version, pattern, older, name in _NEWER:
        match = re.compile(pattern).match(content, start)
        if match is None:
            continue
        parameters = match[match.re.groups] if _PARAMETERS in pattern else None
        if parameters is not None and "=" in parameters:
            version, name = _DEFAULT if sys.version_info < _DEFAULT[0] else (version, name)
        if sys.version_info < version and _are_parameters(parameters):
            replaced = content[:start] + match.expand(older) + content[match.end() :]
            if newer_strings.error_line(replaced) > error.lineno:
                return version, name
    return _newer_string(error, content, start)


def _newer_string(
    error: SyntaxError, content: str, start: int
) -> tuple[tuple[int, int], str] | None:
    if (
        "expression part cannot include" in error.msg
    ):  # which is said of the last line of the string
        opening = max(content.rfind(f"f{quotes}", 0, start) for quotes in ('"""', "'''"))
        candidates = (start, opening) if opening >= 0 else (start,)
    else:
        candidates = (start,)
    for begin in candidates:
        newer = newer_strings.without_newer(content, begin)
        if newer is None:
            continue
        version, name = _TEMPLATE if newer.template else _F_STRING
        older = content[:begin] + newer.text
        if sys.version_info < version and newer_strings.error_line(older) > (error.lineno or 1):
            return version, name
    return None


def _are_parameters(text: str | None) -> bool:
    """Whether *text* may be type parameters, which look like the parameters of a function."""
    return text is None or (
        bool(text.strip()) and newer_strings.parses(f"def _({text.replace('*', '')}): pass")
    )


_LINE = regex(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
"""A line as Python counts them, which a form feed does not end."""


def _python_2_sign(error: SyntaxError, content: str) -> tuple[str, int] | None:
    """Return what says that *content* is for Python 2, and its line, if anything does."""
    line = error.lineno or 1
    if isinstance(error, TabError):
        return "tabs and spaces mixed", line
    for message, name in _TELLING.items():
        if message in error.msg:
            return name, line
    lines = _LINE.findall(content)
    above = max(line - 2, 0)
    content = _STRING.sub('""', content)
    for text, first in ((_STRING.sub('""', "".join(lines[above:line])), above), (content, 0)):
        for pattern, name in _PYTHON_2:
            match = re.search(pattern, text, re.MULTILINE)
            if match and not (text is content and _is_fluke(match, content)):
                return name, first + len(_LINE.findall(text[: match.start()])) + 1
    return None


def _is_fluke(match: re.Match[str], content: str) -> bool:
    """Whether a match far from the error may be inside a string, and so means nothing."""
    before = content[: match.start()]
    return before.count('"""') % 2 == 1 or before.count("'''") % 2 == 1
