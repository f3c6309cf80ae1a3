"""The sdist and the wheel, made and installed by the real programs, and that nox runs what .ci/run runs."""

from __future__ import annotations

import os
import re
import shutil
import sys
import tarfile
import zipfile
from email.message import Message
from email.parser import BytesParser
from pathlib import Path

import pytest
from external_tools import ran, script, snapshot
from helpers import JOB, ROOT, fill, read_toml
from processes import interpreter

from guard_codemod import __version__

NAME = f"guard_codemod-{__version__}"
PROJECT = read_toml(ROOT / "pyproject.toml")["project"]
SUPPORTED = [
    line.rpartition(" ")[2] for line in PROJECT["classifiers"] if re.search(r":: 3\.\d+$", line)
]


@pytest.fixture
def sdist(distributions: Path) -> Path:
    return distributions / f"{NAME}.tar.gz"


def in_sdist(sdist: Path) -> dict[str, bytes]:
    with tarfile.open(sdist) as archive:
        files = {member.name: archive.extractfile(member) for member in archive if member.isfile()}
        return {name.removeprefix(f"{NAME}/"): file.read() for name, file in files.items() if file}


def in_wheel(wheel: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(wheel) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def metadata(wheel: Path) -> Message:
    return BytesParser().parsebytes(in_wheel(wheel)[f"{NAME}.dist-info/METADATA"])


# What is in them


@pytest.mark.hosts("twine")
def test_twine_finds_nothing_wrong(distributions: Path, wheel: Path, sdist: Path) -> None:
    output = ran(
        [script("twine"), "check", "--strict", wheel, sdist], distributions, env={"NO_COLOR": "1"}
    ).stdout
    assert output.count("PASSED") == 2


def test_the_sdist_is_the_project(sdist: Path, tmp_path: Path) -> None:
    snapshot(tmp_path / "git")
    names = ran(["git", "--git-dir", tmp_path / "git", "ls-files", "-z"], tmp_path).stdout
    assert set(in_sdist(sdist)) - {"PKG-INFO"} == set(names.split("\0")) - {"", "PKG-INFO"}


def test_the_wheel_is_the_package_and_nothing_else(wheel: Path) -> None:
    package = {
        str(path.relative_to(ROOT / "src")) for path in (ROOT / "src").rglob("*") if path.is_file()
    }
    expected = {name for name in package if "__pycache__" not in name and ".egg-info" not in name}
    found = in_wheel(wheel)
    assert {name for name in found if ".dist-info/" not in name} == expected
    assert "guard_codemod/py.typed" in expected
    assert found[f"{NAME}.dist-info/licenses/LICENSE"] == (ROOT / "LICENSE").read_bytes()


def test_the_tree_gives_the_same_wheel_as_the_sdist(wheel: Path, tmp_path: Path) -> None:
    ran(
        [script("pyproject-build"), "--installer", "uv", "--wheel", "--outdir", tmp_path, ROOT],
        tmp_path,
    )
    assert (tmp_path / wheel.name).read_bytes() == wheel.read_bytes()


def test_no_path_of_the_machine_that_made_them_is_in_them(wheel: Path, sdist: Path) -> None:
    paths = [os.fsencode(path) for path in (ROOT, wheel.parent, sys.prefix)]
    for name, data in (in_wheel(wheel) | in_sdist(sdist)).items():
        assert not [path for path in paths if path in data], name


def test_the_metadata_is_complete(wheel: Path) -> None:
    found = metadata(wheel)
    assert (found["Name"], found["Version"]) == ("guard-codemod", __version__)
    assert (found["License-Expression"], found["License-File"]) == ("MIT", "LICENSE")
    assert found["Requires-Python"] == f">={SUPPORTED[0]}"
    assert found["Description-Content-Type"] == "text/markdown"
    assert found["Summary"]
    urls = dict(line.split(", ", 1) for line in found.get_all("Project-URL", []))
    assert set(urls) == {"Repository", "Issues", "Documentation", "Changelog"}
    assert all(url.startswith(urls["Repository"]) for url in urls.values())
    assert "Typing :: Typed" in found.get_all("Classifier", [])


# Installed


def works(command: Path, folder: Path) -> None:
    """Assert that *command*, called by its path from a folder that is not its own, guards a job."""
    fill(folder, {"job.py": JOB})
    assert ran([command, "--version"], folder).stdout == f"guard-codemod {__version__}\n"
    assert "TG001" in ran([command, "check"], folder, status=1).stdout
    ran([command, "apply", "job.py", "--timeout=1h"], folder)
    ran([command, "check"], folder)
    assert "signal.alarm(3600)" in (folder / "job.py").read_text()


@pytest.mark.parametrize("version", SUPPORTED)
def test_the_wheel_works_in_a_clean_environment(version: str, wheel: Path, tmp_path: Path) -> None:
    found = interpreter(version)
    if found is None:
        pytest.skip(f"there is no CPython {version} here")
    environment = tmp_path / "environment"
    python = environment / "bin" / "python"
    ran([script("uv"), "venv", "--python", found, environment], tmp_path)
    ran([script("uv"), "pip", "install", "--python", python, wheel], tmp_path)
    ran([script("uv"), "pip", "check", "--python", python], tmp_path)
    works(environment / "bin" / "guard-codemod", tmp_path / "scripts")
    assert ran([python, tmp_path / "scripts" / "job.py"], tmp_path).stdout == "working\n"


def test_uv_tool_installs_it(wheel: Path, tmp_path: Path) -> None:
    places = {"UV_TOOL_DIR": str(tmp_path / "tools"), "UV_TOOL_BIN_DIR": str(tmp_path / "bin")}
    ran([script("uv"), "tool", "install", wheel], tmp_path, env=places)
    works(tmp_path / "bin" / "guard-codemod", tmp_path / "scripts")


@pytest.mark.hosts("pipx")
def test_pipx_runs_it(wheel: Path, tmp_path: Path) -> None:
    fill(tmp_path, {"job.py": JOB})
    places = {"PIPX_HOME": str(tmp_path / "pipx")}
    command: list[str | Path] = [script("pipx"), "run", "--spec", wheel, "guard-codemod", "check"]
    assert "job.py:5:1: TG001 " in ran(command, tmp_path, status=1, env=places).stdout


@pytest.mark.hosts("uv")
def test_the_extra_for_the_tests_is_lean() -> None:
    command = "pip compile --quiet --no-annotate --no-header --extra=test pyproject.toml"
    pinned = ran([script("uv"), *command.split(" ")], ROOT).stdout.splitlines()
    assert any(line.startswith("pytest-xdist==") for line in pinned)
    assert len(pinned) <= 42  # 45 with this project, pip and setuptools


# nox

RECORDER = """\
#!/bin/sh
echo "$(basename "$0") $* [$PYTEST_ADDOPTS, $HYPOTHESIS_PROFILE]" >> "$RECORD"
"""
PROGRAMS = ("pytest", "ruff", "mypy", "guard-codemod", "pip", "npm")
INSTALL = {"pip", "npm"}


def recorders(folder: Path) -> Path:
    """Fill *folder* with programs that only note how they were called."""
    fill(folder, dict.fromkeys(PROGRAMS, RECORDER))
    for name in PROGRAMS:
        (folder / name).chmod(0o755)
    return folder


@pytest.mark.hosts("nox")
def test_the_sessions_of_nox_run_what_the_build_runs(tmp_path: Path) -> None:
    programs = recorders(tmp_path / "programs")
    path = f"{programs}{os.pathsep}{os.environ['PATH']}"
    nox: list[str | Path] = [
        script("nox"),
        "--noxfile",
        ROOT / "noxfile.py",
        "--envdir",
        tmp_path,
        "--no-venv",
        "--no-install",
    ]
    settings = {"PATH": path, "PYTEST_ADDOPTS": "", "HYPOTHESIS_PROFILE": ""}
    ran(nox, tmp_path, env=settings | {"RECORD": str(tmp_path / "nox")})

    build = fill(tmp_path / "build", {"README.md": (ROOT / "README.md").read_bytes()})
    shutil.copytree(ROOT / ".ci", build / ".ci")
    fill(programs, {"python3": f'#!/bin/sh\nmkdir -p .venv && cp -R "{programs}" .venv/bin\n'})
    (programs / "python3").chmod(0o755)
    ran(["bash", build / ".ci" / "run"], build, env=settings | {"RECORD": str(tmp_path / "ci")})

    by_nox, by_ci = ((tmp_path / name).read_text().splitlines() for name in ("nox", "ci"))
    by_nox = [line for line in by_nox if line.split()[0] not in INSTALL]
    assert by_nox == [line for line in by_ci if line.split()[0] not in INSTALL]
    assert {line.split()[0] for line in by_nox} == set(PROGRAMS) - INSTALL
