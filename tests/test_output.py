"""Where a report goes: files and streams, color, statistics, and what the summary says of guards."""

from __future__ import annotations

import json
import os
import re
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from helpers import (
    BROKEN,
    CONCISE,
    GUARD_CODEMOD,
    GUARDED,
    JOB,
    LIBRARY,
    ROOT,
    UNPRIVILEGED_PROGRAM,
    clean_environment,
    contents,
    fill,
    in_process,
    invoke,
    on_a_terminal,
    program,
)
from report_readers import READERS

from guard_codemod.config.run_settings import OUTPUT_FORMATS
from guard_codemod.formatters.registry import formatter
from guard_codemod.rules import page_of
from guard_codemod.rules.tg103_other_alarm import OtherAlarm
from guard_codemod.rules.tg107_process_replaced import ProcessReplaced

pytestmark = pytest.mark.slow

FINDING = "job.py:5:1: TG001 no timeout guard"
SUMMARY = "1 unguarded"
MACHINES = [form.name for form in map(formatter, OUTPUT_FORMATS) if form.for_machines]
APPLY = ("apply", ".", "--timeout", "60")
UNWRITABLE = "fix this or choose another file"


@pytest.fixture
def tree(here: Path) -> Path:
    return fill(here, {"job.py": JOB})


def shell(command: str, cwd: Path) -> subprocess.CompletedProcess[bytes]:
    """Run *command*, in which "$@" is the program."""
    return subprocess.run(
        ["bash", "-c", command, "bash", *GUARD_CODEMOD],
        cwd=cwd,
        env=clean_environment(),
        capture_output=True,
        timeout=60,
        check=False,
    )


# Streams


@pytest.mark.parametrize("form", MACHINES)
def test_standard_output_holds_the_document_alone(form: str, tree: Path) -> None:
    ran = program("check", "--output-format", form, cwd=tree)
    assert (ran.returncode, ran.stderr.decode()) == (1, f"{SUMMARY}\n")
    assert b"TG001" in ran.stdout
    assert SUMMARY.encode() not in ran.stdout.splitlines()


def test_text_is_what_is_printed(tree: Path) -> None:
    ran = program("check", cwd=tree)
    advice = "To guard it: guard-codemod apply . --timeout 1h"
    report = [FINDING, "", f"TG001 unguarded-job: {page_of('TG001')}", advice, SUMMARY]
    assert (ran.stdout.decode().splitlines(), ran.stderr) == (report, b"")


@pytest.mark.parametrize("form", MACHINES)
def test_the_locale_changes_no_document(form: str, here: Path) -> None:
    fill(here, {"caf\N{LATIN SMALL LETTER E WITH ACUTE}.py": JOB})
    documents = {
        program("check", "--output-format", form, cwd=here, PYTHONIOENCODING=encoding).stdout
        for encoding in ("utf-8", "ascii", "latin-1")
    }
    assert len(documents) == 1


@pytest.mark.parametrize(
    "command", [["check", "--diff"], [*APPLY, "--diff"], ["remove", ".", "--diff"]]
)
def test_a_document_and_a_diff_do_not_share_standard_output(command: list[str], tree: Path) -> None:
    ran = in_process(*command, "--output-format", "json", cwd=tree)
    assert (ran.returncode, ran.stdout) == (2, b"")
    assert ran.stderr.decode().splitlines()[-1] == (
        "Error: standard output cannot hold a json report too:"
        " add --output-file, or --output-format text"
    )
    ran = in_process(*command, "--output-format", "json", "--output-file", "report.json", cwd=tree)
    assert ran.stdout.startswith(b"--- job.py\n" if "remove" not in command else b"")
    assert len(ran.stderr.splitlines()) == 1
    assert json.loads((tree / "report.json").read_text())["results"][0]["path"] == "job.py"
    assert (tree / "job.py").read_bytes() == JOB.encode()


def test_a_document_and_a_script_do_not_share_standard_output(tree: Path) -> None:
    ran = in_process(
        "apply", "-", "--timeout", "60", "--output-format", "sarif", cwd=tree, stdin=JOB.encode()
    )
    assert (ran.returncode, ran.stdout) == (2, b"")
    assert b"standard output cannot hold" in ran.stderr


@pytest.mark.parametrize("form", MACHINES)
def test_a_reader_that_goes_away_is_no_accident(form: str, here: Path) -> None:
    fill(here, {f"{'long' * 50}{number}.py": JOB for number in range(400)})
    ran = shell(f'("$@" check --output-format {form}; echo $? >status) | head -n 1', here)
    assert len(ran.stdout.splitlines()) == 1
    assert ran.stderr == b""
    assert (here / "status").read_text() == "141\n"


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no /dev/full here")
@pytest.mark.parametrize("form", MACHINES)
def test_output_that_cannot_be_written_is_an_error(form: str, tree: Path) -> None:
    ran = shell(f'"$@" check --output-format {form} >/dev/full', tree)
    assert (ran.returncode, ran.stderr) == (
        2,
        b"Error: the output cannot be written: No space left on device\n",
    )


@pytest.mark.parametrize("form", MACHINES)
def test_a_closed_standard_output(form: str, tree: Path) -> None:
    ran = shell(f'"$@" check --output-format {form} >&-', tree)
    assert (ran.returncode, ran.stderr.decode()) == (1, f"{SUMMARY}\n")


STOPS_AT_B = """\
import os, signal
from guard_codemod import cli
from guard_codemod.engine import check as engine
check = engine.check
def stopping(source, settings):
    if source.path == "b.py":
        os.kill(os.getpid(), signal.SIGTERM)
    return check(source, settings)
engine.check = stopping
cli.main()
"""


@pytest.mark.parametrize("to_file", [False, True])
@pytest.mark.parametrize("form", MACHINES)
def test_a_run_that_is_stopped_leaves_a_whole_document_of_what_is_done(
    form: str, to_file: bool, here: Path
) -> None:
    fill(here, {"a.py": JOB, "b.py": JOB, "c.py": JOB})
    extra = ["--output-file", "report"] if to_file else []
    ran = subprocess.run(
        [sys.executable, "-c", STOPS_AT_B, "check", ".", "--output-format", form, *extra],
        cwd=here,
        env=clean_environment(),
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert ran.returncode == 143
    assert ran.stderr.startswith(b"\nguard-codemod: terminated\n")
    document = (here / "report").read_text() if to_file else ran.stdout.decode()
    assert "a.py" in document
    assert "b.py" not in document
    assert {path for path, _ in READERS[form](document)} == {"a.py"}
    if form == "json":
        read = json.loads(document)
        assert (read["complete"], read["summary"]["exit_code"]) == (False, 143)
    assert {path for path in contents(here) if not path.endswith(".py")} == (
        {"report"} if to_file else set()
    )


# Files


@pytest.mark.parametrize("form", OUTPUT_FORMATS)
def test_the_report_goes_to_the_file_and_the_summary_is_printed(form: str, tree: Path) -> None:
    printed = (
        in_process("check", "--output-format", form, cwd=tree)
        .stdout.decode()
        .removesuffix(f"{SUMMARY}\n")
    )
    ran = in_process("check", "--output-format", form, "--output-file", "report", cwd=tree)
    assert (ran.returncode, ran.stdout.decode(), ran.stderr) == (1, f"{SUMMARY}\n", b"")
    assert (tree / "report").read_text(encoding="utf-8") == printed
    assert sorted(contents(tree)) == ["job.py", "report"]


def test_a_report_takes_the_place_of_the_one_before(tree: Path) -> None:
    (tree / "real").write_text("before" * 1000)
    (tree / "real").chmod(0o640)
    (tree / "report").symlink_to("real")
    assert invoke("check", "--output-file", "report") == (1, [SUMMARY])
    assert (tree / "real").read_text() == f"{FINDING}\n"
    assert stat.S_IMODE((tree / "real").stat().st_mode) == 0o640
    assert (tree / "report").is_symlink()


def test_a_new_report_has_the_mode_of_any_new_file(tree: Path) -> None:
    before = os.umask(0o027)
    try:
        invoke("check", "--output-file", "report")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tree / "report").stat().st_mode) == 0o640


@pytest.mark.parametrize(
    "command", [("check",), APPLY, ("check", "--write-baseline", "job.py"), ("check", "job.py")]
)
def test_no_report_replaces_a_file_that_is_looked_at(command: tuple[str, ...], tree: Path) -> None:
    (tree / "link").symlink_to("job.py")
    before = contents(tree)
    output = () if "--write-baseline" in command else ("--output-file", "link")
    code, lines = invoke(*command, *output)
    assert code == 2
    assert re.match(
        r"Error: --[\w-]+: (link|job\.py) is one of the files to check: give another file",
        lines[-1],
    )
    assert contents(tree) == before


def test_nor_does_one_by_way_of_a_folder_that_is_not_there(tree: Path) -> None:
    before = contents(tree)
    code, lines = invoke("check", "--output-file", "nowhere/../job.py")
    assert (code, lines[-1]) == (
        2,
        "Error: --output-file: nowhere/../job.py is one of the files to check: give another file",
    )
    assert contents(tree) == before


@pytest.mark.parametrize(
    ("file", "reason"),
    [
        ("nowhere/report", "No such file or directory"),
        (".", "Is a directory"),
        ("job.py/report", "Not a directory"),
    ],
)
@pytest.mark.parametrize("command", [("check",), APPLY])
def test_a_report_that_cannot_be_written_ends_the_run_before_it_begins(
    file: str, reason: str, command: tuple[str, ...], tree: Path
) -> None:
    ran = in_process(*command, "--output-file", file, cwd=tree)
    error = f"Error: {file}: cannot be written: {reason}: {UNWRITABLE}\n"
    assert (ran.returncode, ran.stdout, ran.stderr.decode()) == (2, b"", error)
    assert contents(tree) == {"job.py": JOB.encode()}


def test_a_report_that_may_not_be_written(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("public")
    for parent in (folder, *list(folder.parents)[:2]):
        parent.chmod(0o755)
    fill(folder, {"job.py": JOB, "report": "before"})
    folder.chmod(0o777)
    (folder / "report").chmod(0o444)
    ran = subprocess.run(
        [sys.executable, "-c", UNPRIVILEGED_PROGRAM, *APPLY, "--output-file", "report"],
        cwd=folder,
        env=clean_environment(),
        capture_output=True,
        timeout=60,
        check=False,
    )
    error = f"Error: report: cannot be written: Permission denied: {UNWRITABLE}\n"
    assert (ran.returncode, ran.stdout, ran.stderr.decode()) == (2, b"", error)
    assert contents(folder) == {"job.py": JOB.encode(), "report": b"before"}


def test_a_report_that_does_not_fit_leaves_the_one_before(tree: Path) -> None:
    (tree / "report").write_text("before")
    ran = shell('ulimit -f 1; "$@" check --output-format sarif --output-file report', tree)
    error = f"Error: report: cannot be written: File too large: {UNWRITABLE}\n"
    assert (ran.returncode, ran.stdout, ran.stderr.decode()) == (2, b"", error)
    assert contents(tree) == {"job.py": JOB.encode(), "report": b"before"}


def test_a_report_may_go_where_nothing_can_be_replaced(tree: Path) -> None:
    ran = shell('"$@" check --output-format concise --output-file >(cat >copy); wait $!', tree)
    assert (ran.returncode, (tree / "copy").read_text()) == (0, f"{FINDING}\n")
    ran = shell('"$@" check --output-format concise --output-file /dev/stderr', tree)
    assert (ran.stdout.decode(), ran.stderr.decode()) == (f"{SUMMARY}\n", f"{FINDING}\n")
    assert program("check", "--output-file", os.devnull, cwd=tree).stdout.decode() == f"{SUMMARY}\n"


# Configuration


def test_the_configuration_may_say_it_all(here: Path) -> None:
    keys = 'output-format = "json"\nstatistics = true\ncolor = "never"\n'
    fill(here, {"pyproject.toml": f"[tool.guard-codemod]\n{keys}", "etl/job.py": JOB})
    os.chdir(here / "etl")
    ran = in_process("check", "--output-file", "report.json", cwd=here / "etl")
    assert ran.stdout.decode().splitlines() == ["1  TG001  unguarded-job", SUMMARY]
    assert json.loads((here / "etl/report.json").read_text())["results"][0]["path"] == "job.py"
    ran = in_process(
        "check", "--no-statistics", *CONCISE, "--output-file", "mine", cwd=here / "etl"
    )
    assert ran.stdout.decode().splitlines() == [SUMMARY]
    assert (here / "etl/mine").read_text() == f"{FINDING}\n"


FORMATS = ", ".join(map(repr, OUTPUT_FORMATS))


@pytest.mark.parametrize(
    ("line", "gist"),
    [
        ('output-format = "xml"', f"output-format: 'xml' is not valid: give one of {FORMATS}"),
        ("output-format = 1", f"output-format: 1 is not valid: give one of {FORMATS}"),
        ('output-file = "x"', "output-file cannot be set in a file: give --output-file on the"),
        ("statistics = 1", "statistics: 1 is not valid: give true or false"),
        ('color = "red"', "color: 'red' is not valid: give one of 'auto', 'always', 'never'"),
    ],
)
def test_what_a_key_may_be(line: str, gist: str, here: Path) -> None:
    fill(here, {"pyproject.toml": f"[tool.guard-codemod]\n{line}\n", "job.py": JOB})
    code, output = invoke("check")
    assert (code, len(output)) == (2, 1)
    assert output[0].startswith(f"Error: pyproject.toml: {gist}")


# Color

PAINT = re.compile(r"\x1b\[[\d;]*m")


@pytest.mark.parametrize(
    ("arguments", "environment", "piped", "terminal"),
    [
        ((), {}, False, True),
        ((), {"NO_COLOR": "1"}, False, False),
        ((), {"NO_COLOR": ""}, False, True),
        ((), {"FORCE_COLOR": "1"}, True, True),
        ((), {"FORCE_COLOR": ""}, False, True),
        ((), {"NO_COLOR": "1", "FORCE_COLOR": "1"}, False, False),
        ((), {"TERM": "dumb"}, False, False),
        (("--color", "always"), {"NO_COLOR": "1"}, True, True),
        (("--color", "never"), {"FORCE_COLOR": "1"}, False, False),
        (("--color", "auto"), {}, False, True),
    ],
)
def test_when_it_is_painted(
    arguments: tuple[str, ...], environment: dict[str, str], piped: bool, terminal: bool, tree: Path
) -> None:
    environment = {"NO_COLOR": "", "FORCE_COLOR": "", "TERM": "xterm", **environment}
    plain = program("check", "--color", "never", cwd=tree).stdout.decode()
    in_pipe = program("check", *arguments, cwd=tree, stdin=b"", **environment).stdout.decode()
    on_screen = on_a_terminal("check", "--no-progress", *arguments, cwd=tree, **environment)
    assert [PAINT.sub("", seen) for seen in (in_pipe, on_screen)] == [plain, plain]
    assert (in_pipe != plain, on_screen != plain) == (piped, terminal)


def test_a_diff_is_painted_as_the_rest(tree: Path) -> None:
    plain = in_process(*APPLY, "--diff", cwd=tree).stdout.decode()
    assert "\x1b" not in plain
    painted = in_process(*APPLY, "--diff", "--color", "always", cwd=tree).stdout.decode()
    assert "\x1b[32m+    signal.alarm(60)\x1b[0m" in painted
    assert "\x1b" not in on_a_terminal(
        *APPLY, "--diff", "--no-progress", "--color", "never", cwd=tree
    )


def test_a_file_is_painted_only_if_it_is_asked_for(tree: Path) -> None:
    on_a_terminal("check", "--output-file", "report", cwd=tree)
    assert "\x1b" not in (tree / "report").read_text()
    in_process("check", "--output-file", "report", "--color", "always", cwd=tree)
    assert "\x1b[1m" in (tree / "report").read_text()


# Statistics and summary


def test_statistics_stand_beside_the_summary(here: Path) -> None:
    fill(here, {"a.py": JOB, "b.py": JOB, "broken.py": BROKEN, "library.py": LIBRARY})
    table = ["2  TG001  unguarded-job", "1  TG901  not-parsable"]
    code, output = invoke("check", "--statistics")
    assert (code, output[3:-1]) == (2, table)
    ran = in_process("check", "--statistics", "--output-format", "json", cwd=here)
    assert ran.stderr.decode().splitlines()[:-1] == table
    read = json.loads(ran.stdout)["statistics"]
    assert [(one["code"], one["name"], one["count"]) for one in read] == [
        ("TG001", "unguarded-job", 2),
        ("TG901", "not-parsable", 1),
    ]


def test_apply_warns_of_what_it_has_just_guarded(here: Path) -> None:
    fill(here, {"fine.py": JOB, "alarm.py": OtherAlarm.bad, "exec.py": ProcessReplaced.bad})
    plain = ("--kill-after", "none", "--confidence", "medium")
    preview = [line for line in invoke(*APPLY, *plain, "--diff")[1] if "hazards despite" in line]
    code, output = invoke(*APPLY, *plain)
    assert code == 0
    assert [line.split()[1] for line in output if " TG" in line] == ["TG103", "TG107"]
    count = "2 of 3 jobs have hazards despite their guard"
    would = count.replace("have", "would have")
    advice = "--kill-after 60s"
    assert preview == [f"{would}: {advice} ends 1 of them"]
    line = f"{count}: {advice} (apply --update) ends 1 of them"
    assert output[-2:] == [line, "3 guarded"]
    assert invoke("check", *plain)[1][-2] == line
    assert invoke("check", *plain, "--quiet")[1] == ["3 already guarded"]
    invoke(*APPLY, "--update")
    output = invoke("check", "--confidence", "medium")[1]
    assert [line for line in output if "hazards despite" in line] == [
        "1 of 3 jobs has hazards despite its guard"
    ]


def test_what_apply_points_at_is_in_the_new_file(here: Path) -> None:
    fill(here, {"exec.py": ProcessReplaced.bad})
    place = invoke(*APPLY, "--confidence", "medium")[1][0].split(" ")[0]
    line = int(place.split(":")[1])
    assert "os.execvp" in (here / "exec.py").read_text().splitlines()[line - 1]
    assert invoke("check", "--confidence", "medium")[1][0].startswith(f"{place} TG107 ")


@pytest.mark.parametrize(
    ("arguments", "advised"),
    [
        ((), ". --timeout 1h"),
        (("a b.py", "job.py"), "'a b.py' job.py --timeout 1h"),
        (("--", "-v.py"), "./-v.py --timeout 1h"),
        (("--timeout", "5400"), ". --timeout 1h30m"),
        (("etl",), "etl"),  # whose table has a timeout
        (tuple(["job.py"] * 20), "--timeout 1h"),
    ],
)
def test_the_command_that_adds_a_guard_can_be_run(
    arguments: tuple[str, ...], advised: str, here: Path
) -> None:
    fill(here, dict.fromkeys(["job.py", "a b.py", "-v.py", "etl/job.py"], JOB))
    fill(here, {"etl/pyproject.toml": '[tool.guard-codemod]\ntimeout = "2h"\n'})
    printed = in_process("check", "--output-format", "text", *arguments, cwd=here).stdout.decode()
    (line,) = (line for line in printed.splitlines() if line.startswith("To guard "))
    said, _, command = line.partition(": guard-codemod ")
    assert command == f"apply {advised}"
    paths = " job.py" if said.endswith("give them to") else ""
    assert shell(f'"$@" {command}{paths}', here).returncode == 0


def test_the_command_that_adds_a_guard_names_no_guarded_file(here: Path) -> None:
    fill(here, {"job.py": JOB, "guarded.py": GUARDED})
    output = invoke("check", "guarded.py", "job.py", "--output-format", "text")[1]
    assert "To guard it: guard-codemod apply job.py --timeout 1h" in output


def test_where_nothing_is_missing_nothing_is_advised(here: Path) -> None:
    fill(here, {"guarded.py": GUARDED, "library.py": LIBRARY})
    assert b"To guard " not in in_process("check", cwd=here).stdout
    fill(here, {"job.py": JOB})
    assert b"To guard " not in in_process("check", "--ignore", "TG001", cwd=here).stdout
    assert b"To guard " not in in_process(*APPLY, cwd=here).stdout


def test_jobs_that_are_left_without_a_guard_are_counted(here: Path) -> None:
    fill(here, {"often.py": JOB, "daily.py": JOB})
    (here / "crontab").write_text("* * * * * python often.py\n@daily python daily.py\n")
    _, lines = invoke("apply", ".", "--timeout", "auto", "--schedules", "auto")
    assert lines[-1] == "1 guarded, 1 unguarded, 1 skipped"


WIDE = {
    "pyproject.toml": '[tool.guard-codemod]\nextend-exclude = ["a folder/*", "*_old.py"]\n',
    "deploy/crontab": "*/7 * * * * python3 alarm_history.py\n0 0 30 2 * python3 set.py\n",
}
TEXT = ("--output-format", "text")
SAYS = (
    ("check",),
    ("check", "-v", "--confidence", "medium", "--statistics"),
    ("schedule", "-v"),
    ("files", "-v"),
    ("apply", "-v", "--timeout", "1h"),
    ("check", "-v", "--kill-after", "1m"),
    ("apply", "--timeout", "2h", "--update"),
    ("remove", "-v"),
    ("config",),
    ("rule", "--all"),
)


def test_no_line_has_more_than_100_columns(here: Path) -> None:
    fill(here, WIDE)
    jobs = [*(ROOT / "tests" / "hangs" / "jobs").glob("*.py")]
    for path in sorted([*jobs, *(ROOT / "tests" / "blind").glob("set*/*.py")])[::12]:
        shutil.copy(path, here)
    for command, *options in SAYS:
        paths = () if command in ("config", "rule") else (".",)
        form = TEXT if command in ("check", "apply", "remove") else ()
        _, lines = invoke(command, *paths, *options, *form)
        assert len(lines) > 5, command
        assert [line for line in lines if len(line) > 100] == []


def test_a_wide_line_keeps_what_it_says(here: Path) -> None:
    shutil.copy(ROOT / "tests" / "hangs" / "jobs" / "asyncio_aexit.py", here / "job.py")
    *lines, _ = invoke("apply", ".", "--timeout", "1h", *TEXT)[1]
    assert len(lines) == 2
    what = "leaving its with block may block in self.reader.read()"
    said = " ".join(" ".join(lines).split())
    assert re.fullmatch(
        rf"job\.py:\d+:5: guarded with a backstop \(TG106 line \d+: {re.escape(what)}\)", said
    )
    assert invoke("remove", ".")[0] == 0
    assert invoke("apply", ".", "--timeout", "1h")[1][0] == said


@pytest.mark.parametrize(
    ("path", "what_to_do"),
    [
        ("gone.py", "correct the path"),
        ("link.py", "correct or exclude it"),
        ("pipe.py", "to check standard input, give -"),
        ("latin.py", "save it as UTF-8, declare its encoding as in # coding: latin-1, or exclude"),
        ("odd.py", "correct the coding comment, or exclude it"),
    ],
)
def test_the_help_fits_the_reason_why_a_file_cannot_be_read(
    path: str, what_to_do: str, here: Path
) -> None:
    fill(here, {"latin.py": b"x = '\xe9'\n", "odd.py": "# coding: nonsense\n"})
    (here / "link.py").symlink_to("gone.py")
    os.mkfifo(here / "pipe.py")
    code, lines = invoke("check", path, *TEXT)
    assert code == 2
    assert next(line for line in lines if "help: " in line).startswith(f"  help: {what_to_do}")


@pytest.mark.parametrize("name", ["crontab", "etc/cron.d/jobs", "k8s/cronjob.yaml", "jobs.cron"])
@pytest.mark.parametrize("command", ["check", "apply"])
def test_a_schedule_that_is_taken_for_a_script_is_recognized(
    command: str, name: str, here: Path
) -> None:
    text = (
        "kind: CronJob\nspec:\n  schedule: daily\n"
        if name.endswith("yaml")
        else "0 * * * * python3 job.py\n"
    )
    fill(here, {name: text, "cron.daily/broken": f"#!/usr/bin/python3\n{BROKEN}"})
    code, lines = invoke(command, name, "--timeout", "1h", *TEXT)
    assert (code, lines[0]) == (2, f"{name}:1:1: TG902 file is a schedule, not a script")
    help_text = "show it with guard-codemod schedule, or check its jobs with --schedules"
    assert help_text in " ".join(" ".join(lines).split())
    assert "TG901" in invoke(command, "cron.daily/broken", "--timeout", "1h")[1][0]
