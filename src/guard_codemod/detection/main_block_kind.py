"""What a main block is for."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Sequence
from enum import Enum

from guard_codemod.data.call import DJANGO, GUI, PROGRAM, SERVER, TESTS
from guard_codemod.data.conventions import APPLICATION_NAMES, SERVER_OPTIONS
from guard_codemod.semantic.call_facts import is_quiet
from guard_codemod.semantic.call_trace import certain_steps_of, steps_of
from guard_codemod.semantic.model import SemanticModel
from guard_codemod.semantic.qualified_names import CallEvent, qualified_name


class BlockKind(Enum):
    """What a main block does when it runs. All but `WORK` are no job."""

    WORK = "work"
    NOTHING = "does nothing"
    TESTS = "only runs tests"
    SERVER = "starts a server"
    GUI = "starts an interactive loop"
    DJANGO = "is Django's command line"


def classify(body: Sequence[ast.AST], program: SemanticModel) -> tuple[BlockKind, str]:
    """Return what the suite *body* does when it runs, and the call that says so."""
    if all(_does_nothing(node) for node in body):
        return BlockKind.NOTHING, ""
    steps = [step for step in certain_steps_of(program, body) if _is_telling(step.name, program)]
    for step in steps:
        content = _never_ends(step, program)
        if content:
            return content, f"{step.name}()"
    forever = _waits_forever(steps, body, program)
    if forever:
        return BlockKind.SERVER, f"{forever}()"
    runner = next((step.name for step in steps if _runs_tests(step, program)), None)
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


def _never_ends(step: CallEvent, program: SemanticModel) -> BlockKind | None:
    name = step.name
    runs = program.known(name).runs
    content = _KINDS.get(runs)
    if content is None and name.endswith(".run") and runs != PROGRAM:
        content = BlockKind.SERVER if _runs_an_app(step) else _run_of_subclass(name, program)
    if content is None or content is BlockKind.DJANGO:
        return content
    if program.resolve_call(name, None) or (
        content is BlockKind.SERVER and _is_a_client(name, program)
    ):
        return None
    return content


_KINDS = {DJANGO: BlockKind.DJANGO, SERVER: BlockKind.SERVER, GUI: BlockKind.GUI}
"""What a call that never ends is, by what it runs."""


def _is_telling(name: str, program: SemanticModel) -> bool:
    """Whether a call of *name* may say that the suite which makes it is no job."""
    facts = program.known(name)
    return facts.runs in (*_KINDS, TESTS) or facts.idles or name.endswith(".run")


def _runs_tests(step: CallEvent, program: SemanticModel) -> bool:
    return program.known(step.name).runs == TESTS


def _waits_forever(
    steps: Iterable[CallEvent], body: Iterable[ast.AST], program: SemanticModel
) -> str:
    """Return the call among *steps*, of *body*, awaited for ever as in idle servers, or ""."""
    waits = [step for step in steps if program.known(step.name).idles and _is_made_there(step)]
    if not waits or any(program.known(step.name).ends_idling for step in steps_of(program, body)):
        return ""
    awaited = {id(node.value) for node in ast.walk(program.tree) if isinstance(node, ast.Await)}
    return next((step.name for step in waits if id(step.call) in awaited), "")


def _is_made_there(step: CallEvent) -> bool:
    """Whether no variable holds what *step* waits for, so that nobody can end the wait."""
    function = step.call.func
    return not step.name.endswith("().wait") or (
        isinstance(function, ast.Attribute) and isinstance(function.value, ast.Call)
    )


def _is_a_client(name: str, program: SemanticModel) -> bool:
    """Whether the loop *name* is stopped by the program itself, which listens to nobody."""
    stop = program.known(name).stopped_by
    if not stop:
        return False
    attributes = [node for node in ast.walk(program.tree) if isinstance(node, ast.Attribute)]
    return any(qualified_name(node, program.aliases) == stop for node in attributes) and not any(
        program.known(node.attr).listens for node in attributes
    )


def _runs_an_app(step: CallEvent) -> bool:
    owner, _, method = step.name.rpartition(".")
    if method != "run" or owner.rpartition(".")[2] not in APPLICATION_NAMES:
        return False
    options = {keyword.arg for keyword in step.call.keywords}
    return bool(options & SERVER_OPTIONS) or not (step.call.args or options)


def _run_of_subclass(name: str, program: SemanticModel) -> BlockKind | None:
    """Return the kind of *name*, if it is the ``run`` of a local subclass of a known class."""
    made, _, method = name.rpartition("().")
    definition = program.classes.get(made) if method == "run" else None
    bases = definition.bases if definition else ()
    runs = {program.facts_of(base).subclasses_run for base in bases}
    return next((content for kind, content in _KINDS.items() if kind in runs), None)


def _tests_or_prepares(node: ast.AST, program: SemanticModel) -> bool:
    steps = list(steps_of(program, [node]))
    if any(_runs_tests(step, program) for step in steps):
        return True
    facts = {step.name: program.known(step.name) for step in steps}
    if any(known.works for known in facts.values()):
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
        is_quiet(name, known) or known.prints or known.exits for name, known in facts.items()
    )
