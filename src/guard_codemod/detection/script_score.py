"""What a file without a main block does when it is executed.

The weights were set by hand on a sample of operations scripts, which is not kept. What the whole
decision makes of other packages is computed by ``tests/job_decision/precision.py``.
"""

from __future__ import annotations

import ast
from operator import attrgetter

from guard_codemod.detection.block_kind import Ending, ScriptEvidence
from guard_codemod.detection.main_block_kind import classify
from guard_codemod.detection.side_effects import (
    SideEffectClassifier,
    is_constant_definition,
)
from guard_codemod.semantic.ast_utils import ASSIGNMENTS, DEFINITIONS, NAMES, own_expressions
from guard_codemod.semantic.model import SemanticModel


def find_evidence(
    program: SemanticModel, ending: Ending | None = None, *, executable: bool, job: bool = False
) -> ScriptEvidence:
    """Return what the module-level code of *program*, which has no main block, does.

    It is known to be a *job*, or else that depends on its effects.
    """
    body, content = program.tree.body, program.content
    classifier = SideEffectClassifier(program)
    effects = [
        (index, calls)
        for index, statement in enumerate(body)
        for calls in classifier.effects(statement)
    ]
    at = [index for index, _ in effects]
    first = next(
        (i for i, statement in enumerate(body) if i in at or classifier.may_take_time(statement)),
        None,
    )
    if first is None or not (effects or job):
        return ScriptEvidence()
    last_definition = max(
        (i for i, statement in enumerate(body) if isinstance(statement, DEFINITIONS)), default=None
    )
    made = [call for _, calls in effects for call in calls]
    names = [program.qualified(call.func) for call in made]
    runs = any(map(classifier.is_main, names))
    works = any(map(classifier.works, made))
    prints = any(not calls or any(map(classifier.prints, calls)) for _, calls in effects)
    if is_constant_definition(body[-1]):
        prints = works = False  # what it does is for the sake of the names that it defines
    ends = at[-1:] == [len(body) - 1] and (runs or prints or not isinstance(body[-1], ASSIGNMENTS))
    signs = (
        ("shebang", 2, content.startswith("#!")),
        ("exec bit", 2, executable),
        ("reads the command line", 2, _reads_command_line(program)),
        ("calls its main function", 2, runs),
        ("prints or exits", 1, prints),
        ("works outside of the process", 1, works),
        (
            "works after the last definition",
            1,
            last_definition is not None and at[-1:] > [last_definition],
        ),
        ("ends in an effect", 1, ends),
        ("three or more effects", 1, len(effects) >= 3),
    )
    only_main = runs and len(effects) == 1 and first == len(body) - 1
    only_main = only_main and isinstance(body[-1], (ast.Expr, ast.Raise))
    kind, detail = classify(body, program, ending)
    return ScriptEvidence(
        signs=tuple((name, weight) for name, weight, present in signs if present),
        works=bool(effects),
        first=first,
        final_call=first if only_main else None,
        kind=kind,
        detail=detail,
    )


_is_command_line = attrgetter("command_line")


def _reads_command_line(program: SemanticModel) -> bool:
    words = program.facts.words(_is_command_line)
    return program.spells(*words) and any(
        program.facts_of(node).command_line
        for statement in program.statements.at_module_level
        if not isinstance(statement, DEFINITIONS)
        for node in own_expressions(statement)
        if isinstance(node, NAMES)
    )
