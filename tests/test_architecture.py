"""Our own imports, held against the order in which data flows."""

from __future__ import annotations

import ast
import functools
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from helpers import GUARDED, JOB, LIBRARY, PACKAGE, ROOT, clean_environment, fill

CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
TABLE = CONTRIBUTING.partition("<!-- packages -->\n")[2].partition("\n\n")[0]
ORDER = [re.findall(r"`([\w.]+)`", row.split("|")[1]) for row in TABLE.splitlines()[2:]]
"""What stands at the top of the package, as the table for contributors has it: imports run down only."""
RANK = {name: rank for rank, names in enumerate(ORDER) for name in names}

LAZY = {
    ("rewriting", "rewriting"),
    ("", "api"),
    ("", "integrations"),
    *(("cli", part) for part in ("cli", "engine", "formatters", "rules")),
    *(("detection", part) for part in ("detection", "guards", "semantic")),
    *(("engine", part) for part in ("config", "detection", "engine", "files", "guards", "rules")),
    ("engine", "semantic"),
    *(("semantic", part) for part in ("data", "semantic")),
    ("engine.paths", "engine"),
    ("files", "files"),
    ("engine.paths", "engine.schedules"),
    ("formatters", "engine.schedules"),
    *((part, "schedules") for part in ("config.kinds", "config.settings", "engine", "formatters")),
    *(("planning", part) for part in ("data", "planning", "schedules")),
    *(("rules", part) for part in ("detection", "rules", "schedules", "semantic")),
}
"""Imported inside a function only, or for type checkers, and nothing else is."""


@dataclass(frozen=True)
class Import:
    path: Path
    line: int
    importer: str
    imported: str
    lazy: bool


def _part(module: str) -> str:
    """Return the row of the table that *module*, named from the package, belongs to."""
    package, _, rest = module.partition(".")
    inner = f"{package}.{rest.partition('.')[0]}"
    return inner if inner in RANK else package


def _named(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
    elif isinstance(node, ast.ImportFrom):
        assert node.level == 0, f"line {node.lineno}: a relative import"
        if node.module == "guard_codemod":
            for alias in node.names:
                submodule = (PACKAGE / alias.name).is_dir() or (
                    PACKAGE / f"{alias.name}.py"
                ).is_file()
                yield f"guard_codemod.{alias.name}" if submodule else "guard_codemod"
        elif node.module == "guard_codemod.config":  # which holds nothing but its modules
            yield from (f"guard_codemod.config.{alias.name}" for alias in node.names)
        else:
            yield node.module or ""


def _statements(tree: ast.AST, lazy: bool = False) -> Iterator[tuple[ast.AST, bool]]:
    """Yield what may be an import, and whether a function or type checkers alone import it."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, (ast.stmt, ast.ExceptHandler, ast.match_case)):
            yield node, lazy
            yield from _statements(node, lazy or _is_lazy(node))


def _is_lazy(node: ast.AST) -> bool:
    if isinstance(node, ast.If):
        return "TYPE_" in ast.dump(node.test)
    return isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))


@functools.cache
def imports() -> list[Import]:
    found = []
    for path in sorted(PACKAGE.rglob("*.py")):
        inner = path.relative_to(PACKAGE)
        module = ".".join(inner.with_suffix("").parts)
        importer = "" if module == "__init__" else _part(module)
        for node, lazy in _statements(ast.parse(path.read_bytes())):
            for name in _named(node):
                assert isinstance(node, ast.stmt)
                found.append(Import(inner, node.lineno, importer, name, lazy))
    return found


def imports_of(package: str) -> list[Import]:
    """Return the imports of *package* or what is in it."""
    return [found for found in imports() if found.imported.split(".")[0] == package]


def _row(found: Import) -> str:
    return _part(found.imported.removeprefix("guard_codemod").lstrip("."))


def test_every_module_has_a_row() -> None:
    names = {path.stem for path in PACKAGE.iterdir() if path.suffix == ".py" or path.is_dir()}
    parts = {name.partition(".")[0] for name in RANK}
    assert names - {"__init__", "__pycache__", "py"} == parts


def test_imports_run_down_only() -> None:
    wrong = [
        found
        for found in imports_of("guard_codemod")
        if "" not in (found.importer, _row(found)) and RANK[found.importer] > RANK[_row(found)]
    ]
    assert wrong == []


def test_only_what_is_slow_is_imported_inside_a_function() -> None:
    assert {
        (found.importer, _row(found)) for found in imports_of("guard_codemod") if found.lazy
    } == LAZY


def test_only_the_transformer_and_the_codemod_import_libcst() -> None:
    importers = {str(found.path) for found in imports_of("libcst")}
    assert importers == {"rewriting/cst.py", "integrations/guard_codemod.py"}


GUARD_MODULE = PACKAGE / "guards" / "job_guard.py"
"""What jobs import, and we only copy."""


def test_only_the_command_line_imports_click_or_prints() -> None:
    importers = {found.importer for found in imports_of("click")}
    assert importers == {"cli"}
    for path in {*PACKAGE.rglob("*.py")} - {GUARD_MODULE}:
        calls = (
            node.func
            for node in ast.walk(ast.parse(path.read_bytes()))
            if isinstance(node, ast.Call)
        )
        assert "print" not in {
            function.id for function in calls if isinstance(function, ast.Name)
        }, path


FAST = "bisect, click, copy, dataclasses, encodings.utf_8_sig, fnmatch, gc, gettext, locale, shlex, signal"
"""What a check of one file imports that is not ours, with all that these import."""

NOT_FOR_ONE_FILE = (
    *("api", "cli.baseline_file", "cli.module_files", "engine.engine"),
    *("engine.process_pool", "engine.remote", "engine.schedules", "files.packed_modules"),
    *("config.directives", "files.shebang", "guards.matcher", "semantic.prefilter"),
    *("formatters.diff", "formatters.listings", "formatters.rules", "formatters.schedule"),
    *("integrations", "rewriting", "rules.baseline", "schedules"),
)
FOR_A_SHELL = ("data.starters", "semantic.shell")
FOR_A_GUARD = (
    *FOR_A_SHELL,
    "rules.support.checker",
    "rules.tg1",
    "semantic.blocking_",
    "semantic.control_flow",
)
FOR_A_NEW_GUARD = (
    "data.python_2",
    "detection.alarm_conflict",
    "detection.ending",
    "detection.hosts",
    "detection.neighbours",
    "detection.python_2",
    "detection.script_score",
    "planning.guard_plan",
    "planning.placement",
    *FOR_A_SHELL,
)


@pytest.mark.parametrize(
    ("text", "unneeded"),
    [(GUARDED, FOR_A_NEW_GUARD), (JOB, FOR_A_GUARD), (LIBRARY, FOR_A_GUARD)],
    ids=["guarded", "unguarded", "library"],
)
def test_a_check_of_one_file_imports_nothing_that_it_does_not_need(
    text: str, unneeded: tuple[str, ...], tmp_path: Path
) -> None:
    fill(tmp_path, {"job.py": text, "pyproject.toml": "[project]\n", ".gitignore": "*.log\n"})
    script = f"""\
import sys, {FAST}
before = set(sys.modules)
from guard_codemod import cli
try:
    cli.main()
finally:
    print(*sorted(set(sys.modules) - before))
"""
    ran = subprocess.run(
        [sys.executable, "-c", script, "check", "job.py"],
        cwd=tmp_path,
        env=clean_environment(),
        capture_output=True,
        text=True,
        timeout=60,
    )
    imported = ran.stdout.splitlines()[-1].split()
    assert [name for name in imported if not name.startswith("guard_codemod")] == []
    ours = [name.removeprefix("guard_codemod.") for name in imported]
    assert "engine.check" in ours
    assert [name for name in ours if name.startswith((*NOT_FOR_ONE_FILE, *unneeded))] == []


@pytest.mark.parametrize(
    "code",
    [
        "import guard_codemod",
        "from guard_codemod.cli import cli\ncli(['check', '.'], standalone_mode=False)",
        "from guard_codemod.cli import cli\ncli(['apply', 'library.py', '--timeout', '1h'], standalone_mode=False)",
    ],
)
def test_libcst_stays_out_where_nothing_is_rewritten(code: str, tmp_path: Path) -> None:
    fill(tmp_path, {"job.py": JOB, "library.py": LIBRARY})
    end = "import sys\nprint('libcst' in sys.modules)"
    indented = code.replace("\n", "\n    ")
    script = f"try:\n    {indented}\nexcept SystemExit:\n    pass\n{end}"
    ran = subprocess.run(
        [sys.executable, "-c", script],
        cwd=tmp_path,
        env=clean_environment(),
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert ran.stdout.splitlines()[-1] == "False"


def test_files_are_short() -> None:
    longest = {path: len(path.read_text("utf-8").splitlines()) for path in PACKAGE.rglob("*.py")}
    del longest[PACKAGE / "guards" / "job_guard.py"]
    assert [path for path, lines in longest.items() if lines > 400] == []


STARTS = CONTRIBUTING.partition("| question | start at | then |\n")[2].partition("\n\n")[0]


def test_the_places_to_start_reading_are_there() -> None:
    named = re.findall(r"`([a-z_]+/[\w/*.]+)`", STARTS)
    defined = re.findall(r"`(\w+)` in `([\w/.]+)`", STARTS)
    assert len(named) > 20
    assert [path for path in named if not [*PACKAGE.glob(path)]] == []
    for name, path in defined:
        found = PACKAGE / path
        files = [found] if found.is_file() else [*found.glob("*.py")]
        text = "\n".join(one.read_text(encoding="utf-8") for one in files)
        assert re.search(rf"^ *(?:def |class )?{name}\b", text, re.MULTILINE), (name, path)
