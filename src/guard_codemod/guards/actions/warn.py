"""The action ``warn``."""

from __future__ import annotations

from guard_codemod.guards.actions.base import TimeoutAction
from guard_codemod.guards.code_writer import CodeWriter, Lines
from guard_codemod.guards.placeholders import options


class Warn(TimeoutAction):
    """Prints the message and the stack on standard error."""

    keyword = "warn"
    in_guard_module = True
    help = "warn on standard error and let the job continue"
    example = "warn"
    template = options(on_timeout="warn")

    def statements(self, code: CodeWriter) -> Lines:
        stack = f"{code.name('traceback')}.print_stack()"
        return [*code.print_error(code.spec.message), stack]
