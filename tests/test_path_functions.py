"""`check_paths` and `apply_paths`: what the commands do, as values, by an executor of the program's own."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from helpers import BROKEN, GUARDED, HAZARD, JOB, LIBRARY, contents, fill, invoke

from guard_codemod import ExecutorError, FileResult, Outcome, apply_paths, check_paths
from guard_codemod.engine import remote

RATES = "import requests\n\nRATES = requests.get('https://rates.example/').json()\n"
TREE = {
    "pyproject.toml": '[project]\nname = "etl"\n[project.scripts]\nload = "etl.load:main"\n'
    '[tool.guard-codemod]\ntimeout = "2h"\nextend-exclude = ["old"]\n',
    "broken.py": BROKEN,
    "continued.py": GUARDED.replace("import", "import \\\n    rates\nimport", 1),
    "hazard.py": HAZARD,
    "etl/__init__.py": "",
    "etl/load.py": "import time\n\ndef main():\n    time.sleep(9)\n",
    "etl/parts/__init__.py": "from . import rates\n",
    "etl/parts/rates.py": RATES,
    "etl/run.py": GUARDED.replace("import", "import parts\nimport", 1),
    "importing.py": GUARDED.replace("import", "import rates\nimport", 1),
    "library.py": LIBRARY,
    "nightly.py": JOB,
    "old/job.py": JOB,
    "rates.py": RATES,
    "shadowed/job.py": JOB,
    "shadowed/signal.py": "",
    "test_job.py": JOB,
    "timer.crontab": "*/5 * * * * python3 nightly.py\n",
}


class Elsewhere(Executor):
    """Runs calls while the tree is not there."""

    def __init__(self, tree: Path) -> None:
        self._tree = tree
        self.calls = 0

    def submit(self, fn: Any, /, *args: Any, **_: Any) -> Any:
        self.calls += 1
        future = Future[Any]()
        away = self._tree.rename(self._tree.with_name("away"))
        try:
            future.set_result(fn(*args))
        finally:
            away.rename(self._tree)
        return future


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    return fill(tmp_path / "tree", TREE)


def found(results: Iterator[FileResult], tree: Path) -> dict[str, str]:
    """Return the first words of what is said of each file."""
    return {os.path.relpath(one.path, tree): one.outcome.value for one in results}


def test_the_results_are_those_of_the_command(tree: Path) -> None:
    results = list(check_paths(tree, schedules=["auto"]))
    lines = invoke("check", str(tree), "-v", "--schedules=auto")[1]
    said = [f"{one.path}: {one.outcome.value}: {one.reason}" for one in results]
    assert [line for line in lines if line in said] == [
        line for line in said if not re.search(": (?:failed|refused|unguarded): ", line)
    ]
    assert [found for found in lines if " TG" in found] == [
        f"{result.path}:{one.line}:{one.column}: {one.code} {one.message}"
        + (f" ({result.reason})" if result.outcome is Outcome.UNGUARDED else "")
        for result in results
        for one in result.findings
    ]
    assert {"refused", "unguarded"} <= {one.outcome.name.lower() for one in results}


@pytest.mark.parametrize("options", [{}, {"include_non_jobs": True, "schedules": ["auto"]}])
def test_where_an_executor_is_nothing_is_opened(tree: Path, options: dict[str, Any]) -> None:
    plain = list(check_paths(tree, **options))
    away = Elsewhere(tree)
    assert list(check_paths(tree, executor=away, **options)) == plain
    assert away.calls == 1
    assert any("pyproject.toml installs calls its main()" in one.reason for one in plain)
    messages = [one.message for result in plain for one in result.findings]
    assert sum("(rates.py, line 3)" in one for one in messages) == 2
    assert sum("(parts/rates.py, line 3)" in one for one in messages) == 1


def test_the_guard_module_is_found_as_the_command_finds_it(tree: Path) -> None:
    work = [tree, fill(tree.parent / "other", TREE)]
    for folder in work:
        fill(folder, {".git/HEAD": "ref: refs/heads/main\n"})
    plain = found(apply_paths(work[0], guard_module="job_guard"), work[0])
    elsewhere = Elsewhere(work[1])
    assert (
        found(apply_paths(work[1], guard_module="job_guard", executor=elsewhere), work[1]) == plain
    )
    assert contents(work[0]) == contents(work[1])
    assert b"job_guard" in (work[0] / "nightly.py").read_bytes()
    again = list(check_paths(work[0], guard_module="job_guard"))
    away = Elsewhere(work[0])
    assert list(check_paths(work[0], guard_module="job_guard", executor=away)) == again


def test_what_imports_too_much_does_not_travel(tmp_path: Path) -> None:
    large = f"{RATES}# {'x' * 1_100_000}\n"
    tree = fill(
        tmp_path / "tree", {**TREE, "large.py": large, "rates.py": f"import large\n{RATES}"}
    )
    away = Elsewhere(tree)
    assert list(check_paths(tree, executor=away)) == list(check_paths(tree))


@pytest.mark.parametrize("kind", [ThreadPoolExecutor, ProcessPoolExecutor])
def test_apply_writes_where_the_program_runs(kind: Any, tmp_path: Path) -> None:
    plain, other = (fill(tmp_path / name, TREE) for name in ("plain", "other"))
    expected = [one.outcome for one in apply_paths([plain])]
    with kind(1) as executor:
        results = list(apply_paths([other], executor=executor))
    assert [one.outcome for one in results] == expected
    changed = [os.path.relpath(one.path, other) for one in results if one.changed]
    assert changed == ["nightly.py"]
    assert contents(plain) == contents(other)
    assert "signal.alarm(7200)" in (other / "nightly.py").read_text()


def test_a_file_is_written_when_its_result_is_asked_for(tmp_path: Path) -> None:
    fill(tmp_path, {"a.py": JOB, "b.py": JOB})
    results = apply_paths(tmp_path, timeout="1h", executor=Elsewhere(tmp_path))
    assert (tmp_path / "a.py").read_text() == JOB
    next(results)
    assert "signal.alarm(3600)" in (tmp_path / "a.py").read_text()
    assert (tmp_path / "b.py").read_text() == JOB


def test_options_and_configuration_are_read_as_the_command_reads_them(tree: Path) -> None:
    assert "old/job.py" not in found(check_paths(tree), tree)
    assert found(check_paths(tree, isolated=True), tree)["old/job.py"] == "unguarded"
    (result,) = check_paths(tree / "nightly.py", select=["TG1"])
    assert result.findings == ()
    config = fill(tree.parent, {"other.toml": 'exclude = ["*.py"]\n'}) / "other.toml"
    assert found(check_paths(tree, config=str(config)), tree) == {}
    (result,) = check_paths(str(tree / "nightly.py"))
    assert (result.outcome, result.findings[0].code) == (Outcome.UNGUARDED, "TG001")
    (failed,) = check_paths([tree / "missing.py"])
    assert failed.findings[0].code == "TG902"


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"timeout": "soon"}, "timeout: "),
        ({"time_out": "1h"}, "unknown key 'time-out': did you mean 'timeout'?"),
        ({"output_format": "json"}, "unknown key 'output-format'"),
        ({"config": "missing.toml"}, "missing.toml: "),
    ],
)
def test_what_cannot_be_used_is_a_value_error(
    options: dict[str, Any], message: str, tmp_path: Path
) -> None:
    with pytest.raises(ValueError, match=r".") as caught:
        check_paths(tmp_path, **options)
    assert message in str(caught.value)


class Never(Executor):
    """Runs nothing."""

    def __init__(self) -> None:
        self.futures: list[Future[Any]] = []

    def submit(self, fn: Any, /, *args: Any, **_: Any) -> Any:
        self.futures.append(Future())
        if len(self.futures) == 1:
            self.futures[0].set_result(fn(*args))
        return self.futures[-1]


def test_what_nobody_waits_for_any_more_is_cancelled(tmp_path: Path) -> None:
    fill(tmp_path, {f"job{number:03}.py": JOB for number in range(200)})
    executor = Never()
    results = check_paths(tmp_path, executor=executor)
    next(results)
    assert not any(one.cancelled() for one in executor.futures)
    results.close()
    assert [one.cancelled() for one in executor.futures] == [False, True, True, True]


class Skewed(Executor):
    """Runs calls with other versions of everything."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self._monkeypatch = monkeypatch

    def submit(self, fn: Any, /, *args: Any, **_: Any) -> Any:
        future = Future[Any]()
        with self._monkeypatch.context() as patched:
            patched.setattr(remote, "versions", lambda: ("9.9", "3.99"))
            try:
                fn(*args)
            except ExecutorError as error:
                future.set_exception(error)
        return future


def test_other_versions_are_refused_before_anything_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(tmp_path, {"job.py": JOB})
    with pytest.raises(
        ExecutorError, match=r"a worker has guard-codemod 9\.9 on Python 3\.99, but"
    ):
        list(check_paths(tmp_path, executor=Skewed(monkeypatch)))


def test_without_the_extra_the_command_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(tmp_path, {"job.py": JOB})
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(ExecutorError, match=r"pip install 'guard-codemod\[dask\]'"):
        invoke("check", str(tmp_path), "--executor", "dask:tcp://127.0.0.1:1")


@pytest.mark.parametrize("value", ["dask", "dask:", "ray:tcp://a:1", "tcp://a:1", ""])
def test_an_executor_has_a_kind_and_an_address(value: str) -> None:
    code, lines = invoke("check", "--executor", value)
    assert code == 2
    assert lines[-1].endswith("as in dask:tcp://scheduler:8786")
