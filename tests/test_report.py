"""Results to lines, a summary, an exit code and diffs."""

from __future__ import annotations

import re
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guard_codemod.formatters.diff import unified_diff
from guard_codemod.formatters.escaping import printable
from guard_codemod.formatters.palette import Palette
from guard_codemod.formatters.registry import formatter
from guard_codemod.formatters.run_summary import RunSummary, Verbosity
from guard_codemod.model import Diagnosis, FileReport, Finding, Outcome, Severity

ERROR = Finding("TG001", "no timeout guard", Severity.ERROR, 7, 5)
WARNING = Finding("TG010", "possibly a job", Severity.WARNING, 3, 1)
FAILURE = Finding("TG902", "file does not exist", Severity.ERROR)
SKIPPED = FileReport(Diagnosis("a.py", Outcome.SKIPPED, "library module: it only defines things"))
GUARDED = FileReport(Diagnosis("a.py", Outcome.GUARDED, "main block", line=7, column=5))
KEPT = FileReport(
    Diagnosis("a.py", Outcome.ALREADY_GUARDED, "the alarm is armed on line 3 for 60 seconds")
)
UNGUARDED = FileReport(Diagnosis("a.py", Outcome.UNGUARDED, "main block", (ERROR,), 7, 5))
PERHAPS = FileReport(Diagnosis("a.py", Outcome.POSSIBLE_JOB, "one sign only", (WARNING,), 3))
REFUSED = FileReport(Diagnosis("a.py", Outcome.REFUSED, "it uses SIGALRM itself", (ERROR,)))
FAILED = FileReport(Diagnosis("a.py", Outcome.FAILED, "file does not exist", (FAILURE,)))


def lines(result: FileReport, verbosity: Verbosity = Verbosity.NORMAL) -> list[str]:
    report = RunSummary(verbosity, Outcome.GUARDED)
    return list(formatter("concise")(report, Palette()).findings(report.count(result)))


def report(
    *results: FileReport,
    aim: Outcome = Outcome.UNGUARDED,
    preview: bool = False,
    verbosity: Verbosity = Verbosity.NORMAL,
) -> RunSummary:
    whole = RunSummary(verbosity, aim, preview=preview)
    for result in results:
        whole.count(result)
    return whole


@pytest.mark.parametrize(
    ("result", "quiet", "normal", "verbose"),
    [
        (SKIPPED, "", "", "a.py: skipped: library module: it only defines things"),
        (KEPT, "", "", "a.py: already guarded: the alarm is armed on line 3 for 60 seconds"),
        (GUARDED, "", "a.py:7:5: guarded (main block)", "a.py:7:5: guarded (main block)"),
        (
            UNGUARDED,
            *["a.py:7:5: TG001 no timeout guard"] * 2,
            "a.py:7:5: TG001 no timeout guard (main block)",
        ),
        (
            PERHAPS,
            "",
            "a.py:3:1: TG010 possibly a job",
            "a.py:3:1: TG010 possibly a job\na.py: possible job: one sign only",
        ),
        (FAILED, *["a.py:1:1: TG902 file does not exist"] * 3),
    ],
)
def test_one_line_for_what_says_something(
    result: FileReport, quiet: str, normal: str, verbose: str
) -> None:
    assert lines(result, Verbosity.QUIET) == [quiet] * bool(quiet)
    assert lines(result) == [normal] * bool(normal)
    assert lines(result, Verbosity.VERBOSE) == verbose.splitlines()


@pytest.mark.parametrize("outcome", Outcome)
def test_no_outcome_is_silent(outcome: Outcome) -> None:
    result = FileReport(Diagnosis("a.py", outcome, "why"))
    (line,) = lines(result, Verbosity.VERBOSE)
    assert "why" in line
    aims = (Outcome.UNGUARDED, Outcome.GUARDED, Outcome.REMOVED)
    assert re.search(r"\b1 ", ", ".join(report(result, aim=aim).summary() for aim in aims))


def test_the_summary_has_one_form() -> None:
    assert report().summary() == "0 unguarded"
    assert report(aim=Outcome.GUARDED).summary() == "0 guarded"
    results = [GUARDED] * 3 + [KEPT] * 41 + [SKIPPED] * 7 + [FAILED]
    assert (
        report(*results, aim=Outcome.GUARDED).summary()
        == "3 guarded, 41 already guarded, 7 skipped, 1 failed"
    )
    preview = report(*results, aim=Outcome.GUARDED, preview=True).summary()
    assert preview == "3 would be guarded, 41 already guarded, 7 skipped, 1 failed"
    assert report(UNGUARDED, UNGUARDED).summary() == "2 unguarded"


def test_further_counts_follow_where_they_are_not_zero() -> None:
    assert report(PERHAPS, aim=Outcome.GUARDED).summary() == "1 possible job"
    assert report(PERHAPS, PERHAPS, aim=Outcome.GUARDED).summary() == "2 possible jobs"
    assert report(REFUSED, PERHAPS, aim=Outcome.GUARDED).summary() == "1 possible job, 1 refused"


def test_what_is_updated_is_counted_where_there_is_any() -> None:
    updated = FileReport(Diagnosis("a.py", Outcome.UPDATED, "main block"))
    assert report(updated, aim=Outcome.GUARDED).summary() == "1 updated"
    preview = report(updated, aim=Outcome.GUARDED, preview=True).summary()
    assert preview == "1 would be updated"


MITIGATED = Finding("TG101", "", Severity.WARNING)
UNMITIGATED = Finding("TG107", "", Severity.WARNING)
ABOVE = Finding("TG109", "", Severity.WARNING)
NO_HAZARD = Finding("TG202", "", Severity.WARNING)


@pytest.mark.parametrize(
    ("findings", "jobs", "has"),
    [
        ([(MITIGATED,)], "1 of 1 job", "has"),
        ([(MITIGATED, MITIGATED), (), (NO_HAZARD,)], "1 of 3 jobs", "has"),
        ([(MITIGATED,), (MITIGATED,), ()], "2 of 3 jobs", "have"),
    ],
)
def test_the_jobs_that_a_backstop_would_end_are_counted(
    findings: list[tuple[Finding, ...]], jobs: str, has: str
) -> None:
    its = "its" if has == "has" else "their"
    help = f"hazards despite {its} guard: add --kill-after 60s"
    guarded = [FileReport(Diagnosis("a.py", Outcome.GUARDED, findings=found)) for found in findings]
    assert list(report(*guarded, SKIPPED, aim=Outcome.GUARDED, preview=True).hazardous_jobs()) == [
        f"{jobs} would have {help}"
    ]
    there = [already(*found) for found in findings]
    for whole in (report(*guarded, aim=Outcome.GUARDED), report(*there)):
        assert list(whole.hazardous_jobs()) == [f"{jobs} {has} {help} (apply --update)"]


def test_quiet_counts_only_hazards_that_are_shown() -> None:
    error = replace(MITIGATED, severity=Severity.ERROR)
    for found, lines in ((MITIGATED, 0), (error, 1)):
        quiet = report(already(found), verbosity=Verbosity.QUIET)
        assert len(list(quiet.hazardous_jobs())) == lines


def already(*findings: Finding) -> FileReport:
    return FileReport(Diagnosis("a.py", Outcome.ALREADY_GUARDED, findings=findings))


@pytest.mark.parametrize(
    ("reports", "line"),
    [
        ([already(ABOVE)], "1 of 1 job has hazards despite its guard"),
        ([already(UNMITIGATED), KEPT], "1 of 2 jobs has hazards despite its guard"),
        (
            [already(MITIGATED, ABOVE), already(MITIGATED), KEPT],
            "2 of 3 jobs have hazards despite their guard: --kill-after 60s (apply --update)"
            " ends 1 of them",
        ),
    ],
)
def test_a_hazard_that_no_backstop_mitigates_is_counted_too(
    reports: list[FileReport], line: str
) -> None:
    assert list(report(*reports).hazardous_jobs()) == [line]


def test_guards_that_hold_are_not_spoken_of() -> None:
    unguarded = FileReport(Diagnosis("a.py", Outcome.UNGUARDED, findings=(MITIGATED,)))
    assert list(report(GUARDED, KEPT, unguarded, already(NO_HAZARD)).hazardous_jobs()) == []


def test_how_to_guard_the_jobs_without_a_guard() -> None:
    summary = RunSummary(
        Verbosity.NORMAL,
        Outcome.GUARDED,
        apply_command=lambda aim, jobs: (f"{aim.value} {[*jobs]}", "x"),
    )
    for one in (UNGUARDED, KEPT, SKIPPED, REFUSED):
        summary.count(one)
    assert list(summary.unguarded_jobs()) == ["guarded ['a.py']: x"]


def test_where_nothing_is_to_be_guarded_no_guard_is_missed() -> None:
    known = FileReport(Diagnosis("a.py", Outcome.UNGUARDED))  # a baseline has its finding
    others = (GUARDED, KEPT, SKIPPED, PERHAPS, REFUSED, FAILED)
    assert list(report(known, *others).unguarded_jobs()) == []


def test_statistics_are_sorted_by_count_and_then_by_code() -> None:
    assert list(report(*[UNGUARDED] * 9, PERHAPS, FAILED, REFUSED).statistics_lines()) == [
        "10  TG001  unguarded-job",
        " 1  TG010  possible-job",
        " 1  TG902  not-readable",
    ]
    assert list(report(GUARDED).statistics_lines()) == []


@pytest.mark.parametrize(
    ("results", "code"),
    [
        ([], 0),
        ([SKIPPED, KEPT, GUARDED, PERHAPS], 0),
        ([SKIPPED, UNGUARDED, KEPT], 1),
        ([REFUSED], 1),
        ([FAILED], 2),
        ([FAILED, UNGUARDED], 2),
        ([UNGUARDED, FAILED, UNGUARDED], 2),
    ],
)
def test_exit_codes(results: list[FileReport], code: int) -> None:
    assert report(*results).exit_code == code


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("plain name.py", "plain name.py"),
        ("é\N{SNOWMAN}.py", "é\N{SNOWMAN}.py"),
        ("100%s.py", "100%s.py"),
        ("two\nlines.py", r"two\nlines.py"),
        ("red\x1b[31m.py", r"red\x1b[31m.py"),
        ("a\u2028b\x85.py", r"a\u2028b\u0085.py"),
        ("latin\udce9.py", r"latin\xe9.py"),
        ("turned\u202egnp.py", r"turned\u202egnp.py"),
    ],
)
def test_a_name_never_breaks_the_line(name: str, shown: str) -> None:
    assert printable(name) == shown
    assert lines(FileReport(Diagnosis(name, Outcome.SKIPPED, "why")), Verbosity.VERBOSE) == [
        f"{shown}: skipped: why"
    ]


@given(st.text(st.characters(), min_size=1))
def test_any_text_is_shown_on_one_line(text: str) -> None:
    shown = printable(text)
    assert shown.isprintable()
    assert len(shown.splitlines()) == 1


def test_an_empty_name_can_be_seen() -> None:
    assert lines(FileReport(Diagnosis("", Outcome.FAILED, "", (FAILURE,)))) == [
        "'':1:1: TG902 file does not exist"
    ]


# Diffs


def test_a_diff_names_the_file_twice_and_keeps_the_bytes() -> None:
    assert list(unified_diff("a.py", b"x\xe9\r\n", b"y\r\nx\xe9\r\n")) == [
        b"--- a.py\n",
        b"+++ a.py\n",
        b"@@ -1 +1,2 @@\n",
        b"+y\r\n",
        b" x\xe9\r\n",
    ]


def test_a_missing_final_newline_is_said() -> None:
    assert list(unified_diff("a.py", b"x", b"x\ny"))[3:] == [
        b"-x\n",
        b"\\ No newline at end of file\n",
        b"+x\n",
        b"+y\n",
        b"\\ No newline at end of file\n",
    ]


def test_no_change_has_no_diff() -> None:
    assert list(unified_diff("a.py", b"x\n", b"x\n")) == []


NAMES = [
    "a.py",
    "sp ace.py",
    "per%cent.py",
    'quo"te.py',
    "back\\slash.py",
    "two\nlines.py",
    "é.py",
    "la\udce9.py",
]


@pytest.mark.skipif(not shutil.which("patch"), reason="no patch here")
@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"a\nb\n", b"new\na\nb\nnew\n"),
        (b"a\r\nb\r\n", b"a\r\nnew\r\nb\r\n"),
        (b"a\nb", b"new\na\nb"),
        (b"a\nb", b"a\nb\nnew"),
        (b"a\r\nb\nc\r\n", b"a\r\nnew\r\nb\nc\r\n"),
        (b"a\rb\rc\r", b"a\rnew\rb\rc\r"),
        (b"\xef\xbb\xbfa\n\xe9\x0c\n", b"\xef\xbb\xbfnew\na\n\xe9\x0c\n"),
        (b"", b"new\n"),
    ],
)
def test_patch_takes_it(name: str, old: bytes, new: bytes, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(old)
    diff = b"".join(unified_diff(name, old, new))
    command = ["patch", "-p0", "--batch"]
    ran = subprocess.run(
        command, cwd=tmp_path, input=diff, capture_output=True, timeout=60, check=False
    )
    assert ran.returncode == 0, ran
    assert path.read_bytes() == new
    assert [entry.name for entry in tmp_path.iterdir()] == [name]
