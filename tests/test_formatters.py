"""A file that was clean in the eyes of a formatter, linter or type checker is so with the guard, too."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
from helpers import CASES, HOUR, JOBS, all_options, clean_environment, is_executable

from guard_codemod.engine import engine
from guard_codemod.files.source_file import SourceFile
from guard_codemod.guards.actions.raise_ import Raise
from guard_codemod.guards.spec import GuardOptions, GuardSpec
from guard_codemod.guards.templates import modules_of, new_block_source

pytestmark = pytest.mark.slow

TOOLS = {
    "black": "black --check --config black.toml",
    "ruff format": "ruff format --check --isolated --no-cache",
    "isort": "isort --profile black --check-only --settings-path .",
    "ruff check": "ruff check --isolated --no-cache --output-format concise --select E,F,I,B,UP,ARG",
    "mypy": "mypy --strict --config-file= --cache-dir mypy_cache --no-error-summary",
}
VARIANTS = [
    replace(HOUR, guard=GuardOptions(kill_after=60)),
    replace(HOUR, guard=GuardOptions(kill_after=60, portable=True, timeout_env="JOB_TIMEOUT")),
    replace(HOUR, guard=GuardOptions(on_timeout="warn", portable=True), cover_imports=True),
    replace(
        HOUR,
        guard=GuardOptions(kill_after=60, on_timeout="ops.alerts:late"),
    ),
    replace(HOUR, guard=GuardOptions(kill_after=60), cover_imports=True),
    replace(HOUR, guard=GuardOptions(timeout_env="JOB_TIMEOUT", on_timeout="warn")),
    replace(
        HOUR,
        guard=GuardOptions(on_timeout="email:ops@example.com", portable=True),
    ),
    replace(
        HOUR,
        guard=GuardOptions(on_timeout="slack:#ops", kill_after=60, timeout_env="T"),
    ),
]
CLEAN_BEFORE = 80
"""How many files each tool must find clean before, lest the test should prove nothing."""

_MAIN = '\n\nif __name__ == "__main__":\n    open("x")\n'
TOPS = [
    "from __future__ import annotations\nimport zlib\n",
    "from __future__ import annotations\n\nimport zlib\n",
    "from __future__ import annotations\n\n\nimport zlib\n",
    "import requests\n\n# of the standard library\nimport zlib\n",
    "import abc\n\nimport requests\n\n# of the standard library\nimport zlib\n",
    '"""Doc."""\n\n@register\ndef run():\n    pass\n',
    '"""Doc."""\n\n\ndef run():\n    pass\n',
    "from __future__ import annotations\n\n# Settings.\n\nLIMIT = 3\n",
    "from __future__ import annotations\n\n# Settings.\n\n# Seconds.\nLIMIT = 3\n",
    "from __future__ import annotations\n\n# Steps.\n\n\ndef run():\n    pass\n",
]

_RAN_TO_THE_END = {
    "black": {0, 1, 123},
    "ruff format": {0, 1, 2},
}  # the highest if a file could not be parsed


def _pairs() -> Iterator[tuple[bytes, bytes]]:
    """Yield every fixture that gets a guard, with and without it."""
    for guarded in sorted(CASES.glob("*/*.guarded")):
        yield guarded.with_suffix("").read_bytes(), guarded.read_bytes()
    for top in TOPS:
        for settings in (HOUR, *VARIANTS):
            result = engine.guard(SourceFile("job.py", (top + _MAIN).encode()), settings)
            assert result.edit is not None
            yield result.edit.old, result.edit.new
    scripts = [
        path for path in JOBS.rglob("*") if path.is_file() and "__pycache__" not in path.parts
    ]
    cases = [guarded.with_suffix("") for guarded in CASES.glob("*/*.guarded")]
    for number, path in enumerate(sorted([*scripts, *cases])):
        source = SourceFile(path.name, path.read_bytes(), executable=is_executable(path))
        variants = VARIANTS if path in scripts else [VARIANTS[number % len(VARIANTS)]]
        for settings in (HOUR, *variants):
            result = engine.guard(source, replace(settings, typed=True))
            if result.edit is not None:
                yield result.edit.old, result.edit.new
    for options in all_options(Raise):  # each part, and each two
        message = "late\0" if options.timeout_env else "late"
        spec = GuardSpec(True, "    ", 3600, message, options=options)
        imports = "".join(f"import {module}\n" for module in sorted(modules_of(options)))
        yield b'print("late")\n', f"{imports}\n{new_block_source(spec)}".encode()


def _needs_only_the_standard_library(data: bytes) -> bool:
    for node in ast.walk(ast.parse(data)):
        names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        if isinstance(node, ast.ImportFrom):
            names = [node.module or "" if not node.level else ""]
        if any(name.partition(".")[0] not in sys.stdlib_module_names for name in names):
            return False
    return True


def _has_no_functions(data: bytes) -> bool:
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef, ast.AnnAssign)
    return not any(isinstance(node, kinds) for node in ast.walk(ast.parse(data)))


def _is_for_mypy(before: bytes, after: bytes) -> bool:
    """Whether mypy has to be content with *after*, the guarded file.

    A script without functions does not say that it is checked: mypy's configuration has to.
    """
    typed = b"_frame: object" in after or not _has_no_functions(before)
    return typed and all(map(_needs_only_the_standard_library, (before, after)))


@dataclass
class Pairs:
    """A folder with each script as it was and with each of its guards."""

    folder: Path
    before: dict[str, str] = field(default_factory=dict)
    """The name of the file without a guard, by that of the file with one."""
    for_mypy: set[str] = field(default_factory=set)
    _names: dict[bytes, str] = field(default_factory=dict)

    def add(self, before: bytes, after: bytes) -> None:
        """Write both, unless the same text is there."""
        with_guard = self._named(after)
        self.before[with_guard] = self._named(before)
        if _is_for_mypy(before, after):
            self.for_mypy |= {with_guard, self.before[with_guard]}

    def _named(self, data: bytes) -> str:
        name = self._names.setdefault(data, f"file_{len(self._names):04}.py")
        (self.folder / name).write_bytes(data)
        return name


@pytest.fixture(scope="module")
def pairs(tmp_path_factory: pytest.TempPathFactory) -> Pairs:
    found = Pairs(tmp_path_factory.mktemp("formatters"))
    for before, after in _pairs():
        found.add(before, after)
    (found.folder / "black.toml").touch()
    (found.folder / ".isort.cfg").write_text("[settings]\n")
    return found


@pytest.mark.parametrize("tool", TOOLS)
def test_what_was_clean_stays_clean(tool: str, pairs: Pairs) -> None:
    files = {*pairs.before, *pairs.before.values()}
    if tool == "mypy":
        files = pairs.for_mypy
    name, *options = TOOLS[tool].split(" ")
    finished = subprocess.run(
        [sys.executable, "-m", name, *options, *sorted(files)],
        cwd=pairs.folder,
        env=clean_environment(),
        capture_output=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )
    output = finished.stdout + finished.stderr
    assert finished.returncode in _RAN_TO_THE_END.get(tool, {0, 1}), output
    dirty = set(re.findall(r"\bfile_\d{4}\.py\b", output))
    clean = files - dirty
    assert len(clean.intersection(pairs.before.values())) > CLEAN_BEFORE
    spoilt = {name for name in files & dirty & pairs.before.keys() if pairs.before[name] in clean}
    assert not spoilt, "\n".join(_complaint(name, pairs.folder, output) for name in sorted(spoilt))


def _complaint(name: str, folder: Path, output: str) -> str:
    lines = [line for line in output.splitlines() if name in line]
    return "\n".join([*lines, (folder / name).read_bytes().decode("utf-8", "replace")])
