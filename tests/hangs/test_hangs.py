"""The shortened part of the hang suite: see `suite` for the whole."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator

import hang_table
import pytest
import suite
from processes import interpreter

pytestmark = pytest.mark.slow

TRAITS = {f"TG{number}" for number in range(101, 113)}

# What a job does under the guard alone, and with the backstop: its exit status (None: it does not end), and
# whether the line that hung is shown.
EXPECTED: dict[str, tuple[tuple[int | None, bool], tuple[int | None, bool]]] = {
    "sleep": ((1, True), (1, True)),
    "socket_recv": ((1, True), (1, True)),
    "subprocess_run": ((1, True), (1, True)),
    "asyncio_blocking": ((1, True), (1, True)),
    "exec_sleep": ((None, False), (None, False)),  # refused, and so without a guard
    "retry_oserror": ((None, False), (1, True)),
    "suppress": ((None, False), (1, True)),
    "finally_block": ((None, False), (1, True)),
    "exit_method": ((None, False), (1, True)),
    "executor_with": ((None, False), (1, True)),
    "c_sum": ((None, False), (1, True)),
    "ctypes_held": ((None, False), (1, True)),
    "sqlite_query": ((None, False), (1, True)),
    "signals_blocked": ((None, False), (1, True)),
    "alarm_of_a_library": ((None, False), (1, True)),
    "asyncio_swallow": ((None, False), (1, True)),
    "fork_loop": ((None, False), (1, True)),
    "mp_join": ((None, False), (1, False)),
    "thread_left": ((0, False), (1, True)),
    "atexit_callback": ((0, True), (1, True)),
}
HANGS_ON = 3.0
"""Seconds after which a job is said not to end; it should have, after one or two."""
ENDS = 45.0
"""Seconds in which a job should end, far more than any of them needs on a busy machine."""


@pytest.fixture(scope="module")
def env() -> Iterator[dict[str, str]]:
    with suite.services(postgres=False) as there:
        yield there


@pytest.mark.parametrize(("treatment", "column"), [("plain", 0), ("--kill-after", 1)])
@pytest.mark.parametrize("ends", [True, False])
def test_how_hangs_end(treatment: str, column: int, ends: bool, env: dict[str, str]) -> None:
    expected = {
        name: pair[column]
        for name, pair in EXPECTED.items()
        if (pair[column][0] is not None) == ends
    }
    chosen = [job for job in suite.jobs() if job.name in expected]
    assert len(chosen) == len(expected)
    verdicts = suite.run_jobs(
        chosen,
        [suite.treatment(treatment)],
        sys.executable,
        8,
        env,
        bound=ENDS if ends else HANGS_ON,
    )
    found = {name: (verdict.status, verdict.shown) for (name, _), verdict in verdicts.items()}
    assert found == expected


def test_the_module_ends_what_nothing_else_does(env: dict[str, str]) -> None:
    names = {
        "retry_baseexception",
        "exec_python",
        "exec_sleep",
        "import_hangs",
        "signal_pause",
        "signals_blocked",
        "stopped",
        "mp_pool",
        "suppress",
    }
    chosen = [job for job in suite.jobs() if job.name in names]
    verdicts = suite.run_jobs(
        chosen, [suite.treatment("module")], sys.executable, 8, env, bound=ENDS
    )
    found = {
        name: (verdict.failed, verdict.shown, verdict.left)
        for (name, _), verdict in verdicts.items()
    }
    assert found == dict.fromkeys(names, (True, True, 0))


@pytest.mark.parametrize("version", [f"3.{minor}" for minor in range(7, 15)])
def test_the_backstop_disturbs_no_healthy_job(version: str) -> None:
    python = interpreter(version)
    if python is None:
        pytest.skip(f"there is no CPython {version} here")
    outcomes = suite.run_controls([suite.treatment("--kill-after")], python, workers=8)
    assert {name for name, _ in outcomes} == {control.name for control in suite.jobs("controls")}
    for (name, _), (plain, treated) in outcomes.items():
        assert plain.status is not None, name
        assert treated == plain, name


def test_controls_are_no_strangers_to_failure() -> None:
    """A control that fails in both runs in the same way would pass for healthy."""
    outcomes = suite.run_controls([suite.treatment("none")], sys.executable, workers=8)
    failing = {name: plain.status for (name, _), (plain, _) in outcomes.items() if plain.status}
    assert failing == {
        "default_sigterm": -15,
        "exit_at_once": 5,
        "exit_message": 1,
        "exit_three": 3,
        "finally_and_atexit": 4,
        "interrupted": -2,
        "killed_by_signal": -9,
        "own_sigterm": 7,
        "raises": 1,
        "slow_exit_of_a_thread": 3,
    }


def test_the_results_are_of_these_jobs_and_as_they_are_written() -> None:
    table = hang_table.read()
    assert table.traits == {job.name: " ".join(job.traits) for job in suite.jobs()}
    assert table.healthy == len(suite.jobs("controls"))
    written = hang_table.RESULTS.read_text(encoding="utf-8")
    python, system = re.findall(r"(?:Python [\d.]+|(?<=, )\w+)(?=,)", written)[:2]
    assert table.page(python, system) == written
    assert {*table.columns, *table.disturbed} == {one.name for one in suite.TREATMENTS}
    assert [one.name for one in suite.TREATMENTS] == list(hang_table.COLUMNS)


def test_each_job_says_where_it_hangs_and_why_that_is_hard() -> None:
    for job in suite.jobs():
        assert "  # hangs here\n" in job.text, job.name
        assert TRAITS.issuperset(job.traits), job.name
        assert job.text.endswith('if __name__ == "__main__":\n    main()\n'), job.name
