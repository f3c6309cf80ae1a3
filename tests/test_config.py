"""Where settings come from, and which of them wins."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import pytest
from helpers import GUARDED, JOB, LIBRARY, contents, fill, in_process, invoke

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

HEADER = "[tool.guard-codemod]\n"
BAD = JOB.replace("def main", "def main(")


def limits(*arguments: str) -> dict[str, str]:
    """Return the argument of the alarm that `apply` would insert, by file."""
    _, output = invoke("apply", *(arguments or (".",)), "--diff")
    found, path = {}, ""
    for line in output:
        if line.startswith("+++ "):
            path = line[4:].strip()
        elif "signal.alarm(" in line:
            found[path] = line.split("(")[1].rstrip(")")
    return found


def origins(path: str, *arguments: str) -> dict[str, tuple[str, str]]:
    """Return what ``config`` prints: the value and where it is from, by key."""
    code, output = invoke("config", path, *arguments)
    assert code == 0, output
    assert output[0] == HEADER.strip()
    joined = "\n".join(output[1:]).replace("\n    ", " ").splitlines()
    rows = [line.partition("  # ") for line in joined if not line.startswith("#")]
    return {row[0].split(" = ")[0]: (row[0].split(" = ")[1].strip(), row[2]) for row in rows}


# Which one wins


def test_every_level_beats_the_one_below(here: Path) -> None:
    fill(here, {"pyproject.toml": f'{HEADER}timeout = "1m"\nmessage = "table"\n', "job.py": JOB})
    assert (limits(), origins("job.py")["timeout"]) == (
        {"job.py": "60"},
        ('"1m"', "pyproject.toml"),
    )

    override = '[[tool.guard-codemod.overrides]]\nfiles = ["j*.py"]\ntimeout = "2m"\n'
    fill(here, {"pyproject.toml": f'{HEADER}timeout = "1m"\n{override}'})
    assert (limits(), origins("job.py")["timeout"]) == (
        {"job.py": "120"},
        ('"2m"', "pyproject.toml: override 1"),
    )

    fill(
        here, {"pyproject.toml": f"{HEADER}timeout = 60\n{override}{override.replace('2m', '3m')}"}
    )
    assert (limits(), origins("job.py")["timeout"]) == (
        {"job.py": "180"},
        ('"3m"', "pyproject.toml: override 2"),
    )

    assert limits(".", "--timeout", "4m") == {"job.py": "240"}

    fill(here, {"job.py": f"# guard-codemod: timeout=5m\n{JOB}"})
    assert (limits(), origins("job.py")["timeout"]) == ({"job.py": "300"}, ('"5m"', "job.py:1"))


def test_a_limit_in_the_file_is_not_flattened_by_the_command_line_but_the_rest_is(
    here: Path,
) -> None:
    fill(
        here,
        {
            "job.py": f"# guard-codemod: timeout=6h\n# guard-codemod: message=mine\n{JOB}",
            "other.py": JOB,
        },
    )
    _, output = invoke("apply", ".", "--timeout", "3600", "--message", "theirs", "--diff")
    assert limits(".", "--timeout", "3600") == {"job.py": "21600", "other.py": "3600"}
    assert [line.strip() for line in output if "TimeoutError" in line] == [
        '+        raise TimeoutError("theirs")'
    ] * 2
    assert 'TimeoutError("mine")' in "".join(invoke("apply", ".", "--timeout", "3600", "--diff")[1])


def test_the_nearest_file_that_has_the_table_counts(here: Path) -> None:
    fill(
        here,
        {
            "pyproject.toml": f"{HEADER}timeout = 1\n",
            "a.py": JOB,
            "etl/pyproject.toml": '[project]\nname = "guard-codemod-user"\n',
            "etl/b.py": JOB,
            "etl/deep/guard-codemod.toml": "timeout = 3\n",
            "etl/deep/pyproject.toml": f"{HEADER}timeout = 4\n",
            "etl/deep/c.py": JOB,
        },
    )
    expected = {"a.py": "1", "etl/b.py": "1", "etl/deep/c.py": "3"}
    assert limits() == limits("etl/deep", "a.py", "etl/b.py") == expected
    assert origins("etl/deep")["timeout"] == ('"3s"', "etl/deep/guard-codemod.toml")
    (here / "link.py").symlink_to("etl/deep/c.py")
    assert limits("link.py") == {"link.py": "3"}


def test_patterns_of_a_table_are_relative_to_its_folder(here: Path) -> None:
    overrides = '[[overrides]]\nfiles = ["/etl/**", "!/etl/odd.py"]\ntimeout = 2\n'
    fill(here, {"jobs/guard-codemod.toml": f'timeout = 1\nextend-exclude = ["/old"]\n{overrides}'})
    fill(
        here,
        {
            f"jobs/{name}": JOB
            for name in ("a.py", "old/b.py", "x/old/c.py", "etl/d.py", "etl/odd.py")
        },
    )
    expected = {
        "jobs/a.py": "1",
        "jobs/x/old/c.py": "1",
        "jobs/etl/d.py": "2",
        "jobs/etl/odd.py": "1",
    }
    assert limits("jobs") == expected


def test_config_takes_one_file_for_everything_and_isolated_none(here: Path) -> None:
    fill(
        here,
        {
            "ci/strict.toml": "timeout = 7\n",
            "pyproject.toml": f"{HEADER}timeout = 1\n",
            "etl/job.py": JOB,
        },
    )
    fill(
        here,
        {"ci/strict.toml": 'timeout = 7\nextend-exclude = ["/etl/old.py"]\n', "etl/old.py": JOB},
    )
    assert limits(".", "--config", "ci/strict.toml") == {"etl/job.py": "7"}
    assert "timeout" not in origins("etl/job.py", "--isolated")
    code, output = invoke("apply", ".", "--isolated")
    assert (code, output[-1].startswith("Error: no timeout is set: ")) == (2, True)
    code, output = invoke("check", ".", "--isolated", "--config", "ci/strict.toml")
    assert (code, output[-1]) == (2, "Error: give --config or --isolated, not both")


def test_keys_for_the_run_come_from_the_table_that_holds_for_all_paths(here: Path) -> None:
    fill(here, {"pyproject.toml": f"{HEADER}quiet = true\n", "a/job.py": LIBRARY})
    fill(here, {"a/pyproject.toml": f"{HEADER}verbose = true\n", "b/job.py": LIBRARY})
    assert len(invoke("check", ".")[1]) == len(invoke("check", "a", "b")[1]) == 1
    assert len(invoke("check", "a")[1]) == 2
    assert len(invoke("check", "a", "-q")[1]) == 1
    assert len(invoke("check", ".", "-v")[1]) == 3


@pytest.mark.parametrize(
    "line", ['output-file = "../bashrc"', "diff = true", 'executor = "dask:x"']
)
def test_a_table_cannot_decide_what_is_written_or_where_sources_go(here: Path, line: str) -> None:
    fill(here, {"bashrc": "precious\n", "repo/pyproject.toml": f"{HEADER}timeout = 5\n{line}\n"})
    fill(here, {"repo/job.py": JOB})
    key = line.partition(" ")[0]
    for command in ("check", "apply"):
        code, output = invoke(command, "repo")
        assert (code, key in output[-1]) == (2, True)
    assert (here / "bashrc").read_text() == "precious\n"
    assert (here / "repo/job.py").read_text() == JOB


def test_flags_of_the_configuration_can_be_turned_off(here: Path) -> None:
    fill(
        here,
        {
            "pyproject.toml": f"{HEADER}include-non-jobs = true\nrespect-gitignore = false\n",
            "tests/a.py": JOB,
            "b.py": JOB,
        },
    )
    fill(here, {".gitignore": "b.py\n"})
    assert invoke("files")[1] == ["b.py", "tests/a.py"]
    assert invoke("files", "--no-include-non-jobs")[1] == ["b.py"]
    assert invoke("files", "--no-include-non-jobs", "--respect-gitignore")[1] == []


def test_what_config_prints_is_a_table_that_can_be_used(here: Path) -> None:
    fill(
        here,
        {
            "guard-codemod.toml": 'timeout = "90m"\nmessage = "\\"quoted\\" \\u00e9"\nexclude = ["a", "b"]\njobs = 3\n'
        },
    )
    code, output = invoke("config")
    table = tomllib.loads("\n".join(output))["tool"]["guard-codemod"]
    assert code == 0
    assert {key: table[key] for key in ("timeout", "message", "exclude", "jobs", "include")} == {
        "timeout": "1h30m",
        "message": '"quoted" é',
        "exclude": ["a", "b"],
        "jobs": 3,
        "include": ["*.py"],
    }
    fill(here, {"sub/pyproject.toml": "\n".join(output)})
    assert invoke("config", "sub")[0] == 0


@pytest.mark.usefixtures("here")
def test_config_of_a_path_that_is_not_there() -> None:
    code, output = invoke("config", "gone.py")
    assert (code, output) == (2, ["Error: gone.py: file does not exist: correct the path"])


# What a file says about itself


PEP_723 = '# /// script\n# dependencies = ["requests"]\n#\n# [tool.guard-codemod]\n# timeout = "2m"\n# ///\n'


@pytest.mark.parametrize(
    ("head", "limit"),
    [
        ("# guard-codemod: timeout=2m\n", "120"),
        ("#guard-codemod:timeout = 2m\n", "120"),
        (
            "#!/usr/bin/env python3\n# -*- coding: latin-1 -*-\n# \xe9\n# guard-codemod: timeout=120\n",
            "120",
        ),
        ("import os  # guard-codemod: timeout=2m\n", "120"),
        ("# guard-codemod: timeout=1m\n# guard-codemod: timeout=2m\n", "120"),
        (PEP_723, "120"),
        (PEP_723.replace("\n", "\r\n"), "120"),
        (f"{PEP_723}# guard-codemod: timeout=3m\n", "180"),
        ('"""# guard-codemod: timeout=2m"""\n', "60"),
        ('X = "guard-codemod: timeout=2m"\n', "60"),
        ("# see guard-codemod for the timeout=2m\n", "60"),
        (PEP_723.replace("tool.guard-codemod", "tool.other"), "60"),
        ("#!/usr/bin/python\r# guard-codemod: timeout=2m\r", "120"),
        (PEP_723.replace("\n", "\r"), "120"),
        ("import os  # noqa  # guard-codemod: timeout=2m\n", "120"),
        ("# guard-codemod wrote the guard below\n", "60"),
    ],
)
def test_limits_in_the_file(head: str, limit: str, here: Path) -> None:
    encoding = "latin-1" if "latin-1" in head else "utf-8"
    fill(
        here, {"job.py": (head + JOB).encode(encoding), "pyproject.toml": f"{HEADER}timeout = 60\n"}
    )
    assert limits() == {"job.py": limit}


def test_skip_file(here: Path) -> None:
    fill(
        here,
        {
            "job.py": f"{JOB}# guard-codemod: skip-file\n",
            "broken.py": f"{BAD}# guard-codemod: skip-file\n",
        },
    )
    code, output = invoke("check", "job.py", "-v")
    assert (code, output[0]) == (0, "job.py: skipped: skip is set (job.py:7)")
    before = contents(here)
    assert invoke("apply", "job.py", "--timeout", "60") == (
        0,
        ["1 skipped"],
    )
    assert contents(here) == before


@pytest.mark.parametrize("reason", ["is run by hand", " # noqa: E501", "\t(by hand)"])
def test_skip_file_with_a_reason(reason: str, here: Path) -> None:
    fill(here, {"job.py": f"{JOB}# guard-codemod: skip-file {reason}\n"})
    assert invoke("check", "job.py", "-v")[1][0] == "job.py: skipped: skip is set (job.py:7)"


@pytest.mark.parametrize(
    ("directive", "gist"),
    [
        ("timout=2h", "unknown key 'timout': did you mean 'timeout'?"),
        ("skip", "unknown directive 'skip': write skip-file, ignore[TG101] or timeout=2h"),
        ("", "unknown directive ''"),
        ("timeout=1.5h", "timeout: '1.5h' is fractional"),
        ("timeout=", "timeout: '' is not a duration"),
        ("message={x}", "message: unknown placeholder {x}"),
        ("wrap-main=yes", "wrap-main: 'yes' is not valid: give true or false"),
        ("include-non-jobs=true", "unknown key 'include-non-jobs'"),
        ("skip-file=true", "unknown key 'skip-file'"),
        ("skip-file = true", "unknown key 'skip-file'"),
        ("skip-files", "unknown directive 'skip-files'"),
        (None, "a colon is missing: write # guard-codemod: timeout=2h"),
    ],
)
def test_a_directive_that_is_wrong_fails_its_file_alone(
    directive: str | None, gist: str, here: Path
) -> None:
    comment = "# guard-codemod timeout=2h" if directive is None else f"# guard-codemod: {directive}"
    fill(here, {"job.py": f"import os\n{comment}\n{JOB}", "other.py": JOB})
    before = contents(here)["job.py"]
    code, output = invoke("apply", ".", "--timeout", "60")
    assert code == 2
    assert output[0].startswith("job.py:2:1: TG201 ")
    assert gist in output[0]
    assert output[1:] == [
        "other.py:14:5: guarded (main block)",
        "1 guarded, 1 failed",
    ]
    assert contents(here)["job.py"] == before


def test_the_comment_that_is_wrong_is_marked(here: Path) -> None:
    fill(here, {"job.py": f'x = "夜\U0001f409"  # guard-codemod: nope\r\n{JOB}'})
    assert invoke("check", "--output-format", "text")[1][:3] == [
        "job.py:1:11: TG201 unknown directive 'nope': write skip-file, ignore[TG101] or timeout=2h",
        '1 | x = "夜\U0001f409"  # guard-codemod: nope',
        "  |             ^",
    ]


@pytest.mark.parametrize(
    ("table", "gist"),
    [
        ("timout = 1", "unknown key 'timout'"),
        ("timeout = [1]", "timeout: [1] is not valid: give seconds"),
        ("timeout", "is not valid TOML"),
        ("timeout = " + "[" * 5000, "is not valid TOML"),
        (
            "timeout = 1\n# ///\nimport os\n# /// script\n# x = 1",
            "there is more than one # /// script block",
        ),
    ],
)
def test_a_script_block_that_is_wrong(table: str, gist: str, here: Path) -> None:
    fill(here, {"job.py": f"# /// script\n# [tool.guard-codemod]\n# {table}\n# ///\n{JOB}"})
    assert invoke("config", "job.py")[0] == 2
    code, output = invoke("check", ".")
    assert code == 2
    assert output[0].startswith(("job.py:2:1: TG201 ", "job.py:4:1: TG201 "))
    assert gist in output[0]


def test_the_file_itself_beats_an_override_that_says_skip(here: Path) -> None:
    fill(
        here,
        {
            "pyproject.toml": '[[tool.guard-codemod.overrides]]\nfiles = ["*.py"]\nskip = true\n',
            "other.py": JOB,
        },
    )
    fill(here, {"job.py": f"# /// script\n# [tool.guard-codemod]\n# skip = false\n# ///\n{JOB}"})
    assert origins("job.py")["skip"] == ("false", "job.py: # /// script")
    code, output = invoke("check", ".")
    assert (code, output) == (
        1,
        [
            "job.py:9:1: TG001 no timeout guard",
            "1 unguarded, 1 skipped",
        ],
    )


@pytest.mark.parametrize("make", ["folder", "pipe", "broken link"])
def test_a_guard_codemod_toml_that_is_no_file_is_not_passed_over(make: str, here: Path) -> None:
    fill(here, {"job.py": JOB})
    path = here / "guard-codemod.toml"
    if make == "folder":
        path.mkdir()
    elif make == "pipe":
        os.mkfifo(path)
    else:
        path.symlink_to("gone")
    code, output = invoke("check", ".")
    assert (code, output) == (
        2,
        ["Error: guard-codemod.toml: not a readable file: remove it or replace it with a file"],
    )


@pytest.mark.slow
def test_standard_input_has_settings_by_its_name(here: Path) -> None:
    fill(here, {"etl/guard-codemod.toml": "timeout = 5\n"})
    ran = in_process("apply", "-", "--stdin-filename", "etl/job.py", cwd=here, stdin=JOB.encode())
    assert (ran.returncode, b"signal.alarm(5)" in ran.stdout) == (0, True)
    ran = in_process("apply", "-", cwd=here, stdin=f"# guard-codemod: timeout=6\n{JOB}".encode())
    assert (ran.returncode, b"signal.alarm(6)" in ran.stdout) == (0, True)
    ran = in_process("apply", "-", cwd=here, stdin=JOB.encode())
    assert (ran.returncode, ran.stdout) == (2, b"")
    assert b"no timeout is set: give --timeout" in ran.stderr


# No timeout


def test_without_any_timeout_nothing_is_written(here: Path) -> None:
    fill(here, {"a.py": f"# guard-codemod: timeout=1h\n{JOB}", "b.py": JOB})
    before = contents(here)
    code, output = invoke("apply", ".")
    assert code == 2
    assert output[-1] == (
        'Error: no timeout is set: give --timeout, put timeout = "1h" under [tool.guard-codemod] in pyproject.toml,'
        " or write # guard-codemod: timeout=1h into the file"
    )
    assert contents(here) == before


def test_limits_of_their_own_are_enough(here: Path) -> None:
    fill(here, {"a.py": f"# guard-codemod: timeout=1h\n{JOB}", "b.py": LIBRARY})
    assert invoke("apply", ".") == (
        0,
        ["a.py:15:5: guarded (main block)", "1 guarded, 1 skipped"],
    )


def test_a_job_that_a_table_gives_no_timeout_fails_alone(here: Path) -> None:
    fill(
        here,
        {
            "pyproject.toml": f"{HEADER}timeout = 5\n",
            "a.py": JOB,
            "z/pyproject.toml": HEADER,
            "z/b.py": JOB,
        },
    )
    code, output = invoke("apply", ".")
    assert code == 2
    assert output[0] == "a.py:14:5: guarded (main block)"
    assert output[1].startswith("z/b.py:1:1: TG907 no timeout is set")


# Limits that are too long, files that others guard


REGISTERED = "signal.signal(signal.SIGALRM, lambda *_: exit(1))"


@pytest.mark.parametrize("where", ["pyproject.toml", "comment"])
def test_a_limit_other_than_the_configured_one_is_wrong_and_update_mends_it(
    where: str, here: Path
) -> None:
    comment = "# guard-codemod: timeout=1h\n" if where == "comment" else ""
    fill(
        here, {"job.py": comment + JOB} | ({} if comment else {where: f'{HEADER}timeout = "1h"\n'})
    )
    assert invoke("apply", "job.py")[0] == 0
    content = (here / "job.py").read_text()
    (here / "job.py").write_text(content.replace("3600", "7200"))
    code, output = invoke("check", "job.py")
    assert code == 1
    assert "TG007 the limit of 2h is not the configured one, which is 1h" in output[0]
    assert invoke("apply", "job.py", "--update")[0] == 0
    assert (here / "job.py").read_text() == content
    assert invoke("check", "job.py")[0] == 0


def test_the_timeout_of_the_command_line_says_nothing_of_the_guards_that_are_there(
    here: Path,
) -> None:
    fill(here, {"job.py": JOB})
    assert invoke("apply", "job.py", "--timeout", "1h")[0] == 0
    assert invoke("apply", "job.py", "--timeout", "2h")[0] == 0
    assert invoke("check", "job.py", "--timeout", "2h")[0] == 0


def test_max_timeout(here: Path) -> None:
    guarded = JOB.replace(
        "    main()", f"    import signal\n    {REGISTERED}\n    signal.alarm(7200)\n    main()"
    )
    fill(here, {"pyproject.toml": f'{HEADER}max-timeout = "1h"\n', "a.py": JOB, "b.py": guarded})
    too_long = "TG007 the limit of 2h is above max-timeout, which is 1h"
    code, output = invoke("check", ".", "--timeout", "1h")
    assert (code, output[1]) == (1, f"b.py:8:5: {too_long}")
    code, output = invoke("apply", ".", "--timeout", "2h")
    assert (code, output[:2]) == (1, [f"a.py:5:1: {too_long}", f"b.py:8:5: {too_long}"])
    assert contents(here)["a.py"] == JOB.encode()
    assert "signal.alarm(3600)" in "".join(invoke("check", "a.py", "--diff")[1])


def test_what_can_be_done_about_a_limit(here: Path) -> None:
    def advice(command: str, path: str, *options: str) -> list[str]:
        lines = invoke(command, path, *options, "--output-format", "json")[1]
        report = json.loads("\n".join(lines[: lines.index("}") + 1]))
        return [finding["help"] for file in report["results"] for finding in file["findings"]]

    by_hand = GUARDED.replace("signal.alarm(3600)", "print('armed')\n    signal.alarm(7200)")
    fill(here, {"a.py": JOB, "hand.py": by_hand, "ours.py": GUARDED.replace("3600", "7200")})
    fill(here, {"pyproject.toml": f'{HEADER}max-timeout = "10m"\n'})
    raised = "raise max-timeout"
    assert advice("check", "hand.py") == [
        f"set a shorter limit by hand, since the guard is not ours, or {raised}"
    ]
    assert advice("check", "ours.py") == [f"set a shorter limit with apply --update, or {raised}"]
    assert advice("apply", "a.py", "--timeout", "1h") == [f"set a shorter timeout, or {raised}"]
    assert "PATH" not in invoke("check", "a.py", "--output-format", "text")[1][-2]
    assert invoke("check", "a.py", "--output-format", "text")[1][-2].endswith(" --timeout 10m")
    fill(here, {"pyproject.toml": f'{HEADER}timeout = "1h"\nmax-timeout = "2h"\n'})
    otherwise = "configure this one for the file"
    assert advice("check", "hand.py") == [
        f"set the configured limit by hand, since the guard is not ours, or {otherwise}"
    ]
    assert advice("check", "ours.py") == [
        f"set the configured limit with apply --update, or {otherwise}"
    ]
    fill(here, {"pyproject.toml": f'{HEADER}timeout = "3h"\nmax-timeout = "2h"\n'})
    assert advice("check", "ours.py") == [f"set a shorter timeout, or {raised}"]


@pytest.mark.parametrize(
    ("line", "counts"),
    [
        ("from ourlib.cli import Job", True),
        ("from ourlib import cli", True),
        ("import ourlib.cli", True),
        ("from ourlib.cli.base import *", True),
        ("try:\n    from ourlib import cli\nexcept ImportError:\n    raise", True),
        ("import ourlib", False),
        ("from ourlib import client", False),
        ("from ourlib.client import x", False),
        ("from .ourlib.cli import x", False),
    ],
)
def test_guard_providers(line: str, counts: bool, here: Path) -> None:
    fill(
        here,
        {
            "pyproject.toml": f'{HEADER}guard-providers = ["ourlib.cli"]\n',
            "job.py": f"{line}\n{JOB}",
        },
    )
    code, output = invoke("check", "job.py", "-v")
    assert code == (0 if counts else 1)
    if counts:
        assert output[0] == "job.py: already guarded: it imports the guard provider ourlib.cli"


# Bad configurations


@pytest.mark.parametrize(
    ("content", "gist"),
    [
        (f"{HEADER}timout = 1\n", "unknown key 'timout': did you mean 'timeout'?"),
        (f"{HEADER}wrap_main = true\n", "unknown key 'wrap_main': did you mean 'wrap-main'?"),
        (
            f"{HEADER}xyzzy = 1\n",
            "unknown key 'xyzzy': expected one of timeout, max-timeout, message, ",
        ),
        (
            f"{HEADER}timeout = 1.5\n",
            'timeout: 1.5 is not valid: give seconds (3600) or a duration ("1h30m")',
        ),
        (f"{HEADER}timeout = true\n", "timeout: True is not valid: give seconds"),
        (f"{HEADER}timeout = '90'\nmax-timeout = '0'\n", "max-timeout: '0' is zero"),
        (f"{HEADER}message = 1\n", "message: 1 is not valid: give a string"),
        (f"{HEADER}kill-after = '1.5h'\n", "kill-after: '1.5h' is fractional"),
        (
            f"{HEADER}on-timeout = 'mail'\n",
            "on-timeout: unknown action 'mail': expected one of raise, warn, email:ADDRESS,",
        ),
        (
            f"{HEADER}on-timeout = 'slack'\n",
            "on-timeout: slack needs a channel: write slack:#alerts",
        ),
        (
            f"{HEADER}on-timeout = 'email:'\n",
            "on-timeout: email needs an address: write email:ops@example.com",
        ),
        (f"{HEADER}on-timeout = 'email:a b'\n", "on-timeout: invalid e-mail address 'a b'"),
        (f"{HEADER}email-from = 'x@y@z'\n", "email-from: invalid e-mail address 'x@y@z'"),
        (f"{HEADER}email-host = 'smtp://x'\n", "email-host: invalid host 'smtp://x'"),
        (f"{HEADER}on-timeout = 'a-b:c'\n", "on-timeout: unknown action 'a-b:c'"),
        (f"{HEADER}on-timeout = 'a:class'\n", "on-timeout: unknown action 'a:class'"),
        (f"{HEADER}on-timeout = 'a.import.b:c'\n", "on-timeout: unknown action 'a.import.b:c'"),
        (
            f"{HEADER}on-timeout = 'a:signal'\n",
            "on-timeout: the guard itself uses the name 'signal': rename your function",
        ),
        (
            f"{HEADER}timeout-env = '2x'\n",
            "timeout-env: invalid environment variable '2x'",
        ),
        (f"{HEADER}message = ' '\n", "message: the message is empty"),
        (f"{HEADER}wrap-main = 'yes'\n", "wrap-main: 'yes' is not valid: give true or false"),
        (f"{HEADER}exclude = 'a'\n", "exclude: 'a' is not valid: give a list of strings, as in"),
        (f"{HEADER}exclude = ['!']\n", "exclude: Invalid git pattern: '!'"),
        (f"{HEADER}jobs = 0\n", "jobs: 0 is not valid: give a whole number from 1 to 1000"),
        (
            f"{HEADER}jobs = {10**18}\n",
            "jobs: 1000000000000000000 is not valid: give a whole number from 1 to 1000",
        ),
        (f"{HEADER}jobs = {'1' * 5000}\n", "file is not valid TOML: "),
        (
            f"{HEADER}timeout = {'[' * 5000}\n",
            "file is not valid TOML: nested too deeply",
        ),
        (f"{HEADER}overrides = 1\n", "overrides: write [[tool.guard-codemod.overrides]] for each"),
        (
            "[[tool.guard-codemod.overrides]]\ntimeout = 1\n",
            "override 1: files: None is not valid: give a list of patterns",
        ),
        (
            "[[tool.guard-codemod.overrides]]\nfiles = ['a']\njobs = 1\n",
            "override 1: unknown key 'jobs': expected one of timeout",
        ),
        (
            "[[tool.guard-codemod.overrides]]\nfiles = ['!']\n",
            "override 1: files: Invalid git pattern: '!'",
        ),
        (
            "[tool]\nguard-codemod = 1\n",
            "tool.guard-codemod is not a table: write [tool.guard-codemod]",
        ),
        (f"{HEADER}timeout =\n", "file is not valid TOML: Invalid value (at line 2, column 10)"),
        (
            f"{HEADER}message = '\xe9'\n".encode("latin-1"),
            "file is not valid UTF-8: save it as UTF-8",
        ),
    ],
)
def test_a_bad_configuration_is_one_line_and_nothing_is_done(
    content: str | bytes, gist: str, here: Path
) -> None:
    fill(here, {"pyproject.toml": content, "job.py": JOB})
    for command in (["apply", ".", "--timeout", "60"], ["check", "job.py"], ["files"], ["config"]):
        code, output = invoke(*command)
        assert (code, len(output)) == (2, 1)
        assert output[0].startswith(f"Error: pyproject.toml: {gist}")
    assert contents(here)["job.py"] == JOB.encode()


def test_a_bad_configuration_of_some_files_leaves_those_alone(here: Path) -> None:
    fill(
        here,
        {
            "a.py": JOB,
            "etl/guard-codemod.toml": "timout = 1\n",
            "etl/b.py": JOB,
            "etl/deep/c.py": JOB,
            "z.py": JOB,
        },
    )
    code, output = invoke("apply", ".", "etl/b.py", "--timeout", "60")
    assert code == 2
    assert output == [
        "a.py:14:5: guarded (main block)",
        "z.py:14:5: guarded (main block)",
        "etl/guard-codemod.toml:1:1: TG906 unknown key 'timout': did you mean 'timeout'? (its files are left alone)",
        "2 guarded, 1 skipped, 1 failed",
    ]
    assert contents(here)["etl/b.py"] == contents(here)["etl/deep/c.py"] == JOB.encode()


def test_files_names_a_bad_configuration_and_goes_on(here: Path) -> None:
    fill(here, {"a.py": JOB, "etl/guard-codemod.toml": "timout = 1\n", "etl/b.py": JOB})
    ran = in_process("files", "-v", ".", "etl/b.py", cwd=here)
    assert ran.returncode == 2
    assert ran.stdout.decode().splitlines() == [
        "a.py",
        "etl/b.py: skipped: its configuration etl/guard-codemod.toml cannot be used",
    ]
    assert ran.stderr.startswith(b"etl/guard-codemod.toml: unknown key 'timout'")


def test_a_configuration_that_is_named_must_be_there(here: Path) -> None:
    fill(here, {"pyproject.toml": "[project]\n", "job.py": JOB})
    for name, gist in [
        ("gone.toml", "file does not exist: correct the path"),
        ("pyproject.toml", "file has no [tool.guard-codemod]"),
    ]:
        code, output = invoke("check", ".", "--config", name)
        assert (code, len(output)) == (2, 1)
        assert output[0].startswith(f"Error: {name}: {gist}")


def test_long_lists_are_printed_on_several_lines_of_toml(here: Path) -> None:
    patterns = ["a folder/*.py", 'quotes "x"/*.py', *(f"generated_{n}.py" for n in range(9))]
    table = f"extend-exclude = {json.dumps(patterns)}\nmessage = {json.dumps('so late ' * 20)}\n"
    fill(here, {"pyproject.toml": f"{HEADER}{table}"})
    lines = invoke("config")[1]
    read = tomllib.loads("\n".join(lines))["tool"]["guard-codemod"]
    assert read["extend-exclude"] == patterns
    assert read["message"] == "so late " * 20
    assert [line for line in lines if len(line) > 100 and "so late" not in line] == []
    assert all("#" in line for line in lines if line.endswith("pyproject.toml"))


@pytest.mark.parametrize(
    "table",
    [
        "tool.guard_codemod",
        "tool.guardcodemod",
        "tool.Guard-Codemod",
        "guard-codemod",
        "guard_codemod",
    ],
)
def test_a_misspelled_table_is_an_error(table: str, here: Path) -> None:
    fill(here, {"pyproject.toml": f'[{table}]\ntimeout = "1h"\n', "job.py": JOB})
    what = f"[{table}] is not read: write [tool.guard-codemod]"
    assert invoke("check") == (2, [f"Error: pyproject.toml: {what}"])
    assert invoke("check", "--isolated")[0] == 1
    fill(here, {"sub/pyproject.toml": (here / "pyproject.toml").read_bytes(), "sub/job.py": JOB})
    (here / "pyproject.toml").unlink()
    code, lines = invoke("check")
    assert (code, lines[1]) == (
        2, f"sub/pyproject.toml:1:1: TG906 {what} (its files are left alone)",
    )  # fmt: skip


def test_a_misspelled_table_of_a_script_is_an_error(here: Path) -> None:
    block = "# /// script\n# [tool.guard_codemod]\n# timeout = 60\n# ///\n"
    fill(here, {"job.py": block + JOB})
    code, lines = invoke("apply", "job.py", "--timeout", "1h")
    assert code == 2
    assert "TG201 [tool.guard_codemod] is not read: write [tool.guard-codemod]" in lines[0]


@pytest.mark.parametrize("name", ["guard_codemod.toml", "guardcodemod.toml", ".guard-codemod.toml"])
def test_a_misspelled_configuration_file_is_an_error(name: str, here: Path) -> None:
    fill(here, {name: 'timeout = "1h"\n', "job.py": JOB})
    what = f"Error: {name}: file is not read: name it guard-codemod.toml"
    assert invoke("apply", ".") == (2, [what])
    fill(here, {"guard-codemod.toml": 'timeout = "1h"\n'})
    assert invoke("apply", ".")[0] == 0


@pytest.mark.parametrize("table", ["tool.other_codemod", "tool.guard", "tool.my_guard_codemod"])
def test_tables_of_other_tools_are_left_alone(table: str, here: Path) -> None:
    fill(here, {"pyproject.toml": f'[{table}]\ntimeout = "1h"\n', "job.py": JOB})
    assert invoke("check")[0] == 1
