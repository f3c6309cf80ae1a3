"""The guard that each job needs: which parts it gets, and why."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from helpers import JOB, fill, guard_text, in_process, invoke
from processes import run

from guard_codemod import Settings, check, guard, remove
from guard_codemod.config.settings import Settings as FileSettings
from guard_codemod.guards.spec import GuardOptions, GuardSpec
from guard_codemod.guards.templates import guard_source, modules_of
from guard_codemod.model import Outcome, Severity

AUTO = Settings(timeout=3600)
RETRIES = """\
import requests


def fetch(url):
    while True:
        try:
            return requests.get(url).text
        except Exception:
            print("again")


if __name__ == "__main__":
    print(fetch("http://orders.example/"))
"""
THREAD = """\
import threading
import urllib.request


def work():
    urllib.request.urlopen("http://orders.example/").read()


if __name__ == "__main__":
    threading.Thread(target=work).start()
"""
OWN_HANDLER = """\
import signal

from shop import poll


def main():
    signal.signal(signal.SIGALRM, lambda signum, frame: poll())
    while poll():
        signal.pause()


if __name__ == "__main__":
    main()
"""
FORKS = RETRIES.replace("import requests\n", "import os\n\nimport requests\n").replace(
    "    print(fetch", "    os.fork()\n    print(fetch"
)
TIMER = RETRIES.replace("import requests\n", "import faulthandler\n\nimport requests\n").replace(
    "    print(fetch", "    faulthandler.dump_traceback_later(60)\n    print(fetch"
)
SUCCEEDS = """\
import sys
import urllib.request


def main():
    try:
        print(urllib.request.urlopen("http://orders.example/").read())
    except Exception as error:
        print("failed:", error)
        sys.exit(0)


if __name__ == "__main__":
    main()
"""
IGNORED = RETRIES.replace("Exception:", "Exception:  # guard-codemod: ignore[TG101] it ends")
MAIN = 'if __name__ == "__main__":\n    main()\n'
PARTS = {
    "backstop": "faulthandler.dump_traceback_later",
    "alarm": "signal.alarm(3600)",
    "hook": "os.register_at_fork(",
    "deadline": "def arm_backstop(",
    "leaves exit": "traceback.extract_stack()",
    "exit status": "ExitStack()",
    "exit at once": 'vars(os)["_exit"]',
}


def parts_in(code: str) -> set[str]:
    return {part for part, text in PARTS.items() if text in code}


@pytest.mark.parametrize(
    ("job", "parts"),
    [
        (JOB, {"alarm"}),
        (RETRIES, {"alarm", "backstop", "hook"}),
        (RETRIES.replace("requests.get(url).text", "socket.create_connection(url)").replace(
            "import requests", "import socket"), {"alarm", "backstop"}),
        (THREAD, {"alarm", "backstop", "leaves exit"}),
        (FORKS, {"alarm", "backstop", "hook", "deadline"}),
        (OWN_HANDLER, {"backstop", "hook"}),
        (IGNORED, {"alarm"}),
        (SUCCEEDS, {"alarm", "exit status"}),
    ],
    ids=[
        "plain", "retries", "of the standard library", "thread", "forks", "own", "ignored",
        "succeeds",
    ],
)  # fmt: skip
def test_a_job_gets_the_parts_that_it_needs(job: str, parts: set[str]) -> None:
    guarded = guard(job, AUTO)
    assert guarded.changed, guarded.reason
    assert parts_in(guarded.code) == parts
    # What the guard mitigates is not reported, and nothing is left to do.
    assert guarded.findings == ()
    again = check(guarded.code, AUTO)
    assert (again.outcome, again.findings) == (Outcome.ALREADY_GUARDED, ())
    assert not guard(guarded.code, Settings(timeout=3600, update=True)).changed
    assert remove(guarded.code).code == job


BLOCKS = "signal.pthread_sigmask(signal.SIG_BLOCK, signal.Signals)"


@pytest.mark.parametrize(
    "line",
    [
        "signal.sigwait([signal.SIGUSR1])",
        "signal.sigtimedwait([signal.SIGUSR1], 1)",
        "signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGUSR1])",
        "wait = signal.sigwaitinfo",
        "signalfd.signalfd(-1, [signal.SIGUSR1], 0)",
        "from signal import sigwait as wait",
        "ctypes.CDLL(None).sigprocmask(0, mask, None)",
    ],
)
@pytest.mark.parametrize("job", [RETRIES, FORKS, OWN_HANDLER])
def test_a_backstop_starts_with_all_signals_blocked_where_the_job_blocks_some(
    job: str, line: str
) -> None:
    takes = job.replace("\n\n\n", f"\nimport ctypes, signal, signalfd\n{line}\n\n\n", 1)
    guarded = guard(takes, AUTO)
    opening, then, _ = guarded.code.rpartition(BLOCKS)
    assert then, guarded.code
    assert "faulthandler.dump_traceback_later" in guarded.code[len(opening) :]
    assert guarded.code.count("signal.pthread_sigmask(signal.SIG_SETMASK, ") == 1
    assert check(guarded.code, AUTO).outcome is Outcome.ALREADY_GUARDED
    assert not guard(guarded.code, Settings(timeout=3600, update=True)).changed
    assert remove(guarded.code).code == takes
    # It follows from the job, and goes with what it is for.
    without = guard(guarded.code.replace(line, "pass"), Settings(timeout=3600, update=True))
    assert without.code == guard(takes.replace(line, "pass"), AUTO).code


@pytest.mark.parametrize(
    "line",
    [
        "signal.signal(signal.SIGUSR1, print)",
        "wait = signal.pause",
        "asyncio.get_event_loop().add_signal_handler(signal.SIGUSR1, print)",
        "print('sigwait')  # pthread_sigmask",
    ],
)
@pytest.mark.parametrize("job", [RETRIES, FORKS, OWN_HANDLER, TIMER])
def test_a_backstop_leaves_signals_alone_where_the_job_blocks_none(job: str, line: str) -> None:
    code = guard(job.replace("\n\n\n", f"\nimport signal\n{line}\n\n\n", 1), AUTO).code
    assert "dump_traceback_later" in code
    assert "sigmask(" not in code


def test_a_guard_without_the_signal_mask_is_still_a_guard() -> None:
    takes = RETRIES.replace("import requests\n", "import signal\n\nimport requests\n").replace(
        "    print(fetch", "    print(signal.sigwait([signal.SIGUSR1]))\n    print(fetch"
    )
    guarded = guard(takes, AUTO).code
    lines = guarded.splitlines(keepends=True)
    earlier = "".join(line for line in lines if "sigmask(" not in line)
    assert earlier != guarded
    again = check(earlier, AUTO)
    assert (again.outcome, again.findings) == (Outcome.ALREADY_GUARDED, ())
    assert guard(earlier, Settings(timeout=3600, update=True)).code == guarded
    assert remove(earlier).code == takes


@pytest.mark.parametrize("job", [RETRIES, THREAD, FORKS])
def test_without_parts_everywhere_the_hazards_are_told(job: str) -> None:
    plain = Settings(timeout=3600, kill_after="none")
    guarded = guard(job, plain)
    assert parts_in(guarded.code) == {"alarm"}
    (found,) = {finding.code for finding in guarded.findings}
    assert found in ("TG101", "TG102")
    assert [one.code for one in check(guarded.code, plain).findings] == [found]


def test_a_duration_gives_the_backstop_everywhere() -> None:
    code = guard(JOB, Settings(timeout=3600, kill_after="5m")).code
    assert parts_in(code) == {"alarm", "backstop"}
    assert "dump_traceback_later(3900, exit=True, file=2)" in code


@pytest.mark.parametrize(
    ("job", "settings"),
    [
        (RETRIES, Settings(timeout=3600, ignore=("TG101",))),
        (RETRIES, Settings(timeout=3600, on_timeout="warn")),
        (RETRIES, Settings(timeout=3600, on_timeout="ops.alerts:late")),
    ],
)
def test_what_turns_a_part_off(job: str, settings: Settings) -> None:
    assert "backstop" not in parts_in(guard(job, settings).code)


def test_a_baseline_turns_no_part_off(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    fill(tmp_path, {"job.py": guard(RETRIES, Settings(timeout=3600, kill_after="none")).code})
    assert invoke("check", ".", "--write-baseline", "known.json")[0] == 0
    assert "TG" not in invoke("check", ".", "--baseline", "known.json")[1][0]
    assert invoke("apply", ".", "--timeout", "1h", "--update")[0] == 0
    assert "backstop" in parts_in((tmp_path / "job.py").read_text())


def test_what_is_printed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    fill(tmp_path, {"job.py": RETRIES, "own.py": OWN_HANDLER, "plain.py": JOB, "timer.py": TIMER})
    code, lines = invoke("apply", ".", "--timeout", "1h", "--output-format", "concise")
    assert code == 0
    hazard = "TG101 line {}: this handler catches the TimeoutError and the loop continues"
    changed = (tmp_path / "job.py").read_text().splitlines()
    line = changed.index("        except Exception:") + 1
    assert f"guarded with a backstop ({hazard.format(line)}" in lines[0]
    assert "guarded with a backstop alone (it uses SIGALRM itself)" in lines[1]
    assert "guarded (main block)" in lines[2]
    assert "guarded with a backstop from the limit on (TG101 line" in lines[3]


SLEEPS_IN_C = """\
import faulthandler
import hashlib

if __name__ == "__main__":
    faulthandler.dump_traceback_later(60)
    hashlib.pbkdf2_hmac("sha256", b"", b"", 10**12)
"""


@pytest.mark.slow
def test_the_timer_of_faulthandler_is_the_job_s_until_the_limit(tmp_path: Path) -> None:
    guarded = guard(TIMER, AUTO)
    assert parts_in(guarded.code) == {"alarm", "backstop"}
    assert "    faulthandler.dump_traceback_later(60, exit=True, file=2)" in guarded.code
    assert (guarded.findings, check(guarded.code, AUTO).findings) == ((), ())
    assert not guard(guarded.code, Settings(timeout=3600, update=True)).changed
    assert remove(guarded.code).code == TIMER
    body = "    while True:\n        try:\n            time.sleep(60)\n        except OSError:\n"
    above = "import faulthandler\nimport time\n\n\ndef main():\n"
    own = "    faulthandler.dump_traceback_later(50)\n"
    job = f"{above}{own}{body}            pass\n\n\n{MAIN}"
    code = guard(job, Settings(timeout=1)).code.replace("later(60, exit", "later(1, exit")
    (tmp_path / "job.py").write_text(code)
    late = run([sys.executable, "job.py"], tmp_path)
    assert (late.returncode, " in main" in late.stderr) == (1, True)


def test_a_backstop_from_the_limit_on_does_not_end_what_stays_in_c() -> None:
    guarded = guard(SLEEPS_IN_C, AUTO)
    assert parts_in(guarded.code) == {"alarm", "backstop"}  # which is the job's own timer
    assert "from the limit on" not in guarded.reason
    assert [one.code for one in guarded.findings] == ["TG104"]


@pytest.mark.slow
def test_standard_input_without_a_name_knows_no_neighbors(tmp_path: Path) -> None:
    def said(*options: str) -> str:
        arguments = ("apply", "--timeout", "1h", "-", *options)
        ran = in_process(*arguments, cwd=tmp_path, stdin=RETRIES.encode())
        return " ".join(ran.stderr.decode().split())

    missing = "main block: modules beside it are not known without --stdin-filename"
    assert missing in said("-v")
    assert missing not in said()
    assert missing not in said("-v", "--stdin-filename", "job.py")


@pytest.mark.parametrize(
    ("above", "project", "origin"),
    [
        ("#!/usr/bin/env python3.6\n", "", "the first line"),
        ('# /// script\n# requires-python = ">=3.6"\n# ///\n', "", "requires-python"),
        ("", '[project]\nrequires-python = ">=3.6,<4"\n', "requires-python"),
    ],
)
def test_a_part_that_an_old_python_lacks_is_exclusions(
    above: str, project: str, origin: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    fill(tmp_path, {"job.py": above + RETRIES, "pyproject.toml": project})
    lines = invoke("apply", ".", "--timeout", "1h")[1]
    why = f"without a backstop (it needs Python 3.7, and {origin} names 3.6)"
    assert any(f"guarded {why}" in line for line in lines), lines
    assert any(" TG101 " in line for line in lines)
    assert parts_in((tmp_path / "job.py").read_text()) == {"alarm"}


TIMED = OWN_HANDLER.replace("import signal", "import faulthandler\nimport signal").replace(
    "    while", "    faulthandler.dump_traceback_later(60)\n    while"
)


@pytest.mark.parametrize(
    ("job", "why"),
    [
        (
            f"#!/usr/bin/python3.6\n{OWN_HANDLER}",
            "it needs Python 3.7, and the first line names 3.6",
        ),
        (TIMED, "line 9 uses the timer of faulthandler itself"),
    ],
    ids=["old Python", "timer"],
)
def test_a_job_with_the_signal_of_its_own_is_told_why_it_has_no_backstop_alone(
    job: str, why: str
) -> None:
    refused = guard(job, AUTO)
    assert refused.outcome is Outcome.REFUSED
    assert refused.reason.endswith(f"would clash with the guard's, without a backstop ({why})")


@pytest.mark.parametrize("spec", [">=3.5", ">=2.7", ">=2.7, !=3.0.*, !=3.1.*"])
def test_a_python_before_3_6_leaves_out_the_same(spec: str, here: Path) -> None:
    alone = RETRIES.replace("import requests", "import socket").replace(
        "requests.get(url).text", "socket.create_connection(url)"
    )
    project = f'[project]\nrequires-python = "{spec}"\n'
    fill(here, {"job.py": RETRIES, "a.py": alone, "b.py": JOB, "pyproject.toml": project})
    lines = [line for line in invoke("apply", ".", "--timeout", "1h")[1] if " guarded " in line]
    assert "guarded with a backstop (TG101 line" in lines[0]
    assert "guarded (main block)" in lines[1]
    assert "guarded without a backstop (it needs Python 3.7, and requires-python names" in lines[2]


@pytest.mark.parametrize(
    "above", ["#!/usr/bin/python3.7\n", "#!/usr/bin/env python3\n", '"""Not for python3.6."""\n']
)
def test_a_python_that_is_new_enough_leaves_nothing_out(above: str) -> None:
    assert parts_in(guard(above + RETRIES, AUTO).code) == {"alarm", "backstop", "hook"}


AT_ONCE = {
    "finally": "    try:\n        time.sleep(60)\n    finally:\n        os._exit(0)\n",
    "at exit": "    atexit.register(os._exit, 0)\n    time.sleep(60)\n",
}


@pytest.mark.slow
@pytest.mark.parametrize("body", AT_ONCE.values(), ids=AT_ONCE)
def test_what_ends_the_process_at_once_gets_a_status_too(body: str, tmp_path: Path) -> None:
    job = f"import atexit\nimport os\nimport time\n\n\ndef main():\n{body}\n\n{MAIN}"
    guarded = guard(job, Settings(timeout=1))
    assert parts_in(guarded.code) == {"exit status", "exit at once"}
    assert guarded.findings == check(guarded.code, Settings(timeout=1)).findings == ()
    (tmp_path / "job.py").write_text(guarded.code)
    late = run([sys.executable, "job.py"], tmp_path)
    assert (late.returncode, "in main" in late.stderr) == (1, True)
    (tmp_path / "job.py").write_text(guarded.code.replace("sleep(60)", "sleep(0)"))
    assert run([sys.executable, "job.py"], tmp_path).returncode == 0


def test_what_ends_the_process_in_spite_of_the_exit_status_is_told() -> None:
    job = SUCCEEDS.replace("import sys", "from os import _exit").replace("sys.exit", "_exit")
    guarded = guard(job, AUTO)
    assert parts_in(guarded.code) == {"alarm"}
    assert [one.code for one in guarded.findings] == ["TG110"]


SPOILT = """\
import urllib.request


def main():
    for url in open("urls"):
        try:
            urllib.request.urlopen(url)
        except OSError as error:
            print(error)


if __name__ == "__main__":
    main()
"""
LOST = """\
import asyncio
import time


async def fetch(number):
    time.sleep(6000)


async def work():
    await asyncio.gather(*map(fetch, range(3)), return_exceptions=True)


if __name__ == "__main__":
    asyncio.run(work())
"""


@pytest.mark.parametrize("job", [SPOILT, LOST], ids=["loop", "task"])
def test_a_job_that_may_go_on_to_its_end_gets_an_exit_status_too(job: str) -> None:
    code = guard(job, AUTO).code
    assert parts_in(code) == {"alarm", "backstop", "exit status"}
    assert check(code, AUTO).findings == ()
    assert parts_in(guard(job, Settings(timeout=3600, ignore=("TG110",))).code) == {
        "alarm", "backstop",
    }  # fmt: skip
    plain = guard(job, Settings(timeout=3600, kill_after="none")).code
    (found,) = check(plain, Settings(timeout=3600, confidence="medium")).findings
    assert found.message.startswith("the guard lacks a failing exit status and a backstop: ")


@pytest.mark.parametrize("job", [RETRIES, THREAD])
def test_a_job_that_never_ends_gets_no_exit_status(job: str) -> None:
    assert "exit status" not in parts_in(guard(job, AUTO).code)


@pytest.mark.slow
def test_a_late_job_that_has_caught_the_exception_fails(tmp_path: Path) -> None:
    caught = "import time\n\n\ndef main():\n    try:\n        time.sleep(60)\n"
    job = f"{caught}    except OSError:\n        print('caught')\n\n\n{MAIN}"
    guarded = guard(job, Settings(timeout=1)).code
    assert "exit status" in parts_in(guarded)
    (tmp_path / "job.py").write_text(guarded)
    late = run([sys.executable, "job.py"], tmp_path)
    assert (late.returncode, late.stdout) == (1, "caught\n")
    assert f"line {guarded.splitlines().index('        time.sleep(60)') + 1} in main" in late.stderr
    (tmp_path / "job.py").write_text(guarded.replace("sleep(60)", "sleep(0)"))
    early = run([sys.executable, "job.py"], tmp_path)
    assert (early.returncode, early.stdout, early.stderr) == (0, "", "")


# What no guard would end

DAEMON = """\
import os
import time


def main():
    if os.fork() > 0:
        os._exit(0)
    time.sleep(600)


if __name__ == "__main__":
    main()
"""
SHORTER = DAEMON.replace("if os.fork() > 0:\n        os._exit(0)", "os.fork() and os._exit(0)")


@pytest.mark.parametrize("kill_after", ["auto", "none", "1m"])
@pytest.mark.parametrize("job", [DAEMON, SHORTER])
def test_a_job_that_leaves_its_guard_behind_gets_none(job: str, kill_after: str) -> None:
    settings = Settings(timeout=3600, kill_after=kill_after)
    for report in (guard(job, settings), check(job, settings)):
        assert (report.outcome, report.changed) == (Outcome.REFUSED, False)
        (found,) = report.findings
        assert found.code == "TG009"
        assert found.message.startswith("cannot be guarded safely: ")
        assert found.message.endswith(" alarm (TG112)")
        assert job.splitlines()[found.line - 1][found.column - 1 :] == "os._exit(0)"


@pytest.mark.parametrize(
    "job",
    [
        DAEMON.replace("if os.fork()", "if time.localtime().tm_hour and os.fork()"),
        DAEMON.replace("os._exit(0)", "os.wait()"),
        DAEMON.replace("_exit(0)", "_exit(0)  # guard-codemod: ignore[TG112] it waits for itself"),
        DAEMON.replace("    if os.fork() > 0:\n        os._exit(0)\n", "    print('a daemon')\n"),
    ],
    ids=["at times", "waits", "ignored", "only says so"],
)
def test_a_job_that_may_keep_its_guard_gets_one(job: str) -> None:
    guarded = guard(job, AUTO)
    assert guarded.changed, guarded.reason
    assert remove(guarded.code).code == job


def test_a_daemon_can_get_a_guard_and_keeps_the_one_it_has() -> None:
    guarded = guard(DAEMON, Settings(timeout=3600, include_non_jobs=True))
    assert guarded.changed
    assert [one.code for one in guarded.findings] == ["TG112"]
    found = check(guarded.code, AUTO)
    assert (found.outcome, [one.code for one in found.findings]) == (
        Outcome.ALREADY_GUARDED, ["TG112"],
    )  # fmt: skip
    longer = guard(guarded.code, Settings(timeout=7200, update=True))
    assert "signal.alarm(7200)" in longer.code


# What a guard lacks

PLAIN = guard_text(RETRIES)


def test_a_guard_that_lacks_a_part_is_told_in_place_of_the_hazard() -> None:
    (found,) = check(PLAIN, AUTO).findings
    assert (found.code, found.severity) == ("TG012", Severity.WARNING)
    line = PLAIN.splitlines().index("        except Exception:") + 1
    why = "this handler catches the TimeoutError and the loop continues, so the job never ends"
    assert found.message == f"the guard lacks a backstop: {why} (TG101 line {line})"
    assert [one.line for one in found.related] == [line]
    updated = guard(PLAIN, Settings(timeout=3600, update=True))
    assert updated.outcome is Outcome.UPDATED
    assert updated.code == guard(RETRIES, AUTO).code
    assert updated.findings == ()


def test_a_guard_written_by_hand_lacks_a_part_too() -> None:
    by_hand = PLAIN.replace("signal.alarm(3600)", "print('armed')\n    signal.alarm(3600)")
    (found,) = check(by_hand, AUTO).findings
    assert (found.code, "by hand" in found.help) == ("TG012", True)
    assert not guard(by_hand, Settings(timeout=3600, update=True)).changed


def test_what_no_update_adds_is_not_advised(here: Path) -> None:
    def advice(**files: str) -> str:
        fill(here, {f"{name}.py": text for name, text in files.items()})
        return next(line for line in invoke("check", ".")[1] if "hazards despite" in line)

    by_hand = PLAIN.replace("signal.alarm(3600)", "print('armed')\n    signal.alarm(3600)")
    assert advice(hand=by_hand) == "1 of 1 job has hazards despite its guard"
    both = "2 of 2 jobs have hazards despite their guard: apply --update ends 1 of them"
    assert advice(hand=by_hand, ours=PLAIN) == both
    assert (
        advice(hand=PLAIN, ours=PLAIN)
        == "2 of 2 jobs have hazards despite their guard: run apply --update"
    )


def test_a_suppressed_hazard_is_used_and_lacks_nothing() -> None:
    assert check(guard_text(IGNORED), AUTO).findings == ()
    unused = guard_text(JOB) + "print()  # guard-codemod: ignore[TG101]\n"
    assert [one.code for one in check(unused, AUTO).findings] == ["TG202"]


def test_a_finding_about_a_part_can_be_suppressed() -> None:
    ignored = PLAIN.replace("alarm(3600)", "alarm(3600)  # guard-codemod: ignore[TG012] short")
    assert check(ignored, AUTO).findings == ()


def test_a_configured_backstop_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    table = '[tool.guard-codemod]\ntimeout = "1h"\nkill-after = "1m"\n'
    fill(tmp_path, {"job.py": guard_text(JOB), "pyproject.toml": table})
    code, lines = invoke("check", ".")
    assert code == 1
    assert "TG012 the guard lacks a backstop: it is configured" in lines[0]
    assert invoke("apply", ".", "--update")[0] == 0
    assert invoke("check", ".")[0] == 0


def test_an_update_takes_no_part_away_but_none_does() -> None:
    with_backstop = guard(JOB, Settings(timeout=3600, kill_after="5m")).code
    update = Settings(timeout=7200, update=True)
    longer = guard(with_backstop, update).code
    assert "dump_traceback_later(7500" in longer
    none = guard(longer, Settings(timeout=3600, update=True, kill_after="none"))
    assert none.code == guard(JOB, AUTO).code


@pytest.mark.parametrize("before", [("--kill-after", "none"), ("--on-timeout", "warn")])
def test_an_update_says_which_parts_it_adds_and_why(before: tuple[str, ...], here: Path) -> None:
    fill(here, {"job.py": RETRIES, "ends.py": SUCCEEDS, "plain.py": JOB})
    plain = ("apply", ".", "--timeout", "1h", "--output-format", "concise")
    invoke(*plain, *before)
    lines = invoke(*plain, "--update")[1]
    for name, job, added in (
        ("ends.py", SUCCEEDS, "a failing exit status (TG110 line {}: this handler catches"),
        ("job.py", RETRIES, "a backstop (TG101 line {}: this handler catches"),
    ):
        assert (here / name).read_text() == guard(job, AUTO, filename=name).code
        at = (here / name).read_text().splitlines().index(_caught(job)) + 1
        assert any(
            f"{name}:" in line and f"updated with {added.format(at)}" in line for line in lines
        )
    assert not any(" TG" in line for line in lines if "updated" not in line)
    again = invoke(*plain[:3], "2h", *plain[4:], "--update")[1]
    assert all("updated (the alarm is armed on" in line for line in again[:-1])


def _caught(job: str) -> str:
    return next(line for line in job.splitlines() if "except" in line)


def test_none_in_the_file_itself() -> None:
    assert parts_in(guard("# guard-codemod: kill-after=none\n" + RETRIES, AUTO).code) == {"alarm"}
    block = '# /// script\n# [tool.guard-codemod]\n# kill-after = "2m"\n# ///\n'
    assert "later(3720," in guard(block + JOB, AUTO).code


@pytest.mark.parametrize("value", ["", "soon", "0", "-1", "AUTO "])
def test_a_grace_that_is_none(value: str) -> None:
    with pytest.raises(ValueError, match="kill-after"):
        Settings(kill_after=value)


# The size

LINES = {
    "plain": (5, {}),
    "backstop": (7, {"kill_after": 60}),
    "backstop, may fork": (12, {"kill_after": 60, "may_fork": True}),
    "backstop, leaves exit": (12, {"kill_after": 60, "at_exit": True}),
    "backstop, masked": (8, {"kill_after": 60, "masked": True}),
    "backstop, may fork, masked": (13, {"kill_after": 60, "may_fork": True, "masked": True}),
    "backstop, forks": (22, {"kill_after": 60, "forks": True}),
    "backstop, forks, masked": (22, {"kill_after": 60, "forks": True, "masked": True}),
    "backstop, forks, threads": (24, {"kill_after": 60, "forks": True, "threads": True}),
    "exit status": (5 + 7, {"exit_status": True}),
    "exit status, stack": (5 + 9, {"exit_status": True, "stack": True}),
    "everything": (
        42,
        {
            "kill_after": 60,
            "forks": True,
            "threads": True,
            "at_exit": True,
            "exit_status": True,
            "exits_at_once": True,
            "stack": True,
            "tasks": True,
            "masked": True,
        },
    ),
}


@pytest.mark.parametrize("name", LINES)
def test_a_guard_is_no_longer_than_it_has_to_be(name: str) -> None:
    most, options = LINES[name]
    spec = GuardSpec(False, "    ", 3600, "job.py timed out after 3600 seconds",
                     options=GuardOptions(**options))  # type: ignore[arg-type]  # fmt: skip
    lines = [line for line in guard_source(spec, 4).splitlines() if line]
    imported = {"signal"} if spec.options.masked else set()  # The job uses it.
    imported |= {"os"} if spec.options.masked and spec.options.forks else set()
    assert len(lines) + len({*modules_of(spec.options)} - imported) <= most


def test_settings_know_the_parts_by_default() -> None:
    assert FileSettings().kill_after == "auto"
