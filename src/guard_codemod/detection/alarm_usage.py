"""What the calls of a run mean for the alarm."""

from __future__ import annotations

import ast
from collections.abc import Sequence
from enum import Enum
from typing import TYPE_CHECKING

from guard_codemod.data.call import COROUTINE
from guard_codemod.lazy import frozen, memoized, regex
from guard_codemod.semantic.ast_utils import (
    NAMES,
    Function,
    elements_of,
    is_constant,
    is_true,
    keyword,
    own_expressions,
    statements,
    unparsed,
)
from guard_codemod.semantic.call_facts import is_setup_call
from guard_codemod.semantic.call_trace import run
from guard_codemod.semantic.const_eval import number
from guard_codemod.semantic.model import SemanticModel
from guard_codemod.semantic.qualified_names import Aliases, CallEvent, qualified_name

if TYPE_CHECKING:
    from guard_codemod.guards.matcher import GuardMatch

TIMER = "dump_traceback_later"


@frozen
class ArmedAlarm:
    """A call that arms the alarm for the whole run; `seconds` where the number is written there.

    `backstop` says that ``faulthandler.dump_traceback_later(…, exit=True)`` ends the process later.
    `raises` names the exception that the signal's handler raises, None if unknown. It is `alone`
    if there is no alarm, but a backstop. The guard `module` arms it, if any.
    """

    line: int
    column: int
    seconds: float | None
    backstop: bool = False
    raises: str | None = None
    alone: bool = False
    module: str = ""


class Kind(Enum):
    """What a call means for the alarm."""

    ARM = "arm"
    CANCEL = "cancel"
    HANDLER = "handler"
    WORK = "work"
    PRINT = "print"
    QUIET = "quiet"


@frozen
class Event:
    """A call, and what it means for the alarm."""

    kind: Kind
    step: CallEvent
    top: ast.stmt
    module: str = ""
    """The guard module that makes the call, if any."""

    @property
    def scope(self) -> str:
        """The local function that makes the call; "" at module level and in the main block."""
        return self.step.within[-1] if self.step.within else ""


def events_of(program: SemanticModel) -> list[Event]:
    """Return the calls of a run of *program*, with what they mean for the alarm.

    If nothing in its text could undo the alarm, this ends with the first call that works once the
    alarm is armed, as in most guarded jobs.
    """
    events: list[Event] = []
    text = program.content
    once = sum(map(text.count, _SETS)) == 1 and "faulthandler" not in program.modules
    # What puts the handler back names the signal again.
    once = once and text.count("SIGALRM") <= 1
    handled = "SIGALRM" not in text
    armed: CallEvent | None = None
    for top, step in run(program):
        if not _READS_THE_LIMIT.isdisjoint(step.within):
            continue
        module = _guard_module(step.name, program)
        kind = Kind.ARM if module else _kind(step, program)
        events.append(Event(kind, step, top, module))
        handled = handled or events[-1].kind is Kind.HANDLER or module != ""
        if once and handled and armed and events[-1].kind in (*WORKING, Kind.PRINT):
            if not (armed.inside or step.inside):
                break
            once = (
                False  # what is around them may catch the exception, and work may come behind that
            )
        if armed is None and events[-1].kind is Kind.ARM and step.unconditional:
            armed = step
    return events


WORKING = (Kind.WORK, Kind.ARM)

_SETS = ("alarm", "setitimer")
OF_THE_ALARM = (*_SETS, "SIGALRM")
"""The words of which whatever concerns the alarm spells one."""
_BACKSTOP = "dump_traceback_later"


def _guard_module(called: str, program: SemanticModel) -> str:
    """Return the guard module of which *called* is the function that arms it, ``""`` if none."""
    module, _, function = called.rpartition(".")
    return module if function == "arm" and program.is_guard_module(module) else ""


def alarm_of(arming: Event, events: Sequence[Event], program: SemanticModel) -> ArmedAlarm:
    """Return the alarm that *arming* arms."""
    call = arming.step.call
    if arming.module:
        return _of_module(call, arming.module, program)
    backstop = any(_is_backstop(event, program) for event in events)
    seconds = seconds_of(call, program)
    before = raised_by(events[: events.index(arming)], program)
    return ArmedAlarm(
        call.lineno, call.col_offset + 1, seconds, backstop, before or raised_by(events, program)
    )


def _of_module(call: ast.Call, module: str, program: SemanticModel) -> ArmedAlarm:
    given = {keyword.arg: ast.unparse(keyword.value) for keyword in call.keywords}
    raises = given.get("on_timeout", "'raise'") == "'raise'"
    backstop = raises and given.get("kill_after") != "None"
    seconds = seconds_of(call, program)
    raised = "TimeoutError" if raises else None
    where = (call.lineno, call.col_offset + 1)
    return ArmedAlarm(*where, seconds, backstop, raised, module=module)


def raised_by(events: Sequence[Event], program: SemanticModel) -> str | None:
    """Return what the handler registered last raises, None if nothing or unknown."""
    registered = [
        event
        for event in events
        if event.kind is Kind.HANDLER
        and len(event.step.call.args) > 1
        and not puts_back(program, event.step.call)
    ]
    handler = handler_of(registered[-1], program) if registered else None
    return raised_in(handler, program) if handler else None


def handler_of(registration: Event, program: SemanticModel) -> Function | None:
    """Return the function that *registration* sets as handler, if it is in the file."""
    name = program.qualified(registration.step.call.args[-1])
    local = program.resolve_call(name, registration.scope.rpartition(".")[0] or None)
    return local[1] if local else None


def raised_in(handler: Function, program: SemanticModel) -> str | None:
    """Return what *handler* raises, None if that is nothing, or not to be seen."""
    for statement in statements(handler.body):
        if isinstance(statement, ast.Raise) and statement.exc is not None:
            return program.qualified(statement.exc).removesuffix("()").removeprefix("builtins.")
        if any(
            isinstance(node, ast.Call) and program.facts_of(node).exits
            for node in own_expressions(statement)
        ):
            return "SystemExit"
    return None


def ignores(registration: ast.Call, aliases: Aliases) -> bool:
    """Whether *registration* lets SIGALRM do nothing."""
    return len(registration.args) > 1 and _is_signal(registration.args[1], "SIG_IGN", aliases)


def resets(registration: ast.Call, aliases: Aliases) -> bool:
    """Whether *registration* sets SIGALRM to its default action or ignores it."""
    return ignores(registration, aliases) or ends_the_process(registration, aliases)


def ends_the_process(registration: ast.Call, aliases: Aliases) -> bool:
    """Whether *registration* sets a signal to its default action, which ends the process."""
    return len(registration.args) > 1 and _is_signal(registration.args[1], "SIG_DFL", aliases)


@memoized
def puts_back(program: SemanticModel, call: ast.Call) -> bool:
    """Whether *call* is passed the handler, or the rest of the alarm, that was there before."""
    named = {unparsed(node) for node in ast.walk(call) if isinstance(node, NAMES)}
    return _FORMER.search(ast.unparse(call)) is not None or not named.isdisjoint(_former(program))


@memoized
def _former(program: SemanticModel) -> set[str]:
    """Return what *program* keeps a former handler, or the rest of a former alarm, in."""
    names = set[str]()
    for made in program.statements.of(ast.Assign):
        inside = {unparsed(node) for node in ast.walk(made.value) if isinstance(node, NAMES)}
        if program.qualified(made.value) in _FORMER_CALLS or not names.isdisjoint(inside):
            names |= {unparsed(part) for target in made.targets for part in elements_of(target)}
    return names


def ends_handler(event: Event, program: SemanticModel) -> bool:
    """Whether *event* ends what a handler was there for: the one before it is back, or none."""
    return event.kind is Kind.HANDLER and (
        puts_back(program, event.step.call) or resets(event.step.call, program.aliases)
    )


_FORMER = regex("(?<![a-z])(?:old|orig|prev|saved)")
"""What a handler or an alarm is called that was there before, and is put back."""
_FORMER_CALLS = frozenset(
    f"signal.{name}()" for name in ("alarm", "signal", "getsignal", "setitimer", "getitimer")
)
"""What returns the handler, or the rest of the alarm, that there was before."""


def _is_backstop(event: Event, program: SemanticModel) -> bool:
    """Whether *event* ends the process later, or defines what does."""
    call, name = event.step.call, event.step.name
    if name == "functools.partial" and call.args:
        name = program.qualified(call.args[0])
    return name == f"faulthandler.{_BACKSTOP}" and is_true(keyword(call, "exit"))


def uses_signals(call: ast.Call) -> bool:
    """Whether *call*, which limits what follows, is not asked to do so without signals."""
    value = keyword(call, "use_signals")
    return value is None or is_constant(value, True)


def is_arming(call: ast.Call, program: SemanticModel) -> bool:
    """Whether *call* arms the alarm, whenever that is."""
    return _kind(CallEvent(call, program.qualified(call.func), True, ()), program) is Kind.ARM


def _kind(step: CallEvent, program: SemanticModel) -> Kind:
    if step.name == "signal.alarm" and step.call.args:
        return _sets_to(step.call.args[0], step.call, program)
    if step.name == "signal.setitimer" and len(step.call.args) > 1:
        if not _is_signal(step.call.args[0], "ITIMER_REAL", program.aliases):
            return Kind.QUIET
        return _sets_to(step.call.args[1], step.call, program)
    if step.name == "signal.signal" and step.call.args:
        return (
            Kind.HANDLER
            if _is_signal(step.call.args[0], "SIGALRM", program.aliases)
            else Kind.QUIET
        )
    return _kind_of_name(step.name, program)


def _sets_to(limit: ast.expr, call: ast.Call, program: SemanticModel) -> Kind:
    """Return what *call* does to the alarm by setting it to *limit*."""
    if not is_constant(limit, 0):
        return Kind.ARM
    kept = any(made.value is call for made in program.statements.of(ast.Assign))
    armed = (other for function in _SETS for other in program.calls_of(f"signal.{function}"))
    given_back = kept and any(puts_back(program, other) for other in armed)
    return Kind.QUIET if given_back else Kind.CANCEL


def _kind_of_name(name: str, program: SemanticModel) -> Kind:
    facts = program.known(name)
    quiet = facts.suppresses or is_setup_call(name, facts) or name.endswith(".close")
    # What is called with what ``main()`` returns, or before the guard is armed, does not work.
    wraps = facts.exits or facts.runs == COROUTINE or name in (*_READS_THE_LIMIT, "SystemExit")
    if quiet or wraps:
        return Kind.QUIET
    return Kind.PRINT if facts.prints else Kind.WORK


_READS_THE_LIMIT = frozenset({"read_timeout", "_read_timeout"})
"""What a guard of ours calls before it is armed."""


def _is_signal(node: ast.expr, name: str, aliases: Aliases) -> bool:
    return qualified_name(node, aliases) in {f"signal.{name}", f"signal.Signals.{name}"}


def seconds_of(call: ast.Call, program: SemanticModel) -> float | None:
    """Return the seconds in *call*, of ``alarm``, ``setitimer`` or `arm`, if they are a literal."""
    given = next(iter(call.args[1:2] or call.args), keyword(call, "seconds"))
    return number(given, program) if given else None


def backstop_alone(program: SemanticModel) -> ArmedAlarm | None:
    """Return what the only guard of *program* amounts to, if it is a backstop alone."""
    guard = _match(program)
    if guard is None:
        return None
    call = _call(guard)
    return ArmedAlarm(call.lineno, call.col_offset + 1, _seconds(guard), backstop=True, alone=True)


def call_of_backstop_alone(program: SemanticModel) -> ast.Call | None:
    """Return the call that arms it, if there is one."""
    guard = _match(program)
    return _call(guard) if guard else None


def _match(program: SemanticModel) -> GuardMatch | None:
    if not program.spells(TIMER):
        return None
    from guard_codemod.guards.matcher import find_guards  # not at the top: few use the timer

    # It is not looked for elsewhere: without an alarm, only the form of the guard tells the limit.
    guards = find_guards(program.tree)
    return next((match for match in guards if match.spec.options.alone), None)


def _call(guard: GuardMatch) -> ast.Call:
    """Return the call that names the timer: it has the limit."""
    return next(
        node
        for statement in guard.statements
        if isinstance(statement, (ast.Assign, ast.Expr))
        for node in ast.walk(statement)
        if isinstance(node, ast.Call) and TIMER in ast.unparse(node)
    )


def _seconds(guard: GuardMatch) -> int | None:
    return None if guard.spec.options.timeout_env else guard.spec.seconds
