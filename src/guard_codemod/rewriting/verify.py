"""Verify, before anything is written, that a rewrite did what it should and nothing else."""

from __future__ import annotations

import ast
from collections.abc import Iterable
from itertools import repeat
from operator import contains
from typing import Any

from guard_codemod.guards.matcher import remove_guard
from guard_codemod.lazy import regex
from guard_codemod.model import Text
from guard_codemod.planning.plan import EnterBlock, NewBlock, Plan, WrapCall
from guard_codemod.rewriting.removal import Removal
from guard_codemod.semantic.logical_lines import first_line, last_line

_NEWLINES = ("\n", "\r")
_LINE_END = regex(r"\r\n|\r|\n")


class VerificationError(Exception):
    """An edit cannot be made, or its result does not pass verification; the message says why."""


def verify(old: ast.Module, new: ast.Module, plan: Plan) -> None:
    """Raise `VerificationError` unless removing the guard of *plan* from *new* gives *old*.

    The guard is removed from *new* in place. Statements that both trees share cannot be
    part of it.
    """
    assert plan.spec is not None
    shared = set(map(id, old.body))
    edited = [statement for statement in new.body if id(statement) not in shared]
    if not remove_guard(ast.Module(edited, []), plan.spec):
        raise VerificationError("the guard is not there exactly once")
    if isinstance(plan.guard, NewBlock):
        _remove_empty_block(new)
    elif isinstance(plan.guard, WrapCall):
        _unwrap_call(new)
    for edit in plan.imports:
        for statement in edit.statements:
            _remove_import(new, statement)
    if not same_tree(old, new):
        raise VerificationError("taking the guard out does not give the original program")


def verify_lines(old: Text, new: Text, plan: Plan) -> None:
    """Raise `VerificationError` unless *new* has all lines of *old*, in order, and the same end."""
    if not _ends_alike(old, new):
        raise VerificationError("the end of the file would change")
    if not _opens_a_line(plan) and not _is_subsequence(old.lines, new.lines):
        raise VerificationError("a line of the original would change")


def verify_removal(
    old: ast.Module, before: Text, new: ast.Module, after: Text, removal: Removal
) -> None:
    """Raise `VerificationError` unless *new*, the tree of *after*, is *old* without *removal*.

    Statements with the same lines are equal: only the others are compared.
    """
    gone, suite = set(map(id, removal.ours)), removal.suite
    left = [statement for statement in suite if id(statement) not in gone]
    opened = {id(block): block.body for block in removal.opened}
    expected: list[ast.stmt] = []
    for statement in old.body:
        inside = opened.get(id(statement), [statement])
        expected += [statement for statement in inside if id(statement) not in gone]
    if len(expected) != len(new.body):
        raise VerificationError("the number of statements would be another")
    whole = suite[:]
    suite[:] = left
    try:
        for kept, other in zip(expected, new.body, strict=True):
            if not (_same_lines(kept, before, other, after) or same_tree(kept, other)):
                raise VerificationError("a statement would change")
    finally:
        suite[:] = whole


def _same_lines(kept: ast.stmt, before: Text, other: ast.stmt, after: Text) -> bool:
    return (
        type(kept) is type(other)
        and (kept.col_offset, kept.end_col_offset) == (other.col_offset, other.end_col_offset)
        and before.lines[first_line(kept) - 1 : last_line(kept)]
        == after.lines[first_line(other) - 1 : last_line(other)]
    )


def verify_comments(old: ast.Module, before: bytes, new: ast.Module, after: bytes) -> None:
    """Raise `VerificationError` unless *after* has the tree and all bytes of *before*."""
    if not same_tree(old, new):
        raise VerificationError("the comments would change the program")
    if not _is_subsequence(before, after):
        raise VerificationError("a byte of the original would change")


def same_tree(left: ast.AST, right: ast.AST) -> bool:
    """Whether two syntax trees are equal except for positions. Does not recurse."""
    stack: list[tuple[object, object]] = [(left, right)]
    while stack:
        this, other = stack.pop()
        if this is other:
            continue
        if type(this) is not type(other):
            return False
        if isinstance(this, ast.AST):
            stack.extend(
                (getattr(this, name, None), getattr(other, name, None)) for name in this._fields
            )
        elif isinstance(this, list):
            assert isinstance(other, list)
            if len(this) != len(other):
                return False
            stack.extend(zip(this, other, strict=True))
        elif repr(this) != repr(other):
            return False
    return True


def _remove_empty_block(tree: ast.Module) -> None:
    for statement in tree.body:
        if isinstance(statement, ast.If) and not statement.body:
            tree.body.remove(statement)
            return
    raise VerificationError("the guard's own main block is not there")


def _unwrap_call(tree: ast.Module) -> None:
    match tree.body:
        case [*above, ast.If(_, [call], [])]:
            tree.body = [*above, call]
        case _:
            raise VerificationError("the main block does not hold the call alone")


def _remove_import(tree: ast.Module, statement: str) -> None:
    for candidate in tree.body:
        if isinstance(candidate, ast.Import) and ast.unparse(candidate) == statement:
            tree.body.remove(candidate)
            return
    raise VerificationError(f"{statement!r} is not there")


def _ends_alike(old: Text, new: Text) -> bool:
    old_ends, new_ends = (set(_LINE_END.findall(text.content)) for text in (old, new))
    alike = old.content.endswith(_NEWLINES) == new.content.endswith(_NEWLINES)
    return alike and (new_ends <= old_ends or not old_ends)


def _opens_a_line(plan: Plan) -> bool:
    """Whether the plan splits a line, such as a suite after a colon, or indents a call."""
    return isinstance(plan.guard, WrapCall) or (
        isinstance(plan.guard, EnterBlock) and plan.guard.block.inline > 0
    )


def _is_subsequence(old: Iterable[str] | bytes, new: Iterable[str] | bytes) -> bool:
    remaining: Any = iter(new)
    return all(map(contains, repeat(remaining), old))
