"""What a run has started besides itself, which it may wait for in the end."""

from __future__ import annotations

import ast

from guard_codemod.data.conventions import DAEMON_THREAD, WAITS_FOR_TASKS
from guard_codemod.detection.block_kind import Ending
from guard_codemod.detection.waits import Waits
from guard_codemod.lazy import dataclass
from guard_codemod.semantic.ast_utils import last_name, targets_of
from guard_codemod.semantic.model import SemanticModel


@dataclass
class Started:
    """The threads and the tasks of a run of *program*, and how they end."""

    program: SemanticModel
    waits: Waits
    thread: Ending | None = None
    joins: bool = False
    task: Ending | None = None
    task_name: str = ""

    def add_thread(self, end: Ending | None) -> None:
        """Take note of a thread, which the interpreter waits for unless it is a daemon."""
        self.thread = self.thread or (None if end and end.is_of_a_job else end)
        self.joins |= not self.program.search(DAEMON_THREAD)

    def add_task(self, end: Ending | None, statement: ast.stmt) -> None:
        """Take note of a task that *statement* starts."""
        if self.task is None or self.task.is_of_a_job:
            self.task = end
            self.task_name = next(map(last_name, targets_of(statement)), "")

    def of_thread(self) -> Ending | None:
        """Return the ending of a thread that the interpreter waits for, if nothing stops it."""
        stops = self.program.statements.spelling(("shutdown", "stop", "terminate", "_exit"))
        stopped = not all(map(self.waits.is_on_request, stops))
        return self.thread if self.joins and not stopped else None

    def of_task(self) -> Ending | None:
        """Return the ending of a task, if the program waits for its tasks and cancels none.

        A task that it waits for by its name is not among those that it cancels by another.
        """
        if self.task is None or not self.program.search(WAITS_FOR_TASKS):
            return None
        awaited = self.task_name and self.program.search(rf"(?m)\bawait {self.task_name}$")
        cancel = f"{self.task_name}.cancel(" if awaited else "cancel"
        return None if self.program.spells(cancel) else self.task
