"""A time limit for scheduled jobs: ``job_guard.arm(seconds)`` ends a job that hangs.

::

    if __name__ == "__main__":
        job_guard.arm(3600)
        main()

After the limit a `TimeoutError` is raised where the job hangs. If the job is still
running *kill_after* seconds later, it prints the stack of each thread and exits with
status 1. Where the job cannot even do that, and for the processes that it has started,
a watcher (a process of its own) ends them. A job that catches the `TimeoutError` and
goes on does not end with status 0.

Importing this module has no effect. It needs Python 3.7 or newer and the standard
library; the watcher needs Python 3.9 and Linux 5.3.
https://github.com/guard-codemod/guard-codemod
"""

from __future__ import annotations

import atexit
import faulthandler
import os
import signal
import sys
import time

TYPE_CHECKING = False  # The module typing would cost a job's start some milliseconds.
if TYPE_CHECKING:
    from collections.abc import Callable
    from types import FrameType
    from typing import NoReturn

    Handler = Callable[[int, "FrameType | None"], object]


class _Armed:
    """The guard of this process, from the call of `arm` on."""

    pid = 0
    deadline = 0.0
    message = ""
    address = ""
    """Where the watcher receives the stack, empty without a watcher."""
    stack = ""
    """Where the job was when the time was up; empty before that."""
    status = 0
    """What the job has called `sys.exit` with since then."""


_armed = _Armed()


def arm(
    seconds: int,
    *,
    kill_after: int | None = 60,
    message: str = "{script} timed out after {seconds} seconds",
    on_timeout: str | Handler = "raise",
    email_from: str | None = None,
    email_host: str = "localhost",
    env: str | None = None,
) -> None:
    """Limit the time of this process to *seconds*. A second call replaces the first.

    *kill_after* is the number of seconds that the job has to end itself once the time
    is up; with None it may go on. The environment variable *env* may set another limit,
    in seconds. *on_timeout* says what happens at the limit: ``"raise"`` a
    `TimeoutError` with *message*; ``"warn"`` on standard error; ``"email:ADDRESS"``,
    ``"slack:CHANNEL"`` (with ``slack_sdk`` and the token in ``SLACK_BOT_TOKEN``) warn
    and send the message; ``"PKG.MOD:FUNC"`` or a function is called with the signal's
    number and frame. After all but ``"raise"`` the job may go on, and *kill_after* is
    None.

    Raise `ValueError` if the limit is less than a second or if this is not the main
    thread.
    """
    seconds = _limit(seconds, env)
    script = os.path.basename(sys.argv[0] if sys.argv else "") or "the job"
    unit = "{seconds} second" if seconds == 1 else "{seconds} seconds"
    message = message.replace("{seconds} seconds", unit)
    _send_stack(b"stop")  # A watcher that is there already has another limit.
    vars(_armed).clear()
    _armed.pid = os.getpid()
    _armed.message = message.format(script=script, seconds=seconds)
    faulthandler.cancel_dump_traceback_later()
    if on_timeout == "raise":
        handler: Handler = _raise
    else:
        handler, kill_after = _action(on_timeout, email_from, email_host), None
    if hasattr(signal, "SIGALRM"):  # Windows has none.
        signal.signal(signal.SIGALRM, handler)
        signal.alarm(seconds)
    if kill_after is not None:
        _armed.deadline = time.monotonic() + seconds + kill_after
        _arm_backstop()
        _register_once()
        _start_watcher(_armed.deadline - kill_after)


def _limit(seconds: int, env: str | None) -> int:
    value = os.environ.get(env) if env else None
    if value is not None:
        if value.isdecimal() and 0 < int(value) < 2**31:
            return int(value)
        problem = f"{env}={value!r} is not a number of seconds; using {seconds}"
        print(problem, file=sys.stderr)
    if not 0 < seconds < 2**31:
        raise ValueError(f"invalid limit {seconds!r}: use 1 second or more")
    return seconds


def _raise(_signum: int, frame: FrameType | None) -> None:
    """Raise the exception where the job hangs."""
    _armed.stack = _stack(frame)
    _send_stack()
    _print_tasks()
    sys.exit = _note_status
    greenlet = sys.modules.get("greenlet")
    in_greenlet = greenlet is not None and greenlet.getcurrent().parent
    # At exit the exception would be lost; a greenlet has a stack of its own.
    if in_greenlet or "in <module>" in _armed.stack:
        raise TimeoutError(_armed.message)


def _stack(frame: FrameType | None) -> str:
    """Return the lines that led to *frame*, as a traceback shows them."""
    lines = ""
    while frame is not None:
        code = frame.f_code
        at = f'"{code.co_filename}", line {frame.f_lineno}, in {code.co_name}'
        lines = f"  File {at}\n{lines}"
        frame = frame.f_back
    return lines


def _print_tasks() -> None:
    """Print where the tasks of asyncio wait, which a traceback does not show."""
    asyncio = sys.modules.get("asyncio")
    try:
        for task in asyncio.all_tasks() if asyncio else ():
            print(task, file=sys.stderr)
            waits = task._coro  # A task's own stack ends where it awaits another.
            while hasattr(waits, "cr_frame"):
                print(_stack(waits.cr_frame), end="", file=sys.stderr)
                waits = waits.cr_await
    except RuntimeError:
        pass  # No event loop is running.


_exit = os._exit


def _exit_late(status: int) -> NoReturn:
    """Stand in for `os._exit`: after the limit, the job does not end with 0."""
    if _armed.stack and os.getpid() == _armed.pid and status == 0:
        _print_stack()
        status = 1
    _exit(status)


def _note_status(status: object = None) -> NoReturn:
    """Stand in for `sys.exit` after the limit: a job that fails keeps its status."""
    if status is not None:
        _armed.status = status & 0xFF if isinstance(status, int) else 1
    raise SystemExit(status)


def _print_stack() -> None:
    told = f"{_armed.message}. It was here:\n{_armed.stack}"
    print(told, end="", file=sys.stderr, flush=True)


def _fail_if_late() -> None:
    """At exit: do not let a job that has caught the exception end with 0."""
    if os.getpid() != _armed.pid or _armed.deadline == 0.0:
        return
    if hasattr(signal, "SIGALRM"):
        signal.alarm(0)
    ended_by = getattr(sys, "last_type", None)
    if not _armed.stack or (ended_by and issubclass(ended_by, TimeoutError)):
        return
    if not _armed.status:
        _print_stack()
    if ended_by is None:  # An exception that nobody catches gives the status 1.
        logging = sys.modules.get("logging")
        if logging is not None:
            logging.shutdown()
        sys.stdout.flush()
        _exit(_armed.status or 1)


def _arm_backstop() -> None:
    """Let the interpreter end this process at the deadline, without the job's help."""
    if os.getpid() == _armed.pid and _armed.deadline:
        left = _armed.deadline - time.monotonic()
        masks = hasattr(signal, "pthread_sigmask")  # Windows has none.
        # Its thread starts with them blocked: it gets no signal that the job blocks.
        mask = signal.pthread_sigmask(signal.SIG_BLOCK, signal.Signals) if masks else ()
        # 2: a sys.stderr that was replaced has no descriptor.
        faulthandler.dump_traceback_later(max(left, 0.001), exit=True, file=2)
        if masks:
            signal.pthread_sigmask(signal.SIG_SETMASK, mask)


def _register_once() -> None:
    """Register what the interpreter keeps to its end."""
    if os._exit is _exit_late:
        return
    atexit.register(_fail_if_late)
    os._exit = _exit_late
    if hasattr(os, "register_at_fork"):
        # An armed backstop would make a forked child hang at its exit.
        os.register_at_fork(before=_before_fork, after_in_parent=_arm_backstop)
    if hasattr(sys, "addaudithook") and sys.platform == "linux":
        sys.addaudithook(_note_exec)


def _before_fork() -> None:
    """Disarm the backstop, whose thread Python 3.12 would warn of, as of any other."""
    faulthandler.cancel_dump_traceback_later()
    threading = sys.modules.get("threading")
    if sys.version_info >= (3, 12) and not (threading and threading.active_count() > 1):
        import warnings

        pattern = ".* is multi-threaded, use of fork"
        warnings.filterwarnings("ignore", pattern, DeprecationWarning)


def _note_exec(event: str, _arguments: object) -> None:
    """Tell the watcher where the job becomes another program, which has no guard."""
    if event == "os.exec" and _armed.address and os.getpid() == _armed.pid:
        _armed.stack = _stack(sys._getframe(1))
        _send_stack(b"exec")


def _send_stack(flag: bytes = b"late") -> None:
    if not _armed.address or os.getpid() != _armed.pid:
        return
    import socket

    note = flag + _armed.stack.encode(errors="replace")[-32000:]
    for _ in range(50):  # The watcher may have only just been started.
        try:
            with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as sender:
                sender.setblocking(False)
                sender.sendto(note, "\0" + _armed.address)
            return
        except ConnectionRefusedError:
            time.sleep(0.005)
        except OSError:
            return


# What to do at the limit, other than to raise


def _action(on_timeout: str | Handler, sender: str | None, host: str) -> Handler:
    """Return the handler for *on_timeout*."""
    import importlib

    if not isinstance(on_timeout, str):
        return on_timeout
    kind, _, target = on_timeout.partition(":")
    if kind in ("warn", "slack", "email"):
        if kind == "slack":
            importlib.import_module("slack_sdk")  # If it is missing, it is so at once.
        return lambda _signum, _frame: _warn(kind, target, sender or target, host)
    if not target:
        known = "use raise, warn or PKG.MOD:FUNC"
        raise ValueError(f"unknown action {on_timeout!r}: {known}")
    function: Handler = getattr(importlib.import_module(kind), target)
    return function


def _warn(kind: str, target: str, sender: str, host: str) -> None:
    """Print the message and, if *kind* is more than to warn, send it to *target*."""
    import traceback

    print(_armed.message, file=sys.stderr)
    traceback.print_stack()
    try:
        if kind == "slack":
            client = sys.modules["slack_sdk"].WebClient
            slack = client(os.environ["SLACK_BOT_TOKEN"], timeout=10)
            slack.chat_postMessage(channel=target, text=_armed.message)
        elif kind == "email":
            import smtplib
            from email.message import EmailMessage

            mail = EmailMessage()
            mail["Subject"], mail["From"], mail["To"] = _armed.message, sender, target
            mail.set_content("".join(traceback.format_stack()))
            with smtplib.SMTP(host, timeout=10) as server:
                server.send_message(mail)
    except Exception:
        traceback.print_exc()


# The watcher: a process that ends the job and its children if the job cannot


def _start_watcher(limit: float) -> None:
    """Start the watcher, if this system can have one.

    It is a new program, not a fork: it shares no lock and no memory with the job. The
    shell that starts it ends at once, so that it is no child of the job, whose own
    waiting it would disturb. The job as process 1 would inherit it; but then all others
    end with the job.
    """
    pid = os.getpid()
    is_python = "py" in os.path.basename(sys.executable or "")
    can_run = os.path.isfile(__file__) and is_python and not hasattr(sys, "frozen")
    if not (sys.platform == "linux" and hasattr(os, "pidfd_open")) or pid == 1:
        return
    if not can_run:
        return
    address = f"job_guard-{pid}-{time.monotonic_ns()}"
    told = [address, str(pid), repr(limit), repr(_armed.deadline), _armed.message]
    try:
        with open(os.pidfd_open(pid), "rb", 0) as job:
            shell = os.posix_spawn(
                "/bin/sh",
                ["sh", "-c", '"$@" &', "sh", sys.executable, "-IS", __file__, *told],
                os.environ,
                file_actions=[
                    (os.POSIX_SPAWN_DUP2, job.fileno(), _JOB),
                    (os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDWR, 0),
                    (os.POSIX_SPAWN_DUP2, 0, 1),
                ],
                setsid=True,
            )
        _armed.address = address
        os.waitid(os.P_PID, shell, os.WEXITED)  # Not waitpid, which gevent replaces.
    except OSError:
        pass  # No shell, no process left, or a handler of SIGCHLD has waited for it.


_JOB = 3
"""The descriptor of the job in the watcher."""


def _watch(address: str, job: str, until: str, last: str, message: str) -> None:
    """Wait for the job's end, and bring it about if it is due."""
    import socket

    pid, limit, deadline = int(job), float(until), float(last)
    os.chdir("/")
    notes = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
    notes.bind("\0" + address)
    notes.setblocking(False)
    children: dict[int, int] = {}
    orphans: set[int] = set()
    note = b""
    for at in (limit - 0.1, limit + 0.1, deadline - 0.2, deadline + 1):
        if _ended(_JOB, at - time.monotonic()):
            break
        note = _last(notes.recv) or note
        if note.startswith(b"stop"):
            return
        orphans = _note_children(pid, children)
        if at > limit:
            _send(_JOB, signal.SIGCONT)  # A job that was stopped can end now.
    else:
        _send(_JOB, signal.SIGKILL)
        _ended(_JOB, 60)
    ended = time.monotonic()
    if ended < limit:
        return
    for child, descriptor in children.items():
        # An orphan may be what reads the job's output, and has something left to write.
        if not _ended(descriptor, ended + (child in orphans) - time.monotonic()):
            _send(descriptor, signal.SIGKILL)
    note = _last(notes.recv) or note
    if ended > deadline - 0.1 or note.startswith(b"exec"):
        signal.alarm(10)  # It may be that nobody reads standard error.
        where = b"At the limit it was here:\n" + note[4:] if note else b""
        os.write(2, f"{message} and did not end. ".encode() + where + b"\n")


def _ended(descriptor: int, seconds: float) -> bool:
    """Wait for a process's end for so many *seconds*; return whether it has ended."""
    import select

    return bool(select.select([descriptor], [], [], max(seconds, 0))[0])


def _send(descriptor: int, number: int) -> None:
    import contextlib

    with contextlib.suppress(OSError):  # It has ended, or has another user.
        signal.pidfd_send_signal(descriptor, number)


def _last(receive: Callable[[int], bytes]) -> bytes:
    """Return what the job has sent last."""
    note = b""
    try:
        while True:
            note = receive(65536)
    except OSError:
        return note


def _note_children(pid: int, children: dict[int, int]) -> set[int]:
    """Open the descendants of *pid* that are not in *children*; return the orphans.

    A descriptor stays that process's if its number is reused.
    """
    import contextlib

    opened = {}
    for child in set(_descendants(pid)[0]).difference(children):
        with contextlib.suppress(OSError):  # It has ended.
            opened[child] = os.pidfd_open(child)
    found, orphans = _descendants(pid)  # Those that were opened are still the same.
    children.update((child, opened[child]) for child in opened if child in found)
    return orphans


def _descendants(pid: int) -> tuple[list[int], set[int]]:
    """Return what *pid* and its children have started, and which of it are orphans.

    A process that has lost its parent counts if it is in the process group that *pid*
    leads.
    """
    parents, sessions, members = {}, {}, []
    for name in filter(str.isdigit, os.listdir("/proc")):
        try:
            with open(f"/proc/{name}/stat", encoding="latin-1") as stat:
                fields = stat.read().rpartition(")")[2].split()
        except OSError:
            continue  # It has ended.
        parents[int(name)], sessions[int(name)] = int(fields[1]), fields[3]
        if fields[2] == str(pid) != name:
            members.append(int(name))
    orphans = {one for one in members if sessions.get(parents[one]) != sessions[one]}
    found = [pid, *orphans]
    for parent in found:
        found += [one for one in parents if parents[one] == parent and one not in found]
    return found[1:], orphans


if __name__ == "__main__":
    _watch(*sys.argv[1:])
