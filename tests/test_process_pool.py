"""Several processes: the same results in the same order, whatever becomes of them; and the progress bar."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import Any

import pytest
from helpers import (
    BROKEN,
    CONCISE,
    GUARDED,
    HAZARD,
    JOB,
    JOBS,
    LIBRARY,
    fill,
    on_a_terminal,
    program,
)
from processes import Child

from guard_codemod.config.resolver import Resolver
from guard_codemod.engine import engine, runner
from guard_codemod.engine.executors import Executor, Serial, WorkerDied
from guard_codemod.engine.process_pool import BATCH_SIZE, ProcessPool, available_cores
from guard_codemod.files import Candidate, discover
from guard_codemod.model import Outcome

HOUR_OF_ALL = Resolver({"timeout": 3600}, isolated=True)


def square(number: int) -> int:
    time.sleep(0.001 * (number % 5))
    return number * number


def deadly(number: int) -> int:
    if number % 10 == 3:
        os.kill(os.getpid(), signal.SIGKILL)
    if number % 10 == 7:
        os._exit(4)
    return number


def failing(number: int) -> int:
    raise ValueError(f"{number} is wrong")


@pytest.mark.slow
@pytest.mark.parametrize("jobs", [1, 2, 5])
@pytest.mark.parametrize("count", [0, 1, BATCH_SIZE, 300])
def test_each_call_has_its_result(jobs: int, count: int) -> None:
    with ProcessPool(jobs) as pool:
        futures = [pool.submit(square, number) for number in range(count)]
        assert [one.result() for one in futures] == [number**2 for number in range(count)]


@pytest.mark.parametrize("executor", [Serial(), ProcessPool(2)])
def test_a_call_raises_where_its_result_is_asked_for(executor: Executor) -> None:
    futures = [executor.submit(failing, 1), executor.submit(square, 2)]
    with pytest.raises(ValueError, match="1 is wrong"):
        futures[0].result()
    assert futures[1].result() == 4
    if isinstance(executor, ProcessPool):
        executor.shutdown()


@pytest.mark.slow
@pytest.mark.parametrize("jobs", [1, 3])
def test_a_worker_that_dies_costs_the_call_that_it_had(jobs: int) -> None:
    with ProcessPool(jobs) as pool:
        futures = [pool.submit(deadly, number) for number in range(50)]
        for number, future in enumerate(futures):
            if number % 10 not in (3, 7):
                assert future.result() == number
                continue
            how = "was killed by SIGKILL" if number % 10 == 3 else "ended with status 4"
            with pytest.raises(WorkerDied, match=how):
                future.result()


Executors = dict[str, Callable[[], AbstractContextManager[Any]]]

EXECUTORS: Executors = {
    "serial": lambda: nullcontext(Serial()),
    "pool": lambda: ProcessPool(2),
    "threads": lambda: ThreadPoolExecutor(2),
    "standard pool": lambda: ProcessPoolExecutor(2, multiprocessing.get_context("spawn")),
}


@pytest.mark.slow
@pytest.mark.parametrize("name", EXECUTORS)
def test_any_executor_gives_the_same_reports_in_the_same_order(name: str, tmp_path: Path) -> None:
    fill(tmp_path, {f"job{number:02}.py": JOB for number in range(0, 40, 3)})
    fill(tmp_path, {f"job{number:02}.py": LIBRARY for number in range(1, 40, 3)})
    fill(tmp_path, {"job02.py": GUARDED, "job05.py": HAZARD, "job08.py": BROKEN})
    plain = list(runner.run(discover([str(tmp_path)]), HOUR_OF_ALL, examine=engine.guard))
    with EXECUTORS[name]() as executor:
        files = discover([str(tmp_path)])
        reports = list(runner.run(files, HOUR_OF_ALL, executor, examine=engine.guard))
    assert reports == plain
    assert [report.path for report in reports] == sorted(map(str, tmp_path.iterdir()))


@pytest.mark.slow
@pytest.mark.parametrize("name", EXECUTORS)
def test_files_are_taken_only_as_far_as_needed(name: str, tmp_path: Path) -> None:
    fill(tmp_path, {"job.py": JOB})
    taken = 0

    def files() -> Iterator[Candidate]:
        nonlocal taken
        for _ in range(100_000):
            taken += 1
            yield Candidate(str(tmp_path / "job.py"), str(tmp_path / "job.py"))

    with EXECUTORS[name]() as executor:
        reports = runner.run(files(), HOUR_OF_ALL, executor)
        assert next(reports).before.outcome is Outcome.UNGUARDED
        assert taken < 10_000
        reports.close()  # type: ignore[attr-defined]


class Broken(ThreadPoolExecutor):
    """What cannot run the first and the fourth call, and takes no sixth."""

    calls = 0

    def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> Any:
        self.calls += 1
        if self.calls == 6:
            raise RuntimeError("no more")
        return (
            super().submit(failing, 3)
            if self.calls in (1, 4)
            else super().submit(fn, *args, **kwargs)
        )


def test_a_file_that_an_executor_loses_is_reported(tmp_path: Path) -> None:
    fill(tmp_path, {f"job{number}.py": JOB for number in range(5)})
    with Broken(1) as executor:
        reports = list(runner.run(discover([str(tmp_path)]), HOUR_OF_ALL, executor))
    lost = [report.before for report in reports if report.before.outcome is Outcome.FAILED]
    assert [(os.path.basename(one.path), one.findings[0].code) for one in lost] == [
        ("job2.py", "TG905"),
        ("job4.py", "TG905"),
    ]
    assert "ValueError: 3 is wrong" in lost[0].reason
    assert "RuntimeError: no more" in lost[1].reason


def test_no_process_is_left_behind(tmp_path: Path) -> None:
    script = f"""\
import os, sys
sys.path.insert(0, {str(Path(__file__).parent)!r})
from test_process_pool import square
from guard_codemod.engine.process_pool import ProcessPool
with ProcessPool(3) as pool:
    futures = [pool.submit(square, number) for number in range(1000)]
    print(*(future.result() for future in futures[:100]))
try:
    os.waitpid(-1, os.WNOHANG)
except ChildProcessError:
    print("none")
"""
    with Child(
        [sys.executable, "-c", script], tmp_path, PYTHONPATH=os.pathsep.join(sys.path)
    ) as child:
        assert child.finish().stdout.splitlines()[-1] == "none"


def test_workers_end_when_their_parent_is_killed(tmp_path: Path) -> None:
    fill(tmp_path, {f"job{number:04}.py": f"{JOB}# {number}\n" for number in range(2000)})
    mark = f"GUARD_CODEMOD_TEST={tmp_path.name}"
    name, value = mark.split("=")
    with Child(
        [sys.executable, "-m", "guard_codemod", "check", ".", "-j", "3"], tmp_path, **{name: value}
    ) as child:
        deadline = time.monotonic() + 30
        while len(_processes_with(mark)) < 4 and time.monotonic() < deadline:
            time.sleep(0.01)
        assert len(_processes_with(mark)) == 4
        os.kill(child.pid, signal.SIGKILL)
        while _processes_with(mark) and time.monotonic() < deadline:
            time.sleep(0.05)
        assert _processes_with(mark) == []


def _processes_with(mark: str) -> list[str]:
    """Return the ids of the processes whose environment has *mark* in it."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            environment = (folder / "environ").read_bytes()
            state = (folder / "stat").read_text().rpartition(")")[2].split()[0]
        except OSError:
            continue
        if mark.encode() in environment and state != "Z":
            found.append(folder.name)
    return found


@pytest.mark.slow
def test_the_output_is_the_same_for_any_number_of_jobs(tmp_path: Path) -> None:
    for number in range(4):
        fill(
            tmp_path / f"copy{number}",
            {path.relative_to(JOBS).as_posix(): path.read_bytes() for path in JOBS.rglob("*.py")},
        )
    fill(
        tmp_path,
        {"broken.py": "if __name__ == '__main__':\n  (", "latin.py": b"# \xe9\n" + JOB.encode()},
    )
    for arguments in (("check", ".", "-v"), ("apply", ".", "--timeout", "60", "--diff")):
        runs = [
            program(*arguments, *jobs, cwd=tmp_path)
            for jobs in ((), ("-j", "1"), ("-j", "2"), ("--jobs", "7"))
        ]
        outputs = {(ran.returncode, ran.stdout, ran.stderr) for ran in runs}
        assert len(outputs) == 1
        assert len(runs[0].stdout.splitlines()) > 100


@pytest.mark.slow
def test_apply_writes_the_same_with_several_jobs(tmp_path: Path) -> None:
    for jobs in ("1", "3"):
        fill(tmp_path / jobs, {f"job{number:03}.py": f"{JOB}# {number}\n" for number in range(100)})
        ran = program("apply", ".", "--timeout", "60", "-j", jobs, cwd=tmp_path / jobs)
        assert ran.stdout.splitlines()[-1] == b"100 guarded"
    for path in (tmp_path / "1").iterdir():
        assert path.read_bytes() == (tmp_path / "3" / path.name).read_bytes()


DIES = """\
import os, signal, sys
from guard_codemod import cli
from guard_codemod.engine import check as engine
check = engine.check
def deadly(source, settings):
    if source.path.endswith("culprit.py"):
        os.kill(os.getpid(), signal.SIGSEGV)
    return check(source, settings)
engine.check = deadly
cli.main()
"""


def test_a_worker_that_dies_is_reported_with_the_file_that_it_had(tmp_path: Path) -> None:
    fill(tmp_path, {f"{letter}{number}.py": LIBRARY for letter in "abx" for number in range(30)})
    fill(tmp_path, {"culprit.py": JOB, "job.py": JOB})
    with Child([sys.executable, "-c", DIES, "check", ".", "-j", "2", *CONCISE], tmp_path) as child:
        finished = child.finish()
    assert (finished.returncode, finished.stderr) == (2, "")
    assert finished.stdout.splitlines() == [
        "culprit.py:1:1: TG905 the process that examined it was killed by SIGSEGV"
        " (--jobs 1 may tell more)",
        "job.py:5:1: TG001 no timeout guard",
        "1 unguarded, 90 skipped, 1 failed",
    ]


def test_the_cores_are_those_that_the_process_may_use() -> None:
    assert available_cores() == len(os.sched_getaffinity(0))


# The progress bar


SLOW = """\
import sys, time
from guard_codemod import cli
from guard_codemod.engine import check as engine
check = engine.check
def slow(source, settings):
    time.sleep(0.02)
    return check(source, settings)
engine.check = slow
cli.main()
"""


@pytest.fixture
def slow_tree(tmp_path: Path) -> Path:
    return fill(
        tmp_path,
        {f"job{number:03}.py": JOB if number % 10 == 0 else LIBRARY for number in range(100)},
    )


def slow_run(*arguments: str, cwd: Path, **env: str) -> str:
    check = ("check", ".", "-j", "1", "--color", "never", *CONCISE)
    return on_a_terminal(*check, *arguments, cwd=cwd, program=(sys.executable, "-c", SLOW), **env)


@pytest.mark.slow
def test_a_long_run_shows_a_progress_bar_on_a_terminal(slow_tree: Path) -> None:
    seen = slow_run(cwd=slow_tree)
    assert "% " in seen
    assert " of 100 files" in seen
    shown = seen.split("\r")[-1]
    assert shown == "\x1b[K10 unguarded, 90 skipped\n"
    for line in seen.split("\n")[:-2]:  # a finding never shares its line with the bar
        assert line.split("\x1b[K")[-1].startswith("job"), line


@pytest.mark.slow
@pytest.mark.parametrize("off", ["option", "configuration", "terminal"])
def test_no_progress_bar_where_it_is_not_wanted(off: str, slow_tree: Path) -> None:
    if off == "configuration":
        fill(slow_tree, {"guard-codemod.toml": "progress = false\n"})
    arguments = ("--no-progress",) if off == "option" else ()
    env = {"TERM": "dumb"} if off == "terminal" else {}
    assert "\r" not in slow_run(*arguments, cwd=slow_tree, **env)


def test_a_short_run_shows_no_progress_bar(tmp_path: Path) -> None:
    fill(tmp_path, {f"job{number}.py": JOB for number in range(30)})
    patient = "from guard_codemod import cli; from guard_codemod.cli import progress; progress.DELAY = 3600; cli.main()"
    assert "\r" not in on_a_terminal(
        "check", ".", cwd=tmp_path, program=(sys.executable, "-c", patient)
    )


@pytest.mark.slow
def test_no_progress_bar_without_a_terminal(slow_tree: Path) -> None:
    with Child([sys.executable, "-c", SLOW, "check", ".", "-j", "1"], slow_tree) as child:
        assert child.finish().stderr == ""
