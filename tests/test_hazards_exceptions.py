"""What becomes of the exception of a guard depends on the guard, too."""

from __future__ import annotations

import itertools
from textwrap import indent

import pytest
from helpers import HOUR, guard_text, hazards

from guard_codemod.config.settings import Settings
from guard_codemod.engine import engine
from guard_codemod.guards.spec import GuardOptions, OnTimeout
from guard_codemod.model import Outcome, SourceFile

IMPORTS = "import os\nimport signal\nimport sys\nimport time\n"


def in_a_loop(handler: str) -> str:
    body = f"while True:\n    try:\n        time.sleep(600)\n{indent(handler, '    ')}\n"
    return IMPORTS + body


RAISED = {
    "TimeoutError": {"except OSError", "except Exception", "except BaseException"},
    "Overdue": {"except Exception", "except BaseException"},
    "SystemExit": {"except BaseException"},
    None: set(),
}


@pytest.mark.parametrize("raised", RAISED)
def test_what_a_handler_raises_decides_what_catches_it(raised: str | None) -> None:
    for clause in RAISED["TimeoutError"]:
        found = hazards(in_a_loop(f"{clause}:\n    pass"), raised)
        expected = ["TG101"] if clause in RAISED[raised] else []
        assert [finding.code for finding in found] == expected, clause


HANDLERS = {
    "raise TimeoutError('slow')": True,
    "raise Overdue()": False,
    "print('slow')": False,
    "sys.exit(3)": False,
    "os._exit(3)": False,
}


@pytest.mark.parametrize("handler", HANDLERS)
def test_the_handler_of_a_guard_is_looked_at(handler: str) -> None:
    job = f"""\
{IMPORTS}
class Overdue(Exception):
    pass

def overdue(signum, frame):
    {handler}

if __name__ == "__main__":
    signal.signal(signal.SIGALRM, overdue)
    signal.alarm(60)
    while True:
        try:
            time.sleep(600)
        except OSError:
            pass
"""
    result = engine.check(SourceFile("job.py", job.encode()), Settings())
    assert result.outcome is Outcome.ALREADY_GUARDED
    assert [finding.code for finding in result.findings] == (["TG101"] if HANDLERS[handler] else [])


TARGETS = {
    OnTimeout.CALL: "ourlib.cli:stop",
    OnTimeout.SLACK: "#ops",
    OnTimeout.EMAIL: "ops@example.com",
}


@pytest.mark.parametrize("action", OnTimeout)
def test_a_guard_that_raises_nothing_is_not_swallowed(action: OnTimeout) -> None:
    job = "import time\n\nif __name__ == '__main__':\n" + indent(
        in_a_loop("except OSError:\n    pass"), "    "
    )
    settings = Settings(
        timeout=60, variant=GuardOptions(on_timeout=action, target=TARGETS.get(action))
    )
    written = engine.guard(SourceFile("job.py", job.encode()), settings)
    assert written.after is not None
    for result in (
        engine.applied(written),
        engine.check(SourceFile("job.py", written.after), Settings()),
    ):
        assert [finding.code for finding in result.findings] == (
            ["TG101"] if action is OnTimeout.RAISE else []
        )


@pytest.mark.parametrize(
    ("kill_after", "env", "portable", "action", "forks"),
    list(itertools.product((None, 60), (None, "LIMIT"), (False, True), OnTimeout, (False, True))),
)
def test_a_guard_is_no_hazard_to_itself(
    kill_after: int | None, env: str | None, portable: bool, action: OnTimeout, forks: bool
) -> None:
    target = TARGETS.get(action)
    variant = GuardOptions(
        kill_after, timeout_env=env, portable=portable, on_timeout=action, target=target
    )
    job = "import os\n\nif __name__ == '__main__':\n    os.listdir('/')\n" + (
        "    os.fork()\n" if forks else ""
    )
    settings = Settings(timeout=60, variant=variant)
    guarded = guard_text(job, settings)
    findings = engine.check(SourceFile("job.py", guarded.encode()), HOUR).findings
    assert [finding for finding in findings if finding.code in ("TG101", "TG105", "TG108")] == []
    codes = {"TG101", "TG105", "TG108"}
    assert [found for found in hazards(guarded) if found.code in codes] == []
