"""The libcst transformers. The only module that imports libcst."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import libcst as cst

from guard_codemod.guards import MAIN_HEADER, guard_source
from guard_codemod.model import GuardSpec, MainBlock

_BLANK = cst.EmptyLine(indent=False)


class TransformError(Exception):
    """libcst cannot parse or reproduce the statement."""


def enter_block(region: str, block: MainBlock, spec: GuardSpec, newline: str) -> str:
    """Return *region*, the lines of the ``if`` statement of *block*, with the guard in its suite."""
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
        body = list(block.body)
        heading: Sequence[cst.EmptyLine] = ()
        if self._block.leading_string:
            head, rest = body[:1], body[1:]
        else:
            heading = _leading_lines(body[0])[: self._block.heading]
            body[0] = body[0].with_changes(
                leading_lines=_leading_lines(body[0])[self._block.heading :]
            )
            head, rest = [], body
        if rest:
            rest[0] = _set_off(rest[0])
        return block.with_changes(body=[*head, *_guard(spec, column, heading), *rest])

    def _opened(self, suite: cst.SimpleStatementSuite) -> cst.IndentedBlock:
        """Give the statements behind the colon lines of their own; a comment stays with the header."""
        line = cst.SimpleStatementLine(body=suite.body, leading_lines=[_BLANK])
        column = self._column + len(self._spec.indent.expandtabs(4))
        return cst.IndentedBlock(
            body=[*_guard(self._spec, column, ()), line],
            header=suite.trailing_whitespace.with_changes(newline=cst.Newline()),
            indent=self._spec.indent,
        )


def _guard(
    spec: GuardSpec, column: int, heading: Sequence[cst.EmptyLine]
) -> list[cst.BaseStatement]:
    """Return the guard's statements, below *heading* and, before a definition (Black wants one there), a blank line."""
    module = cst.parse_module(guard_source(spec, column))
    first, *others = cst.ensure_type(module.visit(_Indenter(spec.indent)), cst.Module).body
    above = [*heading, _BLANK] if heading or isinstance(first, cst.FunctionDef) else []
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


def _set_off(statement: cst.BaseStatement) -> cst.BaseStatement:
    """Return *statement* with a blank line above it and its comments, if there is none yet."""
    above = _leading_lines(statement)
    if above and above[0].comment is None:
        return statement
    return statement.with_changes(leading_lines=[_BLANK, *above])


def _leading_lines(statement: cst.BaseStatement) -> Sequence[cst.EmptyLine]:
    lines: Sequence[cst.EmptyLine] = statement.leading_lines  # type: ignore[attr-defined]  # every statement has them
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
