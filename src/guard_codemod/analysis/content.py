"""What a main block is for."""

from __future__ import annotations

import ast
from collections.abc import Sequence

from guard_codemod.analysis import known
from guard_codemod.analysis.calls import dotted
from guard_codemod.analysis.flow import Program, Step
from guard_codemod.analysis.layout import is_string
from guard_codemod.model import Content


def classify(body: Sequence[ast.AST], program: Program) -> tuple[Content, str]:
    """Return what the suite *body* does when it runs, and the call that says so."""
    if all(_does_nothing(node) for node in body):
        return Content.NOTHING, ""
    certain = [step for step in program.steps(body) if step.certain]
    for step in certain:
        content = _never_ends(step, program)
        if content:
            return content, f"{step.name}()"
    runner = next((step.name for step in certain if known.RUNS_TESTS.fullmatch(step.name)), None)
    if runner and all(_tests_or_prepares(node, program) for node in body):
        return Content.TESTS, f"{runner}()"
    return Content.WORK, ""


def _does_nothing(node: ast.AST) -> bool:
    if isinstance(node, ast.Pass):
        return True
    return isinstance(node, ast.Expr) and (
        is_string(node) or (isinstance(node.value, ast.Constant) and node.value.value is Ellipsis)
    )


def _never_ends(step: Step, program: Program) -> Content | None:
    name = step.name
    if known.DJANGO.fullmatch(name):
        return Content.DJANGO
    if known.RUNS_THE_PROGRAM.fullmatch(name) or program.local_function(name, None):
        return None
    if known.SERVES.fullmatch(name) or _runs_an_app(step):
        return Content.SERVER
    if known.LOOPS.fullmatch(name) or _runs_an_interactive_class(name, program):
        return Content.GUI
    return None


def _runs_an_app(step: Step) -> bool:
    owner, _, method = step.name.rpartition(".")
    if method != "run" or owner.rpartition(".")[2] not in known.SERVER_NAMES:
        return False
    options = {keyword.arg for keyword in step.call.keywords}
    return bool(options & known.SERVER_OPTIONS) or not (step.call.args or options)


def _runs_an_interactive_class(name: str, program: Program) -> bool:
    made, _, method = name.rpartition("().")
    definition = program.classes.get(made)
    return (
        method == "run"
        and definition is not None
        and any(known.LOOP_BASES.fullmatch(dotted(base, program.aliases)) for base in definition.bases)
    )


def _tests_or_prepares(node: ast.AST, program: Program) -> bool:
    steps = list(program.steps([node]))
    if any(known.RUNS_TESTS.fullmatch(step.name) for step in steps):
        return True
    if any(known.WORKS.fullmatch(step.name) for step in steps):
        return False
    if isinstance(node, (ast.Import, ast.ImportFrom, ast.Assign, ast.AnnAssign, ast.AugAssign, ast.Pass, ast.Global)):
        return True
    return all(known.QUIET.fullmatch(step.name) or known.PRINTS_OR_EXITS.fullmatch(step.name) for step in steps)
