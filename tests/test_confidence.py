"""Findings of less than high confidence: shown on request, and never a failure."""

from __future__ import annotations

import ast
from dataclasses import replace
from pathlib import Path

import pytest
from helpers import HOUR, fill, guard_text, invoke

from guard_codemod import Confidence, Settings, Severity, check, guard
from guard_codemod.integrations.flake8 import Plugin
from guard_codemod.rules.tg110_succeeds_after_timeout import SucceedsAfterTimeout

LIKELY = """\
from acme import process, items


def main():
    try:
        process(items)
    except Exception as error:
        print(error)
    print("done")


if __name__ == "__main__":
    main()
"""
"""A job whose handler may end it with status 0, going by the name of what it calls."""
JOB = guard_text(LIKELY)
CERTAIN = JOB.replace("process(items)", "__import__('time').sleep(3600)")
HEADER = '[tool.guard-codemod]\nkill-after = "none"\n'
PLAIN = ("--kill-after", "none")
"""What leaves a guard without the part that would mitigate it."""
MEDIUM = ("--confidence", "medium")
MESSAGE = (
    "job.py:9:5: TG110 this handler catches the TimeoutError, and the job ends with status 0"
    " (medium confidence)"
)


def said(*arguments: str) -> tuple[int, list[str]]:
    code, lines = invoke("check", "job.py", *PLAIN, *arguments)
    return code, [line for line in lines if ": TG" in line]


def test_medium_confidence_is_shown_on_request(here: Path) -> None:
    fill(here, {"job.py": JOB})
    assert said() == said("--confidence", "high") == (0, [])
    assert said(*MEDIUM) == (0, [MESSAGE])


def test_what_a_guard_lacks_is_as_certain_as_the_hazard(here: Path) -> None:
    fill(here, {"job.py": JOB})
    assert invoke("check", "job.py", "--strict")[0] == 0
    code, lines = invoke("check", "job.py", "--strict", *MEDIUM)
    assert (code, "TG012 the guard lacks a failing exit status" in lines[0]) == (0, True)
    sure = "import time\n" + CERTAIN.replace("__import__('time')", "time")
    fill(here, {"job.py": sure})
    assert invoke("check", "job.py", "--strict")[0] == 1
    # An update adds the part, however certain it is.
    for text in (JOB, sure):
        updated = guard(text, Settings(timeout=3600, update=True)).code
        assert "ExitStack()" in updated


def test_high_confidence_is_shown_whatever_is_asked_for(here: Path) -> None:
    fill(here, {"job.py": "import time\n" + CERTAIN.replace("__import__('time')", "time")})
    high = MESSAGE.replace(":9:", ":10:").removesuffix(" (medium confidence)")
    assert said() == said(*MEDIUM) == (0, [high])
    assert said("--strict") == said("--strict", *MEDIUM) == (1, [high])


@pytest.mark.parametrize("severity", ["", 'severity = { TG110 = "error" }', "strict = true"])
def test_medium_confidence_never_makes_a_run_fail(severity: str, here: Path) -> None:
    fill(here, {"job.py": JOB, "pyproject.toml": f"{HEADER}{severity}\n"})
    assert said(*MEDIUM) == (0, [MESSAGE])
    result = check(
        JOB,
        Settings(confidence="medium", kill_after="none", strict=True, severity={"TG1": "error"}),
    )
    (finding,) = result.findings
    assert (finding.severity, finding.confidence) == (Severity.WARNING, Confidence.MEDIUM)


@pytest.mark.parametrize("comment", ["guard-codemod: ignore[TG110]", "noqa: TG110"])
def test_what_suppresses_a_hidden_finding_is_in_use(comment: str, here: Path) -> None:
    handler = "    except Exception as error:"
    fill(here, {"job.py": JOB.replace(handler, f"{handler}  # {comment}")})
    assert said() == said(*MEDIUM) == (0, [])
    fill(here, {"job.py": JOB.replace("print(error)", f"print(error)  # {comment}")})
    assert [line.split()[1] for line in said()[1]] == ["TG202"]
    assert [line.split()[1] for line in said(*MEDIUM)[1]] == ["TG110", "TG202"]


def test_the_configuration_may_ask_for_it(here: Path) -> None:
    key = 'confidence = "medium"\n'
    fill(here, {"job.py": JOB, "pyproject.toml": HEADER + key})
    assert said() == (0, [MESSAGE])
    assert said("--confidence", "high") == (0, [])
    override = f'{HEADER}[[tool.guard-codemod.overrides]]\nfiles = ["%s"]\n{key}'
    fill(here, {"pyproject.toml": override % "job.py"})
    assert said() == (0, [MESSAGE])
    fill(here, {"pyproject.toml": override % "other.py"})
    assert said() == (0, [])


@pytest.mark.parametrize("value", ['"low"', '"HIGH"', "true", "1", '["high"]', '""'])
def test_another_confidence_is_refused(value: str, here: Path) -> None:
    fill(here, {"job.py": JOB, "pyproject.toml": f"{HEADER}confidence = {value}\n"})
    code, lines = invoke("check")
    assert code == 2
    assert "is not valid: give one of 'high', 'medium'" in lines[0]


def test_a_baseline_of_all_is_not_stale_where_less_is_shown(here: Path) -> None:
    fill(here, {"job.py": JOB})
    assert said("--write-baseline", "known.json", *MEDIUM)[0] == 0
    for options in (MEDIUM, ()):
        code, lines = invoke("check", "job.py", *PLAIN, "--baseline", "known.json", *options)
        assert code == 0
        assert not any("stale" in line or "TG110" in line for line in lines)
    fill(here, {"job.py": JOB.replace("print(error)", "raise")})
    _, lines = invoke("check", "job.py", "--baseline", "known.json")
    assert any("stale" in line for line in lines)


def test_hidden_findings_get_no_comment(here: Path) -> None:
    fill(here, {"job.py": JOB})
    invoke("check", "job.py", *PLAIN, "--add-ignore")
    assert (here / "job.py").read_text() == JOB
    invoke("check", "job.py", *PLAIN, "--add-ignore", *MEDIUM)
    assert "ignore[TG110]" in (here / "job.py").read_text()
    assert said() == said(*MEDIUM) == (0, [])


def test_apply_says_it_of_the_guarded_file_too(here: Path) -> None:
    fill(here, {"job.py": LIKELY})
    _, lines = invoke("apply", "job.py", "--timeout", "1h", *PLAIN, *MEDIUM)
    assert lines[0] == MESSAGE
    fill(here, {"job.py": LIKELY})
    _, lines = invoke("apply", "job.py", "--timeout", "1h", *PLAIN)
    assert lines == [lines[0], "1 guarded"]


EXITS = "import os, sys\n" + guard_text(
    "def main():\n    try:\n        os.system('ssh é')\n"
    "    except OSError: print('é'); sys.exit(0)\n\n\nif __name__ == '__main__':\n    main()\n"
)


def test_related_places_count_characters() -> None:
    (finding,) = (
        one for one in check(EXITS, Settings(kill_after="none")).findings if one.code == "TG110"
    )
    (exits,) = finding.related
    line = EXITS.splitlines()[exits.line - 1]
    assert exits.message == "it ends with status 0 here"
    assert exits.end_column is not None
    assert line[exits.column - 1 : exits.end_column - 1] == "sys.exit(0)"


def test_flake8_says_what_is_shown_and_where_else_to_look(here: Path) -> None:
    table = f'{HEADER}[[tool.guard-codemod.overrides]]\nfiles = ["all/*"]\nconfidence = "medium"\n'
    fill(here, {"pyproject.toml": table})
    assert any(text.endswith(" here)") for _, text in _run("exits.py", EXITS))
    assert _run("job.py", JOB) == []
    assert _run("all/job.py", JOB) == [(9, MESSAGE.partition(": ")[2])]


def _run(name: str, content: str) -> list[tuple[int, str]]:
    plugin = Plugin(ast.parse(content), name, content.splitlines(keepends=True))
    return [(line, text) for line, _, text, _ in plugin.run()]


RUNS = """\
import subprocess


def main():
    for name in ("north", "south"):
        try:
            subprocess.run([COMMAND, name], check=True)
        except Exception:
            print(name)


if __name__ == "__main__":
    main()
"""


@pytest.mark.parametrize(
    ("command", "confidence"),
    [("rsync", Confidence.HIGH), ("./nightly.sh", Confidence.LOW), ("mkdir", None)],
)
def test_a_command_that_may_wait_asks_for_a_backstop(
    command: str, confidence: Confidence | None
) -> None:
    text = RUNS.replace("COMMAND", repr(command))
    guarded = guard_text(text, replace(HOUR, kill_after="auto"))
    assert ("dump_traceback_later" in guarded) == (confidence is not None)
    everything = Settings(confidence="medium", kill_after="none")
    reported = [one.confidence for one in check(guard_text(text), everything).findings]
    assert reported == [confidence] * (confidence is Confidence.HIGH)


@pytest.mark.parametrize(
    ("work", "asks"), [("acme.render", True), ("print", False), ("lambda page: page + 1", False)]
)
def test_work_of_a_pool_that_nobody_can_look_into_asks_for_a_backstop(
    work: str, asks: bool
) -> None:
    text = (
        "import acme\nfrom concurrent.futures import ProcessPoolExecutor\n\n\ndef main():\n"
        f"    with ProcessPoolExecutor() as pool:\n        print(*pool.map({work}, range(9)))\n"
        '\n\nif __name__ == "__main__":\n    main()\n'
    )
    guarded = guard_text(text, replace(HOUR, kill_after="auto"))
    assert ("dump_traceback_later" in guarded) == asks
    assert not check(guard_text(text), Settings(confidence="medium", kill_after="none")).findings


def test_low_confidence_is_not_reported_of_a_guard_that_lacks_a_part(here: Path) -> None:
    text = RUNS.replace("COMMAND", "'./nightly.sh'")
    fill(here, {"job.py": guard_text(text)})
    assert invoke("check", "job.py", *MEDIUM, "--strict")[0] == 0
    assert invoke("apply", "job.py", "--update", "--timeout", "3600")[0] == 0
    assert "dump_traceback_later" in (here / "job.py").read_text()


@pytest.mark.parametrize(
    ("call", "confidence"),
    [
        ("daemonize()", "high"),
        ("sys.argv[1:] and daemonize()", None),
        ("if sys.argv[1:]:\n        daemonize()", None),
        ("acme.daemonize()", None),
        ("if sys.argv[1:]:\n        koji.daemonize()", None),
    ],
)
def test_what_makes_a_daemon_may_be_left_out(call: str, confidence: str | None) -> None:
    forks = "def daemonize():\n    if os.fork() > 0:\n        os._exit(0)\n"
    job = f"import os, sys, time\nimport acme, koji\n\n\n{forks}\n\ndef main():\n    {call}\n"
    job += '    time.sleep(600)\n\n\nif __name__ == "__main__":\n    main()\n'
    job = guard_text(job, replace(HOUR, include_non_jobs=True))
    found = check(job, Settings(confidence="medium", include_non_jobs=True)).findings
    values = [one.confidence.value for one in found if one.code == "TG112"]
    assert values == [confidence] * (confidence is not None)


def test_what_a_library_wraps_only_while_it_connects_is_of_low_confidence() -> None:
    wrapped = SucceedsAfterTimeout.bad.replace("http:", "https:")
    for caught, reported in (("Exception", ["TG110"]), ("urllib.error.URLError", [])):
        text = guard_text(wrapped.replace("except Exception", f"except {caught}"))
        findings = check(text, Settings(confidence="medium", kill_after="none")).findings
        assert [one.code for one in findings] == reported


@pytest.mark.parametrize(
    ("made", "call", "confidence"),
    [
        ("redis.Redis('cache.test')", "get('orders')", "medium"),
        ("redis.Redis(host='localhost')", "get('orders')", None),
        ("redis.Redis(socket_timeout=None)", "get('orders')", "high"),
        ("redis.Redis()", "blpop('orders')", "high"),
        ("redis.Redis()", "pubsub().listen()", "high"),
        ("openai.OpenAI(max_retries=4)", "models.list()", "medium"),
        ("openai.OpenAI(max_retries=9)", "models.list()", "high"),
    ],
)
def test_retries_that_may_come_to_an_end_are_less_certain(
    made: str, call: str, confidence: str | None
) -> None:
    job = f"import openai, redis\n\n\ndef main():\n    {made}.{call}\n\n\n"
    job = guard_text(job + 'if __name__ == "__main__":\n    main()\n')
    found = check(job, Settings(confidence="medium", kill_after="none")).findings
    values = [one.confidence.value for one in found if one.code == "TG108"]
    assert values == [confidence] * (confidence is not None)


@pytest.mark.parametrize(
    ("inside", "of_tasks", "of_retries"),
    [
        ("requests.get('http://host')", ["high"], ["high"]),
        ("print(sum(range(20)))", ["medium"], []),
    ],
)
def test_tasks_and_retries_are_less_certain_if_nothing_waits(
    inside: str, of_tasks: list[str], of_retries: list[str]
) -> None:
    built = f"class Sum(luigi.Task):\n    def run(self):\n        {inside}\n\n"
    tried = f"@retry.retry(tries=10)\ndef connect():\n    {inside}\n\n"
    for code, before, call, confidences in (
        ("TG110", built, "luigi.build([Sum()])", of_tasks),
        ("TG108", tried, "connect()", of_retries),
    ):
        job = f"import luigi, requests, retry\n\n\n{before}\n"
        job = guard_text(f'{job}if __name__ == "__main__":\n    {call}\n', HOUR)
        found = check(job, Settings(confidence="medium", kill_after="none")).findings
        assert [one.confidence.value for one in found if one.code == code] == confidences


@pytest.mark.parametrize(
    ("above", "guessed", "sure"),
    [
        ("", [Confidence.MEDIUM], [Confidence.HIGH]),
        ("print('daemon of the mail')", [], [Confidence.MEDIUM]),
        ("questionary = None", [], [Confidence.MEDIUM]),
        ("signal.signal(signal.SIGTERM, print)", [], [Confidence.MEDIUM]),
        ("os.kill(1, signal.SIGTERM)", [Confidence.MEDIUM], [Confidence.HIGH]),
        ("threading.Thread(target=print, daemon=True)", [Confidence.MEDIUM], [Confidence.HIGH]),
        ("sys.stdout.isatty()", [], []),
        ("webbrowser.open('page')", [], []),
    ],
)
def test_signs_of_services_and_of_somebody_who_sits_there_add_to_other_doubts(
    above: str, guessed: list[Confidence], sure: list[Confidence]
) -> None:
    web = "webbrowser, " * ("webbrowser" in above)
    imports = f"import {web}os, signal, sys, threading, time\n"
    for call, confidences in (("process(items)", guessed), ("time.sleep(3600)", sure)):
        text = imports + LIKELY.replace("process(items)", call).replace(
            "main():\n", f"main():\n    {above or 'pass'}\n", 1
        )
        found = check(guard_text(text), Settings(confidence="medium", kill_after="none")).findings
        assert [one.confidence for one in found if one.code == "TG110"] == confidences


@pytest.mark.parametrize(
    ("define", "name", "confidences"),
    [
        ("def", "poll", [Confidence.HIGH]),
        ("def", "reserve", [Confidence.HIGH]),
        ("def", "serve", []),
        ("def", "_watch_daemon", []),
        ("async def", "listen", [Confidence.HIGH]),
    ],
)
def test_a_function_whose_name_is_that_of_a_service_may_be_one(
    define: str, name: str, confidences: list[Confidence]
) -> None:
    call = f"asyncio.run({name}())" if define == "async def" else f"{name}()"
    job = f"""\
import asyncio, requests


{define} {name}():
    while True:
        try:
            return requests.get("http://host").text
        except Exception as error:
            print(error)


if __name__ == "__main__":
    {call}
"""
    found = check(guard_text(job), Settings(confidence="medium", kill_after="none")).findings
    assert [one.confidence for one in found if one.code == "TG101"] == confidences


POLLS = """\
import time
import urllib.request

RATES = urllib.request.urlopen("http://127.0.0.1/rates").read()


def main():
    ROUNDS:
        print(urllib.request.urlopen("http://127.0.0.1/", timeout=9).read())
        time.sleep(60)


if __name__ == "__main__":
    main()
"""


@pytest.mark.parametrize(
    ("rounds", "reported"),
    [
        ("for _ in range(9)", {"TG109": Confidence.HIGH}),
        ("while True", {"TG109": Confidence.MEDIUM, "TG111": Confidence.HIGH}),
    ],
)
def test_what_is_found_in_a_service_beside_its_endless_loop_is_less_certain(
    rounds: str, reported: dict[str, Confidence]
) -> None:
    text = POLLS.replace("ROUNDS", rounds)
    found = check(guard_text(text), Settings(confidence="medium", kill_after="none")).findings
    assert {one.code: one.confidence for one in found} == reported
