"""Guards that are half there: what becomes of them, in real processes too."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from helpers import CASES, fill, invoke
from processes import run

from guard_codemod import core
from guard_codemod.model import Settings, Source

HALVES = CASES / "half_guards"
HANGS = "import signal\nimport time\n\n\ndef main():\n    time.sleep(30)\n\n\n"
MAIN = 'if __name__ == "__main__":\n'
LATE = 'def late(signum, frame):\n    raise SystemExit("late")\n\n\n'
REGISTER, ARM = "signal.signal(signal.SIGALRM, late)\n", "signal.alarm(1)\n"


def _apply(folder: Path, content: str, *options: str) -> Path:
    fill(folder, {"job.py": content})
    code, output = invoke("apply", str(folder / "job.py"), *options)
    assert code == 0, output
    return folder / "job.py"


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
def test_what_was_half_ends_the_job_and_importing_it_arms_nothing(content: str, said: str, tmp_path: Path) -> None:
    job = _apply(tmp_path, content, "--timeout", "1s")
    finished = run([sys.executable, job], tmp_path)
    assert finished.returncode == 1
    assert said in finished.stderr
    if "main()" in content.splitlines()[-1] and content.splitlines()[-1].startswith(" "):
        asks = "import job, signal; print(signal.alarm(0), signal.getsignal(signal.SIGALRM) == signal.SIG_DFL)"
        assert run([sys.executable, "-c", asks], tmp_path).stdout == "0 True\n"


@pytest.mark.parametrize(
    "line", ["x = [\n    1]; signal.alarm(5)", "signal.alarm(5); x = 1", "x = 1; \\\n    signal.alarm(5)"]
)
def test_a_call_that_shares_its_lines_is_left_alone(line: str) -> None:
    content = f"{HANGS}{MAIN}    {line}\n    main()\n"
    result = core.guard(Source("job.py", content.encode()), Settings(timeout=5))
    assert (result.after, [finding.code for finding in result.findings]) == (None, ["TG002"])


def test_the_missing_alarm_needs_a_timeout_and_the_missing_handler_does_not(tmp_path: Path) -> None:
    fill(tmp_path, {"job.py": f"{HANGS}{LATE}{MAIN}    {REGISTER}    main()\n"})
    code, output = invoke("apply", str(tmp_path / "job.py"))
    assert (code, "No timeout is set" in output[-1]) == (2, True)
    _apply(tmp_path, f"{HANGS}{MAIN}    {ARM}    main()\n")


@pytest.mark.parametrize("path", sorted(HALVES.glob("*.guarded")), ids=lambda path: path.stem)
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
    findings = core.check(Source("job.py", content.encode()), Settings()).findings
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
    findings = core.check(Source("job.py", content.encode()), Settings()).findings
    assert [finding.code for finding in findings if finding.code == "TG005"] == (["TG005"] if bad else [])
