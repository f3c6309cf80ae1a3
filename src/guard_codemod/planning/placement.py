"""Where new lines go, and how many blank lines stand around them.

The order of imports is isort's (profile black) and ruff's: the standard library first, in it
``import x`` before ``from x import y``, each sorted by module. The blank lines are Black's.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from itertools import takewhile

from guard_codemod.lazy import regex
from guard_codemod.planning.naming import NeededImport
from guard_codemod.planning.plan import InsertImports, NewBlock
from guard_codemod.semantic.logical_lines import LineKind, LogicalLine

_LEADING = (LineKind.DOCSTRING, LineKind.FUTURE, LineKind.PINNED)
_INLINE_METADATA_END = regex(r"# ///\s*")


def place_new_block(anchor: int, layout: Sequence[LogicalLine], lines: Sequence[str]) -> NewBlock:
    """Return where a main block of its own goes: right above logical line *anchor*."""
    top = with_comments(anchor, layout, lines)
    above = blank_lines_above(top, lines)
    if above in (0, 2) and parts_imports(anchor, layout):
        return NewBlock(top - above // 2, blank_after=above // 2, blank_before=1 - above // 2)
    new = blank_lines_below_block(anchor, layout, lines, above)
    # Of the blank lines that set off a definition, one is what belongs above the block.
    below = above - 1 if new < _blank_lines_before(layout[anchor]) else 0
    return NewBlock(top - below, new)


def parts_imports(anchor: int, layout: Sequence[LogicalLine]) -> bool:
    """Whether a block at *anchor* is between the ``__future__`` imports and others.

    Black wants one blank line above it. Below it are as many as there were between the two.
    """
    kinds = [line.kind for line in layout[max(anchor - 1, 0) : anchor + 1]]
    return kinds == [LineKind.FUTURE, LineKind.IMPORT]


def blank_lines_below_block(
    anchor: int, layout: Sequence[LogicalLine], lines: Sequence[str], above: int
) -> int:
    """Return the number of blank lines to add above a block at *anchor*, given those *above* it."""
    needed = _blank_lines_before(layout[anchor])
    heads = anchor > 0 and layout[anchor - 1].kind in (*_LEADING, LineKind.IMPORT)
    return 1 if heads and above and not _is_decorated_first(anchor, layout, lines) else needed


def _is_decorated_first(index: int, layout: Sequence[LogicalLine], lines: Sequence[str]) -> bool:
    """Whether a docstring and then a decorator are first: Black puts one blank line between them.

    Between a docstring and other definitions, it puts two.
    """
    docstring = index == 1 and layout[0].kind is LineKind.DOCSTRING
    line = layout[index].first
    return docstring and lines[line - 1].startswith("@") and not lines[line - 2].strip()


def place_imports(
    imports: Sequence[NeededImport],
    anchor: int,
    layout: Sequence[LogicalLine],
    lines: Sequence[str],
    block: NewBlock | None,
) -> tuple[InsertImports, ...]:
    """Return where *imports* go: with the module's others, all before logical line *anchor*.

    There the guard gets a *block* of its own, if so.
    """
    if not imports:
        return ()
    statements = tuple(needed.statement for needed in imports)
    first = _first_import(anchor, layout, lines)
    if first is None:
        following = _following(layout[:anchor])
        top = with_comments(following, layout, lines)
        future = _under_future_import(following, layout, lines, top)
        if future:
            return (InsertImports(future, statements, blank_before=1),)
        if block and following == anchor:
            return (InsertImports(block.before, statements, blank_after=1),)
        blanks = blank_lines_above(top, lines)
        below = _blank_lines_before(layout[following])
        # isort wants two blank lines between imports and a definition, so one becomes two, and the
        # blank lines above the imports record how many there were.
        if _keeps_blanks(following, layout, lines, top, blanks):
            return (InsertImports(top, statements, 0, below),)
        if blanks == 2:
            return (InsertImports(top - blanks, statements, 1, 0),)
        return (InsertImports(top, statements, 1, below),)
    standard = _standard(first, anchor, layout)
    if not standard:
        return (InsertImports(with_comments(first, layout, lines), statements, blank_after=1),)
    by_line: dict[int, list[str]] = {}
    for needed in imports:
        by_line.setdefault(_sorted_in(needed, standard, layout, lines), []).append(needed.statement)
    return tuple(InsertImports(before, tuple(statements)) for before, statements in by_line.items())


def _under_future_import(
    following: int, layout: Sequence[LogicalLine], lines: Sequence[str], top: int
) -> int | None:
    """Return the line below a ``__future__`` import, if a comment of its own is above line *top*.

    isort and ruff put imports above such a comment, which belongs to no statement. The blank line
    above it then is below them, so that `blank_lines_around_imports` need not know of this.
    """
    if not following or layout[following - 1].kind is not LineKind.FUTURE:
        return None
    below = layout[following - 1].last + 1
    blank, *others = lines[below - 1 : top - 1] or [""]
    return below if not blank.strip() and any(map(str.strip, others)) else None


def _keeps_blanks(
    following: int, layout: Sequence[LogicalLine], lines: Sequence[str], top: int, blanks: int
) -> bool:
    """Whether imports on line *top*, above line *following*, leave the *blanks* above them."""
    return (
        _blank_lines_before(layout[following]) == 1
        or top == blanks + 1
        or blanks not in (1, 2)
        or _is_decorated_first(following, layout, lines)
    )


def place_module_import(
    is_local: Callable[[str], bool],
    first_party: bool,
    imports: Sequence[NeededImport],
    anchor: int,
    layout: Sequence[LogicalLine],
    lines: Sequence[str],
    block: NewBlock | None,
) -> tuple[InsertImports, ...]:
    """Return where the import of a guard module goes: with others that are local, or on its own.

    Other tools take it for a module of the project if it is `first_party`.
    """
    first = _first_import(anchor, layout, lines)
    if first is None or not imports:
        return place_imports(imports, anchor, layout, lines, block)
    (needed,) = imports
    statements = (needed.statement,)
    sections = _sections(first, anchor, layout, lines)
    beside = [one for one in sections if any(is_local(layout[index].module) for index in one)]
    above = [one for one in sections if not layout[one[0]].module.startswith(".")]
    if not (beside or first_party):
        beside = [one for one in above if not _is_standard(layout[one[0]])]
    if beside:
        before = _sorted_in(needed, beside[-1], layout, lines)
        return (InsertImports(before, statements),)
    if above:
        return (InsertImports(layout[above[-1][-1]].last + 1, statements, blank_before=1),)
    return (InsertImports(with_comments(first, layout, lines), statements, blank_after=1),)


def blank_lines_around_module_import(
    line: int, anchor: int, layout: Sequence[LogicalLine], lines: Sequence[str]
) -> tuple[int, int] | None:
    """Return the numbers of blank lines inserted around the import of a guard module on *line*.

    The inverse of `place_module_import`; None if that has done as `place_imports` does.
    """
    first = _first_import(anchor, layout, lines)
    if first is None:
        return None
    under = next((text for text in lines[line:] if not text.startswith("#")), "")
    if line < layout[first].first:
        return 0, int(not lines[line].strip())
    is_above_another = under.startswith(("import ", "from "))
    return int(not is_above_another and blank_lines_above(line, lines) > 0), 0


def _sections(
    first: int, anchor: int, layout: Sequence[LogicalLine], lines: Sequence[str]
) -> list[list[int]]:
    """Return the indices of the imports from *first* on, by the blank lines between them."""
    run = takewhile(lambda line: line.kind is LineKind.IMPORT, layout[first:anchor])
    sections: list[list[int]] = []
    for index, line in enumerate(run, first):
        if not sections or not all(map(str.strip, lines[layout[index - 1].last : line.first - 1])):
            sections.append([])
        sections[-1].append(index)
    return sections


def blank_lines_around_imports(
    anchor: int,
    layout: Sequence[LogicalLine],
    lines: Sequence[str],
    block: int | None,
    first: int,
) -> tuple[int, int]:
    """Return the numbers of blank lines inserted above and below the imports from line *first*.

    The inverse of `place_imports`. *layout* contains neither the imports nor the guard's own block
    on line *block*.
    """
    section = _first_import(anchor, layout, lines)
    if section is not None:
        return 0, int(not _standard(section, anchor, layout))
    following = _following(layout[:anchor])
    if block and following == anchor:
        return 0, 1
    blanks = blank_lines_above(first, lines)
    needed = _blank_lines_before(layout[following])
    if _keeps_blanks(following, layout, lines, first, blanks):
        return 0, needed
    return (1, 0) if blanks == 1 else (1, needed)


def _first_import(anchor: int, layout: Sequence[LogicalLine], lines: Sequence[str]) -> int | None:
    """Return the index of the import that new ones go next to, None if none precedes *anchor*."""
    first = next((index for index in range(anchor) if layout[index].kind is LineKind.IMPORT), None)
    return None if first is None or _is_misplaced(first, layout, lines) else first


def _standard(first: int, anchor: int, layout: Sequence[LogicalLine]) -> list[int]:
    """Return the indices of standard-library imports in the run of imports from *first* on."""
    run = takewhile(lambda line: line.kind is LineKind.IMPORT, layout[first:anchor])
    return [index for index, line in enumerate(run, first) if _is_standard(line)]


def _following(layout: Sequence[LogicalLine]) -> int:
    """Return the index of the logical line below a section of new imports."""
    return len(list(takewhile(lambda line: line.kind in _LEADING, layout)))


def _is_misplaced(first: int, layout: Sequence[LogicalLine], lines: Sequence[str]) -> bool:
    """Whether the first import follows code, which a comment allows (E402)."""
    return (
        any(line.kind not in _LEADING for line in layout[:first])
        and "noqa" in lines[layout[first].last - 1]
    )


def _is_standard(line: LogicalLine) -> bool:
    return line.module.partition(".")[0] in sys.stdlib_module_names


def _sorted_in(
    needed: NeededImport,
    standard: Sequence[int],
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
    top, line = with_comments(before, layout, lines), layout[before].first
    if top < line and before - 1 in standard:
        return top - blank_lines_above(top, lines)  # the blank lines belong to the comment
    # A comment above the first import of a section more likely heads them all. Black also wants a
    # blank line between an import and a comment.
    return line


def _blank_lines_before(line: LogicalLine) -> int:
    return 2 if line.kind is LineKind.DEFINITION else 1


def with_comments(index: int, layout: Sequence[LogicalLine], lines: Sequence[str]) -> int:
    """Return the first physical line of logical line *index* with the comments right above it.

    Comments at the top of the file belong to the file, as does a PEP 723 block. An indented comment
    belongs to the statement above it.
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


def blank_lines_above(line: int, lines: Sequence[str]) -> int:
    """Return how many blank lines stand above physical line *line*."""
    return sum(1 for _ in takewhile(lambda text: not text.strip(), reversed(lines[: line - 1])))
