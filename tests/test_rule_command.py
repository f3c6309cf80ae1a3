"""The rules explain themselves, and the documentation says the same."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from helpers import HOUR, ROOT, fill, in_process, invoke

from guard_codemod.engine import engine
from guard_codemod.files.source_file import SourceFile
from guard_codemod.rules import FailureRule, HazardRule, PlanRule, Rule, ScheduleRule, all_rules
from guard_codemod.rules.tg011_unrecognized_guard import UnrecognizedGuard
from guard_codemod.rules.tg202_unused_suppression import UnusedSuppression

FAILURES = [rule for rule in all_rules() if issubclass(rule, FailureRule) and rule.bad]


@pytest.mark.parametrize("rule", all_rules())
def test_every_rule_is_complete(rule: type[Rule]) -> None:
    assert re.fullmatch(r"TG\d{3}", rule.code)
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", rule.name)
    assert rule.why
    for text in (rule.summary, rule.help):
        assert text
        assert "\n" not in text
        assert not text.endswith(".")
    assert bool(rule.bad) is bool(rule.good) is not bool(rule.no_example_because)
    assert rule.bad or issubclass(rule, FailureRule)


def test_names_are_unique() -> None:
    assert len({rule.name for rule in all_rules()}) == len(all_rules())


def test_every_example_is_tested() -> None:
    kinds = (PlanRule, HazardRule, ScheduleRule)
    checked = [rule for rule in all_rules() if issubclass(rule, kinds)]
    others = {UnrecognizedGuard, UnusedSuppression, *FAILURES, *checked}
    assert {rule for rule in all_rules() if rule.bad} == others


@pytest.mark.parametrize("rule", [*FAILURES, UnusedSuppression])
def test_examples_of_what_check_finds_before_or_after_the_rules(
    rule: type[Rule], here: Path
) -> None:
    fill(here, {"bad.py": rule.bad, "good.py": rule.good})
    code, output = invoke("check", "bad.py")
    assert code == (2 if issubclass(rule, FailureRule) else 0)
    assert f" {rule.code} " in output[0]
    code, output = invoke("check", "good.py")
    assert code < 2
    assert rule.code not in "".join(output)


def test_examples_of_what_remove_finds() -> None:
    def codes(example: str) -> list[str]:
        return [
            finding.code
            for finding in engine.remove(
                SourceFile("job.py", example.encode()), HOUR
            ).before.findings
        ]

    assert (codes(UnrecognizedGuard.bad), codes(UnrecognizedGuard.good)) == (["TG011"], [])


@pytest.mark.parametrize("rule", all_rules())
def test_a_rule_is_explained_by_code_or_name(rule: type[Rule]) -> None:
    code, output = invoke("rule", rule.code)
    assert code == 0
    assert output[0] == f"{rule.code} {rule.name} ({rule.severity.value})"
    assert invoke("rule", rule.name) == (0, output)
    text = "\n".join(output)
    prose = " ".join(text.split())
    assert rule.why in prose
    assert rule.help[1:] in prose
    assert rule.known_limits in prose
    assert ("guard-codemod apply" in prose) >= rule.fixable
    assert prose.partition("Example")[0].count("guard-codemod apply") <= 1
    assert ("With a backstop, the job ends anyway" in prose) is ("backstop" in rule.mitigated_by)
    for example in (rule.bad, rule.good):
        assert [line.strip() for line in example.splitlines() if line.strip() not in text] == []
    assert rule.precision[1:] in prose
    for line in output:
        assert line == line.rstrip()


def test_all_rules_are_explained() -> None:
    code, output = invoke("rule", "--all")
    assert code == 0
    assert [line for line in output if re.match(r"TG\d+ \S+ \((error|warning|info)\)$", line)] == [
        f"{rule.code} {rule.name} ({rule.severity.value})" for rule in all_rules()
    ]


def test_rules_as_json(tmp_path: Path) -> None:
    ran = in_process("rule", "--all", "--output-format", "json", cwd=tmp_path)
    described = json.loads(ran.stdout)
    assert [(one["code"], one["bad"], one["suppressible"]) for one in described] == [
        (rule.code, rule.bad or None, not issubclass(rule, FailureRule)) for rule in all_rules()
    ]
    ran = in_process("rule", "tg001", "--output-format", "json", cwd=tmp_path)
    job = json.loads(ran.stdout)
    assert job == described[0]
    assert job.keys() >= {"severity", "summary", "why", "help", "good", "precision"}
    assert (job["name"], job["fixable"], job["mitigated_by"]) == ("unguarded-job", True, [])


@pytest.mark.parametrize(
    ("arguments", "gist"),
    [
        (["xyz"], "unknown rule 'xyz': guard-codemod rule lists them"),
        (["unguarded"], "unknown rule 'unguarded': did you mean 'unguarded-job'?"),
        (
            ["schedule"],
            "unknown rule 'schedule': did you mean 'scheduled-file-missing',"
            " 'odd-schedule', 'unreadable-schedule'?",
        ),
        (["tg0001"], "unknown rule 'tg0001': did you mean 'TG001'?"),
        (["TG0001"], "unknown rule 'TG0001': did you mean 'TG001'?"),
        (["TG001", "--all"], "give a rule or --all, not both"),
    ],
)
def test_a_mistake_gets_one_line(arguments: list[str], gist: str) -> None:
    code, output = invoke("rule", *arguments)
    assert (code, output[-1]) == (2, f"Error: {gist}")


def test_without_a_rule_there_is_a_line_for_each() -> None:
    code, output = invoke("rule")
    assert code == 0
    assert [line.split()[:2] for line in output if line.startswith("TG")] == [
        [rule.code, rule.name] for rule in all_rules()
    ]
    assert max(map(len, output)) <= 100


PAGES = {
    f"rules/{rule.code}.md": ("rule", rule.code, "--output-format", "markdown")
    for rule in all_rules()
}
PAGES["rules.md"] = ("rule", "--all", "--output-format", "markdown")


@pytest.mark.parametrize("name", PAGES)
def test_a_page_of_the_documentation_is_in_step(name: str, request: pytest.FixtureRequest) -> None:
    code, lines = invoke(*PAGES[name])
    made = "\n".join(lines) + "\n"
    page = ROOT / "docs" / name
    if request.config.getoption("--update-golden"):
        page.parent.mkdir(exist_ok=True)
        page.write_text(made, encoding="utf-8")
    # else: pytest tests/test_rule_command.py --update-golden
    assert (code, page.read_text(encoding="utf-8")) == (0, made)


def test_no_page_is_left_of_a_rule_that_is_gone() -> None:
    assert {f"rules/{page.name}" for page in (ROOT / "docs" / "rules").iterdir()} | {
        "rules.md"
    } == set(PAGES)
