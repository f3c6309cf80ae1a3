"""The function that the signal calls, and what it prints before the timeout action."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from guard_codemod.guards.actions import action_of
from guard_codemod.guards.code_writer import CodeWriter, Lines
from guard_codemod.guards.parts import parts_of
from guard_codemod.guards.parts.base import Part
from guard_codemod.guards.placeholders import options

HANDLER = "timeout_handler"


class Imports(Part):
    """Imports what the action needs and, if the guard is above the file's imports, its modules."""

    order = 0

    def definitions(self, code: CodeWriter) -> Iterator[list[str]]:
        if code.spec.inner_imports:
            yield list(code.spec.inner_imports)
        imported = action_of(code.options).imported
        if imported:
            module, name = imported
            called = code.name(name)
            alias = "" if called == name else f" as {called}"
            yield [f"from {module} import {name}{alias}"]


class Handler(Part):
    """The handler, with the timeout action."""

    order = 10
    needs = "has_handler"

    def definitions(self, code: CodeWriter) -> Iterator[list[str]]:
        body = action_of(code.options).statements
        for part in reversed(parts_of(code.options)):
            body = partial(part.in_handler, action=body)
        # The underscores mark parameters as unused, for linters (ruff's ARG001).
        parameters = {"_signum": "int", "_frame": "object"}
        yield code.function(HANDLER, parameters, "None", body)


class Stack(Part):
    """Prints the stack of the main thread: if the exception is swallowed, no traceback shows it."""

    order = 11
    template = options(stack=True)
    needs = "raises"
    helps_with = frozenset({"TG106", "TG110"})

    def above_action(self, code: CodeWriter) -> Lines:
        dump = f"{code.name('faulthandler')}.dump_traceback"
        yield from code.call(dump, ["file=2", "all_threads=False"], "  # the line that hung")


class AsyncioTasks(Part):
    """Prints the stack of each task, because the traceback shows only the event loop."""

    order = 12
    template = options(tasks=True)
    needs = "has_handler"
    python = (3, 7)

    def above_action(self, code: CodeWriter) -> Lines:
        suppress = f"with {code.name('contextlib')}.suppress(RuntimeError):"
        yield from code.suite(suppress, self._print_stacks)

    def _print_stacks(self, code: CodeWriter) -> Lines:
        task = f"task.print_stack(file={code.name('sys')}.stderr)"
        tasks = f"for task in {code.name('asyncio')}.all_tasks():"
        loop = code.suite(tasks, lambda _: [task])
        yield from code.commented(loop[:1], "A traceback does not show them.")
        yield from loop[1:]
