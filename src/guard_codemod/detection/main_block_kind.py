"""What a main block is for."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Sequence
from enum import Enum
from functools import lru_cache

from guard_codemod.data import known_calls
from guard_codemod.semantic.call_trace import certain_steps_of, steps_of
from guard_codemod.semantic.model import Program
from guard_codemod.semantic.qualified_names import Step, dotted


class BlockKind(Enum):
    """What a main block does when it runs. All but `WORK` are no job."""

    WORK = "work"
    NOTHING = "does nothing"
    TESTS = "only runs tests"
    SERVER = "starts a server"
    GUI = "starts an interactive loop"
    DJANGO = "is Django's command line"


def classify(body: Sequence[ast.AST], program: Program) -> tuple[BlockKind, str]:
    """Return what the suite *body* does when it runs, and the call that says so."""
    if all(_does_nothing(node) for node in body):
        return BlockKind.NOTHING, ""
    steps = [step for step in certain_steps_of(program, body) if _is_telling(step.name)]
    for step in steps:
        content = _never_ends(step, program)
        if content:
            return content, f"{step.name}()"
    forever = _waits_forever(steps, body, program)
    if forever:
        return BlockKind.SERVER, f"{forever}()"
    runner = next((step.name for step in steps if step.name in known_calls.RUNS_TESTS), None)
    if runner and all(_tests_or_prepares(node, program) for node in body):
        return BlockKind.TESTS, f"{runner}()"
    return BlockKind.WORK, ""


def _does_nothing(node: ast.AST) -> bool:
    if isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call):
        return not any(
            isinstance(child, ast.Call) and child is not node.exc for child in ast.walk(node.exc)
        )
    value = node.value if isinstance(node, ast.Expr) else node
    return isinstance(value, (ast.Pass, ast.Constant))


def _never_ends(step: Step, program: Program) -> BlockKind | None:
    name = step.name
    content = _known_as(name)
    if content is None and name.endswith(".run") and name not in known_calls.RUNS_THE_PROGRAM:
        if _runs_an_app(step) or _runs_a(known_calls.SERVER_BASES, name, program):
            content = BlockKind.SERVER
        elif _runs_a(known_calls.LOOP_BASES, name, program):
            content = BlockKind.GUI
    if content is None or content is BlockKind.DJANGO:
        return content
    if program.local_function(name, None) or (
        content is BlockKind.SERVER and _is_a_client(name, program)
    ):
        return None
    return content


@lru_cache(maxsize=1000)
def _is_telling(name: str) -> bool:
    """Whether a call of *name* may say that the suite which makes it is no job."""
    return (
        _known_as(name) is not None
        or name.endswith(".run")
        or name in known_calls.WAITS_FOREVER
        or name in known_calls.RUNS_TESTS
    )


@lru_cache(maxsize=1000)
def _known_as(name: str) -> BlockKind | None:
    """Return what a call of *name* that never ends is, as far as its name tells."""
    if name in known_calls.DJANGO:
        return BlockKind.DJANGO
    if name in known_calls.RUNS_THE_PROGRAM:
        return None
    return (
        BlockKind.SERVER
        if name in known_calls.SERVES
        else BlockKind.GUI
        if name in known_calls.LOOPS
        else None
    )


def _waits_forever(steps: Iterable[Step], body: Iterable[ast.AST], program: Program) -> str:
    """Return the call among *steps*, of *body*, whose value is awaited for good, as idle servers do, or ""."""
    waits = [
        step for step in steps if step.name in known_calls.WAITS_FOREVER and _is_made_there(step)
    ]
    if not waits or any(step.name in known_calls.ENDS_A_WAIT for step in steps_of(program, body)):
        return ""
    awaited = {id(node.value) for node in ast.walk(program.tree) if isinstance(node, ast.Await)}
    return next((step.name for step in waits if id(step.call) in awaited), "")


def _is_made_there(step: Step) -> bool:
    """Whether no variable holds what *step* waits for, so that nobody can end the wait."""
    function = step.call.func
    return not step.name.endswith("().wait") or (
        isinstance(function, ast.Attribute) and isinstance(function.value, ast.Call)
    )


def _is_a_client(name: str, program: Program) -> bool:
    """Whether the loop *name* is stopped by the program itself, which listens to nobody."""
    stop = known_calls.MAY_STOP.get(name)
    if stop is None:
        return False
    attributes = [node for node in ast.walk(program.tree) if isinstance(node, ast.Attribute)]
    return any(dotted(node, program.aliases) == stop for node in attributes) and not any(
        known_calls.LISTENS.fullmatch(node.attr) for node in attributes
    )


def _runs_an_app(step: Step) -> bool:
    owner, _, method = step.name.rpartition(".")
    if method != "run" or owner.rpartition(".")[2] not in known_calls.SERVER_NAMES:
        return False
    options = {keyword.arg for keyword in step.call.keywords}
    return bool(options & known_calls.SERVER_OPTIONS) or not (step.call.args or options)


def _runs_a(bases: known_calls.Names, name: str, program: Program) -> bool:
    """Whether *name* is the ``run`` of a class of the file with one of *bases*."""
    made, _, method = name.rpartition("().")
    definition = program.classes.get(made)
    return (
        method == "run"
        and definition is not None
        and any(dotted(base, program.aliases) in bases for base in definition.bases)
    )


def _tests_or_prepares(node: ast.AST, program: Program) -> bool:
    steps = list(steps_of(program, [node]))
    if any(step.name in known_calls.RUNS_TESTS for step in steps):
        return True
    if any(step.name in known_calls.WORKS for step in steps):
        return False
    if isinstance(
        node,
        (
            ast.Import,
            ast.ImportFrom,
            ast.Assign,
            ast.AnnAssign,
            ast.AugAssign,
            ast.Pass,
            ast.Global,
        ),
    ):
        return True
    return all(
        known_calls.is_quiet(step.name) or step.name in known_calls.PRINTS_OR_EXITS
        for step in steps
    )
