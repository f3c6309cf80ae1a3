"""What is doubtful in all findings in a file: whether it is a job that runs unattended."""

from __future__ import annotations

from guard_codemod.data.call import GUI, TERMINAL, Call
from guard_codemod.data.servers import SCREENS
from guard_codemod.lazy import regex
from guard_codemod.model import Doubt
from guard_codemod.rules.support.checker import CheckContext
from guard_codemod.semantic.keyword_filter import KeywordFilter

_IN_EXAMPLES = regex(r"(?i)(?:^|[/\\])(?:examples?|demos?|samples?|tutorials?|docs?)[/\\]")


def doubts_of(context: CheckContext) -> Doubt:
    """Return why findings in the file of *context* may not concern a job."""
    program, words = context.program, context.program.statements.words
    attended = "webbrowser" in program.modules or "isatty" in words
    informal = _IN_EXAMPLES.search(context.path) or "sys.stdin" in program.content
    return (
        Doubt.SCREEN.when(
            _ON_A_SCREEN.is_called(program) or not SCREENS.isdisjoint(program.modules)
        )
        | Doubt.NO_JOB.when(attended or _A_DAEMON.is_called(program))
        | Doubt.INFORMAL.when(informal)
    )


def _is_on_a_screen(facts: Call) -> bool:
    return GUI in (facts.runs, facts.subclasses_run) and facts.on != TERMINAL


_ON_A_SCREEN = KeywordFilter(concerns=_is_on_a_screen)
_A_DAEMON = KeywordFilter(concerns=lambda facts: facts.daemonizes or facts.may_daemonize)
