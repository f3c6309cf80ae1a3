"""Which statements of a file do work when they run, as opposed to setting things up."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, Sequence

from guard_codemod.data.call import COROUTINE, PROGRAM, TERMINAL, TIME, Call
from guard_codemod.data.conventions import MAIN_NAMES, SOUNDS_LIKE_WORK
from guard_codemod.detection.loop_exits import flag
from guard_codemod.detection.options import asks_for_no_option, chooses_a_command, on_windows
from guard_codemod.detection.waits import resolved_name
from guard_codemod.lazy import dataclass, recursive, regex
from guard_codemod.semantic.ast_utils import (
    ASSIGNMENTS,
    DEFINITIONS,
    IMPORTS,
    TRY,
    Function,
    is_small,
    keyword,
    last_name,
    nested_statements,
    own_expressions,
    statements,
    values_given,
)
from guard_codemod.semantic.call_facts import entry_names, is_setup_call
from guard_codemod.semantic.call_trace import asks_for_default, steps_of
from guard_codemod.semantic.main_block import branches, evaluate_main_test, suites_taken
from guard_codemod.semantic.model import SemanticModel

LEAVE = (ast.Return, ast.Raise, ast.Break, ast.Continue)


@dataclass
class Work:
    """Tells what of *program* does anything that counts along a run."""

    program: SemanticModel

    def is_idle(self, body: Iterable[ast.stmt], *, sleeping: bool = False) -> bool:
        """Whether *body* only prints, exits or sets up, or is *sleeping*."""
        return all(
            self.is_harmless(step.name) or (sleeping and self.sleeps(step.name))
            for statement in body  # each, as some may leave the suite that they stand in
            for step in steps_of(self.program, [statement])
        )

    def sleeps(self, name: str) -> bool:
        return self.program.known(name).on == TIME or name.endswith(".sleep")

    def asks_the_outside(self, statement: ast.If | ast.Match) -> bool:
        """Whether what *statement* does depends on a call that may do anything."""
        names = (
            resolved_name(call.func, self.program) for call, _ in self.program.calls(statement)
        )
        return not all(self.program.known(name).harmless for name in names)

    def works(self, statement: ast.stmt) -> bool:
        """Whether *statement* is known to work, other than to ask."""
        return any(
            facts.works and facts.on != TERMINAL and not _makes_folders(step.name, step.call)
            for step in steps_of(self.program, [statement])
            for facts in [self.program.known(step.name)]
        )

    def is_error(self, body: Sequence[ast.stmt]) -> bool:
        """Whether *body* only gives up: it raises, or exits with an error."""
        return bool(body) and fails(body[-1]) and not any(map(self.works, body))

    def only_says(self, body: Sequence[ast.stmt]) -> bool:
        """Whether *body* only says why nothing is done, or exits."""
        known = (self.program.known(step.name) for step in steps_of(self.program, body))
        says = (
            facts.exits or facts.sets_up or (facts.prints and not facts.awaits) for facts in known
        )
        return next(says, False) and all(says)  # most do something else at once

    def branches(
        self, statement: ast.If | ast.Match
    ) -> tuple[Sequence[list[ast.stmt]], list[ast.stmt]]:
        """Return the suites of *statement* that are for options or errors, and the usual one."""
        arms, usual = branches(statement)
        if not arms or isinstance(statement, ast.Match):
            return arms, usual
        windows = on_windows(statement.test, self.program)
        if windows is not None:
            return (), usual if windows else arms[0]
        if tests_the_version(statement.test):
            return (), usual if self.leaves(arms[0]) else [*arms[0], *usual]
        value = flag(statement.test, self.program)
        if value is not None:
            return (), arms[0] if value else usual
        if asks_for_default(statement, self.program) and not self.leaves(arms[0]):
            return (), arms[0]
        goes_on = isinstance(arms[0][-1], LEAVE)  # with what follows
        given_up = self.is_error(usual) or (self.only_says(usual) and not goes_on)
        if given_up or self.is_for_no_option(statement):
            return [usual] if usual else [], arms[0]
        # What follows runs if the other suite does.
        return ([*arms, usual], []) if self.leaves(usual) else (arms, usual)

    def is_for_no_option(self, statement: ast.If) -> bool:
        """Whether *statement* is for a run without an option, and does not give up then."""
        body, test = statement.body, statement.test
        if not asks_for_no_option(test, self.program) or self.is_error(body):
            return False
        text = ast.unparse(test)
        chooses = "argv" in text or chooses_a_command(test, self.program)
        if chooses and self.leaves(body) and self.is_idle(body):
            return False  # it gives up
        names = (step.name for step in steps_of(self.program, body))
        return "subcommand" in text or all(
            self.program.known(name).on != TERMINAL for name in names
        )

    def leaves(self, body: Sequence[ast.stmt]) -> bool:
        """Whether nothing runs behind *body*."""
        last = body[-1] if body else None
        call = last.value if isinstance(last, ast.Expr) else None
        exits = isinstance(call, ast.Call) and self.program.facts_of(call).exits
        return exits or isinstance(last, LEAVE)

    def is_harmless(self, name: str) -> bool:
        facts = self.program.known(name)
        made = self.program.lineage(name) if name in self.program.classes else [""]
        if all(base in self.program.classes or base.startswith("enum.") for base in made):
            return True  # without an ``__init__``, which would be followed
        if self.program.resolve_call(name, None) or facts.prints or facts.exits or facts.may_exit:
            return True
        quick = facts.harmless or facts.quick or is_setup_call(name, facts)
        return quick and not facts.works


class SideEffectClassifier:
    """Classifies statements as side effects or setup. Local functions are analyzed once."""

    def __init__(self, program: SemanticModel) -> None:
        self._program = program

    def effects(self, statement: ast.stmt) -> Iterator[list[ast.Call]]:
        """Yield the calls of each simple statement in *statement* that has a side effect."""
        if isinstance(statement, Function) and runs_at_once(statement, self._program):
            yield []
        for inner in _usual([statement], idle_main_blocks=True):
            calls = _calls(inner)
            if is_constant_definition(inner):
                continue
            if isinstance(inner, ast.Raise):
                if inner.exc is not None and self._name(inner.exc).startswith("SystemExit"):
                    yield [call for call in calls if call is not inner.exc]
            elif (
                any(map(self._is_effect, _thrown_away(inner)))
                or any(map(self._waits if isinstance(inner, ast.Expr) else self.works, calls))
                or any(self._runs_the_script(call, inner) for call in calls)
            ):
                yield calls

    def may_take_time(self, statement: ast.stmt) -> bool:
        """Whether *statement* may take long, though it is no evidence of a job (``x = load()``).

        Calls with names that say nothing may, so the guard is armed before them.
        """
        return any(
            self._waits(call) or not self._is_harmless(call)
            for inner in statements([statement])
            if not isinstance(inner, DEFINITIONS)
            for call in _calls(inner)
        )

    def _is_harmless(self, call: ast.Call) -> bool:
        name = self._name(call.func)
        if self._program.resolve_call(name, None) is not None:
            return False
        facts = self._facts(name)
        return not name or facts.harmless or is_setup_call(name, facts)

    def is_main(self, name: str) -> bool:
        """Whether a call by *name* runs the whole program, as ``main()`` does."""
        runs = self._facts(name).runs
        if runs == PROGRAM:
            return True
        function = self._program.functions.get(name)
        if function is None:
            return runs == COROUTINE
        return name in MAIN_NAMES or any(
            self._name(decorator).removesuffix("()").endswith((".command", ".group"))
            for decorator in function.decorator_list
        )

    def _name(self, node: ast.AST) -> str:
        return self._program.qualified(node)

    def _facts(self, name: str) -> Call:
        return self._program.known(name)

    def _is_effect(self, call: ast.Call, owner: str | None = None) -> bool:
        name = self._name(call.func)
        if not name or self._connects_a_signal(call, name):
            return False
        if self.is_main(name) or self.prints(call):
            return True
        facts = self._facts(name)
        if facts.sets_up:
            return False
        local = self._program.resolve_call(name, owner)
        if local is not None:
            return self._works(*local)
        quiet = is_setup_call(name, facts) or _makes_folders(name, call)
        return not quiet and not self._hands_over_a_class(call, name)

    @recursive(meanwhile=False)
    def _works(self, key: str, function: Function) -> bool:
        return not self._program.is_generator(function) and any(
            self._has_effect(inner, key.rpartition(".")[0] or None)
            for inner in _usual(function.body)
        )

    def _has_effect(self, statement: ast.stmt, owner: str | None) -> bool:
        """Whether *statement*, in a function of class *owner* or of none, does work."""
        calls = _calls(statement)
        if any(
            self._waits(call) or self.prints(call) or self._does_local_work(call, owner)
            for call in calls
        ):
            return True
        # The function's value is thrown away, and so is that of a call which it returns.
        return any(self._is_effect(call, owner) for call in _thrown_away(statement))

    def prints(self, call: ast.Call) -> bool:
        """Whether *call* prints, asks or exits."""
        facts = self._program.facts_of(call)
        return facts.prints or facts.exits

    def _does_local_work(self, call: ast.Call, owner: str | None) -> bool:
        local = self._program.resolve_call(self._name(call.func), owner)
        return local is not None and self._works(*local)

    def _waits(self, call: ast.Call) -> bool:
        name = self._name(call.func)
        facts = self._facts(name)
        works = facts.works and not facts.sets_up and name not in _OPENS
        return works and not (self._connects_a_signal(call, name) or _makes_folders(name, call))

    def works(self, call: ast.Call) -> bool:
        """Whether *call* is known to work, rather than to make something that works later."""
        name = self._name(call.func)
        method = name.rpartition(".")[2]
        makes = method[:1].isupper() or method in _MAKES or not name
        if makes or (self._facts(name).blocks or 0) > 0:
            return not makes
        return self._waits(call) and not name.startswith(("os.", "shutil."))

    def _connects_a_signal(self, call: ast.Call, name: str) -> bool:
        """Whether *call* is like ``signal.connect(handler)`` and reaches no server."""
        if not name.endswith(".connect"):
            return False
        first = call.args[0] if call.args else None
        return keyword(call, "sender", "receiver") is not None or (
            isinstance(first, (ast.Name, ast.Attribute, ast.Lambda))
            and (not isinstance(first, ast.Name) or first.id in self._program.functions)
        )

    def _hands_over_a_class(self, call: ast.Call, name: str) -> bool:
        """Whether *call* is passed a class of this file, as registrations of any name are."""
        arguments = values_given(call)
        return not SOUNDS_LIKE_WORK.search(name.rpartition(".")[2]) and any(
            isinstance(argument, ast.Name) and argument.id in self._program.classes
            for argument in arguments
        )

    def _runs_the_script(self, call: ast.Call, statement: ast.stmt) -> bool:
        """Whether *call*, whose value *statement* keeps, is what the script is there for.

        Limited to what `semantic.prefilter` can see on the first line of the statement.
        """
        if not isinstance(statement, ASSIGNMENTS):
            return False
        name = self._name(call.func)
        if name.endswith((".parse_args", ".parse_known_args")):
            return True
        spelled = last_name(call.func)
        if spelled not in entry_names() or call.func.end_lineno != statement.lineno:
            return False
        return self.is_main(name) or self._facts(name).on == TERMINAL


_OPENS = frozenset({"open", "io.open"})
_MAKES = frozenset(
    {"client", "connect", "create_connection", "open", "resource", "session", "which"}
)
"""What makes something that works later, and is no work where its value is kept."""


def _makes_folders(name: str, call: ast.Call) -> bool:
    """Whether *call* of *name* makes a folder where there is none, as settings do."""
    return name.endswith(("mkdir", "makedirs")) and keyword(call, "exist_ok") is not None


def fails(statement: ast.AST) -> bool:
    """Whether *statement* raises, or ends its function or the program with an error."""
    return is_small(statement) and _FAILS.match(ast.unparse(statement)) is not None


_FAILS = regex(
    r"raise\b|return (?:[1-9]|-)|(?:sys\.)?exit\((?:[1-9]|-|f?['\"])"
    r"|[\w.]*(?:[Ee]rror|abort|\bdie|fatal|usage)\w*\("
    r"|sys\.stderr\.write|print\(.*, file=sys\.stderr\)"
)


def is_constant_definition(statement: ast.stmt) -> bool:
    """Whether *statement* gives something a name in capitals."""
    targets = statement.targets if isinstance(statement, ast.Assign) else ()
    return any(isinstance(target, ast.Name) and target.id.isupper() for target in targets)


def _thrown_away(statement: ast.stmt) -> Iterator[ast.Call]:
    """Yield the calls whose values *statement* throws away, or returns."""
    value = statement.value if isinstance(statement, (ast.Expr, ast.Return)) else None
    return _outermost_calls(value) if value else iter(())


def _usual(body: Iterable[ast.stmt], *, idle_main_blocks: bool = False) -> Iterator[ast.stmt]:
    """Yield the statements of *body* and those nested in them that run if nothing is missing.

    Suites for failed imports and for other versions of Python are left out, and so are main blocks
    known to be idle.
    """
    stack = list(body)[::-1]
    while stack:
        statement = stack.pop()
        if isinstance(statement, DEFINITIONS):
            continue
        yield statement
        if isinstance(statement, TRY) and isinstance(statement.body[0], IMPORTS):
            stack.extend([*statement.body, *statement.orelse, *statement.finalbody][::-1])
        elif isinstance(statement, ast.If) and (
            tests_the_version(statement.test)
            or (idle_main_blocks and evaluate_main_test(statement.test, as_main=False) is False)
        ):
            stack.extend(statement.orelse[::-1])
        elif isinstance(statement, ast.If):
            stack.extend(suites_taken(statement)[::-1])
        else:
            stack.extend(nested_statements(statement)[::-1])


def runs_at_once(function: Function, program: SemanticModel) -> bool:
    """Whether a decorator runs *function*, as the whole program."""
    names = program.decorators(function)
    return any(program.known(name).runs == PROGRAM and name[-1] != ")" for name in names)


def tests_the_version(test: ast.expr) -> bool:
    """Whether *test* is about the version of Python."""
    return any(
        isinstance(node, ast.Attribute) and node.attr in {"version_info", "hexversion"}
        for node in ast.walk(test)
    )


def _calls(statement: ast.stmt) -> list[ast.Call]:
    return [node for node in own_expressions(statement) if isinstance(node, ast.Call)]


def _outermost_calls(value: ast.expr) -> Iterator[ast.Call]:
    stack: list[ast.AST] = [value]
    while stack:
        node = stack.pop()
        if isinstance(node, ast.Call):
            yield node
        elif not isinstance(node, ast.Lambda):
            stack.extend(ast.iter_child_nodes(node))
