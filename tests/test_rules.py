"""The rules: their examples are true."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import hang_table
import pytest
from helpers import HOUR, ROOT, fill, invoke

from guard_codemod.config.settings import Settings
from guard_codemod.engine import engine
from guard_codemod.files.source_file import SourceFile
from guard_codemod.guards.spec import GuardOptions
from guard_codemod.model import Outcome
from guard_codemod.rules import HazardRule, PlanRule, ScheduleRule, all_rules
from guard_codemod.rules.support.examples import UNGUARDED
from guard_codemod.rules.tg103_other_alarm import OtherAlarm


def _codes(example: str, settings: Settings = HOUR) -> set[str]:
    source = SourceFile("fetch.py", example.encode(), explicit=False)
    return {finding.code for finding in engine.check(source, settings).before.findings}


def _guarded(example: str, settings: Settings) -> str:
    # A rule may keep `apply` from guarding the job.
    settings = replace(settings, include_non_jobs=True)
    result = engine.guard(SourceFile("fetch.py", example.encode()), settings)
    if result.before.outcome is Outcome.ALREADY_GUARDED:
        return example
    assert result.new is not None, result
    return result.new.decode()


@pytest.mark.parametrize("rule", [rule for rule in all_rules() if issubclass(rule, PlanRule)])
def test_examples(rule: type[PlanRule]) -> None:
    assert rule.code in _codes(rule.bad, rule.settings)
    assert rule.code not in _codes(rule.good, rule.settings)


@pytest.mark.parametrize("rule", [rule for rule in all_rules() if issubclass(rule, HazardRule)])
def test_examples_of_hazards(rule: type[HazardRule]) -> None:
    medium = replace(HOUR, confidence="medium")
    assert rule.code in _codes(_guarded(rule.bad, HOUR), medium)
    assert rule.code not in _codes(_guarded(rule.good, HOUR), medium)
    with_backstop = replace(medium, guard=GuardOptions(kill_after=60))
    assert (rule.code in _codes(_guarded(rule.bad, with_backstop), medium)) is not (
        "backstop" in rule.mitigated_by
    )
    unguarded = "alarm(" not in rule.bad or rule is OtherAlarm
    assert (rule.code in _codes(rule.bad)) is not unguarded  # there is no guard


@pytest.mark.parametrize("rule", [rule for rule in all_rules() if issubclass(rule, ScheduleRule)])
def test_examples_of_schedules(rule: type[ScheduleRule], here: Path) -> None:
    for example, expected in ((rule.bad, True), (rule.good, False)):
        fill(here, {"fetch.py": UNGUARDED, rule.example_file: example})
        assert invoke("apply", "fetch.py", "--timeout", "1h")[0] == 0
        code, output = invoke("check", "--schedules", "auto")
        assert code == 0
        assert any(f" {rule.code} " in line for line in output) is expected, output


def test_what_apply_does_not_fix_is_reported_for_the_guarded_file_too() -> None:
    # Another rule may report the script as well.
    settings = replace(HOUR, select=("TG0", "TG103"))
    result = engine.guard(SourceFile("fetch.py", OtherAlarm.bad.encode()), settings)
    assert [finding.code for finding in result.before.findings] == ["TG103", "TG001"]
    assert [(finding.code, finding.line) for finding in result.final.findings] == [("TG103", 8)]
    assert result.new is not None
    again = engine.check(SourceFile("fetch.py", result.new), settings)
    assert (again.before.outcome, [finding.code for finding in again.before.findings]) == (
        Outcome.ALREADY_GUARDED,
        ["TG103"],
    )


def test_the_alarm_of_a_guard_is_no_other_alarm() -> None:
    arms = (
        "import signal\n\n\ndef arm():\n    signal.signal(signal.SIGALRM, late)\n    signal.alarm(60)\n\n\n"
        "if __name__ == '__main__':\n    arm()\n    work()\n"
    )
    assert _codes(arms) == set()


HAZARDS = {rule.code for rule in all_rules() if rule.code.startswith("TG1")}


def test_the_page_that_chooses_a_guard_names_each_hazard() -> None:
    page = (ROOT / "docs" / "which-guard.md").read_text(encoding="utf-8")
    rows = " ".join(re.findall(r"^\| (?:.+?) \| (.*?) \|", page, re.MULTILINE))
    named = set(re.findall(r"TG\d+", rows))
    for first, last in re.findall(r"TG(\d+) to TG(\d+)", rows):
        named |= {f"TG{number}" for number in range(int(first), int(last))}
    assert named == HAZARDS


def test_the_table_of_hangs_names_each_hazard() -> None:
    # A guard ends a job that never ends by itself.
    assert {*hang_table.TRAITS} == HAZARDS - {"TG111"}


def test_codes_are_unique_and_in_order() -> None:
    codes = [rule.code for rule in all_rules()]
    assert codes == sorted(set(codes))


@pytest.mark.parametrize(
    ("above", "reason", "why"),
    [
        ("import atlas\n", "one sign only: ends", "one sign only, ends in an effect"),
        (
            "from . import atlas\nimport sys\nsys.argv\n",
            "too few signs: ",
            "too few signs, reads the command line, ends in an effect, in a package",
        ),
    ],
)
def test_a_possible_job_has_too_few_signs(above: str, reason: str, why: str) -> None:
    source = SourceFile("fetch.py", f"{above}\natlas.rebuild_all()\n".encode(), explicit=False)
    result = engine.check(source, HOUR)
    assert [(one.code, one.message) for one in result.before.findings] == [
        ("TG010", f"possibly a job ({why}): name the file to guard it")
    ]
    assert result.before.reason.startswith(reason)
