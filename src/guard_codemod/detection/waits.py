"""Waits that nothing but a signal ends."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence

from guard_codemod.data.call import SERVICE
from guard_codemod.data.conventions import STOP, STOP_FILE
from guard_codemod.detection.loop_exits import Loop, flag
from guard_codemod.lazy import cached_property, frozen, regex
from guard_codemod.semantic.ast_utils import (
    Function,
    last_name,
    targets_of,
    text_of,
    values_given,
    without_key,
)
from guard_codemod.semantic.call_trace import steps_of
from guard_codemod.semantic.model import SemanticModel
from guard_codemod.semantic.qualified_names import CallEvent
from guard_codemod.semantic.statement_index import StatementContext

STOPS = ("SIGHUP", "SIGINT", "SIGQUIT", "SIGTERM")
"""The signals that stop a program."""

_FAILURE = regex(r"(?i)disconnect|error|fail")


class Waits:
    """The waits of *program*, whose *handlers* of signals are known once they are registered."""

    def __init__(self, program: SemanticModel, handlers: Sequence[Function]) -> None:
        self._program = program
        self._handlers = handlers

    def is_endless(self, call: ast.Call, name: str) -> bool:
        """Whether *call* waits for what nothing but a signal ever lets come."""
        if call.keywords or not all(map(self.is_of_stops, call.args)) or self._ends_idling:
            return False
        awaits = not name.startswith(_BLOCK_THE_THREAD)
        if awaits and not self.awaits(call):
            return False
        event = call.func.value if isinstance(call.func, ast.Attribute) else None
        if not name.endswith("().wait") or isinstance(event, ast.Call) or event is None:
            return True
        return self.is_of_handlers(event) or self._is_never_set(event)

    def is_endless_loop(self, loop: Loop) -> bool:
        """Whether the header of *loop* never ends it, or a signal's handler alone does."""
        if isinstance(loop, ast.While):
            if isinstance(loop.test, ast.Constant):
                return bool(loop.test.value)
            if flag(loop.test, self._program):
                return True
            nodes = list(ast.walk(loop.test))
            names = (self._program.qualified(node.func) for node in nodes if type(node) is ast.Call)
            called = filter(None, (self._program.resolve_call(name, None) for name in names))
            nodes += [getattr(function.body[-1], "value", loop) for _, function in called]
            return (
                any(map(self.is_of_handlers, nodes))
                or STOP_FILE.match(ast.unparse(loop.test)) is not None
            )
        return isinstance(loop.iter, ast.Call) and self._program.facts_of(loop.iter).endless

    def is_of_stops(self, signals: ast.expr) -> bool:
        """Whether *signals*, which are waited for, are some that stop a program."""
        names = (node for node in ast.walk(signals) if isinstance(node, (ast.Attribute, ast.Name)))
        return any(resolved_name(name, self._program).endswith(STOPS) for name in names) or (
            isinstance(signals, ast.Name) and self._program.spells(*STOPS)
        )

    @cached_property
    def _ends_idling(self) -> bool:
        if self._program.spells("SIGALRM"):
            return True
        steps = steps_of(self._program, self._program.tree.body)
        return any(
            self._program.known(step.name).ends_idling or self._signals_itself(step)
            for step in steps
        )

    def _signals_itself(self, step: CallEvent) -> bool:
        sent_to = step.call.args[:1] if step.name == "os.kill" else []
        return any(resolved_name(process, self._program) == "os.getpid()" for process in sent_to)

    def awaits(self, call: ast.Call) -> bool:
        """Whether *call* is awaited where it is made."""
        return id(call) in self._awaited

    @cached_property
    def _awaited(self) -> frozenset[int]:
        kinds = (ast.Await, ast.Yield)
        awaits = (node for node in ast.walk(self._program.tree) if isinstance(node, kinds))
        return frozenset(id(node.value) for node in awaits)

    def is_of_handlers(self, node: ast.AST) -> bool:
        """Whether *node* is a flag or an event that only handlers of signals set."""
        if not self._handlers:
            return False
        setting = [use for use in self._uses(node) if use.sets and not use.first]
        return bool(setting) and all(use.function in self._handlers for use in setting)

    def is_of_others(self, test: ast.expr) -> bool:
        """Whether *test* is a flag that changes only once the program is told to stop."""
        asked = getattr(test, "operand", None)
        if isinstance(asked, ast.Call) and STOP.search(ast.unparse(asked)):
            return self._program.facts_of(asked).awaits == SERVICE
        on = not isinstance(test, ast.UnaryOp)
        flag = last_name(getattr(test, "operand", test))
        bound = [
            placed
            for placed in self._program.statements.spelling([flag] if flag else [])
            if flag in map(last_name, targets_of(placed.statement))
            and getattr(placed.function, "name", "") != "__init__"
        ]
        return bool(bound) and all(
            (
                isinstance(context.statement, ast.Assign)
                and getattr(context.statement.value, "value", None) == on
            )
            or STOP.search(_occasion(context))
            for context in bound
        )

    def is_left_on(self, test: ast.expr) -> bool:
        """Whether *test* is set when the work starts, and then only by a method for others."""
        setting = (use.function for use in self._uses(test) if use.sets and not use.first)
        methods = {method.name for method in setting if method}
        off = [name for name in methods if STOP.search(name)]
        return 0 < len(off) < len(methods) and all(
            isinstance(context.statement, Function)
            or "signal" in ast.unparse(context.statement)
            or self.is_on_request(context)
            or any(context.statement in getattr(outer, "finalbody", ()) for outer in context.within)
            for context in self._program.statements.spelling(off)
        )

    def is_on_request(self, placed: StatementContext) -> bool:
        """Whether a statement is there for a failure, or for somebody who stops the program."""
        # A method that is called so is for others, and a function most often a callback.
        asks = _occasion(placed) if placed.owner else _tests_around(placed)
        asked = STOP.search(asks) or _FAILURE.search(_occasion(placed))
        handled = any(isinstance(outer, ast.ExceptHandler) for outer in placed.within)
        return bool(asked) or handled or placed.function in self._handlers

    def _is_never_set(self, node: ast.AST) -> bool:
        """Whether nothing sets the event *node* before the end, and nobody else knows of it."""
        return not any(
            use.handed or (use.sets and not use.first)
            for use in self._uses(node)
            if use.function is None or "shutdown" not in use.function.name
        )

    def _uses(self, node: ast.AST) -> Iterator[_Use]:
        """Yield where the variable or attribute *node* is set or handed to somebody."""
        flag = last_name(node)
        for placed in self._program.statements.spelling([flag] if flag else []):
            targets = targets_of(placed.statement)
            names = flag in map(last_name, targets)
            binds = names or flag in map(last_name, map(without_key, targets))
            made = binds and (placed.function is None or placed.function.name == "__init__")
            calls = [call for call, _ in self._program.calls(placed.statement)]
            arguments = [
                argument
                for call in calls
                if last_name(call.func) != "add_signal_handler"
                for argument in values_given(call)
            ]
            sets = any(
                isinstance(node, ast.Attribute)
                and node.attr == "set"
                and last_name(node.value) == flag
                for node in (*(call.func for call in calls), *arguments)
            )
            handed = any(last_name(argument) == flag for argument in arguments)
            value = getattr(placed.statement, "value", None)
            made |= names and isinstance(value, (ast.Call, ast.Dict, ast.List))
            yield _Use(placed.function, binds or sets, made, handed)


@frozen
class _Use:
    """A use of a flag in `function`: it `sets` it, perhaps for the `first` time, or hands it on."""

    function: Function | None
    sets: bool
    first: bool
    handed: bool


def _occasion(placed: StatementContext) -> str:
    """Return what is asked before a statement, and the name of its function."""
    return f"{_tests_around(placed)} {getattr(placed.function, 'name', '')}"


def _tests_around(placed: StatementContext) -> str:
    asked = (getattr(outer, "test", getattr(outer, "type", None)) for outer in placed.within)
    return " ".join(map(ast.unparse, filter(None, asked)))


_BLOCK_THE_THREAD = ("gevent.", "multiprocessing.", "signal.", "threading.")


_IMPORTS = "importlib.import_module()"


def resolved_name(node: ast.expr, program: SemanticModel) -> str:
    """Return the qualified name of *node*, with what a local function makes looked up."""
    name = program.qualified(node)
    if name.startswith(_IMPORTS):
        bound = program.bound_to(last_name(getattr(node, "value", node)))
        texts = (text_of(part) for value in bound for part in ast.walk(value))
        name = name.replace(_IMPORTS, next(filter(None, texts), _IMPORTS))
    return resolved(name, program)


def resolved(name: str, program: SemanticModel) -> str:
    """Return the qualified *name* with what a local function makes looked up."""
    variable, dot, rest = name.partition(".")
    owner = program.aliases.get(variable, "")
    if owner.endswith("()") and dot and variable not in program.modules:  # made by a method
        name = f"{owner}.{rest}"
    if variable and dot and variable not in program.aliases:
        bound = [*map(program.qualified, program.bound_to(variable))]
        names = [f"{name}.{rest}" for name in bound]
        usual = names[0] if names and all(map(_makes_an_instance, bound)) else name
        name = next((name for name in names if program.known(name).runs), usual)
    if name.startswith("self."):
        attribute, dot, rest = name.removeprefix("self.").partition(".")
        made = program.attributes.get(attribute) if dot else ""
        return f"{made}.{rest}" if made else name
    star = program.aliases.get("*", "")[:-1]
    if star and name not in program.functions and program.known(star + name).runs:
        return star + name
    maker, called, rest = name.partition("().")
    attribute, _, method = rest.partition(".")
    if maker in program.classes and method:
        values = program.values_of(f"self.{attribute}")
        made = program.qualified(values[0]) if len(values) == 1 else ""
        return f"{made}.{method}" if made else name
    made = program.returned_by(maker) if called else ""
    owner = maker.rpartition(".")[0]
    if called and maker in program.functions and program.method_of(owner, rest):
        made = made or f"{owner}()"  # which the class keeps for all
    return f"{made}.{rest}" if made else name


def _makes_an_instance(name: str) -> bool:
    made = name.rpartition(".")[2]
    return name.startswith("sys.") or (name.endswith("()") and made[:1].isupper())


def without_partial(given: ast.expr) -> ast.expr:
    """Return the function that *given* calls, also by ``functools.partial``."""
    if isinstance(given, ast.Call) and given.args and last_name(given.func) == "partial":
        return given.args[0]
    return given
