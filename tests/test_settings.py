"""Each setting is one row of a table, from which all that is known of it comes."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import click
import pytest
from helpers import JOB, ROOT, clean_environment, copy_package, fill, invoke, program

from guard_codemod.cli.app import cli
from guard_codemod.config.row import Group, Source
from guard_codemod.config.settings import SETTINGS, keys_in

HEADER = "[tool.guard-codemod]\n"
OPTIONS = keys_in(Source.COMMAND_LINE)
NO_SETTINGS = {
    "add-ignore",
    "baseline",
    "config",
    "help",
    "isolated",
    "stdin-filename",
    "version",
    "write-baseline",
}
"""Options of a single run, which no configuration may set."""
COMMANDS = ("apply", "check", "remove", "files", "config")
TABLE = {
    "calls": '[{ name = "acme.get", blocks = "5m" }]',
    "severity": '{ TG101 = "error" }',
    "per-file-ignores": '{ "a/**" = ["TG101"] }',
}
VALUES = {
    "DIR": '"."',
    "DURATION": '"1h"',
    "DURATION|auto|none": '"1h"',
    "N": "3",
    "RULES": '["TG101"]',
    "PATTERN": '["a"]',
    "NAMES": '["ourlib"]',
    "ADDRESS": '"ops@example.com"',
    "ACTION": '"warn"',
    "CRON": '"0 * * * *"',
}


def value_of(key: str) -> str:
    """Return a value that the setting can have, as TOML has it."""
    row = SETTINGS[key]
    if key in TABLE:
        return TABLE[key]
    if isinstance(row.default, bool):
        return str(not row.default).lower()
    if row.kind.choices:
        return repr(row.kind.choices[-1])
    return VALUES.get(row.metavar or "", '"word"')


def options_of(command: str) -> dict[str, click.Option]:
    """Return the options of *command* by name."""
    parameters = cli.commands[command].params
    options = [one for one in parameters if isinstance(one, click.Option)]
    return {max(one.opts, key=len).removeprefix("--"): one for one in options}


@pytest.mark.parametrize("command", COMMANDS)
def test_the_options_of_a_command_are_those_of_the_rows(command: str) -> None:
    expected = {key for key, row in OPTIONS.items() if command in row.commands}
    assert options_of(command).keys() - NO_SETTINGS == expected


@pytest.mark.parametrize("command", COMMANDS)
def test_help_lists_each_option_in_its_group(command: str) -> None:
    lines = invoke(command, "--help")[1]
    groups = [group.value for group in Group]
    heading, found = "", {}
    for line in lines:
        if line.endswith(":") and not line.startswith(" "):
            heading = line.removesuffix(":")
        elif "--" in line and line.startswith("  ") and line[2] == "-":
            found[line.partition("--")[2].split()[0].split("/")[0].strip(",")] = heading
    listed = {key: heading for key, heading in found.items() if key not in NO_SETTINGS}
    assert listed == {key: SETTINGS[key].group.value for key in listed}
    assert listed.keys() == options_of(command).keys() - NO_SETTINGS
    headings = list(dict.fromkeys(found.values()))
    assert headings == [one for one in [*groups, "Options"] if one in headings]


@pytest.mark.parametrize("command", [*COMMANDS, "schedule", "rule", ""])
def test_help(command: str, here: Path, request: pytest.FixtureRequest) -> None:
    golden = ROOT / "fixtures" / "help" / f"{command or 'guard-codemod'}.txt"
    arguments = [command, "--help"] if command else ["--help"]
    shown = program(*arguments, cwd=here, COLUMNS="100").stdout.decode()
    if request.config.getoption("--update-golden"):
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(shown, encoding="utf-8")
    assert golden.read_text(encoding="utf-8") == shown


TABLES = ("settings.py", "run_settings.py")
READERS = "\n".join(
    path.read_text(encoding="utf-8")
    for path in (ROOT / "src" / "guard_codemod").rglob("*.py")
    if path.name not in TABLES
)


@pytest.mark.parametrize("key", SETTINGS)
def test_each_setting_is_read(key: str) -> None:
    field = SETTINGS[key].field
    # A part of the guard names the options that ask for it.
    read = rf"(?:settings|run|options|selection|self|\))\.{field}\b|\boptions\([^)]*\b{field}="
    assert re.search(rf'{read}|"{key}"', READERS)


@pytest.mark.usefixtures("here")
def test_config_shows_each_row_and_its_default() -> None:
    lines = "\n".join(invoke("config", "--isolated")[1][1:]).replace("\n    ", " ").splitlines()
    shown = [line.removeprefix("# ").split()[0] for line in lines]
    assert shown == [*SETTINGS]
    unset = {line.split()[1] for line in lines if line.endswith("is not set")}
    assert unset == {key for key, row in SETTINGS.items() if row.default is None}
    assert all(line.endswith("  # default") for line in lines if not line.startswith("#"))


@pytest.mark.parametrize("key", SETTINGS)
def test_a_key_can_be_set_where_its_row_says(key: str, here: Path) -> None:
    row, line = SETTINGS[key], f"{key} = {value_of(key)}\n"
    comment = line.replace(" = ", "=").replace('"', "")
    block = "".join(f"# {one}\n" for one in ("/// script", HEADER.strip(), line.strip(), "///"))
    override = f'[[tool.guard-codemod.overrides]]\nfiles = ["*"]\n{line}'
    for place, files in {
        Source.TABLE: {"pyproject.toml": HEADER + line},
        Source.OVERRIDE: {"pyproject.toml": override},
        Source.SCRIPT_BLOCK: {"pyproject.toml": "", "job.py": block},
        Source.COMMENT: {"pyproject.toml": "", "job.py": f"# guard-codemod: {comment}"},
    }.items():
        fill(here, {"job.py": JOB, **files})
        code, output = invoke("config", "job.py")
        if row.sources & place:
            assert code == 0, (place, output)
            (shown,) = (one for one in output if one.startswith(f"{key} = "))
            assert not shown.endswith("# default")
        else:
            assert (code, len(output)) == (2, 1), (place, output)
            refusals = (f"unknown key '{key}'", f"{key} cannot be set", "write ignore[TG101]")
            assert any(refusal in output[0] for refusal in refusals)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--kill-after", "0"], "Invalid value for '--kill-after': '0' is zero"),
        (["--jobs", "0"], "is not valid: give a whole number from 1 to 1000"),
        (["--jobs", "x"], "is not valid: give a whole number from 1 to 1000"),
        (["--jobs", "9" * 5000], "is not valid: give a whole number from 1 to 1000"),
        (["--select", "TG1,TG999"], "Invalid value for '--select': unknown rule 'TG999'"),
        (["--exclude", "!"], "Invalid value for '--exclude': Invalid git pattern: '!'"),
        (
            ["--output-file", ""],
            "Invalid value for '--output-file': '' is not valid: give the name of a file",
        ),
        (["--color", "no"], "Invalid value for '--color': 'no' is not one of"),
        (["-v", "-q"], "not both"),
        (["--all"], "No such option"),
    ],
)
@pytest.mark.usefixtures("here")
def test_a_bad_option_is_one_line(arguments: list[str], message: str) -> None:
    code, output = invoke("check", *arguments)
    (error,) = (line for line in output if line.startswith("Error: "))
    assert (code, message in error) == (2, True), error


def test_options_that_can_be_repeated_or_take_lists(here: Path) -> None:
    fill(here, {"a.py": JOB, "b.py": JOB, "c,d.py": JOB, "e.py": JOB})
    assert invoke("files", "--exclude", "a.py", "--exclude", "c,d.py")[1] == ["b.py", "e.py"]
    for arguments in (["TG001,TG010"], ["TG001", "TG010"]):
        ignored = [word for one in arguments for word in ("--ignore", one)]
        assert invoke("check", "a.py", *ignored)[0] == 0


# Another row

TOYS = {
    "FileSettings": """
    toy: Switch = Setting(
        GUARD,
        FLAG,
        "Play with the file.",
    )
""",
    "FolderSettings": """
    toy: Strings = Setting(
        FILES,
        STRINGS,
        "Play with the file.",
    )
""",
    "RunSettings": """
    toy: Duration = Setting(
        OUTPUT,
        kinds.DURATION,
        "Play with the file.",
    )
""",
}
GIVEN = {
    "FileSettings": (["--toy"], "true"),
    "FolderSettings": (["--toy", "a"], '["a"]'),
    "RunSettings": (["--toy", "90s"], '"1m30s"'),
}


@pytest.mark.slow
@pytest.mark.parametrize("table", TOYS)
def test_a_setting_is_one_row(table: str, here: Path) -> None:
    copy_package(here / "src")
    module = "run_settings.py" if table == "RunSettings" else "settings.py"
    path = here / "src" / "guard_codemod" / "config" / module
    before, heading, after = path.read_text().partition(f"class {table}:\n")
    docstring, _, rows = after.partition("\n\n")
    path.write_text(before + heading + docstring + "\n" + TOYS[table] + rows)
    arguments, value = GIVEN[table]

    def run(*command: str, status: int = 0, environment: Mapping[str, str] | None = None) -> str:
        ran = subprocess.run(
            [sys.executable, *command],
            cwd=here / "jobs",
            env=clean_environment(PYTHONPATH=os.fspath(here / "src"), **(environment or {})),
            capture_output=True,
            text=True,
            timeout=60,
        )
        assert ran.returncode == status, ran.stdout + ran.stderr
        return ran.stdout + ran.stderr

    ours = ("-m", "guard_codemod")
    fill(here / "jobs", {"job.py": JOB})
    assert "  --toy" in run(*ours, "check", "--help")
    run(*ours, "check", *arguments, status=1)
    assert "\ntoy" in run(*ours, "config") or "# toy is not set" in run(*ours, "config")
    fill(here / "jobs", {"pyproject.toml": f"{HEADER}toy = {value}\n"})
    assert f"toy = {value}" in run(*ours, "config", "job.py")
    run(*ours, "apply", "--timeout", "1h", ".")
    fill(here / "jobs", {"pyproject.toml": f"{HEADER}toy = 1.5\n"})
    assert "pyproject.toml: toy: 1.5 is not valid: give" in run(*ours, "check", status=2)
    fill(here / "jobs", {"pyproject.toml": f"{HEADER}toys = {value}\n"})
    assert "did you mean 'toy'?" in run(*ours, "check", status=2)
    completion = {
        "_GUARD_CODEMOD_COMPLETE": "bash_complete",
        "COMP_WORDS": "guard-codemod check --to",
        "COMP_CWORD": "2",
    }
    assert "plain,--toy" in run(*ours, environment=completion)
    sys_path = f"import sys; sys.path.append({os.fspath(ROOT / 'tests')!r}); "
    made = run("-c", sys_path + "import tables; print(tables.settings_table())")
    assert "| `toy` | " in made
    assert "| Play with the file. | " in made
    if table == "FileSettings":
        fill(here / "jobs", {"pyproject.toml": "", "job.py": f"# guard-codemod: toy=true\n{JOB}"})
        assert "toy = true" in run(*ours, "config", "job.py")
        library = "import guard_codemod as g; print(g.Settings(toy=True).toy, g.Settings().toy)"
        assert run("-c", library) == "True False\n"
