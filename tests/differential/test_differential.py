"""The shortened part of the differential harness, and that it sees what it is there to see."""

from __future__ import annotations

import ast
import os
import re
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import harness
import pytest
import results
from harness import (
    ASPECTS,
    EARLIER,
    NORMAL,
    SETTINGS,
    VARIANTS,
    Cell,
    Comparison,
    Job,
    Matrix,
    Python,
    Setting,
)

pytestmark = pytest.mark.slow

RUNNING = f"3.{sys.version_info.minor}"
TESTED = [harness.variant("kill-after"), harness.variant("all of them")]
IN_EVERY_SETTING = [
    "gzip_in_main_block",
    "text_at_module_level",
    "named_in_main_block",
    "child_with_exit_functions",
    "children_as_they_come",
    "own_sigchld",
    "not_joined",
    "pool_closed",
    "subprocess_run",
    "at_once_with_buffers",
]
each_setting = pytest.mark.parametrize("setting", SETTINGS, ids=lambda setting: setting.name)


@pytest.fixture(scope="module")
def pythons() -> Mapping[str, Python]:
    return {python.version: python for python in harness.pythons()}


def named(*names: str) -> list[Job]:
    jobs = [job for job in [*harness.healthy(), *harness.late()] if job.name in names]
    assert len(jobs) == len(names)
    return jobs


def compared(*matrices: Matrix) -> list[Comparison]:
    cells = [cell for matrix in matrices for cell in matrix.cells()]
    assert cells
    return list(harness.compared(cells, workers=3 * (os.cpu_count() or 1)))


def differences(comparisons: Sequence[Comparison]) -> list[str]:
    return sorted(line for c in comparisons if not c.known for line in c.lines(2000))


# What a guard leaves as it was


def test_each_job_on_the_oldest_the_newest_or_this_python(pythons: Mapping[str, Python]) -> None:
    """Healthy jobs do as they do without a guard, late ones as they do with the plain guard."""
    oldest, newest = (list(pythons.values())[end] for end in (0, -1))
    jobs = [job for job in harness.healthy() if job.group != "controls"]
    libraries = [job for job in jobs if job.words("needs")]
    others = [job for job in jobs if not job.words("needs")]
    here = [*harness.late(), *libraries, *others[2::3]]
    matrices = [
        Matrix(here, [pythons[RUNNING]], [NORMAL], TESTED, every=True),
        Matrix(others[::3], [oldest], [NORMAL], TESTED, every=True),
        Matrix(others[1::3], [newest], [NORMAL], TESTED, every=True),
    ]
    assert differences(compared(*matrices)) == []


def test_the_module_in_every_setting(pythons: Mapping[str, Python]) -> None:
    """The watcher is no child of the job, also not of one that reaps all that there are."""
    jobs = named("own_sigchld", "children_as_they_come", "gevent_patched", "handled")
    matrix = Matrix(
        jobs, [pythons[RUNNING]], harness.settings(), [harness.variant("module")], every=True
    )
    assert differences(compared(matrix)) == []


def test_some_jobs_in_every_setting(pythons: Mapping[str, Python]) -> None:
    jobs = named(*IN_EVERY_SETTING)
    matrix = Matrix(jobs, [pythons[RUNNING]], harness.settings(), TESTED[:1], every=True)
    assert differences(compared(matrix)) == []


# What the harness sees


def test_the_earlier_backstop_loses_archives(pythons: Mapping[str, Python]) -> None:
    jobs = named("gzip_at_module_level", "bz2_in_main_block", "zip_in_main_block", "all_closed")
    comparisons = compared(Matrix(jobs, list(pythons.values()), [NORMAL], [EARLIER], every=True))
    found = {
        (comparison.cell.python.version, comparison.cell.job.name): set(
            comparison.differences[EARLIER.name]
        )
        for comparison in comparisons
        if EARLIER.name in comparison.differences
    }
    versions = [version for version, python in pythons.items() if python.minor >= EARLIER.oldest]
    assert found == {
        (version, job.name): set() if job.name == "all_closed" else {"files left"}
        for version in versions
        for job in jobs
    }


def test_the_earlier_backstop_loses_plain_files_on_old_pythons(
    pythons: Mapping[str, Python],
) -> None:
    old = [python for python in pythons.values() if python.minor in (7, 8, 9)]
    if not old:
        pytest.skip("there is no CPython 3.7 to 3.9 here")
    jobs = named("text_at_module_level", "text_in_main_block")
    comparisons = compared(Matrix(jobs, old, [NORMAL], [EARLIER], every=True))
    assert all(
        comparison.differences[EARLIER.name].keys() == {"files left"} for comparison in comparisons
    )


def test_the_earlier_backstop_raises_nothing_in_a_greenlet(pythons: Mapping[str, Python]) -> None:
    pytest.importorskip("gevent", exc_type=ImportError)
    jobs = named("greenlet_sleeps", "gevent_main", "sleep")
    comparisons = compared(Matrix(jobs, [pythons[RUNNING]], [NORMAL], [EARLIER], every=True))
    found = {
        comparison.cell.job.name: comparison.differences[EARLIER.name] for comparison in comparisons
    }
    assert found.pop("sleep") == {}
    for aspects in found.values():
        assert "finally" in aspects["standard output"]
        assert "standard error" in aspects


JOB = '''\
"""Does its work, and ends."""

def main():
    print("done")


if __name__ == "__main__":
    main()
'''
DISTURBED = {
    "exit status": "    raise SystemExit(3)\n",
    "standard output": "    print()\n",
    "standard error": "    import sys; print('warning', file=sys.stderr)\n",
    "files left": "    open('tmp/left', 'w').close()\n",
    "children left": (
        "    import subprocess; null = subprocess.DEVNULL\n"
        "    subprocess.Popen(['sleep', '30'], stdout=null, stderr=null)\n"
    ),
    "time": "    import time; time.sleep(3)\n",
}


@pytest.fixture
def job(tmp_path: Path) -> Job:
    script = tmp_path / "job.py"
    script.write_text(JOB, encoding="utf-8")
    return Job(script)


def test_every_aspect_can_differ() -> None:
    assert set(DISTURBED) == set(ASPECTS.values())


@pytest.mark.parametrize("aspect", DISTURBED)
def test_a_difference_in_one_aspect_is_seen(
    aspect: str, job: Job, pythons: Mapping[str, Python], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(harness, "REPEATS", 1)
    texts = {"disturbed": JOB + DISTURBED[aspect], "alike": JOB + "    pass\n"}
    comparison = harness.compare(Cell(job, pythons[RUNNING], NORMAL, JOB, texts))
    assert {name: set(found) for name, found in comparison.differences.items()} == {
        "disturbed": {aspect},
        "alike": set(),
    }
    assert comparison.unsteady == {}


def test_a_job_that_differs_from_itself_is_seen(job: Job, pythons: Mapping[str, Python]) -> None:
    text = JOB + "    import time; print(time.time())\n"
    comparison = harness.compare(Cell(job, pythons[RUNNING], NORMAL, text, {}))
    assert set(comparison.unsteady) == {"standard output"}
    assert comparison.differs


TELLS = {
    "PID 1": ("import os\nprint(os.getpid())\n", "1"),
    "subreaper": (
        "import os, time\n"
        "parent = os.getppid()\n"
        "if os.fork() == 0:\n"
        "    if os.fork() == 0:\n"
        "        time.sleep(0.2)\n"
        "        print(os.getppid() == parent)\n"
        "else:\n"
        "    os.wait()\n",
        "True",
    ),
    "children before": (
        "import os\n"
        "pid = os.getpid()\n"
        "print(len(open(f'/proc/{pid}/task/{pid}/children').read().split()))\n",
        "1",
    ),
}


@each_setting
def test_a_setting_is_what_it_is_called(
    setting: Setting, job: Job, tmp_path: Path, pythons: Mapping[str, Python]
) -> None:
    if setting not in harness.settings():
        pytest.skip(f"{setting.name} cannot be had here")
    for name, (text, output) in TELLS.items():
        traces = harness.run(text, job, pythons[RUNNING], setting, tmp_path / "home")
        assert (traces.stdout == f"{output}\n") == (name == setting.name), name


# The jobs and the results


def test_jobs_are_whole() -> None:
    jobs = [*harness.healthy(), *harness.late()]
    assert len(harness.healthy()) >= 80
    assert len({job.name for job in jobs}) == len(jobs)
    for job in jobs:
        assert ast.get_docstring(ast.parse(job.text)), job.name
        assert job.purpose.endswith("."), job.name
        assert 'if __name__ == "__main__":\n' in job.text, job.name
        assert job.name not in sys.stdlib_module_names, job.name


def test_every_variant_in_every_setting(pythons: Mapping[str, Python]) -> None:
    matrix = Matrix(named("exit_zero"), [pythons[RUNNING]], SETTINGS, VARIANTS, every=True)
    expected = [(setting, [variant.name for variant in VARIANTS]) for setting in SETTINGS]
    assert [(setting, names) for _, _, setting, names in matrix.plan()] == expected


def test_in_turn_every_variant_comes_into_every_setting(pythons: Mapping[str, Python]) -> None:
    plan = Matrix(harness.healthy(), [pythons[RUNNING]], SETTINGS, VARIANTS).plan()
    found = {(setting, name) for _, _, setting, names in plan for name in names}
    assert found == {(setting, variant.name) for setting in SETTINGS for variant in VARIANTS}


def test_the_results_are_of_these_jobs() -> None:
    text = harness.RESULTS.read_text(encoding="utf-8")
    names = {f"{job.group}/{job.name}" for job in [*harness.healthy(), *harness.late()]}
    tables = [results.section(text, title) for title in ("Jobs", "When the time is up")]
    rows = [line.split("|")[1].strip() for table in tables for line in table.splitlines()[2:]]
    assert set(rows) == names  # else: python tests/differential/harness.py --write


def test_the_results_have_no_difference_but_those_that_are_known() -> None:
    text = harness.RESULTS.read_text(encoding="utf-8")
    known = {f"{job.group}/{job.name}" for job in harness.healthy() if job.known[0]}
    found = re.findall(r"^- (.+?),", results.section(text, "Differences"), re.MULTILINE)
    assert set(found) <= known
