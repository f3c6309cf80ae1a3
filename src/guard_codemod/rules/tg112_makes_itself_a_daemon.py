"""TG112: the job makes itself a daemon, and its guard stays behind."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from guard_codemod.data.call import CHILD
from guard_codemod.lazy import memoized
from guard_codemod.model import Doubt, Finding
from guard_codemod.rules.base import HazardRule
from guard_codemod.rules.support.checker import CheckContext, Site
from guard_codemod.semantic.ast_utils import is_constant, is_true, keyword
from guard_codemod.semantic.call_trace import run
from guard_codemod.semantic.control_flow import Exit
from guard_codemod.semantic.fork_branches import is_of_child
from guard_codemod.semantic.keyword_filter import KeywordFilter
from guard_codemod.semantic.model import SemanticModel


class MakesItselfADaemon(HazardRule):
    """Reports jobs that go on in a child process, for which nobody waits.

    Source: https://man7.org/linux/man-pages/man2/fork.2.html
    """

    summary = "the job makes itself a daemon, which has no alarm"
    why = (
        "A process that is forked inherits the handler, but not the alarm. If the parent exits and"
        " the child does the work, nothing limits it, and the scheduler, which waits for the"
        " parent, neither sees it hang nor learns its exit status."
    )
    help = (
        "let the scheduler run it in the foreground, or limit it from outside: systemd's"
        " Type=forking with RuntimeMaxSec="
    )
    known_limits = (
        "A daemon that is made under a condition, or by a function that is only named so, is"
        " reported with medium confidence. A job that certainly makes itself a daemon gets no"
        " guard, unless `--include-non-jobs` asks for it (TG009)."
    )
    mitigated_by = ()  # the backstop stays in the parent, too
    prevents_guard = True
    is_about_services = True
    precision = "0 of 2 findings at medium confidence"
    bad = """\
import os
import urllib.request


def main():
    if os.fork() > 0:
        os._exit(0)
    os.setsid()
    print(urllib.request.urlopen("http://127.0.0.1/").read())


if __name__ == "__main__":
    main()
"""
    good = bad.replace("    if os.fork() > 0:\n        os._exit(0)\n    os.setsid()\n", "")
    keywords = KeywordFilter(
        "subprocess:start_new_session", lambda facts: facts.daemonizes or facts.may_daemonize
    )

    @classmethod
    def check(cls, context: CheckContext) -> Iterator[Finding]:
        yield from super().check(context)
        first: dict[int, Site] = {}
        for site in context.statements((ast.If, ast.Expr), _FORKS):
            if _test(site.statement, site.program) is not None:
                # What is behind it in the function runs in only one of the two.
                first.setdefault(id(site.function), site)
        yield from context.check(first.values(), cls._forked)

    @classmethod
    def check_site(cls, site: Site) -> Iterator[Finding]:
        for call, name in site.calls:
            facts = site.program.known(name)
            if _starts_itself_apart(call, site):
                message = "the job starts itself in a session of its own, which has no alarm"
                yield cls.at(call, message, doubts=Doubt.GUESSED)
            if not (facts.daemonizes or facts.may_daemonize) or _is_in_foreground(call):
                continue
            if site.program.resolve_call(name, site.owner_name) is None:
                sure = facts.daemonizes and _is_sure(call, site)
                message = f"{name}() forks, and the child has no alarm"
                yield cls.at(call, message, doubts=Doubt.CONDITIONAL.when(not sure))

    @classmethod
    def _forked(cls, site: Site) -> Iterator[Finding]:
        exits = _exit_of_parent(site)
        if exits is not None:
            sure = any(_is_sure(call, site) for call in _forking(site))
            message = "the parent exits here, and the child works on without an alarm"
            yield cls.at(exits, message, doubts=Doubt.CONDITIONAL.when(not sure))


_FORKS = KeywordFilter(concerns=lambda facts: facts.forks)
_FOREGROUND = {"detach_process": False, "detach": False, "foreground": True}


def _starts_itself_apart(call: ast.Call, site: Site) -> bool:
    """Whether *call* starts Python in another session, and its function does not wait for that."""
    if not call.args or not is_true(keyword(call, "start_new_session")):
        return False
    itself = any(name in ast.unparse(call.args[0]) for name in ("sys.executable", "__file__"))
    waits = {"wait", "communicate", "poll", "stdout"}
    used = (getattr(node, "attr", "") for node in ast.walk(site.scope))
    return itself and waits.isdisjoint(used)


def _is_in_foreground(call: ast.Call) -> bool:
    """Whether *call* asks for a daemon that stays in the foreground."""
    return any(is_constant(keyword(call, name), value) for name, value in _FOREGROUND.items())


def _test(statement: ast.stmt, program: SemanticModel) -> bool | None:
    """Return what the test of *statement* comes to in the child, None if it does not ask that."""
    if isinstance(statement, ast.If):
        return is_of_child(statement.test, program)
    value = statement.value if isinstance(statement, ast.Expr) else None
    if isinstance(value, ast.BoolOp) and isinstance(value.op, ast.And):  # os.fork() and exit()
        return is_of_child(value.values[0], program)
    return None


def _exit_of_parent(site: Site) -> ast.stmt | ast.expr | None:
    """Return where the parent exits if it does so at once, without waiting for the child."""
    statement, program = site.statement, site.program
    of_child = _test(statement, program)
    if isinstance(statement, ast.If):
        part = statement.orelse if of_child else statement.body
        calls = list(program.calls_in(part))
        waits = any(program.facts_of(call).on == CHILD for call in calls)
        exits = not waits and site.context.control_flow.of(part) == Exit.RAISES
        return part[0] if exits else None
    value = statement.value if isinstance(statement, ast.Expr) else None
    last = value.values[-1] if isinstance(value, ast.BoolOp) and of_child is False else None
    return last if last is not None and program.facts_of(last).exits else None


def _forking(site: Site) -> Iterator[ast.Call]:
    """Yield the calls that fork, in the function at *site*."""
    for placed in site.spelling_here(_FORKS.spelled(site.program)):
        yield from (call for call, _ in site.program.calls(placed.statement))


def _is_sure(call: ast.Call, site: Site) -> bool:
    """Whether each run of the job makes *call*."""
    return id(call) in _sure_calls(site.program)


@memoized
def _sure_calls(program: SemanticModel) -> frozenset[int]:
    return frozenset(id(step.call) for _, step in run(program) if step.unconditional)
