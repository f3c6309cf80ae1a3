"""GitHub Actions: workflows with a schedule."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from guard_codemod.schedules.cron import VIXIE
from guard_codemod.schedules.entry import (
    Overlap,
    Problem,
    ProblemKind,
    ScheduleEntry,
    ScheduleFile,
    Tree,
)
from guard_codemod.schedules.timing import scheduled
from guard_codemod.schedules.tree import ROOT, decoded
from guard_codemod.schedules.yaml_reader import Value, read_documents

_WORKFLOW = re.compile(r"(?:.*/)?\.github/workflows/[^/]+\.ya?ml")
_EXPRESSION = re.compile(r"\$\{\{\s*(.*?)\s*\}\}", re.DOTALL)
_COMPARISON = re.compile(r"github\.(event_name|event\.schedule)\s*([!=])=\s*'([^']*)'")
_DEFAULT_MINUTES = 360
_MOST_ENTRIES = 10_000
_DEEPEST = 3
"""How many workflows may call each other."""
_SHORTEST = 300.0  # seconds
"""https://docs.github.com/actions/using-workflows/events-that-trigger-workflows#schedule"""


def matches(path: str) -> bool:
    """Whether *path* is a workflow."""
    return _WORKFLOW.fullmatch(path) is not None


def read(path: str, content: bytes, tree: Tree) -> ScheduleFile:
    """Return the steps of the workflow *path* that a schedule starts."""
    workflow = next(read_documents(decoded(content)))
    if isinstance(workflow, Problem):
        return ScheduleFile(problems=(workflow,))
    steps = list(_steps(workflow, tree))
    crons = [item.get("cron") for item in workflow.get("on", "schedule").items]
    zones = [item.get("timezone").text for item in workflow.get("on", "schedule").items]
    entries = (
        _at(replace(step, source=path, line=cron.line, time_zone=zone or "UTC"), cron.text)
        for cron, zone in zip(crons, zones, strict=True)
        for step, conditions in steps
        if _runs(conditions, cron.text)
    )
    return ScheduleFile(tuple(islice(entries, _MOST_ENTRIES)))


def _at(entry: ScheduleEntry, cron: str) -> ScheduleEntry:
    entry = scheduled(entry, cron, VIXIE)
    if entry.shortest_gap is None or entry.shortest_gap >= _SHORTEST:
        return entry
    problem = Problem(
        entry.line, "GitHub starts it every 5 minutes at most: say so", ProblemKind.ODD
    )
    return replace(entry, shortest_gap=_SHORTEST, problems=(*entry.problems, problem))


def _runs(conditions: tuple[str, ...], cron: str) -> bool:
    """Whether a step with *conditions* may run at *cron*, of which comparisons tell."""
    facts = {"event_name": "schedule", "event.schedule": cron}

    def may_be(comparison: str) -> bool:
        found = _COMPARISON.search(comparison)
        return not found or (facts[found[1]] == found[3]) is (found[2] == "=")

    return all(
        "!(" in condition
        or ("||" in condition and "(" in condition)
        or any(all(map(may_be, either.split("&&"))) for either in condition.split("||"))
        for condition in conditions
    )


def _steps(
    workflow: Value, tree: Tree, depth: int = 0
) -> Iterator[tuple[ScheduleEntry, tuple[str, ...]]]:
    """Yield an entry for each command of *workflow*, and the conditions of its job and step."""
    for name, job in workflow.get("jobs").pairs.items():
        condition, called = job.get("if").text, job.get("uses").text
        if called.startswith("./") and depth < _DEEPEST:
            content = tree.read(called[2:]) or b""
            inner = next(read_documents(decoded(content)))
            if isinstance(inner, Value):
                for entry, own in _steps(inner, tree, depth + 1):
                    yield entry, (condition, *own)
        for step in job.get("steps").items:
            if step.get("run").text:
                yield _entry(workflow, name, job, step), (condition, step.get("if").text)


def _entry(workflow: Value, name: str, job: Value, step: Value) -> ScheduleEntry:
    levels = (workflow, job, step)
    timeouts = [level.get("timeout-minutes") for level in (job, step)]
    limits = [(minutes, at.line) for at in timeouts if (minutes := _minutes(at))]
    minutes, line = min(limits, default=(float(_DEFAULT_MINUTES), 0))
    text = _EXPRESSION.sub(_in_shell, step.get("run").text)
    python = _of(levels, "shell").startswith("python")
    return ScheduleEntry(
        "",
        0,
        "GitHub workflow",
        command=("python", "-c", text) if python else text,
        name=f"{name}: {step.get('name').text}" if step.get("name").text else name,
        directory=_directory(job, _of(levels, "working-directory")),
        variables=tuple(
            (key, value.text) for level in levels for key, value in level.get("env").pairs.items()
        ),
        outer_limit=minutes * 60.0,
        outer_limit_line=line,
        container=bool(job.get("container")),
        overlap=_overlap(job.get("concurrency") or workflow.get("concurrency")),
    )


def _directory(job: Value, text: str) -> str:
    """Return the folder *text*, from the root of the repository if that is checked out there."""
    checkouts = (one for one in job.get("steps").items if "/checkout" in one.get("uses").text)
    elsewhere = any(step.get("with", "path").text for step in checkouts)
    folder = _EXPRESSION.sub(_in_shell, text)
    return folder if elsewhere or "$" in folder else ROOT + folder.removeprefix("./")


def _minutes(timeout: Value) -> float:
    return float(timeout.text) if re.fullmatch(r"\d{1,6}(\.\d{1,6})?", timeout.text) else 0.0


def _of(levels: tuple[Value, Value, Value], key: str) -> str:
    """Return the setting *key* of a command: of its step, else the default of job or workflow."""
    workflow, job, step = levels
    defaults = [level.get("defaults", "run", key).text for level in (job, workflow)]
    return next(filter(None, (step.get(key).text, *defaults)), "")


def _in_shell(expression: re.Match[str]) -> str:
    """Return the folder of the repository, or something whose value nobody knows."""
    return "." if expression[1] == "github.workspace" else "$GITHUB_EXPRESSION"


def _overlap(concurrency: Value) -> Overlap:
    if not concurrency:
        return Overlap.BESIDE
    stops = concurrency.get("cancel-in-progress").text == "true"
    return Overlap.REPLACES if stops else Overlap.QUEUED
