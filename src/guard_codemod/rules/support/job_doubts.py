"""Whether what findings are about runs unattended, and ends by itself."""

from __future__ import annotations

import ast

from guard_codemod.data.servers import SCREENS
from guard_codemod.lazy import regex
from guard_codemod.model import Doubt
from guard_codemod.rules.support.checker import CheckContext
from guard_codemod.semantic.ast_utils import Function


def doubts_of(context: CheckContext) -> Doubt:
    """Return why findings in the file of *context* may not concern a job."""
    program = context.program
    linked = (model.modules for model in program.linked_models.values() if model)
    attended = (
        program.spells("isatty")
        or program.search(_DRAWS)
        or not SCREENS.isdisjoint(program.modules)
        or any("prompt_toolkit" in modules for modules in linked)
    )
    informal = _OF_EXAMPLES.search(context.path) or program.search(_SIGNS)
    return Doubt.NO_JOB.when(attended) | Doubt.INFORMAL.when(informal)


def is_of_a_service(function: Function | None) -> bool:
    """Whether *function* runs until somebody stops it, by its name.

    A coroutine may do so beside others, until these are done.
    """
    return isinstance(function, ast.FunctionDef) and _SERVES.search(function.name) is not None


_SERVES = regex(r"(?i)(?:\b|_)(?:daemon|follow|listen|monitor|serve|server|watch|\w+_loop)(?:\b|_)")
"""In eight readings of public code, none of 12 findings in functions with such names was right."""
_OF_EXAMPLES = regex(r"(?i)(?:^|[/\\])(?:examples?|demos?|samples?|tutorials?|docs?)[/\\]")
_DRAWS = regex(r"\bclear_screen\(|\\(?:x1b|033|e)\[(?:0;0|1;1|2)?[HJ]\b")
"""What is drawn on a terminal, from its first line on."""
_SIGNS = regex(
    r"sys\.stdin|click\.pause|getpass\.|questionary|(?i:inquirer)"
    r"|\bSIGINT\b|signal(?:_handler)?\((?:signal\.)?SIGTERM\b|(?i:daemon)\s*[^\s=]"
)
"""What services have, what asks somebody, and what others start."""
