"""What becomes of the exception of a guard depends on the guard, too."""

from __future__ import annotations

import itertools
from textwrap import indent

import pytest
from helpers import HOUR, guard_text, hazards

from guard_codemod.config.settings import Settings
from guard_codemod.engine import engine
from guard_codemod.files.source_file import SourceFile
from guard_codemod.guards.actions import actions
from guard_codemod.guards.actions.base import TimeoutAction
from guard_codemod.guards.spec import GuardOptions
from guard_codemod.model import Outcome

IMPORTS = "import os\nimport signal\nimport sys\nimport time\n"


def in_a_loop(handler: str) -> str:
    body = f"while True:\n    try:\n        time.sleep(7200)\n        break\n{indent(handler, '    ')}\n"
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
            break
        except OSError:
            pass
"""
    result = engine.check(SourceFile("job.py", job.encode()), HOUR)
    assert result.before.outcome is Outcome.ALREADY_GUARDED
    assert [finding.code for finding in result.before.findings] == (
        ["TG101"] if HANDLERS[handler] else []
    )


@pytest.mark.parametrize("action", actions())
def test_a_guard_that_raises_nothing_is_not_swallowed(action: type[TimeoutAction]) -> None:
    job = "import time\n\nif __name__ == '__main__':\n" + indent(
        in_a_loop("except OSError:\n    pass"), "    "
    )
    options = GuardOptions(on_timeout=action.example)
    settings = Settings(timeout=60, guard=options, kill_after="none")
    written = engine.guard(SourceFile("job.py", job.encode()), settings)
    assert written.new is not None
    checked = engine.check(SourceFile("job.py", written.new), HOUR)
    for diagnosis in (written.final, checked.final):
        codes = [finding.code for finding in diagnosis.findings]
        assert codes == (["TG101"] if action.raises else [])


@pytest.mark.parametrize(
    ("kill_after", "env", "portable", "action", "forks"),
    list(itertools.product((None, 60), (None, "LIMIT"), (False, True), actions(), (False, True))),
)
def test_a_guard_is_no_hazard_to_itself(
    kill_after: int | None,
    env: str | None,
    portable: bool,
    action: type[TimeoutAction],
    forks: bool,
) -> None:
    variant = GuardOptions(
        kill_after, timeout_env=env, portable=portable, on_timeout=action.example
    )
    job = "import os\n\nif __name__ == '__main__':\n    os.listdir('/')\n" + (
        "    os.fork()\n" if forks else ""
    )
    settings = Settings(timeout=60, guard=variant)
    guarded = guard_text(job, settings)
    findings = engine.check(SourceFile("job.py", guarded.encode()), HOUR).before.findings
    assert [finding for finding in findings if finding.code in ("TG101", "TG105", "TG108")] == []
    codes = {"TG101", "TG105", "TG108"}
    assert [found for found in hazards(guarded) if found.code in codes] == []
