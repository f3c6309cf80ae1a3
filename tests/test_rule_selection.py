"""Which rules are reported, and how severe each is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from helpers import BROKEN, GUARDED, HAZARD, JOB, LIBRARY, contents, fill, invoke

from guard_codemod.config.settings import Settings
from guard_codemod.files.source_file import SourceFile
from guard_codemod.model import Outcome, Severity
from guard_codemod.rules.tg010_possible_job import PossibleJob
from guard_codemod.rules.tg011_unrecognized_guard import UnrecognizedGuard

HEADER = "[tool.guard-codemod]\n"
FILES = {"broken.py": BROKEN, "hazard.py": HAZARD, "job.py": JOB, "perhaps.py": PossibleJob.bad}


def codes(*arguments: str) -> dict[str, list[str]]:
    """Return the codes that ``check`` reports, by file."""
    found: dict[str, list[str]] = {}
    for line in invoke("check", *arguments)[1]:
        if match := re.match(r"(\S+?):\d+:\d+: (TG\d+) ", line):
            found.setdefault(match[1], []).append(match[2])
    return found


@pytest.mark.parametrize(
    ("arguments", "shown"),
    [
        ([], ["TG001", "TG010", "TG107"]),
        (["--select", "ALL"], ["TG001", "TG010", "TG107"]),
        (["--select", "TG1"], ["TG107"]),
        (["--select", "TG107,TG010"], ["TG010", "TG107"]),
        (["--select", "TG107", "--select", "TG010"], ["TG010", "TG107"]),
        (["--ignore", "TG01"], ["TG001", "TG107"]),
        (["--ignore", "ALL"], []),
        (["--select", "TG0", "--ignore", "TG001"], ["TG010"]),
        (["--select", "TG001", "--ignore", "TG0"], ["TG001"]),
        (["--select", "TG0", "--ignore", "TG0"], []),
        (["--ignore", "ALL", "--extend-select", "TG1"], ["TG107"]),
        (["--select", "TG001", "--extend-select", "TG107"], ["TG001", "TG107"]),
    ],
)
def test_the_longer_of_two_selectors_wins_and_of_equals_ignore(
    arguments: list[str], shown: list[str], here: Path
) -> None:
    fill(here, FILES)
    found = codes(*arguments)
    assert found.pop("broken.py") == ["TG901"]  # or it would look clean
    assert sorted(code for file in found.values() for code in file) == shown


@pytest.mark.parametrize(
    ("table", "arguments", "shown"),
    [
        ('ignore = ["TG001"]', [], ["TG010", "TG107"]),
        ('select = ["TG1"]', ["--extend-select", "TG001"], ["TG001", "TG107"]),
        ('ignore = ["TG001"]', ["--ignore", "TG010"], ["TG107"]),
        ('ignore = ["TG107"]', ["--select", "TG1"], ["TG107"]),
        ('select = ["TG107"]', ["--ignore", "TG1"], []),
        ('ignore = ["TG107"]', ["--extend-select", "TG1"], ["TG001", "TG010", "TG107"]),
        (
            '[[tool.guard-codemod.overrides]]\nfiles = ["ha*"]\nignore = ["ALL"]',
            [],
            ["TG001", "TG010"],
        ),
        (
            '[[tool.guard-codemod.overrides]]\nfiles = ["ha*"]\nignore = ["ALL"]',
            ["--select", "TG1"],
            ["TG107"],
        ),
        ('[tool.guard-codemod.per-file-ignores]\n"h*.py" = ["TG1"]', [], ["TG001", "TG010"]),
        ('[tool.guard-codemod.per-file-ignores]\n"h*.py" = ["TG1"]', ["--select", "TG1"], []),
        (
            'per-file-ignores = { "x/*" = ["ALL"], "job.py" = ["TG001"], "*.py" = ["TG01"] }',
            [],
            ["TG107"],
        ),
    ],
)
def test_a_stronger_place_changes_what_a_weaker_one_has_chosen(
    table: str, arguments: list[str], shown: list[str], here: Path
) -> None:
    fill(here, {**FILES, "pyproject.toml": f"{HEADER}{table}\n"})
    found = codes(*arguments)
    assert found.pop("broken.py") == ["TG901"]
    assert sorted(code for file in found.values() for code in file) == shown


def test_the_table_in_the_file_chooses_too(here: Path) -> None:
    fill(
        here,
        {"job.py": f'# /// script\n# [tool.guard-codemod]\n# ignore = ["TG001"]\n# ///\n{JOB}'},
    )
    assert codes() == {}
    assert codes("--select", "TG001") == {"job.py": ["TG001"]}


def test_patterns_are_relative_to_the_folder_of_the_table(here: Path) -> None:
    fill(here, {"etl/old/job.py": JOB, "old/job.py": JOB, "job.py": JOB})
    fill(here, {"etl/pyproject.toml": f'{HEADER}per-file-ignores = {{ "old/**" = ["TG001"] }}\n'})
    assert codes() == {"job.py": ["TG001"], "old/job.py": ["TG001"]}


@pytest.mark.parametrize(
    ("table", "arguments", "code"),
    [
        ("", [], 0),
        ("", ["--strict"], 1),
        ("strict = true", [], 1),
        ("strict = true", ["--no-strict"], 0),
        ('severity = { TG107 = "error" }', [], 1),
        ('severity = { TG1 = "error", TG107 = "warning" }', [], 0),
        ('severity = { TG107 = "error" }', ["--ignore", "TG107"], 0),
        ('severity = { TG107 = "info" }', ["--strict"], 0),
    ],
)
def test_a_warning_can_be_made_an_error(
    table: str, arguments: list[str], code: int, here: Path
) -> None:
    fill(here, {"job.py": HAZARD, "pyproject.toml": f"{HEADER}{table}\n"})
    assert invoke("check", *arguments)[0] == code
    assert invoke("apply", ".", "--timeout", "1h", *arguments)[0] == code


def test_an_error_can_be_made_a_warning(here: Path) -> None:
    fill(here, {"job.py": JOB, "broken.py": BROKEN})
    fill(here, {"pyproject.toml": f'{HEADER}[tool.guard-codemod.severity]\nALL = "warning"\n'})
    assert invoke("check", "job.py")[0] == 0
    assert codes() == {"broken.py": ["TG901"], "job.py": ["TG001"]}
    assert invoke("check", "job.py", "--strict")[0] == 1
    assert invoke("check")[0] == 2


@pytest.mark.parametrize(
    ("file", "arguments"),
    [
        (JOB, ["--ignore", "TG001"]),
        (JOB, ["--select", "TG1"]),
        (PossibleJob.bad, ["--ignore", "TG010"]),
        (JOB.replace('__":', '__":  # noqa: TG001'), []),
        (JOB.replace('__":', '__":  # guard-codemod: ignore[TG001]'), []),
        (f"# guard-codemod: ignore[TG010]\n{PossibleJob.bad[14:]}", []),
    ],
)
def test_apply_leaves_alone_what_check_says_nothing_of(
    file: str, arguments: list[str], here: Path
) -> None:
    fill(here, {"job.py": file})
    before = contents(here)
    for command in (["check"], ["apply", "--timeout", "1h"]):
        code, output = invoke(*command, "job.py", "-v", *arguments)
        assert (code, output[0][:30]) == (0, "job.py: skipped: not changed: ")
        assert "1 skipped" in output[-1]
    assert contents(here) == before


@pytest.mark.parametrize("selector", ["TG001", "tg001", "unguarded-job", "Unguarded-Job", "tg00"])
def test_a_rule_is_selected_by_code_or_name_in_any_case(selector: str, here: Path) -> None:
    fill(here, {"job.py": JOB})
    assert invoke("check", "job.py", "--select", selector)[0] == 1
    assert invoke("check", "job.py", "--ignore", selector)[0] == 0
    fill(here, {"pyproject.toml": f'{HEADER}severity = {{ {selector} = "warning" }}\n'})
    assert invoke("check", "job.py")[0] == 0
    comment = f"  # guard-codemod: ignore[{selector}]"
    ignoring = JOB.replace('"__main__":', f'"__main__":{comment}')
    fill(here, {"pyproject.toml": "", "job.py": ignoring})
    assert invoke("check", "job.py")[0] == 0


@pytest.mark.parametrize(
    ("selector", "gist"),
    [
        ("TG404", "unknown rule 'TG404': "),
        ("TG0107", "unknown rule 'TG0107': did you mean 'TG107'?"),
        ("swallowed", "unknown rule 'swallowed': did you mean 'timeout-swallowed'?"),
        ("E501", "unknown rule 'E501': give a code (TG101), a name, the beginning of codes (TG1),"),
        ("", "unknown rule '': give a code"),
        (
            "TG901",
            "TG901 cannot be selected or suppressed: a file that cannot be checked always fails",
        ),
        ("TG9", "TG9 cannot be selected or suppressed"),
    ],
)
def test_an_unknown_rule_gets_one_line(selector: str, gist: str, here: Path) -> None:
    fill(
        here,
        {
            "job.py": JOB,
            "other/pyproject.toml": f'{HEADER}ignore = ["{selector}"]\n',
            "other/job.py": JOB,
        },
    )
    for option in ("--select", "--extend-select", "--ignore"):
        code, output = invoke("check", "job.py", option, f"TG001,{selector}")
        assert (code, output[-1].partition(gist)[0]) == (
            2,
            f"Error: Invalid value for '{option}': ",
        )
    code, output = invoke("check", "other")
    assert (code, output[-1].partition(gist)[0]) == (2, "Error: other/pyproject.toml: ignore: ")


@pytest.mark.parametrize(
    ("table", "gist"),
    [
        ('select = "TG1"', "select: 'TG1' is not valid: give a list of strings"),
        (
            'per-file-ignores = ["TG1"]',
            "per-file-ignores: ['TG1'] is not valid: give a table, as in",
        ),
        (
            'per-file-ignores = { "a/**" = "TG1" }',
            "per-file-ignores: 'TG1' is not valid: give a list of strings",
        ),
        (
            'per-file-ignores = { "a/" = ["TG1"] }',
            "per-file-ignores: 'a/' matches no file: give a pattern such as legacy/**",
        ),
        ('per-file-ignores = { "!a" = ["TG1"] }', "per-file-ignores: '!a' matches no file"),
        ('severity = "error"', "severity: 'error' is not valid: give a table, as in"),
        ('severity = { TG107 = "off" }', "severity: TG107: 'off' is not valid: give"),
        ("severity = { TG107 = [] }", "severity: TG107: [] is not valid: give"),
        ('severity = { TG901 = "warning" }', "severity: TG901 cannot be selected or suppressed"),
        (
            '[[tool.guard-codemod.overrides]]\nfiles = ["a"]\nper-file-ignores = {}',
            "unknown key 'per-file-ignores'",
        ),
    ],
)
def test_a_table_that_is_wrong_gets_one_line(table: str, gist: str, here: Path) -> None:
    fill(here, {"job.py": JOB, "pyproject.toml": f"{HEADER}{table}\n"})
    code, output = invoke("check")
    assert (code, len(output), gist in output[0]) == (2, 1, True), output


def test_config_prints_what_is_chosen_as_toml(here: Path) -> None:
    fill(
        here,
        {
            "pyproject.toml": f'{HEADER}per-file-ignores = {{ "a*" = ["TG1"] }}\nseverity.TG1 = "error"\n'
        },
    )
    code, output = invoke("config")
    assert code == 0
    lines = [line.partition("  # ")[0].strip() for line in output]
    assert {'select = ["ALL"]', 'severity = { "TG1" = "error" }'} <= set(lines)
    assert 'per-file-ignores = { "a*" = ["TG1"] }' in lines


def test_a_library_module_is_not_looked_at_more_closely(here: Path) -> None:
    fill(here, {"lib.py": LIBRARY})
    assert invoke("check", "lib.py", "--select", "TG1") == (
        0,
        ["1 skipped"],
    )


def test_what_remove_leaves_can_be_left_out_too(here: Path) -> None:
    fill(here, {"job.py": UnrecognizedGuard.bad})
    code, output = invoke("remove", "job.py")
    assert (code, "TG011" in output[0]) == (1, True)
    fill(here, {"pyproject.toml": f'{HEADER}ignore = ["TG011"]\n'})
    assert (invoke("remove", "job.py")[0], contents(here)["job.py"]) == (
        0,
        UnrecognizedGuard.bad.encode(),
    )


def test_settings_choose_without_a_configuration() -> None:
    from guard_codemod.engine import engine

    source = SourceFile("job.py", HAZARD.encode())
    assert [finding.code for finding in engine.check(source, Settings()).before.findings] == [
        "TG107"
    ]
    assert engine.check(source, Settings(ignored=frozenset({"TG107"}))).before.findings == ()
    (finding,) = engine.check(source, Settings(severity={"TG107": Severity.ERROR})).before.findings
    assert finding.severity is Severity.ERROR
    assert finding.text == HAZARD.splitlines()[finding.line - 1]
    unguarded = engine.check(
        SourceFile("job.py", JOB.encode()), Settings(ignored=frozenset({"TG001"}))
    )
    assert unguarded.before.outcome is Outcome.SKIPPED


def test_findings_come_in_the_order_of_their_places(here: Path) -> None:
    job = f"# guard-codemod: ignore[TG106]\n{GUARDED}    os.execvp('a', []); os.system('ssh b')\n    os.execvp('c', [])\n"
    fill(here, {"job.py": job})
    assert codes("--kill-after", "none") == {"job.py": ["TG202", "TG107", "TG104", "TG107"]}
    assert codes() == {"job.py": ["TG202", "TG012", "TG107", "TG107"]}
