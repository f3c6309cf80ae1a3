"""What is said of alarms for a part of the work; the cases themselves are golden ones."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from helpers import CASES, read_toml
from processes import run

from guard_codemod.api import Outcome, Settings, check, guard, remove

FOLDER = CASES / "alarms_of_a_part"
JOBS = {name: (FOLDER / f"{name}.py").read_text() for name in read_toml(FOLDER / "cases.toml")}
OF_A_PART = [
    name
    for name, case in read_toml(FOLDER / "cases.toml").items()
    if case.get("reason") == "would cancel the guard"
]
PLAIN = Settings(timeout=60, kill_after="none")


@pytest.mark.parametrize("name", JOBS)
def test_no_alarm_for_a_part_goes_without_a_finding(name: str) -> None:
    result = guard(JOBS[name], PLAIN)
    codes = {finding.code for finding in result.findings}
    assert ("TG009" in codes) is (result.outcome is Outcome.REFUSED)
    assert result.outcome in (Outcome.REFUSED, Outcome.ALREADY_GUARDED)


@pytest.mark.parametrize("name", OF_A_PART)
def test_a_job_with_alarms_of_its_own_gets_a_backstop_alone(name: str) -> None:
    result = guard(JOBS[name], Settings(timeout=60, kill_after=5))
    assert (result.outcome, result.findings) == (Outcome.GUARDED, ())


@pytest.mark.parametrize("name", OF_A_PART)
def test_what_the_guard_raises_is_no_exception_of_another_alarm(name: str) -> None:
    guarded = guard(JOBS[name], Settings(timeout=60))
    assert not any("the Late " in finding.message for finding in guarded.findings)
    assert remove(guarded.code).code == JOBS[name]


def test_an_alarm_that_is_ignored_behind_its_part_does_not_hide_the_guard() -> None:
    job = JOBS["caught_and_put_back"]
    ignored = job.replace("(signal.SIGALRM, old)", "(signal.SIGALRM, signal.SIG_IGN)")
    assert ignored != job
    assert check(ignored).outcome is Outcome.UNGUARDED
    result = guard(ignored, Settings(timeout=60))
    assert (result.outcome, result.changed) == (Outcome.GUARDED, True), result.reason


def test_what_our_guard_raises_may_be_caught_behind_it() -> None:
    job = JOBS["in_the_main_block"]
    for line in ("    signal.signal(signal.SIGALRM, late)\n", "    signal.alarm(1)\n"):
        job = job.replace(line, "")
    result = guard(job, PLAIN)
    assert result.outcome is Outcome.GUARDED
    assert check(result.code).outcome is Outcome.ALREADY_GUARDED


@pytest.mark.slow
def test_the_backstop_ends_what_hangs_behind_such_an_alarm(tmp_path: Path) -> None:
    script = tmp_path / "job.py"
    script.write_text(guard(JOBS["caught_and_put_back"], Settings(timeout=2, kill_after=1)).code)
    finished = run([sys.executable, script], tmp_path)
    assert finished.returncode == 1
    assert finished.stderr.startswith("Timeout (0:00:03)!")
