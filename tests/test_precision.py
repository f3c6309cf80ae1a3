"""What the rules say of their precision is what was read: see ``precision/README.md``."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from guard_codemod.rules import HazardRule, Rule, all_rules

with open(Path(__file__).parent / "precision" / "verdicts.tsv", encoding="utf-8") as table:
    ROWS = list(csv.DictReader(table, delimiter="\t"))
VERDICTS = Counter((row["reading"], row["rule"], row["confidence"], row["verdict"]) for row in ROWS)
READ = {row["rule"] for row in ROWS}
LATEST = sorted({row["reading"] for row in ROWS}, key=int, reverse=True)


def _right(reading: str, code: str) -> list[str]:
    counts = []
    for confidence in ("high", "medium"):
        right, wrong = (
            VERDICTS[reading, code, confidence, verdict] for verdict in ("true", "false")
        )
        if right + wrong:
            counts.append(f"{right} of {right + wrong} findings at {confidence} confidence")
    return counts


@pytest.mark.parametrize("rule", [rule for rule in all_rules() if rule.code in READ])
def test_precision_is_that_of_the_latest_reading_with_findings(rule: type[Rule]) -> None:
    read = next(found for reading in LATEST if (found := _right(reading, rule.code)))
    short = [count.replace(" findings", "").replace(" confidence", "") for count in read[1:]]
    assert rule.precision == " and ".join([read[0], *short])


_PAGE = Path(__file__).parents[1] / "docs" / "precision.md"
SUMMARY, _, PAGE = _PAGE.read_text(encoding="utf-8").partition("## Findings about hazards")


def _cells(chosen: Callable[[dict[str, str]], bool]) -> str:
    """Return the cells of a table: how many of the *chosen* findings are right."""
    verdicts = Counter((row["confidence"], row["verdict"]) for row in ROWS if chosen(row))
    cells = []
    for confidence in ("high", "medium"):
        right, wrong = (verdicts[confidence, verdict] for verdict in ("true", "false"))
        cells.append(f" {right} of {right + wrong} " if right + wrong else "  ")
    return "|".join(cells)


@pytest.mark.parametrize("reading", [*LATEST, "all"])
def test_the_page_has_the_figures_of_each_reading(reading: str) -> None:
    (line,) = re.findall(rf"^\| {reading} \| [^|]*\|(.* of .*)\|$", PAGE, re.MULTILINE)
    assert line == _cells(lambda row: reading in (row["reading"], "all"))


def test_the_page_begins_with_the_figures_of_all_readings() -> None:
    high, medium = map(str.strip, _cells(bool).split("|"))
    assert f"{high} were right at high confidence, and {medium} at medium." in SUMMARY


@pytest.mark.parametrize("code", sorted(READ))
def test_the_page_has_the_figures_of_each_rule(code: str) -> None:
    (line,) = re.findall(rf"^\| \[{code}\].*$", PAGE, re.MULTILINE)
    last = line.split("|")[2].strip()
    assert f"| {last} |{_cells(lambda row: (row['reading'], row['rule']) == (last, code))}|" in line
    assert line.endswith(f"|{_cells(lambda row: row['rule'] == code)}|")


@pytest.mark.parametrize("rule", [rule for rule in all_rules() if issubclass(rule, HazardRule)])
def test_every_rule_about_a_hazard_was_measured(rule: type[Rule]) -> None:
    assert re.match(
        r"\d+ of \d+ findings at (high|medium) confidence|unknown: no finding", rule.precision
    )


def test_every_finding_was_judged_with_a_reason() -> None:
    assert {row["verdict"] for row in ROWS} == {"true", "false", "undecidable"}
    assert all(row["why"] for row in ROWS)
    assert {rule.code for rule in all_rules()} >= READ
