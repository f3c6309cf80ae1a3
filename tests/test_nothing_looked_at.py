"""A run that looks at no file says so, and what left them out."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from helpers import GUARDED, JOB, LIBRARY, fill, in_process

SAID = "no file was checked"


def said(*arguments: str, cwd: Path) -> list[str]:
    """Return what a check says on standard error; it exits with 0."""
    ran = in_process("check", *arguments, cwd=cwd)
    assert ran.returncode == 0, ran
    return ran.stderr.decode().splitlines()


@pytest.mark.parametrize(
    ("files", "arguments", "lines"),
    [
        ({}, [], [f"{SAID}: no files are in the paths given"]),
        ({".git/hooks/job.py": JOB}, [], [f"{SAID}: no files are in the paths given"]),
        (
            {".git/HEAD": "", "venv/b.py": JOB},
            [],
            [
                f"{SAID}:",
                "  1 folder: excluded by default: name them, or set --exclude yourself",
            ],
        ),
        (
            {".gitignore": "*\n", "a.py": JOB, "lib/b.py": JOB},
            [],
            [
                f"{SAID}:",
                "  2 files and 1 folder: ignored by .gitignore:"
                " name them, or add --no-respect-gitignore",
            ],
        ),
        (
            {"a.py": JOB, "notes.txt": "", "run.sh": ""},
            ["--include", "*.job"],
            [
                f"{SAID}:",
                "  3 files: not among what include names: name them, or change --include",
            ],
        ),
        (
            {"notes.txt": "", "run.sh": ""},
            [],
            [
                f"{SAID}:",
                "  2 files: not Python by name or first line: name them, or add --include PATTERN",
            ],
        ),
        (
            {"a.py": JOB, "venv/b.py": JOB},
            ["--extend-exclude", "a.py"],
            [
                f"{SAID}:",
                "  1 file: excluded by command line: extend-exclude:"
                " name them, or change what excludes them",
                "  1 folder: excluded by default: name them, or set --exclude yourself",
            ],
        ),
        (
            {"test_a.py": JOB, "tests/b.py": JOB},
            [],
            [
                f"{SAID}:",
                "  1 file: named like a test: add --include-non-jobs",
                "  1 file: in a folder for tests: add --include-non-jobs",
            ],
        ),
        (
            {"a.py": JOB, "guard-codemod.toml": "skip = true\nexclude = ['*.toml']\n"},
            [],
            [
                f"{SAID}:",
                "  1 file: skip is set (guard-codemod.toml): guard-codemod files -v lists them",
                "  1 file: excluded by guard-codemod.toml: exclude:"
                " name them, or change what excludes them",
            ],
        ),
        (
            {"a.py": JOB},
            ["a.py", "--force-exclude", "--exclude", "a.py"],
            [
                f"{SAID}:",
                "  1 file: excluded by command line: exclude:"
                " name them, or change what excludes them",
            ],
        ),
    ],
)
def test_what_left_the_files_out(
    files: dict[str, str], arguments: list[str], lines: list[str], tmp_path: Path
) -> None:
    fill(tmp_path, files)
    assert said(*arguments, cwd=tmp_path) == lines
    assert said(*arguments, "-q", cwd=tmp_path) == lines


@pytest.mark.parametrize(
    ("files", "arguments"),
    [
        ({"a.py": LIBRARY}, []),
        ({"a.py": LIBRARY, "test_a.py": JOB, "notes.txt": ""}, []),
        ({"notes.txt": "", "test_a.py": LIBRARY}, ["--include-non-jobs"]),
        ({"a.py": "# guard-codemod: skip-file\n"}, []),
        (
            {
                "a.py": f"# /// script\n# [tool.guard-codemod]\n# skip = false\n# ///\n{GUARDED}",
                "guard-codemod.toml": "skip = true\n",
            },
            [],
        ),
        ({".gitignore": "*\n", "a.py": LIBRARY}, ["a.py"]),
        ({".gitignore": "*\n", "a.py": LIBRARY}, ["--no-respect-gitignore"]),
    ],
)
def test_a_run_that_looked_at_a_file_does_not_say_so(
    files: dict[str, str], arguments: list[str], tmp_path: Path
) -> None:
    fill(tmp_path, files)
    assert said(*arguments, cwd=tmp_path) == []


@pytest.mark.parametrize("form", ["json", "gitlab", "sarif"])
def test_documents_stay_documents(form: str, tmp_path: Path) -> None:
    ran = in_process("check", "--output-format", form, cwd=tmp_path)
    assert ran.returncode == 0
    assert json.loads(ran.stdout) is not None
    assert SAID.encode() in ran.stderr


@pytest.mark.parametrize(
    "arguments", [["apply", ".", "--timeout", "1h"], ["remove", "."], ["check", "-j2"]]
)
def test_other_commands_say_so_too(arguments: list[str], tmp_path: Path) -> None:
    ran = in_process(*arguments, cwd=tmp_path)
    assert (ran.returncode, ran.stderr.decode()) == (
        0,
        f"{SAID}: no files are in the paths given\n",
    )


def test_what_failed_is_said_already(tmp_path: Path) -> None:
    ran = in_process("check", "nowhere.py", cwd=tmp_path)
    assert (ran.returncode, SAID.encode() in ran.stderr) == (2, False)


def test_the_list_of_files_says_nothing_else(tmp_path: Path) -> None:
    ran = in_process("files", "-v", cwd=fill(tmp_path, {"notes.txt": ""}))
    assert (ran.returncode, ran.stderr) == (0, b"")
