"""Every golden case under ``fixtures/cases``."""

from __future__ import annotations

import ast
import gc
from pathlib import Path
from typing import Any

import pytest
from helpers import CASES, assert_guarded, is_executable, read_toml

from guard_codemod.config.settings import Settings
from guard_codemod.engine import engine
from guard_codemod.files import conventional_role
from guard_codemod.files.source_file import SourceFile
from guard_codemod.guards.spec import DEFAULT_MESSAGE
from guard_codemod.model import FileReport


def _cases() -> list[Any]:
    found = []
    for table in sorted(CASES.glob("*/cases.toml")):
        for name, case in read_toml(table).items():
            path = table.parent / (name if "." in name else f"{name}.py")
            found.append(pytest.param(path, case, id=f"{table.parent.name}/{name}"))
    return found


def _guard(path: Path, case: dict[str, Any]) -> tuple[FileReport, Settings]:
    settings = Settings(
        timeout=3600,
        message=case.get("message", DEFAULT_MESSAGE),
        wrap_main=case.get("wrap_main", False),
        include_non_jobs=case.get("include_non_jobs", False),
        kill_after=case.get("kill_after", "none"),
    )
    source = SourceFile(
        path.name,
        path.read_bytes(),
        explicit=case.get("explicit", False),
        executable=is_executable(path),
        role=conventional_role(path.name),
    )
    return engine.guard(source, settings), settings


@pytest.mark.parametrize(("path", "case"), _cases())
def test_case(path: Path, case: dict[str, Any], request: pytest.FixtureRequest) -> None:
    result, settings = _guard(path, case)
    assert result.final.outcome.value == case["outcome"], result.final.reason
    assert case.get("reason", "") in result.final.reason
    golden = path.with_name(path.name + ".guarded")
    if case["outcome"] != "guarded":
        assert result.new is None
        assert not golden.exists()
        return
    assert_guarded(result, settings, executable=is_executable(path))
    assert result.new is not None
    if request.config.getoption("--update-golden"):
        golden.write_bytes(result.new)
    assert golden.read_bytes() == result.new


@pytest.mark.slow
def test_no_tree_is_kept() -> None:
    # The command switches the collector off: what refers to itself would stay in memory until the end.
    sources = [SourceFile(path.name, path.read_bytes()) for path in sorted(CASES.rglob("*.py"))]
    gc.collect()
    gc.disable()
    try:
        before = _trees()
        for source in sources:
            for work in (engine.check, engine.guard, engine.remove):
                work(source, Settings(timeout=3600, include_non_jobs=True))
        assert _trees() == before
    finally:
        gc.enable()


def _trees() -> int:
    return sum(isinstance(thing, ast.Module) for thing in gc.get_objects())


def test_every_file_is_a_case() -> None:
    known = {values[0] for values in (case.values for case in _cases())}
    files = {
        path
        for path in CASES.glob("*/*")
        if path.is_file() and path.suffix not in (".toml", ".guarded")
    }
    assert files == known


def test_half_of_the_cases_prove_that_nothing_happens() -> None:
    unchanged = [case for case in _cases() if case.values[1]["outcome"] != "guarded"]
    assert len(unchanged) * 5 >= len(_cases()) * 2
