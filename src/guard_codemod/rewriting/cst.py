"""The libcst transformers. The only module that imports libcst."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import replace

import libcst as cst

from guard_codemod.detection.file_model import MainBlock
from guard_codemod.guards import indented, new_block_source
from guard_codemod.guards.spec import GuardSpec
from guard_codemod.semantic.logical_lines import indentation

_BLANK = cst.EmptyLine(indent=False)


class TransformError(Exception):
    """libcst cannot parse or reproduce the statement."""


def enter_block(lines: Sequence[str], block: MainBlock, spec: GuardSpec, newline: str) -> str:
    """Return what becomes of the lines to edit of *block*, among all *lines*, with the guard.

    Of the block, libcst gets these alone: what stands in for its header, and for the statement
    below, is short.
    """
    outer = indentation(lines[block.line - 1])
    edited = "".join(lines[block.first - 1 : block.last])
    if block.inline:
        before, suite = edited[: block.inline - 1], edited[block.inline - 1 :]
        return before + _entered(suite, block, spec, outer, newline)
    indent = indentation(lines[block.last])
    stand_in = "def _(): pass" if block.definition else "pass"
    below = f"{indent}{stand_in}{newline}"
    spec = replace(spec, indent=indent.removeprefix(outer))
    new = _entered(f"{newline}{edited}{below}", block, spec, outer, newline)
    return new.removeprefix(newline).removesuffix(below)


def _entered(suite: str, block: MainBlock, spec: GuardSpec, outer: str, newline: str) -> str:
    """Return the text *suite*, all that follows the colon of *block*, with the guard in it."""
    around, header = f"if 0:{newline}" if block.nested else "", f"{outer}if 0:"
    guard = newline.join(indented(spec, outer))
    module = _parse(f"{around}{header}{newline}{guard}{newline}{header}{suite}")
    holder, target = _body(cst.ensure_type(module.body[0], cst.If)) if around else module.body
    statements = _body(cst.ensure_type(holder, cst.If))
    target = cst.ensure_type(target, cst.If)
    if isinstance(target.body, cst.SimpleStatementSuite):
        body = _opened(target.body, statements, spec.indent)
    else:
        body = _divided(cst.ensure_type(target.body, cst.IndentedBlock), statements, block.heading)
    new = target.with_changes(body=body)
    if around:
        new = cst.If(cst.Integer("0"), cst.IndentedBlock([new], indent=outer))
    code = _code(module.with_changes(body=[new], default_newline=newline))
    return code[len(around + header) :]


def _body(statement: cst.If) -> Sequence[cst.BaseStatement]:
    return cst.ensure_type(statement.body, cst.IndentedBlock).body


def _opened(
    suite: cst.SimpleStatementSuite, guard: Sequence[cst.BaseStatement], indent: str
) -> cst.IndentedBlock:
    """Move statements behind the colon to their own lines; a comment stays with the header."""
    # A blank line above a definition, none above anything else: a multi-line suite differs.
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
    """Return *suite* with the *guard* above its only statement, below the lines that head it."""
    (following,) = suite.body
    opens_with_definition = isinstance(guard[0], cst.FunctionDef)
    above, below = _lines_around(following, heading, opens_with_definition=opens_with_definition)
    first = guard[0].with_changes(leading_lines=above)
    return suite.with_changes(body=[first, *guard[1:], following.with_changes(leading_lines=below)])


def wrap_call(region: str, spec: GuardSpec, newline: str) -> str:
    """Return *region*, the lines of one statement at module level, moved into a new main block."""
    module = _parse(region)
    call = cst.ensure_type(module.body[0], cst.SimpleStatementLine)
    block = cst.ensure_type(_parse(new_block_source(spec)).body[0], cst.If)
    body = [*_body(block), call.with_changes(leading_lines=[_BLANK])]
    new = block.with_changes(body=block.body.with_changes(body=body))
    module = module.with_changes(default_indent=spec.indent, default_newline=newline)
    return _code(module.with_changes(body=[new]))


def _lines_around(
    following: cst.BaseStatement, heading: int, *, opens_with_definition: bool
) -> tuple[Sequence[cst.EmptyLine], Sequence[cst.EmptyLine]]:
    """Return the lines above the guard, and those between it and the statement *following*.

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
    # Every statement has leading lines, though their common base class does not declare them.
    lines: Sequence[cst.EmptyLine] = statement.leading_lines  # type: ignore[attr-defined]
    return lines


def _parse(source: str) -> cst.Module:
    try:
        module = cst.parse_module(source)
        faithful = module.code == source
    except (cst.ParserSyntaxError, RecursionError) as error:
        raise TransformError(
            f"libcst cannot parse the statement: {type(error).__name__}"
        ) from error
    if not faithful:
        raise TransformError("libcst does not reproduce the statement byte for byte")
    return module


def _code(module: cst.Module) -> str:
    try:
        return module.code
    except RecursionError as error:
        raise TransformError("the statement is nested too deeply for libcst") from error
