"""Completion of partial guards, where that is provably safe.

The registration and the alarm move into the main block, below a new handler if there was none.
Only calls on lines of their own leave module level, with the comments above them; only the
missing part is added.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from guard_codemod.detection.file_model import FileModel
from guard_codemod.detection.partial_guards import CallPosition, GuardCall, PartialGuard
from guard_codemod.guards import MAIN_HEADER, guard_source
from guard_codemod.guards.spec import GuardSpec
from guard_codemod.planning.placement import with_comments
from guard_codemod.planning.plan import GuardCompletion
from guard_codemod.semantic.logical_lines import LineKind, LogicalLine


def limit_of(partial: PartialGuard, timeout: int | None) -> int | None:
    """Return the limit in seconds for the added part; None if it is required but unknown.

    *timeout* is for a guard that has none, and a handler says what the alarm is armed with.
    """
    if partial.arm is None or partial.register is not None:
        return timeout or 0
    seconds = partial.arm.seconds
    return seconds if isinstance(seconds, int) and seconds > 0 else None


def complete(
    partial: PartialGuard, model: FileModel, spec: GuardSpec, lines: Sequence[str]
) -> GuardCompletion | None:
    """Return the edits that complete *partial*, with the handler of *spec*; None if unsafe."""
    calls = [call for call in (partial.register, partial.arm) if call is not None]
    if not all(call.alone and call.module for call in calls) or any(
        call.position is CallPosition.ELSEWHERE for call in calls
    ):
        return None
    if partial.shared and partial.register is not None and partial.register.on_import:
        return None  # who imports the file may call what arms the alarm, and needs the handler
    moved = [call for call in calls if call.position is CallPosition.MODULE]
    kept = next((call for call in calls if call.position is CallPosition.BLOCK), None)
    in_block = partial.block is not None and all(
        _may_move(call, partial.block, model, lines) for call in moved
    )
    indent = kept.indent if kept else partial.indent if in_block else spec.indent
    new = [
        *(
            ()
            if kept and kept is partial.register
            else _registering(partial, model, spec, indent, lines)
        )
    ]
    new += () if kept and kept is partial.arm else _arming(partial, model, spec, lines)
    new = [indent + line if line else "" for line in new]
    removed = tuple(
        sorted(
            number for call in moved for number in _with_comments(call.line, model.layout, lines)
        )
    )
    if kept is not None:
        text = _spaced(new, lines[kept.line - 2])
        return GuardCompletion(
            kept.line, tuple(text), kept is partial.register, _with_blank_lines(removed, lines)
        )
    if in_block and partial.block is not None:
        text = _spaced(new, lines[partial.block - 2])
        return GuardCompletion(
            partial.block, (*text, ""), removed=_with_blank_lines(removed, lines)
        )
    # Whatever runs between the calls, even an import, stays covered: they get a block there.
    block = (MAIN_HEADER, *_spaced(new, MAIN_HEADER))
    return GuardCompletion(max(call.line for call in moved), block, removed=removed)


def _registering(
    partial: PartialGuard, model: FileModel, spec: GuardSpec, indent: str, lines: Sequence[str]
) -> Iterator[str]:
    if partial.register is None:
        yield from guard_source(spec, len(indent.expandtabs(4))).splitlines()[:-1]
    else:
        yield from (
            lines[number - 1].strip()
            for number in _with_comments(partial.register.line, model.layout, lines)
        )


def _arming(
    partial: PartialGuard, model: FileModel, spec: GuardSpec, lines: Sequence[str]
) -> Iterator[str]:
    if partial.arm is not None:
        yield from (
            lines[number - 1].strip()
            for number in _with_comments(partial.arm.line, model.layout, lines)
        )
    elif partial.register is not None:
        yield f"{partial.register.module}.alarm({spec.seconds})"


def _with_comments(line: int, layout: Sequence[LogicalLine], lines: Sequence[str]) -> range:
    """Return the numbers of *line*, a logical line of its own, and of the comments above it."""
    index = next(index for index, one in enumerate(layout) if one.first == line)
    return range(with_comments(index, layout, lines), line + 1)


def _may_move(call: GuardCall, block: int, model: FileModel, lines: Sequence[str]) -> bool:
    """Whether nothing has effects between *call* and the main block, whose suite is at *block*."""
    between = [one for one in model.layout if call.line < one.first and one.last < block]
    header = max((one.first for one in model.layout if one.first <= block), default=block)
    return header > call.line and all(
        one.kind is LineKind.DEFINITION
        or (one.kind is LineKind.OTHER and "(" not in "".join(lines[one.first - 1 : one.last]))
        for one in between
        if one.first != header and one.first not in _calls(model.partial)
    )


def _calls(partial: PartialGuard | None) -> set[int]:
    return {call.line for call in (partial.register, partial.arm) if call} if partial else set()


def _spaced(new: list[str], above: str) -> list[str]:
    """Return *new* with the blank line that Black wants above a definition."""
    return ["", *new] if new[0].lstrip().startswith("def ") and above.strip() else new


def _with_blank_lines(removed: tuple[int, ...], lines: Sequence[str]) -> tuple[int, ...]:
    """Return *removed* and, for each run of lines, the shorter run of blank lines beside it."""
    gone = set(removed)
    for number in removed:
        if number - 1 in gone:
            continue
        end = number
        while end + 1 in gone:
            end += 1
        above, below = _blank(lines, number - 1, -1), _blank(lines, end + 1, 1)
        gone |= (
            {number - step for step in range(1, above + 1)}
            if above <= below
            else {end + step for step in range(1, below + 1)}
        )
    return tuple(sorted(gone))


def _blank(lines: Sequence[str], number: int, step: int) -> int:
    count = 0
    while 1 <= number <= len(lines) and not lines[number - 1].strip():
        count, number = count + 1, number + step
    return count
