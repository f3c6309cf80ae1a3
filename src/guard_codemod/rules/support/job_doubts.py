"""What is doubtful in all findings in a file: whether it is a job that runs unattended."""

from __future__ import annotations

from guard_codemod.data.call import GUI, TERMINAL, Call
from guard_codemod.data.servers import SCREENS
from guard_codemod.lazy import regex
from guard_codemod.model import Doubt
from guard_codemod.rules.support.checker import CheckContext
from guard_codemod.semantic.keyword_filter import KeywordFilter
from guard_codemod.semantic.model import SemanticModel

_IN_EXAMPLES = regex(r"(?i)(?:^|[/\\])(?:examples?|demos?|samples?|tutorials?|docs?)[/\\]")


def doubts_of(context: CheckContext) -> Doubt:
    """Return why findings in the file of *context* may not concern a job."""
    program = context.program
    attended = "webbrowser" in program.modules or "isatty" in program.statements.words
    return (
        Doubt.SCREEN.when(_draws(program))
        | Doubt.ATTENDED.when(attended)
        | Doubt.EXAMPLE.when(_IN_EXAMPLES.search(context.path))
    )


def _draws(program: SemanticModel) -> bool:
    """Whether *program* uses a toolkit for windows, or runs what such a toolkit makes."""
    calls = program.calls_spelling(_ON_A_SCREEN.spelled(program))
    return not SCREENS.isdisjoint(program.modules) or any(
        _is_on_a_screen(program.facts_of(call)) for call in calls
    )


def _is_on_a_screen(facts: Call) -> bool:
    return GUI in (facts.runs, facts.subclasses_run) and facts.on != TERMINAL


_ON_A_SCREEN = KeywordFilter(concerns=_is_on_a_screen)
