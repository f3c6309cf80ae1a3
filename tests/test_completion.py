"""Completion, in the shells themselves."""

from __future__ import annotations

import os
import pty
import select
import shlex
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from external_tools import SCRIPTS_ON_PATH, ran
from helpers import JOB, clean_environment, fill

from guard_codemod.cli.app import cli

pytestmark = pytest.mark.slow

TURN_ON = 'eval "$(_GUARD_CODEMOD_COMPLETE=bash_source guard-codemod)"'
COMMANDS = set(cli.commands)


def bash() -> str:
    """Return a bash that is new enough for completion."""
    found = shutil.which("bash")
    if (
        found is None
        or ran(
            [found, "-c", "((BASH_VERSINFO[0] * 100 + BASH_VERSINFO[1] >= 404))"],
            Path.cwd(),
            status=None,
        ).returncode
    ):
        pytest.skip("there is no bash 4.4 here")
    return found


def completed(*words: str, cwd: Path) -> set[str]:
    """Return what bash's own completion function offers for the last of *words*."""
    line = shlex.join(["guard-codemod", *words])
    program = f"""\
{TURN_ON}
COMP_WORDS=({line}); COMP_CWORD={len(words)}
compopt() {{ echo "files: $2"; }}  # it works while a key is being pressed only
_guard_codemod_completion guard-codemod
printf '%s\\n' "${{COMPREPLY[@]}}"
"""
    return set(
        ran([bash(), "--norc", "-c", program], cwd, env=SCRIPTS_ON_PATH).stdout.split("\n")
    ) - {""}


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        ([""], COMMANDS),
        (["c"], {name for name in COMMANDS if name.startswith("c")}),
        (["check", "--kill"], {"--kill-after"}),
        (["apply", "--timeout"], {"--timeout", "--timeout-env"}),
        (["check", "--no-gitig"], set()),
        (["check", "a.py", "--diff", "--isol"], {"--isolated"}),
    ],
)
def test_bash_completes_commands_and_options(
    words: list[str], offered: set[str], tmp_path: Path
) -> None:
    assert completed(*words, cwd=tmp_path) == offered


@pytest.mark.parametrize(
    "words",
    [
        *(
            [name, ""]
            for name in sorted(COMMANDS & {"apply", "check", "remove", "files", "config"})
        ),
        ["check", "a.py", "etl/"],
        ["check", "--config", ""],
        ["check", "--stdin-filename", "nig"],
    ],
)
def test_bash_completes_files(words: list[str], tmp_path: Path) -> None:
    assert completed(*words, cwd=tmp_path) == {"files: default"}


class Typist:
    """Somebody at a terminal with an interactive bash."""

    def __init__(self, folder: Path) -> None:
        self._ours, theirs = pty.openpty()
        environment = clean_environment(
            **SCRIPTS_ON_PATH, PS1="ready> ", TERM="dumb", INPUTRC=os.devnull
        )
        self._shell = subprocess.Popen(
            [bash(), "--norc", "--noprofile", "-i"],
            cwd=folder,
            env=environment,
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            start_new_session=True,
        )
        os.close(theirs)

    def type(self, keys: str, until: str) -> str:
        """Type *keys*, and return what the terminal shows from then on, which ends as soon as it holds *until*."""
        os.write(self._ours, keys.encode())
        seen = ""
        while until not in seen:
            assert select.select([self._ours], [], [], 60)[0], (
                f"still waiting for {until!r} after: {seen}"
            )
            seen += os.read(self._ours, 65536).decode()
        return seen

    def leave(self) -> None:
        self._shell.kill()
        self._shell.wait()
        os.close(self._ours)


@pytest.fixture
def typist(tmp_path: Path) -> Iterator[Typist]:
    fill(tmp_path, {"scripts/nightly export.py": JOB})
    typist = Typist(tmp_path)
    yield typist
    typist.leave()


def test_the_tab_key_completes_a_whole_command_line(typist: Typist) -> None:
    typist.type(f"{TURN_ON}\n", "ready> ")
    typist.type("guard-codemod ch\t", "check ")
    typist.type("scr\t", "ipts/")
    typist.type("nig\t", "export.py ")
    assert "TG001 no timeout guard" in typist.type("\n", "1 unguarded")


@pytest.mark.parametrize(
    ("shell", "program", "expected"),
    [
        (
            "fish",
            "{fish_source} | source; complete -C 'guard-codemod ch'",
            "check\tReport job scripts that have no guard.",
        ),
        (
            "zsh",
            'autoload -Uz compinit && compinit -D && eval "$({zsh_source})" && print $_comps[guard-codemod]',
            "_guard_codemod_completion",
        ),
    ],
)
def test_other_shells_take_it_too(shell: str, program: str, expected: str, tmp_path: Path) -> None:
    found = shutil.which(shell)
    if found is None:
        pytest.skip(f"there is no {shell} here")
    source = f"_GUARD_CODEMOD_COMPLETE={shell}_source guard-codemod"
    command = program.replace(f"{{{shell}_source}}", source)
    assert (
        ran(
            [found, "-c", command], tmp_path, env=SCRIPTS_ON_PATH | {"HOME": str(tmp_path)}
        ).stdout.strip()
        == expected
    )
