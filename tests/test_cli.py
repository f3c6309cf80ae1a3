"""The command line, most of it in real processes."""

from __future__ import annotations

import os
import pty
import re
import runpy
import select
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from helpers import (
    BROKEN,
    CONCISE,
    GUARD_CODEMOD,
    JOB,
    JOBS,
    LIBRARY,
    NOBODY,
    UNPRIVILEGED_PROGRAM,
    clean_environment,
    contents,
    fill,
    in_process,
    invoke,
    on_a_terminal,
    program,
)

from guard_codemod import __version__
from guard_codemod.config.settings import Settings
from guard_codemod.engine import engine
from guard_codemod.files.source_file import SourceFile
from guard_codemod.rules.tg009_not_guardable import NotGuardable
from guard_codemod.rules.tg010_possible_job import PossibleJob

PERHAPS, REFUSED = PossibleJob.bad, NotGuardable.bad
SETTINGS = Settings(timeout=60)


def guarded(content: str | bytes, name: str = "job.py") -> bytes:
    data = content.encode() if isinstance(content, str) else content
    after = engine.guard(SourceFile(name, data), SETTINGS).new
    assert after is not None
    return after


GUARDED = guarded(JOB)


def findings(output: list[str]) -> list[str]:
    matches = (re.match(r"(.*?):\d+:\d+: (TG\d+) .", line) for line in output)
    return [f"{match[1]} {match[2]}" for match in matches if match]


def run_in_shell(script: str, cwd: Path) -> subprocess.CompletedProcess[bytes]:
    """Run *script* with the program as ``$@``."""
    command = ["sh", "-c", script, "sh", *GUARD_CODEMOD]
    return subprocess.run(
        command, cwd=cwd, env=clean_environment(), capture_output=True, timeout=60, check=False
    )


# The program


@pytest.mark.parametrize(
    "arguments", [["--version"], ["apply", "--version"], ["check", "--version"]]
)
def test_version(arguments: list[str]) -> None:
    assert invoke(*arguments) == (0, [f"guard-codemod {__version__}"])


@pytest.mark.slow
@pytest.mark.parametrize("command", [[], ["apply"], ["check"]])
def test_help_has_examples_that_are_right(command: list[str], here: Path) -> None:
    fill(
        here,
        {
            "scripts/job.py": JOB,
            "etl/job.py": JOB,
            "jobs/job.py": JOB,
            "nightly.py": JOB,
            "job.py": JOB,
        },
    )
    code, output = invoke(*command, "--help")
    assert (code, output) == invoke(*command, "-h")
    assert code == 0
    assert output[0].startswith(" ".join(["Usage: guard-codemod", *command]))
    # What follows three spaces is an explanation.
    examples = [
        line.split("   ")[0] for line in map(str.strip, output) if line.startswith("guard-codemod ")
    ]
    assert len(examples) >= 3
    for example in examples:
        ran = run_in_shell(example.replace("guard-codemod", '"$@"', 1), here)
        assert ran.returncode in (0, 1), (example, ran.stderr)
        assert (ran.stdout + ran.stderr).splitlines()[-1].endswith(b"guarded")


def test_no_line_of_help_is_cut_short() -> None:
    assert not [
        line for line in invoke("--help")[1] if line.endswith("...") and "Usage" not in line
    ]


@pytest.mark.slow
def test_the_console_script_is_the_same_program(tmp_path: Path) -> None:
    script = Path(sys.executable).with_name("guard-codemod")
    if not script.exists():
        pytest.skip("not installed beside this Python")
    fill(tmp_path, {"job.py": JOB})
    for arguments in (["check"], ["--help"], ["apply", "job.py"], ["check", "nowhere.py", "-v"]):
        ran = subprocess.run(
            [script, *arguments],
            cwd=tmp_path,
            env=clean_environment(),
            capture_output=True,
            timeout=60,
            check=False,
        )
        module = program(*arguments, cwd=tmp_path)
        assert (ran.returncode, ran.stdout, ran.stderr) == (
            module.returncode,
            module.stdout,
            module.stderr,
        )


# apply


def test_apply_rewrites_in_place(here: Path) -> None:
    fill(
        here,
        {"jobs/job.py": JOB, "jobs/library.py": LIBRARY, "jobs/done.py": GUARDED, "other.py": JOB},
    )
    code, output = invoke("apply", "jobs", "--timeout", "60")
    assert (code, output) == (0, ["jobs/job.py:14:5: guarded (main block)", output[-1]])
    assert output[-1] == "1 guarded, 1 already guarded, 1 skipped"
    assert contents(here) == {
        "jobs/job.py": GUARDED,
        "jobs/library.py": LIBRARY.encode(),
        "jobs/done.py": GUARDED,
        "other.py": JOB.encode(),
    }


def test_a_second_apply_changes_nothing(here: Path) -> None:
    fill(here, {"a.py": JOB, "b.py": JOB.replace("\n", "\r\n")})
    os.link(here / "a.py", here / "hard.py")
    (here / "soft.py").symlink_to("a.py")
    assert invoke("apply", ".", "--timeout", "1m")[1][-1] == "2 guarded"
    before = {
        path: (path.read_bytes(), path.lstat().st_mtime_ns, path.lstat().st_ino)
        for path in here.iterdir()
    }
    assert invoke("apply", ".", "--timeout", "1m")[1] == ["2 already guarded"]
    assert before == {
        path: (path.read_bytes(), path.lstat().st_mtime_ns, path.lstat().st_ino)
        for path in here.iterdir()
    }
    assert (here / "soft.py").is_symlink()


def test_apply_needs_paths_and_a_timeout(here: Path) -> None:
    fill(here, {"job.py": JOB})
    for arguments, gist in [
        (["apply", "--timeout", "60"], "Missing argument 'PATHS...'"),
        (["apply", "job.py"], "no timeout is set: give --timeout, put timeout = "),
    ]:
        code, output = invoke(*arguments)
        assert (code, gist in output[-1]) == (2, True)
    assert contents(here) == {"job.py": JOB.encode()}


@pytest.mark.parametrize("command", ["apply", "check"])
@pytest.mark.parametrize(
    ("duration", "gist"),
    [
        ("0", "is zero, which is no limit"),
        ("-5", "is negative"),
        ("1.5", "is fractional"),
        ("2147483648", "more than signal.alarm() takes"),
        ("soon", "is not a duration"),
        ("", "is not a duration"),
    ],
)
def test_durations_are_refused_as_usage_errors(
    command: str, duration: str, gist: str, here: Path
) -> None:
    fill(here, {"job.py": JOB})
    code, output = invoke(command, "job.py", "--timeout", duration)
    assert code == 2
    assert output[0].startswith(f"Usage: guard-codemod {command}")
    assert "--timeout" in output[-1]
    assert gist in output[-1]
    assert contents(here) == {"job.py": JOB.encode()}


@pytest.mark.parametrize(
    ("duration", "seconds"), [("3600", 3600), ("90s", 90), ("1h30m", 5400), ("2d", 172_800)]
)
def test_durations_reach_the_alarm(duration: str, seconds: int, here: Path) -> None:
    fill(here, {"job.py": JOB})
    assert invoke("apply", "job.py", "--timeout", duration)[0] == 0
    assert f"signal.alarm({seconds})" in (here / "job.py").read_text()
    assert f"job.py timed out after {seconds} seconds" in (here / "job.py").read_text()


@pytest.mark.parametrize("command", ["apply", "check"])
@pytest.mark.parametrize(
    ("arguments", "gist"),
    [
        (["-", "job.py"], "stands alone"),
        (["job.py", "-"], "stands alone"),
        (["-", "-"], "stands alone"),
        (["job.py", "--quiet", "--verbose"], "not both"),
        (["job.py", "--stdin-filename", "x.py"], "give - as the path"),
        (["job.py", "--message", "{nope}"], "unknown placeholder {nope}"),
        (["job.py", "--message", "{}"], "unknown placeholder"),
        (["job.py", "--message", "{script.name}"], "unknown placeholder"),
        (["job.py", "--message", "{seconds:>9}"], "unknown placeholder"),
        (["job.py", "--message", "{"], "write {{ and }} for literal braces"),
        (["job.py", "--message", ""], "the message is empty"),
        (["job.py", "--message", " "], "the message is empty"),
        (["job.py", "--nope"], "No such option"),
    ],
)
def test_usage_errors(command: str, arguments: list[str], gist: str, here: Path) -> None:
    fill(here, {"job.py": JOB})
    code, output = invoke(command, "--timeout", "60", *arguments)
    assert code == 2
    assert gist in output[-1]
    assert contents(here) == {"job.py": JOB.encode()}


@pytest.mark.parametrize(
    ("message", "said"),
    [
        ("{script}: {seconds} s are over", "job.py: 60 s are over"),
        ("{{literally}}", "{literally}"),
        ("two\nlines", "two\nlines"),
        ("\"quotes\" and 'more' \\ \t", "\"quotes\" and 'more' \\ \t"),
        ("temps écoulé \N{SNOWMAN}", "temps écoulé \N{SNOWMAN}"),
        ("100%s", "100%s"),
        ("long " * 60, "long " * 60),
    ],
)
def test_the_message_is_what_the_error_says(message: str, said: str, here: Path) -> None:
    fill(
        here,
        {
            "job.py": JOB.replace(
                'print("working")', "signal.raise_signal(signal.SIGALRM)"
            ).replace("def", "import signal\n\n\ndef", 1)
        },
    )
    assert invoke("apply", "job.py", "--timeout", "60", "--message", message)[0] == 0
    with pytest.raises(TimeoutError) as caught:
        runpy.run_path("job.py", run_name="__main__")
    signal.alarm(0)
    assert str(caught.value) == said


def test_perhaps_jobs_are_guarded_only_if_they_are_named(here: Path) -> None:
    fill(here, {"jobs/perhaps.py": PERHAPS})
    code, output = invoke("apply", "jobs", "--timeout", "60")
    assert (code, output[-1]) == (
        0,
        "1 possible job",
    )
    assert re.fullmatch(
        r"jobs/perhaps\.py:3:1: TG010 possibly a job \(one sign only, [\w ]+\): name the file to guard it",
        output[0],
    )
    assert (here / "jobs" / "perhaps.py").read_text() == PERHAPS
    code, output = invoke("apply", "jobs", "jobs/perhaps.py", "--timeout", "60")
    assert (code, output[-1]) == (0, "1 guarded")
    assert (here / "jobs" / "perhaps.py").read_text() != PERHAPS


def test_what_cannot_be_guarded_stays_a_finding(here: Path) -> None:
    fill(here, {"tick.py": REFUSED})
    for arguments in (["apply", ".", "--timeout", "60"], ["check", "."]):
        code, output = invoke(*arguments, "--kill-after", "none")
        assert code == 1
        assert "TG009 cannot be guarded safely: " in output[0]
        assert output[-1].endswith("1 refused")
    assert contents(here) == {"tick.py": REFUSED.encode()}


# check


def test_check_takes_the_current_folder_and_writes_nothing(here: Path) -> None:
    fill(here, {"etl/job.py": JOB, "library.py": LIBRARY, "done.py": GUARDED})
    before = contents(here)
    code, output = invoke("check")
    assert (code, output) == (
        1,
        [
            "etl/job.py:5:1: TG001 no timeout guard",
            "1 unguarded, 1 already guarded, 1 skipped",
        ],
    )
    assert invoke("check", ".") == (code, output)
    assert contents(here) == before


def test_check_is_content_where_every_job_is_guarded(here: Path) -> None:
    fill(here, {"done.py": GUARDED, "library.py": LIBRARY, "perhaps.py": PERHAPS})
    code, output = invoke("check")
    assert (code, len(output)) == (0, 2)
    assert output[-1] == "1 already guarded, 1 possible job, 1 skipped"


def test_an_empty_folder_is_fine(here: Path) -> None:
    (here / "empty").mkdir()
    assert invoke("check", "empty") == (
        0,
        [
            "no file was checked: no files are in the paths given",
            "0 unguarded",
        ],
    )


@pytest.mark.slow
def test_check_diff_shows_what_apply_does(tmp_path: Path) -> None:
    fill(tmp_path, {"a.py": JOB, "b.py": BROKEN, "c.py": LIBRARY, "perhaps.py": PERHAPS})
    before = contents(tmp_path)
    check = in_process(
        "check", "--diff", "--timeout", "60", "a.py", "c.py", "perhaps.py", cwd=tmp_path
    )
    preview = in_process(
        "apply", "--diff", "--timeout", "60", "a.py", "c.py", "perhaps.py", cwd=tmp_path
    )
    assert (check.returncode, preview.returncode) == (1, 0)
    assert check.stdout == preview.stdout
    assert check.stdout.count(b"+++ ") == 2
    assert check.stderr.splitlines()[-1].startswith(b"1 unguarded, ")
    assert preview.stderr.splitlines()[-1] == b"2 would be guarded, 1 skipped"
    assert b"signal.alarm(3600)" in in_process("check", "--diff", cwd=tmp_path).stdout
    assert in_process("check", "--diff", cwd=tmp_path).returncode == 2
    assert contents(tmp_path) == before


# Verbosity


def test_the_outcome_of_each_file_when_verbose(here: Path) -> None:
    fill(
        here,
        {
            "job.py": JOB,
            "library.py": LIBRARY,
            "done.py": GUARDED,
            "test_job.py": JOB,
            "broken.py": BROKEN,
        },
    )
    output = invoke("check", "-v")[1]
    assert [line.split(":")[0] for line in output[:-1]] == [
        "broken.py",
        "done.py",
        "job.py",
        "library.py",
        "test_job.py",
    ]
    assert output[2] == "job.py:5:1: TG001 no timeout guard (main block)"
    assert "done.py: already guarded: the alarm is armed on line " in output[1]
    assert output[3] == "library.py: skipped: library module: it only defines things"
    assert output[4] == "test_job.py: skipped: named like a test"


def test_only_errors_when_quiet(here: Path) -> None:
    fill(here, {"job.py": JOB, "perhaps.py": PERHAPS, "library.py": LIBRARY, "broken.py": BROKEN})
    output = invoke("check", "-q")[1]
    assert (findings(output), len(output)) == (["broken.py TG901", "job.py TG001"], 3)
    output = invoke("apply", "--quiet", "--timeout", "60", ".")[1]
    assert (findings(output), len(output)) == (["broken.py TG901"], 2)
    assert output[-1] == "1 guarded, 1 possible job, 1 skipped, 1 failed"


# One bad file


def test_one_bad_file_never_stops_the_others_and_2_beats_1(here: Path) -> None:
    fill(
        here,
        {
            "a_broken.py": BROKEN,
            "b_latin.py": b"# \xe9\n" + JOB.encode(),
            "c_nul.py": JOB.encode() + b"\x00",
            "d_python2.py": "print 'hello'\n",
            "job.py": JOB,
        },
    )
    failures = [
        "nowhere.py TG902",
        "a_broken.py TG901",
        "b_latin.py TG902",
        "c_nul.py TG901",
        "d_python2.py TG901",
    ]
    code, output = invoke("check", "nowhere.py", ".")
    assert (code, findings(output)) == (2, [*failures, "job.py TG001"])
    assert output[-1] == "1 unguarded, 5 failed"
    code, output = invoke("apply", "--timeout", "60", "nowhere.py", ".")
    assert (code, findings(output)) == (2, failures)
    assert output[-2:] == [
        "job.py:14:5: guarded (main block)",
        "1 guarded, 5 failed",
    ]
    assert (here / "job.py").read_bytes() == GUARDED


def test_a_defect_of_ours_fails_one_file_only(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(here, {"a.py": JOB, "b.py": JOB})
    guard = engine.guard

    def fail_once(source: SourceFile, settings: Settings) -> object:
        if source.path == "a.py":
            raise KeyError("two\nlines")
        return guard(source, settings)

    monkeypatch.setattr(engine, "guard", fail_once)
    code, output = invoke("apply", ".", "--timeout", "60")
    assert (code, len(output)) == (2, 3)
    assert output[0].startswith("a.py:1:1: TG905 internal error (KeyError: ")
    assert output[-1] == "1 guarded, 1 failed"
    assert contents(here) == {"a.py": JOB.encode(), "b.py": guarded(JOB, "b.py")}


def test_special_files_that_are_named_fail_and_are_never_waited_for(tmp_path: Path) -> None:
    fill(tmp_path, {"job.py": JOB})
    os.mkfifo(tmp_path / "pipe.py")
    (tmp_path / "gone.py").symlink_to("nowhere.py")
    with tempfile.TemporaryDirectory() as short, socket.socket(socket.AF_UNIX) as server:
        server.bind(f"{short}/socket")
        ran = in_process(
            "check",
            "pipe.py",
            f"{short}/socket",
            os.devnull,
            "gone.py",
            "job.py",
            *CONCISE,
            cwd=tmp_path,
        )
    output = ran.stdout.decode().splitlines()
    assert ran.returncode == 2
    assert [" TG902 " in line for line in output] == [True, True, True, True, False, False]
    assert output[-1] == "1 unguarded, 4 failed"
    assert ran.stderr == b""


def test_a_current_folder_that_is_gone(tmp_path: Path) -> None:
    fill(tmp_path, {"job.py": JOB, "gone/x": ""})
    ran = run_in_shell(f'cd gone && rm -r ../gone && "$@" check {tmp_path}/job.py', tmp_path)
    assert (ran.returncode, ran.stdout) == (2, b"")
    assert (
        ran.stderr == b"Error: the current folder does not exist any more: change to another one\n"
    )


def test_files_that_change_under_our_hands(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(here, {"changes.py": JOB, "goes.py": JOB, "stays.py": JOB})
    guard = engine.guard

    def meddle(source: SourceFile, settings: Settings) -> object:
        if source.path == "changes.py":
            (here / "changes.py").write_text("# mine\n")
            (here / "goes.py").unlink()
        return guard(source, settings)

    monkeypatch.setattr(engine, "guard", meddle)
    code, output = invoke("apply", "changes.py", "goes.py", "stays.py", "--timeout", "60")
    assert code == 2
    assert output[0].startswith(
        "changes.py:1:1: TG903 file was changed by another program since it was read"
    )
    assert output[1] == "goes.py:1:1: TG902 file does not exist"
    assert output[-1] == "1 guarded, 2 failed"
    assert contents(here) == {"changes.py": b"# mine\n", "stays.py": guarded(JOB, "stays.py")}


@pytest.mark.slow
def test_what_may_not_be_read_or_written_fails_alone(public_folder: Path) -> None:
    fill(
        public_folder,
        {
            "closed/job.py": JOB,
            "open/job.py": JOB,
            "secret.py": JOB,
            "fixed.py": JOB,
            "secret": JOB,
        },
    )
    for name, mode in [
        ("closed", 0),
        ("open", 0o777),
        ("secret.py", 0),
        ("secret", 0),
        ("fixed.py", 0o444),
    ]:
        (public_folder / name).chmod(mode)
    for path in (
        public_folder / "open",
        public_folder / "open" / "job.py",
        public_folder / "fixed.py",
    ):
        if os.geteuid() == 0:
            os.chown(path, NOBODY, NOBODY)
    ran = subprocess.run(
        [sys.executable, "-c", UNPRIVILEGED_PROGRAM, "apply", ".", "--timeout", "60", *CONCISE],
        cwd=public_folder,
        env=clean_environment(),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (ran.returncode, ran.stderr) == (2, "")
    assert ran.stdout.splitlines() == [
        "fixed.py:1:1: TG903 file cannot be written: it is read-only",
        "secret.py:1:1: TG902 file cannot be read: Permission denied",
        "closed:1:1: TG902 folder cannot be read: Permission denied",
        "open/job.py:14:5: guarded (main block)",
        "1 guarded, 1 skipped, 2 failed",
    ]


# Standard input


@pytest.mark.slow
@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\n",
        b"x = 1",
        LIBRARY.encode(),
        LIBRARY.replace("\n", "\r\n").encode(),
        b"a = 1\rb = 2\r\nc = 3\n\x0c",
        b"\xef\xbb\xbfx = 1\n",
        b"# coding: latin-1\nx = '\xe9'\n",
        b"x = '\xe9'\n",
        b"\xff\xfe\x00",
        b"x\x00y\n",
        b"# coding: klingon\n",
        b"print 'hello'\r\n",
        BROKEN.encode(),
        bytes(range(256)) * 300,
        GUARDED,
        GUARDED.replace(b"\n", b"\r\n"),
        REFUSED.encode(),
    ],
)
def test_what_is_not_guarded_is_echoed_byte_for_byte(data: bytes, tmp_path: Path) -> None:
    ran = in_process("apply", "-", "--timeout", "60", cwd=tmp_path, stdin=data)
    assert ran.stdout == data
    failed = ran.stderr.splitlines()[-1].startswith(b"1 failed")
    assert ran.returncode == (2 if failed else 1 if data == REFUSED.encode() else 0)
    assert os.listdir(tmp_path) == []


@pytest.mark.slow
@pytest.mark.parametrize(
    "data",
    [
        JOB.encode(),
        JOB.replace("\n", "\r\n").encode(),
        JOB.rstrip().encode(),
        b"\xef\xbb\xbf" + JOB.encode(),
        b"# coding: latin-1\n# \xe9\n" + JOB.encode(),
        PERHAPS.encode(),
    ],
)
def test_a_job_comes_out_as_apply_would_write_it(data: bytes, tmp_path: Path) -> None:
    fill(tmp_path, {"job.py": data})
    ran = in_process(
        "apply", "-", "--timeout", "60", "--stdin-filename", "job.py", cwd=tmp_path, stdin=data
    )
    assert (
        in_process("apply", "job.py", "--timeout", "60", cwd=tmp_path).returncode
        == ran.returncode
        == 0
    )
    assert ran.stdout == (tmp_path / "job.py").read_bytes() != data
    assert ran.stderr.splitlines()[-1] == b"1 guarded"


@pytest.mark.slow
def test_standard_input_has_a_name_if_it_is_given_one(tmp_path: Path) -> None:
    ran = in_process("apply", "-", "--timeout", "60", cwd=tmp_path, stdin=JOB.encode())
    assert b'TimeoutError("this script timed out after 60 seconds")' in ran.stdout
    assert ran.stderr.startswith(b"<stdin>:14:5: guarded (main block)")
    name = "etl/nightly.py"
    ran = in_process(
        "apply", "-", "--timeout", "60", "--stdin-filename", name, cwd=tmp_path, stdin=JOB.encode()
    )
    assert b'TimeoutError("nightly.py timed out after 60 seconds")' in ran.stdout
    assert ran.stderr.startswith(b"etl/nightly.py:14:5: guarded (main block)")
    name = "tests/test_nightly.py"
    ran = in_process(
        "apply", "-", "--timeout", "60", "--stdin-filename", name, cwd=tmp_path, stdin=JOB.encode()
    )
    assert ran.stdout == JOB.encode()


def test_check_reads_standard_input_too(tmp_path: Path) -> None:
    ran = in_process("check", "-", *CONCISE, cwd=tmp_path, stdin=JOB.encode())
    assert (ran.returncode, ran.stderr) == (1, b"")
    assert ran.stdout.decode().splitlines() == [
        "<stdin>:5:1: TG001 no timeout guard",
        "1 unguarded",
    ]
    assert in_process("check", "-", cwd=tmp_path, stdin=GUARDED).returncode == 0


def test_a_diff_of_standard_input(tmp_path: Path) -> None:
    ran = in_process("apply", "-", "--timeout", "60", "--diff", cwd=tmp_path, stdin=JOB.encode())
    assert ran.returncode == 0
    assert ran.stdout.startswith(b"--- <stdin>\n+++ <stdin>\n@@ ")
    assert ran.stderr.splitlines()[-1] == b"1 would be guarded"
    assert (
        in_process(
            "apply", "-", "--timeout", "60", "--diff", cwd=tmp_path, stdin=LIBRARY.encode()
        ).stdout
        == b""
    )


@pytest.mark.slow
def test_a_file_that_is_called_like_an_option(tmp_path: Path) -> None:
    fill(tmp_path, {"-x.py": JOB, "-": JOB})
    ran = in_process("apply", "--timeout", "60", "--", "-x.py", "./-", cwd=tmp_path)
    assert ran.stdout.splitlines()[-1] == b"2 guarded"


# Diffs


def test_a_diff_writes_nothing_and_keeps_to_standard_output(tmp_path: Path) -> None:
    fill(tmp_path, {"job.py": JOB, "library.py": LIBRARY})
    before = contents(tmp_path)
    ran = program("apply", ".", "--timeout", "60", "--diff", cwd=tmp_path)
    assert ran.returncode == 0
    assert contents(tmp_path) == before
    assert ran.stdout.startswith(b"--- job.py\n+++ job.py\n@@ ")
    assert b"\x1b" not in ran.stdout
    assert ran.stderr.decode().splitlines() == [
        "job.py:5:1: would be guarded (main block)",
        "1 would be guarded, 1 skipped",
    ]


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("patch"), reason="no patch here")
@pytest.mark.parametrize("absolute", [False, True])
def test_patch_makes_of_the_diff_what_apply_makes_of_the_files(
    absolute: bool, tmp_path: Path
) -> None:
    files: dict[str, str | bytes] = {
        "job.py": JOB,
        "crlf.py": JOB.replace("\n", "\r\n"),
        "no_final_newline.py": JOB.rstrip("\n"),
        "crlf_no_final_newline.py": JOB.replace("\n", "\r\n").rstrip(),
        "no_main_block.py": "import sys\nprint(1)\nprint(sys.argv)",
        "latin.py": b"# coding: latin-1\n# \xe9\n" + JOB.encode(),
        "bom.py": b"\xef\xbb\xbf" + JOB.encode(),
        "form_feed.py": JOB.replace("\n\n\n", "\n\x0c\n\n"),
        "sub folder/with space.py": JOB,
    }
    patched, rewritten, _ = (
        fill(tmp_path / name, files) for name in ("patched", "rewritten", "as_it_was")
    )
    shutil.copytree(JOBS, patched / "jobs")
    shutil.copytree(JOBS, rewritten / "jobs")
    diff = program(
        "apply", patched if absolute else ".", "--timeout", "60", "--diff", cwd=patched
    ).stdout
    ran = subprocess.run(
        ["patch", "-p0"], cwd=patched, input=diff, capture_output=True, timeout=60, check=False
    )
    assert ran.returncode == 0, ran.stdout
    assert program("apply", ".", "--timeout", "60", cwd=rewritten).returncode == 0
    after = contents(patched)
    assert after == contents(rewritten)
    assert [
        name for name in files if after[name] == (tmp_path / "as_it_was" / name).read_bytes()
    ] == []


def test_a_diff_has_colors_on_a_terminal_only(tmp_path: Path) -> None:
    fill(
        tmp_path,
        {
            "job.py": JOB,
            "crlf.py": JOB.replace("\n", "\r\n"),
            "x.py": f"X = '\x1b]0;title\x07'\n{JOB}".replace("\n", "\n", 1),
        },
    )
    seen = on_a_terminal(
        "apply", "job.py", "crlf.py", "--timeout", "60", "--diff", "--no-progress", cwd=tmp_path
    )
    lines = seen.splitlines()
    assert lines[0] == "\x1b[1m--- job.py\x1b[0m"
    assert "\x1b[36m@@ -1,6 +1,16 @@\x1b[0m" in lines
    assert lines.count("\x1b[32m+    signal.alarm(60)\x1b[0m") == 2
    assert " def main():" in lines
    assert lines[-1] == "2 would be guarded"
    plain = on_a_terminal(
        "apply", "job.py", "--timeout", "60", "--diff", "--no-progress", cwd=tmp_path, NO_COLOR="1"
    )
    assert "\x1b" not in plain


def test_a_file_cannot_steer_the_terminal(tmp_path: Path) -> None:
    fill(tmp_path, {"job.py": f'X = "\x1b]0;title\x07"\n{JOB}'})
    seen = on_a_terminal(
        "apply", "job.py", "--timeout", "60", "--diff", "--no-progress", cwd=tmp_path, NO_COLOR="1"
    )
    assert r' X = "\x1b]0;title\x07"' in seen.splitlines()


# Names, encodings, streams


NAMES = {
    b"-leading.py": "-leading.py",
    b"100%s%d.py": "100%s%d.py",
    b"a" * 240 + b".py": "a" * 240 + ".py",
    b"back\\slash.py": r"back\slash.py",
    b"latin\xe9.py": r"latin\xe9.py",
    b"quo\"te'.py": "quo\"te'.py",
    b"two\nlines.py": r"two\nlines.py",
    b"with space.py": "with space.py",
    b"{braces}.py": "{braces}.py",
    "\N{SNOWMAN}.py".encode(): "\N{SNOWMAN}.py",
}


@pytest.mark.slow
def test_names_of_all_kinds(tmp_path: Path) -> None:
    fill(tmp_path, {os.fsdecode(name): JOB for name in NAMES})
    ran = program("apply", ".", "--timeout", "60", cwd=tmp_path)
    *guarded, summary = ran.stdout.decode().splitlines()
    where = r":1[4-9]:5: guarded \(main block\)$"  # a long name's message is broken
    assert sorted(re.split(where, line)[0] for line in guarded) == sorted(NAMES.values())
    assert summary == f"{len(NAMES)} guarded"
    for path in tmp_path.iterdir():
        compile(path.read_bytes(), "job.py", "exec")
    assert sorted(map(os.fsencode, os.listdir(tmp_path))) == sorted(NAMES)
    assert program("check", *(b"./" + name for name in NAMES), cwd=tmp_path).returncode == 0


@pytest.mark.slow
@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "utf-8:strict", "cp1252"])
def test_output_encodings(encoding: str, tmp_path: Path) -> None:
    names = ["caf\N{LATIN SMALL LETTER E WITH ACUTE}.py", "\N{SNOWMAN}.py", os.fsdecode(b"\xe9.py")]
    fill(tmp_path, dict.fromkeys(names, f"# \N{SNOWMAN}\n{JOB}"))
    for arguments in (
        ["check", "-v"],
        ["apply", ".", "--timeout", "60", "--diff"],
        ["apply", ".", "--timeout", "60"],
    ):
        ran = program(*arguments, cwd=tmp_path, PYTHONIOENCODING=encoding)
        assert b"Traceback" not in ran.stderr
        assert ran.returncode == (1 if arguments[0] == "check" else 0)
        report = (ran.stdout + ran.stderr).splitlines()
        assert report[-1].startswith((b"3 ", b"3 would"))
    assert program("check", cwd=tmp_path, LC_ALL="C", PYTHONUTF8="0").returncode == 0


SIGPIPE = getattr(signal, "SIGPIPE", 0)


@pytest.mark.slow
def test_a_reader_that_goes_away_is_no_accident(tmp_path: Path) -> None:
    fill(tmp_path, {f"{'long' * 50}{number}.py": JOB for number in range(400)})
    for arguments in (
        "check -v",
        "check -v -j 2",
        "apply . --timeout 60 --diff",
        "apply . --timeout 60",
    ):
        ran = run_in_shell(f'("$@" {arguments}; echo $? >status) | head -n 1', tmp_path)
        assert len(ran.stdout.splitlines()) == 1
        # With --diff, what would change is said on standard error.
        assert all(b"would be" in line for line in ran.stderr.splitlines())
        assert int((tmp_path / "status").read_text()) == 128 + SIGPIPE
    names = [name for name in os.listdir(tmp_path) if name != "status"]
    data = {name: (tmp_path / name).read_bytes() for name in names}
    changed = [name for name in names if data[name] != JOB.encode()]
    assert all(name.endswith(".py") for name in names)
    assert 0 < len(changed) < 400
    assert all(data[name] == guarded(JOB, name) for name in changed)


@pytest.mark.slow
@pytest.mark.parametrize(
    "arguments",
    [
        "--help",
        "--version",
        "apply --help",
        "check",
        "check -q",
        "check --output-format json",
        "check --output-file /dev/stdout --output-format sarif",
        "check --output-file report.json --output-format json",
        "config",
        "files",
        "rule TG001",
        "rule --all",
        "apply job.py --timeout 60",
        "apply job.py --timeout 60 --diff",
        "apply - --timeout 60",
    ],
)
@pytest.mark.parametrize("ignored", [False, True])
def test_a_reader_that_was_never_there(arguments: str, ignored: bool, tmp_path: Path) -> None:
    fill(tmp_path, {"job.py": JOB})
    assert ended_without_a_reader(arguments.split(), tmp_path, ignored=ignored) == (-SIGPIPE, b"")
    whole = arguments == "apply job.py --timeout 60"
    assert ((tmp_path / "job.py").read_bytes() == GUARDED) == whole  # the file in hand is finished
    assert not [name for name in os.listdir(tmp_path) if name.startswith(".")]


def ended_without_a_reader(
    arguments: list[str], folder: Path, *, ignored: bool
) -> tuple[int, bytes]:
    """Return the code and the standard error of a run whose standard output nobody reads."""
    reader, writer = os.pipe()
    os.close(reader)
    with subprocess.Popen(
        [*GUARD_CODEMOD, *arguments],
        cwd=folder,
        env=clean_environment(),
        stdin=subprocess.PIPE,
        stdout=writer,
        stderr=subprocess.PIPE,
        restore_signals=not ignored,
    ) as child:
        os.close(writer)
        _, errors = child.communicate(JOB.encode(), timeout=60)
    return child.returncode, errors


@pytest.mark.slow
def test_what_needs_no_reader_ends_as_ever(tmp_path: Path) -> None:
    fill(tmp_path, {"job.py": JOB, "guarded.py": guarded(JOB, "guarded.py")})
    for arguments, code in (["check", "guarded.py"], 0), (["check"], 1), (["nonsense"], 2):
        assert in_process(*arguments, cwd=tmp_path).returncode == code


@pytest.mark.slow
@pytest.mark.skipif(not os.path.isdir("/proc/self"), reason="no /proc here")
def test_no_worker_outlives_the_reader(tmp_path: Path) -> None:
    fill(tmp_path, {f"{'long' * 50}{number}.py": JOB for number in range(400)})
    # Whatever holds the other end of this pipe keeps it open.
    ours, theirs = os.pipe()
    command = f'"$@" check -j 3 {theirs}>&{theirs} | head -n 1'
    with subprocess.Popen(
        ["bash", "-c", command, "sh", *GUARD_CODEMOD],
        cwd=tmp_path,
        env=clean_environment(),
        stdout=subprocess.DEVNULL,
        pass_fds=[theirs],
    ) as child:
        os.close(theirs)
        child.wait(timeout=60)
    with open(ours, "rb") as pipe:
        assert select.select([pipe], [], [], 10)[0]
        assert pipe.read() == b""


@pytest.mark.slow
@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no /dev/full here")
@pytest.mark.parametrize(
    "arguments",
    ["check", "apply job.py --timeout 60 --diff", "apply - --timeout 60 <job.py", "--help"],
)
def test_output_that_cannot_be_written_is_an_error(arguments: str, tmp_path: Path) -> None:
    fill(tmp_path, {"job.py": JOB})
    ran = run_in_shell(f'"$@" {arguments} >/dev/full', tmp_path)
    assert ran.returncode == 2
    assert (
        ran.stderr.decode().splitlines()[-1]
        == "Error: the output cannot be written: No space left on device"
    )
    assert b"Traceback" not in ran.stderr


@pytest.mark.slow
def test_closed_streams(tmp_path: Path) -> None:
    fill(tmp_path, {"job.py": JOB})
    for arguments, code, said in [
        ("check >&-", 1, b""),
        ("check >&- 2>&-", 1, b""),
        ("check --diff 2>&-", 1, b""),
        ("apply - --timeout 60 <job.py >&-", 2, b"standard output is closed"),
        ("apply - --timeout 60 <&-", 2, b"standard input is closed"),
        ("check - <&-", 2, b"standard input is closed"),
        ("apply job.py --timeout 60 --diff >&-", 0, b"1 would be guarded"),
        ("apply job.py --timeout 60 >&- 2>&- <&-", 0, b""),
    ]:
        ran = run_in_shell(f'"$@" {arguments}', tmp_path)
        assert (ran.returncode, said in ran.stderr, b"Traceback" in ran.stderr) == (
            code,
            True,
            False,
        ), arguments
    assert contents(tmp_path) == {"job.py": GUARDED}


# Interruption


STOPS = [
    (signal.SIGINT, 130, b"interrupted"),
    (signal.SIGTERM, 143, b"terminated"),
    (signal.SIGHUP, 129, b"hung up"),
]


@pytest.mark.slow
@pytest.mark.parametrize(("number", "code", "said"), STOPS)
def test_a_signal_ends_a_run_with_a_summary_and_no_traceback(
    number: signal.Signals, code: int, said: bytes, tmp_path: Path
) -> None:
    # More output than a pipe holds: the program cannot be done when the first line is read.
    fill(tmp_path, {f"{'long' * 50}{number:03}.py": JOB for number in range(600)})
    for arguments in (["check"], ["apply", ".", "--timeout", "60"]):
        with subprocess.Popen(
            [*GUARD_CODEMOD, *arguments, *CONCISE],
            cwd=tmp_path,
            env=clean_environment(),
            bufsize=0,  # communicate() would not return what readline() had read ahead
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        ) as child:
            assert child.stdout is not None
            first = child.stdout.readline()
            child.send_signal(number)
            rest, errors = child.communicate(timeout=60)
        output = (first + rest).splitlines()
        assert child.returncode == code
        assert errors == b"\nguard-codemod: %b\n" % said
        word = b"unguarded" if arguments == ["check"] else b"guarded"
        assert re.fullmatch(rb"\d+ %b" % word, output[-1])
        assert abs(int(output[-1].split()[0]) - (len(output) - 1)) <= 1
        assert len(output) < 600
    for name, data in contents(tmp_path).items():
        assert not name.startswith(".")
        assert data == JOB.encode() or data == guarded(JOB, name)


IN_THE_MIDDLE = """\
import os, signal, sys
import click
from guard_codemod.cli import main

echo = click.echo

def stops_before_the_flush(message, **options):
    if "job.py" not in str(message):
        return echo(message, **options)
    sys.stdout.write(f"{message}\\n")
    os.kill(os.getpid(), signal.SIGTERM)

click.echo = stops_before_the_flush
main()
"""


def test_a_line_that_a_signal_interrupts_comes_before_what_is_said_of_it(tmp_path: Path) -> None:
    fill(tmp_path, {"job.py": JOB})
    ran = subprocess.run(
        [sys.executable, "-c", IN_THE_MIDDLE, "check", *CONCISE],
        cwd=tmp_path,
        env=clean_environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    found, empty, said, summary = ran.stdout.decode().splitlines()
    assert (ran.returncode, empty, said) == (143, "", "guard-codemod: terminated")
    assert found.startswith("job.py:")
    assert summary.startswith("1 unguarded")


@pytest.mark.slow
@pytest.mark.parametrize(("number", "code", "said"), STOPS)
def test_a_signal_while_standard_input_is_awaited(
    number: signal.Signals, code: int, said: bytes, tmp_path: Path
) -> None:
    ready = "import guard_codemod.cli.commands.apply\nfrom guard_codemod.cli import main\nprint('ready', flush=True)\nmain()"
    with subprocess.Popen(
        [sys.executable, "-c", ready, "apply", "-", "--timeout", "60"],
        cwd=tmp_path,
        env=clean_environment(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == b"ready\n"
        with pytest.raises(subprocess.TimeoutExpired):
            child.wait(0.5)
        child.send_signal(number)
        child.wait(60)
        assert child.stderr is not None
        errors = child.stderr.read()
    assert child.returncode == code
    assert errors.strip() == b"guard-codemod: %b" % said


def test_an_interrupt_during_the_start_shows_no_traceback(tmp_path: Path) -> None:
    start = """
import os, signal, sys
from guard_codemod.cli import main

class Interrupting:
    def find_spec(self, name, *_):
        if name.startswith("guard_codemod"):
            os.kill(os.getpid(), signal.SIGINT)

sys.meta_path.insert(0, Interrupting())
main()
"""
    ran = subprocess.run(
        [sys.executable, "-c", start, "check"],
        cwd=tmp_path,
        env=clean_environment(),
        capture_output=True,
        check=False,
    )
    assert (ran.returncode, ran.stdout, ran.stderr) == (-signal.SIGINT, b"", b"")


@pytest.mark.slow
def test_a_hangup_ends_a_run_whose_terminal_is_gone(tmp_path: Path) -> None:
    fill(tmp_path, {f"{number:03}.py": JOB for number in range(400)})
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [*GUARD_CODEMOD, "apply", ".", "--timeout", "60"],
        cwd=tmp_path,
        env=clean_environment(),
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        start_new_session=True,
    ) as child:
        os.close(theirs)
        assert os.read(ours, 1)
        child.send_signal(signal.SIGHUP)  # as the terminal would, if it were the session's
        os.close(ours)
        assert child.wait(60) == 129
    assert set(contents(tmp_path).values()) <= {JOB.encode()} | {
        guarded(JOB, name) for name in os.listdir(tmp_path)
    }
    assert not [name for name in os.listdir(tmp_path) if name.startswith(".")]


@pytest.mark.slow
def test_a_hangup_does_not_end_a_run_that_ignores_it(tmp_path: Path) -> None:
    fill(tmp_path, {f"{number:03}.py": JOB for number in range(50)})
    with subprocess.Popen(
        [
            "sh",
            "-c",
            "trap '' HUP; exec \"$@\"",
            "sh",
            *GUARD_CODEMOD,
            "apply",
            ".",
            "--timeout",
            "60",
        ],  # as nohup
        cwd=tmp_path,
        env=clean_environment(),
        bufsize=0,
        stdout=subprocess.PIPE,
    ) as child:
        assert child.stdout is not None
        child.stdout.readline()
        child.send_signal(signal.SIGHUP)
        assert child.communicate(timeout=60)[0].splitlines()[-1].startswith(b"50 guarded")
        assert child.returncode == 0


def test_scripts_with_the_names_of_modules_are_not_imported(here: Path) -> None:
    trap = "raise SystemExit('imported')\n"
    names = ("email.py", "token.py", "urllib/__init__.py", "libcst.py", "click.py", "difflib.py")
    fill(here, {**dict.fromkeys(names, trap), "job.py": JOB})
    ran = program("apply", "job.py", "--timeout", "60", cwd=here)
    assert (ran.returncode, ran.stderr) == (0, b"")
    assert (here / "job.py").read_bytes() == guarded(JOB)
