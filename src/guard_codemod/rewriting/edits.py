"""Turn a `Plan` into new text, without making decisions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import count
from operator import attrgetter, ne

from guard_codemod.detection.file_model import MainBlock
from guard_codemod.guards.spec import GuardSpec
from guard_codemod.guards.templates import MAIN_HEADER, new_block_source
from guard_codemod.lazy import replace
from guard_codemod.model import Text
from guard_codemod.planning.plan import (
    GuardCompletion,
    InsertImports,
    NewBlock,
    Plan,
    WrapCall,
)
from guard_codemod.semantic.logical_lines import before_first


def rewrite(text: Text, plan: Plan) -> Text:
    """Return *text* with the edits of *plan*. Raises `VerificationError`."""
    lines = list(text.lines)
    if plan.completion is not None:
        completed = list(_completed(lines, plan.completion))
        return replace(text, content="".join(_ended(completed, like=lines[-1])))
    guard, spec = plan.guard, plan.spec
    assert guard is not None
    assert spec is not None
    # From the bottom up, so that the line numbers above an edit remain valid.
    if isinstance(guard, NewBlock):
        _insert(lines, guard, new_block_source(spec).splitlines())
    elif isinstance(guard, WrapCall):
        _wrap_call(lines, guard, spec)
    else:
        _enter_block(lines, guard.block, spec)
    for imports in sorted(plan.imports, key=attrgetter("before"), reverse=True):
        _insert(lines, imports, imports.statements)
    return replace(text, content="".join(lines))


def _completed(lines: list[str], completion: GuardCompletion) -> Iterator[str]:
    newline = newline_of(lines, completion.before)
    new = [line + newline for line in completion.lines]
    wrapped = dict(completion.wrapped)
    end = 0
    for number, line in enumerate(lines, 1):
        if number in wrapped:
            end = wrapped[number]
            yield MAIN_HEADER + newline
        if number == completion.before:
            yield from new
        yield _indented(line, completion.indent) if number <= end else line
    if completion.before > len(lines):
        yield from new


def _ended(lines: Sequence[str], like: str) -> Iterator[str]:
    """Yield *lines*, with a line end after the last one only if *like* has one."""
    *above, last = lines
    if like.endswith(("\n", "\r")):
        yield from lines
    else:
        newline = last[len(last.rstrip("\r\n")) :]
        yield from (line if line.endswith(("\n", "\r")) else line + newline for line in above)
        yield last.rstrip("\r\n")


def _insert(lines: list[str], at: InsertImports | NewBlock, new: Sequence[str]) -> None:
    # Use the line end above: \n after a line that ends in \r would become part of that line end.
    newline = newline_of(lines, max(at.before - 1, 1))
    new = [*[""] * at.blank_before, *new, *[""] * at.blank_after]
    lines[at.before - 1 : at.before - 1] = [line + newline for line in new]


def _enter_block(lines: list[str], block: MainBlock, spec: GuardSpec) -> None:
    # Not at the top: importing libcst takes 0.2 s, and most runs do not need it.
    from guard_codemod.rewriting import cst

    new = cst.enter_block(lines, block, spec, newline_of(lines, block.line))
    lines[block.first - 1 : block.last] = new.splitlines(keepends=True)


def _wrap_call(lines: list[str], call: WrapCall, spec: GuardSpec) -> None:
    newline = newline_of(lines, call.first)
    above = [line + newline for line in (*new_block_source(spec).splitlines(), "")]
    wrapped = [_indented(line, spec.indent) for line in lines[call.first - 1 : call.last]]
    lines[call.first - 1 : call.last] = above + wrapped


def _indented(line: str, indent: str) -> str:
    return indent + line if line.strip("\r\n") else line


def newline_of(lines: Sequence[str], number: int) -> str:
    """Return the line end of physical line *number*, or of the nearest line above with one."""
    for line in reversed(lines[:number]):
        for newline in ("\r\n", "\n", "\r"):
            if line.endswith(newline):
                return newline
    return "\n"


def lines_in(old: Text, new: Text) -> Mapping[int, int]:
    """Map the numbers of the lines of *old* to their numbers in *new*, which adds lines to it.

    Lines that are missing from *new* are left out.
    """
    below = lines_alike_at_end(old, new)
    above, given = (text.lines[: len(text.lines) - below] for text in (old, new))
    numbers_below = range(len(above) + 1, len(old.lines) + 1)
    moved = dict(zip(numbers_below, count(len(given) + 1)))
    last_of = dict(zip(given, count()))
    now = 0
    for number, line in enumerate(above, 1):
        if last_of.get(line, -1) >= now:
            moved[number] = now = given.index(line, now) + 1
    return moved


def lines_alike_at_end(old: Text, new: Text) -> int:
    """Return how many lines at the ends of *old* and *new* are equal."""
    differ = map(ne, reversed(old.lines), reversed(new.lines))
    return before_first(differ, min(len(old.lines), len(new.lines)))
