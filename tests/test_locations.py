"""Where findings point: in characters, with the line itself, and after a change into the new file."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from helpers import BROKEN, CASES, HOUR, JOB, JOBS, MEDIUM, fill, invoke
from hypothesis import given
from hypothesis import strategies as st
from test_formatters import VARIANTS

from guard_codemod.config.settings import Settings
from guard_codemod.duration import format_duration
from guard_codemod.engine import engine
from guard_codemod.files.source_file import SourceFile
from guard_codemod.guards.spec import GuardOptions
from guard_codemod.model import Finding, Outcome, Severity, Text
from guard_codemod.rules.locations import to_char_columns, with_source_line

EXEC = """\
import os

if __name__ == "__main__":
    if os.getppid() == 1:
        print("é€𝄞"); os.execvp("rsync", ["rsync"])
"""
LINE = EXEC.splitlines()[4]


def places(findings: tuple[Finding, ...]) -> list[tuple[str, int, int, int | None, str]]:
    return [(one.code, one.line, one.column, one.end_column, one.text) for one in findings]


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\n")), st.data())
def test_columns_in_bytes_become_columns_to_char_columns(line: str, data: st.DataObject) -> None:
    column, end = sorted(data.draw(st.tuples(*[st.integers(1, len(line) + 1)] * 2)))
    start, stop = (len(line[: place - 1].encode()) + 1 for place in (column, end))
    finding = Finding("TG107", "", Severity.WARNING, 2, start, stop)
    text = Text(f"above\n{line}\r\n", "utf-8", False)
    found = with_source_line(to_char_columns(finding, text), text)
    assert (found.column, found.end_column, found.text) == (column, end, line)


@pytest.mark.parametrize("encoding", ["utf-8", "latin-1"])
def test_the_encoding_of_the_file_does_not_matter(encoding: str) -> None:
    coding = "" if encoding == "utf-8" else f"# coding: {encoding}\n"
    job = (
        coding
        + 'import os\nif __name__ == "__main__":\n    if os.getppid() == 1:\n'
        + '        print("é"); os.execvp("rsync", ["rsync"])\n'
    )
    left = engine.guard(SourceFile("job.py", job.encode(encoding)), MEDIUM).final.findings
    assert [(one.column, one.end_column) for one in left] == [(21, 50)]


def test_what_cannot_be_parsed_is_shown_where_it_cannot() -> None:
    (finding,) = engine.check(
        SourceFile("job.py", ("# é\n" + BROKEN).encode()), Settings()
    ).before.findings
    assert (finding.code, finding.text) == ("TG901", "def half(number:")


def test_what_cannot_be_taken_out_is_shown() -> None:
    armed = (
        'import signal\n\nif __name__ == "__main__":\n    signal.alarm(60 * 60)\n    print("é")\n'
    )
    (finding,) = engine.remove(SourceFile("job.py", armed.encode()), Settings()).before.findings
    assert (finding.code, finding.text) == ("TG011", "    signal.alarm(60 * 60)")


def test_a_directive_that_cannot_be_understood_is_shown(here: Path) -> None:
    fill(here, {"job.py": f"{JOB}# guard-codemod: timout=1h\n"})
    assert "# guard-codemod: timout=1h" in "\n".join(
        invoke("check", "job.py", "--output-format", "text")[1]
    )


def test_a_file_without_lines_has_none_to_show() -> None:
    (finding,) = engine.check(SourceFile("job.py", b"\xff"), Settings()).before.findings
    assert (finding.code, finding.text) == ("TG902", "")


def test_what_is_left_after_a_change_points_into_the_new_file() -> None:
    source = SourceFile("job.py", EXEC.encode())
    result = engine.guard(source, MEDIUM)
    assert result.new is not None
    lines = result.new.decode().splitlines()
    old, new = (result.preview.findings, result.final.findings)
    assert places(old) == [("TG107", 5, 23, 52, LINE)]
    assert places(new) == [("TG107", lines.index(LINE) + 1, 23, 52, LINE)]
    assert new == engine.check(replace(source, data=result.new), MEDIUM).before.findings


SCRIPTS = sorted([*CASES.rglob("*.py"), *JOBS.rglob("*.py")])
PARTS = 3
"""A variant is tried on one file of three, so that each file has several of them."""


@pytest.mark.slow
@pytest.mark.parametrize(
    ("settings", "scripts"),
    [(HOUR, SCRIPTS), *((one, SCRIPTS[at % PARTS :: PARTS]) for at, one in enumerate(VARIANTS))],
)
def test_a_guard_that_came_into_a_file_is_where_a_check_finds_it(
    settings: Settings, scripts: list[Path]
) -> None:
    changed = 0
    for path in scripts:
        result = engine.guard(SourceFile(path.name, path.read_bytes()), settings)
        if result.new is None:
            continue
        changed += 1
        then = result.final
        found = engine.check(SourceFile(path.name, result.new), settings).before
        assert (then.line, then.column) == (found.line, found.column), path
        assert then.findings == found.findings
    assert changed > 200 * len(scripts) // len(SCRIPTS)


def test_an_update_is_said_to_have_the_new_limit_on_the_new_line() -> None:
    guarded = engine.guard(SourceFile("job.py", JOB.encode()), HOUR).new or b""
    settings = Settings(timeout=60, update=True, guard=GuardOptions(kill_after=60))
    result = engine.guard(SourceFile("job.py", guarded), settings)
    old, new = result.preview, result.final
    assert (old.outcome, old.line, old.reason) == (Outcome.UPDATED, 14, said_of(14, 3600))
    line = (result.new or b"").decode().splitlines().index("    signal.alarm(60)") + 1
    assert line > 14
    assert (new.outcome, new.line, new.column, new.reason) == (
        Outcome.UPDATED,
        line,
        5,
        said_of(line, 60),
    )


def said_of(line: int, seconds: int) -> str:
    return f"the alarm is armed on line {line} for {format_duration(seconds)}"


@pytest.mark.parametrize(
    ("job", "below"),
    [
        (JOB, "    main()\n"),
        (EXEC, EXEC.splitlines(keepends=True)[3]),
        (
            "#!/usr/bin/env python3\nprint(1)\nimport sys\nprint(sys.path)\nsys.exit(0)\n",
            "print(1)\n",
        ),
    ],
)
def test_a_guard_that_was_taken_out_stood_above_this_line(job: str, below: str) -> None:
    guarded = engine.guard(SourceFile("job.py", job.encode(), executable=True), HOUR).new or b""
    result = engine.remove(SourceFile("job.py", guarded), Settings())
    old, new = result.preview, result.final
    assert (old.outcome, new.outcome) == (Outcome.REMOVED, Outcome.REMOVED)
    assert "def timeout_handler" in "".join(
        guarded.decode().splitlines()[old.line - 1 : old.line + 2]
    )
    assert job.splitlines(keepends=True)[new.line - 1] == below


def test_an_update_points_into_the_file_that_there_is_and_then_into_the_new_one() -> None:
    source = SourceFile("job.py", EXEC.encode())
    guarded = replace(source, data=engine.guard(source, MEDIUM).new or b"")
    guard = GuardOptions(kill_after=60)
    settings = replace(
        MEDIUM, timeout=60, update=True, kill_after="auto", guard=guard, max_timeout=600
    )
    result = engine.guard(guarded, settings)
    for data, findings in [
        (guarded.data, result.preview),
        (result.new, result.final),
    ]:
        assert data is not None
        line = data.decode().splitlines().index(LINE) + 1
        assert places(findings.findings) == [("TG107", line, 23, 52, LINE)]
