"""What several test modules need."""

from __future__ import annotations

import ast
import itertools
import os
import pty
import select
import shutil
import subprocess
import sys
import warnings
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

import guard_codemod
from guard_codemod.cli.app import cli
from guard_codemod.cli.output import PROGRAM, run
from guard_codemod.config.settings import Settings
from guard_codemod.engine import engine
from guard_codemod.files.source_file import SourceFile, decode
from guard_codemod.guards.actions.base import TimeoutAction
from guard_codemod.guards.parts import parts
from guard_codemod.guards.parts.backstop import BackstopAtLimit
from guard_codemod.guards.parts.base import Part
from guard_codemod.guards.placeholders import TEXT
from guard_codemod.guards.spec import GuardOptions
from guard_codemod.model import FileReport, Finding, Outcome
from guard_codemod.rules import find_hazards
from guard_codemod.rules.support.checker import CheckContext
from guard_codemod.rules.tg001_unguarded_job import UnguardedJob
from guard_codemod.semantic.model import SemanticModel
from guard_codemod.semantic.parsing import parse

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = Path(guard_codemod.__file__).parent
JOBS = ROOT / "fixtures" / "jobs"
CASES = ROOT / "fixtures" / "cases"
HOUR = Settings(timeout=3600, kill_after="none")
MEDIUM = replace(HOUR, confidence="medium")
"""Reports what is likely, too."""


def options_of(action: type[TimeoutAction], chosen: Iterable[type[Part]]) -> GuardOptions:
    """Return options that ask for *action* and the *chosen* parts."""
    values: dict[str, Any] = {"on_timeout": action.example}
    for part in chosen:
        if part is BackstopAtLimit and not action.has_handler:
            continue  # what calls a function of the user arms nothing: such jobs get no backstop
        for option, value in part.template.items():
            values[option] = TEXT.sub("A1", value) if isinstance(value, str) else value
            if type(value) is int:
                values[option] = 60
    return GuardOptions(**values)


def all_options(action: type[TimeoutAction]) -> Iterable[GuardOptions]:
    """Yield options that ask for no part, for each, for all pairs, and for all."""
    pairs = itertools.combinations_with_replacement(parts(), 2)
    beside_an_alarm = [part for part in parts() if "alone" not in part.template]
    chosen = [(), *pairs, beside_an_alarm, parts()]
    yield from {options_of(action, some): None for some in chosen}


def guard_text(
    content: str | bytes,
    settings: Settings = HOUR,
    *,
    path: str = "job.py",
    executable: bool = False,
) -> str:
    """Return what `apply` makes of a script named on the command line; it must be guarded."""
    data = content.encode() if isinstance(content, str) else content
    result = engine.guard(SourceFile(path, data, executable=executable), settings)
    assert_guarded(result, settings, executable=executable)
    assert result.new is not None
    return decode(result.new).content


def hazards(text: str, raised: str | None = "TimeoutError") -> list[Finding]:
    """Return what can keep a guard of the script *text* from ending it: one that raises *raised*.

    It counts as armed on the first line.
    """
    program = SemanticModel.of(parse(text), text)
    return list(find_hazards(CheckContext(program, raised, guarded_from=1, there=True)))


def assert_guarded(
    result: FileReport, settings: Settings = HOUR, *, executable: bool = False
) -> None:
    """Assert that *result* has a new content that parses, and that a second pass leaves it alone."""
    assert result.new is not None, (result.before.outcome, result.before.reason)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        ast.parse(decode(result.new).content)
    again = engine.guard(SourceFile(result.path, result.new, executable=executable), settings)
    assert (again.before.outcome, again.new) == (Outcome.ALREADY_GUARDED, None), again.before.reason


def read_toml(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def is_executable(path: Path) -> bool:
    return bool(path.stat().st_mode & 0o111)


def clean_environment(**extra: str) -> dict[str, str]:
    """Return an environment for a child process in which nothing but *extra* steers Python, or says what to paint."""
    steering = ("PYTHON", "COV_", "NO_COLOR", "FORCE_COLOR")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(steering)}
    return {**kept, "PYTHONDONTWRITEBYTECODE": "1", **extra}


CONCISE = ("--output-format", "concise")
GUARD_CODEMOD = (sys.executable, "-m", "guard_codemod")

NOBODY = 65534
# As the only thing that root may not do is what nobody may not: everything is imported first, since
# nobody may be kept from where Python is installed.
DROP_PRIVILEGES = f"""\
if os.geteuid() == 0:
    os.setgroups([]); os.setgid({NOBODY}); os.setuid({NOBODY})
"""
UNPRIVILEGED_PROGRAM = f"""\
import os, pkgutil, shlex, shutil, string, subprocess
import guard_codemod
from guard_codemod import cli
for module in pkgutil.walk_packages(guard_codemod.__path__, "guard_codemod."):
    if not module.name.endswith("__main__"):  # later, nothing can be imported
        __import__(module.name)
{DROP_PRIVILEGES}
cli.main()
"""

JOB = 'def main():\n    print("working")\n\n\nif __name__ == "__main__":\n    main()\n'
LIBRARY = "def half(number):\n    return number / 2\n"
BROKEN = JOB + "def half(number:\n"
GUARDED = UnguardedJob.good.replace("import signal\n", "import os\nimport signal\n")
HAZARD = f'{GUARDED}    os.execvp("rsync", ["rsync"])\n'
"""A job with a guard, which TG107 warns of on the last line."""


def program(
    *arguments: str | bytes | Path, cwd: Path, stdin: bytes = b"", **env: str
) -> subprocess.CompletedProcess[bytes]:
    """Run the real program to its end in *cwd*."""
    return subprocess.run(
        [*GUARD_CODEMOD, *arguments],
        cwd=cwd,
        input=stdin,
        capture_output=True,
        env=clean_environment(**env),
        timeout=60,
        check=False,
    )


def in_process(
    *arguments: str | Path, cwd: Path, stdin: bytes = b"", **env: str
) -> subprocess.CompletedProcess[bytes]:
    """Do what `program` does, without a process of its own, which would mostly import modules."""
    words = [PROGRAM, *map(str, arguments)]
    variables = {"NO_COLOR": None, "FORCE_COLOR": None, **env}
    with (
        pytest.MonkeyPatch.context() as patch,
        CliRunner().isolation(stdin, variables) as (stdout, stderr, _),
    ):
        patch.chdir(cwd)
        patch.setattr(sys, "argv", words)
        with pytest.raises(SystemExit) as end:
            run(cli)
    code = end.value.code
    assert isinstance(code, int)
    return subprocess.CompletedProcess(words, code, stdout.getvalue(), stderr.getvalue())


def fill(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    """Write *files*, contents by relative path, below *folder*, and return it."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return folder


def copy_package(folder: Path) -> None:
    """Copy the package into *folder*, with its bytecode: compiling it takes longer than a run."""
    half_written = shutil.ignore_patterns("*.pyc.*")
    shutil.copytree(PACKAGE, folder / PACKAGE.name, ignore=half_written)


def contents(folder: Path) -> dict[str, bytes]:
    """Return the content of each file below *folder*, by its relative path."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def invoke(*arguments: str) -> tuple[int, list[str]]:
    """Run the command line in this process, and return the exit code and all lines of output.

    A report has one line for each finding, unless another format is asked for.
    """
    if arguments[0] in ("check", "apply", "remove") and "--output-format" not in arguments:
        arguments = (*arguments, *CONCISE)
    result = CliRunner(env={"FORCE_COLOR": ""}).invoke(cli, arguments, prog_name="guard-codemod")
    if not isinstance(result.exception, SystemExit | None):
        raise result.exception
    return result.exit_code, result.output.splitlines()


def on_a_terminal(
    *arguments: str, cwd: Path, program: Sequence[str] = GUARD_CODEMOD, **env: str
) -> str:
    """Run the real *program* on a terminal, and return what the terminal got."""
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [*program, *arguments],
        cwd=cwd,
        env=clean_environment(**env),
        stdin=subprocess.DEVNULL,
        stdout=theirs,
        stderr=theirs,
    ) as child:
        os.close(theirs)
        seen = b""
        while select.select([ours], [], [], 60)[0]:
            try:
                data = os.read(ours, 65536)
            except OSError:  # how a terminal says on Linux that nobody else has it open
                break
            if not data:
                break
            seen += data
        child.wait(60)
    os.close(ours)
    return seen.decode().replace("\r\n", "\n")


def each(names: Sequence[str]) -> Callable[[Callable[[str], None]], Callable[[list[str]], None]]:
    """Run a test with each of *names*, many in one: there are thousands of them."""

    def decorated(test: Callable[[str], None]) -> Callable[[list[str]], None]:
        def of_each(names: list[str]) -> None:
            for name in names:
                test(name)

        of_each.__name__ = test.__name__
        return pytest.mark.parametrize("names", parts_of(names), ids=lambda part: part[0])(of_each)

    return decorated


def parts_of(names: Sequence[str]) -> list[Sequence[str]]:
    """Return *names* in parts, for one test each."""
    return [names[at : at + 16] for at in range(0, len(names), 16)]
