"""What a module does when it is imported, as far as that is sure and concerns a guard."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import lru_cache

from guard_codemod.data.call import ARMS, Call
from guard_codemod.semantic.ast_utils import text_of
from guard_codemod.semantic.blocking_analysis import BlockingAnalysis
from guard_codemod.semantic.blocking_calls import may_block
from guard_codemod.semantic.call_facts import CallFacts
from guard_codemod.semantic.call_trace import ImportEvent, run_and_import, steps_of
from guard_codemod.semantic.linked_modules import model_of_module
from guard_codemod.semantic.model import SemanticModel
from guard_codemod.semantic.qualified_names import CallEvent

Import = ast.Import | ast.ImportFrom

IMPORTS_BY_NAME = ("import_module", "__import__")
"""The functions that import the module which they are given the name of."""


@lru_cache(maxsize=256)
def may_wait(data: bytes, facts: CallFacts) -> bool:
    """Whether the module *data* may do more on import than to import others, by a cheap look at it.

    Whatever blocks or sets the alarm spells a word of that, and so does an import by a call.
    """
    return b"import_" in data or any(
        module in data and any(word in data for word in words) for module, words in _words(facts)
    )


@lru_cache(maxsize=16)
def _words(facts: CallFacts) -> list[tuple[bytes, list[bytes]]]:
    """Return the names of calls that block or set the alarm, by the module to import for them."""
    return [
        (b"" if module == "*" else module.encode(), [word.encode() for word in words])
        for module, words in facts.keywords(_blocks_or_arms).items()
    ]


def _blocks_or_arms(facts: Call) -> bool:
    return may_block(facts) or facts.alarm == ARMS


def import_of(step: CallEvent | ImportEvent) -> Import | None:
    """Return the import that *step* is, also a call that spells the module's name out."""
    if isinstance(step, ImportEvent):
        return step.statement
    if step.name.removeprefix("importlib.") in IMPORTS_BY_NAME and step.call.args:
        name = text_of(step.call.args[0])
        return ast.copy_location(ast.Import([ast.alias(name)]), step.call) if name else None
    return None


# Many jobs import the same modules. What depends on a file's content alone does not go out of date.
@lru_cache(maxsize=256)
def on_import(data: bytes, facts: CallFacts) -> tuple[Import | CallEvent | str, ...]:
    """Return the unconditional effects of importing *data*, up to the first blocking call or alarm.

    The functions of other packages that it calls are among them, by their names. *facts* are known
    of calls. Empty if it cannot be parsed or is nested too deeply; only a run on that file reports
    this.
    """
    program = model_of_module(data, facts)
    try:
        return tuple(_events(program)) if program else ()
    except RecursionError:
        return ()


def _events(program: SemanticModel) -> Iterator[Import | CallEvent | str]:
    blocking = BlockingAnalysis(program, None)
    for _, step in run_and_import(program):
        if not step.unconditional:
            continue
        statement = import_of(step)
        if statement is not None:
            yield statement
        elif isinstance(step, CallEvent) and (
            program.known(step.name).alarm == ARMS or blocking.waits_early(step)
        ):
            yield step
            return
        elif isinstance(step, CallEvent) and blocking.is_foreign(step.name):
            yield step.name


def waits_in(name: str, data: bytes, facts: CallFacts) -> CallEvent | None:
    """Return the first call that surely blocks in the function *name* of the module *data*."""
    program = model_of_module(data, facts)
    local = program and program.resolve_call(name, None)
    if not (program and local) or program.is_generator(local[1]):
        return None
    blocking = BlockingAnalysis(program, None)
    owner = local[0].rpartition(".")[0] or None
    steps = steps_of(program, local[1].body, owner, surely=True)
    return next(filter(blocking.waits_early, steps), None)
