"""Taking a guard out again: the inverse of a rewrite."""

from __future__ import annotations

import ast
import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from guard_codemod.config.settings import Settings
from guard_codemod.guards import SECONDS, FoundGuard, import_statement
from guard_codemod.model import DEFAULT_MESSAGE, Text
from guard_codemod.semantic.logical_lines import first_line, last_line

# How many blank lines above and below may have come with what is taken out, the likeliest first.
_AROUND_A_BLOCK = ((0, 1), (1, 1), (0, 2), (2, 1), (2, 2), (1, 2), (0, 0))
_INSIDE_A_BLOCK = ((1, 1), (1, 0), (0, 1), (0, 0))
_AROUND_IMPORTS = ((0, 2), (0, 1), (1, 1), (1, 0), (0, 0))


def candidates(
    text: Text, found: FoundGuard, tree: ast.Module, own: Sequence[ast.stmt]
) -> Iterator[Text]:
    """Yield what *text*, whose tree is *tree*, may have been before the guard *found* and its *own* imports came in.

    They differ in blank lines only: what stood there already cannot be told from what came with the guard.
    """
    owned = (
        found.suite is found.block.body
        and len(found.suite) == found.count
        and not found.block.orelse
    )
    guard = (found.block, found.block) if owned else (found.statements[0], found.statements[-1])
    spans = [(first_line(guard[0]), last_line(guard[1]))]
    runs = list(_runs([(statement.lineno, last_line(statement)) for statement in own]))
    preferred = _AROUND_A_BLOCK if owned else _INSIDE_A_BLOCK
    for around, *others in itertools.product(
        preferred, *(_around_imports(run, tree) for run in runs)
    ):
        removed: set[int] = set()
        for (first, last), (above, below) in zip([*spans, *runs], [around, *others], strict=True):
            removed |= set(
                range(
                    first - _blank(text, first - 1, -1, above),
                    last + 1 + _blank(text, last + 1, 1, below),
                )
            )
        lines = [line for number, line in enumerate(text.lines, 1) if number not in removed]
        if lines and lines != list(text.lines) and "".join(lines):
            yield replace(text, content="".join(_ended_as(text, lines)))


def settings_of(found: FoundGuard) -> Iterator[Settings]:
    """Yield the settings with which `apply` may have written the guard *found*."""
    spec = found.spec
    message = spec.message.replace("{", "{{").replace("}", "}}").replace(SECONDS, "{seconds}")
    for include_non_jobs in (False, True):
        yield Settings(
            timeout=spec.seconds,
            message=message or DEFAULT_MESSAGE,
            include_non_jobs=include_non_jobs,
            variant=replace(spec.variant, forks=False, tasks=False),
            cover_imports=bool(spec.inner_imports),
        )


def without(text: Text, tree: ast.Module, found: FoundGuard) -> ast.Module:
    """Take *found* and the imports that nothing else uses out of *tree*, that of *text*, and return it."""
    imports = own_imports(text, tree, found)
    del found.suite[found.at : found.at + found.count]
    emptied = found.block if not found.block.body and not found.block.orelse else None
    tree.body = [
        statement
        for statement in tree.body
        if statement not in imports and statement is not emptied
    ]
    return tree


def below(text: Text, bare: Text) -> int:
    """Return the line of *bare*, *text* without its guard, that stood below the guard; the last line if none did."""
    same = zip(reversed(text.lines), reversed(bare.lines), strict=False)
    unchanged = sum(1 for _ in itertools.takewhile(lambda lines: lines[0] == lines[1], same))
    return min(len(bare.lines) - unchanged + 1, len(bare.lines))


def own_imports(text: Text, tree: ast.Module, found: FoundGuard) -> list[ast.stmt]:
    """Return the imports at module level of what the guard uses, if nothing else does or another import follows.

    Whatever is not spelled as ours are, if by a comment behind it, somebody else put there.
    """
    modules = {called: module for module, called in found.names.items()}
    imports: dict[str, list[ast.stmt]] = {}
    for statement in tree.body:
        if isinstance(statement, ast.Import) and len(statement.names) == 1:
            (alias,) = statement.names
            called = alias.asname or alias.name
            if modules.get(called) == alias.name:
                imports.setdefault(called, []).append(statement)
    used = set(_used(tree, frozenset(map(id, found.statements))))
    return [
        ours
        for called, (ours, *others) in imports.items()
        if (called not in used or others)
        and _line(text, ours) == import_statement(modules[called], called)
    ]


def _line(text: Text, statement: ast.stmt) -> str:
    return text.lines[statement.lineno - 1].rstrip("\r\n")


def _used(tree: ast.Module, without: frozenset[int]) -> Iterator[str]:
    """Yield the names of module level that *tree* uses, but for the statements *without*."""
    stack: list[tuple[ast.AST, frozenset[str], bool]] = [(tree, frozenset(), False)]
    while stack:
        node, local, in_class = stack.pop()
        if id(node) in without:
            continue
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)):
            inside = list(ast.walk(node))
            declared = {
                name for inner in inside if isinstance(inner, ast.Global) for name in inner.names
            }
            local |= {name for inner in inside for name in _bound(inner)} - declared
            in_class = False
        elif isinstance(node, ast.ClassDef):
            in_class = True
        is_attribute = in_class and isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)
        names = (
            [node.id]
            if isinstance(node, ast.Name)
            else node.names
            if isinstance(node, ast.Global)
            else []
        )
        yield from (name for name in names if name not in local and not is_attribute)
        yield from _quoted(node)
        stack.extend((child, local, in_class) for child in ast.iter_child_nodes(node))


def _quoted(node: ast.AST) -> Iterator[str]:
    """Yield the words in what annotates *node* that stand in quotes."""
    for annotation in (getattr(node, "annotation", None), getattr(node, "returns", None)):
        for inner in ast.walk(annotation) if annotation else ():
            if isinstance(inner, ast.Constant) and isinstance(inner.value, str):
                yield from re.findall(r"\w+", inner.value)


def _bound(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Name):
        return [node.id] if isinstance(node.ctx, ast.Store) else []
    if isinstance(node, ast.arg):
        return [node.arg]
    if isinstance(node, (ast.Import, ast.ImportFrom)):
        return [alias.asname or alias.name.partition(".")[0] for alias in node.names]
    return []


def _around_imports(run: tuple[int, int], tree: ast.Module) -> Sequence[tuple[int, int]]:
    """Return how many blank lines may have come with the imports of *run*: none if there are others beside them."""
    beside = {run[0] - 1, run[1] + 1}
    joined = any(
        isinstance(one, (ast.Import, ast.ImportFrom)) and beside & {one.lineno, last_line(one)}
        for one in tree.body
    )
    return _AROUND_IMPORTS[::-1] if joined else _AROUND_IMPORTS


def _runs(spans: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Join those of *spans* that follow each other directly."""
    run: tuple[int, int] | None = None
    for first, last in sorted(spans):
        if run is not None and first == run[1] + 1:
            run = (run[0], last)
            continue
        if run is not None:
            yield run
        run = (first, last)
    if run is not None:
        yield run


def _blank(text: Text, start: int, step: int, wanted: int) -> int:
    """Return how many of the *wanted* lines from *start* on are there and blank."""
    count = 0
    while (
        count < wanted
        and 0 < start + count * step <= len(text.lines)
        and not text.lines[start + count * step - 1].strip()
    ):
        count += 1
    return count


def _ended_as(text: Text, lines: Sequence[str]) -> list[str]:
    """Return *lines* with the end of the file as it is in *text*."""
    *above, last = lines
    return (
        [*above, last] if text.lines[-1].endswith(("\n", "\r")) else [*above, last.rstrip("\r\n")]
    )
