"""Threads, pools and child processes that a job starts, and for which it waits at exit."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence

from guard_codemod.data.call import (
    EXECUTOR,
    LIBRARY,
    POOL,
    PROCESS,
    TERMINAL,
    THREAD,
    TIMER,
    Call,
)
from guard_codemod.lazy import frozen, memoized
from guard_codemod.rules.support.checker import CheckContext, Site
from guard_codemod.rules.support.daemons import (
    is_daemon,
    is_ended,
    is_ended_on_the_way_out,
    is_joined,
    is_on_the_way_out,
)
from guard_codemod.semantic.ast_utils import (
    Function,
    calls_by,
    is_constant,
    is_none,
    keyword,
    last_name,
    statements,
    targets_of,
    values_given,
)
from guard_codemod.semantic.blocking_analysis import Blocks
from guard_codemod.semantic.const_eval import number
from guard_codemod.semantic.control_flow import Exit
from guard_codemod.semantic.deadline_checks import tests_that_leave, time_is_up
from guard_codemod.semantic.keyword_filter import KeywordFilter

MESSAGES = {
    THREAD: ("non-daemon thread", ": the process keeps running after the TimeoutError"),
    TIMER: (
        "non-daemon timer",
        ": the process keeps running until it has fired, even after the TimeoutError",
    ),
    PROCESS: (
        "non-daemon child process",
        ": the job waits for it at exit, even after the TimeoutError",
    ),
    POOL: ("the job waits for what runs in this pool, even after the TimeoutError", ""),
    EXECUTOR: ("the event loop waits for this thread at its end, even after the TimeoutError", ""),
    LIBRARY: ("the job waits for a thread of this library, even after the TimeoutError", ""),
}
"""The cause and the consequence, by kind."""
_EARLY = ", or, if the main thread has ended by then, ends with status 0"
"""What is lost where the exception is raised while the interpreter waits at exit."""

_STOPS = frozenset({"set", "shutdown", "stop", "close", "quit", "cancel"})
"""What a thread that runs on may heed."""

Work = list[ast.Call | None]
"""The calls that something makes in another thread; None is one that is not known."""


@frozen
class Spawned:
    """What `call` starts, and what to say of it; `blocks` tells of the work that it does.

    `joins_on` says that its ``join()`` swallows an `OSError`, as that of multiprocessing does.
    """

    call: ast.Call
    name: str
    cause: str
    consequence: str
    blocks: Blocks
    is_daemon: bool = False
    joins_on: bool = False


def spawned_at(site: Site) -> Iterator[Spawned]:
    """Yield what *site* starts, but for what ends soon, or is ended by the job."""
    for call, name in site.calls:
        lineage = site.program.lineage(name)
        known = map(site.program.known, lineage)
        facts = next((facts for facts in known if facts.spawns in MESSAGES), None)
        if facts is None or _has_executor(call):
            continue
        cause, consequence = MESSAGES[facts.spawns]
        classes = [site.program.classes[name] for name in lineage if name in site.program.classes]
        if facts.only_if and not is_constant(keyword(call, facts.only_if), True):
            continue
        blocks = _blocks(call, classes, facts, site)
        single = facts.spawns in (THREAD, TIMER, PROCESS)
        if blocks < (Blocks.UNKNOWN if facts.spawns == POOL else Blocks.FOREIGN):
            continue
        daemon = single and is_daemon(call, classes, site)
        waits = is_joined(site) or isinstance(site.statement, ast.With)
        if (single or facts.spawns == POOL) and not waits:
            consequence += _EARLY
        yield Spawned(call, name, cause, consequence, blocks, daemon, facts.spawns == PROCESS)


def work_blocks(call: ast.Call, name: str, site: Site, *, of: str = EXECUTOR) -> Blocks:
    """Return whether *call*, of *name*, has a thread of the event loop, or a greenlet, block."""
    facts = site.program.known(name)
    if facts.spawns != of or _has_executor(call):
        return Blocks.NEVER
    return _work_blocks(_handed_over(call, facts.work_at), site)


def _blocks(call: ast.Call, classes: Sequence[ast.ClassDef], facts: Call, site: Site) -> Blocks:
    """Return whether the work of what *call* makes may block, once the main thread has ended."""
    if facts.spawns == POOL and not facts.runs_on:
        return _work_blocks(_submitted(call, site), site)
    if facts.work_at is not None:
        return _work_blocks(_handed_over(call, facts.work_at), site)
    if facts.spawns == LIBRARY:
        known = facts.blocks is not None
        return site.blocking.of_call(call, site.owner_name) if known else Blocks.SOUNDS
    methods = frozenset(facts.ended_by.split())
    if facts.runs_on:
        ends = _is_never_started(call, site) or is_ended(methods, site)
        return Blocks.NEVER if ends else Blocks.CERTAIN
    if (
        _is_never_started(call, site)
        or (
            is_ended(methods, site)
            and (not _starts_anew(call, site) or is_ended_on_the_way_out(methods, site))
        )
        or _are_sent_an_end(site.context)
    ):
        return Blocks.NEVER
    if facts.spawns == TIMER:
        seconds = number(next(iter(call.args), None), site.program) or 0
        if seconds >= site.blocking.limit or _starts_anew(call, site):
            return Blocks.CERTAIN
    target = _run_of(classes) or _given(call)
    if target and f"{last_name(target)}.handle" in site.program.functions:
        target = ast.Attribute(target, "handle")
    passed = keyword(call, "args")
    work = _called(target, list(getattr(passed, "elts", ())), [])
    return _unless_stopped(_work_blocks(work, site), target, site)


@memoized
def _are_sent_an_end(context: CheckContext) -> bool:
    """Whether threads tick off all they get, the last an end mark, and nothing else waits."""
    ticked = context.program.statements.spelling(["task_done"])
    return (
        bool(ticked)
        and all(map(is_on_the_way_out, ticked))
        and context.program.spells("put(None)")
        and all(last_name(call.func) in _OF_QUEUES for _, call in context.waiting)
    )


_OF_QUEUES = frozenset({"get", "join", "put"})


def made_blocks(maker: str, site: Site) -> Blocks:
    """Return whether the work of the threads, processes or pools that *maker* makes may block."""
    facts = site.program.known(maker)
    blocking: list[Blocks] = []
    for made in site.context.statements_with([maker.rpartition(".")[2]]):
        for call, name in made.calls:
            if name == maker and facts.spawns in (THREAD, PROCESS):
                blocking.append(_blocks(call, (), facts, made))
            elif name == maker:
                blocking.append(_work_blocks(_submitted(call, made) or [None], made))
    return max(blocking, default=Blocks.FOREIGN)


def _unless_stopped(blocks: Blocks, target: ast.expr | None, site: Site) -> Blocks:
    """Return *blocks*, or how long the loops of *target* run if nothing stops them."""
    local = site.resolve(target)
    inside = statements(local[1].body) if local else ()
    loops = [loop for loop in inside if isinstance(loop, ast.While)]
    loops = [
        loop
        for loop in loops
        if all(time_is_up(test, site.program) is None for test in tests_that_leave(loop))
    ]
    served = target is not None and site.program.facts_of(target).runs
    stops = bool(loops or served) and is_ended_on_the_way_out(_STOPS, site)
    if local and stops:  # It waits for nothing but that in its conditions.
        rest = [statement for statement in local[1].body if statement not in loops]
        rest += [statement for loop in loops for statement in loop.body]
        blocks = site.blocking_elsewhere.of(rest, local[0].rpartition(".")[0] or None)
    if blocks >= Blocks.COMMAND or not (loops or served):
        return blocks
    if stops:
        return Blocks.NEVER
    exits = (site.context.control_flow.of([loop]) for loop in loops)
    return Blocks.SOUNDS if all(ends & Exit.NORMAL for ends in exits) else Blocks.CERTAIN


def work_of(function: ast.expr, site: Site) -> Blocks:
    """Return whether *function* may block, when something calls it."""
    return _work_blocks(_called(function, [], []), site)


def _work_blocks(work: Work, site: Site) -> Blocks:
    """Return whether some of *work* may block."""
    return max((_one_blocks(call, site) for call in work), default=Blocks.NEVER)


def _one_blocks(work: ast.Call | None, site: Site) -> Blocks:
    """Return whether *work* may block; what nobody can look into counts as `FOREIGN`."""
    if work is None:
        return Blocks.FOREIGN
    if site.program.facts_of(work).on == TERMINAL:
        return Blocks.NEVER  # A person answers.
    name = work.func.id if isinstance(work.func, ast.Name) else ""
    if name in site.program.parameters and site.resolve(work.func) is None:
        given: Work = [ast.Call(value, [], []) for value in site.program.values_of(name)]
        key = "handed over", name, site.owner_name
        return site.program.keep(  # it may be handed on, by the same name
            key,
            lambda: _work_blocks(given or [None], site),
            meanwhile=Blocks.NEVER,
        )
    wait = site.blocking_elsewhere.of_call(work, site.owner_name)
    is_local = site.resolve(work.func) is not None
    return wait if is_local or wait is not Blocks.UNKNOWN else Blocks.FOREIGN


def _handed_over(call: ast.Call, at: int | None) -> Work:
    """Return the calls that *call* hands over to another thread, as its argument no. *at*."""
    given = call.args[at or 0 :]
    return _called(given[0], given[1:], call.keywords) if given else [None]


def _called(
    function: ast.expr | None, arguments: list[ast.expr], keywords: list[ast.keyword]
) -> Work:
    """Return the calls that a call of *function* makes, with partials and lambdas looked into."""
    if isinstance(function, ast.Lambda):
        return [*calls_by(function)]
    if function is None or isinstance(function, ast.Starred):
        return [None]
    if isinstance(function, ast.Call) and last_name(function.func).endswith("partial"):
        given = [*function.args, *arguments]
        return _called(given[0], given[1:], [*keywords, *function.keywords])
    return [ast.copy_location(ast.Call(function, arguments, keywords), function)]


def _submitted(pool: ast.Call, site: Site) -> Work:
    """Return the calls that *pool* is given to run, with a None if others give it some."""
    names = {_name(target) for target in _bound_to(pool, site.statement)}
    work: Work = [None] if "" in names else []  # it is kept in a list, say
    names.discard("")
    scope = site.program.statements.spelling(names) if names else ()
    for statement in (site.statement, *(placed.statement for placed in scope)):
        for call, _ in site.program.calls(statement):
            method = call.func if isinstance(call.func, ast.Attribute) else None
            at = _WORK_AT.get(method.attr) if method else None
            if method and (method.value is pool or _name(method.value) in names):
                work += _handed_over(call, at) if at is not None else ()
                if isinstance(statement, Function):  # which it decorates
                    work.append(ast.Call(ast.Name(statement.name), [], []))
            elif not names.isdisjoint(map(last_name, values_given(call))):
                work += _handed_over(call, 1) if at is not None else [None]
        if isinstance(statement, ast.Return) and statement.value is not None:
            kept = statement.value is pool or last_name(statement.value) in names
            work += [None] if kept else []
    return work


_WORK_AT = dict.fromkeys(
    (
        *("submit", "map", "add_job", "run_in_executor", "schedule", "spawn"),
        *("apply", "apply_async", "map_async", "imap", "imap_unordered", "starmap"),
    ),
    0,
)
"""Where the function stands that a method of a pool is given to call."""


def _name(node: ast.expr) -> str:
    """Return the last name of *node*, or of what it is an item of."""
    return last_name(node.value if isinstance(node, ast.Subscript) else node)


def _bound_to(made: ast.Call, statement: ast.stmt) -> Iterator[ast.expr]:
    """Yield what *statement* binds *made* to."""
    yield from targets_of(statement)
    for item in getattr(statement, "items", ()):
        if item.context_expr is made and item.optional_vars is not None:
            yield item.optional_vars


def _run_of(classes: Sequence[ast.ClassDef]) -> ast.expr | None:
    """Return the name of the ``run`` that a thread of *classes* calls."""
    for made in classes:
        if any(isinstance(method, Function) and method.name == "run" for method in made.body):
            return ast.Attribute(ast.Name(made.name), "run")
    return None


def _is_never_started(call: ast.Call, site: Site) -> bool:
    """Whether *site* drops what *call* makes."""
    if not isinstance(site.statement, ast.Expr) or site.statement.value is not call:
        return False
    name = site.program.qualified(call.func)
    return name.rpartition(".")[2][:1].isupper()  # a function starts it


def _given(call: ast.Call) -> ast.expr | None:
    """Return the function that the thread, timer or child made by *call* runs."""
    given = keyword(call, "target", "function")
    return given or (call.args[1] if len(call.args) > 1 else None)


def _starts_anew(call: ast.Call, site: Site) -> bool:
    """Whether *call* makes a timer that calls what makes the next one."""
    local = site.resolve(_given(call))
    if site.function is None or local is None:
        return False
    made = (last_name(call.func) for call in site.program.calls_in(local[1].body))
    return local[1] is site.function or site.function.name in made


def _has_executor(call: ast.Call) -> bool:
    """Whether *call* names an executor, which is reported where it is made."""
    runs = isinstance(call.func, ast.Attribute) and call.func.attr == "run_in_executor"
    return runs and not any(map(is_none, call.args[:1]))


@memoized
def starts_others(context: CheckContext) -> bool:
    """Whether the main thread may start another one, or make an object that is one."""
    return any(
        (name in context.program.classes or _is_handed_work(context.program.known(name)))
        and context.may_run(site)
        for site in context.statements_with(_STARTS.spelled(context.program))
        for _, name in site.calls
    )


def _is_handed_work(facts: Call) -> bool:
    return bool(facts.spawns) or facts.hands_over


_STARTS = KeywordFilter(concerns=_is_handed_work)
