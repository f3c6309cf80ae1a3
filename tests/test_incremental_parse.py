"""What is put together from the trees of parts is the tree of the whole."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from helpers import CASES, HOUR, JOB, JOBS

from guard_codemod.engine import engine, render
from guard_codemod.files.source_file import SourceFile
from guard_codemod.model import Text
from guard_codemod.planning.plan import Plan
from guard_codemod.rewriting import incremental_parse
from guard_codemod.semantic.parsing import parse

SCRIPTS = sorted([*CASES.rglob("*.py"), *JOBS.rglob("*.py")])


class Compared:
    """`incremental_parse.parse_rewritten`, held against a parse of the whole; counts the calls, and those that spared one."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.calls = self.spared = 0
        monkeypatch.setattr(render, "parse_rewritten", self)
        monkeypatch.setattr(incremental_parse, "parse", self._parse)

    def __call__(self, tree: ast.Module, old: Text, new: Text, plan: Plan) -> ast.Module:
        self._whole = new.content
        self._parsed_whole = False
        self.calls += 1
        result = incremental_parse.parse_rewritten(tree, old, new, plan)
        whole = parse(new.content)
        assert ast.dump(result) == ast.dump(whole)
        old_statements = set(map(id, tree.body))
        for statement, parsed in zip(result.body, whole.body, strict=True):
            assert id(statement) in old_statements or statement.lineno == parsed.lineno
        self.spared += not self._parsed_whole
        return result

    def _parse(self, content: str) -> ast.Module:
        self._parsed_whole = self._parsed_whole or content == self._whole
        return parse(content)


@pytest.fixture
def compared(monkeypatch: pytest.MonkeyPatch) -> Compared:
    return Compared(monkeypatch)


def guard(content: str | bytes, path: str = "job.py") -> None:
    data = content.encode() if isinstance(content, str) else content
    engine.guard(SourceFile(path, data), HOUR)


@pytest.mark.slow
def test_every_script_here(compared: Compared) -> None:
    for path in SCRIPTS:
        guard(path.read_bytes(), Path(path).name)
    assert compared.calls > 200
    assert compared.spared > compared.calls * 0.8


@pytest.mark.parametrize(
    "script",
    [
        f'"""Doc."""; import os\n{JOB}',
        f"import os\n{JOB}@(\n    print\n)\ndef after(): pass\n",
        f"@(\n    print\n)\ndef before(): pass\n{JOB}",
        f"x = 1 \\\n\n{JOB}",
        f"import os; x = 1 \\\n\n{JOB}",
        f"{JOB}x = '''\n{JOB}'''\n",
        f"{JOB}else:\n    x = 1\n# last, without a line end",
        f"try:\n    import os\nfinally:\n    pass\n\x0c\n{JOB}",
        f"from __future__ import annotations\n\x0c{JOB}",
        f"{JOB}if 1:\n    pass; \\\n\n",
        "import os\nprint(os.getcwd())\nprint(1)\n",
        "def main(): print(1)\nmain()",
    ],
)
def test_awkward_places(script: str, compared: Compared) -> None:
    for newline in ("\n", "\r\n", "\r"):
        guard(script.replace("\n", newline))
    assert compared.calls == 3
