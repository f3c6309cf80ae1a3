"""The plug-in, in the real flake8."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from helpers import BROKEN, CASES, JOB, JOBS, LIBRARY, ROOT, clean_environment, fill, program

from guard_codemod import Settings, guard

pytestmark = pytest.mark.slow

GUARDED = guard(JOB, Settings(timeout=7200)).code
NEVER_ENDS = guard(f"{JOB}    while True:\n        print('again')\n", Settings(timeout=60)).code
SAID = "5:1: TG001 no timeout guard"


def _flake8(*arguments: str, cwd: Path, stdin: str = "", isolated: bool = True) -> list[str]:
    """Return the lines that the real flake8 prints of ours and of what cannot be parsed."""
    ran = subprocess.run(
        [
            sys.executable,
            "-m",
            "flake8",
            *(["--isolated"] if isolated else []),
            "--extend-ignore=E3,W,F",
            *arguments,
        ],
        cwd=cwd,
        input=stdin,
        env=clean_environment(),
        capture_output=True,
        text=True,
        timeout=120,
    )
    lines = ran.stdout.splitlines()
    assert ran.stderr == ""
    assert ran.returncode == bool(lines)
    return lines


def test_it_is_on_without_an_option(here: Path) -> None:
    fill(here, {"job.py": JOB, "library.py": LIBRARY, "guarded.py": GUARDED, "tests/job.py": JOB})
    assert _flake8(cwd=here) == [f"./job.py:{SAID}"]


def test_it_says_what_check_says(here: Path) -> None:
    scripts = [*CASES.glob("*/*.py"), *JOBS.rglob("*.py")]
    for path in scripts:
        if path.parent.name == "bytes":
            continue  # flake8 itself fails on some of these
        fill(here, {f"{path.parent.name}/{path.name}": path.read_bytes()})
        (here / path.parent.name / path.name).chmod(path.stat().st_mode)
    ours = program("check", ".", "--output-format=concise", cwd=here).stdout.decode().splitlines()
    parsable = (": TG0", ": TG1", ": TG901 Python ")  # flake8 itself reports the others
    expected = sorted(line for line in ours if any(code in line for code in parsable))
    expected = [
        line for line in expected if "Python 2 syntax" not in line and ": note: " not in line
    ]
    assert len(expected) > 100
    for jobs in ("1", "3"):
        lines = _flake8("--select=TG", f"--jobs={jobs}", ".", cwd=here)
        said = (line.removeprefix("./") for line in lines if ": TG" in line)
        assert sorted(re.sub(r" \(line \d+: .*\)$", "", line) for line in said) == expected


def test_what_cannot_be_parsed_is_said_once_and_by_flake8(here: Path) -> None:
    fill(here, {"broken.py": BROKEN, "latin.py": b'print("\xe9")\n' + JOB.encode()})
    lines = _flake8("--select=E9,TG", cwd=here)
    assert {line.split(": ")[1].split()[0] for line in lines if "broken" in line} == {"E999"}
    assert sum("broken" in line for line in lines) == 1
    assert not any("TG9" in line for line in lines)


def test_selection(here: Path) -> None:
    fill(here, {"job.py": JOB, "endless.py": NEVER_ENDS})
    codes = {
        options: [line.split(": ")[1].split()[0] for line in _flake8(*options, cwd=here)]
        for options in [
            ("--select=TG",),
            ("--select=TG1",),
            ("--select=TG001",),
            ("--extend-ignore=E3,TG1",),
            ("--select=E9",),
            ("--select=TG", "--per-file-ignores=job.py:TG001"),
        ]
    }
    assert list(codes.values()) == [
        ["TG111", "TG001"],
        ["TG111"],
        ["TG001"],
        ["TG001"],
        [],
        ["TG111"],
    ]


def test_noqa(here: Path) -> None:
    for comment, left in [
        ("  # noqa: TG001", 0),
        ("  # noqa", 0),
        ("  # noqa: TG107", 1),
        ("  # noqa: E501", 1),
    ]:
        fill(here, {"job.py": JOB.replace('":\n', f'":{comment}\n')})
        assert len(_flake8(cwd=here)) == left, comment
    fill(here, {"job.py": JOB.replace('":\n', '":  # noqa: TG001\n')})
    assert _flake8("--disable-noqa", cwd=here) == [f"./job.py:{SAID}"]
    fill(here, {"job.py": JOB.replace('":\n', '":  # guard-codemod: ignore[TG001]\n')})
    assert _flake8("--disable-noqa", cwd=here) == []


def test_the_configuration_and_what_the_file_says_itself(here: Path) -> None:
    table = """\
[tool.guard-codemod]
max-timeout = "1h"
guard-providers = ["ourlib"]
extend-exclude = ["old"]

[[tool.guard-codemod.overrides]]
files = ["slow/**"]
max-timeout = "1d"
"""
    files = {
        "pyproject.toml": table,
        "fast/job.py": GUARDED,
        "slow/job.py": GUARDED,
        "old/job.py": JOB,
        "skipped.py": f"# guard-codemod: skip-file\n{JOB}",
        "mistaken.py": f"# guard-codemod: timeout=soon\n{JOB}",
        "provided.py": f"import ourlib\n{JOB}",
    }
    fill(here, files)
    lines = _flake8(cwd=here)
    assert [line.split(" ")[0] + line.split(" ")[1] for line in lines] == [
        "./fast/job.py:14:5:TG007",
        "./mistaken.py:1:1:TG201",
    ]


def test_a_configuration_that_cannot_be_used_is_said_of_each_file(here: Path) -> None:
    fill(
        here,
        {"pyproject.toml": "[tool.guard-codemod]\ntimeout = 0\n", "a.py": JOB, "b.py": LIBRARY},
    )
    lines = _flake8(cwd=here)
    assert [line.split(" ")[1] for line in lines] == ["TG906", "TG906"]
    assert all("pyproject.toml: timeout: '0' is zero" in line for line in lines)


def test_its_own_configuration_selects_too(here: Path) -> None:
    fill(here, {"job.py": JOB, "setup.cfg": "[flake8]\nper-file-ignores = job.py:TG001\n"})
    assert _flake8(cwd=here, isolated=False) == []


def test_standard_input(here: Path) -> None:
    fill(
        here,
        {"pyproject.toml": '[tool.guard-codemod]\nextend-exclude = ["old"]\n', "old/job.py": ""},
    )
    assert _flake8("-", cwd=here, stdin=JOB) == [f"stdin:{SAID}"]
    assert _flake8("-", "--stdin-display-name", "new/job.py", cwd=here, stdin=JOB) == [
        f"new/job.py:{SAID}"
    ]
    for quiet in ("old/job.py", "tests/test_job.py"):
        assert _flake8("-", "--stdin-display-name", quiet, cwd=here, stdin=JOB) == []


def test_a_script_without_a_suffix(here: Path) -> None:
    fill(here, {"nightly": f"#!/usr/bin/env python3\n{JOB}"})
    assert _flake8("nightly", cwd=here) == [f"nightly:6{SAID[1:]}"]


def test_bytes_that_are_not_ascii(here: Path) -> None:
    fill(
        here,
        {
            "bom.py": b"\xef\xbb\xbf" + JOB.encode(),
            "latin.py": b"# coding: latin-1\n"
            + JOB.replace("working", "\xe9t\xe9").encode("latin-1"),
            "windows.py": JOB.replace("\n", "\r\n"),
        },
    )
    assert [line.split(": ")[0] for line in _flake8("--select=TG", cwd=here)] == [
        "./bom.py:5:1",
        "./latin.py:6:1",
        "./windows.py:5:1",
    ]


def test_a_folder_or_a_file_of_an_editor_that_is_not_there(here: Path) -> None:
    assert _flake8("-", "--stdin-display-name", "not/yet saved.py", cwd=here, stdin=JOB) == [
        f"not/yet saved.py:{SAID}"
    ]


def test_flake8_imports_no_libcst(here: Path) -> None:
    fill(here, {"job.py": JOB})
    code = "import sys\nfrom flake8.main import cli\ncli.main(['--jobs=1'])\nprint('libcst' in sys.modules)"
    ran = subprocess.run(
        [sys.executable, "-c", code],
        cwd=here,
        env=clean_environment(),
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert ran.stdout.splitlines() == [f"./job.py:{SAID}", "False"]


def test_the_selection_in_the_documentation(here: Path) -> None:
    page = (ROOT / "docs" / "flake8.md").read_text(encoding="utf-8")
    table = re.findall(r"```ini\n(.*?)```", page, re.DOTALL)[0]
    fill(here, {"setup.cfg": table, "legacy/job.py": JOB, "job.py": JOB})
    assert _flake8("--config=setup.cfg", cwd=here, isolated=False) == [f"./job.py:{SAID}"]
