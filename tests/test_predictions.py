"""How well the warnings predict which jobs of the hang suite their guard fails to end: see ``hangs/RESULTS.md``."""

from __future__ import annotations

from functools import cache

import hang_table
import pytest
import suite

from guard_codemod.config.settings import Settings
from guard_codemod.engine import engine
from guard_codemod.files.source_file import SourceFile
from guard_codemod.rules import all_rules

THREATS = [rule.code for rule in all_rules() if rule.code.startswith("TG1")]

SETTINGS = Settings(timeout=2, confidence="medium", kill_after="none")
"""The suite gives each job two seconds."""
PREDICTED = 0.9
"""The share of the jobs that their guard fails to end, which are to be warned of."""
FALSE_ALARMS = 0.1
"""The share of the jobs that their guard does end, which may be warned of."""
UNSEEN = frozenset({"numpy_eigenvalues", "regex_swallow"})
"""Jobs that no rule sees yet; a rule that learns to see one takes it from this list."""
SETTLED = ["TG101", "TG105", "TG108"]
"""The codes whose jobs, those that have one as their first trait, are all warned of."""


@cache
def outcomes() -> dict[str, str]:
    """Return how each job ends under the guard alone, as the table says."""
    return {job: cells["plain"] for job, cells in hang_table.read().cells.items()}


@cache
def warnings_about(job: suite.Job) -> frozenset[str]:
    source = SourceFile(job.path.name, job.path.read_bytes())
    findings = engine.guard(source, SETTINGS).before.findings
    return frozenset(finding.code for finding in findings if finding.code in THREATS)


def ended(job: suite.Job) -> bool:
    """Whether the guard ends *job* with a failing status."""
    return outcomes()[job.name].split()[0] not in ("runs", "0")


def test_what_is_unseen_is_not_ended_by_its_guard() -> None:
    assert {job.name for job in suite.jobs() if not ended(job)} >= UNSEEN


def test_the_table_is_of_these_jobs() -> None:
    assert set(outcomes()) == {job.name for job in suite.jobs()}
    assert sum(ended(job) for job in suite.jobs()) > 30


@pytest.mark.parametrize("code", SETTLED)
def test_jobs_with_the_trait_are_warned_of(code: str) -> None:
    traits = {job: job.traits for job in suite.jobs() if not ended(job)}
    jobs = [job for job, found in traits.items() if code in found and found[0] in SETTLED]
    assert jobs
    assert {job.name for job in jobs if not warnings_about(job)} <= UNSEEN


@pytest.mark.slow
@pytest.mark.parametrize("code", SETTLED)
def test_jobs_that_their_guard_ends_are_not_warned_of(code: str) -> None:
    jobs = [job for job in suite.jobs() if ended(job)] + suite.jobs("controls")
    assert [job.name for job in jobs if code in warnings_about(job)] == []


@pytest.mark.slow
def test_most_failures_are_predicted() -> None:
    jobs = [job for job in suite.jobs() if not ended(job) and job.name not in UNSEEN]
    missed = [job.name for job in jobs if not warnings_about(job)]
    assert len(missed) <= (1 - PREDICTED) * len(jobs), missed


def test_false_alarms_are_few() -> None:
    jobs = [job for job in suite.jobs() if ended(job)]
    wrong = {job.name: warnings_about(job) for job in jobs if warnings_about(job)}
    assert len(wrong) <= FALSE_ALARMS * len(jobs), wrong
