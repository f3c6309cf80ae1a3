"""Insert a guard into a block with libcst. No other module imports libcst."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from functools import lru_cache

import libcst as cst

from guard_codemod.detection.file_model import MainBlock
from guard_codemod.guards.spec import GuardSpec
from guard_codemod.guards.templates import indented, opens_with_definition
from guard_codemod.lazy import replace
from guard_codemod.rewriting.verify import VerificationError
from guard_codemod.semantic.logical_lines import before_first, indentation

_BLANK = cst.EmptyLine(indent=False)
_STATEMENT = "pass"
_DEFINITION = f"def _(): {_STATEMENT}"


def enter_block(lines: Sequence[str], block: MainBlock, spec: GuardSpec, newline: str) -> str:
    """Return the edited lines of *block* with the guard, given all *lines* of the file.

    Raises `VerificationError` if libcst cannot parse or reproduce them.

    libcst gets only the lines of the block that determine the place of the guard. Short
    placeholders stand in for the guard and the statement below, so that most inputs are alike.
    """
    outer = indentation(lines[block.line - 1])
    edited = lines[block.first - 1 : block.last]
    if block.inline:
        (line,) = edited
        top, heading, below = 0, 0, f" {_STATEMENT}{block.rest}"
    else:
        indent = indentation(lines[block.last])
        spec = replace(spec, indent=indent.removeprefix(outer))
        top = max(block.heading - 1, 0)
        heading = block.heading - top
        below_heading = edited[block.heading :]
        blank = before_first(map(str.strip, below_heading), len(below_heading))
        end = block.heading + blank + 1
        statement = f"{indent}{_DEFINITION if block.definition else _STATEMENT}{newline}"
        # Two blank lines are enough: any others go to the same place.
        few = block.heading + min(blank, 2)
        lead, blanks = "".join(edited[block.heading : few]), "".join(edited[few : end - 1])
        below = f"{newline}{''.join([*edited[top:few], *edited[end - 1 : end]])}{statement}"
    is_definition = opens_with_definition(spec)
    above, below = _arranged(
        below, heading, block.nested, outer, spec.indent, newline, is_definition
    )
    guard = newline.join([*indented(spec, outer), ""])
    if block.inline:
        header, suite = line[: block.inline - 1], line[block.inline :].removesuffix(block.rest)
        return header + above + guard + suite.join(below.rsplit(_STATEMENT, 1))
    above = "".join(edited[:top]) + above.removeprefix(newline)
    below = below.removesuffix(statement) + "".join(edited[end:])
    if below.startswith(lead):
        return above + guard + lead + blanks + below.removeprefix(lead)
    return above + blanks + guard + below


@lru_cache(64)
def _arranged(
    suite: str,
    heading: int,
    nested: bool,
    outer: str,
    indent: str,
    newline: str,
    is_definition: bool,
) -> tuple[str, str]:
    """Return the text above and below the guard in *suite*, beginning after the header's colon."""
    guard = f"{outer}{indent}{_DEFINITION if is_definition else _STATEMENT}{newline}"
    around, header = f"if 0:{newline}" if nested else "", f"{outer}if 0:"
    module = _parse(f"{around}{header}{newline}{guard}{header}{suite}")
    holder, target = _body(cst.ensure_type(module.body[0], cst.If)) if around else module.body
    statements = _body(cst.ensure_type(holder, cst.If))
    target = cst.ensure_type(target, cst.If)
    if isinstance(target.body, cst.SimpleStatementSuite):
        body = _opened(target.body, statements, indent)
    else:
        body = _divided(cst.ensure_type(target.body, cst.IndentedBlock), statements, heading)
    new = target.with_changes(body=body)
    if around:
        new = cst.If(cst.Integer("0"), cst.IndentedBlock([new], indent=outer))
    code = _code(module.with_changes(body=[new], default_newline=newline))
    above, _, below = code[len(around + header) :].partition(f"\n{guard}")
    return f"{above}\n", below


def _body(statement: cst.If) -> Sequence[cst.BaseStatement]:
    return cst.ensure_type(statement.body, cst.IndentedBlock).body


def _opened(
    suite: cst.SimpleStatementSuite, guard: Sequence[cst.BaseStatement], indent: str
) -> cst.IndentedBlock:
    """Move statements after the colon to their own lines; a comment stays with the header."""
    # A blank line only above a definition: unlike in a multi-line suite.
    below = [_BLANK] if isinstance(guard[0], cst.FunctionDef) else []
    end = cst.TrailingWhitespace(newline=suite.trailing_whitespace.newline)
    line = cst.SimpleStatementLine(suite.body, leading_lines=below, trailing_whitespace=end)
    return cst.IndentedBlock(
        body=[*guard, line],
        header=suite.trailing_whitespace.with_changes(newline=cst.Newline()),
        indent=indent,
    )


def _divided(
    suite: cst.IndentedBlock, guard: Sequence[cst.BaseStatement], heading: int
) -> cst.IndentedBlock:
    """Return *suite* with the *guard* above its only statement, below the *heading* lines."""
    (following,) = suite.body
    opens_with_definition = isinstance(guard[0], cst.FunctionDef)
    above, below = _lines_around(following, heading, opens_with_definition=opens_with_definition)
    first = guard[0].with_changes(leading_lines=above)
    return suite.with_changes(body=[first, *guard[1:], following.with_changes(leading_lines=below)])


def _lines_around(
    following: cst.BaseStatement, heading: int, *, opens_with_definition: bool
) -> tuple[Sequence[cst.EmptyLine], Sequence[cst.EmptyLine]]:
    """Return the lines above the guard, and those between it and the *following* statement.

    Black wants exactly one blank line above a definition that opens a suite, so the blank lines
    below the guard record what was there: `rewriting.removal` reads them.
    """
    lines = _leading_lines(following)
    blanks = list(itertools.takewhile(lambda line: line.comment is None, lines))
    if heading:
        return [*lines[:heading], _BLANK], lines[heading:]
    bare = len(blanks) == len(lines)
    is_definition = bare and isinstance(following, (cst.FunctionDef, cst.ClassDef))
    if not opens_with_definition:
        if is_definition and len(blanks) < 2:
            return [], lines
        return blanks, [_BLANK, *lines[len(blanks) :]]
    if is_definition:
        return [_BLANK], lines
    if len(blanks) == 1:
        return blanks, lines[1:]
    return [_BLANK], lines if blanks else [_BLANK, *lines]


def _leading_lines(statement: cst.BaseStatement) -> Sequence[cst.EmptyLine]:
    # All statements have leading lines, although their base class does not declare them.
    lines: Sequence[cst.EmptyLine] = statement.leading_lines  # type: ignore[attr-defined]
    return lines


def _parse(source: str) -> cst.Module:
    try:
        module = cst.parse_module(source)
        faithful = module.code == source
    except (cst.ParserSyntaxError, RecursionError) as error:
        raise VerificationError(
            f"libcst cannot parse the statement: {type(error).__name__}"
        ) from error
    if not faithful:
        raise VerificationError("libcst does not reproduce the statement byte for byte")
    return module


def _code(module: cst.Module) -> str:
    try:
        return module.code
    except RecursionError as error:
        raise VerificationError("the statement is nested too deeply for libcst") from error
