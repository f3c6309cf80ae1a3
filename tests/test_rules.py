"""The rules: their examples are true, and the README names them all."""

from __future__ import annotations

import pytest
from helpers import HOUR, ROOT

from guard_codemod import core
from guard_codemod.model import Severity, Source
from guard_codemod.rules import PLAN_RULES, RULES, PlanRule


def _codes(example: str) -> set[str]:
    source = Source("fetch.py", example.encode(), explicit=False)
    return {finding.code for finding in core.check(source, HOUR).findings}


@pytest.mark.parametrize("rule", PLAN_RULES)
def test_examples(rule: type[PlanRule]) -> None:
    assert rule.code in _codes(rule.bad)
    assert rule.code not in _codes(rule.good)


def test_codes_are_unique_and_in_order() -> None:
    codes = [rule.code for rule in RULES]
    assert codes == sorted(set(codes))


def test_the_readme_names_every_code_and_what_it_exits_with() -> None:
    rows = [line.strip("| ").split(" | ") for line in (ROOT / "README.md").read_text().splitlines() if "| TG" in line]
    expected = {
        rule.code: "2" if rule.code.startswith("TG9") else "1" if rule.severity is Severity.ERROR else "0"
        for rule in RULES
    }
    assert {row[0]: row[-1] for row in rows} == expected
