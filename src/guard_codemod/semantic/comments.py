"""The comments of a script, and the logical lines that they stand in."""

from __future__ import annotations

import io
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from guard_codemod.lazy import frozen, regex

if TYPE_CHECKING:
    from tokenize import TokenInfo

DIRECTIVE = regex(r"#\s*guard-codemod\s*(?P<colon>:?)\s*(?P<text>.*)")
"""A comment, or the part of one, that is for us."""


@frozen
class Comment:
    """A comment from ``#`` on; `line` and `column` count from 1. `alone`: on a line of its own."""

    line: int
    column: int
    text: str
    alone: bool


@frozen
class Layout:
    """How the physical lines of a script, counted from 1, belong together.

    `logical` are the logical lines, as ranges of physical ones. The lines in `open` cannot end in a
    comment: a string or a backslash continues on the next line.
    """

    comments: tuple[Comment, ...] = ()
    logical: tuple[range, ...] = ()
    open: frozenset[int] = frozenset()

    def around(self, line: int) -> range:
        """Return the logical line that holds the physical *line*; none is an empty range."""
        return next((lines for lines in self.logical if line in lines), range(line, line))


@lru_cache(maxsize=1)  # directives and suppressions both read the same file
def read_layout(content: str) -> Layout:
    """Return the layout of the script *content*, which may be empty if it cannot be parsed."""
    import tokenize  # not at the top: few files hold a comment that concerns us

    content = content.replace("\r\n", "\n").replace("\r", "\n")
    try:
        tokens = list(tokenize.generate_tokens(io.StringIO(content).readline))
    except (tokenize.TokenError, SyntaxError):
        return Layout()
    rows = content.split("\n")
    return Layout(
        tuple(_comment(token, rows) for token in tokens if token.type == tokenize.COMMENT),
        tuple(_logical_lines(tokens)),
        frozenset(line for lines in _unfinished(tokens) for line in lines),
    )


def _comment(token: TokenInfo, rows: list[str]) -> Comment:
    line, column = token.start
    return Comment(line, column + 1, token.string, not rows[line - 1][:column].strip())


def _logical_lines(tokens: list[TokenInfo]) -> Iterator[range]:
    from tokenize import COMMENT, DEDENT, INDENT, NEWLINE, NL

    first = None
    for token in tokens:
        if token.type == NEWLINE and first is not None:
            yield range(first, token.start[0] + 1)
            first = None
        elif first is None and token.type not in (COMMENT, DEDENT, INDENT, NEWLINE, NL):
            first = token.start[0]


def _unfinished(tokens: list[TokenInfo]) -> Iterator[range]:
    """Yield the lines at whose end a string or a statement with a backslash goes on."""
    from tokenize import NEWLINE, NL, STRING, tok_name

    starts: list[int] = []
    end = 1  # of the token before, if that does not end its line
    for token in tokens:
        name = tok_name[token.type]
        yield range(end, token.start[0])
        if token.type == STRING:
            yield range(token.start[0], token.end[0])
        elif name.endswith("STRING_START"):  # of an f-string, from Python 3.12 on
            starts.append(token.start[0])
        elif name.endswith("STRING_END"):
            yield range(starts.pop(), token.end[0])
        end = token.end[0] + (token.type in (NEWLINE, NL))
