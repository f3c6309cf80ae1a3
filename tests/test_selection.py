"""Which files are looked at: .gitignore, --exclude, --include, and what ``files`` says of them."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest
from helpers import JOB, clean_environment, fill, in_process, invoke

from guard_codemod.rules.tg010_possible_job import PossibleJob

GIT = ("git", "-c", "init.defaultBranch=main")


def listed(*arguments: str) -> list[str]:
    code, output = invoke("files", *arguments)
    assert code == 0
    return output


def exclusion(*arguments: str) -> dict[str, str]:
    lines = [line.split(": skipped: ") for line in listed(*arguments, "-v")]
    return {line[0]: line[1] for line in lines if len(line) == 2}


@pytest.fixture
def repository(here: Path) -> Path:
    subprocess.run([*GIT, "init", "-q", "."], cwd=here, env=clean_environment(), check=True)
    return here


IGNORES = {
    ".gitignore": "*.tmp.py\n/scratch/\n!keep.tmp.py\n# comment\n\n!\n",
    "etl/.gitignore": "old_*\n!old_but_good.py\n",
    "etl/deep/.gitignore": "*\n!*.tmp.py\n",
    ".git/info/exclude": "private.py\netl/old_but_good.py\n",
}
PATHS = """
a.py a.tmp.py keep.tmp.py private.py scratch/b.py
etl/scratch/b.py etl/old_load.py etl/old_but_good.py etl/deep/c.py etl/deep/d.tmp.py
"""
TREE = dict.fromkeys(PATHS.split(), JOB)


def test_gitignore_is_respected_as_git_does(repository: Path) -> None:
    fill(repository, {**TREE, **IGNORES})
    by_git = subprocess.run(
        [*GIT, "ls-files", "--others", "--exclude-standard", "*.py"],
        cwd=repository,
        env=clean_environment(HOME=str(repository)),
        capture_output=True,
        text=True,
        check=True,
    ).stdout.splitlines()
    assert sorted(listed(".")) == sorted(by_git)
    assert listed("etl") == [path for path in listed(".") if path.startswith("etl/")]
    assert sorted(listed("--no-respect-gitignore")) == sorted(TREE)
    assert len(listed("etl", "--no-respect-gitignore")) == sum(
        name.startswith("etl/") for name in TREE
    )
    assert exclusion(".")["etl/deep/c.py"] == "ignored by etl/deep/.gitignore"
    assert exclusion("etl/deep")["etl/deep/c.py"] == "ignored by etl/deep/.gitignore"


FILES = [
    "a.py",
    "b.py",
    "etl/a.py",
    "etl/b.py",
    "etl/deep/a.py",
    "x/x/x/a.py",
    "build/a.py",
    "build/keep/a.py",
]


@pytest.mark.parametrize(
    "patterns",
    [
        *(
            "*",
            "*.py",
            "**",
            "/*",
            "/**",
            "*/",
            "/*/",
            "etl",
            "/etl",
            "etl/",
            "etl/*",
            "etl/**",
            "**/a.py",
            "x/**/a.py",
        ),
        *(
            "x",
            "/x",
            "x/x",
            "x/",
            "*/a.py",
            "etl/a.py",
            "/a.py",
            "[ab].py",
            "?.py",
            "!a.py",
            "#a.py",
            r"\#a.py",
            "a.py ",
        ),
        *(
            "*|!*/|!*.py",
            "*|!etl/|!*.py",
            "etl/**|!etl/b.py",
            "etl/*|!etl/b.py",
            "etl/|!etl/b.py",
            "*.py|!a.py",
        ),
        *(
            "*.py|!/a.py",
            "!a.py|*.py",
            "build/*|!build/keep/",
            "/*|!/etl",
            "/*|!/etl/|/etl/*|!/etl/deep/",
            "**/deep/**",
        ),
        *(
            "\ufeffa.py|b.py",
            "a.py\r|b.py\r",
            "etl/*/a.py",
            "**/x/x",
            "x/*/",
            "!|a.py",
            "\\|a.py",
            "a.py/",
            "**/deep|!a.py",
        ),
    ],
)
def test_patterns_mean_what_they_mean_to_git(patterns: str, repository: Path) -> None:
    fill(repository, dict.fromkeys(FILES, JOB))
    fill(repository, {".gitignore": patterns.replace("|", "\n") + "\n"})
    command = [*GIT, "ls-files", "--others", "--exclude-standard", "*.py"]
    environment = clean_environment(HOME=str(repository))
    by_git = subprocess.run(
        command, cwd=repository, env=environment, capture_output=True, text=True, check=True
    )
    assert sorted(listed(".", "--exclude", "nothing")) == sorted(by_git.stdout.splitlines())


def test_a_gitignore_that_is_no_file_is_not_waited_for(here: Path) -> None:
    fill(here, {"job.py": JOB, "ignores": "*.py\n", "etl/job.py": JOB})
    os.mkfifo(here / ".gitignore")
    (here / "etl" / ".gitignore").symlink_to("../ignores")  # git does not follow one either
    for option in ("--respect-gitignore", "--no-respect-gitignore"):
        assert listed(".", option) == ["job.py", "etl/job.py"]


def test_patterns_of_the_repository_hold_below_its_root_only(repository: Path) -> None:
    fill(
        repository,
        {".gitignore": "*.py\n", "inner/.git/HEAD": "", "inner/job.py": JOB, "job.py": JOB},
    )
    assert listed("inner") == listed(".") == ["inner/job.py"]


def test_without_a_repository_nothing_above_counts(here: Path) -> None:
    fill(here, {".gitignore": "*.py\n", "jobs/job.py": JOB})
    assert listed("jobs") == ["jobs/job.py"]
    assert listed(".") == []


@pytest.mark.parametrize("named", ["scratch", "scratch/", "scratch/deep", "scratch/deep/b.py"])
def test_what_is_ignored_and_named_is_looked_at(named: str, repository: Path) -> None:
    fill(repository, {".gitignore": "scratch/\n", "scratch/deep/b.py": JOB})
    assert listed(".") == []
    assert listed(named) == ["scratch/deep/b.py"]


def test_a_gitignore_that_cannot_be_read_says_nothing(here: Path) -> None:
    fill(
        here,
        {
            ".gitignore": b"\xff\xfe\xfa.py\n!\n\\\n",
            "job.py": JOB,
            "folder/.gitignore/x": "",
            "folder/job.py": JOB,
        },
    )
    assert listed(".") == ["job.py", "folder/job.py"]


def test_exclude_replaces_the_default_and_extend_exclude_adds_to_it(here: Path) -> None:
    fill(here, dict.fromkeys(("build/a.py", "etl/b.py", "etl/old/c.py", "d.py", "e.py"), JOB))
    assert listed() == ["d.py", "e.py", "etl/b.py", "etl/old/c.py"]
    assert listed("--extend-exclude", "old", "--extend-exclude", "/e.*") == ["d.py", "etl/b.py"]
    assert listed("--exclude", "etl") == ["d.py", "e.py", "build/a.py"]
    assert exclusion("--exclude", "etl/**", "--extend-exclude", "d.py") == {
        "d.py": "excluded by command line: extend-exclude",
        "etl/b.py": "excluded by command line: exclude",
        "etl/old": "excluded by command line: exclude",
    }


def test_include_says_which_files_are_python(here: Path) -> None:
    shebang = "#!/usr/bin/env python3\n"
    fill(
        here,
        {
            "a.py": JOB,
            "b.cgi": JOB,
            "bin/c": shebang + JOB,
            "bin/d.sh": "#!/bin/sh\n",
            "bin/e": "#!/bin/sh\n",
        },
    )
    assert listed() == ["a.py", "bin/c"]
    assert listed("--include", "*.cgi") == ["b.cgi"]
    assert listed("--include", "*.cgi", "--include", "*.py") == ["a.py", "b.cgi"]
    assert listed("--include", "bin/*", "--exclude", "*.sh") == ["bin/c", "bin/e"]


def test_patterns_of_the_command_line_are_relative_to_the_current_folder(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(here, {"etl/a.py": JOB, "etl/etl/b.py": JOB})
    assert listed("--extend-exclude", "/etl/a.py") == ["etl/etl/b.py"]
    monkeypatch.chdir(here / "etl")
    assert listed(str(here), "--extend-exclude", "/etl") == [str(here / "etl" / "a.py")]


def test_patterns_match_by_name_what_lies_elsewhere(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(
        here,
        {"inside/x": "", "outside/a.py": JOB, "outside/gen_b.py": JOB, "outside/build/c.py": JOB},
    )
    monkeypatch.chdir(here / "inside")
    assert listed("../outside", "--include", "*.py") == ["../outside/a.py", "../outside/gen_b.py"]
    assert listed("../outside", "--exclude", "gen_*.py") == [
        "../outside/a.py",
        "../outside/build/c.py",
    ]
    assert listed("../outside", "--extend-exclude", "/gen_*.py") == [
        "../outside/a.py",
        "../outside/gen_b.py",
    ]


@pytest.mark.parametrize("option", ["--exclude", "--extend-exclude", "--include"])
@pytest.mark.usefixtures("here")
def test_a_pattern_that_is_none_is_a_usage_error(option: str) -> None:
    code, output = invoke("files", option, "!")
    assert (code, output[-1]) == (
        2,
        f"Error: Invalid value for '{option}': Invalid git pattern: '!'",
    )


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("etl/old/job.py", "excluded by command line: extend-exclude"),
        ("etl/old.py", "excluded by command line: extend-exclude"),
        ("build/job.py", "excluded by default"),
        ("env/job.py", "excluded by default, as a virtual environment"),
        ("scratch/job.py", "ignored by .gitignore"),
        ("etl/x/job.py", "ignored by etl/.gitignore"),
    ],
)
def test_force_exclude_leaves_out_what_a_walk_would(
    path: str, reason: str, repository: Path
) -> None:
    fill(
        repository,
        {
            path: JOB,
            "env/pyvenv.cfg": "",
            ".gitignore": "/scratch\n",
            "etl/.gitignore": "x/\n",
            "a.py": JOB,
        },
    )
    patterns = ("--extend-exclude", "old", "--extend-exclude", "etl/old.py")
    assert listed(path, *patterns) == [path]
    assert exclusion(path, "--force-exclude", *patterns) == {path: reason}
    assert listed("a.py", path, "--force-exclude", *patterns) == ["a.py"]
    code, output = invoke("check", path, "--force-exclude", *patterns, "-v")
    assert (code, output[0]) == (0, f"{path}: skipped: {reason}")


def test_force_exclude_concerns_folders_and_standard_input_too(repository: Path) -> None:
    fill(repository, {"build/a.py": JOB, "b.py": JOB})
    assert listed("build", "b.py", "--force-exclude") == ["b.py"]
    code, output = invoke("check", "build", "--force-exclude", "-v")
    assert (code, output[0]) == (0, "build: skipped: excluded by default")
    arguments = ("apply", "-", "--stdin-filename", "build/a.py", "--force-exclude", "--timeout=9")
    ran = in_process(*arguments, cwd=repository, stdin=JOB.encode())
    assert (ran.returncode, ran.stdout) == (0, JOB.encode())


def test_with_force_exclude_a_name_is_no_reason_to_guard_what_is_perhaps_a_job(here: Path) -> None:
    fill(here, {"perhaps.py": PossibleJob.bad})
    arguments = ("apply", "perhaps.py", "--timeout=9")
    assert invoke(*arguments, "--force-exclude")[0] == 0
    assert (here / "perhaps.py").read_text() == PossibleJob.bad
    stdin = in_process(
        *arguments[:1],
        "-",
        arguments[-1],
        "--force-exclude",
        cwd=here,
        stdin=PossibleJob.bad.encode(),
    )
    assert (stdin.returncode, stdin.stdout) == (0, PossibleJob.bad.encode())
    assert invoke(*arguments)[0] == 0
    assert "SIGALRM" in (here / "perhaps.py").read_text()


def test_force_exclude_without_a_repository_goes_from_the_current_folder(here: Path) -> None:
    fill(here, {"build/jobs/a.py": JOB})
    assert listed("build/jobs/a.py", "--force-exclude") == []
    os.chdir("build/jobs")
    assert listed("a.py", "--force-exclude") == ["a.py"]
    assert listed(str(here / "build" / "jobs" / "a.py"), "--force-exclude") == [
        str(here / "build" / "jobs" / "a.py")
    ]


def test_files_tells_why_each_other_file_is_exclusions(here: Path) -> None:
    fill(
        here,
        {
            "a.py": JOB,
            "test_a.py": JOB,
            "notes.txt": "",
            "run": "#!/bin/sh\n",
            "node_modules/x.py": JOB,
            "pyproject.toml": "[[tool.guard-codemod.overrides]]\nfiles = ['b*.py']\nskip = true\n",
            "b.py": JOB,
        },
    )
    (here / "z.py").symlink_to("a.py")
    assert listed() == ["a.py"]
    assert exclusion() == {
        "b.py": "skip is set (pyproject.toml: override 1)",
        "node_modules": "excluded by default",
        "notes.txt": "not Python by name or first line",
        "pyproject.toml": "not Python by name or first line",
        "run": "not Python by name or first line",
        "test_a.py": "named like a test",
        "z.py": "a symbolic link, which walking does not follow",
    }
    assert listed("--include-non-jobs") == ["a.py", "test_a.py"]


def test_files_that_cannot_be_looked_at_are_named_on_standard_error(here: Path) -> None:
    fill(here, {"a.py": JOB})
    os.mkfifo(here / "pipe.py")
    ran = in_process("files", ".", cwd=here)
    assert (ran.returncode, ran.stdout, ran.stderr) == (
        0,
        b"a.py\n",
        b"pipe.py: named pipe, not a file: put a file in its place, or exclude it\n",
    )
    ran = in_process("files", "a.py", "gone.py", cwd=here)
    assert (ran.returncode, ran.stdout, ran.stderr) == (
        2,
        b"a.py\n",
        b"gone.py: file does not exist: correct the path\n",
    )


def test_a_problem_is_a_failure_only_where_it_was_named(here: Path) -> None:
    fill(here, {"a.py": JOB})
    os.mkfifo(here / "pipe.py")
    (here / "gone.py").symlink_to("nowhere.py")
    code, output = invoke("apply", ".", "--timeout", "60")
    assert (code, output) == (
        0,
        [
            "a.py:14:5: guarded (main block)",
            "gone.py:1:1: TG902 broken symbolic link",
            "pipe.py:1:1: TG902 named pipe, not a file",
            "1 guarded, 2 skipped",
        ],
    )
    for name in ("gone.py", "pipe.py"):
        assert invoke("check", ".", name)[0] == 2
