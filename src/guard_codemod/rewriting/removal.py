"""Remove a guard: the inverse of a rewrite.

A rewrite either adds its blank lines to the existing ones or merges them in a recognizable way,
so that the original can be restored.
"""

from __future__ import annotations

import ast
import itertools
from collections.abc import Iterator, Sequence

from guard_codemod.guards.matcher import GuardMatch
from guard_codemod.guards.spec import GuardOptions
from guard_codemod.guards.templates import MAIN_HEADER, import_statement, opens_with_definition
from guard_codemod.lazy import frozen, regex, replace
from guard_codemod.model import Text
from guard_codemod.planning.naming import mentions
from guard_codemod.planning.placement import Placement, blank_lines_above
from guard_codemod.rewriting.edits import lines_alike_at_end
from guard_codemod.semantic.ast_utils import DEFINITIONS
from guard_codemod.semantic.logical_lines import (
    before_first,
    first_line,
    halves,
    indentation,
    last_line,
    layout,
)

_END_OF_TEST = regex(r"[\s)\\]*:")
_ELSE = regex(r"\s*else\s*:")


@frozen
class Removal:
    """The removal of the guard on `line`: the physical lines `gone`, and the new text of `changed`.

    `seconds` is its limit, None for what completed a guard. The statements `ours` were inserted
    with it: those of `suite`, and imports. The main blocks `opened` were made for it, and what
    remains in them moves out. `options` are those of the guard.
    """

    line: int
    gone: frozenset[int]
    changed: dict[int, str]
    ours: Sequence[ast.stmt]
    suite: list[ast.stmt]
    opened: Sequence[ast.If] = ()
    seconds: int | None = None
    options: GuardOptions = GuardOptions()


def plan_removal(text: Text, tree: ast.Module, guard: GuardMatch) -> Removal:
    """Return the removal of *guard* from *text*, whose tree is *tree*."""
    imports = _imports_of(text, tree, guard)
    original = _original_placement(text, tree, guard, imports)
    gone = set(_lines_of_imports(text, guard, imports, original))
    changed: dict[int, str] = {}
    opened: list[ast.If] = []
    first, last = _span(guard)
    above, below = blank_lines_above(first, text.lines), _blank_lines_below(last, text)
    if _is_alone(guard):
        gone |= _lines_of_block(text, guard, original, gone)
        opened = [guard.block]
    elif _is_wrapped(text, tree, guard):
        gone.update(range(first_line(guard.block), last + below + 1))
        changed = dedented(text, guard.suite[-1])
        opened = [guard.block]
    elif (header := None if above else _opened_header(text, guard)) is not None:
        gone.update(range(first - 1, last + below + 1))
        number = guard.suite[-1].lineno
        changed = {number: _joined(header, text.lines[number - 1])}
    else:
        new_above, new_below = _blank_lines_around(text, guard, above, below)
        gone.update(range(first - new_above, last + new_below + 1))
    return Removal(
        guard.statements[0].lineno,
        frozenset(gone),
        changed,
        [*imports, *guard.statements],
        guard.suite,
        opened,
        guard.spec.seconds,
        guard.spec.options,
    )


def without(text: Text, removal: Removal) -> Text:
    """Return *text* after *removal*; its last line ends as before."""
    lines = [
        removal.changed.get(number, line)
        for number, line in enumerate(text.lines, 1)
        if number not in removal.gone
    ]
    if lines and not text.lines[-1].endswith(("\n", "\r")):
        lines[-1] = lines[-1].rstrip("\r\n")
    return replace(text, content="".join(lines))


def line_after_guard(text: Text, bare: Text) -> int:
    """Return the line that followed the guard, or the last one; *bare* is *text* without it."""
    return min(len(bare.lines) - lines_alike_at_end(text, bare) + 1, len(bare.lines))


def _span(guard: GuardMatch) -> tuple[int, int]:
    return first_line(guard.statements[0]), last_line(guard.statements[-1])


def _imports_of(text: Text, tree: ast.Module, guard: GuardMatch) -> list[ast.stmt]:
    """Return the imports inserted with the guard: nothing else mentions what they import."""
    first, last = _span(guard)
    rest = "".join([*text.lines[: first - 1], *text.lines[last:]])
    ours = {
        import_statement(module, called)
        for module, called in guard.names.items()
        if mentions(called, rest) == 1
    }
    return [
        statement
        for statement in tree.body
        if isinstance(statement, ast.Import)
        and text.lines[statement.lineno - 1].rstrip("\r\n") in ours
    ]


def _original_placement(
    text: Text, tree: ast.Module, guard: GuardMatch, imports: Sequence[ast.stmt]
) -> Placement | None:
    """Return where the guard was inserted; None if it is the end of the file."""
    ours = {statement.lineno for statement in imports}
    last = _span(guard)[1]
    if _is_alone(guard):
        ours.add(guard.block.lineno)
    lines = [line for line in layout(tree, text.lines)[0] if line.first not in ours]
    anchors = (index for index, line in enumerate(lines) if line.last >= last)
    return next((Placement(anchor, lines, text.lines) for anchor in anchors), None)


def _lines_of_imports(
    text: Text, guard: GuardMatch, imports: Sequence[ast.stmt], original: Placement | None
) -> Iterator[int]:
    """Yield the lines inserted with *imports*, given the *original* place of the guard."""
    for first, last in _runs([statement.lineno for statement in imports]):
        yield from range(first, last + 1)
        if original is None:
            continue
        around = None
        if guard.spec.options.module:
            around = original.blank_lines_around_module_import(first)
        under = last + 1 + _blank_lines_below(last, text)
        block = guard.block.lineno if _is_alone(guard) and guard.block.lineno == under else None
        above, below = around or original.blank_lines_around_imports(block, first)
        yield from range(first - min(above, blank_lines_above(first, text.lines)), first)
        yield from range(last + 1, last + 1 + min(below, _blank_lines_below(last, text)))


def _lines_of_block(
    text: Text, guard: GuardMatch, original: Placement | None, gone: set[int]
) -> set[int]:
    """Return the lines inserted with the guard's own block, given those *gone* with imports."""
    first, last = first_line(guard.block), last_line(guard.block)
    top = first
    while top - 1 in gone:
        top -= 1
    above, below = blank_lines_above(top, text.lines), _blank_lines_below(last, text)
    if original is None or ((above, below) == (1, 0) and original.parts_imports()):
        return set(range(first - above, last + 1))
    new = original.blank_lines_below_block(above)
    return set(range(first, last + 1 + min(new, below)))


def _blank_lines_around(text: Text, guard: GuardMatch, above: int, below: int) -> tuple[int, int]:
    """Return how many blank lines above and below a guard in a suite were inserted with it.

    This is the inverse of `rewriting.cst`.
    """
    first, last = _span(guard)
    line = text.lines[first - 2 - above]
    following = guard.suite[guard.at + guard.count :]
    if line.lstrip().startswith("#") and guard.at == 0:  # it heads the suite
        return min(above, 1), 0
    is_definition = (
        bool(following)
        and isinstance(following[0], DEFINITIONS)
        and first_line(following[0]) == last + below + 1
    )
    if not opens_with_definition(guard.spec):
        return 0, 0 if is_definition and not above else min(below, 1)
    if is_definition:
        return min(above, 1), 0
    return (min(above, 1), int(below == 1)) if below else (0, 0)


def _is_alone(guard: GuardMatch) -> bool:
    """Whether its main block contains only the guard."""
    block = guard.block
    return guard.suite is block.body and len(guard.suite) == guard.count and not block.orelse


def _is_wrapped(text: Text, tree: ast.Module, guard: GuardMatch) -> bool:
    """Whether the guard's main block was made for a call, the last statement of the file."""
    return (
        bool(guard.spec.inner_imports)
        and guard.block is tree.body[-1]
        and guard.suite is guard.block.body
        and not guard.block.orelse
        and guard.at == 0
        and len(guard.suite) == guard.count + 1
        and text.lines[guard.block.lineno - 1].rstrip("\r\n") == MAIN_HEADER
    )


def _opened_header(text: Text, guard: GuardMatch) -> tuple[str, str] | None:
    """Return the header of a suite that was on its colon's line, and the text after that suite."""
    first, last = _span(guard)
    following = guard.suite[guard.at + guard.count :]
    blank = int(opens_with_definition(guard.spec))
    if guard.at or not following or isinstance(following[0], DEFINITIONS):
        return None
    if _blank_lines_below(last, text) != blank:
        return None
    if {following[0].lineno, last_line(following[-1])} != {last + blank + 1}:
        return None
    line = text.lines[first - 2].rstrip("\r\n")
    test, start = guard.block.test, 0
    if guard.suite is guard.block.body and test.end_lineno == first - 1:
        start = len(halves(line, test.end_col_offset or 0)[0])
    colon = (_END_OF_TEST if guard.suite is guard.block.body else _ELSE).match(line, start)
    return (line[: colon.end()], line[colon.end() :]) if colon else None


def _joined(header: tuple[str, str], line: str) -> str:
    """Move the *line* of a suite back to the line of its *header*."""
    head, tail = header
    bare = line.rstrip("\r\n")
    return f"{head} {bare.lstrip()}{tail}{line[len(bare) :]}"


def dedented(text: Text, *statements: ast.stmt) -> dict[int, str]:
    """Return the lines of *statements* in a main block, as they were at module level."""
    first = statements[0].lineno
    numbers = range(first, last_line(statements[-1]) + 1)
    indent = indentation(text.lines[first - 1])
    return {number: text.lines[number - 1].removeprefix(indent) for number in numbers}


def _runs(lines: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield the first and last numbers of consecutive *lines*."""
    for _, run in itertools.groupby(enumerate(sorted(lines)), lambda pair: pair[1] - pair[0]):
        numbers = [number for _, number in run]
        yield numbers[0], numbers[-1]


def _blank_lines_below(line: int, text: Text) -> int:
    under = text.lines[line:]
    return before_first(map(str.strip, under), len(under))
