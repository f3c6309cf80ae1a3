"""Modules beside a job that are called like those that its guard imports."""

from __future__ import annotations

import importlib.machinery
import os
import subprocess
import sys
from pathlib import Path

import pytest
from helpers import JOB, contents, fill, guard_text, in_process, invoke
from processes import interpreter, run

VARIANTS = {
    "plain": (),
    "kill-after": ("--kill-after", "1m"),
    "warn": ("--on-timeout", "warn"),
    "email": ("--on-timeout", "email:ops@example.com"),
    "slack": ("--on-timeout", "slack:#ops"),
    "env": ("--timeout-env", "JOB_TIMEOUT"),
}
HOUR = ("--timeout", "1h")
VERSIONS = [f"3.{minor}" for minor in range(6, 14)]
SIGNALS = "def read():\n    return [1, 2, 3]\n"
USES_ITS_OWN = f"import signal\n\nprint(signal.read())\n\n\n{JOB}"


def _assert_refused(folder: Path, needed: str, beside: str, *options: str) -> None:
    before = contents(folder)
    code, lines = invoke("apply", *HOUR, *options, str(folder / "job.py"))
    assert (code, contents(folder)) == (1, before), lines
    reason = f"the guard needs the module {needed}, and would get {beside} beside it: rename that"
    assert "TG009" in lines[0]
    assert reason in lines[0]


def _assert_guarded(folder: Path, *options: str) -> None:
    code, lines = invoke("apply", *HOUR, *options, str(folder / "job.py"))
    assert code == 0, lines
    assert "signal.alarm(" in (folder / "job.py").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("needed", "variant"),
    [
        ("signal", "plain"),
        ("enum", "plain"),
        ("types", "plain"),
        ("signal", "kill-after"),
        ("faulthandler", "kill-after"),
        ("functools", "kill-after"),
        ("traceback", "warn"),
        ("email", "email"),
        ("smtplib", "email"),
        ("socket", "email"),
        ("slack_sdk", "slack"),
        ("json", "slack"),
        ("os", "env"),
    ],
)
def test_a_module_beside_the_job_that_the_guard_would_get_is_refused(
    needed: str, variant: str, tmp_path: Path
) -> None:
    fill(tmp_path, {"job.py": JOB, f"{needed}.py": SIGNALS})
    _assert_refused(tmp_path, needed, f"{needed}.py", *VARIANTS[variant])


def test_the_main_module_of_a_package_gets_no_module_of_the_package(tmp_path: Path) -> None:
    files = {"shop/__init__.py": "", "shop/types.py": "", "shop/__main__.py": JOB}
    fill(tmp_path, {**files, "alone/types.py": SIGNALS, "alone/__main__.py": JOB})
    _, lines = invoke("apply", *HOUR, str(tmp_path))
    assert any("TG009" in line and "types.py beside it" in line for line in lines), lines
    guarded = {path for path, text in contents(tmp_path).items() if b"signal.alarm(" in text}
    assert {Path(path).parent.name for path in guarded} == {"shop"}


@pytest.mark.parametrize(
    "beside",
    [
        "signal/__init__.py",
        "signal.pyc",
        "signal/__init__.pyc",
        *(f"signal{suffix}" for suffix in importlib.machinery.EXTENSION_SUFFIXES),
    ],
)
def test_a_package_and_a_compiled_module_are_modules_too(beside: str, tmp_path: Path) -> None:
    fill(tmp_path, {"job.py": JOB, beside: ""})
    _assert_refused(tmp_path, "signal", beside)


@pytest.mark.parametrize("version", ["36m", "38", "312", "314"])
def test_a_module_compiled_for_another_python_is_one_too(version: str, tmp_path: Path) -> None:
    ours = importlib.machinery.EXTENSION_SUFFIXES[0]
    suffix = ours.replace(
        f"cpython-{sys.version_info[0]}{sys.version_info[1]}", f"cpython-{version}"
    )
    fill(tmp_path, {"job.py": JOB, f"signal{suffix}": ""})
    _assert_refused(tmp_path, "signal", f"signal{suffix}")


def test_what_is_compiled_for_something_else_is_none(tmp_path: Path) -> None:
    fill(tmp_path, {"job.py": JOB, "signal.cpython.so": "", "signal.so.1": "", "signals.so": ""})
    _assert_guarded(tmp_path)


def test_a_job_that_means_its_own_module_is_refused(tmp_path: Path) -> None:
    fill(tmp_path, {"job.py": USES_ITS_OWN, "signal.py": SIGNALS})
    _assert_refused(tmp_path, "signal", "signal.py")


def test_the_module_counts_that_is_beside_what_a_link_leads_to(tmp_path: Path) -> None:
    fill(tmp_path, {"real/nightly.py": JOB, "real/signal.py": SIGNALS})
    os.symlink("real/nightly.py", tmp_path / "job.py")
    code, lines = invoke("check", str(tmp_path / "job.py"))
    assert (code, "TG009" in lines[0]) == (1, True)


def test_what_linters_say_is_what_apply_says(tmp_path: Path) -> None:
    fill(tmp_path, {"job.py": JOB, "signal.py": SIGNALS})
    assert "TG009" in invoke("check", str(tmp_path / "job.py"))[1][0]


@pytest.mark.parametrize(
    ("name", "variant"), [("signal", "plain"), ("faulthandler", "kill-after"), ("smtplib", "email")]
)
def test_a_job_that_is_called_so_itself_is_refused(name: str, variant: str, tmp_path: Path) -> None:
    fill(tmp_path, {f"{name}.py": JOB})
    code, lines = invoke("apply", *HOUR, *VARIANTS[variant], str(tmp_path / f"{name}.py"))
    assert code == 1
    reason = f"the guard needs the module {name}, and would get the job itself: rename it"
    assert lines[0].endswith(reason)
    assert (tmp_path / f"{name}.py").read_text(encoding="utf-8") == JOB


@pytest.mark.parametrize("name", ["job.py", "signal.py"])
def test_standard_input_with_a_name_is_refused_alike(name: str, tmp_path: Path) -> None:
    fill(tmp_path, {} if name == "signal.py" else {"signal.py": SIGNALS})
    arguments = ("apply", *HOUR, "-", "--stdin-filename", name)
    finished = in_process(*arguments, cwd=tmp_path, stdin=JOB.encode())
    assert (finished.returncode, finished.stdout) == (1, JOB.encode())
    assert b"TG009" in finished.stderr


def test_standard_input_without_a_name_has_no_folder(tmp_path: Path) -> None:
    fill(tmp_path, {"signal.py": SIGNALS})
    finished = in_process("apply", *HOUR, "-", cwd=tmp_path, stdin=JOB.encode())
    assert finished.returncode == 0
    assert b"signal.alarm(3600)" in finished.stdout


@pytest.mark.parametrize(
    ("beside", "variant"),
    [
        ("time.py", "plain"),
        ("os.py", "plain"),
        ("traceback.py", "plain"),
        ("smtplib.py", "kill-after"),
        ("signal", "plain"),
        ("signal.txt", "plain"),
        ("signal.py.orig", "plain"),
        ("signals.py", "plain"),
        ("Signal.py", "plain"),
        ("lib/signal.py", "plain"),
        ("signal/notes.txt", "plain"),
        ("signal/helper.py", "plain"),
        ("sys.py", "env"),
        ("builtins.py", "plain"),
        ("json.py", "kill-after"),
    ],
)
def test_what_the_guard_does_not_get_is_not_in_its_way(
    beside: str, variant: str, tmp_path: Path
) -> None:
    fill(tmp_path, {"job.py": JOB, beside: "raise SystemExit\n"})
    _assert_guarded(tmp_path, *VARIANTS[variant])
    assert run([sys.executable, "job.py"], tmp_path).stdout == "working\n"


def test_what_the_job_has_imported_itself_loads_nothing_more(tmp_path: Path) -> None:
    fill(tmp_path, {"job.py": f"import signal\n\n\n{JOB}", "enum.py": SIGNALS})
    _assert_guarded(tmp_path)


def test_what_is_run_as_a_part_of_a_package_has_another_folder_first(tmp_path: Path) -> None:
    content = f"from . import signal\n\n\n{JOB}"
    fill(tmp_path, {"ops/__init__.py": "", "ops/job.py": content, "ops/signal.py": SIGNALS})
    _assert_guarded(tmp_path / "ops")
    assert run([sys.executable, "-m", "ops.job"], tmp_path).stdout == "working\n"


def test_a_copy_of_the_standard_library_is_not_in_its_own_way(tmp_path: Path) -> None:
    copied = ("abc.py", "codecs.py", "os.py", "site.py", "stat.py", "signal.py", "enum.py")
    library = Path(os.__file__).parent
    files = {name: (library / name).read_bytes() for name in copied}
    fill(tmp_path, {"job.py": JOB, **files})
    _assert_guarded(tmp_path)
    assert run([sys.executable, "job.py"], tmp_path).stdout == "working\n"


def test_a_guard_that_is_there_already_is_kept(tmp_path: Path) -> None:
    fill(tmp_path, {"job.py": guard_text(JOB), "signal.py": SIGNALS})
    code, lines = invoke("apply", *HOUR, "--update", str(tmp_path / "job.py"))
    assert (code, lines[-1]) == (0, "1 already guarded")


_LOADED = """
import sys
sys.modules.setdefault("slack_sdk", sys).WebClient = None
before = set(sys.modules)
exec(compile(sys.stdin.read().replace("alarm(3600)", "alarm(0)"), "job.py", "exec"))
for name in set(sys.modules) - before:
    spec = sys.modules[name].__spec__
    if spec is not None and spec.origin not in ("built-in", "frozen"):
        print(name.partition(".")[0])
"""


def _loaded(guarded: str) -> set[str]:
    """Return the modules that *guarded* loads from files on any CPython that is there."""
    names: set[str] = set()
    for python in filter(None, map(interpreter, VERSIONS)):
        command = [python, "-I", "-c", _LOADED]
        finished = subprocess.run(command, input=guarded, capture_output=True, text=True)
        assert finished.returncode == 0, finished.stderr
        names.update(name for name in finished.stdout.split() if not name.startswith("_"))
    return names


@pytest.mark.slow
@pytest.mark.parametrize("variant", sorted(set(VARIANTS) - {"slack"}))
def test_each_module_that_a_guard_loads_from_a_file_is_known(variant: str, tmp_path: Path) -> None:
    fill(tmp_path, {"job.py": JOB.replace("print", "str")})
    _assert_guarded(tmp_path, *VARIANTS[variant], "--portable")
    names = _loaded((tmp_path / "job.py").read_text(encoding="utf-8"))
    assert "signal" in names
    for name in names:
        fill(tmp_path, {"job.py": JOB, f"{name}.py": ""})
        arguments = (*HOUR, *VARIANTS[variant], str(tmp_path / "job.py"))
        assert "TG009" in invoke("check", *arguments)[1][0], name
        (tmp_path / f"{name}.py").unlink()
