"""The default action, ``raise``."""

from __future__ import annotations

from guard_codemod.guards.actions.base import TimeoutAction
from guard_codemod.guards.code_writer import CodeWriter, Lines
from guard_codemod.guards.placeholders import options


class Raise(TimeoutAction):
    """Raises a `TimeoutError` in the main thread."""

    keyword = "raise"
    in_guard_module = True
    help = "raise a TimeoutError"
    example = "raise"
    template = options(on_timeout="raise")
    raises = "TimeoutError"
    job_continues = False

    def statements(self, code: CodeWriter) -> Lines:
        return code.around_text(f"raise {code.name(self.raises)}", code.spec.message)
