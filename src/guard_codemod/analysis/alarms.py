"""Whether the file arms an alarm by itself, for the whole run."""

from __future__ import annotations

import ast
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from guard_codemod.analysis import known
from guard_codemod.analysis.calls import Aliases, dotted
from guard_codemod.analysis.flow import Program, Step
from guard_codemod.model import Alarm


class Kind(Enum):
    """What a call means for the alarm."""

    ARM = "arm"
    CANCEL = "cancel"
    HANDLER = "handler"
    WORK = "work"
    PRINT = "print"
    QUIET = "quiet"


@dataclass(frozen=True, slots=True)
class Event:
    """A call, and what it means for the alarm."""

    kind: Kind
    step: Step

    @property
    def scope(self) -> str:
        """The local function that makes the call; "" at module level and in the main block."""
        return self.step.within[-1] if self.step.within else ""


def find_alarm(program: Program) -> tuple[Alarm | None, int | None]:
    """Return what arms the alarm for the whole run, and the line of another SIGALRM handler.

    The second is where the program registers a handler of its own that is neither part of such a
    guard nor of a temporary one (``alarm(n)`` … ``alarm(0)`` in the same function).
    """
    events = [Event(_kind(step, program), step) for step in program.steps(program.tree.body)]
    for index, event in enumerate(events):
        if event.kind is Kind.ARM and event.step.certain and _lasts(index, events):
            call = event.step.call
            return Alarm(call.lineno, call.col_offset + 1, _seconds(call)), None
    for index, event in enumerate(events):
        if event.kind is Kind.HANDLER and event.step.certain and not _is_temporary(event, events[index:]):
            return None, event.step.call.lineno
    return None, None


def _kind(step: Step, program: Program) -> Kind:
    if step.name == "signal.alarm" and step.call.args:
        return Kind.CANCEL if _is_zero(step.call.args[0]) else Kind.ARM
    if step.name == "signal.setitimer" and len(step.call.args) > 1:
        if not _is_signal(step.call.args[0], "ITIMER_REAL", program.aliases):
            return Kind.QUIET
        return Kind.CANCEL if _is_zero(step.call.args[1]) else Kind.ARM
    if step.name == "signal.signal" and step.call.args:
        return Kind.HANDLER if _is_signal(step.call.args[0], "SIGALRM", program.aliases) else Kind.QUIET
    if step.name in _WRAPPERS or known.QUIET.fullmatch(step.name) or step.name.endswith(".close"):
        return Kind.QUIET
    if known.PRINTS_OR_EXITS.fullmatch(step.name):
        return Kind.PRINT
    return Kind.WORK


_WRAPPERS = frozenset({"sys.exit", "exit", "SystemExit", "asyncio.run"})
"""What a call of the main function is wrapped in."""


def _lasts(index: int, events: Sequence[Event]) -> bool:
    """Whether what is armed at *index* stays so while the program works."""
    armed = events[index]
    cancelled = next((at for at in range(index + 1, len(events)) if _cancels(armed, at, events)), None)
    if cancelled is None:
        return True
    during, after = events[index + 1 : cancelled], events[cancelled + 1 :]
    works = {Kind.WORK, Kind.ARM}
    if not armed.scope:
        return any(event.kind in works for event in during) and not any(event.kind in works for event in after)
    # A pair inside of one function guards the program only if the program is that function.
    before = [event for event in events[:index] if event.step.within and armed.scope not in event.step.within]
    works.add(Kind.PRINT)
    return not any(event.kind in works for event in (*before, *after))


def _cancels(armed: Event, at: int, events: Sequence[Event]) -> bool:
    """Whether the event *at* cancels *armed*, rather than a temporary alarm of another function."""
    event = events[at]
    if event.kind is not Kind.CANCEL or not event.step.certain:
        return False
    return event.scope in ("", armed.scope) or not any(
        earlier.kind is Kind.ARM and earlier.scope == event.scope for earlier in events[:at]
    )


def _is_temporary(handler: Event, later: Sequence[Event]) -> bool:
    return bool(handler.scope) and any(event.kind is Kind.CANCEL and event.scope == handler.scope for event in later)


def _is_zero(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and node.value == 0 and node.value is not False


def _is_signal(node: ast.expr, name: str, aliases: Aliases) -> bool:
    return dotted(node, aliases) in {f"signal.{name}", f"signal.Signals.{name}"}


def _seconds(call: ast.Call) -> float | None:
    value = call.args[-1 if len(call.args) < 2 else 1]
    if isinstance(value, ast.Constant) and isinstance(value.value, (int, float)):
        return value.value
    return None
