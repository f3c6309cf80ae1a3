"""The libcst transformers. The only module that imports libcst."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import replace

import libcst as cst

from guard_codemod.detection.file_model import MainBlock
from guard_codemod.guards import MAIN_HEADER, guard_source, opens_with_definition
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
    header = f"if 0:{newline}{outer}if 0:" if block.nested else f"{outer}if 0:"
    edited = "".join(lines[block.first - 1 : block.last])
    if block.inline:
        before, suite = edited[: block.inline - 1], edited[block.inline - 1 :]
        return before + _guarded(header + suite, spec, block, outer, newline)[len(header) :]
    stand_in = "def _(): pass" if block.definition else "pass"
    below = f"{indentation(lines[block.last])}{stand_in}{newline}"
    above = f"{header}{newline}"
    code = _guarded(above + edited + below, spec, block, outer, newline)
    return code[len(above) :].removesuffix(below)


def _guarded(source: str, spec: GuardSpec, block: MainBlock, outer: str, newline: str) -> str:
    """Return *source*, of which the innermost suite is that of *block*, with the guard in it."""
    module = _parse(source).with_changes(default_newline=newline)
    suite = cst.ensure_type(module.body[0], cst.If).body
    if block.nested:
        suite = cst.ensure_type(suite.body[0], cst.If).body
    column = len(outer.expandtabs(4))
    new = (
        _opened(suite, spec, column)
        if isinstance(suite, cst.SimpleStatementSuite)
        else _entered(suite, spec, module.default_indent, column, block.heading)
    )
    return _code(cst.ensure_type(module.deep_replace(suite, new), cst.Module))


def _entered(
    suite: cst.BaseSuite, spec: GuardSpec, default_indent: str, column: int, heading: int
) -> cst.IndentedBlock:
    """Put the guard above the only statement of *suite*, below the lines that head it."""
    block = cst.ensure_type(suite, cst.IndentedBlock)
    (following,) = block.body
    spec = replace(spec, indent=block.indent or default_indent)
    above, below = _divided(following, spec, heading)
    guard = _guard(spec, column + len(spec.indent.expandtabs(4)), above)
    return block.with_changes(body=[*guard, following.with_changes(leading_lines=below)])


def _opened(suite: cst.SimpleStatementSuite, spec: GuardSpec, column: int) -> cst.IndentedBlock:
    """Move statements behind the colon to their own lines; a comment stays with the header."""
    guard = _guard(spec, column + len(spec.indent.expandtabs(4)), ())
    # A blank line above a definition, none above anything else: a multi-line suite differs.
    below = [_BLANK] if isinstance(guard[0], cst.FunctionDef) else []
    end = cst.TrailingWhitespace(newline=suite.trailing_whitespace.newline)
    line = cst.SimpleStatementLine(suite.body, leading_lines=below, trailing_whitespace=end)
    return cst.IndentedBlock(
        body=[*guard, line],
        header=suite.trailing_whitespace.with_changes(newline=cst.Newline()),
        indent=spec.indent,
    )


def wrap_call(region: str, spec: GuardSpec, newline: str) -> str:
    """Return *region*, the lines of one statement at module level, moved into a new main block."""
    module = _parse(region)
    call = cst.ensure_type(module.body[0], cst.SimpleStatementLine)
    main_block = cst.ensure_type(cst.parse_statement(f"{MAIN_HEADER}\n    pass\n"), cst.If)
    column = len(spec.indent.expandtabs(4))
    suite = cst.IndentedBlock(
        body=[*_guard(spec, column, ()), call.with_changes(leading_lines=[_BLANK])],
        indent=spec.indent,
    )
    return _code(
        module.with_changes(body=[main_block.with_changes(body=suite)], default_newline=newline)
    )


def _guard(spec: GuardSpec, column: int, above: Sequence[cst.EmptyLine]) -> list[cst.BaseStatement]:
    """Return the guard's statements, with the lines *above*."""
    module = cst.parse_module(guard_source(spec, column))
    first, *others = cst.ensure_type(module.visit(_Indenter(spec.indent)), cst.Module).body
    return [first.with_changes(leading_lines=above), *map(_unindented_blanks, others)]


class _Indenter(cst.CSTTransformer):
    """Says of every suite how far it is indented, wherever it will stand."""

    def __init__(self, indent: str) -> None:
        super().__init__()
        self._indent = indent

    def leave_IndentedBlock(
        self, original_node: cst.IndentedBlock, updated_node: cst.IndentedBlock
    ) -> cst.IndentedBlock:
        del original_node
        return updated_node.with_changes(indent=self._indent)


def _unindented_blanks(statement: cst.BaseStatement) -> cst.BaseStatement:
    lines = [line if line.comment else _BLANK for line in _leading_lines(statement)]
    return statement.with_changes(leading_lines=lines)


def _divided(
    following: cst.BaseStatement, spec: GuardSpec, heading: int
) -> tuple[Sequence[cst.EmptyLine], Sequence[cst.EmptyLine]]:
    """Return the lines above the guard *spec*, and those between it and the statement *following*.

    Black wants exactly one blank line above a definition that opens a suite, so the blank lines
    below the guard record what was there: `rewriting.removal` reads them.
    """
    lines = _leading_lines(following)
    blanks = list(itertools.takewhile(lambda line: line.comment is None, lines))
    if heading:
        return [*lines[:heading], _BLANK], lines[heading:]
    bare = len(blanks) == len(lines)
    is_definition = bare and isinstance(following, (cst.FunctionDef, cst.ClassDef))
    if not opens_with_definition(spec):
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
