"""What a module does when it is imported, as far as that is sure and concerns a guard."""

from __future__ import annotations

import ast
import re
import warnings
from collections.abc import Iterable, Iterator
from functools import lru_cache

from guard_codemod.analysis.calls import dotted
from guard_codemod.analysis.flow import Importing, Program, Step
from guard_codemod.analysis.mainblock import find_suites
from guard_codemod.analysis.threats.blocking import ARMS, SERVERS, waits

Import = ast.Import | ast.ImportFrom

_IMPORTS_BY_NAME = frozenset({"importlib.import_module", "__import__"})

_WORDS = f"{SERVERS} HTTP subprocess sleep system wait input alarm setitimer import_".encode().split()
"""Of these, one stands in every file that may wait for anything, set the alarm, or import by calling a function."""

_DEFINITION = rb"(?m)^(?:@|(?:def|class|async[ \t]+def)\b).*(?:\n(?:[ \t)\]}#].*|\r?(?=\n)))*"
"""A function or class at module level, by the look of its lines."""

_DEFINED = rb"(?m)^[ \t]*(?:def|class|async[ \t]+def)[ \t]+(\w+)"


def may_wait(data: bytes) -> bool:
    """Whether the module *data* may do more on import than to import others, by a cheap look at it."""
    return any(word in data for word in _WORDS)


def import_of(step: Step | Importing) -> Import | None:
    """Return the import that *step* is, be it a call that spells the module's name out."""
    if isinstance(step, Importing):
        return step.statement
    if step.name in _IMPORTS_BY_NAME and step.call.args:
        name = step.call.args[0]
        if isinstance(name, ast.Constant) and isinstance(name.value, str):
            return ast.copy_location(ast.Import([ast.alias(name.value)]), step.call)
    return None


# Many jobs import the same modules. What depends on a file's content alone does not go out of date.
@lru_cache(maxsize=256)
def on_import(data: bytes) -> tuple[Import | Step, ...]:
    """Return what the import of a module with the content *data* surely does, up to the first wait or alarm.

    That is empty if it is no Python: this is said of the file itself if it is to be looked at.
    """
    # Definitions are most of a module, and few of them are needed on import.
    steps = _steps(re.sub(_DEFINITION, _blank, data))
    defined = {name.decode(errors="replace") for name in re.findall(_DEFINED, data)}
    if steps is not None and all(defined.isdisjoint(re.findall(r"\w+", name)) for name in _called(steps)):
        events = tuple(_events(steps))
        if not any(isinstance(event, Step) for event in events):
            return events
    return tuple(_events(_steps(data) or ()))


def _blank(definition: re.Match[bytes]) -> bytes:
    text = definition[0]
    if any(text.count(quotes) % 2 for quotes in (b'"""', b"'''")):
        return text  # what follows is in a string
    return b"\n" * text.count(b"\n")


def _steps(data: bytes) -> list[Step | Importing] | None:
    """Return what runs when the module *data* is imported, None if it is no Python."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            tree = ast.parse(data)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None
    mains = {suite.top for suite in find_suites(tree)}
    tree.body = [statement for top, statement in enumerate(tree.body) if top not in mains]
    return [step for _, step in Program.of(tree).run_and_import()]


def _called(steps: Iterable[Step | Importing]) -> Iterator[str]:
    """Yield the names of what is called in *steps*, and of what is handed over to be called."""
    for step in steps:
        if isinstance(step, Step):
            yield step.name
            yield from (dotted(argument, {}) for argument in step.call.args)


def _events(steps: Iterable[Step | Importing]) -> Iterator[Import | Step]:
    for step in steps:
        if not step.certain:
            continue
        statement = import_of(step)
        if statement is not None:
            yield statement
        elif isinstance(step, Step) and (step.name in ARMS or waits(step.call, step.name)):
            yield step
            return
