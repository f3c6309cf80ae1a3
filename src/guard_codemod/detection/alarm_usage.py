"""Whether the file arms an alarm by itself, for the whole run."""

from __future__ import annotations

import ast
from collections.abc import Sequence
from enum import Enum
from functools import lru_cache
from typing import NamedTuple

from guard_codemod.data import known_calls
from guard_codemod.model import Alarm, Clash
from guard_codemod.semantic.ast_utils import Function, own_expressions, statements
from guard_codemod.semantic.call_trace import run
from guard_codemod.semantic.const_eval import constant
from guard_codemod.semantic.model import Program
from guard_codemod.semantic.qualified_names import Aliases, Step, dotted


class Kind(Enum):
    """What a call means for the alarm."""

    ARM = "arm"
    CANCEL = "cancel"
    HANDLER = "handler"
    WORK = "work"
    PRINT = "print"
    QUIET = "quiet"


class Event(NamedTuple):
    """A call, and what it means for the alarm."""

    kind: Kind
    step: Step
    top: ast.stmt

    @property
    def scope(self) -> str:
        """The local function that makes the call; "" at module level and in the main block."""
        return self.step.within[-1] if self.step.within else ""


def events_of(program: Program) -> list[Event]:
    """Return the calls of a run of *program*, with what they mean for the alarm.

    If its text holds nothing that could undo the alarm once it is armed, that goes up to the first call
    that works after that: it is what most guarded jobs are like.
    """
    events: list[Event] = []
    once = sum(map(program.count, _SETS)) == 1 and "faulthandler" not in program.modules
    armed = False
    for top, step in run(program):
        if not _READS_THE_LIMIT.isdisjoint(step.within):
            continue
        events.append(Event(_kind(step, program), step, top))
        if once and armed and events[-1].kind in (*_WORKING, Kind.PRINT):
            break
        armed = armed or (events[-1].kind is Kind.ARM and step.certain)
    return events


_SETS = ("alarm", "setitimer")
OF_THE_ALARM = (*_SETS, "SIGALRM")
"""The words of which whatever concerns the alarm spells one."""
_BACKSTOP = "dump_traceback_later"


def find_arming(events: Sequence[Event], program: Program) -> Event | None:
    """Return what arms the alarm for the whole run."""
    return next(
        (event for index, event in enumerate(events) if _arms(index, events, program)), None
    )


def alarm_of(arming: Event, events: Sequence[Event], program: Program) -> Alarm:
    """Return the alarm that *arming* arms."""
    call = arming.step.call
    backstop = any(map(_is_backstop, events))
    seconds = seconds_of(call, program)
    return Alarm(call.lineno, call.col_offset + 1, seconds, backstop, raised_by(events, program))


def _arms(index: int, events: Sequence[Event], program: Program) -> bool:
    """Whether the event at *index* arms the alarm for the rest of the run, and the run has work left."""
    event = events[index]
    if event.kind is not Kind.ARM or not event.step.certain:
        return False
    handlers = [
        other.step.call for other in events if other.kind is Kind.HANDLER and other.step.certain
    ]
    if handlers and (
        _ignores(handlers[-1], program.aliases) or _ticks(handlers[-1], event.step.call, program)
    ):
        return False
    return not _comes_too_late(index, events) and _lasts(index, events)


def raised_by(events: Sequence[Event], program: Program) -> str | None:
    """Return what the handler that is registered last raises, None if that is nothing, or not to be seen."""
    registered = [
        event.step.call
        for event in events
        if event.kind is Kind.HANDLER and len(event.step.call.args) > 1
    ]
    handler = (
        program.functions.get(dotted(registered[-1].args[1], program.aliases))
        if registered
        else None
    )
    return _raised_in(handler, program) if handler else None


def _raised_in(handler: Function, program: Program) -> str | None:
    for statement in statements(handler.body):
        if isinstance(statement, ast.Raise) and statement.exc is not None:
            return (
                dotted(statement.exc, program.aliases).removesuffix("()").removeprefix("builtins.")
            )
        if any(
            isinstance(node, ast.Call) and dotted(node.func, program.aliases) in _EXITS
            for node in own_expressions(statement)
        ):
            return "SystemExit"
    return None


_EXITS = ("sys.exit", "exit", "quit", "os._exit", "os.abort")


def _ignores(registration: ast.Call, aliases: Aliases) -> bool:
    return len(registration.args) > 1 and _is_signal(registration.args[1], "SIG_IGN", aliases)


def resets(registration: ast.Call, aliases: Aliases) -> bool:
    """Whether *registration* registers no handler, but lets SIGALRM do what it does by default, or nothing."""
    return _ignores(registration, aliases) or (
        len(registration.args) > 1 and _is_signal(registration.args[1], "SIG_DFL", aliases)
    )


def _ticks(registration: ast.Call, arming: ast.Call, program: Program) -> bool:
    """Whether the handler comes back and is called again and again: a timer, and no limit."""
    handler = program.functions.get(dotted(registration.args[-1], program.aliases))
    if handler is None or _raised_in(handler, program) is not None:
        return False
    interval = arming.args[2] if len(arming.args) > 2 else None
    return (interval is not None and not _is_zero(interval)) or any(
        isinstance(node, ast.Call) and is_arming(node, program) for node in ast.walk(handler)
    )


def _is_backstop(event: Event) -> bool:
    return event.step.name == f"faulthandler.{_BACKSTOP}" and any(
        keyword.arg == "exit"
        and isinstance(keyword.value, ast.Constant)
        and bool(keyword.value.value)
        for keyword in event.step.call.keywords
    )


def _comes_too_late(index: int, events: Sequence[Event]) -> bool:
    """Whether the work is done by the time of the event at *index*: there was some, and none is left."""
    top = events[index].top
    whole = isinstance(top, (ast.Expr, ast.Assign))
    before = [event for event in events[:index] if whole or event.top is top]
    return any(event.kind is Kind.WORK for event in before) and not any(
        event.kind in (*_WORKING, Kind.PRINT) for event in events[index + 1 :]
    )


def find_clash(events: Sequence[Event]) -> Clash | None:
    """Return what would undo a guard at the start of a run.

    That is a call that cancels the alarm, or another handler of SIGALRM, unless they belong to a
    temporary alarm (``alarm(n)`` … ``alarm(0)`` in the same function).
    """
    for index, event in enumerate(events):
        if (
            event.kind is Kind.HANDLER
            and event.step.certain
            and not _is_temporary(event, events[index:])
        ):
            return Clash(event.step.call.lineno)
    cancelled = _first_cancel("", 0, events)
    if cancelled is None or _spans_the_work(events[:cancelled], events[cancelled + 1 :]):
        return None
    return Clash(events[cancelled].step.call.lineno, cancels=True)


def is_arming(call: ast.Call, program: Program) -> bool:
    """Whether *call* arms the alarm, whenever that is."""
    return _kind(Step(call, dotted(call.func, program.aliases), True, ()), program) is Kind.ARM


def _kind(step: Step, program: Program) -> Kind:
    if step.name == "signal.alarm" and step.call.args:
        return Kind.CANCEL if _is_zero(step.call.args[0]) else Kind.ARM
    if step.name == "signal.setitimer" and len(step.call.args) > 1:
        if not _is_signal(step.call.args[0], "ITIMER_REAL", program.aliases):
            return Kind.QUIET
        return Kind.CANCEL if _is_zero(step.call.args[1]) else Kind.ARM
    if step.name == "signal.signal" and step.call.args:
        return (
            Kind.HANDLER
            if _is_signal(step.call.args[0], "SIGALRM", program.aliases)
            else Kind.QUIET
        )
    return _kind_of_name(step.name)


@lru_cache(maxsize=1000)
def _kind_of_name(name: str) -> Kind:
    if name in _WRAPPERS or known_calls.is_quiet(name) or name.endswith(".close"):
        return Kind.QUIET
    return Kind.PRINT if name in known_calls.PRINTS_OR_EXITS else Kind.WORK


_READS_THE_LIMIT = frozenset({"read_timeout", "_read_timeout"})
"""What a guard of ours calls before it is armed."""

_WRAPPERS = frozenset(
    {"sys.exit", "exit", "SystemExit", "asyncio.run", "hasattr", *_READS_THE_LIMIT}
)
"""What a call of the main function is wrapped in, or a guard."""


def _lasts(index: int, events: Sequence[Event]) -> bool:
    """Whether what is armed at *index* stays so while the program works."""
    scope = events[index].scope
    cancelled = _first_cancel(scope, index + 1, events)
    if cancelled is None:
        return True
    during, after = events[index + 1 : cancelled], events[cancelled + 1 :]
    if not scope:
        return _spans_the_work(during, after)
    # A pair inside of one function guards the program only if the program is that function.
    outside = [
        event for event in events[:index] if event.step.within and scope not in event.step.within
    ]
    return not any(event.kind in (*_WORKING, Kind.PRINT) for event in (*outside, *after))


_WORKING = (Kind.WORK, Kind.ARM)


def _spans_the_work(during: Sequence[Event], after: Sequence[Event]) -> bool:
    return any(event.kind in _WORKING for event in during) and not any(
        event.kind in _WORKING for event in after
    )


def _first_cancel(scope: str, start: int, events: Sequence[Event]) -> int | None:
    """Return which event from *start* on cancels what was armed in *scope*, if any."""
    return next((at for at in range(start, len(events)) if _cancels(scope, at, events)), None)


def _cancels(scope: str, at: int, events: Sequence[Event]) -> bool:
    """Whether the event *at* is no part of a temporary alarm of a function other than *scope*."""
    event = events[at]
    if event.kind is not Kind.CANCEL or not event.step.certain:
        return False
    return event.scope in ("", scope) or not any(
        earlier.kind is Kind.ARM and earlier.scope == event.scope for earlier in events[:at]
    )


def _is_temporary(handler: Event, later: Sequence[Event]) -> bool:
    return bool(handler.scope) and any(
        event.kind is Kind.CANCEL and event.scope == handler.scope for event in later
    )


def _is_zero(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and node.value == 0


def _is_signal(node: ast.expr, name: str, aliases: Aliases) -> bool:
    return dotted(node, aliases) in {f"signal.{name}", f"signal.Signals.{name}"}


def seconds_of(call: ast.Call, program: Program) -> float | None:
    """Return the seconds that *call*, of ``alarm`` or ``setitimer``, asks for, if they are written there."""
    return constant(call.args[-1 if len(call.args) < 2 else 1], program)
