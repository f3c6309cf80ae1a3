"""The libcst transformers. The only module that imports libcst."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import replace

import libcst as cst

from guard_codemod.detection.file_model import MainBlock
from guard_codemod.guards import MAIN_HEADER, guard_source, opens_with_definition
from guard_codemod.guards.spec import GuardSpec

_BLANK = cst.EmptyLine(indent=False)


class TransformError(Exception):
    """libcst cannot parse or reproduce the statement."""


def enter_block(region: str, block: MainBlock, spec: GuardSpec, newline: str) -> str:
    """Return *region*, the lines of the ``if`` statement of *block*, with the guard inserted."""
    prefix = f"if 0:{newline}" if block.nested else ""
    module = _parse(prefix + region)
    node: cst.CSTNode = module.body[0]
    if block.nested:
        node = cst.ensure_type(cst.ensure_type(node, cst.If).body, cst.IndentedBlock).body[0]
    for _ in range(block.branch):
        orelse = cst.ensure_type(node, cst.If).orelse
        assert orelse is not None
        node = orelse
    if not block.nested and "\n" not in region:
        module = module.with_changes(default_newline=newline)
    column = len(region[: len(region) - len(region.lstrip(" \t"))].expandtabs(4))
    inserter = GuardInserter(node, block, spec, module.default_indent, column)
    return _code(module.visit(inserter))[len(prefix) :]


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


class GuardInserter(cst.CSTTransformer):
    """Puts the guard at the head of the suite of one ``if``, ``elif`` or ``else``."""

    def __init__(
        self, target: cst.CSTNode, block: MainBlock, spec: GuardSpec, indent: str, column: int
    ) -> None:
        super().__init__()
        self._target = target
        self._block = block
        self._spec = spec
        self._default_indent = indent
        self._column = column

    def leave_If(self, original_node: cst.If, updated_node: cst.If) -> cst.If:
        if original_node is not self._target:
            return updated_node
        return updated_node.with_changes(body=self._guarded(updated_node.body))

    def leave_Else(self, original_node: cst.Else, updated_node: cst.Else) -> cst.Else:
        if original_node is not self._target:
            return updated_node
        return updated_node.with_changes(body=self._guarded(updated_node.body))

    def _guarded(self, suite: cst.BaseSuite) -> cst.IndentedBlock:
        if isinstance(suite, cst.SimpleStatementSuite):
            return self._opened(suite)
        block = cst.ensure_type(suite, cst.IndentedBlock)
        spec = replace(self._spec, indent=block.indent or self._default_indent)
        column = self._column + len(spec.indent.expandtabs(4))
        split = int(self._block.leading_string)
        head, (following, *rest) = block.body[:split], block.body[split:]
        above, below = _divided(following, spec, 0 if split else self._block.heading)
        guard = _guard(spec, column, above)
        following = following.with_changes(leading_lines=below)
        return block.with_changes(body=[*head, *guard, following, *rest])

    def _opened(self, suite: cst.SimpleStatementSuite) -> cst.IndentedBlock:
        """Move statements behind the colon to their own lines; a comment stays with the header."""
        column = self._column + len(self._spec.indent.expandtabs(4))
        guard = _guard(self._spec, column, ())
        # A blank line above a definition, none above anything else: a multi-line suite differs.
        below = [_BLANK] if isinstance(guard[0], cst.FunctionDef) else []
        end = cst.TrailingWhitespace(newline=suite.trailing_whitespace.newline)
        line = cst.SimpleStatementLine(suite.body, leading_lines=below, trailing_whitespace=end)
        return cst.IndentedBlock(
            body=[*guard, line],
            header=suite.trailing_whitespace.with_changes(newline=cst.Newline()),
            indent=self._spec.indent,
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
