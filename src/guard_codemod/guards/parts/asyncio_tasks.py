"""The stacks of asyncio tasks."""

from __future__ import annotations

from collections.abc import Iterator

from guard_codemod.guards.actions import action_of
from guard_codemod.guards.code_writer import Body, CodeWriter
from guard_codemod.guards.parts.base import Part
from guard_codemod.guards.placeholders import options
from guard_codemod.guards.spec import GuardOptions


class AsyncioTasks(Part):
    """Prints the stack of each task, because the traceback shows only the event loop."""

    order = 12
    template = options(tasks=True)
    modules = ("asyncio", "contextlib", "sys")
    python = (3, 7)

    @classmethod
    def is_wanted(cls, options: GuardOptions) -> bool:
        return super().is_wanted(options) and action_of(options).has_handler

    def in_handler(self, code: CodeWriter, action: Body) -> Iterator[str]:
        suppress = f"with {code.name('contextlib')}.suppress(RuntimeError):"
        yield from code.suite(suppress, self._print_stacks)
        yield from action(code)

    def _print_stacks(self, code: CodeWriter) -> Iterator[str]:
        task = f"task.print_stack(file={code.name('sys')}.stderr)"
        tasks = f"for task in {code.name('asyncio')}.all_tasks():"
        loop = code.suite(tasks, lambda _: [task])
        yield from code.commented(loop[:1], "A traceback does not show them.")
        yield from loop[1:]
