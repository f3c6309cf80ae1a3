"""Where new lines go, and how many blank lines stand around them.

The order of imports is isort's (profile black) and ruff's: the standard library first, in it
``import x`` before ``from x import y``, each sorted by module. The blank lines are Black's.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from itertools import takewhile

from guard_codemod.model import InsertImports, LineKind, LogicalLine, NewBlock
from guard_codemod.planning.naming import NeededImport

_LEADING = (LineKind.DOCSTRING, LineKind.FUTURE, LineKind.PINNED)
_INLINE_METADATA_END = re.compile(r"# ///\s*")


def place_new_block(anchor: int, layout: Sequence[LogicalLine], lines: Sequence[str]) -> NewBlock:
    """Return where a main block of its own goes: right above logical line *anchor*."""
    top = with_comments(anchor, layout, lines)
    above = _blank_lines_above(top, lines)
    definition = layout[anchor].kind is LineKind.DEFINITION
    if (
        definition
        and above > 1
        and anchor > 0
        and layout[anchor - 1].kind in (*_LEADING, LineKind.IMPORT)
    ):
        # They are there for the definition: between imports and the block, one blank line is what belongs there.
        return NewBlock(top - above + 1, 0, max(0, _blank_lines_before(layout[anchor]) - above + 1))
    after_definition = anchor > 0 and layout[anchor - 1].kind is LineKind.DEFINITION
    needed = 2 if after_definition and layout[anchor - 1].last + above + 1 == top else 1
    return NewBlock(
        before=top,
        blank_before=0 if top == 1 else max(0, needed - above),
        blank_after=_blank_lines_before(layout[anchor]),
        unusual=top > 1 and above < needed,
    )


def place_imports(
    imports: Sequence[NeededImport],
    anchor: int,
    layout: Sequence[LogicalLine],
    lines: Sequence[str],
) -> tuple[InsertImports, ...]:
    """Return where *imports* go: with the module's others, all before logical line *anchor*."""
    first = next((index for index in range(anchor) if layout[index].kind is LineKind.IMPORT), None)
    if not imports:
        return ()
    if first is None or _is_misplaced(first, layout, lines):
        return (_own_section(imports, layout, lines),)
    run = [first + offset for offset, _ in enumerate(_run(layout[first:anchor]))]
    standard = [index for index in run if _is_standard(layout[index])]
    if not standard:
        before = with_comments(first, layout, lines)
        return (
            InsertImports(before, tuple(needed.statement for needed in imports), blank_after=1),
        )
    by_line: dict[int, list[str]] = {}
    for needed in imports:
        by_line.setdefault(_sorted_in(needed, standard, first, layout, lines), []).append(
            needed.statement
        )
    return tuple(InsertImports(before, tuple(statements)) for before, statements in by_line.items())


def _is_misplaced(first: int, layout: Sequence[LogicalLine], lines: Sequence[str]) -> bool:
    """Whether the first import follows code, as linters are told by a comment (E402)."""
    return (
        any(line.kind not in _LEADING for line in layout[:first])
        and "noqa" in lines[layout[first].last - 1]
    )


def _run(layout: Sequence[LogicalLine]) -> Sequence[LogicalLine]:
    return list(takewhile(lambda line: line.kind is LineKind.IMPORT, layout))


def _is_standard(line: LogicalLine) -> bool:
    return line.module.partition(".")[0] in sys.stdlib_module_names


def _sorted_in(
    needed: NeededImport,
    standard: Sequence[int],
    first: int,
    layout: Sequence[LogicalLine],
    lines: Sequence[str],
) -> int:
    """Return the physical line before which *needed* goes."""
    froms = [index for index in standard if layout[index].from_import]
    straight = [index for index in standard if not layout[index].from_import]
    if straight and froms and froms[0] < straight[-1]:
        straight = list(standard)  # the file sorts both spellings together
    later = next(
        (index for index in straight if layout[index].module.lower() > needed.module), None
    )
    if later is None and straight:
        return layout[straight[-1]].last + 1
    before = froms[0] if later is None else later
    if before == first:
        return layout[
            before
        ].first  # a comment above the very first import more likely heads them all
    top = with_comments(before, layout, lines)
    if top < layout[before].first and before - 1 in standard:
        return top - _blank_lines_above(top, lines)  # the blank lines belong to the comment
    return top


def _own_section(
    imports: Sequence[NeededImport], layout: Sequence[LogicalLine], lines: Sequence[str]
) -> InsertImports:
    following = len(list(takewhile(lambda line: line.kind in _LEADING, layout)))
    statements = tuple(needed.statement for needed in imports)
    top = with_comments(following, layout, lines)
    blanks = _blank_lines_above(top, lines)
    needed = _blank_lines_before(layout[following])
    last_above = top - 1 - blanks
    # No blank line is added above where there was none: so it can be told what was there.
    if needed == 1:
        return InsertImports(top, statements, blank_after=1)
    if blanks == 0 or last_above == 0:
        return InsertImports(last_above + 1, statements, blank_after=max(0, needed - blanks))
    return InsertImports(
        last_above + 1, statements, 1, max(0, needed - blanks), unusual=blanks < needed
    )


def _blank_lines_before(line: LogicalLine) -> int:
    return 2 if line.kind is LineKind.DEFINITION else 1


def with_comments(index: int, layout: Sequence[LogicalLine], lines: Sequence[str]) -> int:
    """Return the first physical line of logical line *index* with the comments right above it.

    Comments at the very top of the file belong to the file, a PEP 723 block too, and an indented one to what is above.
    """
    first = layout[index].first
    floor = layout[index - 1].last if index else 0
    top = first
    while top - 1 > floor and lines[top - 2].lstrip("\f").startswith("#"):
        if _INLINE_METADATA_END.fullmatch(lines[top - 2]):
            return top
        top -= 1
    at_head = floor == 0 and all(not line.strip() for line in lines[: top - 1])
    return first if at_head else top


def _blank_lines_above(line: int, lines: Sequence[str]) -> int:
    return sum(1 for _ in takewhile(lambda text: not text.strip(), reversed(lines[: line - 1])))
