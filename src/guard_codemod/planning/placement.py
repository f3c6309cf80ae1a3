"""Decide where new lines go, and how many blank lines surround them.

Imports are sorted as by isort (profile black) and ruff: the standard library first, with
``import x`` before ``from x import y``, each sorted by module. Blank lines are as in Black.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from itertools import dropwhile, takewhile

from guard_codemod.lazy import frozen, regex
from guard_codemod.planning.naming import NeededImport
from guard_codemod.planning.plan import InsertImports, NewBlock
from guard_codemod.semantic.logical_lines import LineKind, LogicalLine, before_first

_LEADING = (LineKind.DOCSTRING, LineKind.FUTURE, LineKind.PINNED)
_INLINE_METADATA_END = regex(r"# ///\s*")


@frozen
class Placement:
    """The `lines` of a file and their `layout`, with a guard at the logical line `anchor`.

    The guard is about to be inserted there, with its imports above it, or about to be removed. In
    both cases, `layout` contains neither its imports nor a main block of its own.
    """

    anchor: int
    layout: Sequence[LogicalLine]
    lines: Sequence[str]

    def of_new_block(self) -> NewBlock:
        """Return where a new main block goes: right above the anchor."""
        top = self._with_comments(self.anchor)
        above = blank_lines_above(top, self.lines)
        if above in (0, 2) and self.parts_imports():
            return NewBlock(top - above // 2, blank_after=above // 2, blank_before=1 - above // 2)
        new = self.blank_lines_below_block(above)
        # Of the blank lines that set off a definition, one is what belongs above the block.
        below = above - 1 if new < self._blank_lines_before(self.anchor) else 0
        return NewBlock(top - below, new)

    def parts_imports(self) -> bool:
        """Whether a block at the anchor is between the ``__future__`` imports and others.

        Black wants one blank line above it. The number below it is that between the imports before.
        """
        kinds = [line.kind for line in self.layout[max(self.anchor - 1, 0) : self.anchor + 1]]
        return kinds == [LineKind.FUTURE, LineKind.IMPORT]

    def blank_lines_below_block(self, above: int) -> int:
        """Return the number of blank lines to add above a block, given those *above* it."""
        before = self.layout[: self.anchor][-1:]
        heads = any(line.kind in (*_LEADING, LineKind.IMPORT) for line in before)
        if heads and above and not self._is_decorated_first(self.anchor):
            return 1
        return self._blank_lines_before(self.anchor)

    def of_imports(
        self, imports: Sequence[NeededImport], block: NewBlock | None
    ) -> tuple[InsertImports, ...]:
        """Return where *imports* go: next to the other imports, and before the anchor.

        *block* is the main block that the guard gets, if it gets a new one.
        """
        if not imports:
            return ()
        present = self._present_imports()
        standard = [index for index in present if _is_standard(self.layout[index])]
        if not standard:
            statements = tuple(needed.statement for needed in imports)
            if not present:
                return (self._of_first_imports(statements, block),)
            return (InsertImports(self._with_comments(present[0]), statements, blank_after=1),)
        by_line: dict[int, list[str]] = {}
        for needed in imports:
            by_line.setdefault(self._sorted_in(needed, standard), []).append(needed.statement)
        return tuple(InsertImports(before, tuple(new)) for before, new in by_line.items())

    def _of_first_imports(
        self, statements: tuple[str, ...], block: NewBlock | None
    ) -> InsertImports:
        """Return where *statements* go if there are no other imports to join."""
        following = self._following()
        top = self._with_comments(following)
        future = self._under_future_import(following, top)
        if future and self._blank_lines_before(following) == 1:
            return InsertImports(future + 1, statements, blank_after=1)
        if future:
            return InsertImports(future, statements, blank_before=1)
        if block and following == self.anchor:
            return InsertImports(block.before, statements, blank_after=1)
        blanks = blank_lines_above(top, self.lines)
        below = self._blank_lines_before(following)
        # isort wants two blank lines between imports and a definition, so one becomes two, and the
        # blank lines above the imports record how many there were.
        if self._keeps_blanks(following, top, blanks):
            return InsertImports(top, statements, 0, below)
        if blanks == 2:
            return InsertImports(top - blanks, statements, 1, 0)
        return InsertImports(top, statements, 1, below)

    def blank_lines_around_imports(self, block: int | None, first: int) -> tuple[int, int]:
        """Return the numbers of blank lines inserted above and below the imports from line *first*.

        This is the inverse of `of_imports`. The guard's own block, if any, is on line *block*.
        """
        present = self._present_imports()
        if present:
            return 0, int(not any(_is_standard(self.layout[index]) for index in present))
        following = self._following()
        if block and following == self.anchor:
            return 0, 1
        blanks = blank_lines_above(first, self.lines)
        needed = self._blank_lines_before(following)
        if self._keeps_blanks(following, first, blanks):
            return 0, needed
        return (1, 0) if blanks == 1 else (1, needed)

    def of_module_import(
        self,
        imports: Sequence[NeededImport],
        block: NewBlock | None,
        is_local: Callable[[str], bool],
        first_party: bool,
    ) -> tuple[InsertImports, ...]:
        """Return where the import of a guard module goes: next to local imports, or alone.

        If it is *first_party*, other tools treat it as a module of the project.
        """
        present = self._present_imports()
        if not (present and imports):
            return self.of_imports(imports, block)
        (needed,) = imports
        statements = (needed.statement,)
        sections = self._sections(present)
        beside = [
            section
            for section in sections
            if any(is_local(self._module(index)) for index in section)
        ]
        above = [section for section in sections if not self._module(section[0]).startswith(".")]
        if not (beside or first_party):
            beside = [section for section in above if not _is_standard(self.layout[section[0]])]
        if beside:
            return (InsertImports(self._sorted_in(needed, beside[-1]), statements),)
        if above:
            return (InsertImports(self.layout[above[-1][-1]].last + 1, statements, blank_before=1),)
        return (InsertImports(self._with_comments(present[0]), statements, blank_after=1),)

    def blank_lines_around_module_import(self, line: int) -> tuple[int, int] | None:
        """Return the numbers of blank lines inserted around the import of a guard module on *line*.

        This is the inverse of `of_module_import`; None if that placed it like `of_imports`.
        """
        present = self._present_imports()
        if not present:
            return None
        under = next((text for text in self.lines[line:] if not text.startswith("#")), "")
        if line < self.layout[present[0]].first:
            return 0, int(not self.lines[line].strip())
        is_above_another = under.startswith(("import ", "from "))
        return int(not is_above_another and blank_lines_above(line, self.lines) > 0), 0

    def _module(self, index: int) -> str:
        return self.layout[index].module

    def _present_imports(self) -> list[int]:
        """Return the indices of the imports that new ones join: those right above the anchor."""
        run = dropwhile(lambda index: not self._is_import(index), range(self.anchor))
        present = list(takewhile(self._is_import, run))
        return [] if present and self._is_misplaced(present[0]) else present

    def _is_import(self, index: int) -> bool:
        return self.layout[index].kind is LineKind.IMPORT

    def _is_misplaced(self, first: int) -> bool:
        """Whether the first import follows code, with a comment that allows it (E402)."""
        return (
            any(line.kind not in _LEADING for line in self.layout[:first])
            and "noqa" in self.lines[self.layout[first].last - 1]
        )

    def _sections(self, present: Sequence[int]) -> list[list[int]]:
        """Return the indices of the *present* imports, split where blank lines separate them."""
        sections: list[list[int]] = []
        for index in present:
            above = self.lines[self.layout[index - 1].last : self.layout[index].first - 1]
            if not sections or not all(map(str.strip, above)):
                sections.append([])
            sections[-1].append(index)
        return sections

    def _sorted_in(self, needed: NeededImport, section: Sequence[int]) -> int:
        """Return the physical line before which *needed* goes in a *section* of imports."""
        froms = [index for index in section if self.layout[index].from_import]
        straight = [index for index in section if not self.layout[index].from_import]
        if straight and froms and froms[0] < straight[-1]:
            straight = list(section)  # the file sorts both spellings together
        later = (index for index in straight if self._module(index).lower() > needed.module)
        before = next(later, None)
        if before is None:
            if straight:
                return self.layout[straight[-1]].last + 1
            before = froms[0]
        top, line = self._with_comments(before), self.layout[before].first
        if top < line and before - 1 in section:
            return top - blank_lines_above(top, self.lines)  # those belong to the comment
        # A comment above the first import of a section probably belongs to the whole section. Black
        # also wants a blank line between an import and a comment.
        return line

    def _following(self) -> int:
        """Return the index of the logical line below a section of new imports."""
        leading = takewhile(lambda line: line.kind in _LEADING, self.layout[: self.anchor])
        return len(list(leading))

    def _under_future_import(self, following: int, top: int) -> int | None:
        """Return the line under a ``__future__`` import, if a comment of its own is above *top*.

        isort and ruff put imports above such a comment, which belongs to no statement. The blank
        line above the comment then follows them, so that `blank_lines_around_imports` remains the
        inverse.
        """
        if not following or self.layout[following - 1].kind is not LineKind.FUTURE:
            return None
        below = self.layout[following - 1].last + 1
        blank, *others = self.lines[below - 1 : top - 1] or [""]
        return below if not blank.strip() and any(map(str.strip, others)) else None

    def _keeps_blanks(self, following: int, top: int, blanks: int) -> bool:
        """Whether imports on line *top*, above line *following*, leave the *blanks* above them."""
        return (
            self._blank_lines_before(following) == 1
            or top == blanks + 1
            or blanks not in (1, 2)
            or self._is_decorated_first(following)
        )

    def _is_decorated_first(self, index: int) -> bool:
        """Whether a decorator follows the docstring: Black puts one blank line between them.

        Other definitions are two blank lines below the docstring.
        """
        if index != 1 or self.layout[0].kind is not LineKind.DOCSTRING:
            return False
        above, line = self.lines[self.layout[1].first - 2 : self.layout[1].first]
        return line.startswith("@") and not above.strip()

    def _blank_lines_before(self, index: int) -> int:
        return 2 if self.layout[index].kind is LineKind.DEFINITION else 1

    def _with_comments(self, index: int) -> int:
        """Return the first line of logical line *index*, including the comments right above it.

        Comments at the top of the file belong to the file, as does a PEP 723 block. An indented
        comment belongs to the statement above it.
        """
        first = self.layout[index].first
        floor = self.layout[index - 1].last if index else 0
        top = first
        while top - 1 > floor and self.lines[top - 2].lstrip("\f").startswith("#"):
            if _INLINE_METADATA_END.fullmatch(self.lines[top - 2]):
                return top
            top -= 1
        at_head = floor == 0 and blank_lines_above(top, self.lines) == top - 1
        return first if at_head else top


def _is_standard(line: LogicalLine) -> bool:
    return line.module.partition(".")[0] in sys.stdlib_module_names


def blank_lines_above(line: int, lines: Sequence[str]) -> int:
    """Return how many blank lines stand above physical line *line*."""
    return before_first(map(str.strip, reversed(lines[: line - 1])), line - 1)
