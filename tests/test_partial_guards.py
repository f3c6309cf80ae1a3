"""Guards that are incomplete: what becomes of them, in real processes too."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import pytest
from helpers import CASES, HOUR, fill, guard_text, invoke
from hypothesis import given
from hypothesis import strategies as st
from processes import run
from test_formatters import VARIANTS

from guard_codemod.config.settings import Settings
from guard_codemod.engine import engine
from guard_codemod.files.source_file import SourceFile
from guard_codemod.model import Outcome

PARTIAL = CASES / "partial_guards"
HANGS = "import signal\nimport time\n\n\ndef main():\n    time.sleep(30)\n\n\n"
MAIN = 'if __name__ == "__main__":\n'
LATE = 'def late(signum, frame):\n    raise SystemExit("late")\n\n\n'
REGISTER, ARM = "signal.signal(signal.SIGALRM, late)\n", "signal.alarm(1)\n"


def _apply(folder: Path, content: str, *options: str) -> Path:
    fill(folder, {"job.py": content})
    code, output = invoke("apply", str(folder / "job.py"), *options)
    assert code == 0, output
    return folder / "job.py"


@pytest.mark.slow
@pytest.mark.parametrize(
    ("content", "said"),
    [
        (f"{HANGS}{MAIN}    {ARM}    main()\n", "TimeoutError: job.py timed out after 1 second"),
        (f"{HANGS}{LATE}{MAIN}    {REGISTER}    main()\n", "late"),
        (f"{HANGS}{LATE}{REGISTER}{ARM}\n\n{MAIN}    main()\n", "late"),
        (f"{HANGS}{LATE}{REGISTER}{ARM}main()\n", "late"),
        (f"{HANGS}{ARM}{MAIN}    main()\n", "TimeoutError: job.py timed out after 1 second"),
    ],
)
def test_what_was_half_ends_the_job_and_importing_it_arms_nothing(
    content: str, said: str, tmp_path: Path
) -> None:
    job = _apply(tmp_path, content, "--timeout", "1s")
    finished = run([sys.executable, job], tmp_path)
    assert finished.returncode == 1
    assert said in finished.stderr
    if "main()" in content.splitlines()[-1] and content.splitlines()[-1].startswith(" "):
        asks = "import job, signal; print(signal.alarm(0), signal.getsignal(signal.SIGALRM) == signal.SIG_DFL)"
        assert run([sys.executable, "-c", asks], tmp_path).stdout == "0 True\n"


@pytest.mark.parametrize(
    "line",
    ["x = [\n    1]; signal.alarm(5)", "signal.alarm(5); x = 1", "x = 1; \\\n    signal.alarm(5)"],
)
def test_a_call_that_shares_its_lines_is_left_alone(line: str) -> None:
    content = f"{HANGS}{MAIN}    {line}\n    main()\n"
    result = engine.guard(
        SourceFile("job.py", content.encode()), Settings(timeout=5, kill_after="none")
    )
    assert (result.new, [finding.code for finding in result.before.findings]) == (None, ["TG002"])


def test_the_missing_alarm_needs_a_timeout_and_the_missing_handler_does_not(tmp_path: Path) -> None:
    fill(tmp_path, {"job.py": f"{HANGS}{LATE}{MAIN}    {REGISTER}    main()\n"})
    code, output = invoke("apply", str(tmp_path / "job.py"))
    assert (code, "no timeout is set" in output[-1]) == (2, True)
    _apply(tmp_path, f"{HANGS}{MAIN}    {ARM}    main()\n")


@pytest.mark.parametrize("path", sorted(PARTIAL.glob("*.guarded")), ids=lambda path: path.stem)
def test_every_line_that_does_not_belong_to_the_guard_is_still_there(path: Path) -> None:
    old = path.with_suffix("").read_bytes().splitlines()
    new = path.read_bytes().splitlines()
    for line in old:
        assert not line.strip() or line.strip() in [one.strip() for one in new]
    in_both = {line for line in old if line in new and line.strip()} - {MAIN.strip().encode()}
    assert [line for line in new if line in in_both] == [line for line in old if line in in_both]


@pytest.mark.parametrize(
    ("limit", "said"),
    [
        ("0", "a limit of zero seconds"),
        ("-5", "the limit of -5 seconds is negative"),
        ("0.5", "0.5 is a float"),
        ("60 * 1.5", "90 is a float"),
        ("2 ** 31", None),
        ("2147483648", "at most 2147483647 seconds"),
        ("LIMIT", "a limit of zero seconds"),
        ("UNKNOWN", None),
        ("2147483647", None),
    ],
)
def test_limits(limit: str, said: str | None) -> None:
    content = f"LIMIT = 0\n{HANGS}{LATE}{MAIN}    {REGISTER}    signal.alarm({limit})\n    main()\n"
    findings = engine.check(
        SourceFile("job.py", content.encode()), Settings(kill_after="none")
    ).before.findings
    found = [finding.message for finding in findings if finding.code == "TG006"]
    assert [said in message for message in found if said] == ([True] if said else [])


@pytest.mark.parametrize(
    ("handler", "bad"),
    [
        ("def late(): pass", True),
        ("def late(signum): pass", True),
        ("def late(a, b, c): pass", True),
        ("def late(a, b, *, c): pass", True),
        ("def late(a, b, c=1): pass", False),
        ("def late(*args): pass", False),
        ("def late(a, b=None, *, c=1): pass", False),
        ("late = lambda: 1", False),
        ("@decorated\ndef late(): pass", False),
    ],
)
def test_handlers(handler: str, bad: bool) -> None:
    content = f"{HANGS}{handler}\n\n{MAIN}    {REGISTER}    {ARM}    main()\n"
    findings = engine.check(
        SourceFile("job.py", content.encode()), Settings(kill_after="none")
    ).before.findings
    assert [finding.code for finding in findings if finding.code == "TG005"] == (
        ["TG005"] if bad else []
    )


def _found(content: str) -> list[tuple[str, str]]:
    findings = engine.check(
        SourceFile("job.py", content.encode()), Settings(kill_after="none")
    ).before.findings
    return [(finding.code, finding.message) for finding in findings]


def _codes(content: str) -> list[str]:
    return [code for code, _ in _found(content)]


@pytest.mark.parametrize(
    "content",
    [
        f"{HANGS}def button(late):\n    {REGISTER}{MAIN}    button(print)\n    {ARM}    main()\n",
        f"class Other:\n    def late(self, signum, frame): pass\n\n\n{HANGS}{LATE}{MAIN}    {REGISTER}    {ARM}"
        "    main()\n",
        f"{HANGS}if not signal:\n    def late(): pass\nelse:\n    def late(signum, frame): raise OSError\n\n\n"
        f"{MAIN}    {REGISTER}    {ARM}    main()\n",
        f"{HANGS}class Job:\n    def late(self, signum, frame): pass\n\n    def run(self):\n"
        f"        signal.signal(signal.SIGALRM, self.late)\n        {ARM}        main()\n\n\n{MAIN}    Job().run()\n",
    ],
)
def test_a_handler_that_can_be_called_or_may_be_another_is_no_bad_one(content: str) -> None:
    assert "TG005" not in _codes(content)


def test_a_method_is_a_bad_handler_if_it_takes_nothing_but_the_instance() -> None:
    content = (
        f"{HANGS}class Job:\n    def late(self): pass\n\n    def run(self):\n"
        f"        signal.signal(signal.SIGALRM, self.late)\n        {ARM}        main()\n\n\n{MAIN}    Job().run()\n"
    )
    assert "TG005" in _codes(content)


def test_a_bad_handler_is_one_where_the_alarm_is_temporary_too() -> None:
    temporary = f"def fetch():\n    signal.signal(signal.SIGALRM, lambda: None)\n    {ARM}    main()\n    signal.alarm(0)\n"
    assert _codes(f"{HANGS}{temporary}\n\n{MAIN}    fetch()\n    main()\n") == ["TG009", "TG005"]


def test_to_reset_the_alarm_is_no_limit_of_zero() -> None:
    reset = "signal.signal(signal.SIGALRM, signal.SIG_DFL)\nsignal.alarm(0)\n"
    assert "TG006" not in _codes(f"{HANGS}{reset}{MAIN}    main()\n")
    assert "TG006" in _codes(f"{HANGS}{LATE}{MAIN}    {REGISTER}    signal.alarm(0)\n    main()\n")


@pytest.mark.parametrize(
    ("more", "never_armed"),
    [
        ("", True),
        ("    # signal.alarm(5)\n", True),
        ('    print("sets off an alarm")\n', True),
        ("    signal.siginterrupt(signal.SIGALRM, False)\n", True),
        ("    signal.signal(signal.SIGINT, late)\n", True),
        (
            "    signal.signal(signal.SIGINT, late)\n    signal.signal(signal.SIGTERM, late)\n",
            False,
        ),
        ("    os.kill(os.getppid(), signal.SIGALRM)\n", False),
        ('    exec("signal.alarm(5)")\n', False),
        ('    getattr(signal, "alarm")(5)\n', False),
        ("    if main:\n        signal.setitimer(signal.ITIMER_REAL, 5)\n", False),
    ],
)
def test_an_alarm_is_missing_if_nothing_else_is_there_to_call_the_handler(
    more: str, never_armed: bool
) -> None:
    content = f"import os\n{HANGS}{LATE}{MAIN}    {REGISTER}{more}    main()\n"
    assert ("TG003" in _codes(content)) is never_armed


@pytest.mark.parametrize(
    ("above", "inside", "said"),
    [
        (
            REGISTER + ARM,
            "",
            "the handler is registered and the alarm is armed when the file is imported",
        ),
        (REGISTER, f"    {ARM}", "the handler is registered when the file is imported"),
        (ARM, f"    {REGISTER}", "the alarm is armed when the file is imported"),
    ],
)
def test_what_importing_does(above: str, inside: str, said: str) -> None:
    assert _found(f"{HANGS}{LATE}{above}\n\n{MAIN}{inside}    main()\n")[0] == ("TG004", said)


@pytest.mark.parametrize(
    ("handler", "arm", "limits"),
    [
        ("    signal.alarm(1)\n", "signal.alarm(1)", False),
        ("    print(signum)\n", "signal.setitimer(signal.ITIMER_REAL, 1, 1)", False),
        ("    print(signum)\n", "signal.setitimer(signal.ITIMER_REAL, 1, 0)", True),
        ("    print(signum)\n", "signal.alarm(1)", True),
        ("    signal.alarm(1)\n    raise SystemExit(1)\n", "signal.alarm(1)", True),
    ],
)
def test_a_timer_that_ticks_limits_nothing(handler: str, arm: str, limits: bool) -> None:
    content = (
        f"{HANGS}def late(signum, frame):\n{handler}\n\n{MAIN}    {REGISTER}    {arm}\n    main()\n"
    )
    assert ("TG009" in _codes(content)) is not limits


def test_an_alarm_lasts_though_an_error_is_shown_once_it_is_cancelled() -> None:
    shows = "    try:\n        main()\n        signal.alarm(0)\n    except Exception:\n        traceback.print_exc()\n"
    assert "TG009" not in _codes(
        f"import traceback\n{HANGS}{LATE}{MAIN}    {REGISTER}    {ARM}{shows}"
    )


# Taken out again

BLANK = st.integers(0, 3).map("\n".__mul__)
COMMENT = st.sampled_from(["", "# why\n", "# a\n\n# b\n"])
BETWEEN = st.sampled_from(
    ["", "x = 7\n", "print(1)\n", 'X = """\n# text"""\n', "# /// script\n# ///\n"]
)
HEADS = st.sampled_from(["", "    print('start')\n", '    """Run."""\n', "    # head\n\n"])
TIMER = "signal.setitimer(signal.ITIMER_REAL, 1)\n"


@st.composite
def partial_guards(draw: st.DrawFn) -> str:
    """Draw a job with a part of a guard, or with one that importing it arms."""

    def call(text: str, indent: str = "") -> str:
        lines = draw(st.sampled_from(["", "# why\n"])) + text
        ending = draw(st.sampled_from(["", "  # how long"]))
        return "".join(indent + line for line in lines[:-1].splitlines(True)) + f"{ending}\n"

    arm = draw(st.sampled_from([ARM, TIMER]))
    on_import = [[REGISTER, arm], [arm, REGISTER], [REGISTER], [arm], []]
    above = draw(st.sampled_from(on_import))
    rest = [one for one in (REGISTER, arm) if one not in above]
    inside = draw(st.sampled_from([rest, []] if above else [[REGISTER], [arm]]))
    if len(above) == 2:
        inside = []
    script = HANGS.replace("\n\n\n", "\n" + draw(BLANK)) + LATE
    for text in above:
        script += draw(BLANK) + call(text) + draw(BLANK) + draw(BETWEEN) + draw(COMMENT)
    script += draw(BLANK)
    if len(above) + len(inside) == 1 and inside and not draw(BLANK):
        script += MAIN + draw(BLANK) + call(inside[0], "    ") + draw(BLANK)
    elif draw(BLANK) or inside:
        script += MAIN + draw(HEADS) + draw(BLANK)
        script += "".join(call(text, "    ") + draw(BLANK) for text in inside) + "    "
    script += "main()\n"
    return draw(st.sampled_from([script, script.rstrip("\n"), script.replace("\n", "\r\n")]))


@pytest.mark.slow
@given(partial_guards(), st.sampled_from([HOUR, *VARIANTS]))
def test_what_completes_a_guard_comes_out_again(job: str, settings: Settings) -> None:
    guarded = engine.guard(SourceFile("job.py", job.encode()), settings)
    assert guarded.new is not None, guarded.before.reason
    assert guarded.after is not None
    assert not {"TG002", "TG003", "TG004"} & {one.code for one in guarded.after.findings}
    removed = engine.remove(SourceFile("job.py", guarded.new), Settings())
    assert (removed.before.reason, removed.new) == ("what completed a guard", job.encode())


@pytest.mark.parametrize(
    "guard",
    [
        f"    {REGISTER}    {ARM}",
        f"    {REGISTER}\n    {ARM}\n",
        f"    {ARM}    {REGISTER}",
        f"    {ARM}    # now\n    {REGISTER}",
        f"    signal.alarm(60 * 60)\n\n    {REGISTER}",
        f"    signal.alarm(60)  # a minute\n\n    {REGISTER}",
        f"    {ARM}\n    def on_alarm(number, frame):\n        raise TimeoutError('late')\n\n"
        "    signal.signal(signal.SIGALRM, on_alarm)\n",
        f"    {ARM}\n    def on_alarm(_signum, _frame):\n        print('late')\n\n"
        "    signal.signal(signal.SIGALRM, on_alarm)\n",
    ],
)
def test_a_guard_that_was_written_by_hand_is_not_taken_apart(guard: str) -> None:
    source = SourceFile("job.py", f"{HANGS}{LATE}{MAIN}{guard}    main()\n".encode())
    removed = engine.remove(source, Settings())
    assert (removed.before.outcome, removed.new) == (Outcome.REFUSED, None)
    assert [finding.code for finding in removed.before.findings] == ["TG011"]


@pytest.mark.parametrize("path", sorted(CASES.rglob("*.py")), ids=lambda path: path.stem)
def test_nothing_is_taken_out_of_what_apply_has_not_seen(path: Path) -> None:
    guard = engine.guard(SourceFile(path.name, path.read_bytes()), HOUR)
    if {"TG002", "TG003", "TG004"} & {finding.code for finding in guard.before.findings}:
        removed = engine.remove(SourceFile(path.name, path.read_bytes()), Settings())
        assert removed.new is None, removed.before.reason


@pytest.mark.parametrize("part", [REGISTER, ARM])
def test_a_block_that_would_look_like_one_of_ours_is_left_alone(part: str) -> None:
    other = ARM if part == REGISTER else REGISTER
    job = f"{HANGS}{LATE}{MAIN}    {part}\n\n{other}\nmain()\n"
    result = engine.guard(SourceFile("job.py", job.encode()), HOUR)
    assert result.new is None
    assert result.before.findings[0].code == "TG004"


def test_an_update_sets_the_limit_that_completed_a_guard() -> None:
    job = f"{HANGS}{LATE}{MAIN}    {REGISTER}    main()\n"
    minute = replace(HOUR, timeout=60)
    guarded = guard_text(job).encode()
    updated = engine.guard(SourceFile("job.py", guarded), replace(minute, update=True))
    assert (updated.before.outcome, updated.new) == (
        Outcome.ALREADY_GUARDED,
        guard_text(job, minute).encode(),
    )
    assert updated.after is not None
    assert updated.after.outcome is Outcome.UPDATED


def test_an_update_keeps_the_limit_that_was_there() -> None:
    job = f"{HANGS}{MAIN}    {ARM}    main()\n"
    update = replace(HOUR, timeout=60, message="{script} is late", update=True)
    updated = engine.guard(SourceFile("job.py", guard_text(job).encode()), update)
    assert updated.new is not None
    assert b"    signal.alarm(1)\n" in updated.new
    assert b'TimeoutError("job.py is late")' in updated.new
    assert updated.after is not None
    assert "for 1s" in updated.after.reason
