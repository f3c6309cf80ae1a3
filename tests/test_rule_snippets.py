"""What the rules report in snippets: the lines that end with a rule's code in a comment, and no others.

Each file in ``tests/rules/tg101`` is about TG101 alone; what other rules report of it does not count.
What is found with low confidence, which only asks for a part of the guard, is marked ``(low)``.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from helpers import ROOT

from guard_codemod.config.settings import Settings
from guard_codemod.engine import engine
from guard_codemod.files.source_file import SourceFile
from guard_codemod.model import Outcome

RULES = ROOT / "tests" / "rules"
SNIPPETS = sorted(RULES.glob("tg*/*.py"))
SETTINGS = Settings(timeout=3600, include_non_jobs=True, kill_after="none", confidence="medium")


def _expected(text: str, code: str) -> list[tuple[int, str]]:
    """Return the lines of *text* that end with *code* in a comment, and what stands behind it."""
    lines = enumerate(text.splitlines(), 1)
    marks = ((number, re.search(rf"# {code}( \(low\))?$", line)) for number, line in lines)
    return [(number, mark[1] or "") for number, mark in marks if mark]


def _found(text: str, code: str) -> list[tuple[int, str]]:
    """Return the lines that *code* finds in the script *text*, once it has a guard."""
    result = engine.guard(SourceFile("job.py", text.encode()), SETTINGS)
    assert result.new is not None or result.before.outcome is Outcome.ALREADY_GUARDED, result
    reported = {one.line for one in result.before.findings if one.code == code}
    hidden = {one.line for one in result.before.hidden if one.code == code}
    low = ((line, " (low)") for line in hidden - reported)
    return sorted([*((line, "") for line in reported), *low])


@pytest.mark.parametrize("path", SNIPPETS, ids=lambda path: str(path.relative_to(RULES)))
def test_snippet(path: Path) -> None:
    text, code = path.read_text(encoding="utf-8"), path.parent.name.upper()
    assert _found(text, code) == _expected(text, code)


@pytest.mark.parametrize("folder", sorted(RULES.iterdir()), ids=lambda folder: folder.name)
def test_a_rule_has_snippets_of_both_kinds(folder: Path) -> None:
    texts = [path.read_text(encoding="utf-8") for path in folder.glob("*.py")]
    expects = [bool(_expected(text, folder.name.upper())) for text in texts]
    assert set(expects) == {True, False}


def test_every_mark_is_about_the_rule_of_its_folder() -> None:
    wrong = [
        path
        for path in SNIPPETS
        for code in re.findall(r"#.*?\b(TG\d+)", path.read_text(encoding="utf-8"))
        if code.lower() != path.parent.name
    ]
    assert wrong == []
