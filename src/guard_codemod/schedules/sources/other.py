"""Schedulers whose files are recognized and named, but not read."""

from __future__ import annotations

import posixpath
import re
from fnmatch import translate

from guard_codemod.lazy import frozen
from guard_codemod.schedules.entry import ScheduleFile, Tree

_NOT_READ = "{} is not read: set its schedule in an override"
_IN_PROCESS = "{} runs functions in a process that stays: a guard would end all of them"

_CLOCKS = "*sched*.py clock*.py cron*.py"


@frozen
class _Kind:
    """A scheduler, the names of its files, a pattern for their content, and the message."""

    scheduler: str
    names: str
    content: str
    why: str = _NOT_READ


_KINDS = (
    _Kind(
        "GitLab CI",
        ".gitlab-ci.yml *.gitlab-ci.yml",
        r"\$CI_PIPELINE_SOURCE\s*==\s*[\"']schedule|^\s*-\s*schedules\b|\[\s*schedules\b",
        "{} has its schedules in the project's settings: set them in an override",
    ),
    _Kind("Jenkins", "Jenkinsfile* *.jenkinsfile", r"\bcron\s*\("),
    _Kind(
        "ofelia",
        "*ofelia*.ini config.ini *compose*.yml *compose*.yaml",
        r"^\s*\[job-(exec|run|local|service-run)\b|\bofelia\.job-",
    ),
    _Kind("Nomad", "*.nomad *.hcl", r"^\s*periodic\s*\{"),
    _Kind(
        "AWS",
        "*.tf serverless*.yml serverless*.yaml template.yml template.yaml template.json",
        r"[\"':=\s](cron|rate)\([^)\n]+\)",
    ),
    _Kind("Airflow", "*dag*.py", r"\bschedule(_interval)?\s*=[^=]"),
    _Kind(
        "APScheduler",
        _CLOCKS,
        r"^\s*(from|import) apscheduler\b",
        _IN_PROCESS,
    ),
    _Kind("schedule", _CLOCKS, r"^\s*(from|import) schedule\b", _IN_PROCESS),
    _Kind(
        "Celery beat",
        "*celery*.py *beat*.py *settings*.py tasks.py",
        r"(?i)\bbeat_?schedule\b",
        _IN_PROCESS,
    ),
)


def _pattern(*names: str) -> re.Pattern[str]:
    return re.compile("|".join(translate(name) for name in " ".join(names).split()))


_CALLED = _pattern(*(kind.names for kind in _KINDS))


def matches(path: str) -> bool:
    """Whether *path* has the name of a file of one of these schedulers."""
    return _CALLED.match(posixpath.basename(path)) is not None or _is_dag(path)


def read(path: str, text: str, _tree: Tree) -> ScheduleFile:
    """Return why *path* is not read, if it is a schedule."""
    name = posixpath.basename(path)
    for kind in _KINDS:
        called = _pattern(kind.names).match(name) or (kind.scheduler == "Airflow" and _is_dag(path))
        if called and re.search(kind.content, text, re.MULTILINE):
            return ScheduleFile(left_unread=kind.why.format(kind.scheduler))
    return ScheduleFile()


def _is_dag(path: str) -> bool:
    return path.endswith(".py") and "/dags/" in f"/{path}"
