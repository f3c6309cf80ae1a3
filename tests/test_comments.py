"""What a comment says changes no decision, unless it is one for a tool."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from helpers import ROOT

from guard_codemod.config.settings import Settings
from guard_codemod.engine import engine
from guard_codemod.files.source_file import SourceFile

SOURCE = ROOT / "src" / "guard_codemod"
SNIPPETS = sorted((ROOT / "tests" / "rules").glob("tg*/*.py"))[::10]
JOBS = sorted((ROOT / "tests" / "blind").glob("set*/*.py"))[::25]
SETTINGS = Settings(timeout=3600, confidence="medium")
FOR_TOOLS = re.compile(r"guard.codemod|noqa|%%|///|cell|coding|EASY|entry", re.IGNORECASE)


def _texts() -> Iterator[str]:
    """Yield all strings in the code that decides something, and what they consist of."""
    for package in ("semantic", "rules", "detection", "planning", "data"):
        for path in (SOURCE / package).rglob("*.py"):
            tree = ast.parse(path.read_text())
            alone = {node.value for node in ast.walk(tree) if isinstance(node, ast.Expr)}
            for node in ast.walk(tree):
                if isinstance(node, ast.Constant) and node not in alone:
                    words = str(node.value).split()
                    yield from words
                    for word in words:
                        yield from re.sub(r"\\[bsSwWdD]|\(\?[:!=<a-zP]*", " ", word).split("|")


def _comments() -> str:
    words = {word.strip("\\()[] ") for word in _texts() if len(word) < 60 and word.isprintable()}
    said = sorted(word for word in words if len(word) > 2 and not FOR_TOOLS.search(word))
    return "".join(f"# {' '.join(said[at : at + 50])}\n" for at in range(0, len(said), 50))


COMMENTS = _comments()


def _decisions(text: str) -> object:
    result = engine.guard(SourceFile("job.py", text.encode()), SETTINGS)
    found = (*result.before.findings, *result.before.hidden)
    # A name that a comment mentions is not given to anything else.
    words = re.findall(r"[^\W_]+", (result.new or b"").decode().removesuffix(COMMENTS))
    return result.before.outcome, result.before.reason, found, {*words} - {"as"}


@pytest.mark.parametrize(
    "path", [*SNIPPETS, *JOBS], ids=lambda path: f"{path.parent.name}/{path.name}"
)
def test_a_comment_decides_nothing(path: Path) -> None:
    text = path.read_text().rstrip("\n") + "\n\n"
    assert _decisions(text + COMMENTS) == _decisions(text)
