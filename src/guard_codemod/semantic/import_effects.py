"""What a module does when it is imported, as far as that is sure and concerns a guard."""

from __future__ import annotations

import ast
import warnings
from collections.abc import Iterable, Iterator
from functools import lru_cache

from guard_codemod.semantic.blocking_calls import ARMS, SERVERS, waits_early
from guard_codemod.semantic.call_trace import Importing, run_and_import
from guard_codemod.semantic.main_block import find_suites
from guard_codemod.semantic.model import Program
from guard_codemod.semantic.qualified_names import Step

Import = ast.Import | ast.ImportFrom

IMPORTS_BY_NAME = ("import_module", "__import__")
"""The functions that import the module which they are given the name of."""

_WORDS = [
    *map(str.encode, SERVERS),
    *b"subprocess sleep system wait input alarm setitimer import_".split(),
]
"""Of these, one stands in every file that may wait for anything, set the alarm, or import by calling a function."""


def may_wait(data: bytes) -> bool:
    """Whether the module *data* may do more on import than to import others, by a cheap look at it."""
    return any(word in data for word in _WORDS)


def import_of(step: Step | Importing) -> Import | None:
    """Return the import that *step* is, be it a call that spells the module's name out."""
    if isinstance(step, Importing):
        return step.statement
    if step.name.removeprefix("importlib.") in IMPORTS_BY_NAME and step.call.args:
        name = step.call.args[0]
        if isinstance(name, ast.Constant) and isinstance(name.value, str):
            return ast.copy_location(ast.Import([ast.alias(name.value)]), step.call)
    return None


# Many jobs import the same modules. What depends on a file's content alone does not go out of date.
@lru_cache(maxsize=256)
def on_import(data: bytes) -> tuple[Import | Step, ...]:
    """Return what the import of a module with the content *data* surely does, up to the first wait or alarm.

    That is empty if it is no Python, or nested too deeply: this is said of the file itself if it is to be looked at.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return tuple(_events(_steps(ast.parse(data), data.decode(errors="replace"))))
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return ()


def _steps(tree: ast.Module, content: str) -> Iterator[Step | Importing]:
    mains = {suite.top for suite in find_suites(tree)}
    tree.body = [statement for top, statement in enumerate(tree.body) if top not in mains]
    return (step for _, step in run_and_import(Program.of(tree, content)))


def _events(steps: Iterable[Step | Importing]) -> Iterator[Import | Step]:
    for step in steps:
        if not step.certain:
            continue
        statement = import_of(step)
        if statement is not None:
            yield statement
        elif isinstance(step, Step) and (step.name in ARMS or waits_early(step.call, step.name)):
            yield step
            return
