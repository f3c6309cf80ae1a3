"""TG101: something catches the guard's exception, and the job continues."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence
from dataclasses import replace

from guard_codemod.data.call import GOES_ON, PROCESS, TIME
from guard_codemod.model import Confidence, Finding
from guard_codemod.rules.base import HazardRule, related
from guard_codemod.rules.support.checker import CheckContext, Site
from guard_codemod.rules.support.continuation import Continuation, continuation_after
from guard_codemod.rules.support.daemons import is_joined
from guard_codemod.rules.support.guarded_code import blocks
from guard_codemod.rules.support.spawned import spawned_at
from guard_codemod.rules.support.swallowing_handlers import (
    SwallowingSite,
    swallowing_sites,
    swallowing_statements,
)
from guard_codemod.semantic.ast_utils import FUNCTIONS, statements
from guard_codemod.semantic.blocking_analysis import Blocks
from guard_codemod.semantic.control_flow import Exit
from guard_codemod.semantic.exception_matching import TIMEOUT, catcher
from guard_codemod.semantic.keyword_filter import KeywordFilter
from guard_codemod.semantic.qualified_names import qualified_name


class TimeoutSwallowed(HazardRule):
    """Reports code that catches the exception of the guard and lets the job continue.

    Source: https://docs.python.org/3/library/exceptions.html#TimeoutError
    """

    code = "TG101"
    name = "timeout-swallowed"
    summary = "something catches the guard's exception, and the job continues"
    why = (
        "The guard raises TimeoutError, a subclass of OSError, and it does so once: if a handler"
        " catches it and the job continues, nothing ends the job any more. Libraries may wrap it:"
        " requests raises its own Timeout instead. multiprocessing.Process.join() swallows it."
    )
    help = (
        "let it through, as with `except TimeoutError: raise` above,"
        " or add a backstop: apply --kill-after 60s --update"
    )
    known_limits = (
        "A call that ends within the limit of the guard is not reported, unless an endless loop"
        " repeats it. If only the name of a function suggests that it may block, or nothing is"
        " known about its package, the confidence is medium."
    )
    precision = (
        "30 of 51 findings, at most two from each of 43 packages; 6 more are in programs that end"
        " soon"
    )
    bad = """\
import time
import urllib.request


def main():
    while True:
        try:
            return urllib.request.urlopen("http://127.0.0.1/").read()
        except OSError as error:
            print("again:", error)
            time.sleep(5)


if __name__ == "__main__":
    main()
"""
    good = bad.replace(
        "        except OSError",
        "        except TimeoutError:\n            raise\n        except OSError",
    )
    keywords = KeywordFilter(
        concerns=lambda facts: (
            facts.swallows or facts.calls_back is not None or facts.spawns == PROCESS
        )
    )

    @classmethod
    def check(cls, context: CheckContext) -> Iterator[Finding]:
        if context.raised is None:
            return
        yield from super().check(context)
        yield from context.check(context.statements(FUNCTIONS, _CALLBACKS), cls._decorated)
        yield from context.check(swallowing_statements(context), cls._swallowed)

    @classmethod
    def check_site(cls, site: Site) -> Iterator[Finding]:
        for call, name in site.calls:
            facts = site.program.known(name)
            if facts.swallows == GOES_ON:
                message = f"{name}() catches the {site.raised} that is raised in it"
                yield cls.at(call, f"{message}, and the job continues")
            elif facts.calls_back is not None and _is_ignored_in(call, facts.calls_back, site):
                yield cls.at(call, _IGNORED.format(site.raised))
        if site.raised == TIMEOUT:
            for spawned in spawned_at(site):
                if spawned.joins_on and spawned.is_daemon and is_joined(site):
                    yield cls.at(spawned.call, _JOINS_ON)

    @classmethod
    def _decorated(cls, site: Site) -> Iterator[Finding]:
        """Yield callbacks of C code that are made by a decorator."""
        function = site.statement
        if isinstance(function, FUNCTIONS):
            inside = list(statements(function.body))
            for decorator in function.decorator_list:
                made = ast.copy_location(ast.Call(ast.Name(function.name), [], []), decorator)
                facts = site.program.known(qualified_name(decorator, site.program.aliases))
                blocks_surely = facts.calls_back is not None and _blocks(made, site)
                tries = (catcher(one, site.program, site.raised) for one in inside)
                if blocks_surely or (facts.calls_back is not None and any(tries)):
                    certain = Confidence.HIGH if blocks_surely else Confidence.MEDIUM
                    yield cls.at(decorator, _IGNORED.format(site.raised), confidence=certain)

    @classmethod
    def _swallowed(cls, site: Site) -> Iterator[Finding]:
        """Yield what catches the guard's exception, and goes on."""
        for swallowing in swallowing_sites(site, str(site.raised)):
            consequence = _consequence(site, swallowing)
            if consequence:
                goes, confidence = consequence
                message = f"{swallowing.what} the {site.raised} and {goes.what}"
                loop = goes.loop if goes.loop not in site.within else None
                beside = [related(loop, "this loop continues")] if loop else []
                found = cls.at(swallowing.node, message, *beside, confidence=confidence)
                yield replace(found, may_succeed=not isinstance(goes.loop, ast.While))


_CALLBACKS = KeywordFilter(concerns=lambda facts: facts.calls_back is not None)
_IGNORED = "exceptions in this callback are ignored, even the {}: the job continues"
_JOINS_ON = (
    "join() of this process has no timeout: it swallows the TimeoutError, and the job continues"
)


def _is_ignored_in(call: ast.Call, at: int, site: Site) -> bool:
    """Whether *call* has C code call something that may block, as its argument no. *at*."""
    function = call.args[at] if at < len(call.args) else None
    if function is None:
        return False
    made = [one for one in ast.walk(function) if isinstance(one, ast.Call)]
    if not isinstance(function, ast.Lambda):
        made = [ast.copy_location(ast.Call(function, [], []), call)]
    return any(_blocks(one, site) for one in made)


def _blocks(call: ast.Call, site: Site) -> bool:
    return site.context.blocking.of_call(call, site.owner_name) >= Blocks.SOUNDS


def _consequence(site: Site, swallowing: SwallowingSite) -> tuple[Continuation, Confidence] | None:
    """Return how the job goes on after *swallowing*, None if it ends or has not blocked there."""
    enough = swallowing.suspicious(site.program)
    most = blocks(site, swallowing.guarded, repeated=True)
    if most < enough and not (most is Blocks.UNKNOWN and _sleeps(swallowing.suite, site)):
        return None
    goes = continuation_after(site, swallowing, str(site.raised))
    if goes is not None:
        wait = blocks(site, swallowing.guarded, repeated=goes.is_endless)
        certain = Confidence.HIGH if wait >= Blocks.LIKELY else Confidence.MEDIUM
        if wait < Blocks.SOUNDS and goes.loop is not None and _has_no_limit(goes.loop):
            wait = most
        retries = wait is Blocks.UNKNOWN and _sleeps(swallowing.suite, site)
        return (goes, certain) if retries or wait >= enough else None
    suite = _suite_of(site) if swallowing.exits(site) & Exit.NORMAL else ()
    behind = suite[suite.index(site.statement) + 1 :] if suite else ()
    both = min(blocks(site, swallowing.guarded), blocks(site, behind))
    what = "the code below it may block again, without a guard"
    return (Continuation(what), Confidence.MEDIUM) if both >= Blocks.LIKELY else None


def _sleeps(suite: Sequence[ast.stmt], site: Site) -> bool:
    """Whether *suite* lets time pass, as before another attempt."""
    calls = [call for one in suite for call, _ in site.program.calls(one)]
    return any(site.program.facts_of(call).on == TIME for call in calls)


def _has_no_limit(loop: ast.stmt) -> bool:
    """Whether *loop* counts no attempts, and looks at no clock, in its condition."""
    return isinstance(loop, ast.While) and not any(
        isinstance(one, ast.Compare) for one in ast.walk(loop.test)
    )


def _suite_of(site: Site) -> Sequence[ast.stmt]:
    parent = site.within[-1] if site.within else site.function or site.program.tree
    suites = (getattr(parent, name, ()) for name in ("body", "orelse", "finalbody"))
    return next((suite for suite in suites if site.statement in suite), ())
