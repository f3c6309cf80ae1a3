"""What a main block is for."""

from __future__ import annotations

import ast
import re
from collections.abc import Sequence

from guard_codemod.data.call import TESTS
from guard_codemod.detection.block_kind import BlockKind, Ending
from guard_codemod.detection.side_effects import fails
from guard_codemod.lazy import regex
from guard_codemod.semantic.ast_utils import ASSIGNMENTS, IMPORTS, Function, is_small
from guard_codemod.semantic.call_facts import is_setup_call
from guard_codemod.semantic.call_trace import steps_of
from guard_codemod.semantic.model import SemanticModel

_PREPARES = (*IMPORTS, *ASSIGNMENTS, ast.AugAssign, ast.Pass, ast.Global)
_SAYS = regex(
    r"""(?:print|exit|sys\.exit|sys\.std(?:err|out)\.write)
    \( (?: __doc__ | '[^']*' | "[^"]*" | \d )? (?:,\ file=sys\.stderr)? \)
    | import\ .* | raise\ \w+\([^()]*\) | pass
    | None | True | False | \.\.\. | \d+ | '[^']*' | "[^"]*"
    """,
    re.VERBOSE,
)
_NOTHING = regex(
    r"(?i)\A(?:['\".\d][^(]*|pass|None|True|False)\Z|__doc__"
    r"|\b(?:directly|library|module|nothing|no tests?|not? .*program)\b"
)


def classify(
    body: Sequence[ast.AST], program: SemanticModel, ending: Ending | None
) -> tuple[BlockKind, str]:
    """Return what the suite *body* does when it runs, and the call that says so.

    *ending* is that of the whole run.
    """
    if _does_nothing(body):
        return BlockKind.NOTHING, ""
    if ending and not ending.is_of_a_job:
        return ending.kind, ending.detail
    runner = next(
        (step.name for step in steps_of(program, body, surely=True) if _tests(step.name, program)),
        None,
    )
    if runner and all(_tests_or_prepares(node, program) for node in body):
        return BlockKind.TESTS, f"{runner}()"
    return BlockKind.WORK, ""


def commands_of(group: str, program: SemanticModel) -> list[tuple[str, Function]]:
    """Return the commands of *group*, or of all but nested ones, or what runs without a command."""
    commands = []
    for key, function in program.functions.items():
        spelled = " ".join(map(ast.unparse, function.decorator_list))
        owner = spelled.partition(".")[0]
        if not group and "without_command" in spelled:
            return [(key, function)]
        nested = owner != group if group else program.spells(f"add_typer({owner},")
        if ".command" in spelled and not nested:
            commands.append((key, function))
    return commands


def _does_nothing(body: Sequence[ast.AST]) -> bool:
    """Whether *body* says at most that there is nothing to run, in words that do not change."""
    if not all(map(is_small, body[:4])) or len(body) > 3:
        return False
    said = [ast.unparse(node) for node in body]
    says_nothing = fails(body[-1]) or _NOTHING.search(" ".join(said)) is not None
    return says_nothing and all(map(_SAYS.fullmatch, said))


def _tests(name: str, program: SemanticModel) -> bool:
    return program.known(name).runs == TESTS and name not in program.functions


def _tests_or_prepares(node: ast.AST, program: SemanticModel) -> bool:
    names = {step.name: program.known(step.name) for step in steps_of(program, [node])}
    if any(_tests(name, program) for name in names):
        return True
    if any(known.works for known in names.values()):
        return False
    return isinstance(node, _PREPARES) or all(
        is_setup_call(name, known) or known.prints or known.exits for name, known in names.items()
    )
