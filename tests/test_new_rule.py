"""A rule is one file: one that is put beside the others is found, documented and selectable."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import pytest
from helpers import GUARD_CODEMOD, GUARDED, clean_environment, copy_package, fill

HAZARD = '''\
"""TG199: the job detaches itself."""

from collections.abc import Iterator

from guard_codemod.model import Finding
from guard_codemod.rules.base import HazardRule
from guard_codemod.rules.support.checker import Site
from guard_codemod.semantic.keyword_filter import KeywordFilter


class JobDetached(HazardRule):
    """Reports jobs that leave the session of their scheduler."""

    summary = "the job detaches itself"
    why = "What the scheduler started ends at once."
    help = "let the scheduler run it"
    mitigated_by = ()
    bad = "import os\\n\\nif __name__ == '__main__':\\n    os.setsid()\\n"
    good = "import os\\n\\nif __name__ == '__main__':\\n    os.listdir()\\n"
    keywords = KeywordFilter("os:setsid")

    @classmethod
    def check_site(cls, site: Site) -> Iterator[Finding]:
        for call, name in site.calls:
            if name == "os.setsid":
                yield cls.at(call, f"{name}() detaches the job")
'''
PLAN = '''\
"""TG099: a guard is there."""

from collections.abc import Iterator

from guard_codemod.model import Finding
from guard_codemod.planning.plan import Decision, Plan
from guard_codemod.rules.base import PlanRule


class GuardPresent(PlanRule):
    """Reports files with a guard."""

    summary = "a guard is there"
    why = "It shows that the rule is asked."
    help = "do nothing"

    @classmethod
    def check(cls, plan: Plan) -> Iterator[Finding]:
        if plan.decision is Decision.KEEP:
            yield cls.finding("a guard is there", plan.line, plan.column)
'''
TOYS = {"TG199": ("tg199_job_detached.py", HAZARD), "TG099": ("tg099_guard_present.py", PLAN)}
JOB = f"{GUARDED}    os.setsid()\n"
"""A job with a guard, which both toys report."""


@pytest.fixture(params=TOYS)
def code(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Return the code of a rule that is put into a copy of the package, beside a job."""
    copy_package(tmp_path)
    name, text = TOYS[request.param]
    fill(tmp_path, {f"guard_codemod/rules/{name}": text, "job.py": JOB})
    return str(request.param)


def _run(folder: Path, *arguments: str) -> tuple[int, str]:
    """Run the copy of the program that is in *folder*."""
    ran = subprocess.run(
        [*GUARD_CODEMOD, *arguments],
        cwd=folder,
        env=clean_environment(PYTHONPATH=str(folder)),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    return ran.returncode, ran.stdout


def _found(folder: Path, *arguments: str) -> list[str]:
    """Return the codes that `check` finds in the job."""
    _, output = _run(folder, "check", "job.py", "--output-format", "json", *arguments)
    (result,) = json.loads(output)["results"]
    return [finding["code"] for finding in result["findings"]]


@pytest.mark.slow
def test_a_rule_is_found_and_selectable(code: str, tmp_path: Path) -> None:
    assert _found(tmp_path) == [code]
    assert _found(tmp_path, "--select", code) == [code]
    assert _found(tmp_path, "--ignore", code) == []
    assert _found(tmp_path, "--select", "TG001") == []


@pytest.mark.slow
def test_a_rule_can_be_suppressed(code: str, tmp_path: Path) -> None:
    comment = f"  # guard-codemod: ignore[{code}]"
    suppressed = re.sub(r"(?m)^.*(?:setsid|alarm)\(.*$", rf"\g<0>{comment}", JOB)
    fill(tmp_path, {"job.py": suppressed})
    assert code not in _found(tmp_path)


@pytest.mark.slow
def test_a_rule_is_documented(code: str, tmp_path: Path) -> None:
    assert _run(tmp_path, "rule", code)[1].startswith(f"{code} ")
    _, index = _run(tmp_path, "rule", "--all", "--output-format", "markdown")
    assert f"| [{code}](rules/{code}.md) |" in index
    log = json.loads(_run(tmp_path, "check", "job.py", "--output-format", "sarif")[1])
    (run,) = log["runs"]
    (reported,) = run["results"]
    rule = run["tool"]["driver"]["rules"][reported["ruleIndex"]]
    assert (rule["id"], rule["helpUri"].rpartition("/")[2]) == (code, f"{code}.md")
