"""Every variant of the guard, in real processes, on every Python that is there."""

from __future__ import annotations

import re
import sys
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from helpers import guard_text
from processes import Child, Finished, interpreter, run

from guard_codemod.model import OnTimeout, Settings, Variant

SECOND = 1
HANGS = 'import time\n\n\ndef main():\n    time.sleep(30)\n\n\nif __name__ == "__main__":\n    main()\n'
WORKS = 'import sys\n\n\ndef main():\n    print("done", sys.argv[1:])\n\n\nif __name__ == "__main__":\n    main()\n'
SWALLOWS = """\
import time


def main():
    while True:
        try:
            time.sleep(30)
        except Exception:
            pass


if __name__ == "__main__":
    main()
"""
SURVIVES = (
    'import time\n\n\ndef main():\n    time.sleep(1.5)\n    print("done")\n\n\nif __name__ == "__main__":\n    main()\n'
)
HANGS_AT_IMPORT = 'import time\n\ntime.sleep(30)\n\nif __name__ == "__main__":\n    print("never")\n'
VERSIONS = [f"3.{minor}" for minor in range(6, 15)]


def guarded(folder: Path, name: str, content: str, *, cover_imports: bool = False, **variant: Any) -> Path:
    settings = Settings(timeout=SECOND, cover_imports=cover_imports, variant=Variant(**variant))
    path = folder / f"{name}.py"
    path.write_text(guard_text(content, settings, path=path.name))
    return path


def python(version: str) -> str:
    found = interpreter(version)
    if found is None:
        pytest.skip(f"there is no CPython {version} here")
    return found


@pytest.mark.parametrize("version", VERSIONS)
def test_every_variant_ends_what_hangs_and_lets_the_healthy_end(version: str, tmp_path: Path) -> None:
    executable = python(version)
    plain: list[dict[str, Any]] = [
        {},
        {"portable": True},
        {"timeout_env": "JOB_TIMEOUT"},
        {"portable": True, "timeout_env": "JOB_TIMEOUT"},
    ]
    backstop = [{"kill_after": 1, **variant} for variant in plain] + [{"kill_after": 1, "on_timeout": OnTimeout.WARN}]
    if version == "3.6":  # which has no os.register_at_fork
        backstop = []
    with ExitStack() as stack:
        hanging, healthy = [], []
        for number, variant in enumerate([*plain, *backstop]):
            content = SWALLOWS if "kill_after" in variant else HANGS
            for cover in (False, True):
                hang = guarded(tmp_path, f"hang{number}{cover}", content, cover_imports=cover, **variant)
                works = guarded(tmp_path, f"works{number}{cover}", WORKS, cover_imports=cover, **variant)
                hanging.append((hang, variant, stack.enter_context(Child([executable, hang], tmp_path))))
                healthy.append(stack.enter_context(Child([executable, works, "a", "b"], tmp_path)))
        for child in healthy:
            finished = child.finish()
            assert (finished.returncode, finished.stdout, finished.stderr) == (0, "done ['a', 'b']\n", "")
        for path, variant, child in hanging:
            finished = child.finish()
            assert finished.returncode == 1, (variant, finished)
            line = (
                path.read_text()
                .splitlines()
                .index("            time.sleep(30)" if variant.get("kill_after") else "    time.sleep(30)")
            )
            assert f"line {line + 1}" in finished.stderr, (variant, finished)


@pytest.mark.parametrize("version", VERSIONS)
def test_warn_says_where_the_job_is_and_lets_it_go_on(version: str, tmp_path: Path) -> None:
    finished = run([python(version), guarded(tmp_path, "job", SURVIVES, on_timeout=OnTimeout.WARN)], tmp_path)
    assert (finished.returncode, finished.stdout) == (0, "done\n")
    assert finished.stderr.startswith("job.py timed out after 1 second\n")
    assert "time.sleep(1.5)" in finished.stderr


def with_handler(folder: Path, content: str, handler: str = "alerts.chat:late", **variant: Any) -> Finished:
    path = guarded(folder, "job", content, on_timeout=OnTimeout.CALL, handler=handler, **variant)
    return run([sys.executable, path], folder)


def test_a_handler_of_ones_own_is_called(tmp_path: Path) -> None:
    (tmp_path / "alerts").mkdir()
    (tmp_path / "alerts" / "chat.py").write_text(
        "def late(signum, frame):\n    print('late', signum, frame.f_lineno, flush=True)\n"
    )
    finished = with_handler(tmp_path, SURVIVES)
    assert (finished.returncode, finished.stderr) == (0, "")
    assert re.fullmatch(r"late 14 \d+\ndone\n", finished.stdout)
    finished = with_handler(tmp_path, HANGS, kill_after=1)
    assert finished.returncode == 1
    assert finished.stdout.startswith("late 14 ")
    assert "time.sleep(30)" in finished.stderr or "in main" in finished.stderr


def test_a_handler_that_is_missing_is_noticed_when_the_job_starts(tmp_path: Path) -> None:
    finished = with_handler(tmp_path, WORKS)
    assert (finished.returncode, finished.stdout) == (1, "")
    assert "No module named 'alerts'" in finished.last_error_line


@pytest.mark.parametrize("value", ["2", "0002"])
def test_the_environment_sets_the_limit(value: str, tmp_path: Path) -> None:
    path = guarded(tmp_path, "job", HANGS, timeout_env="JOB_TIMEOUT")
    finished = run([sys.executable, path], tmp_path, JOB_TIMEOUT=value)
    assert finished.last_error_line == "TimeoutError: job.py timed out after 2 seconds"
    assert finished.seconds >= 2


@pytest.mark.parametrize("value", ["", "0", "-1", "1.5", "1h", "soon", "99999999999", " 5"])
def test_a_bad_value_in_the_environment_gives_a_message_and_the_default(value: str, tmp_path: Path) -> None:
    path = guarded(tmp_path, "job", HANGS, timeout_env="JOB_TIMEOUT")
    finished = run([sys.executable, path], tmp_path, JOB_TIMEOUT=value)
    assert finished.returncode == 1
    assert finished.stderr.splitlines()[0] == f"JOB_TIMEOUT={value!r} is no number of seconds: 1 it is"
    assert finished.last_error_line == "TimeoutError: job.py timed out after 1 seconds"


@pytest.mark.parametrize("kill_after", [None, 5])
def test_a_portable_job_runs_where_there_is_no_alarm(kill_after: int | None, tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text(
        "import os, signal\ndel signal.SIGALRM, signal.alarm, signal.setitimer, os.register_at_fork\n"
    )
    path = guarded(tmp_path, "job", WORKS, portable=True, kill_after=kill_after)
    script = (
        f"import sitecustomize, runpy, sys; sys.argv = ['job.py']; runpy.run_path({str(path)!r}, run_name='__main__')"
    )
    finished = run([sys.executable, "-c", script], tmp_path, PYTHONPATH=str(tmp_path))
    assert (finished.returncode, finished.stdout, finished.stderr) == (0, "done []\n", "")


def test_imports_are_covered(tmp_path: Path) -> None:
    path = guarded(tmp_path, "job", HANGS_AT_IMPORT, cover_imports=True)
    finished = run([sys.executable, path], tmp_path)
    assert finished.last_error_line == "TimeoutError: job.py timed out after 1 second"
    line = path.read_text().splitlines().index("time.sleep(30)") + 1
    assert f"line {line}, in <module>" in finished.stderr
    assert path.read_text().startswith('if __name__ == "__main__":\n    import signal\n\n    def timeout_handler(')


def test_a_script_that_forks_itself_is_spared_the_warning_about_threads(tmp_path: Path) -> None:
    forks = 'import os\n\nif __name__ == "__main__":\n    if os.fork() == 0:\n        os._exit(0)\n    os.wait()\n'
    path = guarded(tmp_path, "job", forks, kill_after=1)
    assert 'warnings.filterwarnings("ignore", ".* is multi-threaded, use of fork")' in path.read_text()
    for version in ("3.12", "3.13"):
        if interpreter(version):
            finished = run([python(version), path], tmp_path)
            assert (finished.returncode, finished.stderr) == (0, "")
