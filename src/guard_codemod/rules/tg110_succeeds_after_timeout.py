"""TG110: something catches the guard's exception, and the job ends with status 0."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Sequence

from guard_codemod.data.call import STAYS, SUCCEEDS
from guard_codemod.data.conventions import CALLBACK_NAMES, MAIN_NAMES
from guard_codemod.lazy import memoized, regex
from guard_codemod.model import Doubt, Finding
from guard_codemod.rules.base import HazardRule, related
from guard_codemod.rules.support.checker import CheckContext, Site
from guard_codemod.rules.support.guarded_code import asks_somebody, blocks
from guard_codemod.rules.support.known_waits import waits_for_something
from guard_codemod.rules.support.swallowing_handlers import (
    SwallowingSite,
    exit_of,
    runs_guarded,
    swallowing_sites,
    swallowing_statements,
)
from guard_codemod.semantic.ast_utils import TRY, WITH, last_name, names_in, statements
from guard_codemod.semantic.blocking_analysis import Blocks
from guard_codemod.semantic.call_graph import CallGraph
from guard_codemod.semantic.const_eval import number
from guard_codemod.semantic.control_flow import ControlFlow, Exit
from guard_codemod.semantic.exception_matching import catcher, catches
from guard_codemod.semantic.job_ending import JobEnding, JobEndings
from guard_codemod.semantic.keyword_filter import KeywordFilter
from guard_codemod.semantic.model import SemanticModel


class SucceedsAfterTimeout(HazardRule):
    """Reports code that catches the exception of the guard and ends the job as if all were well.

    Source: https://docs.python.org/3/library/sys.html#sys.exit
    """

    summary = "something catches the guard's exception, and the job ends with status 0"
    why = (
        "A scheduler recognizes a failure by the exit status. If a handler catches the"
        " TimeoutError and the job then ends with status 0, nobody learns that it was cut off. A"
        " backstop does not help, since the job does end."
    )
    help = (
        "let it through, as with `except TimeoutError: raise` before it, or exit with a status"
        " other than 0"
    )
    known_limits = (
        "Whether the guarded code can block is judged from the names of the functions that it"
        " calls, and a main function of which none says so is not reported. Where what a function"
        " returns is not known, the confidence is medium, and a status that is computed is not"
        " known. A program that is started and runs until it is stopped is not known to. Of other"
        " modules, only hooks, decorators and context managers are looked into."
    )
    precision = "5 of 6 findings at high confidence and 10 of 17 at medium"
    mitigated_by = ("exit_status",)
    keywords = KeywordFilter("atexit:register", lambda facts: facts.swallows in (STAYS, SUCCEEDS))
    bad = """\
import sys
import urllib.request


def main():
    try:
        print(urllib.request.urlopen("http://127.0.0.1/").read())
    except Exception as error:
        print("failed:", error)
        sys.exit(0)


if __name__ == "__main__":
    main()
"""
    good = bad.replace("sys.exit(0)", "sys.exit(1)")

    @classmethod
    def check(cls, context: CheckContext) -> Iterator[Finding]:
        if context.raised is None:
            return
        yield from super().check(context)
        hooks = context.statements((ast.Assign,), _HOOKS)
        yield from context.check(hooks, cls._hooked)
        yield from context.check(swallowing_statements(context), cls._swallowed)

    @classmethod
    def check_site(cls, site: Site) -> Iterator[Finding]:
        dropped = site.statement.value if isinstance(site.statement, ast.Expr) else None
        for call, name in site.calls:
            facts = site.program.known(name)
            if facts.only_with and facts.swallows == SUCCEEDS:
                quiet = waits_for_something(site.context) and not site.program.search(_FAILS)
                if quiet and _a_function_waits(site, facts.only_with):
                    what = f"{name}() takes the {site.raised} for a failure that nobody looks at"
                    yield cls.at(call, what, consequence=_ENDS_WELL, doubts=Doubt.GUESSED)
            elif facts.swallows == STAYS and _a_handler_exits(site.context):
                what = f"{name}() drops the exit of what catches the {site.raised}"
                yield cls.at(call, what, consequence=_ENDS_WELL, doubts=Doubt.GUESSED)
            elif facts.swallows == SUCCEEDS and call is dropped:
                what = f"the result of {name}(), the only sign of a failure, is not checked"
                doubts = Doubt.GUESSED.when(not (facts.retries or _a_function_waits(site)))
                yield cls.at(call, what, consequence=_ENDS_WELL, doubts=doubts)
            elif name.startswith("atexit.") and _ends_with_0(call.args, site):
                message = f"at exit, this replaces the status of the {site.raised} by 0"
                registered = site.program.qualified(call.args[0])
                mitigable = registered == "os._exit" or not _keeps_exit(site.statement, site)
                yield cls.at(call, message, mitigable=mitigable)

    @classmethod
    def _hooked(cls, site: Site) -> Iterator[Finding]:
        """Yield what is called for an exception that nothing catches, if it ends the job well."""
        assigned = site.statement
        if not isinstance(assigned, ast.Assign) or not _ends_with_0([assigned.value], site):
            return
        names = [site.program.qualified(target) for target in assigned.targets]
        if "sys.excepthook" in names:
            message = f"this hook ends the job with status 0 at the {site.raised}"
            yield cls.at(assigned, message, mitigable=not _keeps_exit(assigned, site))

    @classmethod
    def _swallowed(cls, site: Site) -> Iterator[Finding]:
        """Yield what catches the guard's exception, if the job then ends well."""
        if isinstance(site.statement, WITH):
            yield from cls._left(site.statement, site)
        for swallowing in swallowing_sites(site, str(site.raised)):
            enough = _enough(swallowing, site.program)
            if blocks(site, swallowing.guarded, repeated=True) < enough:
                continue  # which TG101 has found out
            wait = blocks(site, swallowing.guarded)
            if wait < enough or not runs_guarded(site):
                continue
            ending = site.context.endings.after(swallowing.by)
            status = ending.status
            goes_on = swallowing.exits(site) & Exit.NORMAL
            fails = goes_on and swallowing.leaves_unbound(site)
            if status == 0 and not fails and not _is_saved(swallowing, site):
                doubtful = swallowing.is_doubtful(site.program) or not ending.sure
                guessed = Doubt.GUESSED.when(doubtful or _hands_on(swallowing))
                seldom = swallowing.is_rare(site.program) or asks_somebody(swallowing.guarded, site)
                doubts = wait.doubts | guessed | Doubt.SELDOM.when(seldom)
                yield cls._ends_well(swallowing, ending, site, doubts)

    @classmethod
    def _left(cls, statement: ast.With | ast.AsyncWith, site: Site) -> Iterator[Finding]:
        """Yield the context managers of *statement* that end the job well when they are left."""
        for item in statement.items:
            exits, model = exit_of(item.context_expr, site) or (None, site.program)
            if exits is None or not ControlFlow(model).never_returns(exits):
                continue
            endings = JobEndings(model, site.raised, CallGraph(model), ControlFlow(model))
            wait = blocks(site, statement.body)
            if endings.status_inside(exits) == 0 and wait >= Blocks.SOUNDS and runs_guarded(site):
                message = f"leaving this replaces the status of the {site.raised} by 0"
                yield cls.at(item.context_expr, message, doubts=wait.doubts)

    @classmethod
    def _ends_well(
        cls, swallowing: SwallowingSite, ending: JobEnding, site: Site, doubts: Doubt
    ) -> Finding:
        (decides,), node, what = ending.statuses.values(), swallowing.node, swallowing.what
        if isinstance(node, TRY):  # whose finally exits
            node, what = decides or node, "this exit in finally discards"
        message = f"{what} the {site.raised}, and the job ends with status 0"
        beside = []
        if decides is not None and decides is not node:
            beside.append(related(decides, _HOW.get(type(decides), "it ends with status 0 here")))
        mitigable = not _keeps_exit(decides, site)
        return cls.at(node, message, *beside, mitigable=mitigable, doubts=doubts)


_ENDS_WELL = ": the job ends with status 0"
_FAILS = regex(
    r"(?i)exit(?<!_exit)(?!=)|assert(?<=\bassert)\b|raise (?!timeouterror)|raise_on_error"
    r"|\.get\((?:\)|timeout)|result\.get\(|throw=true|unittest\.main\((?!.*exit=false)"
)
"""What a text in lower case has; each part begins with a character, so that this is fast."""


def _a_function_waits(site: Site, told: str = "") -> bool:
    """Whether a function of the file may block, of which the text matches what is *told*."""
    return waits_for_something(site.context) and any(
        (not told or re.search(told, ast.unparse(function)))
        and site.blocking.of(function.body, key.rpartition(".")[0] or None) >= Blocks.COMMAND
        for key, function in site.program.functions.items()
    )


@memoized
def _a_handler_exits(context: CheckContext) -> bool:
    """Whether a handler of what the guard raises, in a function, exits."""
    program = context.program
    inside = (site for site in context.statements(TRY) if site.function is not None)
    handlers = (catcher(site.statement, program, context.raised) for site in inside)
    return any(
        program.facts_of(call).exits
        for handler in handlers
        for call in (program.calls_in(handler.body) if handler else ())
    )


_HOOKS = KeywordFilter("sys:excepthook")
_HOW: dict[type[ast.stmt], str] = {
    ast.Break: "the loop is left here",
    ast.Return: "the function is left here",
}


def _ends_with_0(hook: Sequence[ast.expr], site: Site) -> bool:
    """Whether *hook*, a function and its arguments, ends the job with status 0."""
    name = site.program.qualified(hook[0]) if hook else ""
    local = site.resolve(hook[0]) if hook else None
    if local is not None:
        exits = site.context.control_flow.never_returns(local[1])
        return exits and site.context.endings.status_inside(local[1]) == 0
    return name == "os._exit" and len(hook) == 2 and number(hook[1], site.program) == 0


def _keeps_exit(statement: ast.stmt | None, site: Site) -> bool:
    """Whether *statement*, or a function of the file that it names, calls the first ``os._exit``.

    A guard replaces the function in the module, which a name that was imported before misses.
    """
    program = site.program
    if "os._exit" not in program.aliases.values():
        return False
    nodes = list(ast.walk(statement)) if statement else []
    for node in nodes[:]:
        local = site.resolve(node) if isinstance(node, ast.Name) else None
        nodes += ast.walk(local[1]) if local else ()
    return any(program.qualified(node) == "os._exit" for node in nodes)


def _enough(swallowing: SwallowingSite, program: SemanticModel) -> Blocks:
    """Return how much must be known of what is guarded: less, if that is the whole job."""
    handler = swallowing.by if isinstance(swallowing.by, ast.ExceptHandler) else None
    everything = handler is None or catches(handler.type, program, "")
    whole = everything and _holds_whole_job(swallowing.guarded, program)
    return Blocks.UNKNOWN if whole else Blocks.SOUNDS


def _hands_on(swallowing: SwallowingSite) -> bool:
    """Whether what is caught is kept, or returned, so that somebody may look at it."""
    return getattr(swallowing.by, "name", None) in names_in(*_kept(swallowing))


def _is_saved(swallowing: SwallowingSite, site: Site) -> bool:
    """Whether what is caught is saved, as what the job is there to find out."""
    caught = {getattr(swallowing.by, "name", None)}
    for statement in _kept(swallowing):
        if not caught.isdisjoint(names_in(statement)):
            caught |= {last_name(target) for target in getattr(statement, "targets", ())}
    return any(
        _SAVES.fullmatch(last_name(call.func)) and not caught.isdisjoint(names_in(call))
        for call in site.program.calls_in(site.scope.body)
        if call.lineno > swallowing.node.lineno
    )


_SAVES = regex("dump|save.*")


def _kept(swallowing: SwallowingSite) -> list[ast.stmt]:
    return [
        statement
        for statement in statements(swallowing.suite)
        if isinstance(statement, (ast.Assign, ast.Return))
    ]


def _holds_whole_job(suite: Sequence[ast.stmt], program: SemanticModel) -> bool:
    """Whether *suite* calls the main function, or what stands for it."""
    calls = (call for call in program.calls_in(suite))
    return any(last_name(call.func) in MAIN_NAMES | CALLBACK_NAMES for call in calls)
