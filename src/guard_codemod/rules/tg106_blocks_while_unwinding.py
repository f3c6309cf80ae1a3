"""TG106: the job may block again while the TimeoutError propagates."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence, Set

from guard_codemod.data.call import CHILD, GOODBYE, TERMINAL, Call
from guard_codemod.data.tasks import AWAITS_ANSWER
from guard_codemod.lazy import memoized, regex
from guard_codemod.model import Doubt, Finding
from guard_codemod.rules.base import HazardRule
from guard_codemod.rules.support.checker import CheckContext, Site
from guard_codemod.rules.support.held_locks import step_behind_a_lock
from guard_codemod.rules.support.left_behind import (
    class_of_library,
    fills_a_pipe,
    handling,
    ignores_the_end,
    leaving_waits,
    waits_for_more,
)
from guard_codemod.rules.support.spawned import made_blocks, starts_others
from guard_codemod.rules.support.stop_calls import (
    ended_by,
    flags_set_in,
    method_of,
    steps,
    stop_calls,
    stop_calls_of,
)
from guard_codemod.semantic.ast_utils import (
    DEFINITIONS,
    LOOPS,
    TRY,
    WITH,
    Function,
    expressions_of,
    last_name,
    statements,
    suites,
)
from guard_codemod.semantic.blocking_analysis import Blocks
from guard_codemod.semantic.blocking_calls import (
    blocks_on_server,
    has_timeout,
    is_not_to_wait,
    may_block,
)
from guard_codemod.semantic.commands import is_short_command, waits_for_others
from guard_codemod.semantic.control_flow import Decide, Exit
from guard_codemod.semantic.exception_matching import CANCELLED, TIMEOUT, catcher
from guard_codemod.semantic.handler_conditions import ExitArguments
from guard_codemod.semantic.keyword_filter import KeywordFilter
from guard_codemod.semantic.linked_modules import linked_function
from guard_codemod.semantic.model import SemanticModel
from guard_codemod.semantic.qualified_names import CallEvent


class BlocksWhileUnwinding(HazardRule):
    """Reports calls in cleanup code that may block after the alarm has gone off."""

    summary = "cleanup code may block after the TimeoutError was raised"
    why = (
        "The alarm goes off once. Code that runs afterwards, in finally, __exit__, __del__, a"
        " handler or at exit, is no longer guarded."
    )
    help = (
        "give the call a timeout (wait(timeout=10)), kill() what it waits for,"
        " or add a backstop: apply --kill-after 60s --update"
    )
    known_limits = (
        "A child process that ends when it is asked to cannot be told from one that does not:"
        " the confidence is medium then. Leaving a with block is reported only if it is known to"
        " wait."
    )
    precision = "1 of 4 findings at medium confidence"
    bad = """\
import subprocess

if __name__ == "__main__":
    child = subprocess.Popen(["rsync", "-a", "/srv/orders", "/backup"])
    try:
        child.wait()
    finally:
        child.terminate()
        child.wait()
"""
    good = bad.replace("terminate", "kill")
    consequence = ": the guard's only alarm has gone off by then"
    keywords = KeywordFilter(
        "def:__exit__,__aexit__,__del__ sys:excepthook subprocess:Popen"
        " multiprocessing:Pool,Process",
        lambda facts: facts.registers is not None or facts.waits_when_left,
    )

    @classmethod
    def check(cls, context: CheckContext) -> Iterator[Finding]:
        yield from super().check(context)
        yield from context.check(context.statements(WITH, _WAITS_WHEN_LEFT), _left)
        yield from context.check(context.statements(TRY, _MAY_WAIT), _unwound)
        yield from context.check(context.statements(TRY, _MAY_WAIT), _handled)

    @classmethod
    def check_site(cls, site: Site) -> Iterator[Finding]:
        yield from _registered(site)
        yield from _cleaned_up(site)
        yield from _hooked(site)


_WAITS_WHEN_LEFT = KeywordFilter(concerns=lambda facts: facts.waits_when_left)
_MAY_WAIT = KeywordFilter(
    f"*:put,{','.join(AWAITS_ANSWER)}",
    lambda facts: facts.receives or facts.ended_by or facts.joins or may_block(facts),
)
_CLEANS_UP = {
    "__exit__": "leaving its with block",
    "__aexit__": "leaving its with block",
    "__del__": "its __del__",
}
_WORKERS = ("multiprocessing.Pool", "threading.Thread", "multiprocessing.Process")
_PAUSES = frozenset({ast.Yield, ast.YieldFrom, ast.Await})
_LIMITS = regex(r"\b(?:wait_for|timeout|timeout_at|move_on_after|fail_after)\(")


def _unwound(site: Site) -> Iterator[Finding]:
    """Yield waits in finally blocks."""
    final = getattr(site.statement, "finalbody", ())
    stopped = stop_calls(handling(site.statement, site), site) if final else set()
    final = [*_reachable_statements(final, site.caught(final, site.raised).decide, site)]
    if _is_a_workers(site) or not _takes_time(site):
        return
    found = [*_in_cleanup(final, site, "the finally block", stopped)]
    yield from found
    locked = None if found else step_behind_a_lock(final, site)
    if locked:
        what = "the finally block waits for a lock that a thread holds while it waits"
        yield BlocksWhileUnwinding.at(locked, what, doubts=Doubt.GUESSED)


def _is_a_workers(site: Site) -> bool:
    """Whether *site* is in a method that its base class most likely calls in another thread."""
    bases = site.owner.bases if site.owner else ()
    if site.function is None or not any(
        ast.unparse(base).endswith(("Thread", "Worker", "Process")) for base in bases
    ):
        return False
    spelling = site.program.statements.spelling([site.function.name])
    return all(type(statement) in DEFINITIONS for statement, *_ in spelling)


def _takes_time(site: Site) -> bool:
    """Whether the statement may take time before its finally: it blocks, loops or yields."""
    tried = [node for _, suite in suites(site.statement)[:-1] for node in suite]
    return site.blocking.of(tried, site.owner_name) is not Blocks.NEVER or any(
        isinstance(node, (*LOOPS, *WITH)) or expressions_of(node, _PAUSES)
        for node in statements(tried)
    )


def _cleaned_up(site: Site) -> Iterator[Finding]:
    """Yield waits in functions that clean up."""
    function = site.statement
    if not isinstance(function, Function) or not _MAY_WAIT.spelled(site.program):
        return
    if site.owner is not None and function.name in _CLEANS_UP:
        passed = ExitArguments.to(function, site.program, site.raised)
        body = [*_reachable_statements(function.body, passed.decide, site)]
        yield from _in_cleanup(body, site, _CLEANS_UP[function.name])
    elif any(site.program.facts_of(node).registers == 0 for node in function.decorator_list):
        yield from _in_cleanup(function.body, site, "the exit handler")


def _reachable_statements(
    body: Sequence[ast.stmt], decide: Decide, site: Site
) -> Iterator[ast.stmt]:
    """Yield what of *body* may run, where *decide* knows what tests of it come to."""
    for statement in body:
        taken = decide(statement.test) if isinstance(statement, ast.If) else None
        if isinstance(statement, ast.If) and taken is not None:
            suite = statement.body if taken else statement.orelse
            yield from _reachable_statements(suite, decide, site)
        else:
            yield statement
        if not site.context.control_flow.of([statement], decide) & Exit.NORMAL:
            return


def _registered(site: Site) -> Iterator[Finding]:
    """Yield waits in what is registered to be run at the end, or at that of a with block."""
    for call, name in site.calls:
        facts = site.program.known(name)
        if fills_a_pipe(call, name, site):
            what = "what is left in the pipe to this child is written at exit"
            yield BlocksWhileUnwinding.at(call, what, doubts=Doubt.GUESSED)
        elif name.endswith((".Pool", ".Process")) and ignores_the_end(call, site):
            what = "children that ignore SIGTERM are waited for when their pool, or the job, ends"
            yield BlocksWhileUnwinding.at(call, what)
        elif facts.registers is not None:
            yield from _by_registered(call, facts, site)
        elif facts.waits_when_left and _is_dropped(facts, site):
            what = f"where nothing refers to it, this waits for {facts.waits_when_left}"
            yield BlocksWhileUnwinding.at(call, what, doubts=Doubt.GUESSED, may_succeed=True)


def _is_dropped(facts: Call, site: Site) -> bool:
    """Whether what waits for what is unsent, going by its *facts*, ends with a function."""
    if not facts.only_with or site.function is None or isinstance(site.statement, WITH):
        return False
    return site.program.search(facts.only_with) is not None


def _left(site: Site) -> Iterator[Finding]:
    """Yield the ``with`` blocks that wait when they are left, of what a function made, too."""
    for call, name in site.calls:
        made = site.program.returned_by(name) or f"{name}()"
        facts = site.program.known(class_of_library(made[:-2], site.program))
        limited = site.blocking.limits.has_instance_timeout(f"{made}.close")
        if facts.waits_when_left == GOODBYE and not waits_for_more(site, made):
            continue
        if facts.waits_when_left and not limited and leaving_waits(call, facts, site):
            what = f"leaving this with block waits for the {facts.waits_when_left}"
            ends = facts.waits_when_left == CHILD and not waits_for_others(call, site.program)
            doubts = Doubt.GUESSED | Doubt.SELDOM.when(ends)
            yield BlocksWhileUnwinding.at(call, what, doubts=doubts)


def _handled(site: Site) -> Iterator[Finding]:
    """Yield waits in a handler that catches the TimeoutError too, or a coroutine's cancellation.

    What is in a loop is left to those who warn of the loop.
    """
    if any(isinstance(outer, LOOPS) for outer in site.within):
        return
    raised = CANCELLED if isinstance(site.function, ast.AsyncFunctionDef) else TIMEOUT
    tried = getattr(site.statement, "body", ())
    if (handler := catcher(site.statement, site.program, raised)) is None:
        return
    if raised == CANCELLED or site.blocking.of(tried, site.owner_name) >= Blocks.SOUNDS:
        where = f"this handler also catches the {raised}, and"
        decide = site.caught(handler.body, raised, handler.name).decide
        body = [*_reachable_statements(handler.body, decide, site)]
        yield from _in_cleanup(body, site, where, of_server=True)


def _by_registered(call: ast.Call, facts: Call, site: Site) -> Iterator[Finding]:
    """Yield the waits in the function that *call* registers to be run at the end."""
    at = facts.registers or 0
    if at >= len(call.args):
        return
    function, where = call.args[at], "the exit handler"
    if facts.closes:
        where = _CLEANS_UP["__exit__"]
        function = ast.copy_location(ast.Attribute(function, "close"), function)
    local, spelled = site.resolve(function), site.program.qualified(function)
    if local is not None:
        yield from _in_cleanup(local[1].body, site, where)
        return
    made = ast.copy_location(ast.Call(function, call.args[at + 1 :], call.keywords), call)
    waits = site.blocking.waits(made, spelled) or _joins(spelled, site)
    if waits or _waits_when_called(call, spelled, site.program):
        what = f"{spelled}() may block when it is called at exit"
        yield BlocksWhileUnwinding.at(call, what)


def _hooked(site: Site) -> Iterator[Finding]:
    """Yield the waits in the function that *site* makes ``sys.excepthook``."""
    if isinstance(site.statement, ast.Assign):
        targets = map(site.program.qualified, site.statement.targets)
        local = site.resolve(site.statement.value)
        if "sys.excepthook" in targets and local is not None:
            yield from _in_cleanup(local[1].body, site, "the exception hook")


def _waits_when_called(call: ast.Call, spelled: str, program: SemanticModel) -> bool:
    """Whether *call* registers a wait, as *spelled*, that nothing else registered ends."""
    owner, _, method = spelled.rpartition(".")
    enders = ended_by(method, program)
    if not owner or not enders or len(call.args) > 1 or call.keywords:
        return False
    others = program.calls_spelling(["register", "callback"])
    return enders.isdisjoint(last_name(argument) for other in others for argument in other.args)


def _in_cleanup(
    body: Sequence[ast.stmt],
    site: Site,
    where: str,
    stopped: Set[str] = frozenset(),
    of_server: bool = False,
) -> Iterator[Finding]:
    """Yield the first call in *body* that may block on what nothing *stopped* before.

    The confidence is high, with *of_server* only if it waits for a server.
    """
    stopped = stopped | flags_set_in(body)
    doubtful: list[Finding] = []
    awaited = _awaited(site.program)
    for root, step in steps(body, site):
        name, method = site.blocking.name_of(step.call), method_of(step, site.program)
        facts = site.program.known(name)
        is_full = method == "put" and _is_bounded(step, site)
        stopped |= stop_calls_of(step, site)
        surely = id(step.call) not in awaited and _waits(step, site)
        may_block = surely or _waits_for_another(step, site)
        rarely = method == "wait" and site.program.spells("create_subprocess_")
        if id(step.call) in awaited:
            may_block = method in AWAITS_ANSWER or (method == "join" and not step.call.args)
            rarely |= not may_block and blocks_on_server(facts) and _waits(step, site)
            limited = _LIMITS.search(ast.unparse(ast.Module([*body], [])))
            may_block = (may_block or rarely) and not limited
        elif isinstance(site.function, ast.AsyncFunctionDef):
            may_block = surely
        if not is_full and not (may_block and stopped.isdisjoint(ended_by(method, site.program))):
            continue
        if any(_runs_locally(node, site) for node in (root, step.call)):
            continue
        if root is not step.call and has_timeout(root, site.program.facts_of(root), site.program):
            continue  # which shares it out
        maker = name.rpartition("().")[0]
        if maker.endswith(_WORKERS) and made_blocks(maker, site) < Blocks.FOREIGN:
            continue
        answers = bool(facts.receives) or blocks_on_server(facts)
        wait = site.blocking.of_call(step.call, site.owner_name)
        sure = surely and wait is Blocks.CERTAIN and (answers or not of_server) and not facts.unless
        seldom = rarely or wait is Blocks.COMMAND or facts.on == TERMINAL
        message = f"{where} may block in {step.name or method}()"
        ignored = where == _CLEANS_UP["__del__"]
        doubts = Doubt.GUESSED.when(not sure) | Doubt.SELDOM.when(seldom)
        finding = BlocksWhileUnwinding.at(root, message, doubts=doubts, may_succeed=ignored)
        if not seldom:
            yield finding
            return
        doubtful.append(finding)
    yield from doubtful[:1]


def _runs_locally(call: ast.Call, site: Site) -> bool:
    """Whether *call* runs a program that ends by itself, or passes one to what runs it."""
    local = site.resolve(call.func)
    runs = (
        site.blocking.runs_a_program(local[1]) if local else site.program.facts_of(call).on == CHILD
    )
    return runs and is_short_command(call, site.program)


@memoized
def _awaited(program: SemanticModel) -> set[int]:
    """Return what *program* awaits."""
    return {
        id(node.value)
        for placed in program.statements.spelling(["await"])
        for node in expressions_of(placed.statement, frozenset({ast.Await}))
        if isinstance(node, ast.Await)
    }


def _waits(step: CallEvent, site: Site) -> bool:
    blocking, limits, call = site.blocking, site.blocking.limits, step.call
    name = blocking.name_of(call)
    if limits.has_instance_timeout(name) or limits.is_given_a_timeout(call):
        return False
    in_time = limits.limits_a_socket or is_not_to_wait(call, site.program)
    receives = site.program.known(name).receives and not in_time
    return receives or blocking.waits(call, name) or _joins(name, site)


def _joins(name: str, site: Site) -> bool:
    """Whether *name* waits for a thread in which a method of the file may block."""
    program, joined = site.program, site.program.known(name).joins
    keys = program.methods.get(joined, ()) if joined else ()
    bodies = ((program.functions[key].body, key.rpartition(".")[0]) for key in keys)
    return any(site.blocking_elsewhere.of(*body) >= Blocks.LIKELY for body in bodies)


def _is_bounded(step: CallEvent, site: Site) -> bool:
    """Whether *step* puts something in a queue that may be full."""
    maker = site.blocking.name_of(step.call).rpartition("().")[0]
    makers = site.program.calls_of(maker) if maker.endswith("Queue") else ()
    limited = any(call.args or call.keywords for call in makers)
    return limited and not (step.call.keywords or step.call.args[1:])


def _waits_for_another(step: CallEvent, site: Site) -> bool:
    """Whether *step* waits for a thread, a process or a queue, for as long as it takes."""
    call, program = step.call, site.program
    if program.spells("threading.enumerate") and not starts_others(site.context):
        return False  # all threads are waited for, and there are no others
    if linked_function(step.name, program):
        return site.blocking.of_call(call, site.owner_name) >= Blocks.COMMAND
    method = call.func.attr if isinstance(call.func, ast.Attribute) else ""
    limited = call.args or has_timeout(call, program.known(step.name), program)
    return bool(method and ended_by(method, program)) and not limited
