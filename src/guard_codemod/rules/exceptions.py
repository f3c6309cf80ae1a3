"""What happens to the exception that a guard raises, if it does not end the job."""

from __future__ import annotations

from guard_codemod.model import ThreatKind
from guard_codemod.rules.base import ThreatRule


class Swallowed(ThreatRule):
    """TG101: something catches the exception, and the job goes on."""

    code = "TG101"
    name = "swallowed"
    summary = "something catches the guard's exception, and the job goes on"
    why = (
        "The guard raises a TimeoutError, which is an OSError and an Exception, and it does so once: a handler that"
        " goes on after it leaves the job without a guard. Libraries wrap it, too: requests raises a Timeout instead;"
        " and the join() of a multiprocessing.Process swallows it."
    )
    advice = "let it through, as with `except TimeoutError: raise` above, or add a backstop: apply --kill-after 60s --update"
    kind = ThreatKind.SWALLOWED
    precision = "30 of 51 hits read, at most two from each of 43 packages; 6 more are of programs that end soon"
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


class LostInTask(ThreatRule):
    """TG105: asyncio keeps the exception, or waits for what does not end."""

    code = "TG105"
    name = "lost-in-task"
    summary = (
        "asyncio keeps the guard's exception, or waits for what does not let itself be cancelled"
    )
    why = (
        "What is raised in a task belongs to whoever awaits it. And before asyncio.run lets an exception through, it"
        " cancels all tasks and waits until they, and the threads of its executor, have ended."
    )
    advice = "await what you start, let CancelledError through, or add a backstop: apply --kill-after 60s --update"
    kind = ThreatKind.ASYNCIO
    precision = "39 of 47 hits read in 25 sdists and excerpts of public scripts; in a later, stricter reading 12 of 18"
    bad = """\
import asyncio


async def work():
    while True:
        try:
            await asyncio.sleep(600)
        except asyncio.CancelledError:
            print("not now")


if __name__ == "__main__":
    asyncio.run(work())
"""
    good = bad.replace('print("not now")', "raise")


class Retried(ThreatRule):
    """TG108: a library takes the exception for a failure that is worth another try."""

    code = "TG108"
    name = "retried"
    summary = "a library takes the guard's exception for a failure that is worth another try"
    why = "The alarm goes off once. What hung then hangs again in the next attempt, and nothing ends that."
    advice = "name the exceptions to retry, without OSError, or add a backstop: apply --kill-after 60s --update"
    kind = ThreatKind.RETRIED
    precision = "36 of 40 hits read, at most two from each of 29 sdists"
    bad = """\
import tenacity
import urllib.request


@tenacity.retry(stop=tenacity.stop_after_attempt(3))
def fetch():
    return urllib.request.urlopen("http://127.0.0.1/").read()


if __name__ == "__main__":
    fetch()
"""
    good = bad.replace("(3)", "(3), retry=tenacity.retry_if_exception_type(ConnectionError)")
