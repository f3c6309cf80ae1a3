"""The job scripts of ``fixtures/jobs``: what is said about them, and what happens when they hang."""

from __future__ import annotations

import ast
import fcntl
import os
import shutil
import socket
import sys
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import pytest
from helpers import JOBS, guard_text, in_process, is_executable, read_toml
from processes import Child, Finished, guard_codemod, interpreter, run

from guard_codemod.config.resolver import Resolver
from guard_codemod.config.settings import Settings
from guard_codemod.engine import engine, runner
from guard_codemod.files import discover
from guard_codemod.model import Diagnosis, Outcome

_TABLES = read_toml(JOBS.with_suffix(".toml"))
EXPECTED: dict[str, str] = {table["script"]: table["outcome"] for table in _TABLES["expect"]}
HANGS: list[dict[str, Any]] = _TABLES["hang"]

TO_BE_GUARDED = [script for script, outcome in EXPECTED.items() if outcome == "guarded"]
ARMED_ON_IMPORT = ["ops/mirror_feeds.py"]

HOUR_OF_ALL = Resolver({"timeout": 3600}, isolated=True)


def _examine_all() -> dict[str, Diagnosis]:
    results = runner.run(discover([str(JOBS)]), HOUR_OF_ALL, examine=engine.guard)
    return {Path(result.path).relative_to(JOBS).as_posix(): result.final for result in results}


def test_every_script_has_the_outcome_that_is_expected_of_it() -> None:
    assert {script: result.outcome.value for script, result in _examine_all().items()} == EXPECTED


def test_every_script_is_in_the_table() -> None:
    scripts = {path.relative_to(JOBS).as_posix() for path in JOBS.rglob("*") if path.is_file()}
    assert {script for script in scripts if "__pycache__" not in script} == set(EXPECTED)


@pytest.mark.parametrize("script", EXPECTED)
def test_a_script_that_is_named_itself_has_the_same_outcome(script: str) -> None:
    (result,) = runner.run(discover([str(JOBS / script)]), HOUR_OF_ALL, examine=engine.guard)
    assert result.final.outcome.value == EXPECTED[script]


def test_check_fails_for_the_folder_and_names_each_unguarded_job(tmp_path: Path) -> None:
    finished = guard_codemod("check", JOBS, cwd=tmp_path)
    assert finished.returncode == 1
    for code, scripts in (
        ("TG001", set(TO_BE_GUARDED) - set(ARMED_ON_IMPORT)),
        ("TG004", ARMED_ON_IMPORT),
    ):
        findings = [
            line.split(":")[0] for line in finished.stdout.splitlines() if f" {code} " in line
        ]
        assert sorted(findings) == sorted(str(JOBS / script) for script in scripts)
    assert finished.stdout.splitlines()[-1] == _summary(Outcome.UNGUARDED.value)
    assert finished.stderr == ""


@pytest.mark.slow
def test_check_is_content_once_apply_has_guarded_them(tmp_path: Path) -> None:
    folder = tmp_path / "jobs"
    shutil.copytree(JOBS, folder)
    applied = guard_codemod("apply", folder, "--timeout", "1h", cwd=tmp_path)
    assert (applied.returncode, applied.stderr) == (0, "")
    assert applied.stdout.splitlines()[-1] == _summary(Outcome.GUARDED.value)

    guarded = _contents(folder)
    assert {script for script, data in guarded.items() if data != _contents(JOBS)[script]} == set(
        TO_BE_GUARDED
    )
    assert guard_codemod("check", folder, cwd=tmp_path).returncode == 0
    assert guard_codemod("apply", folder, "--timeout", "2h", cwd=tmp_path).returncode == 0
    assert _contents(folder) == guarded


@pytest.mark.parametrize("script", EXPECTED)
def test_check_of_one_script_fails_only_for_an_unguarded_job(script: str, tmp_path: Path) -> None:
    finished = in_process("check", JOBS / script, cwd=tmp_path)
    assert finished.returncode == (1 if script in TO_BE_GUARDED else 0)


def _summary(guarded: str) -> str:
    counts = Counter(EXPECTED.values())
    already, skipped = counts["already guarded"], counts["skipped"]
    return f"{counts['guarded']} {guarded}, {already} already guarded, {skipped} skipped"


def _contents(folder: Path) -> dict[str, bytes]:
    files = (
        path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts
    )
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


# Scripts that hang


def _assert_timed_out(finished: Finished, script: str, seconds: int) -> None:
    assert finished.returncode == 1, finished
    assert (
        finished.last_error_line
        == f"TimeoutError: {Path(script).name} timed out after {seconds} seconds"
    ), finished
    assert finished.seconds > seconds - 0.2, "it cannot have hung"


@pytest.mark.slow
def test_the_classic_example(tmp_path: Path) -> None:
    script = tmp_path / "tick.py"
    script.write_text(
        'import time\n\nwhile True:\n    print("tick", flush=True)\n    time.sleep(1)\n'
    )
    applied = in_process("apply", script, "--timeout", "3", cwd=tmp_path)
    assert (applied.returncode, applied.stderr) == (0, b"")

    finished = run([sys.executable, script], tmp_path)
    assert 2 <= len(finished.stdout.splitlines()) <= 4
    assert set(finished.stdout.splitlines()) == {"tick"}
    _assert_timed_out(finished, "tick.py", 3)


@pytest.mark.slow
@pytest.mark.parametrize("hang", HANGS, ids=[hang["script"] for hang in HANGS])
def test_a_script_that_hangs_ends_with_a_timeout_error(
    hang: dict[str, Any], tmp_path: Path
) -> None:
    copy = _guarded_copy(hang["script"], tmp_path, 2)
    with _CONDITIONS[hang["condition"]](tmp_path) as names:
        arguments = [argument.format(**names) for argument in hang["args"]]
        env = {name: value.format(**names) for name, value in hang["env"].items()}
        finished = run([sys.executable, copy, *arguments], tmp_path, **env)
    _assert_timed_out(finished, hang["script"], 2)


@pytest.mark.slow
def test_a_script_that_handles_every_exception_reports_the_timeout_itself(tmp_path: Path) -> None:
    """`TimeoutError` is an `OSError`, for which smtplib has its own word; the message is kept."""
    script = "reports/mail_daily_sales.py"
    copy = _guarded_copy(script, tmp_path, 1)
    with _silent_server(tmp_path) as names:
        finished = run(
            [sys.executable, copy], tmp_path, SMTP_HOST=names["host"], SMTP_PORT=names["port"]
        )
    assert finished.returncode == 1
    assert finished.stdout.rstrip().endswith(": mail_daily_sales.py timed out after 1 second")


def test_no_script_that_can_hang_is_exclusions() -> None:
    """Each that had no guard and runs with the standard library alone, but for one that ends by itself."""
    tried = {hang["script"] for hang in HANGS} | {"reports/mail_daily_sales.py", *ARMED_ON_IMPORT}
    assert {script for script in TO_BE_GUARDED if _needs_only_the_standard_library(script)} == tried


def _guarded_copy(script: str, folder: Path, seconds: int) -> Path:
    copy = folder / Path(script).name
    shutil.copy(JOBS / script, copy)
    applied = in_process("apply", copy, "--timeout", f"{seconds}s", cwd=folder)
    assert (applied.returncode, applied.stderr) == (0, b"")
    assert is_executable(copy) == is_executable(JOBS / script)
    return copy


@contextmanager
def _no_condition(_folder: Path) -> Iterator[dict[str, str]]:
    yield {}


@contextmanager
def _silent_server(_folder: Path) -> Iterator[dict[str, str]]:
    """A server on the loopback interface that accepts whoever comes, and never says a word."""
    with ExitStack() as stack:
        listener = stack.enter_context(socket.create_server(("127.0.0.1", 0)))
        port = str(listener.getsockname()[1])
        accepted: list[tuple[str, int]] = []

        def accept() -> None:
            while True:
                connection, peer = listener.accept()
                stack.enter_context(connection)
                if peer[1] == ours:
                    return
                accepted.append(peer)

        ours = 0
        server = threading.Thread(target=accept)
        server.start()
        try:
            yield {"url": f"http://127.0.0.1:{port}", "host": "127.0.0.1", "port": port}
        finally:
            # A last connection of our own lets the thread come to its end.
            with socket.socket() as knock:
                knock.bind(("127.0.0.1", 0))
                ours = knock.getsockname()[1]
                knock.connect(listener.getsockname())
                server.join()
        assert accepted, "nobody came: it cannot have been the server for which the script waited"


@contextmanager
def _pipe_without_writer(folder: Path) -> Iterator[dict[str, str]]:
    pipe = folder / "pipe"
    os.mkfifo(pipe)
    yield {"fifo": str(pipe)}


@contextmanager
def _file_locked_by_another(folder: Path) -> Iterator[dict[str, str]]:
    with (folder / "lock").open("w") as stream:
        fcntl.flock(stream, fcntl.LOCK_EX)
        yield {"lockfile": stream.name}


_CONDITIONS = {
    "none": _no_condition,
    "silent-server": _silent_server,
    "fifo": _pipe_without_writer,
    "locked-file": _file_locked_by_another,
}


def _needs_only_the_standard_library(script: str) -> bool:
    with (JOBS / script).open("rb") as stream:
        tree = ast.parse(stream.read())
    imported = {
        alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.Import)
        for alias in node.names
    }
    imported |= {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    return all(name.partition(".")[0] in sys.stdlib_module_names for name in imported)


# Importing a guarded file arms nothing; executing it does

_IMPORT = """\
import importlib.machinery, importlib.util, signal, sys

loader = importlib.machinery.SourceFileLoader("job", sys.argv.pop())
spec = importlib.util.spec_from_file_location("job", loader=loader)
module = sys.modules["job"] = importlib.util.module_from_spec(spec)
spec.loader.exec_module(module)
assert signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0), signal.getitimer(signal.ITIMER_REAL)
assert signal.getsignal(signal.SIGALRM) is signal.SIG_DFL, signal.getsignal(signal.SIGALRM)
print("imported", module.__name__)
"""


def _assert_importing_arms_nothing(script: Path) -> None:
    finished = run([sys.executable, "-c", _IMPORT, script], script.parent)
    assert (finished.returncode, finished.stderr) == (0, "")
    assert finished.stdout.splitlines()[-1] == "imported job"


IMPORTABLE = [
    script
    for script in TO_BE_GUARDED
    if _needs_only_the_standard_library(script) and b"__main__" in (JOBS / script).read_bytes()
]


def test_enough_scripts_can_be_imported() -> None:
    assert len(IMPORTABLE) >= 8


@pytest.mark.slow
@pytest.mark.parametrize("script", IMPORTABLE)
def test_importing_a_guarded_script_arms_nothing(script: str, tmp_path: Path) -> None:
    _assert_importing_arms_nothing(_guarded_copy(script, tmp_path, 1))


_PROBE = """\
import signal


def report():
    handler = signal.getsignal(signal.SIGALRM)
    seconds = round(signal.getitimer(signal.ITIMER_REAL)[0])
    try:
        handler(signal.SIGALRM, None)
    except TimeoutError as error:
        print(f"armed with {seconds}: {error}")
    except TypeError:
        print(f"unarmed with {seconds}")


def count():
    import threading

    print(len(threading.enumerate()), signal.getitimer(signal.ITIMER_REAL))
"""

# Each places the guard in another way, below ``import probe``. Some report on import too.
PLACEMENTS = {
    "in the block": 'if __name__ == "__main__":\n    probe.report()\n',
    "one-line suite": 'if __name__ == "__main__": probe.report()\n',
    "reversed": "if '__main__' == __name__:\n  probe.report()\n",
    "and": 'if __name__ == "__main__" and probe:\n    probe.report()\n',
    "and behind": 'if probe and __name__ == "__main__":\n    probe.report()\n',
    "or": 'if __name__ == "__main__" or probe:\n    probe.report()\n',
    "or behind": 'if not probe or __name__ == "__main__":\n    probe.report()\n',
    "in one": 'if __name__ in ("__main__",):\n    probe.report()\n',
    "in several": 'if __name__ in ("__main__", "job"):\n    probe.report()\n',
    "not in with else": 'if __name__ not in ("__main__", "job"):\n    pass\nelse:\n    probe.report()\n',
    "unequal with else": 'if __name__ != "__main__":\n    pass\nelse:\n    probe.report()\n',
    "negated": 'if not __name__ != "__main__":\n    probe.report()\n',
    "unequal with elif": (
        'if __name__ != "__main__":\n    pass\nelif probe:\n    probe.report()\nelse:\n    raise ValueError\n'
    ),
    "with else": 'if __name__ == "__main__":\n    probe.report()\nelse:\n    probe.report()\n',
    "elif": 'if not probe:\n    pass\nelif __name__ == "__main__":\n    probe.report()\nelse:\n    probe.report()\n',
    "second elif": (
        'if not probe:\n    pass\nelif probe is None:\n    pass\nelif __name__ == "__main__":\n    probe.report()\n'
    ),
    "conditional expression": 'probe.report() if __name__ == "__main__" else None\n',
    "conditional expression, reversed": 'None if __name__ != "__main__" else probe.report()\n',
    "short-circuit expression": '__name__ == "__main__" and probe.report()\n',
    "match": 'match __name__:\n    case "__main__":\n        probe.report()\n',
    "nested in try": (
        'try:\n    if __name__ == "__main__":\n        probe.report()\nexcept ValueError:\n    pass\n'
    ),
    "nested in if": 'if probe:\n    if __name__ == "__main__":\n        probe.report()\n',
    "nested in with": (
        'import contextlib\n\nwith contextlib.suppress(ValueError):\n    if __name__ == "__main__":\n'
        "        probe.report()\n"
    ),
    "nested in def": (
        '\ndef main():\n    if __name__ == "__main__":\n        probe.report()\n\n\nmain()\n'
    ),
    "several blocks": (
        'if __name__ == "__main__":\n    probe.report()\n\nVALUE = 1\n\nif __name__ == "__main__":\n    probe.count()\n'
    ),
    "no block": "probe.report()\nprobe.count()\n",
    "a taken name": 'signal = probe\n\nif __name__ == "__main__":\n    signal.report()\n',
    "a form feed in the block": 'if __name__ == "__main__":\n    pass\n\f\n    probe.report()\n',
}


@pytest.mark.parametrize("content", PLACEMENTS.values(), ids=PLACEMENTS)
class TestPlacement:
    def test_executing_arms(self, content: str, tmp_path: Path) -> None:
        script = self._guarded(content, tmp_path)
        finished = run([sys.executable, script], tmp_path)
        assert (finished.returncode, finished.stderr) == (0, "")
        assert (
            finished.stdout.splitlines()[0]
            == "armed with 1800: job.py timed out after 1800 seconds"
        )

    def test_importing_arms_nothing(self, content: str, tmp_path: Path) -> None:
        script = self._guarded(content, tmp_path)
        _assert_importing_arms_nothing(script)

    @staticmethod
    def _guarded(content: str, folder: Path) -> Path:
        (folder / "probe.py").write_text(_PROBE)
        script = folder / "job.py"
        script.write_text(guard_text(f"import probe\n\n{content}", Settings(timeout=1800)))
        return script


def test_the_probe_tells_what_is_not_armed(tmp_path: Path) -> None:
    (tmp_path / "probe.py").write_text(_PROBE)
    assert (
        run([sys.executable, "-c", "import probe; probe.report()"], tmp_path).stdout
        == "unarmed with 0\n"
    )


@pytest.mark.parametrize("method", ["fork", "spawn", "forkserver"])
def test_workers_of_a_guarded_job_are_not_armed(method: str, tmp_path: Path) -> None:
    """A worker that is not forked imports the script anew, under the name ``__mp_main__``."""
    (tmp_path / "probe.py").write_text(_PROBE)
    content = (
        "import multiprocessing\n\nimport probe\n\n\ndef work():\n    probe.count()\n\n\n"
        'if __name__ == "__main__" or probe is None:\n'
        f'    context = multiprocessing.get_context("{method}")\n'
        "    process = context.Process(target=work)\n    process.start()\n    process.join()\n    probe.report()\n"
    )
    script = tmp_path / "job.py"
    script.write_text(guard_text(content))
    finished = run([sys.executable, script], tmp_path)
    assert finished.stdout.splitlines() == [
        "1 (0.0, 0.0)",
        "armed with 3600: job.py timed out after 3600 seconds",
    ]


# The inserted text works on old interpreters too

VERSIONS = [f"3.{minor}" for minor in range(6, 15)]

_SLEEP = 'if __name__ == "__main__":\n    time.sleep(600)\n'
VARIANTS = {
    "plain": f"import time\n\n{_SLEEP}",
    "annotated": f"import time\n\n\ndef f(x: int) -> int:\n    return x\n\n\n{_SLEEP}",
    "signal is something else": f"import time\n\nsignal = 'green'\n\n{_SLEEP}",
    "handler is something else": f"import time\n\ntimeout_handler = None\n\n{_SLEEP}",
    "TimeoutError is something else": f"import time\n\n\nclass TimeoutError(ValueError):\n    pass\n\n\n{_SLEEP}",
    "star import": f"import time\nfrom string import *\n\n{_SLEEP}",
    "signal imported under another name": f"import signal as sig\nimport time\n\n{_SLEEP}",
    "one-line suite": 'import time\n\nif __name__ == "__main__": time.sleep(600)\n',
    "tabs": f"import time\n\n{_SLEEP}".replace("    ", "\t"),
    "conditional expression": 'import time\n\ntime.sleep(600) if __name__ == "__main__" else None\n',
    "no main block": "import time\n\nprint('waiting')\ntime.sleep(600)\n",
    "cookie": f"# coding: latin-1\nimport time\n\nNAME = '\xe9'\n\n{_SLEEP}",
}
MESSAGES = {
    "short": "{script} took over {seconds} s",
    "wrapped": "{script} was still at work after {seconds} seconds: see 'Jobs that hang' in the team's wiki",
}


@pytest.mark.slow
@pytest.mark.parametrize("version", VERSIONS)
def test_the_guard_works_on_every_python(version: str, tmp_path: Path) -> None:
    python = interpreter_or_skip(version)
    with ExitStack() as stack:
        children = []
        for number, (variant, message) in enumerate((v, m) for v in VARIANTS for m in MESSAGES):
            script = tmp_path / f"job{number}.py"
            content = VARIANTS[variant]
            data = content.encode("latin-1" if variant == "cookie" else "utf-8")
            guarded = guard_text(
                data, Settings(timeout=1, message=MESSAGES[message]), path=script.name
            )
            script.write_bytes(guarded.encode("latin-1" if variant == "cookie" else "utf-8"))
            said = (
                MESSAGES[message]
                .format(script=script.name, seconds=1)
                .replace("1 seconds", "1 second")
            )
            children.append((variant, said, stack.enter_context(Child([python, script], tmp_path))))
        for variant, said, child in children:
            finished = child.finish()
            assert finished.returncode == 1, (variant, finished)
            assert finished.last_error_line == f"TimeoutError: {said}", (variant, finished)


def interpreter_or_skip(version: str) -> str:
    found = interpreter(version)
    if found is None:
        pytest.skip(f"there is no CPython {version} here")
    return found


def test_the_guard_is_seen_on_the_interpreter_that_runs_the_tests() -> None:
    assert interpreter_or_skip("{}.{}".format(*sys.version_info[:2])) == sys.executable
