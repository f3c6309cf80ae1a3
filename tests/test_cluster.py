"""Files examined by a Dask cluster, of two processes on this machine."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from helpers import BROKEN, GUARDED, HAZARD, JOB, contents, fill, invoke, program

from guard_codemod import ExecutorError, check_paths
from guard_codemod.config.settings import Settings
from guard_codemod.engine import check as check_module
from guard_codemod.engine import engine, remote
from guard_codemod.files import interrupts
from guard_codemod.files.source_file import SourceFile
from guard_codemod.model import FileReport

pytestmark = pytest.mark.hosts("distributed")

US = os.getpid()
CHECK = engine.check
RATES = "import requests\n\nRATES = requests.get('https://rates.example/').json()\n"
IMPORTING = GUARDED.replace("import", "import rates\nimport", 1)
CRONTAB = "*/5 * * * * python3 scheduled.py\n"
MIXED = {
    "broken.py": BROKEN,
    "hazard.py": HAZARD,
    "guarded.py": GUARDED,
    "importing.py": IMPORTING,
    "rates.py": RATES,
    "shadowed/job.py": JOB,
    "shadowed/signal.py": "",
    "crontab": CRONTAB,
    "scheduled.py": "import requests\n\nrequests.get('https://rates.example/')\n",
    "pyproject.toml": '[tool.guard-codemod]\nextend-exclude = ["left_out"]\n',
    "left_out/job.py": JOB,
    **{f"jobs/job{number:03}.py": f"{JOB}# {number}\n" for number in range(40)},
}


def deadly(source: SourceFile, settings: Settings) -> FileReport:
    """Kill the worker that examines the culprit."""
    if source.path.endswith("culprit.py") and os.getpid() != US:
        os.kill(os.getpid(), signal.SIGKILL)
    return CHECK(source, settings)


def slow(source: SourceFile, settings: Settings) -> FileReport:
    """Examine a file, and take a while."""
    time.sleep(0.003)
    return CHECK(source, settings)


@pytest.fixture(scope="module")
def cluster() -> Iterator[Any]:
    import dask
    from distributed import LocalCluster

    with (
        dask.config.set(
            {
                # Much faster than to start Python anew.
                "distributed.worker.multiprocessing-method": "fork",
                "distributed.scheduler.allowed-failures": 1,
            }
        ),
        # Any free port: with None it takes 8787, and fails where another cluster has it.
        LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address="127.0.0.1:0") as cluster,
    ):
        yield cluster


@pytest.fixture
def option(cluster: Any) -> str:
    return f"--executor=dask:{cluster.scheduler_address}"


@pytest.mark.parametrize("command", ["check", "apply"])
def test_the_output_is_that_of_one_process(command: str, here: Path, option: str) -> None:
    results = []
    for extra in ("-j1", option):
        fill(here, MIXED)
        ran = invoke(command, ".", "-v", "--timeout=1h", "--schedules=auto", extra)
        results.append((ran, contents(here)))
    assert results[0] == results[1]
    text = "\n".join(results[1][0][1])
    assert "importing rates may block in requests.get() (rates.py, line 3)" in text
    assert "TG009" in text
    assert "crontab" in text


def test_files_come_in_order_though_a_worker_is_killed(
    here: Path, cluster: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(here, {f"job{number:03}.py": f"{JOB}# {number}\n" for number in range(250)})
    plain = list(check_paths("."))
    monkeypatch.setattr(engine, "check", slow)
    with client(cluster) as connected:
        reports = check_paths(".", executor=connected.get_executor(pure=False))
        first = next(reports)
        os.kill(next(iter(cluster.workers.values())).pid, signal.SIGKILL)
        assert [first, *reports] == plain


def test_a_file_that_kills_its_workers_is_reported(
    here: Path, option: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    fill(here, {"a.py": JOB, "culprit.py": JOB, "z.py": JOB})
    monkeypatch.setattr(check_module, "check", deadly)
    code, lines = invoke("check", ".", option)
    assert code == 2
    assert [line.split(":")[0] for line in lines[:3]] == ["a.py", "culprit.py", "z.py"]
    assert "TG905" in lines[1]
    assert "KilledWorker" in lines[1]
    assert not [one for one in caplog.records if one.name.startswith("distributed.client")]
    assert lines[3].startswith("2 unguarded, 1 failed")


def test_other_versions_are_refused(
    here: Path, option: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(here, {"job.py": JOB})
    for ours in (("9.9", remote.versions()[1]), (remote.versions()[0], "3.9")):
        monkeypatch.setattr(remote, "versions", lambda ours=ours: ours)
        with pytest.raises(ExecutorError, match="install the same") as caught:
            invoke("check", ".", option)
        assert "guard-codemod {} on Python {}".format(*ours) in str(caught.value)


def test_a_version_that_does_not_matter_is_not_mentioned(
    here: Path, option: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from distributed import versions

    differs = {"warning": "numpy differs", "error": "", "ignored": ""}
    monkeypatch.setattr(versions, "error_message", lambda *_: differs)
    fill(here, {"job.py": JOB})
    assert invoke("check", ".", option) == invoke("check", ".", "-j1")


def test_a_worker_that_does_not_answer_is_reported(
    here: Path, cluster: Any, option: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(here, {"job.py": JOB})
    monkeypatch.setattr(remote, "_ANSWERED_WITHIN", 2)
    stopped = next(iter(cluster.workers.values())).pid
    os.kill(stopped, signal.SIGSTOP)
    try:
        with pytest.raises(ExecutorError, match="did not answer within 2 seconds: restart it"):
            invoke("check", ".", option)
    finally:
        os.kill(stopped, signal.SIGCONT)


# The signal may come while a file is opened, which leaves the file to the interpreter.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_an_interruption_leaves_no_task(
    here: Path, cluster: Any, option: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(here, {f"job{number:03}.py": f"{JOB}# {number}\n" for number in range(2000)})
    monkeypatch.setattr(check_module, "check", slow)

    def interrupt() -> None:
        wait_until(lambda: cluster.scheduler.tasks)
        os.kill(US, signal.SIGINT)

    thread = threading.Thread(target=interrupt)
    with interrupts.handle_signals():
        thread.start()
        code, lines = invoke("check", ".", option)
        thread.join()
    assert code == 130
    assert "interrupted" in lines[-2]
    wait_until(lambda: not cluster.scheduler.tasks)  # It is told so by a message.
    with client(cluster) as connected:
        wait_until(lambda: not any(connected.processing().values()))
        wait_until(lambda: not any(connected.run(executing).values()))


def test_a_scheduler_that_is_not_there_is_one_line(here: Path) -> None:
    fill(here, {"job.py": JOB})
    ran = program(
        "check",
        ".",
        "--executor=dask:tcp://127.0.0.1:1",
        cwd=here,
        DASK_DISTRIBUTED__COMM__TIMEOUTS__CONNECT="200ms",
    )
    assert (ran.returncode, ran.stdout) == (2, b"")
    (line,) = ran.stderr.decode().splitlines()
    assert line.startswith("Error: there is no Dask scheduler at tcp://127.0.0.1:1: ")


def executing(dask_worker: Any) -> int:
    return len(dask_worker.state.executing)


def wait_until(condition: Any) -> None:
    deadline = time.monotonic() + 30
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.01)


def client(cluster: Any) -> Any:
    from distributed import Client

    return Client(cluster, set_as_default=False)
