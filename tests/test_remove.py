"""Guards taken out again: what is left is what was there before."""

from __future__ import annotations

import ast
from dataclasses import replace
from pathlib import Path

import pytest
from helpers import CASES, HOUR, JOB, JOBS, LIBRARY, contents, fill, guard_text, invoke, program
from hypothesis import given
from hypothesis import strategies as st
from test_formatters import VARIANTS

from guard_codemod.config.settings import Settings
from guard_codemod.engine import engine
from guard_codemod.model import Outcome, Source, Variant

SCRIPTS = sorted(
    [
        *CASES.rglob("*.py"),
        *(path for path in JOBS.rglob("*") if path.suffix in ("", ".py") and path.is_file()),
    ]
)
SETTINGS = [HOUR, *VARIANTS]
CLEAN = Settings()


HALVES = {"TG002", "TG003", "TG004"}
"""What had half a guard: the other half comes out with the rest."""

BEHIND_THE_COLON = {"no_newline_crlf", "string_and_nothing_else_on_lines"}
"""Cases, beside those that say so in their names, whose suite stands behind the colon: it stays on lines of its own."""


@pytest.mark.slow
@pytest.mark.parametrize("number", range(len(SETTINGS)))
def test_remove_gives_back_what_apply_was_given(number: int) -> None:
    exact = inexact = 0
    for path in SCRIPTS:
        name = path.name
        guarded = engine.guard(Source(name, path.read_bytes()), SETTINGS[number])
        if guarded.after is None or HALVES & {finding.code for finding in guarded.findings}:
            continue
        removed = engine.remove(Source(name, guarded.after), CLEAN)
        assert removed.after is not None, (path, removed.reason)
        if removed.after == guarded.before:
            exact += 1
            continue
        inexact += 1
        assert ast.dump(ast.parse(removed.after)) == ast.dump(ast.parse(guarded.before)), path
        assert "one_line" in path.stem or path.stem in BEHIND_THE_COLON
    assert exact > 250
    assert inexact <= 12


def remove(content: str, name: str = "job.py") -> str:
    result = engine.remove(Source(name, content.encode()), CLEAN)
    assert result.after is not None, result.reason
    return result.after.decode()


def test_a_suite_behind_the_colon_stays_on_lines_of_its_own() -> None:
    assert (
        remove(guard_text('if __name__ == "__main__": main()  # go\n'))
        == 'if __name__ == "__main__":  # go\n    main()\n'
    )


def test_a_call_that_was_wrapped_stays_in_its_block() -> None:
    guarded = guard_text("def main():\n    print(1)\n\n\nmain()\n", replace(HOUR, wrap_main=True))
    assert (
        remove(guarded) == 'def main():\n    print(1)\n\n\nif __name__ == "__main__":\n    main()\n'
    )


USES = [
    "signal.pause()",
    "def f():\n    return signal",
    "def f():\n    global signal",
    "def f(number: 'signal.Signals'):\n    return number",
    "def f() -> 'list[signal.Signals]':\n    return []",
]


@pytest.mark.parametrize("use", USES)
def test_an_import_that_something_else_uses_stays(use: str) -> None:
    script = f"import signal\n\n{use}\n\n{JOB}"
    assert remove(guard_text(script)) == script


@pytest.mark.parametrize(
    "line", ["import signal  # noqa: F401", "import signal  ", "import signal as signal"]
)
def test_an_import_that_is_not_spelled_as_ours_stays(line: str) -> None:
    job = f"{line}\n\n{JOB}"
    assert remove(guard_text(job)) == job


BACKSTOP = replace(HOUR, variant=Variant(kill_after=60))


@pytest.mark.slow
@pytest.mark.parametrize(
    "imports",
    [
        "import os\nimport json\n",
        "import time\nimport os\n",
        "import zlib\nimport signal\nimport json\nimport os\n",
    ],
)
@pytest.mark.parametrize("settings", [HOUR, BACKSTOP])
def test_an_unused_import_that_apply_would_have_put_elsewhere_stays(
    imports: str, settings: Settings
) -> None:
    job = f"{imports}\n{JOB}"
    assert remove(guard_text(job, settings)) == job
    update = replace(HOUR, timeout=60, update=True)
    assert guard_text(guard_text(job, settings), update) == guard_text(
        job, replace(update, update=False)
    )


LINES = [
    "import os",
    "import time",
    "import signal",
    "import zlib",
    "import json",
    "from re import compile",
    "",
]


@pytest.mark.slow
@given(st.lists(st.sampled_from(LINES), max_size=5, unique=True), st.sampled_from([HOUR, BACKSTOP]))
def test_nothing_but_unused_imports_of_what_the_guard_uses_is_missing(
    lines: list[str], settings: Settings
) -> None:
    job = "".join(f"{line}\n" for line in lines) + f"\n{JOB}"
    guarded = guard_text(job, settings)
    removed = remove(guarded)
    missing = set(job.splitlines()) - set(removed.splitlines())
    assert missing <= {"import os", "import time", "import signal"}
    assert [line for line in job.split("\n") if line and line not in missing] == list(
        filter(None, removed.split("\n"))
    )
    again = guard_text(removed, settings)
    assert sorted(again.split()) == sorted(guarded.split())


def test_an_attribute_of_a_class_is_no_use_of_the_import() -> None:
    job = f"class Names:\n    signal: str = ''\n\n\n{JOB}"
    assert remove(guard_text(job)) == job


def test_a_guard_of_the_same_shape_is_taken_out_though_it_was_written_by_hand() -> None:
    guard = "    def on_alarm(signum, frame):\n        raise TimeoutError('too long')\n\n"
    armed = "    s.signal(s.SIGALRM, on_alarm)\n    s.alarm(99)\n"
    script = JOB.replace("    main()", f"{guard}{armed}    main()")
    assert remove(f"import signal as s\n{script}") == JOB


@pytest.mark.slow
@pytest.mark.parametrize("variant", [setting.variant for setting in VARIANTS], ids=str)
def test_a_guard_that_a_formatter_has_laid_out_is_recognised(variant: Variant) -> None:
    guarded = guard_text(JOB, replace(HOUR, variant=variant))
    assert ast.dump(ast.parse(remove(ast.unparse(ast.parse(guarded)) + "\n"))) == ast.dump(
        ast.parse(JOB)
    )


def left(content: str) -> list[tuple[str, int]]:
    result = engine.remove(Source("job.py", content.encode()), CLEAN)
    assert (result.outcome, result.after) == (Outcome.REFUSED, None)
    return [(finding.code, finding.line) for finding in result.findings]


def test_what_was_edited_beyond_recognition_is_left_and_reported() -> None:
    guarded = guard_text(JOB)
    alarm = guarded.splitlines().index("    signal.alarm(3600)") + 1
    assert left(guarded.replace("        raise", "        print('late')\n        raise")) == [
        ("TG011", alarm + 1)
    ]
    assert left(guarded.replace("signal.alarm(3600)", "signal.alarm(60 * 60)")) == [
        ("TG011", alarm)
    ]
    assert left(JOB.replace("    main()", "    import signal\n    signal.alarm(3600)\n    main()"))
    assert left(
        guarded
        + guarded.partition("\n\n\n")[2].partition("import signal\n")[2]
        + guarded[guarded.index("if __name__") :]
    )


@pytest.mark.parametrize(
    "content", [LIBRARY, JOB, "# signal.alarm(1)\n", "def f(signal):\n    signal.alarm(0)\n"]
)
def test_what_has_no_guard_is_skipped(content: str) -> None:
    result = engine.remove(Source("job.py", content.encode()), CLEAN)
    assert (result.outcome, result.reason) == (Outcome.SKIPPED, "it has no guard")


# Update

OTHER = replace(HOUR, timeout=60, variant=Variant(kill_after=5), update=True)


@pytest.mark.parametrize("settings", SETTINGS, ids=range(len(SETTINGS)))
def test_an_update_makes_of_any_guard_what_a_new_one_would_be(settings: Settings) -> None:
    assert guard_text(guard_text(JOB, settings), OTHER) == guard_text(
        JOB, replace(OTHER, update=False)
    )


@pytest.mark.parametrize("settings", SETTINGS, ids=range(len(SETTINGS)))
def test_an_update_to_the_same_changes_nothing(settings: Settings) -> None:
    guarded = guard_text(JOB, settings)
    result = engine.guard(Source("job.py", guarded.encode()), replace(settings, update=True))
    assert (result.outcome, result.after) == (Outcome.ALREADY_GUARDED, None)


def test_an_update_touches_nothing_else() -> None:
    script = f"import signal\n\nX = signal.SIGALRM\n# odd   spacing\n\n\n\n{JOB}# the end"
    before = guard_text(script).splitlines()
    after = guard_text(guard_text(script), replace(HOUR, timeout=60, update=True)).splitlines()
    assert len(before) == len(after)
    changed = [
        (old.strip(), new.strip()) for old, new in zip(before, after, strict=True) if old != new
    ]
    assert changed == [
        (
            'raise TimeoutError("job.py timed out after 3600 seconds")',
            'raise TimeoutError("job.py timed out after 60 seconds")',
        ),
        ("signal.alarm(3600)", "signal.alarm(60)"),
    ]


def test_a_guard_that_is_unknown_is_not_updated() -> None:
    guarded = guard_text(JOB).replace("signal.alarm(3600)", "signal.alarm(60 * 60)")
    result = engine.guard(Source("job.py", guarded.encode()), OTHER)
    assert (result.outcome, result.after) == (Outcome.ALREADY_GUARDED, None)


def test_without_update_a_guard_is_left_alone_and_its_limit_told(here: Path) -> None:
    fill(here, {"job.py": guard_text(JOB)})
    before = contents(here)
    code, output = invoke("apply", ".", "--timeout", "60", "-v")
    assert (code, output[0]) == (
        0,
        "job.py: already guarded: the alarm is armed on line 14 with 3600 seconds",
    )
    assert contents(here) == before
    code, output = invoke("apply", ".", "--timeout", "60", "--update")
    assert (code, output) == (
        0,
        [
            "job.py:14:5: updated (the alarm is armed on line 14 with 60 seconds)",
            "0 guarded, 1 updated, 0 already guarded, 0 skipped, 0 failed",
        ],
    )
    assert contents(here)["job.py"] == guard_text(JOB, replace(HOUR, timeout=60)).encode()


# The command


def test_remove_writes_in_place(here: Path) -> None:
    fill(here, {"a.py": JOB, "b.py": JOB.replace("\n", "\r\n"), "c.py": LIBRARY, "tests/d.py": JOB})
    before = contents(here)
    invoke("apply", ".", "--timeout", "60", "--include-non-jobs", "--kill-after", "5s")
    assert len(contents(here).items() - before.items()) == 3
    code, output = invoke("remove", ".", "--include-non-jobs")
    assert (code, output[-1]) == (0, "3 removed, 1 skipped, 0 failed")
    assert [line.split(":")[0] for line in output[:-1]] == ["a.py", "b.py", "tests/d.py"]
    assert contents(here) == before


def test_a_diff_writes_nothing(here: Path) -> None:
    fill(here, {"job.py": guard_text(JOB)})
    before = contents(here)
    code, output = invoke("remove", ".", "--diff")
    assert (code, output[-1]) == (0, "1 would be removed, 0 skipped, 0 failed")
    assert "-    signal.alarm(3600)" in output
    assert contents(here) == before


def test_standard_input(tmp_path: Path) -> None:
    ran = program("remove", "-", cwd=tmp_path, stdin=guard_text(JOB).encode())
    assert (ran.returncode, ran.stdout) == (0, JOB.encode())
    ran = program("remove", "-", cwd=tmp_path, stdin=LIBRARY.encode())
    assert (ran.returncode, ran.stdout) == (0, LIBRARY.encode())


def test_what_is_left_is_an_error(here: Path) -> None:
    fill(
        here,
        {
            "job.py": guard_text(JOB).replace("signal.alarm(3600)", "signal.alarm(60 * 60)"),
            "other.py": guard_text(JOB),
        },
    )
    code, output = invoke("remove", ".")
    assert code == 1
    assert output[0].startswith(
        "job.py:14:1: TG011 the alarm is armed here, but this is no guard that could be"
    )
    assert output[-1] == "1 removed, 0 skipped, 0 failed, 1 left"
