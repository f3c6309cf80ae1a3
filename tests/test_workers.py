"""Several processes: the same results in the same order, whatever becomes of them; and the progress bar."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from helpers import CONCISE, JOB, JOBS, LIBRARY, fill, on_a_terminal, program
from processes import Child

from guard_codemod.engine.process_pool import BATCH_SIZE, available_cores, map_in_processes


def square(number: int) -> int:
    time.sleep(0.001 * (number % 5))
    return number * number


def deadly(number: int) -> int:
    if number % 10 == 3:
        os.kill(os.getpid(), signal.SIGKILL)
    if number % 10 == 7:
        os._exit(4)
    return number


def died(number: int, how: str) -> str:
    return f"{number} {how}"


@pytest.mark.parametrize("jobs", [1, 2, 5])
@pytest.mark.parametrize("count", [0, 1, BATCH_SIZE, 300])
def test_results_come_in_the_order_of_the_items(jobs: int, count: int) -> None:
    assert list(map_in_processes(square, range(count), jobs, died)) == [
        number * number for number in range(count)
    ]


@pytest.mark.parametrize("jobs", [1, 3])
def test_a_worker_that_dies_costs_the_item_that_it_had(jobs: int) -> None:
    expected = [
        f"{number} was killed by SIGKILL"
        if number % 10 == 3
        else f"{number} ended with status 4"
        if number % 10 == 7
        else number
        for number in range(50)
    ]
    assert list(map_in_processes(deadly, range(50), jobs, died)) == expected


def test_items_are_taken_only_as_far_as_needed() -> None:
    taken = 0

    def items() -> Iterator[int]:
        nonlocal taken
        for number in range(100_000):
            taken += 1
            yield number

    results = map_in_processes(square, items(), 2, died)
    assert next(results) == 0
    assert taken < 1000
    results.close()  # type: ignore[attr-defined]


def test_no_process_is_left_behind(tmp_path: Path) -> None:
    script = f"""\
import itertools, os, sys
sys.path.insert(0, {str(Path(__file__).parent)!r})
from test_workers import died, square
from guard_codemod.engine.process_pool import map_in_processes
results = map_in_processes(square, itertools.count(), 3, died)
print(*(next(results) for _ in range(100)))
results.close()
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
        assert ran.stdout.splitlines()[-1] == b"100 guarded, 0 already guarded, 0 skipped, 0 failed"
    for path in (tmp_path / "1").iterdir():
        assert path.read_bytes() == (tmp_path / "3" / path.name).read_bytes()


DIES = """\
import os, signal, sys
from guard_codemod import cli
from guard_codemod.engine import engine
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
        "culprit.py:1:1: TG905 the process that examined it was killed by SIGSEGV: please report it as a bug"
        " (--jobs 1 may tell more)",
        "job.py:5:1: TG001 no timeout guard",
        "1 not guarded, 0 already guarded, 90 skipped, 1 failed",
    ]


def test_the_cores_are_those_that_the_process_may_use() -> None:
    assert available_cores() == len(os.sched_getaffinity(0))


# The progress bar


SLOW = """\
import sys, time
from guard_codemod import cli
from guard_codemod.engine import engine
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


def test_a_long_run_shows_a_progress_bar_on_a_terminal(slow_tree: Path) -> None:
    seen = slow_run(cwd=slow_tree)
    assert "% " in seen
    assert " of 100 files" in seen
    shown = seen.split("\r")[-1]
    assert shown == "\x1b[K10 not guarded, 0 already guarded, 90 skipped, 0 failed\n"
    for line in seen.split("\n")[:-2]:  # a finding never shares its line with the bar
        assert line.split("\x1b[K")[-1].startswith("job"), line


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


def test_no_progress_bar_without_a_terminal(slow_tree: Path) -> None:
    with Child([sys.executable, "-c", SLOW, "check", ".", "-j", "1"], slow_tree) as child:
        assert child.finish().stderr == ""
