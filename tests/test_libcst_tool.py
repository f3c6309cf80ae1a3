"""The codemod, in the real libcst.tool and in libcst's own test class."""

from __future__ import annotations

import pickle
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from helpers import BROKEN, CASES, JOB, LIBRARY, ROOT, clean_environment, contents, fill, program
from libcst import parse_module
from libcst.codemod import CodemodContext, CodemodTest, SkipFile

from guard_codemod import GuardCommand, Settings, guard

pytestmark = pytest.mark.slow

GUARDED = guard(JOB, Settings(timeout=3600), filename="job.py").code
NEVER_ENDS = f"{JOB}    while True:\n        print('again')\n"


def _tool(*arguments: str, cwd: Path, stdin: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "libcst.tool", *arguments],
        cwd=cwd,
        input=stdin,
        env=clean_environment(
            PATH=f"{Path(sys.executable).parent}:/usr/bin:/bin"
        ),  # where black is
        capture_output=True,
        text=True,
        timeout=240,
    )


def _codemod(*arguments: str, cwd: Path, stdin: str = "") -> subprocess.CompletedProcess[str]:
    return _tool(
        "codemod",
        "-x",
        "guard_codemod.GuardCommand",
        "--no-format",
        "--hide-progress",
        *arguments,
        cwd=cwd,
        stdin=stdin,
    )


class TestGuardCommand(CodemodTest):
    TRANSFORM = GuardCommand

    def test_a_job(self) -> None:
        self.assertCodemod(
            JOB, GUARDED.replace("job.py", "this script"), timeout=3600, expected_warnings=[]
        )

    def test_the_name_of_the_file(self) -> None:
        context = CodemodContext(filename="job.py")
        self.assertCodemod(JOB, GUARDED, timeout=3600, context_override=context)

    def test_every_option(self) -> None:
        after = guard(
            JOB,
            Settings(timeout=90, kill_after=60, timeout_env="LIMIT", portable=True, message="over"),
        ).code
        self.assertCodemod(
            JOB,
            after,
            timeout="90s",
            kill_after=60,
            timeout_env="LIMIT",
            portable=True,
            message="over",
        )

    def test_what_needs_no_guard(self) -> None:
        for script in (LIBRARY, GUARDED, "", f"# guard-codemod: skip-file\n{JOB}"):
            self.assertCodemod(
                script, script, timeout=3600, expected_skip=True, expected_warnings=[]
            )

    def test_what_the_file_says_itself(self) -> None:
        after = guard(f"# guard-codemod: timeout=2h\n{JOB}", Settings()).code
        self.assertCodemod(f"# guard-codemod: timeout=2h\n{JOB}", after, timeout=3600)

    def test_warnings(self) -> None:
        after = guard(NEVER_ENDS, Settings(timeout=60))
        context = CodemodContext()
        self.assertCodemod(NEVER_ENDS, after.code, timeout=60, context_override=context)
        assert [warning.split()[:3] for warning in context.warnings] == [
            ["line", f"{after.findings[0].line}:", "TG111"],
        ]

    def test_what_cannot_be_guarded(self) -> None:
        script = f"import winreg\n{JOB}"
        context = CodemodContext()
        self.assertCodemod(script, script, timeout=60, expected_skip=True, context_override=context)
        assert [warning.split()[:3] for warning in context.warnings] == [["line", "6:", "TG009"]]


def test_what_fails() -> None:
    for options, code in [({}, "TG907"), ({"timeout": 60}, "TG201")]:
        script = f"# guard-codemod: {'nonsense' if options else 'portable=true'}\n{JOB}"
        with pytest.raises(Exception, match=f"^{code} ") as caught:
            GuardCommand(CodemodContext(), **options).transform_module(parse_module(script))
        assert not isinstance(caught.value, SkipFile)


@pytest.mark.parametrize(
    "options", [{"timeout": 0}, {"timeout": "soon"}, {"timeuot": 60}, {"portable": 1}]
)
def test_options_that_cannot_be(options: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"timeout|portable"):
        GuardCommand(CodemodContext(), **options)


def test_it_can_be_sent_to_another_process() -> None:
    command = pickle.loads(pickle.dumps(GuardCommand(CodemodContext(), timeout=60)))
    assert "alarm(60)" in command.transform_module(parse_module(JOB)).code


def _is_fair(name: str, data: bytes) -> bool:
    """Whether libcst can parse *data*, and reproduces it: what it loses of a file is not for us to keep."""
    try:
        return parse_module(data).bytes == data and "@gen" + "erated" not in name
    except Exception:
        return False


def test_it_gives_what_our_own_command_gives(tmp_path: Path) -> None:
    theirs, ours = tmp_path / "theirs" / "x", tmp_path / "ours" / "x"
    scripts = {path.relative_to(CASES): path for path in CASES.glob("*/*.py")}
    fair = {name: path for name, path in scripts.items() if _is_fair(path.name, path.read_bytes())}
    assert len(fair) > 0.95 * len(scripts)
    for name, path in fair.items():
        for tree in (theirs, ours):
            fill(tree, {str(name): path.read_bytes()})
            (tree / name).chmod(path.stat().st_mode)
    ran = _codemod("--timeout", "3600", "--jobs", "2", ".", cwd=theirs)
    program("apply", "--timeout", "3600", ".", cwd=ours)
    result = contents(theirs)
    assert result == contents(ours)
    changed = sum(result[str(name)] != path.read_bytes() for name, path in fair.items())
    assert changed > 100
    assert f"Transformed {changed} files successfully" in ran.stderr, ran.stderr[-2000:]
    assert ran.returncode == ("Failed to codemod 0 files" not in ran.stderr)


CONFIGURED = "modules: ['libcst.codemod.commands', 'guard_codemod.integrations']\n"


def test_a_repository_that_lists_our_codemods(here: Path) -> None:
    fill(
        here,
        {".libcst.codemod.yaml": CONFIGURED, "scripts/job.py": JOB, "scripts/library.py": LIBRARY},
    )
    listed = _tool("list", cwd=here)
    assert (
        "guard_codemod.GuardCommand - Insert a timeout guard into job scripts."
        in listed.stdout.splitlines()
    )
    arguments = ["--timeout", "3600", "--no-format", "scripts/"]
    ran = _tool("codemod", "guard_codemod.GuardCommand", *arguments, cwd=here)
    assert ran.returncode == 0
    assert (here / "scripts/job.py").read_text() == GUARDED
    assert (here / "scripts/library.py").read_text() == LIBRARY
    assert "library.py: library module: it only defines things" in ran.stderr
    again = _tool("codemod", "guard_codemod.GuardCommand", *arguments, cwd=here)
    assert (again.returncode, (here / "scripts/job.py").read_text()) == (0, GUARDED)


def test_help_names_the_options_of_our_own_command(here: Path) -> None:
    said = _codemod("--help", cwd=here).stdout
    ours = program("apply", "--help", cwd=here).stdout.decode()
    for option in (
        "--timeout",
        "--kill-after",
        "--on-timeout",
        "--no-portable",
        "--wrap-main",
        "--update",
        "--include-non-jobs",
    ):
        assert option in said
        assert option in ours
    assert "--exclude" not in said


def test_an_option_that_takes_a_list(here: Path) -> None:
    fill(here, {"job.py": JOB})
    _codemod("--timeout", "3600", "--ignore", "TG010,TG001", "job.py", cwd=here)
    assert (here / "job.py").read_text() == JOB
    _codemod("--timeout", "3600", "--ignore", "TG010", "job.py", cwd=here)
    assert (here / "job.py").read_text() == GUARDED


def test_an_option_that_cannot_be(here: Path) -> None:
    fill(here, {"job.py": JOB})
    ran = _codemod("--timeout", "0", "job.py", cwd=here)
    assert ran.returncode == 2
    assert "argument --timeout: '0' is zero" in ran.stderr
    assert (here / "job.py").read_text() == JOB


def test_the_configuration_holds_below_the_options(here: Path) -> None:
    table = """\
[tool.guard-codemod]
timeout = "2h"
message = "of the table"
portable = true
extend-exclude = ["old"]
"""
    fill(
        here, {"pyproject.toml": table, "job.py": JOB, "old/job.py": JOB, "tests/test_job.py": JOB}
    )
    ran = _codemod("--message", "of the option", "--no-portable", ".", cwd=here)
    assert "alarm(7200)" in (here / "job.py").read_text()
    assert "of the option" in (here / "job.py").read_text()
    assert "hasattr" not in (here / "job.py").read_text()
    assert (here / "old/job.py").read_text() == (here / "tests/test_job.py").read_text() == JOB
    assert "old/job.py: excluded by" in ran.stderr


def test_files_that_fail_make_the_run_fail(here: Path) -> None:
    fill(here, {"broken.py": BROKEN, "job.py": JOB, "limitless.py": f"import winreg\n{JOB}"})
    ran = _codemod(".", cwd=here)
    assert ran.returncode == 1
    assert "GuardError: TG907 no timeout is set" in ran.stderr
    assert "WARNING: line 6: TG009 cannot be guarded safely" in ran.stderr
    assert "Failed to codemod 2 files" in ran.stderr
    assert contents(here)["job.py"] == JOB.encode()


def test_a_diff_writes_nothing(here: Path) -> None:
    fill(here, {"job.py": JOB})
    ran = _codemod("--timeout", "3600", "--unified-diff", "1", "job.py", cwd=here)
    assert "+    signal.alarm(3600)" in ran.stdout.splitlines()
    assert (here / "job.py").read_text() == JOB


def test_standard_input(here: Path) -> None:
    ran = _codemod("--timeout", "3600", "-", cwd=here, stdin=JOB)
    ours = program("apply", "--timeout", "3600", "-", cwd=here, stdin=JOB.encode())
    assert ran.stdout == ours.stdout.decode() + "\n"  # which is libcst.tool's


def test_the_formatter_of_libcst_is_run_over_guarded_files_only(here: Path) -> None:
    fill(here, {"job.py": JOB, "library.py": "x  =  1\n"})
    arguments = ["-x", "guard_codemod.GuardCommand", "--timeout", "3600", "."]
    assert _tool("codemod", *arguments, cwd=here).returncode == 0
    assert (here / "job.py").read_text() == GUARDED
    assert (here / "library.py").read_text() == "x  =  1\n"


def test_the_commands_and_the_test_in_the_documentation(here: Path) -> None:
    page = (ROOT / "docs" / "libcst.md").read_text(encoding="utf-8")
    commands = re.findall(r"```sh\npython -m libcst.tool (.*)\n```", page)
    yaml, example = (
        re.findall(rf"```{language}\n(.*?)```", page, re.DOTALL)[0]
        for language in ("yaml", "python")
    )
    fill(here, {"test_ours.py": example})
    assert len(commands) == 2
    for command, configuration in zip(commands, ("", yaml), strict=True):
        fill(here, {".libcst.codemod.yaml": configuration or "{}", "etl/job.py": JOB})
        ran = _tool(*command.split(), cwd=here)
        assert (ran.returncode, (here / "etl/job.py").read_text()) == (0, GUARDED), ran.stderr
    tests = [sys.executable, "-m", "unittest", "test_ours"]
    assert (
        subprocess.run(
            tests, cwd=here, env=clean_environment(), capture_output=True, timeout=60
        ).returncode
        == 0
    )
