"""What programs import from `guard_codemod`, and the promises in docs/python-api.md."""

from __future__ import annotations

import doctest
import gc
import inspect
import pickle
import re
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import fields, replace
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from helpers import BROKEN, CASES, JOB, LIBRARY, ROOT, clean_environment, fill
from hypothesis import given
from hypothesis import strategies as st

import guard_codemod
from guard_codemod import Outcome, Settings, Severity, check, guard, remove
from guard_codemod.config.settings import FILE_SETTINGS
from guard_codemod.files.source_file import SourceError, decode, to_bytes, to_str

PAGE = ROOT / "docs" / "python-api.md"
HOUR = Settings(timeout=3600)
GUARDED = guard(JOB, HOUR).code

SCRIPTS = sorted(
    path
    for path in CASES.glob("*/*")
    if path.suffix not in (".toml", ".guarded") and path.is_file()
)


def _run(code: str, cwd: Path) -> str:
    ran = subprocess.run(
        [sys.executable, "-c", code],
        cwd=cwd,
        env=clean_environment(),
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert ran.returncode == 0, ran.stderr
    return ran.stdout


def test_the_examples_in_the_documentation() -> None:
    blocks = re.findall(r"```pycon\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    test = doctest.DocTestParser().get_doctest("\n".join(blocks), {}, PAGE.name, str(PAGE), 0)
    assert len(test.examples) > 10
    said: list[str] = []
    assert doctest.DocTestRunner().run(test, out=said.append).failed == 0, "".join(said)


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_a_string_gives_what_its_bytes_give(path: Path) -> None:
    data = path.read_bytes()
    result = guard(data, HOUR, filename=path.name)
    try:
        text = to_str(data)
    except SourceError:
        assert result.outcome is Outcome.FAILED
        return
    of_text = guard(text, HOUR, filename=path.name)
    assert (of_text.outcome, of_text.reason, of_text.findings) == (
        result.outcome,
        result.reason,
        result.findings,
    )
    assert to_bytes(of_text.code) == result.code
    assert of_text.changed is result.changed is (result.code != data)


def test_each_function_gives_back_the_type_that_it_was_given() -> None:
    for function in (check, guard, remove):
        for code in (JOB, GUARDED, LIBRARY):
            result: Any = function(code, HOUR)
            of_bytes: Any = function(code.encode(), HOUR)
            assert isinstance(result.code, str)
            assert of_bytes.code == result.code.encode()
            assert (of_bytes.outcome, of_bytes.findings) == (result.outcome, result.findings)


def test_the_ways_to_end() -> None:
    assert check(JOB).outcome is Outcome.UNGUARDED
    assert guard(JOB, HOUR).outcome is Outcome.GUARDED
    assert guard(GUARDED, HOUR).outcome is Outcome.ALREADY_GUARDED
    assert guard(GUARDED, Settings(timeout=60, update=True)).outcome is Outcome.UPDATED
    assert remove(GUARDED).outcome is Outcome.REMOVED
    assert remove(GUARDED).code == JOB
    assert guard(LIBRARY, HOUR).outcome is Outcome.SKIPPED
    assert guard(JOB, HOUR, filename="tests/test_job.py").outcome is Outcome.SKIPPED
    assert guard(JOB, Settings(timeout=3600, max_timeout=60)).outcome is Outcome.REFUSED


def test_what_is_left_to_be_said_of_a_guarded_script() -> None:
    script = f"import os\n\n\ndef run():\n    os.execv('/usr/bin/rsync', ['rsync'])\n\n\n{JOB}    if os.getppid() == 1:\n        run()\n    print(2)\n"
    result = guard(script, replace(HOUR, confidence="medium"))
    assert [(finding.code, finding.severity) for finding in result.findings] == [
        ("TG107", Severity.WARNING)
    ]
    assert "os.execv" in result.code.splitlines()[result.findings[0].line - 1]


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        (BROKEN, "TG901"),
        ("\0", "TG901"),
        (b"\0", "TG901"),
        ("\udc80 = 1", "TG902"),
        (b"\x80", "TG902"),
        ("# coding: nonsense\n" + JOB, "TG902"),
        ("# coding: latin-1\nprint('€')\n" + JOB, "TG902"),
        (b"\xff\xfe\0", "TG902"),
        ("# guard-codemod: nonsense\n" + JOB, "TG201"),
    ],
)
def test_bad_scripts_raise_nothing(code: str | bytes, expected: str) -> None:
    result: Any = guard(code, HOUR)
    assert result.outcome is Outcome.FAILED
    assert [finding.code for finding in result.findings] == [expected]
    assert result.code is code
    assert not result.changed


def test_a_job_for_which_no_limit_is_set() -> None:
    assert [finding.code for finding in guard(JOB, Settings()).findings] == ["TG907"]


@given(st.one_of(st.text(), st.binary()))
def test_nothing_is_raised_and_nothing_is_lost(code: str | bytes) -> None:
    for function in (check, guard, remove):
        result: Any = function(code, HOUR)
        assert type(result.code) is type(code)
        assert result.changed is (result.code != code)


@given(st.text())
def test_a_string_is_what_is_in_its_file(code: str) -> None:
    try:
        data = to_bytes(code)
        decode(data)
    except SourceError:
        return
    assert to_str(data) == code


def test_a_byte_order_mark_stays() -> None:
    result = guard("\ufeff" + JOB, HOUR)
    assert result.code == "\ufeff" + GUARDED


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"timeout": 0}, "timeout: '0' is zero"),
        ({"timeout": -1}, "timeout: '-1' is negative"),
        ({"timeout": 1.5}, "timeout: 1.5 is not valid: give seconds"),
        ({"timeout": True}, "timeout: True is not valid: give seconds"),
        ({"kill_after": "soon"}, "kill-after: 'soon' is not a duration"),
        ({"message": "{who} timed out"}, "message: unknown placeholder {who}"),
        ({"on_timeout": "explode"}, "on-timeout: unknown action 'explode'"),
        ({"portable": "yes"}, "portable: 'yes' is not valid: give true or false"),
        (
            {"guard_providers": "ourlib"},
            "guard-providers: 'ourlib' is not valid: give a list of strings",
        ),
        ({"select": ["TG999"]}, "select: unknown rule 'TG999'"),
        ({"severity": {"TG9": "error"}}, "severity: TG9 cannot be selected or suppressed"),
        ({"severity": {"TG101": "off"}}, "severity: TG101: 'off' is not valid: give "),
        ({"message": None}, "message: None is not valid: give a string"),
    ],
)
def test_settings_that_cannot_be(given: dict[str, Any], message: str) -> None:
    with pytest.raises(ValueError, match="^" + re.escape(message)):
        Settings(**given)


def test_every_setting_has_its_effect() -> None:
    plain = guard(JOB, HOUR).code
    final_call = 'def main():\n    print("x")\n\n\nmain()\n'
    assert "alarm(5400)" in guard(JOB, Settings(timeout="1h30m")).code
    assert '"over"' in guard(JOB, Settings(timeout=3600, message="over")).code
    assert "faulthandler" in guard(JOB, Settings(timeout=3600, kill_after=60)).code
    assert (
        "ourlib.alerts" in guard(JOB, Settings(timeout=3600, on_timeout="ourlib.alerts:page")).code
    )
    mail = guard(
        JOB,
        Settings(timeout=3600, on_timeout="email:a@b.c", email_from="d@e.f", email_host="mx:26"),
    ).code
    assert all(part in mail for part in ("a@b.c", "d@e.f", "mx:26"))
    assert "JOB_LIMIT" in guard(JOB, Settings(timeout=3600, timeout_env="JOB_LIMIT")).code
    assert "hasattr" in guard(JOB, Settings(timeout=3600, portable=True)).code
    assert guard(JOB, Settings(timeout=3600, cover_imports=True)).code not in (plain, JOB)
    assert guard(final_call, Settings(timeout=3600, wrap_main=True)).code.endswith("\n    main()\n")
    assert guard(JOB, Settings(timeout=3600, include_non_jobs=True), filename="test_job.py").changed
    assert not guard(
        "import ourlib\n" + JOB, Settings(timeout=3600, guard_providers=("ourlib",))
    ).changed
    assert check(JOB).findings != ()
    assert (
        check(JOB, Settings(ignore=("TG001",))).findings
        == check(JOB, Settings(select=("TG1",))).findings
        == ()
    )
    assert (
        check(JOB, Settings(select=("TG1",), extend_select=("TG001",))).findings
        == check(JOB).findings
    )
    assert not guard(JOB, Settings(timeout=3600, skip=True)).changed
    (warning,) = check(JOB, Settings(severity={"TG0": "warning"})).findings
    assert warning.severity is Severity.WARNING
    assert (
        check(JOB, Settings(severity={"TG0": "warning"}, strict=True)).findings
        == check(JOB).findings
    )


def test_settings_are_those_of_the_configuration() -> None:
    assert [field.name.replace("_", "-") for field in fields(Settings)] == [*FILE_SETTINGS]


def test_a_setting_is_read_as_what_it_means_and_never_changes() -> None:
    settings = Settings(timeout="1h30m", select=["TG1"], severity={"TG101": "error"})
    assert (settings.timeout, settings.select) == (5400, ("TG1",))
    assert dict(settings.severity) == {"TG101": Severity.ERROR}
    assert settings == replace(Settings(timeout=5400, select=("TG1",)), severity=settings.severity)
    assert Settings() == Settings(timeout=None, portable=False, ignore=[])
    with pytest.raises(AttributeError, match="cannot assign to field 'timeout'"):
        settings.timeout = 60


def test_values_can_be_kept_sent_and_compared() -> None:
    result = guard(JOB, HOUR)
    assert pickle.loads(pickle.dumps(result)) == result
    assert pickle.loads(pickle.dumps(HOUR)) == HOUR
    assert len({result, guard(JOB, HOUR)}) == len({HOUR, Settings(timeout=3600)}) == 1


def test_several_threads() -> None:
    scripts = [JOB.replace("working", str(number)) for number in range(40)]
    with ThreadPoolExecutor(4) as executor:
        results = list(executor.map(lambda script: guard(script, HOUR), scripts))
    assert results == [guard(script, HOUR) for script in scripts]


@pytest.mark.slow
def test_threads_may_take_turns_while_a_text_is_parsed() -> None:
    text = inspect.getsource(inspect)
    outcomes: list[Outcome] = []

    def examine(depth: int) -> None:
        if depth:
            examine(depth - 1)
        else:
            outcomes.extend(check(text, Settings(include_non_jobs=True)).outcome for _ in range(3))

    def let_others_run(*_: object) -> None:
        time.sleep(0)

    gc.callbacks.append(let_others_run)
    try:
        threads = [Thread(target=examine, args=(depth,)) for depth in (0, 20)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    finally:
        gc.callbacks.remove(let_others_run)
    assert set(outcomes) == {Outcome.UNGUARDED}


def test_no_configuration_is_read_and_no_file_opened(here: Path) -> None:
    fill(
        here,
        {
            "pyproject.toml": '[tool.guard-codemod]\nmessage = "of the table"\n',
            "job.py": "of the file\n",
        },
    )
    script = f"""\
import sys
from guard_codemod import Settings, check, guard, remove
code = {JOB!r}
settings = Settings(timeout=60)
guard(code, settings)  # imports what is left to import
opened = []
sys.addaudithook(lambda event, args: opened.append(args[0]) if event in ("open", "os.listdir", "os.scandir") else None)
result = guard(code, settings, filename="job.py")
check(code, filename="job.py"), remove(result.code, filename="job.py")
assert "job.py timed out" in result.code
print(opened)
"""
    assert _run(script, here) == "[]\n"


def test_importing_the_package_imports_nothing_else(tmp_path: Path) -> None:
    code = "import sys; before = set(sys.modules); import guard_codemod; print(set(sys.modules) - before)"
    assert _run(code, tmp_path) == "{'guard_codemod'}\n"


def test_only_the_first_rewrite_imports_libcst(tmp_path: Path) -> None:
    code = f"""\
import sys
from guard_codemod import Settings, check, guard, remove
check({JOB!r}), remove({JOB!r}), guard({LIBRARY!r}, Settings(timeout=1))
print("libcst" in sys.modules)
"""
    assert _run(code, tmp_path) == "False\n"


def test_all_public_names_are_there() -> None:
    for name in guard_codemod.__all__:
        assert hasattr(guard_codemod, name)
        assert name == "__version__" or inspect.getdoc(getattr(guard_codemod, name))
    with pytest.raises(AttributeError, match="no attribute 'nonsense'"):
        guard_codemod.nonsense  # type: ignore[attr-defined]  # noqa: B018


def test_no_module_of_ours_hides_a_public_name() -> None:
    package = Path(guard_codemod.__file__).parent
    modules = {path.stem for path in package.iterdir()}
    assert modules.isdisjoint(guard_codemod.__all__)


@pytest.mark.slow
def test_a_users_program_passes_mypy(tmp_path: Path) -> None:
    program = """\
from pathlib import Path

from guard_codemod import Finding, Outcome, Result, Settings, Severity, check, guard, remove


def guarded(path: Path) -> str:
    result: Result[bytes] = guard(path.read_bytes(), Settings(timeout="1h", kill_after=60), filename=path.name)
    path.write_bytes(result.code)
    again: str = remove(guard("x = 1", Settings(timeout=1)).code).code
    return again if result.outcome is Outcome.GUARDED else result.reason


def errors(script: str) -> list[Finding]:
    return [finding for finding in check(script).findings if finding.severity is Severity.ERROR]


text: bytes = guard("", Settings()).code
data: str = guard(b"", Settings()).code
guard(3, Settings())
Settings(timeout=1.5)
from guard_codemod import nonsense
"""
    fill(tmp_path, {"program.py": program})
    ran = subprocess.run(
        [
            sys.executable,
            "-m",
            "mypy",
            "--strict",
            "--cache-dir",
            str(tmp_path / "cache"),
            "program.py",
        ],
        cwd=tmp_path,
        env=clean_environment(),
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert re.findall(r"^program.py:(\d+): error", ran.stdout, re.MULTILINE) == [
        "17",
        "18",
        "19",
        "20",
        "21",
    ], ran.stdout


@pytest.mark.parametrize(
    ("path", "target", "outcome"),
    [
        ("late.py", "late:fail", Outcome.REFUSED),
        ("jobs/ops/late.py", "ops.late:fail", Outcome.REFUSED),
        ("too_late.py", "late:fail", Outcome.GUARDED),
    ],
)
def test_no_guard_imports_its_own_file(path: str, target: str, outcome: Outcome) -> None:
    settings = replace(HOUR, on_timeout=target)
    result = guard(JOB, settings, filename=path)
    assert result.outcome is outcome
