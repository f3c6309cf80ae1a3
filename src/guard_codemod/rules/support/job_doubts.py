"""What is doubtful in all findings in a file: whether it is a job that runs unattended."""

from __future__ import annotations

from guard_codemod.data.servers import SCREENS
from guard_codemod.lazy import regex
from guard_codemod.model import Doubt
from guard_codemod.rules.support.checker import CheckContext


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


_OF_EXAMPLES = regex(r"(?i)(?:^|[/\\])(?:examples?|demos?|samples?|tutorials?|docs?)[/\\]")
_DRAWS = regex(r"\bclear_screen\(|\\(?:x1b|033|e)\[(?:0;0|1;1|2)?[HJ]\b")
"""What is drawn on a terminal, from its first line on."""
_SIGNS = regex(
    r"sys\.stdin|click\.pause|getpass\.|questionary|(?i:inquirer)"
    r"|\bSIGINT\b|signal(?:_handler)?\((?:signal\.)?SIGTERM\b|(?i:daemon)\s*[^\s=]"
)
"""What services have, what asks somebody, and what others start."""
