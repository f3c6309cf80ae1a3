"""Comments that silence findings."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from helpers import BROKEN, GUARDED, HOUR, JOB, LIBRARY, MEDIUM, contents, fill, invoke
from hypothesis import event, given
from hypothesis import strategies as st
from strategies import scripts

from guard_codemod.engine import engine
from guard_codemod.files.source_file import SourceFile
from guard_codemod.model import Outcome

BAD_LINE = 'os.execvp("rsync", ["rsync"])'


def found(statement: str) -> list[tuple[str, int]]:
    """Return what ``check`` says of a guarded job that ends in *statement*, with lines counted from there."""
    first = GUARDED.count("\n") + 1
    content = GUARDED + "".join(f"    {line}\n" if line else "\n" for line in statement.split("\n"))
    findings = engine.check(SourceFile("job.py", content.encode()), MEDIUM).before.findings
    return [(finding.code, finding.line - first + 1) for finding in findings]


SPREAD = 'os.execvp(\n    "rsync",\n    ["rsync"],\n)'


@pytest.mark.parametrize(
    "statement",
    [
        f"{BAD_LINE}  # guard-codemod: ignore[TG107] it has a limit of its own",
        f"{BAD_LINE}  # guard-codemod: ignore[TG107]",
        f"{BAD_LINE} #guard-codemod:ignore [ TG107 ]",
        f"{BAD_LINE}  # guard-codemod: ignore[TG1]",
        f"{BAD_LINE}  # guard-codemod: ignore[ALL]",
        f"{BAD_LINE}  # fmt: skip # guard-codemod: ignore[TG107]",
        f"{BAD_LINE}  # guard-codemod: ignore[TG107]  # pragma: no cover",
        f"# guard-codemod: ignore[TG107] reason\n{BAD_LINE}",
        f"# guard-codemod: ignore[TG107] a reason\n# of two lines\n{BAD_LINE}",
        f"{BAD_LINE}  # noqa: TG107",
        f"{BAD_LINE}  # NOQA:TG107",
        f"{BAD_LINE}  # Noqa: tg107",
        f"{BAD_LINE}; \\\n    x = 1  # noQA",
        f"{BAD_LINE}  # noqa: E501,TG107",
        f"{BAD_LINE}  # noqa: E501 TG1",
        f"{BAD_LINE}  # noqa",
        f"{BAD_LINE}  # noqa: because",
        SPREAD.replace("execvp(", "execvp(  # guard-codemod: ignore[TG107]"),
        SPREAD + "  # guard-codemod: ignore[TG107]",
        SPREAD + "  # noqa: TG107",
        "# guard-codemod: ignore[TG107]\n" + SPREAD,
        'os.execvp("rsync", ["""\n"""])  # noqa: TG107',
        'os.execvp("rsync", \\\n    [])  # guard-codemod: ignore[TG107]',
        'if os.execvp("rsync", []):  # guard-codemod: ignore[TG107]\n    pass',
    ],
)
def test_a_comment_silences_its_line_or_statement(statement: str) -> None:
    assert found(statement) == []


@pytest.mark.parametrize(
    ("statement", "line"),
    [
        (f'{BAD_LINE}; x = "# guard-codemod: ignore[TG107]"', 1),
        (f'x = """\n# guard-codemod: ignore[TG107]\n"""\n{BAD_LINE}', 4),
        (f"{BAD_LINE}  # noqa: E501", 1),
        (f"{BAD_LINE}  # noqa: E501, W5", 1),
        (f"{BAD_LINE}\n# noqa: E501", 1),
        (f"# noqa\n{BAD_LINE}", 2),  # as flake8, of the line itself only
        (f"if x:  # noqa\n    {BAD_LINE}", 2),
    ],
)
def test_what_is_about_something_else_silences_nothing(statement: str, line: int) -> None:
    assert found(statement) == [("TG107", line)]


@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        ("work()  # guard-codemod: ignore[TG107] gone", [("TG202", 1)]),
        ("work()  # noqa: E501, TG107", [("TG202", 1)]),
        (f"{BAD_LINE}  # guard-codemod: ignore[TG107, TG009]", [("TG202", 1)]),
        (f"# guard-codemod: ignore[TG107]\n\n{BAD_LINE}", [("TG202", 1), ("TG107", 3)]),
        (f"{BAD_LINE}\n# guard-codemod: ignore[TG107]", [("TG107", 1), ("TG202", 2)]),
        (SPREAD.replace('"],', '"],  # noqa: TG107'), [("TG107", 1), ("TG202", 3)]),
        (f"if x:  # guard-codemod: ignore[TG107]\n    {BAD_LINE}", [("TG202", 1), ("TG107", 2)]),
        ("work()  # noqa", []),
        ("work()  # noqa: E501", []),
        ("work()  # noqa: TG107, TG202", []),
        ("work()  # guard-codemod: ignore[TG107, TG202] for another version", []),
        ("work()  # guard-codemod: ignore[TG011]", []),  # remove alone looks for it
        ('x = "# guard-codemod: ignore[TG107]"', []),
    ],
)
def test_a_comment_that_silences_nothing_is_found(
    statement: str, expected: list[tuple[str, int]]
) -> None:
    assert found(statement) == expected


def test_which_code_is_idle_is_said(here: Path) -> None:
    fill(
        here, {"job.py": f"{GUARDED}    {BAD_LINE}  # guard-codemod: ignore[TG107, TG001, TG009]\n"}
    )
    code, output = invoke("check")
    assert code == 0
    assert "TG202 unused suppression: TG001, TG009 not reported here" in output[0]
    assert output[0].startswith(f"job.py:{GUARDED.count(chr(10)) + 1}:36: ")


@pytest.mark.parametrize(
    ("job", "arguments"),
    [
        (
            JOB.replace("main()\n", "main()  # guard-codemod: ignore[TG107]\n"),
            [],
        ),  # there is no guard yet
        (f"{GUARDED}    work()  # guard-codemod: ignore[TG107]\n", ["--ignore", "TG107"]),
        (f"{GUARDED}    work()  # guard-codemod: ignore[TG107]\n", ["--ignore", "TG202"]),
        (f"{GUARDED}    work()  # guard-codemod: ignore[TG1]\n", ["--ignore", "TG107"]),
    ],
)
def test_of_what_was_not_looked_for_nothing_is_idle(
    job: str, arguments: list[str], here: Path
) -> None:
    fill(here, {"job.py": job})
    assert "TG202" not in "".join(invoke("check", "job.py", *arguments)[1])


@pytest.mark.parametrize(
    "content",
    [
        "x = 1  # guard-codemod: ignore[TG001]\n",
        "x = 1  # noqa: TG001\n",
        "x = 1  # NOQA: E501, TG101\n",
        f"# guard-codemod: ignore[TG101]\n{LIBRARY}",
        f"{LIBRARY}# guard-codemod:ignore[TG10] gone\n",
        "import bottle\n\nbottle.run()  # guard-codemod: ignore[TG001]\n",
        "import xbmc\n\nxbmc.log('x')  # guard-codemod: ignore[TG001]\n",
    ],
)
def test_in_a_file_that_is_no_job_each_comment_is_idle(content: str, here: Path) -> None:
    fill(here, {"found.py": content})
    for arguments in (("check",), ("check", "found.py"), ("apply", ".", "--timeout", "1h")):
        code, output = invoke(*arguments)
        assert (code, ["TG202" in line for line in output]) == (0, [True, False])
    assert invoke("check", "--strict")[0] == 1


@pytest.mark.parametrize("path", ["tests/helpers.py", "test_job.py", "setup.py"])
@pytest.mark.parametrize("content", [LIBRARY, JOB])
def test_in_a_file_that_is_set_aside_each_comment_is_idle(
    content: str, path: str, here: Path
) -> None:
    fill(here, {path: f"{content}# guard-codemod: ignore[TG001] gone\n"})
    before = contents(here)
    for arguments in (("check", "."), ("check", path), ("apply", ".", "--timeout", "1h")):
        code, output = invoke(*arguments)
        assert (code, ["TG202" in line for line in output[:2]]) == (0, [True, False])
    assert "TG202" not in "".join(invoke("remove", ".")[1])
    assert contents(here) == before


@pytest.mark.parametrize(
    "content",
    [
        "X = '# guard-codemod: ignore[TG001]'\n",
        "def f(:  # guard-codemod: ignore[TG001]\n",
        "x = 1  # guard-codemod: ignore[TG999]\n",
        "x = 1  # guard-codemod: ignore[TG001, TG202]\n",
        "print 'x'\n",
    ],
)
def test_nothing_else_is_said_of_a_file_that_is_set_aside(content: str, here: Path) -> None:
    fill(here, {"tests/helpers.py": content, "job.py": LIBRARY})
    for command in ("check", "remove"):
        code, output = invoke(command, ".")
        assert (code, len(output)) == (0, 1)


@pytest.mark.parametrize(
    "content",
    [
        f"{LIBRARY}X = '# guard-codemod: ignore[TG001]'\n",
        f'"""Write # noqa: TG001."""\n{LIBRARY}',
        f"{LIBRARY}# See guard-codemod and its ignore file.\n",
        f"{LIBRARY}# noqa: E501\n",
        f"{LIBRARY}# noqa\n",
        f"{LIBRARY}# guard-codemod: ignore[TG001, TG202] for another version\n",
        f"{LIBRARY}# guard-codemod: timeout=2h\n",
        f"# guard-codemod: skip-file\n{LIBRARY}# guard-codemod: ignore[TG001]\n",
    ],
)
def test_in_a_file_that_is_no_job_nothing_else_is(content: str, here: Path) -> None:
    fill(here, {"found.py": content})
    assert "TG202" not in "".join(invoke("check")[1])


def test_apply_warns_of_what_is_idle_in_the_guarded_file(here: Path) -> None:
    fill(here, {"job.py": JOB.replace("main()\n", "main()  # guard-codemod: ignore[TG107]\n")})
    code, output = invoke("apply", "job.py", "--timeout", "1h")
    assert (code, ["TG202" in line for line in output]) == (0, [True, False, False])
    assert "TG202" in invoke("check")[1][0]
    assert invoke("check", "--strict")[0] == 1


@pytest.mark.parametrize(
    "comment", ["# guard-codemod: ignore[TG001] ends by itself", "# noqa: TG001", "# noqa"]
)
def test_a_job_with_a_comment_is_left_unguarded(comment: str, here: Path) -> None:
    fill(here, {"job.py": JOB.replace('__":', f'__":  {comment}')})
    before = contents(here)
    reason = "job.py: skipped: not changed: TG001 is disabled or suppressed"
    summary = "1 skipped"
    assert invoke("check", "-v") == (0, [reason, summary])
    assert invoke("apply", ".", "--timeout", "1h", "-v") == (0, [reason, summary])
    assert contents(here) == before


def test_a_guard_that_is_there_is_removed_and_updated_whatever_the_comments_say(here: Path) -> None:
    job = JOB.replace('__":', '__":  # guard-codemod: ignore[TG001]')
    fill(here, {"job.py": JOB, "other.py": JOB})
    assert invoke("apply", ".", "--timeout", "1h")[0] == 0
    for name, content in contents(here).items():
        fill(here, {name: content.replace(b'__":', b'__":  # guard-codemod: ignore[TG001]')})
    assert invoke("apply", "job.py", "--timeout", "2h", "--update")[1][-1] == "1 updated"
    assert invoke("remove", ".")[0] == 0
    assert contents(here) == {"job.py": job.encode(), "other.py": job.encode()}


@pytest.mark.parametrize(
    ("directive", "gist"),
    [
        ("ignore", "ignore names no rule: write ignore[TG101], or skip-file"),
        ("ignore[]", "ignore names no rule"),
        ("ignore[TG001", "ignore names no rule"),
        ("ignore TG001", "ignore names no rule"),
        ("ignore=TG001", "ignore names no rule"),
        ("ignore[TG001, E501]", "unknown rule 'E501': give a code"),
        ("ignore[TG901]", "TG901 cannot be selected or suppressed"),
        ("ignored[TG001]", "unknown directive 'ignored[TG001]'"),
        (None, "a colon is missing: write # guard-codemod: ignore[TG001]"),
    ],
)
def test_a_comment_that_cannot_be_understood_fails_the_file(
    directive: str | None, gist: str, here: Path
) -> None:
    comment = (
        "# guard-codemod ignore[TG001]" if directive is None else f"# guard-codemod: {directive}"
    )
    fill(here, {"job.py": JOB + comment + "\n"})
    code, output = invoke("check")
    assert code == 2
    assert output[0].startswith(f"job.py:7:1: TG201 {gist}")


def test_a_failure_cannot_be_silenced(here: Path) -> None:
    fill(here, {"job.py": "# noqa\n" + BROKEN.replace("(number:", "(number:  # noqa")})
    code, output = invoke("check", "--ignore", "ALL")
    assert (code, "TG901" in output[0]) == (2, True)


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "latin-1"])
def test_lines_are_counted_as_python_does(newline: str, encoding: str) -> None:
    head = "# coding: latin-1\n" if encoding == "latin-1" else "\n"
    content = f"{head}# été\f\n{GUARDED}    x = 'é\x0c\x1c\u0085'; {BAD_LINE}  # noqa: TG107\n"
    result = engine.check(
        SourceFile("job.py", content.replace("\n", newline).encode(encoding)), HOUR
    )
    assert (result.before.outcome, result.before.findings) == (Outcome.ALREADY_GUARDED, ())


def test_the_finding_holds_its_line() -> None:
    (finding,) = engine.check(
        SourceFile("job.py", f"{GUARDED}    {BAD_LINE}\r\n".encode()), HOUR
    ).before.findings
    assert finding.text == f"    {BAD_LINE}"


def test_a_malformed_comment_silences_nothing_where_nobody_has_read_the_directives() -> None:
    job = JOB.replace('__":', '__":  # guard-codemod: ignore[TG404]')
    result = engine.check(SourceFile("job.py", job.encode()), HOUR)
    assert [finding.code for finding in result.before.findings] == ["TG001"]


COMMENTS = ("", "  # noqa", "  # noqa: TG001", "  # noqa: E501", "  # guard-codemod: ignore[TG0]")


@pytest.mark.slow
@given(scripts(), st.sampled_from(COMMENTS), st.sets(st.sampled_from(["TG001", "TG009", "TG010"])))
def test_apply_guards_what_check_reports_and_nothing_else(
    data: bytes, comment: str, ignored: set[str]
) -> None:
    data = re.sub(rb"__main__.\)*:", lambda header: header[0] + comment.encode(), data)
    source, settings = SourceFile("job.py", data), replace(HOUR, ignored=frozenset(ignored))
    checked, guarded = engine.check(source, settings), engine.guard(source, settings)
    event(checked.before.outcome.value)
    assert guarded.before.outcome is checked.before.outcome
    reported = {finding.code for finding in checked.before.findings} & {"TG001", "TG010"}
    assert bool(reported) is (guarded.new is not None)
    assert not reported & ignored
