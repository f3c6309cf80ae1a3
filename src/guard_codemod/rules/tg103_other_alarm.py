"""TG103: the job uses SIGALRM itself."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, Sequence

from guard_codemod.data.call import ARMS, HANDLES, LIMITS, MASKS, RESTARTS
from guard_codemod.detection.alarm_usage import (
    OF_THE_ALARM,
    ends_the_process,
    puts_back,
    uses_signals,
)
from guard_codemod.lazy import memoized
from guard_codemod.model import Doubt, Finding
from guard_codemod.rules.base import HazardRule
from guard_codemod.rules.support.checker import CheckContext, Site
from guard_codemod.semantic.ast_utils import Function, is_constant, names_in, unparsed
from guard_codemod.semantic.blocking_analysis import Blocks
from guard_codemod.semantic.keyword_filter import KeywordFilter


class OtherAlarm(HazardRule):
    """Reports code that cancels or replaces the guard's alarm, or blocks its signal.

    Source: https://docs.python.org/3/library/signal.html#signal.alarm
    """

    summary = "the job uses SIGALRM itself, which cancels or replaces the guard"
    why = (
        "A process has one alarm and one handler for it. A temporary alarm, for example for a"
        " single request or in a decorator that limits a call, cancels the guard."
    )
    help = (
        "use a timeout of the call itself there, or add a backstop: apply --kill-after 60s --update"
    )
    known_limits = (
        "A function that saves and restores the alarm and the handler is recognized if it"
        " keeps them in variables, or in names such as old_handler. A job that limits a part of its"
        " work in each run is refused (TG009) unless the guard has a backstop."
    )
    precision = "0 of 1 findings at medium confidence"
    mitigated_by = ("backstop",)  # the handler does not run
    bad = """\
import signal
import sys
import urllib.request


def fetch():
    signal.signal(signal.SIGALRM, lambda *_: print("slow"))
    signal.alarm(10)
    urllib.request.urlopen("http://127.0.0.1/").read()
    signal.alarm(0)


if __name__ == "__main__":
    if sys.argv[1:]:
        fetch()
    urllib.request.urlretrieve("http://127.0.0.1/rates.csv", "rates.csv")
"""
    good = """\
import sys
import urllib.request


def fetch():
    urllib.request.urlopen("http://127.0.0.1/", timeout=10).read()


if __name__ == "__main__":
    if sys.argv[1:]:
        fetch()
"""
    keywords = KeywordFilter(
        "signal:valid_signals,Signals,NSIG", lambda facts: facts.alarm == LIMITS
    )

    @classmethod
    def check(cls, context: CheckContext) -> Iterator[Finding]:
        others = cls.keywords.spelled(context.program)
        # A guard itself registers a handler for the signal, and arms the alarm.
        own = 2 if context.there else 0
        if others or sum(map(context.program.content.count, OF_THE_ALARM)) > own:
            sites = filter(context.may_run, context.statements_with([*_USES, *others]))
            yield from _other_alarms(sites, context.guarded_from if context.there else None)


_USES = (
    *(*OF_THE_ALARM, "signal", "siginterrupt"),
    *("pthread_sigmask", "register", "add_signal_handler"),
)
_OF_THE_ALARM = frozenset({"signal.SIGALRM", "signal.Signals.SIGALRM", "signal.ITIMER_REAL"})

_IMPORTED = ("importlib.import_module().", "__import__().")


def _other_alarms(sites: Iterable[Site], armed: int | None) -> Iterator[Finding]:
    """Yield other uses of the alarm in *sites*; *armed* is the line of the guard's, if any."""
    by_function: dict[int, list[tuple[ast.Call, str, bool]]] = {}
    registers = armed is None
    for site in sites:
        for call, called in site.calls:
            name = _as_signal(called)
            alarm = site.program.known(name).alarm
            if alarm == LIMITS and uses_signals(call):
                what = "this time limit uses SIGALRM and cancels the guard's alarm"
                yield OtherAlarm.at(call, what)
            elif alarm == MASKS and _blocks(call, site):
                what = "SIGALRM is blocked here, so the guard's alarm is never delivered"
                yield OtherAlarm.at(call, what)
            elif alarm == RESTARTS and _restarts(call, site):
                what = "what SIGALRM interrupts starts again, before the guard's handler can run"
                yield OtherAlarm.at(call, what, doubts=Doubt.GUESSED)
            elif alarm == HANDLES and ends_the_process(call, site.program.aliases):
                continue  # so does the alarm
            elif alarm in (ARMS, HANDLES) and _is_of_the_alarm(call, name, site):
                function, line = site.function, armed or 0
                if function is None or function.lineno <= line <= (function.end_lineno or line):
                    registers |= alarm == HANDLES and not puts_back(site.program, call)
                elif not (_replaces_the_process(site) or _limits_all(_scope(site), site.context)):
                    use = call, alarm, puts_back(site.program, call)
                    by_function.setdefault(id(_scope(site)), []).append(use)
    for uses in by_function.values():
        yield from _other_use(uses, registers)


def _other_use(calls: Sequence[tuple[ast.Call, str, bool]], registers: bool) -> Iterator[Finding]:
    """Yield the first of the *calls* that use the alarm in a function that is no part of the guard.

    A handler is a part of it if nothing else *registers* one. An alarm and a handler that are
    saved may be restored, each by its own call.
    """
    back = {alarm for _, alarm, puts_back in calls if puts_back}
    uses = [(call, alarm) for call, alarm, puts_back in calls if not puts_back]
    setting = next((call for call, alarm in uses if alarm == ARMS), None)
    if setting is not None and not {alarm for _, alarm in uses} <= back:
        so = ": what runs after this line is not guarded"
        yield OtherAlarm.at(setting, "the job sets or cancels the alarm itself", consequence=so)
    elif setting is None and registers and uses:
        yield OtherAlarm.at(uses[0][0], "this handler of SIGALRM replaces the guard's")


def _replaces_the_process(site: Site) -> bool:
    """Whether the function at *site* then runs the program, or another one, in its place."""
    return any(
        call.lineno > site.statement.lineno and site.program.facts_of(call).replaces
        for call in site.program.calls_in(site.function.body if site.function else ())
    )


def _as_signal(name: str) -> str:
    """Return *name* as if a statement had imported the module ``signal``."""
    return next(
        (f"signal.{name.removeprefix(start)}" for start in _IMPORTED if name.startswith(start)),
        name,
    )


def _is_of_the_alarm(call: ast.Call, name: str, site: Site) -> bool:
    return bool(call.args) and (name == "signal.alarm" or _includes_the_alarm(call.args[0], site))


_MOST_MEANT = 20
"""So many names, and values of each, are looked up for a signal."""


def _includes_the_alarm(node: ast.expr, site: Site) -> bool:
    """Whether *node* stands for the signal of the alarm, or for several with it."""
    program = site.program
    loops = {
        unparsed(outer.target): [outer.iter] for outer in site.within if isinstance(outer, ast.For)
    }
    meant = [node]
    looked_up: set[str] = set()
    for expression in meant:
        if len(looked_up) > _MOST_MEANT:
            break
        names_inside = names_in(expression) - looked_up
        looked_up |= names_inside
        for name in sorted(names_inside):
            meant += (loops.get(name) or program.values_of(name))[:_MOST_MEANT]
    parts = [part for node in meant for part in ast.walk(node)]
    one = [part.func for part in parts if isinstance(part, ast.Call) and part.args]
    names = (_as_signal(program.qualified(part)) for part in parts if part not in one)
    excepts = any(isinstance(outer, ast.If) for outer in site.within)
    named = any(is_constant(part, "SIGALRM") for part in parts)
    return named or any(
        name in _OF_THE_ALARM or (name in _OF_ALL and not excepts) for name in names
    )


_OF_ALL = frozenset({"signal.valid_signals", "signal.Signals", "signal.NSIG"})
"""What stands for each signal there is."""


def _scope(site: Site) -> Function | ast.ClassDef | None:
    """Return the function at *site*, or the class if a with block begins or ends with it."""
    entered = site.function and site.function.name in ("__enter__", "__exit__")
    return site.owner if entered else site.function


def _limits_all(scope: Function | ast.ClassDef | None, context: CheckContext) -> bool:
    """Whether all that may wait in the file does so in a with block of *scope*, with its limit."""
    entered = [
        any(
            scope and context.program.qualified(item.context_expr) == f"{scope.name}()"
            for around in placed.within
            for item in getattr(around, "items", ())
        )
        for placed, _ in context.waiting
    ]
    return bool(entered) and all(entered)


def _restarts(call: ast.Call, site: Site) -> bool:
    """Whether *call* has the kernel restart what SIGALRM interrupts, once the guard is armed."""
    early = site.function is None and call.lineno < site.context.guarded_from
    restarts = any(is_constant(flag, False) for flag in call.args[1:])
    return restarts and not early and _includes_the_alarm(call.args[0], site)


def _blocks(call: ast.Call, site: Site) -> bool:
    """Whether *call* blocks SIGALRM, and its function does not set the mask again."""
    if len(call.args) < 2 or not _includes_the_alarm(call.args[1], site):
        return False
    if not unparsed(call.args[0]).endswith(("SIG_BLOCK", "SIG_SETMASK")):
        return False
    scope = site.scope
    return not _sets_masks(scope) or _blocks_meanwhile(call, site)


def _blocks_meanwhile(call: ast.Call, site: Site) -> bool:
    """Whether what runs before the function of *call* sets the mask again may block."""
    blocking, function = site.blocking, site.function
    if function is None or puts_back(site.program, call):
        return False
    behind = [node for node in function.body if node.lineno > site.statement.lineno]
    waits = [blocking.of(behind, site.owner_name)]
    if site.program.is_generator(function):
        if site.context.is_library:
            return True  # for what the job does in it
        waits += [
            blocking.of(statement.body, None)
            for statement, *_ in site.program.statements.spelling([function.name])
            if isinstance(statement, ast.With)
        ]
    return max(waits) >= Blocks.COMMAND


@memoized
def _sets_masks(scope: ast.AST) -> bool:
    """Whether *scope* sets the mask more than once."""
    nodes = (node for node in ast.walk(scope) if isinstance(node, ast.Attribute))
    return sum(node.attr == "pthread_sigmask" for node in nodes) > 1
