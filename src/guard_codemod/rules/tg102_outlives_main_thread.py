"""TG102: the process outlives its main thread."""

from __future__ import annotations

from collections.abc import Iterator

from guard_codemod.lazy import memoized
from guard_codemod.model import Doubt, Finding
from guard_codemod.rules.base import HazardRule
from guard_codemod.rules.support.checker import CheckContext, Site
from guard_codemod.rules.support.linked import names_of_neighbors
from guard_codemod.rules.support.linked_threads import linked_threads_at
from guard_codemod.rules.support.spawned import MESSAGES, spawned_at, work_blocks
from guard_codemod.semantic.ast_utils import LOOPS, TRY
from guard_codemod.semantic.blocking_analysis import Blocks
from guard_codemod.semantic.exception_matching import catcher
from guard_codemod.semantic.keyword_filter import KeywordFilter


class OutlivesMainThread(HazardRule):
    """Reports threads, pools and child processes for which the interpreter waits at exit.

    Source: https://docs.python.org/3/library/threading.html#thread-objects ("the entire Python
    program exits when no alive non-daemon threads are left") and
    https://docs.python.org/3/library/multiprocessing.html#multiprocessing.Process.daemon
    """

    summary = "a thread, a pool or a child process keeps the job alive after its main thread ends"
    why = (
        "The handler raises only in the main thread. A non-daemon thread, a worker of"
        " concurrent.futures or a child of multiprocessing keeps running, and the interpreter waits"
        " for it at exit. It does not wait for the workers of multiprocessing.Pool and ThreadPool,"
        " which are daemons. If the main thread has already ended, the alarm goes off in that wait:"
        " the process ends at once, with exit status 0, and a child goes on alone. With a backstop"
        " it ends with status 1."
    )
    help = (
        "make it a daemon (daemon=True) if it may be cut off,"
        " or add a backstop: apply --kill-after 60s --update"
    )
    known_limits = (
        "Work is reported if it is known to wait, with medium confidence if its name suggests"
        " that. What other packages do, and what computes for long, is not known, and not"
        " reported."
    )
    precision = "2 of 2 findings at high confidence and 4 of 8 at medium"
    bad = """\
import threading
import urllib.request


def work():
    print(urllib.request.urlopen("http://127.0.0.1/").read())


if __name__ == "__main__":
    threading.Thread(target=work).start()
"""
    good = bad.replace(
        "threading.Thread(target=work).start()",
        "thread = threading.Thread(target=work, daemon=True)\n"
        "    thread.start()\n    thread.join()",
    )
    keywords = KeywordFilter(
        "multiprocessing:Queue,JoinableQueue", concerns=lambda facts: facts.spawns
    )

    @classmethod
    def check(cls, context: CheckContext) -> Iterator[Finding]:
        if _leaves_at_once(context):
            return
        yield from super().check(context)
        names = names_of_neighbors(context.program) if context.imports else ()
        if names:
            yield from context.check(context.spelling(names), cls._of_neighbors)

    @classmethod
    def _of_neighbors(cls, site: Site) -> Iterator[Finding]:
        for call, kind in linked_threads_at(site):
            cause, consequence = MESSAGES[kind]
            yield cls.at(call, cause, consequence=consequence, doubts=Doubt.GUESSED)

    @classmethod
    def check_site(cls, site: Site) -> Iterator[Finding]:
        for call, name in site.calls:
            if name in _QUEUES and _nobody_reads(site.context):
                yield cls.at(call, _NOT_READ, doubts=Doubt.GUESSED)
        for spawned in spawned_at(site):
            if spawned.is_daemon:
                if spawned.joins_on and _fills_a_queue(site.context):
                    yield cls.at(spawned.call, _UNREAD, doubts=Doubt.GUESSED)
                continue
            # TG105 reports a thread of asyncio's pool that blocks.
            lost = site.raised is not None and work_blocks(spawned.call, spawned.name, site)
            if not lost or lost < Blocks.SOUNDS:
                elsewhere = Doubt.CONDITIONAL.when(site.context.is_library)
                doubts = spawned.blocks.doubts | elsewhere
                yield cls.at(
                    spawned.call, spawned.cause, consequence=spawned.consequence, doubts=doubts
                )


def _leaves_at_once(context: CheckContext) -> bool:
    """Whether a handler of what the guard raises ends the process, whoever is still at work."""
    program = context.program
    if context.raised is None or not program.spells("_exit"):
        return False
    handlers = (
        (site, catcher(site.statement, program, context.raised)) for site in context.statements(TRY)
    )
    return any(
        program.qualified(call.func) == "os._exit" and context.may_run(site)
        for site, handler in handlers
        for statement in (handler.body if handler else ())
        for call, _ in program.calls(statement)
    )


_NOT_READ = "what does not fit the pipe of this queue, which nobody reads, is written at exit"
_UNREAD = "what this child has not read of its queue, the process waits to write at exit"


@memoized
def _fills_a_queue(context: CheckContext) -> bool:
    """Whether the main thread puts things in a queue of multiprocessing, in a loop, and waits."""
    program = context.program
    if program.spells("cancel_join_thread") or not any(
        name in _QUEUES for site in context.statements_with(["Queue"]) for _, name in site.calls
    ):
        return False
    waits = any(
        name.endswith(".join") or name.rpartition("().")[0] in _QUEUES
        for site in context.statements_with(["get", "join"])
        for _, name in site.calls
        if context.may_run(site)
    )
    return waits and any(
        context.may_run(site) and any(isinstance(outer, LOOPS) for outer in site.within)
        for site in context.statements_with(["put"])
    )


_QUEUES = frozenset({"multiprocessing.Queue", "multiprocessing.JoinableQueue"})


@memoized
def _nobody_reads(context: CheckContext) -> bool:
    """Whether the job puts things in a queue of multiprocessing, again and again, for nobody."""
    if context.program.spells("cancel_join_thread", "Process", "Pool"):
        return False
    reads = any(
        name.rpartition("().")[0] in _QUEUES
        for site in context.statements_with(["get", "get_nowait"])
        for _, name in site.calls
    )
    puts = [site for site in context.statements_with(["put"]) if context.may_run(site)]
    names = [site.function.name for site in puts if site.function]
    callers = context.statements_with(names) if names else ()
    return not reads and any(
        isinstance(outer, LOOPS) for site in (*puts, *callers) for outer in site.within
    )
