"""What uses the alarm of the guard for itself, or keeps it from being delivered.

A process has one alarm, and one handler for it: https://docs.python.org/3/library/signal.html#signal.alarm
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, Sequence

from guard_codemod.data.known_calls import Names
from guard_codemod.detection.alarm_usage import FORMER
from guard_codemod.model import Threat, ThreatKind
from guard_codemod.rules.support.checker import Site, threat
from guard_codemod.rules.support.fork_branches import is_in_child
from guard_codemod.semantic.ast_utils import Function
from guard_codemod.semantic.qualified_names import Aliases, dotted

_SETS = Names("signal.alarm signal.setitimer")
_HANDLES = Names("signal.signal")
_BLOCKS = Names("signal.pthread_sigmask")
_TIME_LIMIT = Names("""
    timeout_decorator.timeout wrapt_timeout_decorator.timeout stopit.SignalTimeout stopit.signal_timeoutable
    stopit.signalstop.* interruptingcow.timeout
""")
_OF_THE_ALARM = frozenset({"signal.SIGALRM", "signal.Signals.SIGALRM", "signal.ITIMER_REAL"})

_IMPORTED = ("importlib.import_module().", "__import__().")


def other_alarms(sites: Iterable[Site], armed: int | None) -> Iterator[Threat]:
    """Yield what is done in *sites* to the alarm beside its guard; *armed* is the line of one that is there."""
    by_function: dict[int, list[tuple[ast.Call, str]]] = {}
    registers = armed is None
    for site in sites:
        for call, called in site.calls:
            name = _as_signal(called)
            if name in _TIME_LIMIT and not _without_signals(call):
                yield threat(
                    ThreatKind.OTHER_ALARM,
                    call,
                    "this time limit takes the alarm, and cancels the guard's",
                )
            elif name in _BLOCKS and _blocks(call, site):
                yield threat(
                    ThreatKind.OTHER_ALARM,
                    call,
                    "this blocks SIGALRM: the guard's alarm is never delivered",
                )
            elif (name in _SETS or name in _HANDLES) and _is_of_the_alarm(
                call, name, site.program.aliases
            ):
                if site.function is None or _spans(site.function, armed):
                    registers |= name in _HANDLES and not _puts_back(call)
                elif not is_in_child(site):
                    by_function.setdefault(id(site.function), []).append((call, name))
    for uses in by_function.values():
        yield from _other_use(uses, registers)


def _other_use(uses: Sequence[tuple[ast.Call, str]], registers: bool) -> Iterator[Threat]:
    """Yield what is to be said of all *uses* of the alarm in one function, if it is no part of the guard.

    That may be so of a handler, if not even the guard *registers* one; and both may be put back, each by its own call.
    """
    back = {name in _SETS for call, name in uses if _puts_back(call)}
    uses = [(call, name) for call, name in uses if not _puts_back(call)]
    setting = next((call for call, name in uses if name in _SETS), None)
    if setting is not None and not {name in _SETS for _, name in uses} <= back:
        what = "the job sets or cancels the alarm itself, which ends the guard: what runs after this line is not guarded"
        yield threat(ThreatKind.OTHER_ALARM, setting, what)
    elif setting is None and registers and uses:
        yield threat(
            ThreatKind.OTHER_ALARM,
            uses[0][0],
            "this handler of SIGALRM takes the place of the guard's",
        )


def _as_signal(name: str) -> str:
    """Return *name* as if a statement had imported the module ``signal``."""
    return next(
        (f"signal.{name.removeprefix(start)}" for start in _IMPORTED if name.startswith(start)),
        name,
    )


def _is_of_the_alarm(call: ast.Call, name: str, aliases: Aliases) -> bool:
    if name == "signal.alarm":
        return bool(call.args)
    return len(call.args) > 1 and _as_signal(dotted(call.args[0], aliases)) in _OF_THE_ALARM


def _puts_back(call: ast.Call) -> bool:
    return FORMER.search(ast.unparse(call.args[-1])) is not None


def _spans(function: Function, line: int | None) -> bool:
    return line is not None and function.lineno <= line <= (function.end_lineno or line)


def _without_signals(call: ast.Call) -> bool:
    return any(
        keyword.arg == "use_signals"
        and not (isinstance(keyword.value, ast.Constant) and keyword.value.value is True)
        for keyword in call.keywords
    )


def _blocks(call: ast.Call, site: Site) -> bool:
    """Whether *call* blocks SIGALRM, among others, and nothing in the same function sets the mask again."""
    if len(call.args) < 2 or site.program.once(_sets_masks, site.function or site.program.tree):
        return False
    how, which = (ast.unparse(argument) for argument in call.args[:2])
    return how.endswith(("SIG_BLOCK", "SIG_SETMASK")) and any(
        word in which for word in ("SIGALRM", "valid_signals")
    )


def _sets_masks(scope: ast.AST) -> bool:
    """Whether *scope* sets the mask more than once."""
    nodes = (node for node in ast.walk(scope) if isinstance(node, ast.Attribute))
    return sum(node.attr == "pthread_sigmask" for node in nodes) > 1
