"""The user's own facts about calls: each field reaches the rules, and what is wrong is said."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from helpers import fill, guard_text, invoke

from guard_codemod import Settings, guard
from guard_codemod.config.settings import FileSettings

HEADER = "[tool.guard-codemod]\n"
MAIN = '\n\nif __name__ == "__main__":\n    main()\n'
LOOP = "while True:\n        try:\n            return print(%s)\n        except %s:\n            continue"


def codes(body: str, *rows: dict[str, Any]) -> list[str]:
    """Return what is reported of a job whose main function is *body*, if *rows* are known."""
    job = f"import urllib.request\n\nimport acme\n\n\ndef main():\n    {body}{MAIN}"
    return codes_of(job, *rows)


def codes_of(job: str, *rows: dict[str, Any]) -> list[str]:
    result = guard(job, Settings(timeout=3600, kill_after="none", calls=rows))
    assert result.changed
    return [finding.code for finding in result.findings]


FALLS_BACK = (
    "try:\n        urllib.request.urlopen('http://h')\n    except OSError:\n        %s\n    raise"
)
AWAY = (
    "try:\n        urllib.request.urlopen('http://h')\n    except %s:\n        %s\n        main()"
)


@pytest.mark.parametrize(
    ("row", "body", "expected"),
    [
        ({"name": "acme.rates", "blocks": "forever"}, FALLS_BACK % "acme.rates()", ["TG106"]),
        ({"name": "acme.rates", "blocks": "2h"}, FALLS_BACK % "acme.rates()", ["TG106"]),
        ({"name": "acme.*", "blocks": 7200}, FALLS_BACK % "acme.rates()", ["TG106"]),
        ({"name": "acme.Client().*", "blocks": 7200}, FALLS_BACK % "acme.Client().a()", ["TG106"]),
        ({"name": "acme.rates", "blocks": "10m"}, FALLS_BACK % "acme.rates()", []),
        ({"name": "acme.rates", "blocks": "forever"}, FALLS_BACK % "acme.rate()", []),
        (
            {"name": "acme.rates", "blocks": "forever", "timeout": "limit"},
            FALLS_BACK % "acme.rates(limit=5)",
            [],
        ),
        (
            {"name": "acme.rates", "blocks": "forever", "timeout": "limit"},
            FALLS_BACK % "acme.rates(limit=None)",
            ["TG106"],
        ),
        (
            {"name": "acme.rates", "blocks": "forever", "timeout": 2},
            FALLS_BACK % "acme.rates('EUR', 5)",
            [],
        ),
        (
            {"name": "acme.rates", "blocks": "forever", "timeout": 2},
            FALLS_BACK % "acme.rates(5)",
            ["TG106"],
        ),
        ({"name": "acme.Poller", "spawns": "thread"}, "it = acme.Poller()\n    it.go()", ["TG102"]),
        ({"name": "acme.poll", "spawns": "thread"}, "acme.poll()", ["TG102"]),
        ({"name": "acme.pool", "spawns": "pool"}, "acme.pool()", ["TG102"]),
        ({"name": "acme.child", "spawns": "process"}, "acme.child()", ["TG102"]),
        ({"name": "acme.Poller", "spawns": "thread"}, "it = acme.Poller()\n    it.stop()", []),
        ({"name": "acme.poll", "spawns": "thread"}, "acme.polls()", []),
        ({"name": "acme.Client", "retries": True}, "acme.Client()", ["TG108"]),
        ({"name": "acme.Client", "retries": True}, "acme.Server()", []),
        (
            {"name": "acme.Error", "wraps": True},
            LOOP % ("urllib.request.urlopen('http://h')", "acme.Error"),
            ["TG101"],
        ),
        (
            {"name": "acme.Error", "wraps": True},
            LOOP % ("urllib.request.urlopen('http://h')", "acme.OtherError"),
            [],
        ),
    ],
)
def test_a_fact_reaches_the_rules(row: dict[str, Any], body: str, expected: list[str]) -> None:
    assert codes(body, row) == expected
    assert codes(body) == []


def test_what_exits_ends_the_loop() -> None:
    body = (LOOP % ("urllib.request.urlopen('http://h')", "OSError")).replace(
        "continue", "acme.x()"
    )
    assert codes(body) == ["TG101"]
    assert codes(body, {"name": "acme.x", "exits": True}) == []


def test_what_never_blocks_overrules_what_is_known() -> None:
    body = FALLS_BACK % "urllib.request.urlopen('http://localhost')"
    assert codes(body) == ["TG106"]
    assert codes(body, {"name": "urllib.request.urlopen", "blocks": "never"}) == []


def test_a_client_with_a_timeout_limits_its_methods() -> None:
    rows: list[dict[str, Any]] = [
        {"name": "acme.Client", "timeout": "limit"},
        {"name": "acme.Client().get", "blocks": "forever"},
    ]
    body = LOOP % ("acme.Client({}).get()", "OSError")
    assert codes(body.format(""), *rows) == ["TG101"]
    assert codes(body.format("limit=5"), *rows) == []
    rows[0]["timeout"] = 2
    assert codes(body.format("5"), *rows) == ["TG101"]
    assert codes(body.format("'EUR', 5"), *rows) == []


def test_what_blocks_above_the_guard_is_reported() -> None:
    row = {"name": "acme.rates", "blocks": "forever"}
    job = f"import acme\n\nRATES = acme.rates()\n\n\ndef main():\n    print(RATES){MAIN}"
    assert codes_of(job, row) == ["TG109"]
    assert codes_of(job) == []


TABLE = f'{HEADER}\n[[tool.guard-codemod.calls]]\nname = "acme.rates"\nblocks = "forever"\n'
BESIDE = "import acme\n\nRATES = acme.rates()\n"


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_facts_hold_in_modules_beside_the_job_and_in_each_process(jobs: str, here: Path) -> None:
    job = guard_text(f"import beside\n\n\ndef main():\n    print(beside.RATES){MAIN}")
    fill(here, {"pyproject.toml": TABLE, "beside.py": BESIDE, "a.py": job, "b.py": job})
    _, lines = invoke("check", "--jobs", jobs, "--output-format", "concise")
    assert [line.split()[1] for line in lines[:2]] == ["TG109", "TG109"]
    _, lines = invoke("check", "--jobs", jobs, "--isolated")
    assert not any("TG109" in line for line in lines)


def test_a_script_and_an_override_may_state_facts(here: Path) -> None:
    job = guard_text(
        f"import acme\n\nRATES = acme.rates()\n\n\ndef main():\n    print(RATES){MAIN}"
    )
    row = 'name = "acme.rates"\nblocks = "forever"\n'
    block = f"# /// script\n# [[tool.guard-codemod.calls]]\n# {row}# ///\n".replace("\nb", "\n# b")
    override = f'{HEADER}[[tool.guard-codemod.overrides]]\nfiles = ["b.py"]\n'
    calls = f"[[tool.guard-codemod.overrides.calls]]\n{row}"
    fill(here, {"pyproject.toml": override + calls, "a.py": block + job, "b.py": job, "c.py": job})
    _, lines = invoke("check", "--output-format", "concise")
    assert [line[:4] for line in lines if "TG109" in line] == ["a.py", "b.py"]


def test_config_shows_them_as_toml(here: Path) -> None:
    fill(here, {"pyproject.toml": TABLE})
    _, lines = invoke("config")
    (line,) = [line for line in lines if line.startswith("calls")]
    assert line == 'calls = [{ "name" = "acme.rates", "blocks" = "forever" }]  # pyproject.toml'
    fill(here, {"pyproject.toml": f"{HEADER}{line}\n"})
    assert line in invoke("config")[1]


def test_they_are_kept_as_they_were_given() -> None:
    row = {"name": "acme.rates", "blocks": "forever"}
    assert [dict(kept) for kept in FileSettings(calls=[row]).calls] == [row]
    assert hash(Settings(calls=[row])) == hash(Settings(calls=[dict(row)]))


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ("name = 1\nblocks = 5", "row 1: name: 1 is not valid: give a qualified name"),
        ('name = ""\nblocks = 5', "row 1: name: '' is not valid: give a qualified name"),
        ('name = "*"\nblocks = 5', "row 1: name: '*' is not valid: give a qualified name"),
        ('name = "a b"\nblocks = 5', "row 1: name: 'a b' is not valid: give a qualified name"),
        ('name = "a.()"\nblocks = 5', "row 1: name: 'a.()' is not valid: give a qualified name"),
        ("blocks = 5", "row 1: name is missing: give a qualified name"),
        ('name = "a"', "row 1: it says nothing of a: add one of blocks, timeout, spawns,"),
        ('name = "a"\nblock = 5', "row 1: unknown key 'block': did you mean 'blocks'?"),
        (
            'name = "a"\nblocks = "long"',
            'row 1: blocks: \'long\' is not valid: give "forever", "never", or a duration',
        ),
        (
            'name = "a"\nblocks = true',
            'row 1: blocks: True is not valid: give "forever", "never", or a duration',
        ),
        (
            'name = "a"\nblocks = []',
            'row 1: blocks: [] is not valid: give "forever", "never", or a duration',
        ),
        (
            'name = "a"\ntimeout = 0',
            "row 1: timeout: 0 is not valid: give the name of the argument",
        ),
        (
            'name = "a"\ntimeout = "a b"',
            "row 1: timeout: 'a b' is not valid: give the name of the argument",
        ),
        (
            'name = "a"\nspawns = "task"',
            "row 1: spawns: 'task' is not valid: give one of 'thread', 'timer',",
        ),
        (
            'name = "a"\nspawns = []',
            "row 1: spawns: [] is not valid: give one of 'thread', 'timer',",
        ),
        (
            'name = "a"\nexits = false',
            "row 1: exits: False is not valid: give true, or leave it out",
        ),
        ('name = "a"\nwraps = 1', "row 1: wraps: 1 is not valid: give true, or leave it out"),
        (
            'name = "a"\nretries = "yes"',
            "row 1: retries: 'yes' is not valid: give true, or leave it out",
        ),
    ],
)
def test_what_is_no_fact_is_refused(row: str, problem: str, here: Path) -> None:
    table = f"{HEADER}\n[[tool.guard-codemod.calls]]\n{row}\n"
    fill(here, {"etl/pyproject.toml": table, "etl/a.py": ""})
    code, lines = invoke("check")
    assert code == 2
    assert f"etl/pyproject.toml:1:1: TG906 calls: {problem}" in lines[0]


@pytest.mark.parametrize("value", ['"acme.rates"', '["acme.rates"]', "true", "[1]", "{}"])
def test_what_is_no_list_of_tables_is_refused(value: str, here: Path) -> None:
    fill(here, {"pyproject.toml": f"{HEADER}calls = {value}\n", "a.py": ""})
    code, lines = invoke("check")
    assert code == 2
    assert " is not valid: give tables: write [[tool.guard-codemod.calls]] for each" in lines[0]
