"""How real hangs end: each job of ``jobs/`` under each treatment, as a real process.

    python tests/hangs/suite.py [--only NAME] [--treatment NAME] [--python PATH] [--workers N] [--write]

prints a table of what ended, with which status, whether the line that hung was shown on standard error,
and how many processes were left behind; then whether a healthy job of ``controls/`` was disturbed.
With ``--write``, what was run takes the place of what RESULTS.md had of it.
"""

from __future__ import annotations

import argparse
import contextlib
import functools
import os
import platform
import re
import select
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
import uuid
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from pathlib import Path

import hang_table
from hang_table import RESULTS, HangTable

HERE = Path(__file__).resolve().parent
TIMEOUT = 1
GRACE = 1
BOUND = 8.0
"""Seconds after which a guarded job is taken for one that does not end."""
UNGUARDED_BOUND = 3.0
CONTROL_BOUND = 30.0

PEERS = {
    "timeout-decorator": "    import timeout_decorator; timeout_decorator.timeout({seconds})(main)()",
    "stopit": "    import stopit\n    with stopit.SignalTimeout({seconds}, swallow_exc=False): main()",
    "func-timeout": "    import func_timeout; func_timeout.func_timeout({seconds}, main)",
}
"""What stands in the place of ``    main()``."""


# The jobs


@dataclass(frozen=True)
class Job:
    """A script of ``jobs/`` or ``controls/``, with what its comments say about it."""

    path: Path

    @property
    def name(self) -> str:
        return self.path.stem

    @functools.cached_property
    def text(self) -> str:
        return self.path.read_text(encoding="utf-8")

    def words(self, key: str) -> list[str]:
        """Return the words behind the comment ``# key:``."""
        found = re.search(rf"^# {key}: (.*)$", self.text, re.MULTILINE)
        return found[1].replace(",", " ").split() if found else []

    @property
    def traits(self) -> list[str]:
        """The codes of what keeps a plain guard from working here."""
        return self.words("trait")


def jobs(folder: str = "jobs") -> list[Job]:
    return [Job(path) for path in sorted((HERE / folder).glob("*.py"))]


# The treatments


def guarded(scripts: Sequence[Path], timeout: int, *options: str) -> None:
    """Let the tool itself guard *scripts*, all in one run of it."""
    command = [
        sys.executable,
        "-m",
        "guard_codemod",
        "apply",
        "--isolated",
        "--timeout",
        f"{timeout}s",
        *options,
    ]
    finished = subprocess.run([*command, *map(str, scripts)], capture_output=True)
    # Status 1: one of them cannot be guarded, or is no job for the tool. It is run as it is.
    if finished.returncode not in (0, 1):
        raise RuntimeError(finished.stderr.decode())


def guarded_by_need(scripts: Sequence[Path], timeout: int) -> None:
    """Guard *scripts* with the parts that each of them needs, and with our grace."""
    guarded(scripts, timeout)
    for script in scripts:
        text = script.read_text(encoding="utf-8")
        text = re.sub(rf"\b{timeout + 60}\b(?=, exit|\))", str(timeout + GRACE), text)
        text = text.replace(f"{timeout} + 60", f"{timeout} + {GRACE}")
        text = text.replace("later(60, exit", f"later({GRACE}, exit")
        script.write_text(text, encoding="utf-8")


def guarded_by_module(scripts: Sequence[Path], timeout: int) -> None:
    """Guard *scripts* with one module for all of them, and with our grace.

    All of them are jobs, also those that look as if they were none, and TG109 is heeded.
    """
    options = ("--guard-module", "job_guard", "--kill-after", f"{GRACE}s", "--include-non-jobs")
    guarded(scripts, timeout, *options)
    above = [script for script in scripts if "TG109" in Job(script).traits]
    if above:
        guarded(above, timeout, *options, "--cover-imports", "--update")


def guarded_with_backstop(scripts: Sequence[Path], timeout: int) -> None:
    """Guard *scripts* with a backstop in each guard."""
    guarded(scripts, timeout, "--kill-after", f"{GRACE}s")


def guarded_plainly(scripts: Sequence[Path], timeout: int) -> None:
    """Guard *scripts* with the handler and the alarm alone."""
    guarded(scripts, timeout, "--kill-after", "none")


@dataclass(frozen=True)
class Treatment:
    """A way to end a job in time: what becomes of the script, and what stands before the command."""

    name: str
    change: Callable[[Sequence[Path], int], None] = lambda *_: None
    outside: tuple[str, ...] = ()
    needs: str = ""
    env: Mapping[str, str] = field(default_factory=dict)

    def prefix(self, timeout: int) -> list[str]:
        return [*self.outside, "-k", str(GRACE), str(timeout)] if self.outside else []


def _peer(name: str) -> Treatment:
    def change(scripts: Sequence[Path], timeout: int) -> None:
        for script in scripts:
            text = script.read_text(encoding="utf-8")
            call = PEERS[name].format(seconds=timeout)
            script.write_text(text.replace("\n    main()\n", f"\n{call}\n"), encoding="utf-8")

    return Treatment(name, change, needs=name.replace("-", "_"))


AS_IT_IS = Treatment("as it is")
TREATMENTS = [
    Treatment("none"),
    Treatment("plain", guarded_plainly),
    Treatment("auto", guarded_by_need),
    Treatment("module", guarded_by_module),
    Treatment("--kill-after", guarded_with_backstop),
    Treatment("timeout -k", outside=("timeout",)),
    Treatment("timeout -s INT -k", outside=("timeout", "-s", "INT")),
    Treatment(
        "timeout -s ABRT -k", outside=("timeout", "-s", "ABRT"), env={"PYTHONFAULTHANDLER": "1"}
    ),
    *map(_peer, PEERS),
]


def treatment(name: str) -> Treatment:
    """Return the treatment called *name*."""
    return next(treatment for treatment in TREATMENTS if treatment.name == name)


# Processes


def processes_marked(mark: str) -> list[int]:
    """Return the numbers of the processes that have *mark* in their environment."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            if mark.encode() in (folder / "environ").read_bytes() and not _is_zombie(folder):
                found.append(int(folder.name))
    return found


def _is_zombie(folder: Path) -> bool:
    return (folder / "stat").read_text().rpartition(")")[2].split()[0] in "ZX"


def end_processes(mark: str) -> None:
    """Kill what carries *mark*, which only our own children and their children do."""
    for _ in range(20):
        numbers = processes_marked(mark)
        if not numbers:
            return
        for number in numbers:
            with contextlib.suppress(ProcessLookupError):
                os.kill(number, signal.SIGKILL)
        time.sleep(0.05)


@dataclass(frozen=True)
class Verdict:
    """How a process ended; a status of None says that it did not."""

    status: int | None
    shown: bool
    left: int
    stdout: str = ""
    stderr: str = ""
    unguarded: bool = False
    """Whether the tool gave it no guard, and said so."""

    @property
    def failed(self) -> bool:
        return self.status not in (None, 0)

    def __str__(self) -> str:
        status = "runs" if self.status is None else str(self.status)
        status += (" line" if self.shown else "") + (f" +{self.left}" if self.left else "")
        return f"{status} {hang_table.UNGUARDED}" if self.unguarded else status


def observe(command: Sequence[str], script: Path, bound: float, env: Mapping[str, str]) -> Verdict:
    """Run *command* for at most *bound* seconds, and leave nothing of it behind."""
    mark = f"HANG_SUITE={uuid.uuid4().hex}"
    name, _, value = mark.partition("=")
    output, errors = script.with_suffix(".out"), script.with_suffix(".err")
    with output.open("wb") as stdout, errors.open("wb") as stderr:
        process = subprocess.Popen(
            command,
            cwd=script.parent,
            env={**environment(), **env, name: value},
            stdin=subprocess.DEVNULL,
            stdout=stdout,
            stderr=stderr,
            start_new_session=True,
        )
        try:
            status: int | None = process.wait(bound)
            left = what_stays(mark)
        except subprocess.TimeoutExpired:
            status = None
            left = [number for number in processes_marked(mark) if number != process.pid]
        end_processes(mark)
        process.wait()
    said = errors.read_text(encoding="utf-8", errors="replace")
    shown = status is not None and shows_hung_line(script, said)
    return Verdict(
        status, shown, len(left), output.read_text(encoding="utf-8", errors="replace"), said
    )


def what_stays(mark: str) -> list[int]:
    """Return the processes that are still there once those that were told to end have done so."""
    for _ in range(20):
        time.sleep(0.1)
        if not (left := list(processes_marked(mark))):
            break
    return left


def shows_hung_line(script: Path, stderr: str) -> bool:
    """Tell whether *stderr* names a line of *script* that is marked as hanging."""
    lines = script.read_text(encoding="utf-8").splitlines()
    marked = [number for number, line in enumerate(lines, 1) if line.endswith("# hangs here")]
    return any(
        re.search(rf'File "{re.escape(str(script))}", line {number}\b', stderr) for number in marked
    )


def environment() -> dict[str, str]:
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "COV_"))
    }
    return {**kept, "PYTHONDONTWRITEBYTECODE": "1"}


# What the jobs talk to, on the loopback interface


@contextlib.contextmanager
def services(*, postgres: bool = True) -> Iterator[dict[str, str]]:
    """Yield the environment in which the jobs find what they talk to."""
    with contextlib.ExitStack() as stack:
        silent = stack.enter_context(socket.create_server(("127.0.0.1", 0), backlog=4096))
        drip = stack.enter_context(socket.create_server(("127.0.0.1", 0), backlog=4096))
        threading.Thread(target=_drip, args=(drip,), daemon=True).start()
        env = {"SILENT_PORT": str(silent.getsockname()[1]), "DRIP_PORT": str(drip.getsockname()[1])}
        if postgres:
            env |= stack.enter_context(_postgres())
        yield env


def _drip(listener: socket.socket) -> None:
    """Answer every request with a byte now and then."""
    connections: list[socket.socket] = []
    listener.settimeout(0.2)
    while True:
        try:
            connections.append(listener.accept()[0])
            connections[-1].sendall(b"HTTP/1.0 200 OK\r\nContent-Length: 1000000\r\n\r\n")
        except TimeoutError:
            pass
        except OSError:
            return
        for connection in connections[:]:
            try:
                connection.sendall(b"x")
            except OSError:
                connections.remove(connection)
                connection.close()


@contextlib.contextmanager
def _postgres() -> Iterator[dict[str, str]]:
    """Run a PostgreSQL of our own, if there is one here; as root, it needs an account of another name."""
    initdb, server = shutil.which("initdb"), shutil.which("postgres")
    as_user = (
        [] if os.getuid() else ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"]
    )
    if not initdb or not server or (as_user and not shutil.which("setpriv")):
        yield {}
        return
    folder = Path(tempfile.mkdtemp(prefix="hangs-postgres-", dir="/tmp"))
    try:
        if as_user:
            shutil.chown(folder, "postgres", "postgres")
        data = folder / "data"
        made = subprocess.run(
            [*as_user, initdb, "-D", data, "-U", "job", "-A", "trust", "-N"],
            capture_output=True,
            cwd="/",
        )
        if made.returncode:
            yield {}
            return
        options = [
            "-c",
            "listen_addresses=",
            "-c",
            "fsync=off",
            "-c",
            "max_connections=60",
            "-k",
            str(folder),
        ]
        with subprocess.Popen(
            [*as_user, server, "-D", data, *options],
            cwd="/",
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        ) as process:
            try:
                _wait_for(folder / ".s.PGSQL.5432")
                yield {"PGHOST": str(folder), "PGUSER": "job", "PGDATABASE": "postgres"}
            finally:
                process.send_signal(signal.SIGQUIT)  # at once, whoever is connected
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _wait_for(path: Path) -> None:
    for _ in range(200):
        if path.exists():
            return
        time.sleep(0.05)


def available(python: str, names: Iterable[str], env: Mapping[str, str]) -> set[str]:
    """Return which of the packages and services *names* are there."""
    there = {"silent", "drip"} | ({"postgres"} if "PGHOST" in env else set())
    for name in set(names) - {"silent", "drip", "postgres"}:
        if (
            subprocess.run(
                [python, "-c", f"import {name}"], env=environment(), capture_output=True
            ).returncode
            == 0
        ):
            there.add(name)
    return there


# Runs


def place(
    scripts: Sequence[Job], treatment: Treatment, folder: Path, timeout: int = TIMEOUT
) -> dict[str, Path]:
    """Copy *scripts*, each into a folder of its own below *folder*, and treat the copies."""
    placed = {}
    for script in scripts:
        home = folder / treatment.name.replace(" ", "_") / script.name
        home.mkdir(parents=True)
        placed[script.name] = Path(shutil.copy(script.path, home))
    if placed:
        treatment.change(list(placed.values()), timeout)
    return placed


def run_jobs(
    chosen: Sequence[Job],
    treatments: Sequence[Treatment],
    python: str,
    workers: int,
    env: Mapping[str, str],
    bound: float = BOUND,
) -> dict[tuple[str, str], Verdict]:
    """Return the verdict for each pair of job and treatment."""
    with (
        tempfile.TemporaryDirectory(prefix="hangs-") as folder,
        ThreadPoolExecutor(workers) as pool,
    ):
        futures = {}
        originals = {job.name: job.path for job in chosen}
        unguarded: set[tuple[str, str]] = set()
        for treatment in treatments:
            limit = min(bound, UNGUARDED_BOUND) if treatment.name == "none" else bound
            for name, script in place(chosen, treatment, Path(folder)).items():
                command = [*treatment.prefix(TIMEOUT), python, str(script)]
                futures[name, treatment.name] = pool.submit(
                    observe, command, script, limit, {**env, **treatment.env}
                )
                same = script.read_bytes() == originals[name].read_bytes()
                if same and treatment.name in hang_table.GUARDS:
                    unguarded.add((name, treatment.name))
        verdicts = {pair: future.result() for pair, future in futures.items()}
    return {
        pair: replace(verdict, unguarded=pair in unguarded) for pair, verdict in verdicts.items()
    }


# Healthy jobs


@dataclass(frozen=True)
class Outcome:
    """What somebody who starts a job gets to see of it."""

    status: int | None
    stdout: str
    stderr: str


def run_control(python: str, script: Path, treatment: Treatment) -> Outcome:
    """Run a healthy job in the way that its comments ask for."""
    job = Job(script)
    how = job.words("how")
    options = [word for word in how if word.startswith("-")]
    command = [*treatment.prefix(_limit(job)), python, *options, str(script), *job.words("args")]
    mark = uuid.uuid4().hex
    env = {**environment(), **treatment.env, "HANG_SUITE": mark, "COLOUR": "blue", "TERM": "dumb"}
    try:
        if "tty" in how:
            outcome = on_terminal(command, script.parent, env)
        else:
            redirection = next((text for word, text in REDIRECTIONS.items() if word in how), "")
            outcome = with_pipes([*in_shell(redirection), *command], script.parent, env)
    finally:
        end_processes(f"HANG_SUITE={mark}")
    return Outcome(outcome.status, _plain(outcome.stdout, script), _plain(outcome.stderr, script))


REDIRECTIONS = {
    "stderr-closed": "2>&-",
    "stderr-full": "2>/dev/full",
    "stdout-full": ">/dev/full",
    "all-closed": "<&- >&- 2>&-",
}


def in_shell(redirection: str) -> list[str]:
    return ["sh", "-c", f'exec "$@" {redirection}', "sh"]


def with_pipes(command: Sequence[str], folder: Path, env: Mapping[str, str]) -> Outcome:
    with subprocess.Popen(
        command,
        cwd=folder,
        env=env,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
        encoding="utf-8",
        errors="replace",
    ) as process:
        try:
            stdout, stderr = process.communicate("first\nsecond\n", timeout=CONTROL_BOUND)
        except subprocess.TimeoutExpired:
            end_processes(f"HANG_SUITE={env['HANG_SUITE']}")
            return Outcome(None, *process.communicate())
    return Outcome(process.returncode, stdout, stderr)


def _plain(text: str, script: Path) -> str:
    """Return *text* without what may differ: folders, process numbers, and a traceback's frames."""
    text = re.sub(r"^  .*\n", "", text.replace(str(script.parent), ""), flags=re.MULTILINE)
    return re.sub(r"0x[0-9a-f]+", "0xN", re.sub(r"\b(line |pid=)\d+|(?<=py:)\d+", r"\1N", text))


def on_terminal(command: Sequence[str], folder: Path, env: Mapping[str, str]) -> Outcome:
    """Run *command* on a terminal of its own, and type into it."""
    ours, theirs = os.openpty()
    # The first terminal that the leader of a new session opens becomes its own.
    shell = in_shell("<{0} >{0} 2>{0}".format(os.ttyname(theirs)))
    os.write(ours, b"typed\n")
    written = b""
    while not written.endswith(b"\n"):  # the kernel echoes it in its own time
        written += os.read(ours, 4096)
    with subprocess.Popen(
        [*shell, *command], cwd=folder, env=env, start_new_session=True
    ) as process:
        timer = threading.Timer(CONTROL_BOUND, end_processes, [f"HANG_SUITE={env['HANG_SUITE']}"])
        timer.start()
        written += _read_terminal(ours, theirs, process)
        timer.cancel()
    os.close(ours)
    return Outcome(process.returncode, written.decode(errors="replace"), "")


def _read_terminal(ours: int, theirs: int, process: subprocess.Popen[bytes]) -> bytes:
    """Press ^C when *process* asks for it; our hold on its end keeps the terminal until it is done."""
    written = b""
    while process.poll() is None or select.select([ours], [], [], 0)[0]:
        if select.select([ours], [], [], 0.05)[0]:
            part = os.read(ours, 4096)
            written += part
            if b"press ^C" in part:
                os.write(ours, b"\x03")
    os.close(theirs)
    return written


def run_controls(
    treatments: Sequence[Treatment], python: str, workers: int, chosen: Sequence[Job] | None = None
) -> dict[tuple[str, str], tuple[Outcome, Outcome]]:
    """Return what each healthy job did without and with each treatment."""
    scripts = jobs("controls") if chosen is None else chosen
    with (
        tempfile.TemporaryDirectory(prefix="hangs-") as folder,
        ThreadPoolExecutor(workers) as pool,
    ):
        futures = {}
        for treatment in [AS_IT_IS, *treatments]:
            for limit in {_limit(script) for script in scripts}:
                with_limit = [script for script in scripts if _limit(script) == limit]
                for name, script in place(with_limit, treatment, Path(folder), limit).items():
                    futures[name, treatment.name] = pool.submit(
                        run_control, python, script, treatment
                    )
        outcomes = {pair: future.result() for pair, future in futures.items()}
    return {
        (name, treatment): (outcomes[name, AS_IT_IS.name], outcome)
        for (name, treatment), outcome in outcomes.items()
        if treatment != AS_IT_IS.name
    }


def _limit(control: Job) -> int:
    """Return the seconds that a healthy job may take: far more than it needs, but for a few."""
    return int((control.words("limit") or ["15"])[0])


# The table


def note_verdicts(table: HangTable, verdicts: Mapping[tuple[str, str], Verdict]) -> None:
    """Write *verdicts* into *table*."""
    for (name, treatment), verdict in verdicts.items():
        table.cells[name][treatment] = str(verdict)


def note_disturbed(
    table: HangTable, outcomes: Mapping[tuple[str, str], tuple[Outcome, Outcome]]
) -> None:
    """Write into *table* which healthy jobs each treatment has disturbed."""
    for treatment in {name for _, name in outcomes}:
        found = sorted(
            job for job, name in outcomes if name == treatment and len({*outcomes[job, name]}) > 1
        )
        table.disturbed[treatment] = " ".join([str(len(found)), ", ".join(found)]).rstrip()


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument(
        "--only", action="append", metavar="NAME", help="this job or control alone; may be repeated"
    )
    parser.add_argument(
        "--treatment", action="append", metavar="NAME", help="this treatment alone; may be repeated"
    )
    parser.add_argument(
        "--python", default=sys.executable, metavar="PATH", help="the interpreter of the jobs"
    )
    parser.add_argument("--workers", type=int, default=8, help="how many processes side by side")
    parser.add_argument("--write", action="store_true", help="write RESULTS.md")
    options = parser.parse_args()

    chosen = [job for job in jobs() if not options.only or job.name in options.only]
    controls = [job for job in jobs("controls") if not options.only or job.name in options.only]
    table = hang_table.read() if options.write else HangTable()
    table.traits = {job.name: " ".join(job.traits) for job in (jobs() if options.write else chosen)}
    table.cells = {name: table.cells.get(name, {}) for name in table.traits}
    table.healthy = len(jobs("controls") if options.write else controls)
    with services() as env:
        treatments = [one for one in TREATMENTS if one.name in (options.treatment or [one.name])]
        needed = {
            *(n for job in chosen for n in job.words("needs")),
            *(t.needs for t in treatments),
        }
        there = available(options.python, needed - {""}, env)
        treatments = [one for one in treatments if not one.needs or one.needs in there]
        missing = [job.name for job in chosen if not there.issuperset(job.words("needs"))]
        chosen = [job for job in chosen if job.name not in missing]
        note_verdicts(table, run_jobs(chosen, treatments, options.python, options.workers, env))
        if missing:
            print("not run, for what they need is not here:", ", ".join(missing), "\n")
    note_disturbed(table, run_controls(treatments, options.python, 4, controls))
    version = subprocess.run([options.python, "-V"], capture_output=True, text=True).stdout.strip()
    page = table.page(version, platform.system())
    if options.write:
        RESULTS.write_text(page, encoding="utf-8")
    print(page)
    return 0


if __name__ == "__main__":
    sys.exit(main())
