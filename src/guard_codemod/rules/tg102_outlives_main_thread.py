"""TG102: the process outlives its main thread."""

from __future__ import annotations

from collections.abc import Iterator

from guard_codemod.model import Confidence, Finding
from guard_codemod.rules.base import HazardRule
from guard_codemod.rules.support.checker import Site
from guard_codemod.rules.support.spawned import spawned_at, work_blocks
from guard_codemod.semantic.blocking_analysis import Blocks
from guard_codemod.semantic.keyword_filter import KeywordFilter


class OutlivesMainThread(HazardRule):
    """Reports threads, pools and child processes for which the interpreter waits at exit.

    Source: https://docs.python.org/3/library/threading.html#thread-objects ("the entire Python
    program exits when no alive non-daemon threads are left") and
    https://docs.python.org/3/library/multiprocessing.html#multiprocessing.Process.daemon
    """

    code = "TG102"
    name = "outlives-main-thread"
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
        "Work that is handed over in another way than by target=, submit() or map() is not known:"
        " the confidence is medium then."
    )
    precision = (
        "29 of 38 findings, at most two from each of 36 packages; in most others, the work is"
        " local and ends soon. In a stricter review of 10 in other scripts, 2 were right (1 of 1 at"
        " high confidence), before some causes of the others were fixed"
    )
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
    keywords = KeywordFilter(concerns=lambda facts: facts.spawns)

    @classmethod
    def check_site(cls, site: Site) -> Iterator[Finding]:
        for spawned in spawned_at(site):
            if spawned.is_daemon:
                continue
            # TG105 reports a thread of asyncio's pool that blocks.
            lost = site.raised is not None and work_blocks(spawned.call, spawned.name, site)
            if not lost or lost < Blocks.SOUNDS:
                certain = Confidence.HIGH if spawned.blocks >= Blocks.LIKELY else Confidence.MEDIUM
                yield cls.at(spawned.call, spawned.message, confidence=certain)
