"""Guards taken out again: what is left is what was there before."""

from __future__ import annotations

import ast
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from helpers import (
    CASES,
    HOUR,
    JOB,
    JOBS,
    LIBRARY,
    contents,
    fill,
    guard_text,
    in_process,
    invoke,
)
from hypothesis import given
from hypothesis import strategies as st
from test_formatters import VARIANTS

from guard_codemod.config.settings import Settings
from guard_codemod.engine import engine
from guard_codemod.files.source_file import SourceFile
from guard_codemod.guards.spec import GuardOptions
from guard_codemod.model import Outcome

SCRIPTS = sorted(
    [
        *CASES.rglob("*.py"),
        *(path for path in JOBS.rglob("*") if path.suffix in ("", ".py") and path.is_file()),
    ]
)
SETTINGS = [HOUR, *VARIANTS]
CLEAN = Settings()


@pytest.mark.slow
@pytest.mark.parametrize("number", range(len(SETTINGS)))
def test_remove_gives_back_what_apply_was_given(number: int) -> None:
    exact = 0
    for path in SCRIPTS:
        name = path.name
        script = path.read_bytes()
        guarded = engine.guard(SourceFile(name, script), SETTINGS[number])
        if guarded.new is None:
            continue
        removed = engine.remove(SourceFile(name, guarded.new), CLEAN)
        assert removed.new == script, (path, removed.before.reason)
        exact += 1
    assert exact > 250


def remove(content: str, name: str = "job.py") -> str:
    result = engine.remove(SourceFile(name, content.encode()), CLEAN)
    assert result.new is not None, result.before.reason
    return result.new.decode()


MAIN = 'if __name__ == "__main__":'
EFFECT = "print(1)\n"
DEFINITION = "def main():\n    print(1)\n"
REGISTERED = "@atexit.register\n" + DEFINITION
FUTURE = "from __future__ import annotations\n"
HEADS = ["", "#!/usr/bin/python3\n", '"""Doc."""\n', "# License\n\n# more\n", FUTURE]
HEADS += [FUTURE + "# Steps.\n", FUTURE + "\n# Steps.\n\n# more\n"]
IMPORTS = ["", "import os\n", "import requests\n", "import signal\n", "import re\nimport zlib\n"]
MIDDLES = ["", DEFINITION, "x = 7\n", REGISTERED, "class A(b()):\n    c = d()\n"]
BLANK = st.lists(st.sampled_from(["\n", "\n", "  \n", "\f\n"]), max_size=3).map("".join)
BLOCKS = [
    "    main()\n",
    "    # why\n    main()\n",
    "    # why\n\n    main()\n",
    "    def inner():\n        pass\n\n    inner()\n",
    "    # why\n    def inner():\n        pass\n\n    inner()\n",
    "    import os\n    main()\n",
    '    """Run."""\n    main()\n',
    '    """Run."""\n\n    main()\n',
    '    """Run."""\n\n\n    # why\n    main()\n',
]
ANY_SETTINGS = st.builds(
    replace,
    st.sampled_from(SETTINGS),
    cover_imports=st.booleans(),
    wrap_main=st.booleans(),
    include_non_jobs=st.just(True),
)


def assert_comes_back(job: str, settings: Settings) -> None:
    guarded = engine.guard(SourceFile("job.py", job.encode()), settings)
    assert guarded.new is not None, guarded.before.reason
    assert remove(guarded.new.decode()) == job


@st.composite
def without_main_block(draw: st.DrawFn) -> str:
    parts = [st.sampled_from(choices) for choices in (HEADS, IMPORTS, MIDDLES)]
    lines = "".join(draw(part) + draw(BLANK) for part in parts)
    ends = [EFFECT * 2, f"# why\n{EFFECT * 2}", f"{REGISTERED}{EFFECT * 2}", "main()\n"]
    return lines + draw(st.sampled_from(ends))


@given(without_main_block(), ANY_SETTINGS)
def test_blank_lines_around_a_block_of_its_own_come_back(job: str, settings: Settings) -> None:
    assert_comes_back(f"{job}open('x')\n" if job.endswith(EFFECT) else job, settings)


@given(
    st.sampled_from(HEADS),
    st.sampled_from(IMPORTS),
    st.sampled_from([MAIN, f"if x:\n    pass\nel{MAIN}", f"try:\n    pass\nfinally:\n    {MAIN}"]),
    st.sampled_from(BLOCKS),
    st.lists(BLANK, min_size=3, max_size=3),
    ANY_SETTINGS,
)
def test_blank_lines_in_a_main_block_come_back(
    head: str, imports: str, header: str, block: str, blank: list[str], settings: Settings
) -> None:
    if header.startswith("try"):
        block = "".join(f"    {line}" if line.strip() else line for line in block.splitlines(True))
    assert_comes_back(f"{head}{blank[0]}{imports}{blank[1]}{header}\n{blank[2]}{block}", settings)


@pytest.mark.parametrize("blank", ["", "\n", "\n\n", "\n\n\n", "  \n", " \n\f\n"])
@pytest.mark.parametrize(
    "top",
    [
        FUTURE + "{}import os\n",
        FUTURE + "{}# why\nimport os\n",
        '"""Doc."""\n{}' + REGISTERED,
        FUTURE + "{}# Steps.\n\n" + DEFINITION,
        FUTURE + "{}# Steps.\n\nx = 3\n",
        FUTURE + "\n# Steps.\n{}x = 3\n",
    ],
)
@pytest.mark.parametrize("cover", [False, True])
def test_blank_lines_at_the_top_come_back(top: str, blank: str, cover: bool) -> None:
    job = top.format(blank) + f"\n\n{MAIN}\n    open('x')\n"
    assert_comes_back(job, replace(HOUR, cover_imports=cover))


@pytest.mark.parametrize(
    "suite",
    [
        f"{MAIN} main()\n",
        f"{MAIN} main()  # go",
        f"{MAIN}  main()\n",
        f"{MAIN}main()\n",
        f"{MAIN} main(); print(2);\r\n",
        f"{MAIN} main(1,\n  2)  # two\n",
        f"{MAIN} \\\n    main()\n",
        f"{MAIN} main()\nelse: pass\n",
        "if __name__ != '__main__': pass\nelse : main() # go\n",
        "if x: pass\r\nelif (__name__\r\n  == '__main__') : main()",
        f"try:\n\t{MAIN} main()\nfinally:\n\tpass\n",
        f"{MAIN} 'a string: # no comment'; main()\n",
    ],
)
@pytest.mark.parametrize("settings", [HOUR, *VARIANTS[:6]], ids=range(7))
def test_a_suite_behind_the_colon_is_put_back(suite: str, settings: Settings) -> None:
    assert_comes_back(suite, settings)


@pytest.mark.parametrize("imports", ["", "import os\n", "import signal\n\nsignal.SIGINT\n"])
@pytest.mark.parametrize(
    "call", ["main()\n", "# go\nmain() # on", "main(\n    1,\n\n    # two\n    2,\n);\n"]
)
@pytest.mark.parametrize("blank", range(4))
def test_a_call_that_was_wrapped_is_put_back(imports: str, call: str, blank: int) -> None:
    job = f"{imports}def main(*a):\n    print(a)\n" + "\n" * blank + call
    assert_comes_back(job, replace(HOUR, wrap_main=True))


def test_a_call_of_more_lines_that_must_stay_as_they_are_is_not_wrapped() -> None:
    job = 'def main(*a):\n    print(a)\n\n\nmain("""\ntext\n""")\n'
    assert guard_text(job, replace(HOUR, wrap_main=True)) == guard_text(job)
    assert_comes_back(job, replace(HOUR, wrap_main=True))


def test_a_main_block_that_was_there_is_not_taken_for_one_of_a_wrapped_call() -> None:
    for settings in (HOUR, replace(HOUR, wrap_main=True)):
        assert_comes_back(JOB, settings)


def test_no_blank_line_tells_what_was_there() -> None:
    for job in (f"x = 7\n{DEFINITION}main()\nprint(x)\n", "import os\nprint(os)\nopen('x')\n"):
        assert "signal.SIGALRM, timeout_handler)\n    signal.alarm(3600)" in guard_text(job)


USES = [
    "print(signal.strsignal(2))",
    "def f():\n    return signal",
    "def f():\n    global signal",
    "def f(number: 'signal.Signals'):\n    return number",
    "def f() -> 'list[signal.Signals]':\n    return []",
    "__all__ = ['signal']",
    "print(eval('signal.SIGINT'))",
    "print(eval('signal'))",
    "print(globals()['signal'])",
    "T = TypeVar('T', bound='signal.Signals')",
    "x = cast('list[signal.Signals]', y)",
    "x = []  # type: list[signal.Signals]",
    'def f():\n    """Do it.\n\n    >>> print(signal)\n    """',
    "print(ｓｉｇｎａｌ.strsignal(2))",  # noqa: RUF001
    "exec('import signal')",
    "exec('print(1)\\nsignal.pause()')",
    "eval('x if not signal else y')",
    "print('any signal', *map(eval, 'signal os'.split()))",
    "x = f'{signal.SIGINT!r}'",
    "def f(number):\n    # type: (signal.Signals) -> None\n    return number",
    "# wait for a signal, or more",
    'def f():\n    """Send a signal.\n\n    signal: the number\n    """',
    "print('no signal: %d' % 3)",
]


@pytest.mark.parametrize("use", USES)
def test_an_import_that_something_else_uses_stays(use: str) -> None:
    script = f"import signal\n\n{use}\n\n{JOB}"
    guarded = guard_text(script)
    assert remove(guarded) == script
    updated = guard_text(guarded, replace(OTHER, guard=GuardOptions()))
    assert remove(updated) == script


@pytest.mark.parametrize("use", USES)
def test_an_import_that_something_else_came_to_use_stays(use: str) -> None:
    guarded = guard_text(JOB).replace("import signal\n", f"import signal\n\n{use}\n")
    assert remove(guarded).startswith(f"import signal\n\n{use}\n")


@pytest.mark.parametrize("use", USES)
def test_an_import_that_came_with_the_guard_goes_though_its_module_is_mentioned(use: str) -> None:
    script = f"{use}\n\n{JOB}"
    guarded = guard_text(script)
    assert "import signal as _signal\n" in guarded
    assert remove(guarded) == script


@pytest.mark.parametrize("text", ["x.signal = y.signal()", "from signal import SIGTERM"])
def test_what_does_not_mean_the_module_is_no_mention_of_it(text: str) -> None:
    script = f"{text}\n\n\n{JOB}"
    assert "\nimport signal\n" in f"\n{guard_text(script)}"
    assert_comes_back(script, HOUR)
    assert_comes_back(f"import signal\n\n{script}", HOUR)


@pytest.mark.parametrize("settings", SETTINGS, ids=range(len(SETTINGS)))
def test_an_unused_import_that_was_there_stays(settings: Settings) -> None:
    modules = ("faulthandler", "os", "signal", "smtplib", "sys", "time", "traceback", "warnings")
    for module in modules:
        assert_comes_back(f"import {module}\n\n{JOB}", settings)


@pytest.mark.parametrize(
    "line", ["import signal  # noqa: F401", "import signal  ", "import signal as signal"]
)
def test_an_import_that_is_not_spelled_as_ours_stays(line: str) -> None:
    job = f"{line}\n\n{JOB}"
    assert remove(guard_text(job)) == job


BACKSTOP = replace(HOUR, guard=GuardOptions(kill_after=60))


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
def test_imports_come_back(lines: list[str], settings: Settings) -> None:
    assert_comes_back("".join(f"{line}\n" for line in lines) + f"\n{JOB}", settings)


def test_an_attribute_of_a_class_is_no_use_of_the_import() -> None:
    job = f"class Names:\n    signal: str = ''\n\n\n{JOB}"
    assert remove(guard_text(job)) == job


def test_a_guard_of_the_same_shape_is_taken_out_though_it_was_written_by_hand() -> None:
    guard = "    def on_alarm(signum, frame):\n        raise TimeoutError('too long')\n\n"
    armed = "    s.signal(s.SIGALRM, on_alarm)\n    s.alarm(99)\n"
    script = JOB.replace("    main()", f"{guard}{armed}    main()")
    assert remove(f"import signal as s\n{script}") == JOB


@pytest.mark.slow
@pytest.mark.parametrize("variant", [setting.guard for setting in VARIANTS], ids=str)
def test_a_guard_that_a_formatter_has_laid_out_is_recognized(variant: GuardOptions) -> None:
    guarded = guard_text(JOB, replace(HOUR, guard=variant))
    assert ast.dump(ast.parse(remove(ast.unparse(ast.parse(guarded)) + "\n"))) == ast.dump(
        ast.parse(JOB)
    )


def left(content: str) -> list[tuple[str, int]]:
    result = engine.remove(SourceFile("job.py", content.encode()), CLEAN)
    assert (result.before.outcome, result.new) == (Outcome.REFUSED, None)
    return [(finding.code, finding.line) for finding in result.before.findings]


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
    result = engine.remove(SourceFile("job.py", content.encode()), CLEAN)
    assert (result.before.outcome, result.before.reason) == (Outcome.SKIPPED, "it has no guard")


# Update

OTHER = replace(HOUR, timeout=60, guard=GuardOptions(kill_after=5), update=True)


@pytest.mark.parametrize("settings", SETTINGS, ids=range(len(SETTINGS)))
def test_an_update_makes_of_any_guard_what_a_new_one_would_be(settings: Settings) -> None:
    assert guard_text(guard_text(JOB, settings), OTHER) == guard_text(
        JOB, replace(OTHER, update=False)
    )


@pytest.mark.parametrize("settings", SETTINGS, ids=range(len(SETTINGS)))
def test_an_update_to_the_same_changes_nothing(settings: Settings) -> None:
    guarded = guard_text(JOB, settings)
    result = engine.guard(SourceFile("job.py", guarded.encode()), replace(settings, update=True))
    assert (result.before.outcome, result.new) == (Outcome.ALREADY_GUARDED, None)


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
    result = engine.guard(SourceFile("job.py", guarded.encode()), OTHER)
    assert (result.before.outcome, result.new) == (Outcome.ALREADY_GUARDED, None)


def test_without_update_a_guard_is_left_alone_and_its_limit_told(here: Path) -> None:
    fill(here, {"job.py": guard_text(JOB)})
    before = contents(here)
    code, output = invoke("apply", ".", "--timeout", "60", "-v")
    assert (code, output[0]) == (
        0,
        "job.py: already guarded: the alarm is armed on line 14 for 1h",
    )
    assert contents(here) == before
    code, output = invoke("apply", ".", "--timeout", "60", "--update")
    assert (code, output) == (
        0,
        [
            "job.py:14:5: updated (the alarm is armed on line 14 for 1m)",
            "1 updated",
        ],
    )
    assert contents(here)["job.py"] == guard_text(JOB, replace(HOUR, timeout=60)).encode()


# What it takes


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The length of each text that `ast.parse` is given."""
    lengths: list[int] = []
    parse = ast.parse

    def counted(source: str, *args: Any, **options: Any) -> Any:
        lengths.append(len(source))
        return parse(source, *args, **options)

    monkeypatch.setattr(ast, "parse", counted)
    return lengths


@pytest.mark.parametrize("settings", SETTINGS, ids=range(len(SETTINGS)))
@pytest.mark.parametrize("job", [JOB, "import os\n\nos.remove('x')\nprint(1)\n"])
def test_a_guard_is_taken_out_or_updated_with_few_parses(
    job: str, settings: Settings, parsed: list[int]
) -> None:
    guarded = guard_text(job, settings)
    wanted = replace(settings, timeout=60, update=True)
    remove(guarded)  # what the guards look like is parsed once for all files
    parsed.clear()
    assert remove(guarded) == job
    assert len(parsed) <= 2
    parsed.clear()
    result = engine.guard(SourceFile("job.py", guarded.encode()), wanted)
    assert result.before.outcome is Outcome.ALREADY_GUARDED
    assert result.new is not None
    assert len(parsed) <= 4


# The command


def test_remove_writes_in_place(here: Path) -> None:
    fill(here, {"a.py": JOB, "b.py": JOB.replace("\n", "\r\n"), "c.py": LIBRARY, "tests/d.py": JOB})
    before = contents(here)
    invoke("apply", ".", "--timeout", "60", "--include-non-jobs", "--kill-after", "5s")
    assert len(contents(here).items() - before.items()) == 3
    code, output = invoke("remove", ".", "--include-non-jobs")
    assert (code, output[-1]) == (0, "3 removed, 1 skipped")
    assert [line.split(":")[0] for line in output[:-1]] == ["a.py", "b.py", "tests/d.py"]
    assert contents(here) == before


def test_a_diff_writes_nothing(here: Path) -> None:
    fill(here, {"job.py": guard_text(JOB)})
    before = contents(here)
    code, output = invoke("remove", ".", "--diff")
    assert (code, output[-1]) == (0, "1 would be removed")
    assert "-    signal.alarm(3600)" in output
    assert contents(here) == before


def test_standard_input(tmp_path: Path) -> None:
    ran = in_process("remove", "-", cwd=tmp_path, stdin=guard_text(JOB).encode())
    assert (ran.returncode, ran.stdout) == (0, JOB.encode())
    ran = in_process("remove", "-", cwd=tmp_path, stdin=LIBRARY.encode())
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
        "job.py:14:1: TG011 this guard was not written by guard-codemod (or was edited)"
    )
    assert output[-1] == "1 removed, 1 refused"


def test_an_alarm_of_the_job_itself_is_no_error(here: Path) -> None:
    own = JOB.replace("    main()", "    import signal\n    signal.alarm(3600)\n    main()")
    timer = "import faulthandler\n\nfaulthandler.dump_traceback_later(60, exit=True)\n"
    fill(here, {"own.py": own, "timer.py": timer + JOB})
    before = contents(here)
    code, output = invoke("remove", ".")
    assert (code, output[0]) == (
        0, "own.py:7:1: TG011 this alarm is the job's own: nothing is removed",
    )  # fmt: skip
    assert contents(here) == before
