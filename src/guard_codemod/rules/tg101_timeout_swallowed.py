"""TG101: something catches the guard's exception, and the job continues."""

from __future__ import annotations

import ast
import itertools
import math
from collections.abc import Iterator, Sequence

from guard_codemod.data.call import GOES_ON, PROCESS, TESTS
from guard_codemod.data.exceptions import LOSES
from guard_codemod.lazy import regex
from guard_codemod.model import Doubt, Finding
from guard_codemod.rules.base import HazardRule, related
from guard_codemod.rules.support.checker import CheckContext, Site
from guard_codemod.rules.support.continuation import Continuation, continuation_after
from guard_codemod.rules.support.daemons import is_joined
from guard_codemod.rules.support.guarded_code import blocks
from guard_codemod.rules.support.known_waits import waits_for_something
from guard_codemod.rules.support.spawned import spawned_at
from guard_codemod.rules.support.swallowing_handlers import (
    SwallowingSite,
    runs_guarded,
    swallowing_sites,
    swallowing_statements,
)
from guard_codemod.semantic.ast_utils import (
    FUNCTIONS,
    Function,
    calls_by,
    keyword,
    last_name,
    own_expressions,
    statements,
)
from guard_codemod.semantic.blocking_analysis import Blocks
from guard_codemod.semantic.blocking_calls import has_timeout
from guard_codemod.semantic.control_flow import Exit
from guard_codemod.semantic.deadline_checks import tests_that_leave
from guard_codemod.semantic.exception_matching import TIMEOUT, catcher
from guard_codemod.semantic.keyword_filter import KeywordFilter
from guard_codemod.semantic.model import SemanticModel


class TimeoutSwallowed(HazardRule):
    """Reports code that catches the exception of the guard and lets the job continue.

    Source: https://docs.python.org/3/library/exceptions.html#TimeoutError
    """

    summary = "something catches the guard's exception, and the job continues"
    why = (
        "The guard raises TimeoutError, a subclass of OSError, and it does so once: if a handler"
        " catches it and the job continues, nothing ends the job any more. Libraries may wrap it:"
        " requests raises its own Timeout instead. multiprocessing.Process.join() swallows it."
    )
    help = (
        "let it through, as with `except TimeoutError: raise` before it,"
        " or add a backstop: apply --kill-after 60s --update"
    )
    known_limits = (
        "What ends within the limit of the guard is not reported, unless an endless loop tries it"
        " again. Where only a name suggests that something may block, as that of a function or of a"
        " method, the confidence is medium, and what has no such name is not reported."
    )
    precision = "4 of 4 findings at high confidence and 5 of 26 at medium"
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
        "socketserver:serve_forever,handle_request http:serve_forever,handle_request"
        " wsgiref:serve_forever,handle_request xmlrpc:serve_forever,handle_request",
        concerns=lambda facts: (
            facts.swallows
            or facts.probes
            or facts.calls_back is not None
            or facts.spawns == PROCESS
        ),
    )

    @classmethod
    def check(cls, context: CheckContext) -> Iterator[Finding]:
        if context.raised is None:
            return
        yield from super().check(context)
        if len(_tests(context.program)) > 1:
            yield from context.check(_that_may_run_tests(context), cls._fails_one)
        yield from context.check(context.statements(FUNCTIONS, _CALLBACKS), cls._decorated)
        yield from context.check(swallowing_statements(context), cls._swallowed)
        yield from cls._lost(context)

    @classmethod
    def check_site(cls, site: Site) -> Iterator[Finding]:
        for call, name in site.calls:
            facts = site.program.known(name)
            turned_off = facts.unless and site.program.search(facts.unless)
            limited = turned_off or has_timeout(call, facts, site.program)
            if facts.swallows == GOES_ON and not limited:
                message = _CATCHES.format(f"{name}()", site.raised)
                yield cls.at(call, message, doubts=Doubt.GUESSED, may_succeed=True)
            elif name.endswith((".serve_forever", ".handle_request")):
                yield from cls._serves(call, name, site)
            elif facts.probes:
                yield from cls._probes(call, name, site)
            elif facts.calls_back is not None and site.program.search(facts.only_with):
                yield from cls._calls_back(call, facts.calls_back, site)
        if site.raised == TIMEOUT:
            yield from cls._joins_on(site)

    @classmethod
    def _serves(cls, call: ast.Call, name: str, site: Site) -> Iterator[Finding]:
        """Yield *call* of a server if what handles its requests may wait."""
        waits = _handling_blocks(site)
        if waits or (name.startswith(_READS) and not site.program.spells("timeout")):
            message = _PRINTS.format(name, site.raised)
            yield cls.at(call, message, doubts=Doubt.SELDOM.when(not waits))

    @classmethod
    def _probes(cls, call: ast.Call, name: str, site: Site) -> Iterator[Finding]:
        """Yield *call* if it may open a pipe, and takes an exception for an answer."""
        if site.program.search(_PIPE) and not _OF_ONE_KIND.search(ast.unparse(call)):
            message = f"{name}() takes the {site.raised} for an answer, and the job continues"
            yield cls.at(call, message, doubts=Doubt.GUESSED)

    @classmethod
    def _calls_back(cls, call: ast.Call, at: int, site: Site) -> Iterator[Finding]:
        """Yield *call* of C code if its callback, the argument *at* an index, may wait."""
        wait = _in_callback(call, at, site)
        if wait >= Blocks.SOUNDS:
            yield _ignored(call, site, Doubt.GUESSED.when(wait is Blocks.SOUNDS))

    @classmethod
    def _joins_on(cls, site: Site) -> Iterator[Finding]:
        """Yield processes that are joined at exit, where that swallows the exception."""
        for spawned in spawned_at(site):
            if spawned.joins_on and spawned.is_daemon and is_joined(site):
                doubts = Doubt.SELDOM.when(spawned.blocks is Blocks.FOREIGN)
                yield cls.at(
                    spawned.call,
                    "join() of this process has no timeout",
                    consequence=": it swallows the TimeoutError, and the job continues",
                    doubts=doubts,
                    may_succeed=True,
                )

    @classmethod
    def _fails_one(cls, site: Site) -> Iterator[Finding]:
        """Yield calls that run several tests."""
        for call, name in site.calls:
            if site.program.known(name).runs == TESTS and _several_tests_block(site):
                message = _FAILS_ONE.format(name, site.raised)
                yield cls.at(call, message, doubts=Doubt.GUESSED)

    @classmethod
    def _decorated(cls, site: Site) -> Iterator[Finding]:
        """Yield callbacks of C code that are made by a decorator."""
        function, program = site.statement, site.program
        if not isinstance(function, FUNCTIONS):
            return
        for decorator in function.decorator_list:
            if program.known(program.qualified(decorator)).calls_back is not None:
                made = ast.copy_location(ast.Call(ast.Name(function.name), [], []), decorator)
                blocks_surely = site.blocking.of_call(made, site.owner_name) >= Blocks.SOUNDS
                inside = statements(function.body)
                tries = (catcher(statement, program, site.raised) for statement in inside)
                if blocks_surely or any(tries):
                    yield _ignored(decorator, site, Doubt.GUESSED.when(not blocks_surely))

    @classmethod
    def _lost(cls, context: CheckContext) -> Iterator[Finding]:
        """Yield methods that a library calls, and of which it loses the exceptions."""
        program = context.program
        for names, base, word, library in LOSES:
            defined = word in program.modules and not names.isdisjoint(program.functions)
            spelled = program.methods.keys() & names if defined else ()
            for key in (key for name in spelled for key in program.methods[name]):
                owner = key.rpartition(".")[0]
                bases = " ".join(program.bases(program.classes[owner]))
                if not base.search(bases):
                    continue
                method = program.functions[key]
                wait = context.blocking.of(method.body, owner)
                if wait is Blocks.CERTAIN or (wait is Blocks.LIKELY and bases):
                    message = _CATCHES.format(library, context.raised)
                    doubts = wait.doubts | Doubt.GUESSED.when(not base.pattern)
                    yield cls.at(method, message, doubts=doubts)

    @classmethod
    def _swallowed(cls, site: Site) -> Iterator[Finding]:
        """Yield what catches the guard's exception, and goes on."""
        for swallowing in swallowing_sites(site, str(site.raised)):
            consequence = _consequence(site, swallowing)
            if consequence:
                goes, doubts = consequence
                message = f"{swallowing.what} the {site.raised} and {goes.what}"
                loop = goes.loop if goes.loop not in site.within else None
                beside = [related(loop, "this loop continues")] if loop else []
                yield cls.at(
                    swallowing.node,
                    message,
                    *beside,
                    doubts=doubts,
                    may_succeed=not isinstance(goes.loop, ast.While),
                )


_RUNNERS = KeywordFilter(concerns=lambda facts: facts.runs == TESTS)
_CALLBACKS = KeywordFilter(concerns=lambda facts: facts.calls_back is not None)
_CATCHES = "{} catches the {} that is raised in it, and the job continues"
_PRINTS = "{}() prints the {} that is raised while it handles a request, and goes on"
_FAILS_ONE = "{}() takes the {} for the failure of one test, and nothing arms the alarm again"


def _ignored(node: ast.expr, site: Site, doubts: Doubt) -> Finding:
    cause = f"exceptions in this callback are ignored, even the {site.raised}"
    return TimeoutSwallowed.at(node, cause, consequence=": the job continues", doubts=doubts)


def _handling_blocks(site: Site) -> bool:
    """Whether what handles a request, in the thread of its server, may wait for the client.

    The class of a handler may limit that by its ``timeout``. What is called by a handler of the
    standard library has to be sure to wait.
    """
    program = site.program
    if program.spells("Threading", "Forking"):
        return False
    given = program.calls_spelling(["register_function", "make_server"])
    called = [site.resolve(argument) for call in given for argument in call.args]
    called += program.parameters.get("start_response", ())  # an application of WSGI
    called += (
        (f"{name}.{member.name}", member)
        for name, made in program.classes.items()
        if any(map(_HANDLES_REQUESTS.fullmatch, program.bases(made)))
        and not any("timeout" in map(last_name, getattr(node, "targets", ())) for node in made.body)
        for member in made.body
        if isinstance(member, Function)
    )
    enough = Blocks.LIKELY if "socketserver" in program.modules else Blocks.CERTAIN
    return any(
        site.blocking.of(local[1].body, local[0].rpartition(".")[0] or None) >= enough
        for local in called
        if local
    )


_OF_ONE_KIND = regex(r"open\(.*'(?:[awx]\b|r\||r?:\w)")
"""What opens a file of a kind that it says, or writes it."""
_READS = "http.server.HTTPServer"
"""A server that waits, by default, for as long as its client takes to ask."""
_HANDLES_REQUESTS = regex(r"(?:socketserver|http\.server)\.\w+RequestHandler")
_PIPE = regex(r"(?i:fifo)|[_/](?i:pipe)\b|(?<=[\"'])pipe\b|\bpipe =")


def _several_tests_block(site: Site) -> bool:
    """Whether at least two of the first tests in the file may block, and a failure ends none.

    In a file of tests, to look into all takes longer than everything else.
    """
    program = site.program
    if program.spells("failfast") or not waits_for_something(site.context):
        return False
    made = (ast.Call(ast.Name(key), [], []) for key in _tests(program)[:20])
    waits = (call for call in made if site.blocking.of_call(call, None) >= Blocks.COMMAND)
    return len([*itertools.islice(waits, 2)]) > 1


def _tests(program: SemanticModel) -> list[str]:
    """Return the keys of the tests of *program*, which are methods."""
    names = [name for name in program.methods if name.startswith("test")]
    return [key for name in names for key in program.methods[name]]


def _that_may_run_tests(context: CheckContext) -> Iterator[Site]:
    words = {*_RUNNERS.spelled(context.program)}
    called = context.program.aliases.items()
    names = [name for name, meant in called if words and meant.rpartition(".")[2] in words]
    return context.spelling([*words, *names])


def _in_callback(call: ast.Call, at: int, site: Site) -> Blocks:
    """Return whether what *call* has others call, as its argument no. *at*, may block."""
    function = call.args[at] if at < len(call.args) else keyword(call, "callback", "copy_function")
    if function is None:
        return Blocks.NEVER
    made = (site.blocking.of_call(call, site.owner_name) for call in calls_by(function))
    return max(made, default=Blocks.NEVER)


def _consequence(site: Site, swallowing: SwallowingSite) -> tuple[Continuation, Doubt] | None:
    """Return how the job goes on after *swallowing*, and what is doubtful in that.

    None is returned if it ends, or has not blocked there.
    """
    most = blocks(site, swallowing.guarded, repeated=True)
    if most < Blocks.SOUNDS or not runs_guarded(site):
        return None
    goes = continuation_after(site, swallowing, str(site.raised))
    goes_on = swallowing.exits(site) & Exit.NORMAL
    fails = min(swallowing.leaves_unbound(site) if goes_on else (), default=math.inf)
    if goes is not None and fails < math.inf and goes.loop not in site.within:
        return None  # the function fails before it returns to the loop
    if goes is not None:
        wait = blocks(site, swallowing.guarded, repeated=goes.is_endless)
        guessed = swallowing.is_doubtful(site.program)
        if (
            wait.doubts & Doubt.SELDOM
            and goes.loop is not None
            and _has_no_limit(goes.loop, swallowing, most, site.program)
        ):
            wait, guessed = most, True
        # What tries again has a loop of its own; that of another function is a daemon's.
        elsewhere = wait is Blocks.SOUNDS and goes.loop not in site.within
        is_round = elsewhere and blocks(site, swallowing.guarded) < Blocks.SOUNDS
        seldom = goes.asks or is_round or swallowing.is_rare(site.program)
        doubts = wait.doubts | Doubt.GUESSED.when(guessed) | Doubt.SELDOM.when(seldom)
        return (goes, doubts) if wait >= Blocks.SOUNDS else None
    suite = _suite_of(site) if goes_on else ()
    behind = suite[suite.index(site.statement) + 1 :] if suite else ()
    behind = [node for node in behind if (node.end_lineno or 0) < fails]
    both = min(blocks(site, swallowing.guarded), blocks(site, behind))
    what = "the code below it may block again, and nothing arms the alarm again"
    if both >= Blocks.COMMAND:
        return Continuation(what), both.doubts | Doubt.GUESSED
    returns = site.context.is_library and swallowing.exits(site) & ~Exit.RAISES
    return (Continuation("what has called it continues"), Doubt.SELDOM) if returns else None


def _has_no_limit(
    loop: ast.stmt, swallowing: SwallowingSite, wait: Blocks, program: SemanticModel
) -> bool:
    """Whether *loop* counts no attempts, and looks at no clock, but in what is guarded.

    If its condition compares something else, its *wait* has to be certain: what it waits for may
    never come.
    """
    if not isinstance(loop, ast.While):
        return False
    inside = {id(node) for statement in swallowing.guarded for node in ast.walk(statement)}
    others = [
        test for test in tests_that_leave(loop) if test is not loop.test and id(test) not in inside
    ]
    if any(isinstance(node, _ORDERS) for test in others for node in ast.walk(test)):
        return False
    steps = [
        step
        for step in program.statements.of(ast.AugAssign)
        if isinstance(step.value, ast.Constant)
    ]
    rounds = {*statements(loop.body)}
    counted = {last_name(step.target) for step in steps if step in rounds}
    if any(
        isinstance(node, ast.Compare) and last_name(node.left) in counted
        for test in others
        for node in ast.walk(test)
    ):
        return False
    parts = [
        part
        for test in ast.walk(loop.test)
        if isinstance(test, ast.Compare)
        for part in ast.walk(test)
    ]
    names = {last_name(node) for node in parts} - {""}
    counts = (
        isinstance(getattr(node, "ctx", None), ast.Store) and last_name(node) in names
        for statement in (*statements(loop.body), *steps)
        for node in own_expressions(statement)
    )
    calls = (program.facts_of(node) for node in parts if isinstance(node, ast.Call))
    ends = any(facts.tells_time or facts.consumes for facts in calls)
    return not parts or (wait is Blocks.CERTAIN and not (ends or any(counts)))


_ORDERS = (ast.Gt, ast.GtE, ast.Lt, ast.LtE)


def _suite_of(site: Site) -> Sequence[ast.stmt]:
    parent = site.within[-1] if site.within else site.scope
    suites = (getattr(parent, name, ()) for name in ("body", "orelse", "finalbody"))
    return next((suite for suite in suites if site.statement in suite), ())
