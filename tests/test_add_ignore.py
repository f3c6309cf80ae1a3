"""Comments that are written to silence what is found: the program stays, and nothing is found any more."""

from __future__ import annotations

import ast
import warnings
from pathlib import Path

import pytest
from helpers import BROKEN, HAZARD, HOUR, JOB, contents, fill, invoke, program
from hypothesis import assume, event, given
from hypothesis import strategies as st
from strategies import main_blocks, scripts

from guard_codemod.config.settings import Settings
from guard_codemod.engine import engine
from guard_codemod.files.source_file import SourceError, SourceFile, decode, encode
from guard_codemod.model import Finding, Outcome, Severity
from guard_codemod.rewriting.add_ignore import annotate
from guard_codemod.rules.suppression import read_suppressions

BAD_LINE = 'os.execvp("rsync", ["rsync"])'
HEAD = HAZARD[: HAZARD.index("    os.execvp")]


def silenced(statement: str, reason: str = "") -> str:
    """Return what becomes of *statement* at the end of a guarded job; nothing is found in it any more."""
    data = (
        HEAD + "".join(f"    {line}\n" if line else "\n" for line in statement.split("\n"))
    ).encode()
    result = engine.add_ignores(SourceFile("job.py", data), HOUR, reason)
    assert result.edit is not None, result
    assert result.new is not None
    assert (result.edit.old, result.final.findings) == (data, ())
    assert engine.add_ignores(SourceFile("job.py", result.new), HOUR, reason).new is None
    head, new = result.new.decode()[: len(HEAD)], result.new.decode()[len(HEAD) :]
    assert head == HEAD
    return "\n".join(line.removeprefix("    ") for line in new.splitlines())


@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        (BAD_LINE, f"{BAD_LINE}  # guard-codemod: ignore[TG107]"),
        (f"{BAD_LINE}  # noqa: E501", f"{BAD_LINE}  # noqa: E501  # guard-codemod: ignore[TG107]"),
        (f"{BAD_LINE} # why", f"{BAD_LINE} # why  # guard-codemod: ignore[TG107]"),
        (f"{BAD_LINE} ", f"{BAD_LINE}   # guard-codemod: ignore[TG107]"),
        (
            f"{BAD_LINE}  # guard-codemod: timeout=2h",
            f"# guard-codemod: ignore[TG107]\n{BAD_LINE}  # guard-codemod: timeout=2h",
        ),
        (
            f"# guard-codemod: ignore[TG009, TG202] old\n{BAD_LINE}",
            f"# guard-codemod: ignore[TG009, TG202, TG107] old\n{BAD_LINE}",
        ),
        (
            f"{BAD_LINE}  # x # guard-codemod:ignore[ TG009 ] old",
            f"{BAD_LINE}  # x # guard-codemod:ignore[ TG009 , TG107, TG202] old",
        ),
        ("work()  # noqa: TG107", "work()  # noqa: TG107  # guard-codemod: ignore[TG202]"),
        (
            'os.execvp("rsync", \\\n    [])',
            '# guard-codemod: ignore[TG107]\nos.execvp("rsync", \\\n    [])',
        ),
        (
            'x = f"""\n{os.execvp("a", [])}\n"""',
            '# guard-codemod: ignore[TG107]\nx = f"""\n{os.execvp("a", [])}\n"""',
        ),
        (
            'os.execvp("a", ["""\n"""]); os.abort()',
            '# guard-codemod: ignore[TG107]\nos.execvp("a", ["""\n"""]); os.abort()',
        ),
        (
            'x = """\n"""; os.execvp("a", [])',
            'x = """\n"""; os.execvp("a", [])  # guard-codemod: ignore[TG107]',
        ),
        (
            'f(\n    """\n\n""", os.execvp("a", """\n"""))',
            '# guard-codemod: ignore[TG107]\nf(\n    """\n\n""", os.execvp("a", """\n"""))',
        ),
        (
            "os.execvp(\n    'a',\n    b,\n)",
            "os.execvp(  # guard-codemod: ignore[TG107]\n    'a',\n    b,\n)",
        ),
    ],
)
def test_where_the_comment_goes(statement: str, expected: str) -> None:
    assert silenced(statement) == expected


def test_the_reason_stands_behind_the_codes() -> None:
    assert silenced(BAD_LINE, "see #12") == f"{BAD_LINE}  # guard-codemod: ignore[TG107] see #12"


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "latin-1"])
def test_bytes_are_kept(newline: str, encoding: str, here: Path) -> None:
    job = f'# coding: {encoding.removesuffix("-sig")}\nx = "é"\x0c\n{JOB}'.rstrip()
    wanted = job.replace('__":', '__":  # guard-codemod: ignore[TG001] é')
    fill(here, {"job.py": job.replace("\n", newline).encode(encoding)})
    assert invoke("check", "--add-ignore=é")[0] == 0
    assert contents(here)["job.py"] == wanted.replace("\n", newline).encode(encoding)


def test_after_it_check_finds_nothing(here: Path) -> None:
    fill(here, {"a/job.py": JOB, "hazard.py": HAZARD, "clean.py": "x = 1\n"})
    before = contents(here)
    code, output = invoke("check", "--add-ignore", "a", "hazard.py", "--diff")
    for path in ("a/job.py", "hazard.py"):
        assert f"{path}: comments would be written" in output
    assert code == 0
    assert contents(here) == before
    code, output = invoke("check", "--add-ignore", "a", "hazard.py")
    assert (code, output[:2]) == (
        0,
        ["a/job.py: comments were written", "hazard.py: comments were written"],
    )
    after = contents(here)
    assert {name for name in before if after[name] != before[name]} == {"a/job.py", "hazard.py"}
    assert invoke("check", "--strict")[0] == 0
    assert len(invoke("check")[1]) == 1
    code, output = invoke("check", "--add-ignore=again")
    assert (code, output[:-1], contents(here)) == (0, [], after)


def test_only_what_is_chosen_is_silenced(here: Path) -> None:
    fill(here, {"job.py": JOB, "hazard.py": HAZARD})
    invoke("check", "--add-ignore", "--select", "TG107")
    assert [b"ignore[" in content for _, content in sorted(contents(here).items())] == [True, False]


JOB_ON_TOP = 'if __name__ == \\\n    "__main__":\n    print("working")\n'
"""What silences it has to stand in the first line, where Python looks for the encoding."""


def test_a_file_that_fails_is_left(here: Path) -> None:
    fill(here, {"broken.py": BROKEN, "job.py": JOB_ON_TOP})
    before = contents(here)
    code, output = invoke("check", "--add-ignore=coding: nonsense")
    assert (code, contents(here)) == (2, before)
    assert ["TG901" in output[0], "TG904 its findings cannot be suppressed" in output[1]] == [
        True,
        True,
    ]


def test_what_the_encoding_of_a_file_lacks_is_escaped(here: Path) -> None:
    fill(here, {"job.py": f"# coding: ascii\n{JOB}"})
    assert invoke("check", "--add-ignore=夜 é")[0] == 0
    assert rb"  # guard-codemod: ignore[TG001] \u591c \xe9" in contents(here)["job.py"]


def test_where_no_comment_can_stand_the_finding_is_left() -> None:
    text = decode(b"#!/bin/sh\n\nwork()\n")
    findings = [Finding("TG001", "", Severity.ERROR, line) for line in (1, 2)]
    assert annotate(text, findings) == text


@pytest.mark.parametrize("reason", ["夜間\u3000処理", "see\xa0#12", "\U0001f469\u200d\U0001f4bb"])
def test_a_reason_is_in_any_language(reason: str, here: Path) -> None:
    fill(here, {"job.py": JOB})
    assert invoke("check", f"--add-ignore={reason}")[0] == 0
    assert f"# guard-codemod: ignore[TG001] {reason}\n".encode() in contents(here)["job.py"]


@pytest.mark.parametrize("reason", ["a\nb", "a\x1b", "a\u2028b", "\udcff"])
def test_a_reason_is_a_single_line(reason: str, here: Path) -> None:
    fill(here, {"job.py": JOB})
    code, output = invoke("check", f"--add-ignore={reason}")
    assert (code, output[-1]) == (
        2,
        "Error: Invalid value for '--add-ignore': a comment is a single line of text: give a reason without line breaks"
        " and control characters",
    )


def test_standard_input_goes_to_standard_output(tmp_path: Path) -> None:
    ran = program("check", "-", "--add-ignore", cwd=tmp_path, stdin=JOB.encode())
    assert ran.returncode == 0
    assert ran.stdout == JOB.replace('__":', '__":  # guard-codemod: ignore[TG001]').encode()
    assert ran.stderr.splitlines()[0] == b"<stdin>: comments were written"


def _has_tokens(data: bytes) -> bool:
    """Whether ``tokenize`` reads *data* as the parser does: it does not if a backslash ends the file."""
    return not decode(data).content.rstrip("\r\n").endswith("\\")


def _tree(data: bytes) -> str | None:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return ast.dump(ast.parse(data))
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None


def _holds(new: bytes, old: bytes) -> bool:
    remaining = iter(new)
    return all(byte in remaining for byte in old)


@pytest.mark.slow
@given(scripts(), st.sampled_from(["", "because of été", "see #12"]))
def test_a_script_of_any_make(data: bytes, reason: str) -> None:
    result = engine.add_ignores(SourceFile("job.py", data), Settings(), reason)
    event(result.final.outcome.value)
    if result.new is not None:
        assert _tree(result.new) == _tree(data)
        assert _holds(result.new, data)
        assert result.final.findings == ()
        again = engine.add_ignores(SourceFile("job.py", result.new), Settings(), reason)
        assert (again.new, again.final.findings) == (None, ())
    elif result.final.outcome is not Outcome.FAILED:
        assert result.final.findings == () or not _has_tokens(data)


@pytest.mark.slow
@given(scripts() | main_blocks().map(str.encode), st.sets(st.integers(1, 40), min_size=1))
def test_a_finding_on_any_line(data: bytes, numbers: set[int]) -> None:
    try:
        text = decode(data)
    except SourceError:
        assume(False)
    tree = _tree(data)
    assume(tree is not None and _has_tokens(data))
    lines = [number for number in numbers if number <= len(text.lines)]
    findings = [Finding("TG001", "", Severity.ERROR, line) for line in lines]
    new = annotate(text, findings)
    data_after = encode(new)
    if _tree(data_after) != tree:  # then `silence` leaves the file as it was
        event("there is a line that nothing can stand above")
        assert any(line.rstrip("\r\n").strip(" \t\f") == "\\" for line in text.lines)
        return
    assert _holds(data_after, data)
    unchanged = iter(enumerate(new.lines, 1))
    ignores = read_suppressions(new.content)
    for number, line in enumerate(text.lines, 1):
        at = next(at for at, other in unchanged if _holds(other.encode(), line.encode()))
        here = Finding("TG001", "", Severity.ERROR, at)
        may_be_left = not line.strip() or line.startswith(("#!", "\ufeff#!"))
        assert (
            number not in lines or may_be_left or any(ignore.suppresses(here) for ignore in ignores)
        )
